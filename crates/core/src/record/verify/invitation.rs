//! Whether a bundle says what its invitation says. The token itself is read by whoever has the team's public keys.

use super::found::Found;
use crate::attempt::{GrantedTime, Invited};
use crate::limit;
use crate::question::Question;
use crate::record::answer_bundle::AnswerBundle;
use crate::record::time::rfc3339;

/// Reads the token of an invitation: what it says, where the team signed it.
pub type ReadToken<'a> = &'a dyn Fn(&str) -> Option<Invited>;

/// The time that a bundle says was granted.
pub(super) fn time_of(bundle: &AnswerBundle) -> GrantedTime {
    let timing = &bundle.timing;
    if timing.untimed {
        return GrantedTime::Untimed;
    }
    GrantedTime::Limited {
        percent: timing.time_percent,
        extra_minutes: timing.extra_minutes,
    }
}

/// Finds what is not as the invitation says. Without a way to read its token, only what needs one is found.
pub(super) fn invitation(
    bundle: &AnswerBundle,
    read_token: Option<ReadToken<'_>>,
    found: &mut Found<'_>,
) {
    let timing = &bundle.timing;
    let Some(token) = &bundle.invitation_token else {
        for (field, is_there) in [
            ("extra_minutes", timing.extra_minutes > 0),
            ("untimed", timing.untimed),
            ("finish_by", timing.finish_by.is_some()),
        ] {
            if is_there {
                found.changed(
                    &["$.timing.", field].concat(),
                    "Only an invitation grants this, and the bundle has none.",
                );
            }
        }
        if bundle.form.is_narrative {
            found.changed(
                "$.form.narrative",
                "Only an invitation grants this, and the bundle has none.",
            );
        }
        return;
    };
    let Some(read_token) = read_token else {
        return;
    };
    let Some(invited) = read_token(token) else {
        found.add(
            "$.invitation_token",
            "None of the team's keys signed this invitation.",
            "Check that the configuration names every key that invitations were signed with. If it does, ask the candidate for their link.",
        );
        return;
    };
    let finish_by = invited.finish_by_ms.map(rfc3339);
    // As they stand in a bundle.
    let (id, campaign) = (limit::naming(&invited.id), limit::naming(&invited.campaign));
    let reference = invited
        .reference
        .map(|text| limit::cut(&text, Question::Reference.limit()));
    for (path, is_said) in [
        ("$.invitation", bundle.invitation.as_ref() == Some(&id)),
        ("$.campaign", bundle.campaign == campaign),
        (
            "$.content.sha256",
            bundle.content.sha256 == invited.pack_sha256,
        ),
        (
            "$.candidate.reference",
            reference.is_none() || bundle.candidate.reference == reference,
        ),
        ("$.timing.granted_ms", time_of(bundle) == invited.time),
        ("$.timing.finish_by", timing.finish_by == finish_by),
        (
            "$.form.narrative",
            bundle.form.is_narrative == invited.is_narrative,
        ),
    ] {
        if !is_said {
            found.changed(path, "This is not what the invitation says.");
        }
    }
}
