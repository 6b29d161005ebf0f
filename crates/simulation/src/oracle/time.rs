//! What the oracle knows of time: when a section and the test end, and how exactly that can be known.

use super::instant::Instant;
use super::witness::{Act, Did, Oracle};
use crate::content::IN_FIRST;
use crate::tab::Shown;
use assay_core::attempt::Response;

/// For so long after something happened to clocks or pages the host may still be asked.
const SETTLING_MS: i64 = 15_000;

/// What can be wrong until then.
const UNSETTLED_MS: i64 = 9_000;

/// Clocks that run slow are found out by the end: the test goes on for no longer than this by them.
const SLOW_MS: i64 = 5_000;

/// What may have become of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outcome {
    pub(super) response: Option<Response>,
    pub(super) late: Option<Response>,
}

/// Whether something was in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Timeliness {
    InTime,
    /// Nobody can tell, or only the host could.
    Close,
    Late,
}

impl Oracle {
    /// Returns whether the host has had the time to settle what happened to clocks and pages.
    pub(super) fn is_settled(&self, at_ms: i64) -> bool {
        at_ms - self.disturbed_ms > SETTLING_MS
    }

    /// The most by which the time that counts may differ from the true time, in milliseconds.
    pub(super) fn slack_ms(&self, at_ms: i64) -> i64 {
        if self.is_calm {
            return 30 + self.trip_ms;
        }
        let usual_ms = if self.is_settled(at_ms) {
            1_050
        } else {
            UNSETTLED_MS
        };
        let slow_ms = if self.is_slow() {
            SLOW_MS * 100 / self.speed_percent + 2_000
        } else {
            0
        };
        usual_ms + self.trip_ms + self.loose_ms + slow_ms
    }

    pub(super) fn is_slow(&self) -> bool {
        self.speed_percent < 100
    }

    fn begun_ms(&self) -> i64 {
        self.begun.as_ref().map_or(0, |begun| begun.at.at_ms)
    }

    /// The end of the first section, where limits bind.
    pub(super) fn first_end_ms(&self, acts: &[&Act]) -> i64 {
        let finished = acts.iter().find(|act| act.did == Did::FinishedSection);
        let limit_ms = self.begun_ms() + self.first_ms;
        finished.map_or(limit_ms, |act| act.at.at_ms.min(limit_ms))
    }

    /// The end of the test by its limits.
    pub(super) fn end_ms(&self, acts: &[&Act]) -> i64 {
        let whole_ms = self.begun_ms() + self.granted_ms;
        if self.limits {
            let second_ms = self.granted_ms - self.first_ms;
            whole_ms.min(self.first_end_ms(acts) + second_ms)
        } else {
            whole_ms
        }
    }

    fn timeliness(&self, acts: &[&Act], place: usize, item: usize) -> Timeliness {
        let act = acts[place];
        let at_ms = act.at.at_ms;
        let mut before = acts[..place].iter();
        if before.any(|act| act.did == Did::Submitted) {
            return Timeliness::Late;
        }
        let slack_ms = self.slack_ms(at_ms).max(self.slack_ms(self.end_ms(acts)));
        if self.limits && item < IN_FIRST {
            let mut before = acts[..place].iter();
            if before.any(|act| act.did == Did::FinishedSection) {
                return Timeliness::Late;
            }
            return Timeliness::of(at_ms, self.first_end_ms(acts), slack_ms);
        }
        Timeliness::of(at_ms, self.end_ms(acts), slack_ms)
    }

    /// What may have become of an item by these acts.
    pub(super) fn outcomes(&self, acts: &[&Act], item: usize) -> Vec<Outcome> {
        let given = acts.iter().enumerate();
        let given: Vec<_> = given
            .filter_map(|(place, act)| match &act.did {
                Did::Answered { item: of, response } if *of == item => {
                    Some((self.timeliness(acts, place, item), response))
                }
                _ => None,
            })
            .collect();
        let certain = given.iter();
        let certain = certain.take_while(|(when, _)| *when == Timeliness::InTime);
        let least = certain.count();
        let possible = given.iter().rev();
        let possible = possible.take_while(|(when, _)| *when == Timeliness::Late);
        let most = (given.len() - possible.count()).max(least);
        (least..=most)
            .map(|cut| Outcome {
                response: last(&given[..cut]),
                late: last(&given[cut..]),
            })
            .collect()
    }

    /// Holds the countdown against the true time, and the test against its end.
    pub(super) fn check_countdown(&mut self, at: Instant, shown: &Shown) {
        let Some(begun) = &self.begun else { return };
        let acts: Vec<&Act> = begun.histories[0].acts.iter().collect();
        let slack_ms = self.slack_ms(at.at_ms);
        let is_first = self.limits && shown.open_items.0 == 0;
        let end_ms = if is_first {
            self.first_end_ms(&acts)
        } else {
            self.end_ms(&acts)
        };
        // The countdown changes each second.
        let second_ms = 1_050 * 100 / self.speed_percent;
        let left_ms = end_ms - at.at_ms;
        let wrong_ms = shown.left_ms - left_ms.max(0);
        if shown.waits {
            return;
        }
        if wrong_ms < -slack_ms {
            let text = format!(
                "{} ms are lost: the page shows {}",
                -wrong_ms, shown.left_ms
            );
            self.complain(at.at_ms, text);
        } else if wrong_ms > slack_ms + second_ms && !self.is_slow() {
            let text = format!("{wrong_ms} ms are gained: the page shows {}", shown.left_ms);
            self.complain(at.at_ms, text);
        } else if left_ms < -(slack_ms + second_ms + 6_000) {
            let text = format!("the test goes on {} ms after its end", -left_ms);
            self.complain(at.at_ms, text);
        }
    }
}

impl Timeliness {
    fn of(at_ms: i64, end_ms: i64, slack_ms: i64) -> Self {
        if at_ms < end_ms - slack_ms {
            Self::InTime
        } else if at_ms > end_ms + slack_ms {
            Self::Late
        } else {
            Self::Close
        }
    }
}

fn last(given: &[(Timeliness, &Option<Response>)]) -> Option<Response> {
    given.last().and_then(|(_, response)| (*response).clone())
}
