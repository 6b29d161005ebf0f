//! The public halves of a team's keys, as a configuration names them.

use crate::document::Problems;
use serde::{Deserialize, Serialize};

/// Characters of a key of 32 bytes in base64url without padding.
const KEY_LENGTH: usize = 43;

/// The public halves of a team's keys. Several may stand side by side, the newest first: answers are sealed to the first
/// that seals, and invitations signed with any that verifies are good.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PublicKeys {
    /// The name that the team gave them, such as "2026".
    pub name: String,
    /// What invitations and time grants are verified with: an Ed25519 public key, in base64url.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(regex(pattern = "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$"))
    )]
    pub verifying: Option<String>,
    /// What answers are sealed to: an X25519 public key, in base64url.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(regex(pattern = "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$"))
    )]
    pub sealing: Option<String>,
}

/// Whether candidates need an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum InvitationUse {
    /// Nobody begins without one.
    Required,
    /// Who has one gets what it grants; everybody else begins as usual.
    Optional,
    /// Invitations are not read.
    #[default]
    Off,
}

/// Adds to `found` what is wrong with the keys of a configuration; `file` is its name in messages.
pub(super) fn check(file: &str, keys: &[PublicKeys], found: &mut Problems) {
    for (position, key) in keys.iter().enumerate() {
        let path = |field: &str| ["$.keys[", &position.to_string(), "]", field].concat();
        if key.name.trim().is_empty() {
            found.add(
                file,
                &path(".name"),
                "These keys have no name.",
                "Name them, for example by the year.",
            );
        }
        if keys[..position].iter().any(|other| other.name == key.name) {
            found.add(
                file,
                &path(".name"),
                "Two entries have this name.",
                "Give each entry a name of its own.",
            );
        }
        if key.verifying.is_none() && key.sealing.is_none() {
            found.add(
                file,
                &path(""),
                "This entry has no key.",
                "Copy \"verifying\" and \"sealing\" from what `assay keygen` printed.",
            );
        }
        for (field, half) in [(".verifying", &key.verifying), (".sealing", &key.sealing)] {
            if half.as_deref().is_some_and(|text| !is_key(text)) {
                found.add(
                    file,
                    &path(field),
                    "This is not a public key: it is cut off, or a character is wrong.",
                    "Copy it again from what `assay keygen` printed. It has 43 characters.",
                );
            }
        }
    }
}

/// Returns the use of invitations that a configuration says, or that follows from its keys; adds to `found` where one is
/// asked for that nobody could verify.
pub(super) fn invitation_use(
    said: Option<InvitationUse>,
    keys: &[PublicKeys],
    file: &str,
    found: &mut Problems,
) -> InvitationUse {
    let can_verify = keys.iter().any(|key| key.verifying.is_some());
    let usual = if can_verify {
        InvitationUse::Required
    } else {
        InvitationUse::Off
    };
    let used = said.unwrap_or(usual);
    if used != InvitationUse::Off && !can_verify {
        found.add(
            file,
            "$.invitations",
            "Invitations are asked for, and there is no key to verify them with.",
            "Add a key with \"verifying\" to \"keys\", or write \"off\".",
        );
    }
    used
}

/// Returns whether a text is 32 bytes in base64url without padding: 43 characters, whose last stands for four bits.
fn is_key(text: &str) -> bool {
    let is_of_base64url = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    text.len() == KEY_LENGTH
        && text.bytes().all(is_of_base64url)
        && text.ends_with(|last| "AEIMQUYcgkosw048".contains(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::document::parse;

    const KEY: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    fn config(fields: &str) -> Result<Config, Problems> {
        let text = format!(
            r#"{{"schema":"assay/config/1","assessment":"a.json","key":"k.json","team":{{"name":"T"}},
            "contact":{{"name":"C"}},"submission":{{"url":"x"}}{fields}}}"#
        );
        Config::parse("config.json", &parse("config.json", &text).unwrap())
    }

    fn places(fields: &str) -> Vec<String> {
        let problems = config(fields).unwrap_err().0.into_iter();
        problems.map(|problem| problem.path).collect()
    }

    #[test]
    fn invitations_are_required_once_a_key_can_verify_them() {
        let with = |keys: &str| config(&format!(r#","keys":[{keys}]"#)).unwrap();
        assert_eq!(config("").unwrap().invitations, InvitationUse::Off);
        let sealing = with(&format!(r#"{{"name":"2026","sealing":"{KEY}"}}"#));
        assert_eq!(sealing.invitations, InvitationUse::Off);
        let verifying = with(&format!(r#"{{"name":"2026","verifying":"{KEY}"}}"#));
        assert_eq!(verifying.invitations, InvitationUse::Required);
        let optional =
            format!(r#","invitations":"optional","keys":[{{"name":"2026","verifying":"{KEY}"}}]"#);
        assert_eq!(
            config(&optional).unwrap().invitations,
            InvitationUse::Optional
        );
    }

    #[test]
    fn answers_are_sealed_to_the_first_keys_that_seal() {
        let keys = format!(
            r#","keys":[{{"name":"2027","verifying":"{KEY}"}},{{"name":"2026","sealing":"{KEY}"}},{{"name":"2025","sealing":"{KEY}"}}]"#
        );
        let config = config(&keys).unwrap();
        assert_eq!(config.sealing_keys().map(|keys| &*keys.name), Some("2026"));
    }

    #[test]
    fn invitations_that_nobody_could_verify_are_refused() {
        for used in ["required", "optional"] {
            let fields = format!(r#","invitations":"{used}""#);
            assert_eq!(places(&fields), ["$.invitations"]);
            let sealing = format!(r#"{fields},"keys":[{{"name":"2026","sealing":"{KEY}"}}]"#);
            assert_eq!(places(&sealing), ["$.invitations"]);
        }
        assert!(config(r#","invitations":"off""#).is_ok());
    }

    #[test]
    fn keys_are_whole_and_their_names_differ() {
        let found = |keys: &str| places(&format!(r#","keys":[{keys}]"#));
        for wrong in [
            &KEY[1..],
            &format!("{KEY}A"),
            &format!("{}B", &KEY[1..]),
            &format!("{}+A", &KEY[2..]),
        ] {
            let keys = format!(r#"{{"name":"2026","sealing":"{KEY}","verifying":"{wrong}"}}"#);
            assert_eq!(found(&keys), ["$.keys[0].verifying"], "{wrong}");
        }
        assert_eq!(found(r#"{"name":"2026"}"#), ["$.keys[0]"]);
        let twice = format!(r#"{{"name":"a","sealing":"{KEY}"}},{{"name":"a","sealing":"{KEY}"}}"#);
        assert_eq!(found(&twice), ["$.keys[1].name"]);
        let nameless = format!(r#"{{"name":" ","sealing":"{KEY}"}}"#);
        assert_eq!(found(&nameless), ["$.keys[0].name"]);
        assert_eq!(found(""), ["$.keys"]);
    }
}
