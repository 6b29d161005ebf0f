//! The invitation that a bundle carries, by the keys of the site that it was sent to.

use crate::files::read;
use assay_core::config::{Config, InvitationUse};
use assay_core::document::{self, Value};
use assay_core::record::AnswerBundle;
use assay_core::record::time::parse_rfc3339;
use assay_crypto::{Invitation, InvitationProblem, TokenProblem, Trusted};
use std::path::Path;

/// So much may the start differ from the time that the page went by, in milliseconds: it asks the host, where it can.
const CLOCK_SLACK_MS: i64 = 10 * 60 * 1_000;

/// Returns why the invitation of a bundle is not good for a site; `None` where nothing speaks against it. The configuration
/// is read each time, so that keys can be changed while the receiver runs; without one that can be read, nothing is known.
pub fn doubt(config_file: &Path, bundle: &Value) -> Option<&'static str> {
    let config = Config::parse("config.json", &read(config_file).ok()?).ok()?;
    let bundle: AnswerBundle = document::read("bundle", bundle).ok()?;
    match &bundle.invitation_token {
        Some(token) => doubt_of_token(&config, &bundle, token),
        None if config.invitations == InvitationUse::Required => {
            Some("there is no invitation, and the site requires one")
        }
        None => None,
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
