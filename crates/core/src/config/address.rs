//! Rules for the addresses, files and headers of a configuration, each with the pattern that says it in the JSON Schema.
//!
//! Addresses are split here and not by the crate `url`: this is part of what a candidate downloads before the start, and
//! the tables of internationalized domain names would add a third to it.

use serde::Deserialize;

/// Placeholders that an address may hold.
pub const PLACEHOLDERS: [&str; 4] = ["attempt_id", "campaign", "invitation", "assessment_id"];

/// The path of a file beside the page.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(!try_from, extend(
        "patternErrorMessage" = "This file must lie beside the page. Write a path such as assessments/cto-smb.json."
    ))
)]
pub(super) struct LocalPath(
    #[cfg_attr(
        feature = "schema",
        schemars(regex(pattern = r"^(?![A-Za-z][A-Za-z0-9+.\-]*:|[\\/]{2})[\s\S]*\S"))
    )]
    String,
);

impl TryFrom<String> for LocalPath {
    type Error = &'static str;

    fn try_from(path: String) -> Result<Self, Self::Error> {
        if path.trim().is_empty() || Address::of(&path) != Address::Relative {
            Err(
                "this file must lie beside the page: a path is needed here, such as assessments/cto-smb.json",
            )
        } else {
            Ok(Self(path))
        }
    }
}

impl From<LocalPath> for String {
    fn from(path: LocalPath) -> Self {
        path.0
    }
}

/// An address as browsers read it.
#[derive(Debug, PartialEq, Eq)]
enum Address<'a> {
    /// A path on the host of the page.
    Relative,
    /// A host without its protocol, which would be that of the page.
    Protocolless,
    /// An address with a protocol of its own.
    Absolute {
        /// The protocol, as it is written.
        scheme: &'a str,
        /// Host and port, with whatever stands before them.
        authority: &'a str,
    },
    /// One that browsers refuse, or read in different ways.
    Unusable,
}

impl<'a> Address<'a> {
    fn of(text: &'a str) -> Self {
        let is_slash = |letter: char| matches!(letter, '/' | '\\');
        let text = text.trim();
        let mut letters = text.chars();
        if letters.next().is_some_and(is_slash) && letters.next().is_some_and(is_slash) {
            return Self::Protocolless;
        }
        let Some((scheme, rest)) = text.split_once(':').filter(|(scheme, _)| is_scheme(scheme))
        else {
            return Self::Relative;
        };
        if !is_web(scheme) {
            return Self::Absolute {
                scheme,
                authority: "",
            };
        }
        // `https:x` is a path where the page is at https, and a host elsewhere.
        let authority = rest
            .strip_prefix("//")
            .and_then(|rest| rest.split(['/', '\\', '?', '#']).next());
        match authority {
            Some(authority) if is_host_with_port(authority) => Self::Absolute { scheme, authority },
            _ => Self::Unusable,
        }
    }

    /// Returns whether the address begins with one of our two protocols.
    fn has_scheme(&self, wanted: &str) -> bool {
        matches!(self, Self::Absolute { scheme, .. } if scheme.eq_ignore_ascii_case(wanted))
    }

    /// Host and port of an absolute address; empty otherwise.
    fn authority(&self) -> &'a str {
        match self {
            Self::Absolute { authority, .. } => authority,
            _ => "",
        }
    }
}

/// Returns whether a text can be the scheme of an address (RFC 3986, 3.1).
fn is_scheme(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

fn is_web(scheme: &str) -> bool {
    ["http", "https"]
        .iter()
        .any(|web| scheme.eq_ignore_ascii_case(web))
}

/// Returns whether something stands for the host, and digits for the port where there is one.
fn is_host_with_port(authority: &str) -> bool {
    let host = authority.rsplit('@').next().unwrap_or_default();
    let (name, port) = split_port(host);
    !name.is_empty() && !name.contains(char::is_whitespace) && port.parse::<u16>().is_ok()
}

/// Splits a host from its port; the port is `0` where there is none.
fn split_port(host: &str) -> (&str, &str) {
    let after_brackets = host.rfind(']').map_or(0, |at| at + 1);
    match host[after_brackets..].find(':') {
        Some(at) => {
            let (name, port) = host.split_at(after_brackets + at);
            (name, if port == ":" { "0" } else { &port[1..] })
        }
        None => (host, "0"),
    }
}

/// A rule for the address that answers are sent to.
pub(super) struct EndpointRule {
    /// The message where it is broken.
    pub message: &'static str,
    /// The remedy.
    pub remedy: &'static str,
    /// Whether an address breaks it.
    pub is_broken: fn(&str) -> bool,
    /// The pattern of its addresses, as a regular expression of ECMA-262.
    #[cfg_attr(not(feature = "schema"), expect(dead_code))]
    pattern: &'static str,
}

/// The rules for the address that answers are sent to: relative, or https, or http on this very machine.
pub(super) const ENDPOINT_RULES: [EndpointRule; 6] = [
    EndpointRule {
        message: "This address leaves its protocol open.",
        remedy: "Write https:// in front of it.",
        is_broken: |text| Address::of(text) == Address::Protocolless,
        pattern: r"^(?![\\/]{2})",
    },
    EndpointRule {
        message: "This is not an address that browsers can send to.",
        remedy: "Correct its host or its port.",
        is_broken: |text| Address::of(text) == Address::Unusable,
        pattern: r"^(?![hH][tT][tT][pP][sS]?:(?!//)|[hH][tT][tT][pP][sS]?://([:?#]|$|(\[[^\]]*\]|[^/?#:\[]*):[^0-9/?#]))",
    },
    EndpointRule {
        message: "Answers cannot be sent to this kind of address.",
        remedy: "Use an https address, or a path relative to the page.",
        is_broken: |text| matches!(Address::of(text), Address::Absolute { scheme, .. } if !is_web(scheme)),
        pattern: r"^([hH][tT][tT][pP][sS]?:|(?![A-Za-z][A-Za-z0-9+.\-]*:))",
    },
    EndpointRule {
        message: "Answers would travel unprotected over http.",
        remedy: "Use an https address.",
        is_broken: |text| {
            let address = Address::of(text);
            address.has_scheme("http") && !is_this_machine(address.authority())
        },
        pattern: r"^(?![hH][tT][tT][pP]://(?!([^/?#]*@)?(localhost|127\.0\.0\.1|\[::1\])([:/?#]|$)))",
    },
    EndpointRule {
        message: "The host of the address may hold no placeholder and no password.",
        remedy: "Write the host out.",
        is_broken: |text| Address::of(text).authority().contains(['{', '}', '@']),
        pattern: r"^(?![A-Za-z]+://[^/?#]*[{@])",
    },
    EndpointRule {
        message: "A placeholder in the address is not known, or not closed.",
        remedy: "Use {attempt_id}, {campaign}, {invitation} or {assessment_id}.",
        is_broken: has_unknown_placeholder,
        pattern: r"^([^{]|\{(attempt_id|campaign|invitation|assessment_id)\})*$",
    },
];

fn is_this_machine(authority: &str) -> bool {
    let host = authority.rsplit('@').next().unwrap_or_default();
    ["localhost", "127.0.0.1", "[::1]"]
        .iter()
        .any(|own| split_port(host).0.eq_ignore_ascii_case(own))
}

fn has_unknown_placeholder(text: &str) -> bool {
    text.split('{').skip(1).any(|after| {
        let name = after.split_once('}').map(|(name, _)| name);
        !name.is_some_and(|name| PLACEHOLDERS.contains(&name))
    })
}

/// Says what HTTP does not allow in a header (RFC 9110, 5.5 and 5.6.2).
pub(super) fn header_fault(name: &str, value: &str) -> Option<&'static str> {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.is_empty() || !name.bytes().all(is_token) {
        Some("The name of a header has characters that HTTP does not allow.")
    } else if value.contains(['\r', '\n', '\0']) {
        Some("The value of a header has characters that HTTP does not allow.")
    } else {
        None
    }
}

/// The JSON Schema of an address that answers are sent to.
#[cfg(feature = "schema")]
pub(super) fn endpoint_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let rules = ENDPOINT_RULES.map(|rule| {
        serde_json::json!({
            "pattern": rule.pattern,
            "patternErrorMessage": format!("{} {}", rule.message, rule.remedy),
        })
    });
    schemars::json_schema!({ "type": "string", "minLength": 1, "allOf": rules })
}

/// The JSON Schema of request headers.
#[cfg(feature = "schema")]
pub(super) fn headers_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({
        "type": ["object", "null"],
        "propertyNames": {
            "pattern": "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$",
            "patternErrorMessage": "The name of a header has characters that HTTP does not allow. Correct it."
        },
        "additionalProperties": {
            "type": "string",
            "pattern": r"^[^\r\n\u0000]*$",
            "patternErrorMessage": "The value of a header has characters that HTTP does not allow. Correct it."
        }
    })
}
