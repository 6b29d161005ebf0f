//! When the host is asked what time it is, while nothing has happened that calls for it.
//!
//! Often enough that clocks which run slow together gain no more than a moment, and so seldom that nobody notices: one
//! small request each half minute to minute in a long test. Chance, which comes from the attempt's name, keeps
//! candidates who began together from asking together.

use super::clock_sample::ClockSample;
use super::event::{Event, PageEvent};

/// The number of questions in the time granted, within the bounds below.
const TIMES: i64 = 10;
const SHORTEST_MS: i64 = 8_000;
const LONGEST_MS: i64 = 45_000;

/// The wait before the next question where an answer left a doubt; then twice as long, and so on.
const DOUBT_MS: i64 = 2_000;

/// On clocks that run slow the questions come closer toward the end, down to this.
const CLOSEST_MS: i64 = 1_000;

/// A host that does not answer is asked half as often each time, so many times.
const MOST_HALVINGS: u32 = 4;

/// An answer that is no older shows as much as a new one.
const FRESH_MS: i64 = 3_000;

/// The state of knowledge about the clocks, as far as it says when to ask.
#[derive(Debug, Clone, Copy)]
pub(super) enum Need {
    /// Nothing speaks against them.
    Usual,
    /// The last answers may be the beginning of a proof.
    Doubt {
        /// So many answers came since without adding to it.
        calm: u32,
    },
    /// They run slow, and so much time is left by them, in milliseconds.
    Slow {
        /// Until the limit that binds next.
        left_ms: i64,
    },
}

/// The questions to the host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Asking {
    /// One is out.
    pub(super) is_out: bool,
    /// The time at which the next is due, by the page's clock; nothing on a page that has just been opened.
    due_ms: Option<i64>,
    /// The time when the last answer came, by the page's clock.
    heard_ms: Option<i64>,
    /// So many questions in a row were not answered.
    silences: u32,
    /// So many questions were planned; what chance is made of.
    planned: u32,
    /// There is no network.
    is_offline: bool,
}

impl Asking {
    /// Returns how far questions are apart in a test of this length, on average, in milliseconds.
    pub(super) fn interval_ms(granted_ms: i64) -> i64 {
        (granted_ms / TIMES).clamp(SHORTEST_MS, LONGEST_MS)
    }

    /// Takes in what happened, as far as it is about the network or an answer.
    pub(super) fn follow(&mut self, now: ClockSample, event: &Event) {
        match event {
            Event::Reopened { .. } => *self = Self::default(),
            Event::HostAsked => self.is_out = true,
            Event::HostHeard(_) => {
                self.is_out = false;
                self.silences = 0;
                self.heard_ms = Some(now.mono_ms);
                self.due_ms = None;
            }
            Event::HostSilent => {
                self.is_out = false;
                self.silences += 1;
                self.due_ms = None;
            }
            Event::Noted(PageEvent::Offline) => self.is_offline = true,
            Event::Noted(PageEvent::Online) => {
                self.is_offline = false;
                self.silences = 0;
                self.due_ms = Some(now.mono_ms);
            }
            _ => {}
        }
    }

    /// Returns whether the next question is due; plans it where that is still to be done. `name` is the attempt's.
    pub(super) fn is_due(
        &mut self,
        now: ClockSample,
        granted_ms: i64,
        need: Need,
        name: &str,
    ) -> bool {
        if self.is_out || self.is_offline {
            return false;
        }
        let planned = self.due_ms;
        let due_ms = planned.unwrap_or_else(|| self.plan(now, granted_ms, need, name));
        self.due_ms = Some(due_ms);
        due_ms <= now.mono_ms
    }

    fn plan(&mut self, now: ClockSample, granted_ms: i64, need: Need, name: &str) -> i64 {
        self.planned = self.planned.wrapping_add(1);
        let usual_ms = Self::interval_ms(granted_ms);
        let some_ms = usual_ms * 2 / 3 + chance(name, self.planned) * usual_ms * 2 / 3 / 256;
        let wait_ms = match need {
            Need::Usual => some_ms << self.silences.min(MOST_HALVINGS),
            Need::Doubt { calm } => (DOUBT_MS << calm.min(MOST_HALVINGS)).min(usual_ms),
            Need::Slow { left_ms } => some_ms.min((left_ms / 4).max(CLOSEST_MS)),
        };
        now.mono_ms + wait_ms
    }

    /// Returns whether the host would show something new at the end.
    pub(super) fn is_due_at_end(&self, now: ClockSample) -> bool {
        let is_fresh = |heard_ms| now.mono_ms - heard_ms < FRESH_MS;
        !self.is_offline && self.silences == 0 && !self.heard_ms.is_some_and(is_fresh)
    }
}

/// A number from 0 to 255 that looks random, and is the same for the same name and count.
fn chance(name: &str, count: u32) -> i64 {
    // FNV-1a, 32 bits.
    let bytes = name.bytes().chain(count.to_le_bytes());
    let mixed = bytes.fold(0x811c_9dc5_u32, |mixed, byte| {
        (mixed ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    i64::from(mixed >> 24)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF_AN_HOUR_MS: i64 = 1_800_000;

    fn at(mono_ms: i64) -> ClockSample {
        ClockSample {
            wall_ms: 0,
            mono_ms,
        }
    }

    /// Returns when questions are asked in the first hour, where each is answered at once, or none.
    fn asked(granted_ms: i64, name: &str, answered: bool) -> Vec<i64> {
        let mut asking = Asking::default();
        let sample = crate::attempt::HostSample::of_reply(0, at(0), at(0));
        let answer = if answered {
            Event::HostHeard(sample)
        } else {
            Event::HostSilent
        };
        (0..granted_ms / 1_000)
            .filter(|second| {
                let now = at(second * 1_000);
                let due = asking.is_due(now, granted_ms, Need::Usual, name);
                if due {
                    asking.follow(now, &Event::HostAsked);
                    asking.follow(now, &answer);
                }
                due
            })
            .collect()
    }

    #[test]
    fn half_an_hour_has_a_question_each_half_minute_to_minute() {
        let times = asked(HALF_AN_HOUR_MS, "0b6c", true);
        let apart = times.windows(2).map(|pair| pair[1] - pair[0]);
        assert!(
            apart.clone().all(|apart| (30..=62).contains(&apart)),
            "{times:?}"
        );
        assert!(apart.clone().min() < Some(40) && apart.max() > Some(50));
        assert_ne!(
            times,
            asked(HALF_AN_HOUR_MS, "ffff", true),
            "not all at once"
        );
    }

    #[test]
    fn ninety_seconds_have_several() {
        assert!((7..=12).contains(&asked(90_000, "0b6c", true).len()));
    }

    #[test]
    fn a_host_that_does_not_answer_is_asked_less_and_less() {
        let times = asked(HALF_AN_HOUR_MS, "0b6c", false);
        assert!((3..=7).contains(&times.len()), "{times:?}");
    }

    #[test]
    fn nothing_is_asked_without_a_network_and_soon_once_there_is_one() {
        let mut asking = Asking::default();
        asking.follow(at(0), &Event::Noted(PageEvent::Offline));
        for second in 0..600 {
            assert!(!asking.is_due(at(second * 1_000), HALF_AN_HOUR_MS, Need::Usual, ""));
        }
        assert!(!asking.is_due_at_end(at(600_000)));
        asking.follow(at(600_000), &Event::Noted(PageEvent::Online));
        assert!(asking.is_due(at(601_000), HALF_AN_HOUR_MS, Need::Usual, ""));
    }
}
