//! The clock of an attempt: how much of the granted time has passed.
//!
//! Two clocks are read and neither is trusted alone. The monotonic clock of the page cannot be set,
//! but starts again with every page and may stand still while a machine sleeps. The wall clock goes
//! on, but anyone can set it. The host's `Date` header shows who is right where the two disagree.
//!
//! - While they agree, time passes as the monotonic clock says.
//! - A stretch in which the wall clock ran ahead may be sleep or a clock set forward. It is charged
//!   at once, the stricter reading, and given back when the host shows that the clock was set.
//! - A stretch in which the wall clock fell behind is a clock that was set back: the monotonic clock
//!   counts. Over a gap between pages, where there is none, the host shows what was missed.
//!
//! - Where both fall behind together, they agree, and only the host can tell. What its answers say of
//!   that is for [`Watch`] to judge: one contradiction is a doubt, and costs nobody time.
//!
//! The host's time is always held against its time at the start, never against the last answer, so
//! that errors do not add up however often a clock is set. Elapsed time never falls except by such a
//! correction, and never below what the page's clock has measured.

use super::clock_sample::ClockSample;
use super::host::{HostSample, Offset, Span, TOLERANCE_MS};
use super::watch::{Verdict, Watch};

/// A disagreement of the clocks, for the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// The wall clock ran ahead of the page's: sleep, or a clock set forward.
    RanAhead {
        /// By how much, in milliseconds.
        by_ms: i64,
    },
    /// The wall clock fell behind: it was set back.
    FellBehind {
        /// By how much, in milliseconds.
        by_ms: i64,
    },
    /// The host was further on than both clocks can be; nothing was charged for it.
    HostAhead {
        /// At least by so much, in milliseconds.
        by_ms: i64,
    },
    /// The host was further back than both clocks can be.
    HostBehind {
        /// At least by so much, in milliseconds.
        by_ms: i64,
    },
    /// The host proved what the clocks had missed or counted too much, and the elapsed time was corrected.
    Corrected {
        /// The time that was added to the elapsed time, in milliseconds; negative where time was given back.
        by_ms: i64,
    },
}

impl Finding {
    /// The finding's name and amount, as written in bundles.
    pub fn parts(self) -> (&'static str, i64) {
        match self {
            Self::RanAhead { by_ms } => ("wall-clock-ahead", by_ms),
            Self::FellBehind { by_ms } => ("wall-clock-behind", by_ms),
            Self::HostAhead { by_ms } => ("host-ahead", by_ms),
            Self::HostBehind { by_ms } => ("host-behind", by_ms),
            Self::Corrected { by_ms } => ("corrected-by-host", by_ms),
        }
    }
}

/// Stretches of time that only the wall clock measured, until the host has been asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Unsure {
    /// The time that has certainly passed.
    floor_ms: i64,
    /// The time that has passed by the wall clock; it may be negative.
    wall_ms: i64,
    /// The time that has been charged.
    charged_ms: i64,
    /// A gap between two pages is among them.
    gap: bool,
    /// One began after the host had been asked, so that its answer is too old to settle it.
    outrun: bool,
    /// The host was asked and did not answer.
    silent: bool,
}

/// How much time has passed, and how sure that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    last: ClockSample,
    elapsed_ms: i64,
    /// The time that the page's clock has measured, over all pages: elapsed time never falls below it.
    measured_ms: i64,
    /// Disagreement gathered since the last finding, too small so far to be one.
    drift_ms: i64,
    /// The host's time, where it has told it.
    watch: Option<Watch>,
    unsure: Option<Unsure>,
    /// The host has been asked without need, and has not answered yet.
    asked: bool,
}

impl Clock {
    /// A clock that starts now. `offset` is what is known of the wall clock against the host.
    pub fn start(now: ClockSample, offset: Option<Offset>) -> Self {
        Self {
            last: now,
            elapsed_ms: 0,
            measured_ms: 0,
            drift_ms: 0,
            watch: offset.map(|offset| {
                Watch::new(Span {
                    least_ms: now.wall_ms - offset.most_ms,
                    most_ms: now.wall_ms - offset.least_ms,
                })
            }),
            unsure: None,
            asked: false,
        }
    }

    /// Goes on from an end: so much time has passed, whatever has happened since. The host has to be heard anew, since
    /// nobody watched the clocks meanwhile.
    pub fn restart(&mut self, now: ClockSample, elapsed_ms: i64) {
        *self = Self {
            elapsed_ms,
            measured_ms: elapsed_ms,
            ..Self::start(now, None)
        };
    }

    /// Milliseconds that have passed, up to the last reading.
    pub fn elapsed_ms(&self) -> i64 {
        self.elapsed_ms
    }

    /// Milliseconds that had passed at a reading on this page that is not after the last.
    pub fn elapsed_at_ms(&self, then: ClockSample) -> i64 {
        self.elapsed_ms + (then.mono_ms - self.last.mono_ms).min(0)
    }

    /// Milliseconds that have certainly passed: the elapsed time without what only the wall clock
    /// measured and the host has not confirmed. Never falls.
    pub fn certain_ms(&self) -> i64 {
        self.elapsed_ms
            - self
                .unsure
                .map_or(0, |unsure| unsure.charged_ms - unsure.floor_ms)
    }

    /// Returns whether the host must be asked, because some time was measured by the wall clock alone.
    pub fn wants_host(&self) -> bool {
        self.unsure.is_some_and(|unsure| !unsure.silent)
    }

    /// Returns whether some time was measured by the wall clock alone, so that an answer of the host would tell more.
    pub fn is_unsure(&self) -> bool {
        self.unsure.is_some() || self.watch.is_none()
    }

    /// Returns how many answers of the host came since one that may be the beginning of a proof against both clocks.
    pub fn doubt(&self) -> Option<u32> {
        self.watch.as_ref().and_then(Watch::doubt)
    }

    /// Returns whether the host has proved that both clocks run slow.
    pub fn is_slow(&self) -> bool {
        self.watch.as_ref().is_some_and(Watch::is_slow)
    }

    /// Returns whether the host is being asked although nothing calls for it.
    pub fn is_asked(&self) -> bool {
        self.asked
    }

    /// The host is being asked although nothing calls for it.
    pub fn ask(&mut self) {
        self.asked = true;
    }

    /// Lets time pass up to a reading on the same page. A reading from before changes nothing.
    ///
    /// ```
    /// use assay_core::attempt::{Clock, ClockSample, Finding};
    ///
    /// let noon = 1_800_000_000_000;
    /// let mut clock = Clock::start(ClockSample { wall_ms: noon, mono_ms: 0 }, None);
    /// assert_eq!(clock.advance(ClockSample { wall_ms: noon + 10_000, mono_ms: 10_000 }), None);
    /// assert_eq!(clock.elapsed_ms(), 10_000);
    ///
    /// // The wall clock is set back by an hour: the page's clock counts.
    /// let set_back = ClockSample { wall_ms: noon + 15_000 - 3_600_000, mono_ms: 15_000 };
    /// assert!(matches!(clock.advance(set_back), Some(Finding::FellBehind { .. })));
    /// assert_eq!(clock.elapsed_ms(), 15_000);
    /// ```
    pub fn advance(&mut self, now: ClockSample) -> Option<Finding> {
        let mono_ms = now.mono_ms - self.last.mono_ms;
        if mono_ms < 0 {
            return None;
        }
        let wall_ms = now.wall_ms - self.last.wall_ms;
        self.last = now;
        self.measured_ms += mono_ms;
        self.drift_ms += wall_ms - mono_ms;
        let drift_ms = self.drift_ms;
        if drift_ms.abs() <= TOLERANCE_MS {
            self.elapsed_ms += mono_ms;
            return None;
        }
        self.drift_ms = 0;
        let asked = self.asked || self.wants_host();
        let unsure = self.charge(mono_ms, mono_ms + drift_ms);
        unsure.outrun = asked;
        Some(if drift_ms > 0 {
            Finding::RanAhead { by_ms: drift_ms }
        } else {
            Finding::FellBehind { by_ms: -drift_ms }
        })
    }

    /// Lets the time pass that lies between two pages, which only the wall clock measured.
    ///
    /// ```
    /// use assay_core::attempt::{Clock, ClockSample};
    ///
    /// let noon = 1_800_000_000_000;
    /// let mut clock = Clock::start(ClockSample { wall_ms: noon, mono_ms: 0 }, None);
    /// // Another page, whose clock starts anew: what passed between them is what the wall clock says.
    /// clock.reopen(ClockSample { wall_ms: noon + 60_000, mono_ms: 0 });
    /// assert_eq!(clock.elapsed_ms(), 60_000);
    /// assert!(clock.is_unsure());
    /// ```
    pub fn reopen(&mut self, now: ClockSample) -> Option<Finding> {
        // What was too small for a finding so far goes into this one, so that it cannot add up.
        let wall_ms = now.wall_ms - self.last.wall_ms + std::mem::take(&mut self.drift_ms);
        self.last = now;
        self.asked = false;
        let unsure = self.charge(0, wall_ms);
        unsure.gap = true;
        unsure.outrun = false;
        (wall_ms < 0).then_some(Finding::FellBehind { by_ms: -wall_ms })
    }

    fn charge(&mut self, floor_ms: i64, wall_ms: i64) -> &mut Unsure {
        let charged_ms = floor_ms.max(wall_ms);
        self.elapsed_ms += charged_ms;
        let unsure = self.unsure.get_or_insert_default();
        unsure.silent = false;
        unsure.floor_ms += floor_ms;
        unsure.wall_ms += wall_ms;
        unsure.charged_ms += charged_ms;
        unsure
    }

    /// Takes in what the host says. Corrects the elapsed time if the wall clock turns out to have
    /// been set, or both clocks to run slow; otherwise what was charged stands. An answer to a question
    /// that was asked too early settles nothing: the host is still wanted.
    pub fn hear(&mut self, sample: HostSample) -> Option<Finding> {
        self.asked = false;
        let host = sample.host_at(self.last.mono_ms);
        let certain_ms = self.certain_ms();
        let unsure = match self.settled() {
            Some(unsure) => unsure,
            None if self.unsure.is_some() => return None,
            None if self.watch.is_some() => return self.compare(host),
            None => Unsure::default(),
        };
        let by_wall_ms = certain_ms + (unsure.wall_ms - unsure.floor_ms).max(0);
        let passed_ms = match &self.watch {
            // The floor is what was measured, so that an answer that was wrong is corrected by the next.
            Some(watch) => {
                let by_host = host.since(watch.begun());
                likeliest_ms(by_host, certain_ms, by_wall_ms, unsure.gap).max(self.measured_ms)
            }
            None => {
                self.watch = Some(Watch::new(host.earlier_by(by_wall_ms)));
                by_wall_ms
            }
        };
        self.correct(passed_ms - self.elapsed_ms)
    }

    /// Holds the host's time against clocks that agree with each other.
    fn compare(&mut self, host: Span) -> Option<Finding> {
        let heard = host.earlier_by(self.elapsed_ms);
        match self.watch.as_mut()?.hear(heard, self.elapsed_ms) {
            Verdict::Agrees => None,
            Verdict::Ahead { by_ms } => Some(Finding::HostAhead { by_ms }),
            Verdict::Behind { by_ms } => Some(Finding::HostBehind { by_ms }),
            Verdict::Missed { by_ms } => self.correct(by_ms),
        }
    }

    fn correct(&mut self, by_ms: i64) -> Option<Finding> {
        self.elapsed_ms += by_ms;
        (by_ms != 0).then_some(Finding::Corrected { by_ms })
    }

    /// Lets what was charged stand, because the host does not answer; a later answer still settles it.
    pub fn stop_waiting(&mut self) {
        self.asked = false;
        if let Some(unsure) = &mut self.unsure
            && !std::mem::take(&mut unsure.outrun)
        {
            unsure.silent = true;
        }
    }

    /// Returns the doubt that an answer settles; nothing where something has happened since the question.
    fn settled(&mut self) -> Option<Unsure> {
        let unsure = self.unsure.as_mut()?;
        if std::mem::take(&mut unsure.outrun) {
            return None;
        }
        self.unsure.take()
    }
}

/// Returns how much time has passed, where the host knows it to within about two seconds: what the wall
/// clock says if that can be; else what is certain if that can be, for then the clock was merely
/// set; else the middle.
fn likeliest_ms(by_host: Span, certain_ms: i64, by_wall_ms: i64, gap: bool) -> i64 {
    if by_host.nearly_contains(by_wall_ms) {
        by_host.nearest_ms(by_wall_ms)
    } else if !gap && by_host.nearly_contains(certain_ms) {
        by_host.nearest_ms(certain_ms)
    } else {
        by_host.middle_ms()
    }
}

#[cfg(test)]
mod tests;
