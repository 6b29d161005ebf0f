//! Whether the time that was given back is what the team signed, and what the record tells of it.

use super::found::Found;
use crate::attempt::MOST_GRANTS;
use crate::record::answer_bundle::{AnswerBundle, RecordedEvent};
use std::collections::BTreeSet;

/// What a time grant says, as far as a bundle can be held against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantSays {
    /// Its identifier.
    pub id: String,
    /// The invitation or the attempt that it is for.
    pub attempt: String,
    /// Minutes that it gives.
    pub minutes: u32,
}

/// Reads the token of a time grant: what it says, where the team signed it.
pub type ReadGrant<'a> = &'a dyn Fn(&str) -> Option<GrantSays>;

/// Finds time given back that contradicts the record, and, where tokens can be read, what the team did not sign.
pub(super) fn grants(
    bundle: &AnswerBundle,
    read_grant: Option<ReadGrant<'_>>,
    found: &mut Found<'_>,
) {
    let grants = &bundle.timing.grants;
    let recorded = bundle.events.iter().filter(|event| is_grant(event));
    let recorded: Vec<_> = recorded.map(|event| (event.at_ms, event.amount)).collect();
    let listed: Vec<_> = grants
        .iter()
        .map(|one| (one.at_ms, Some(one.ms())))
        .collect();
    if recorded != listed {
        let message = "The time that was given back is not what the record tells.";
        found.changed("$.timing.grants", message);
    }
    if grants.len() > MOST_GRANTS || (bundle.timing.untimed && !grants.is_empty()) {
        let message = "No attempt is given time back so often, or where it has no limit.";
        found.changed("$.timing.grants", message);
    }
    let ids: BTreeSet<&str> = grants.iter().map(|one| one.id.as_str()).collect();
    if ids.len() < grants.len() {
        let message = "A grant was used twice. Each is good once.";
        found.changed("$.timing.grants", message);
    }
    continues(bundle, found);
    if let Some(read_grant) = read_grant {
        signatures(bundle, read_grant, found);
    }
}

/// Returns the time for the whole, in milliseconds, with what was given back: a test that had ended goes on from its end.
pub(super) fn with_grants(bundle: &AnswerBundle, granted_ms: i64) -> i64 {
    let mut stretches = stretches(&bundle.events).into_iter();
    bundle
        .timing
        .grants
        .iter()
        .fold(granted_ms, |whole_ms, grant| {
            let has_ended = stretches.next().is_some_and(has_ended);
            let before_ms = if has_ended { grant.at_ms } else { whole_ms };
            before_ms.saturating_add(grant.ms())
        })
}

/// Returns the events since time was given back for the last time; all where it never was.
pub(super) fn last_stretch(events: &[RecordedEvent]) -> &[RecordedEvent] {
    stretches(events).pop().unwrap_or(events)
}

/// The record before, between and after the grants.
fn stretches(events: &[RecordedEvent]) -> Vec<&[RecordedEvent]> {
    events.split(is_grant).collect()
}

fn is_grant(event: &RecordedEvent) -> bool {
    event.kind == "time-granted"
}

fn has_ended(stretch: &[RecordedEvent]) -> bool {
    stretch.iter().any(|event| event.kind == "sealed")
}

/// Checks that a bundle that goes on from another tells of its end and of time given back.
fn continues(bundle: &AnswerBundle, found: &mut Found<'_>) {
    let Some(continued) = &bundle.continues else {
        return;
    };
    let mut stretches = stretches(&bundle.events);
    stretches.pop();
    let is_whole = bundle.timing.damaged_records == 0;
    let is_told = stretches.into_iter().any(has_ended) || !is_whole;
    if bundle.timing.grants.is_empty() || !is_told {
        let message =
            "It goes on from another bundle, and the record tells of no end that was opened again.";
        found.changed("$.continues", message);
    }
    let own = &bundle.attempt_id;
    if continued.attempt_id == *own || continued.earlier.contains(own) {
        found.changed(
            "$.continues.attempt_id",
            "A bundle cannot go on from itself.",
        );
    }
}

/// Checks every grant against its token.
fn signatures(bundle: &AnswerBundle, read_grant: ReadGrant<'_>, found: &mut Found<'_>) {
    let names: BTreeSet<&String> = bundle.known_names().collect();
    for (position, grant) in bundle.timing.grants.iter().enumerate() {
        let place = |name: &str| ["$.timing.grants[", &position.to_string(), "].", name].concat();
        let Some(says) = read_grant(&grant.token) else {
            found.add(
                &place("token"),
                "None of the team's keys signed this time grant.",
                "Check that the configuration names every key that time was given back with. If it does, ask the candidate for the link.",
            );
            continue;
        };
        for (name, is_said) in [
            ("id", says.id == grant.id),
            ("minutes", says.minutes == grant.minutes),
        ] {
            if !is_said {
                found.changed(&place(name), "This is not what the time grant says.");
            }
        }
        if !names.contains(&says.attempt) {
            let message = "The time grant is for another attempt.";
            found.changed(&place("token"), message);
        }
    }
}
