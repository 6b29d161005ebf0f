//! Attempts that a browser knows of, and the ways on from them.

use super::trace::{Trace, Whose};

/// An attempt that a browser knows of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAttempt {
    /// Its trace.
    pub trace: Trace,
    /// The identifiers under which it was handed in before.
    pub former: Vec<String>,
    /// Its fate.
    pub fate: Fate,
    /// When its time is up by this machine's clock, in milliseconds since the epoch; `None` where it has ended.
    pub ends_at_ms: Option<i64>,
}

/// The fate of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Its clock runs.
    Running,
    /// It has ended, and its answers are on their way.
    Ended,
    /// Its answers have arrived.
    Delivered,
    /// They have arrived, and the copy in the browser is erased.
    Erased,
}

impl KnownAttempt {
    /// Its identifier.
    pub fn id(&self) -> &str {
        &self.trace.attempt.attempt_id
    }

    /// Returns whether a name is one of the attempt's, or its invitation's.
    pub fn is_named(&self, name: &str) -> bool {
        self.trace.is_named(name) || self.former.iter().any(|id| id == name)
    }

    /// Returns whether its clock runs.
    pub fn is_running(&self) -> bool {
        self.fate == Fate::Running
    }

    /// Returns the ways that are open to somebody who is about to begin, whose the attempt is as far as is known.
    ///
    /// Only its owner sees the receipt. One that runs may be gone on with where nobody can say whose it is, too; then
    /// they show first that it is theirs. Nobody has two clocks at once.
    pub fn ways(&self, whose: Whose) -> Ways {
        let is_theirs = whose == Whose::Theirs;
        let is_running = self.is_running();
        Ways {
            show: is_theirs || (is_running && whose == Whose::Unknown),
            again: !(is_running && is_theirs),
        }
    }
}

/// The ways on from an attempt that a browser knows of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ways {
    /// To go on with it while it runs, or to see its receipt.
    pub show: bool,
    /// To begin another attempt.
    pub again: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attempt::Plan;

    const ENDED: [Fate; 3] = [Fate::Ended, Fate::Delivered, Fate::Erased];

    fn ways(fate: Fate, whose: Whose) -> (bool, bool) {
        let trace = Trace::of(&Plan::default(), "2026-03-01T09:00:00.000Z", "");
        let Ways { show, again } = KnownAttempt {
            trace,
            former: Vec::new(),
            fate,
            ends_at_ms: None,
        }
        .ways(whose);
        (show, again)
    }

    #[test]
    fn an_attempt_that_runs_is_gone_on_with_or_is_somebody_elses() {
        assert_eq!(ways(Fate::Running, Whose::Theirs), (true, false));
        assert_eq!(ways(Fate::Running, Whose::Unknown), (true, true));
        assert_eq!(ways(Fate::Running, Whose::Namesakes), (false, true));
        assert_eq!(ways(Fate::Running, Whose::Others), (false, true));
    }

    #[test]
    fn only_its_owner_sees_the_receipt_and_everybody_may_begin_again() {
        for fate in ENDED {
            assert_eq!(ways(fate, Whose::Theirs), (true, true));
            for whose in [Whose::Unknown, Whose::Namesakes, Whose::Others] {
                assert_eq!(ways(fate, whose), (false, true));
            }
        }
    }
}
