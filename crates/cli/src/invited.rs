//! The invitation that a bundle carries, and the time that was given back, by the keys of the site that it was sent to.

use crate::files::read;
use assay_core::config::{Config, InvitationUse};
use assay_core::document::{self, Value};
use assay_core::record::AnswerBundle;
use assay_core::record::time::parse_rfc3339;
use assay_crypto::{GrantProblem, Invitation, InvitationProblem, TimeGrant, TokenProblem, Trusted};
use std::path::Path;

/// So much may the start differ from the time that the page went by, in milliseconds: it asks the host, where it can.
const CLOCK_SLACK_MS: i64 = 10 * 60 * 1_000;

/// Returns why the invitation of a bundle, or time that was given back, is not good for a site; `None` where nothing speaks against it. The configuration
/// is read each time, so that keys can be changed while the receiver runs; without one that can be read, nothing is known.
pub fn doubt(config_file: &Path, bundle: &Value) -> Option<&'static str> {
    let config = Config::parse("config.json", &read(config_file).ok()?).ok()?;
    let bundle: AnswerBundle = document::read("bundle", bundle).ok()?;
    let of_invitation = match &bundle.invitation_token {
        Some(token) => doubt_of_token(&config, &bundle, token),
        None if config.invitations == InvitationUse::Required => {
            Some("there is no invitation, and the site requires one")
        }
        None => None,
    };
    of_invitation.or_else(|| doubt_of_grants(&config, &bundle))
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

fn doubt_of_token(config: &Config, bundle: &AnswerBundle, token: &str) -> Option<&'static str> {
    let invitation = match Invitation::verify(token, &Trusted::of(&config.keys)) {
        Ok(invitation) => invitation,
        Err(problem) => return Some(said(&problem)),
    };
    if bundle.invitation.as_deref() != Some(invitation.id.as_str()) {
        return Some("the invitation has another identifier than the bundle names");
    }
    if invitation.is_practice_only {
        return Some("the invitation is good for the practice only");
    }
    let ahead_ms = bundle.timing.host_offset_ms.unwrap_or(0);
    let checked_at = |slack_ms: i64| {
        let started_ms = parse_rfc3339(&bundle.timing.started_at)?
            .saturating_sub(ahead_ms)
            .saturating_add(slack_ms);
        let checked = invitation.check(&bundle.campaign, &bundle.content.sha256, started_ms);
        checked.err()
    };
    // Too early even by a clock that runs behind, or too late even by one that runs ahead.
    let problem = match checked_at(0)? {
        InvitationProblem::TooEarly { .. } => checked_at(CLOCK_SLACK_MS),
        InvitationProblem::Expired { .. } => checked_at(-CLOCK_SLACK_MS),
        other => Some(other),
    };
    problem.as_ref().map(said)
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
