//! Whether both clocks of a machine run slow, or stand still, together: only the host can tell.
//!
//! Each answer says when the attempt began by the host's clock: the host's time less the time that has passed by
//! ours. While our clocks run as time does, all answers say the same, to within what is unknown. Where ours run
//! slow, it comes out later and later; where somebody sets the host's clock, it comes out later once.
//!
//! So one step proves nothing. It is put on record and costs nobody time. [`PROOF`] steps, all upward, each beyond
//! all that the answers before allow, and each as soon after the one before as its size lets expect, are not somebody
//! setting a clock: then what is certain to be missing is charged, and so is what the answers after that prove. If the
//! host takes it back, the time is given back.

use super::host::Span;

/// Hosts name whole seconds, and some name a second that is over. So much on top of all bounds is no step.
const SLACK_MS: i64 = 1_000;

/// So many steps in a row are no accident.
const PROOF: u32 = 3;

/// The most that the rounding of two answers adds to a step.
const ROUNDING_MS: i64 = 1_000;

/// Clocks that run slow make the next step by the time that they have missed so much; without one, the steps that
/// there were are taken for a host's clock that was set.
const NEXT_STEP_MS: i64 = 10_000;

/// The shortest and the longest wait for the next step.
const PATIENCE_MS: (i64, i64) = (5_000, 180_000);

/// The conclusion from an answer of the host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// All is as the answers before said.
    Agrees,
    /// The host is further on than our clocks can be. Nothing is charged.
    Ahead {
        /// At least by so much, in milliseconds.
        by_ms: i64,
    },
    /// The host is further back than our clocks can be.
    Behind {
        /// At least by so much, in milliseconds.
        by_ms: i64,
    },
    /// So much time is certain to have passed that our clocks did not count; negative where it is given back.
    Missed {
        /// In milliseconds.
        by_ms: i64,
    },
}

/// The conclusions from all answers of the host together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Watch {
    /// The time when the attempt began by the host's clock. What is missing is counted from here.
    began: Span,
    /// The same, by the answers since the last step.
    heard: Span,
    /// The number of steps upward in a row.
    steps: u32,
    /// How much time had passed at the last of them, in milliseconds.
    stepped_ms: i64,
    /// The time that the next may take from there.
    patience_ms: i64,
    /// The number of answers that came since without another.
    calm: u32,
    /// How much time had passed at the last answer, in milliseconds.
    heard_ms: i64,
    /// Our clocks are known to run slow.
    is_slow: bool,
    /// The time that has been charged, in milliseconds.
    charged_ms: i64,
}

impl Watch {
    /// Begins with what the host said at the start.
    pub(super) fn new(began: Span) -> Self {
        Self {
            began,
            heard: began,
            steps: 0,
            stepped_ms: 0,
            patience_ms: 0,
            calm: 0,
            heard_ms: 0,
            is_slow: false,
            charged_ms: 0,
        }
    }

    /// Returns when the attempt began by the host's clock as it goes now.
    pub(super) fn begun(&self) -> Span {
        self.heard
    }

    /// Returns how many answers came since a step that may become a proof; nothing where there was none.
    pub(super) fn doubt(&self) -> Option<u32> {
        (self.steps > 0 && !self.is_slow).then_some(self.calm)
    }

    /// Returns whether our clocks are known to run slow.
    pub(super) fn is_slow(&self) -> bool {
        self.is_slow
    }

    /// Takes an answer in: when the attempt began by it, and how much time has passed by our clocks.
    pub(super) fn hear(&mut self, heard: Span, elapsed_ms: i64) -> Verdict {
        let ahead_ms = heard.least_ms - self.heard.most_ms;
        let behind_ms = self.heard.least_ms - heard.most_ms;
        let since_ms = elapsed_ms - std::mem::replace(&mut self.heard_ms, elapsed_ms);
        if self.steps > 0 && elapsed_ms - self.stepped_ms > self.patience_ms {
            self.steps = 0;
            self.is_slow = false;
            self.began = self.heard;
        }
        if behind_ms > SLACK_MS {
            self.fall(heard, behind_ms)
        } else if self.is_slow && heard.least_ms > self.began.most_ms {
            self.charge(heard, elapsed_ms)
        } else if ahead_ms > SLACK_MS {
            self.steps += 1;
            self.stepped_ms = elapsed_ms;
            self.patience_ms = patience_ms(ahead_ms, since_ms);
            self.calm = 0;
            self.heard = heard;
            if self.steps >= PROOF {
                self.is_slow = true;
                self.charge(heard, elapsed_ms)
            } else {
                Verdict::Ahead { by_ms: ahead_ms }
            }
        } else {
            self.calm += 1;
            self.heard = self.heard.narrowed_by(heard);
            Verdict::Agrees
        }
    }

    /// Charges what is certain to be missing.
    fn charge(&mut self, heard: Span, elapsed_ms: i64) -> Verdict {
        let by_ms = heard.least_ms - self.began.most_ms;
        self.charged_ms += by_ms;
        // What is charged passes at once, and is no wait.
        self.heard_ms = elapsed_ms + by_ms;
        self.stepped_ms = self.heard_ms;
        self.patience_ms = PATIENCE_MS.1;
        self.heard = heard.earlier_by(by_ms);
        Verdict::Missed { by_ms }
    }

    /// The host's clock went back: nothing that it said before is a proof any more.
    fn fall(&mut self, heard: Span, behind_ms: i64) -> Verdict {
        let back_ms = (self.began.most_ms - heard.least_ms).clamp(0, self.charged_ms);
        self.charged_ms -= back_ms;
        self.steps = 0;
        self.is_slow = false;
        self.heard = heard.earlier_by(-back_ms);
        self.began = self.heard;
        if back_ms > 0 {
            Verdict::Missed { by_ms: -back_ms }
        } else {
            Verdict::Behind { by_ms: behind_ms }
        }
    }
}

/// Returns how long the next step may take after one of this size, which came in the time since the answer before.
fn patience_ms(ahead_ms: i64, since_ms: i64) -> i64 {
    let (shortest_ms, longest_ms) = PATIENCE_MS;
    // Until the answer before, the step was still within the slack.
    let missed_ms = ahead_ms - SLACK_MS - ROUNDING_MS;
    if missed_ms <= 0 {
        return longest_ms;
    }
    (NEXT_STEP_MS.saturating_mul(since_ms) / missed_ms).clamp(shortest_ms, longest_ms)
}
