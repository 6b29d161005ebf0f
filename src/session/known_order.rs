//! The order of attempts that this browser knows of.

use assay_core::record::{Fate, KnownAttempt, Whose};
use std::cmp::Reverse;

/// The key by which what was started last comes first.
pub fn latest_first(known: &KnownAttempt) -> Reverse<String> {
    Reverse(known.trace.attempt.started_at.clone())
}

/// Sorts attempts of which nobody knows whose they are: those whose answers are still here come first.
pub fn sort_unclaimed(unclaimed: &mut [KnownAttempt]) {
    unclaimed.sort_by_key(|known| (known.fate == Fate::Erased, latest_first(known)));
}

/// Sorts attempts that somebody has begun before: what is surely theirs comes first, and of that what runs.
pub fn sort_taken(taken: &mut [(KnownAttempt, Whose)]) {
    taken.sort_by_key(|(known, whose)| {
        (
            *whose != Whose::Theirs,
            !known.is_running(),
            latest_first(known),
        )
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_core::attempt::Plan;
    use assay_core::record::Trace;

    /// An attempt that was started on a day of March.
    fn known(id: &str, day: u32, fate: Fate) -> KnownAttempt {
        let plan = Plan {
            attempt_id: id.into(),
            ..Plan::default()
        };
        let trace = Trace::of(&plan, &format!("2026-03-{day:02}T09:00:00.000Z"), "");
        KnownAttempt {
            trace,
            former: Vec::new(),
            fate,
            ends_at_ms: None,
        }
    }

    #[test]
    fn answers_that_are_still_here_come_first_then_what_was_started_last() {
        let mut unclaimed = [
            known("a", 1, Fate::Delivered),
            known("b", 9, Fate::Erased),
            known("c", 3, Fate::Ended),
            known("d", 2, Fate::Erased),
            known("e", 3, Fate::Delivered),
        ];
        sort_unclaimed(&mut unclaimed);
        let ids: String = unclaimed.iter().map(KnownAttempt::id).collect();
        assert_eq!(ids, "ceabd", "equals keep their order");
    }

    #[test]
    fn what_is_surely_theirs_comes_first_and_of_that_what_runs() {
        let mut taken = [
            (known("a", 9, Fate::Running), Whose::Unknown),
            (known("b", 5, Fate::Ended), Whose::Theirs),
            (known("c", 1, Fate::Running), Whose::Theirs),
            (known("d", 8, Fate::Erased), Whose::Namesakes),
            (known("e", 6, Fate::Delivered), Whose::Theirs),
        ];
        sort_taken(&mut taken);
        let ids: String = taken.iter().map(|(known, _)| known.id()).collect();
        assert_eq!(ids, "cebad");
    }
}
