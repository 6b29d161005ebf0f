//! The invitation that a bundle carries, and the time that was given back, by the keys of the site that it was sent to.

use crate::files::read;
use assay_core::config::{Config, InvitationUse};
use assay_core::digest::{canonical, sha256_hex};
use assay_core::document::{self, Value, json};
use assay_core::record::AnswerBundle;
use assay_core::record::time::parse_rfc3339;
use assay_crypto::{GrantProblem, Invitation, InvitationProblem, TimeGrant, TokenProblem, Trusted};
use std::path::Path;

/// So much may the start differ from the time that the page went by, in milliseconds: it asks the host, where it can.
const CLOCK_SLACK_MS: i64 = 10 * 60 * 1_000;

/// What is known of the invitation of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It has none and needs none, or nothing is known of invitations here.
    Uninvited,
    /// The team signed it, for this test and this time.
    Invited(InvitationDigest),
    /// It is not good for the site, with the reason.
    Doubtful(&'static str),
}

/// SHA-256 of campaign and identifier of an invitation, in hexadecimal digits: it tells invitations apart and says nothing
/// of whom they are for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct InvitationDigest(pub String);

impl InvitationDigest {
    fn of(invitation: &Invitation) -> Self {
        let names = json!([invitation.campaign, invitation.id]);
        Self(sha256_hex(canonical(&names).as_bytes()))
    }
}

/// Returns what is known of the invitation of a bundle, and of time that was given back. The configuration is read each
/// time, so that keys can be changed while the receiver runs; without one that can be read, nothing is known.
pub fn standing(config_file: &Path, bundle: &Value) -> Standing {
    let config = read(config_file).and_then(|config| Config::parse("config.json", &config));
    let bundle: Result<AnswerBundle, _> = document::read("bundle", bundle);
    let (Ok(config), Ok(bundle)) = (config, bundle) else {
        return Standing::Uninvited;
    };
    let standing = match &bundle.invitation_token {
        Some(token) => match invitation_of(&config, &bundle, token) {
            Ok(invitation) => Standing::Invited(InvitationDigest::of(&invitation)),
            Err(why) => Standing::Doubtful(why),
        },
        None if config.invitations == InvitationUse::Required => {
            Standing::Doubtful("there is no invitation, and the site requires one")
        }
        None => Standing::Uninvited,
    };
    match doubt_of_grants(&config, &bundle) {
        Some(why) if !matches!(standing, Standing::Doubtful(_)) => Standing::Doubtful(why),
        _ => standing,
    }
}

fn doubt_of_grants(config: &Config, bundle: &AnswerBundle) -> Option<&'static str> {
    let trusted = Trusted::of(&config.keys);
    let names: Vec<&str> = bundle.known_names().map(String::as_str).collect();
    let mut used = Vec::new();
    bundle.timing.grants.iter().find_map(|used_grant| {
        let grant = match TimeGrant::verify(&used_grant.token, &trusted) {
            Ok(grant) => grant,
            Err(problem) => return Some(said_of_grant(&problem)),
        };
        if (&grant.id, grant.minutes) != (&used_grant.id, used_grant.minutes) {
            return Some("the time given back is not what the team signed");
        }
        // Until when it was good is known to the page only: the bundle has no instant of its use.
        let checked = grant.check(&names, &used, grant.until_ms);
        used.push(grant.id);
        checked.as_ref().err().map(said_of_grant)
    })
}

fn said_of_grant(problem: &GrantProblem) -> &'static str {
    match problem {
        GrantProblem::Token(TokenProblem::UnknownKey) => {
            "time was given back with a key that config.json does not name"
        }
        GrantProblem::Token(TokenProblem::Forged) => {
            "the time given back was not signed by the team, or changed after that"
        }
        GrantProblem::Token(_) => "the signed grant of more time is damaged, or none",
        GrantProblem::OtherAttempt => "the time given back is for another attempt",
        GrantProblem::Unsound => "the time given back is what none may be",
        GrantProblem::Expired { .. } => "the time given back was used too late",
        GrantProblem::Used => "the same time was given back twice",
    }
}

fn invitation_of(
    config: &Config,
    bundle: &AnswerBundle,
    token: &str,
) -> Result<Invitation, &'static str> {
    let invitation =
        Invitation::verify(token, &Trusted::of(&config.keys)).map_err(|problem| said(&problem))?;
    if bundle.invitation.as_deref() != Some(invitation.id.as_str()) {
        return Err("the invitation has another identifier than the bundle names");
    }
    if invitation.is_practice_only {
        return Err("the invitation is good for the practice only");
    }
    match problem_of(&invitation, bundle) {
        Some(problem) => Err(said(&problem)),
        None => Ok(invitation),
    }
}

/// Returns why the invitation was not good for the test when it was begun.
fn problem_of(invitation: &Invitation, bundle: &AnswerBundle) -> Option<InvitationProblem> {
    let ahead_ms = bundle.timing.host_offset_ms.unwrap_or(0);
    let checked_at = |slack_ms: i64| {
        let started_ms = parse_rfc3339(&bundle.timing.started_at)?
            .saturating_sub(ahead_ms)
            .saturating_add(slack_ms);
        let checked = invitation.check(&bundle.campaign, &bundle.content.sha256, started_ms);
        checked.err()
    };
    // Too early even by a clock that runs behind, or too late even by one that runs ahead.
    match checked_at(0)? {
        InvitationProblem::TooEarly { .. } => checked_at(CLOCK_SLACK_MS),
        InvitationProblem::Expired { .. } => checked_at(-CLOCK_SLACK_MS),
        other => Some(other),
    }
}

fn said(problem: &InvitationProblem) -> &'static str {
    match problem {
        InvitationProblem::Token(TokenProblem::UnknownKey) => {
            "the invitation was signed with a key that config.json does not name"
        }
        InvitationProblem::Token(TokenProblem::Forged) => {
            "the invitation was not signed by the team, or changed after that"
        }
        InvitationProblem::Token(_) => "the invitation is damaged, or none",
        InvitationProblem::OtherCampaign => "the invitation is for another campaign",
        InvitationProblem::OtherPack => "the invitation is for other content",
        InvitationProblem::Unsound => "the invitation says what none may say",
        InvitationProblem::TooEarly { .. } => "the test was begun before the invitation opened",
        InvitationProblem::Expired { .. } => {
            "the test was begun after the last moment of the invitation"
        }
    }
}
