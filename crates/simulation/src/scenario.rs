//! The scenario of a sitting: everything that a candidate does and everything that happens to them, with its time.
//!
//! A scenario follows from its seed, and a sitting from its scenario. Steps can be left out: that is how a failure shrinks.

use crate::endpoint::Mood;
use std::fmt;

/// What a sitting begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Whether the limits of sections bind.
    pub limits: bool,
    /// Whether the team has named a backup.
    pub has_backup: bool,
    /// The time granted, in percent.
    pub time_percent: u32,
    /// How far the wall clock is ahead, in milliseconds.
    pub wall_ahead_ms: i64,
    /// How far the host's clock is ahead, in milliseconds.
    pub host_ahead_ms: i64,
    /// The way to the host and back, in milliseconds.
    pub trip_ms: i64,
    /// How long a transaction of the store takes, in milliseconds.
    pub disk_ms: i64,
    /// Both clocks of the machine run at so many percent of the true speed.
    pub speed_percent: i64,
}

/// Something that a candidate does, or that happens to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Goes to an item and answers it.
    Answer {
        /// The item.
        item: usize,
        /// Which answer.
        variant: u32,
    },
    /// Clears an answer.
    Clear {
        /// The item.
        item: usize,
    },
    /// Pastes so many characters, and so gives an answer.
    Paste {
        /// The item, one of those that are typed.
        item: usize,
        /// How many characters.
        characters: usize,
    },
    /// Flags an item, or takes the flag away.
    Flag {
        /// The item.
        item: usize,
        /// Whether it is flagged.
        on: bool,
    },
    /// Goes to an item and reads.
    View {
        /// The item.
        item: usize,
    },
    /// Goes to the review.
    Review,
    /// Finishes the open section.
    FinishSection,
    /// Hands in.
    Submit,
    /// Presses a key in the very moment of handing in: an answer that is too late.
    LateKey {
        /// The item.
        item: usize,
        /// Which answer.
        variant: u32,
    },
    /// Asks to send again.
    SendAgain,
    /// Loads the page again. So many transactions that wait are still done.
    Reload {
        /// Transactions.
        done: usize,
    },
    /// Closes the tab, and comes back later in a new one.
    Close {
        /// Transactions that are still done.
        done: usize,
        /// Milliseconds until then.
        away_ms: i64,
    },
    /// Opens the page in a second tab, goes on there, and leaves the first open.
    SecondTab,
    /// The browser is killed, or power fails.
    Crash {
        /// Transactions that were done but not confirmed.
        done: usize,
        /// Whether the record after them is torn.
        torn: bool,
        /// Whether the browser brings the tab back as it was.
        restored: bool,
        /// Milliseconds until the candidate is back.
        away_ms: i64,
    },
    /// Somebody sets the machine's clock.
    SetClock(i64),
    /// The machine sleeps for so many milliseconds.
    Sleep(i64),
    /// The page is hidden for so many milliseconds, and its timers are throttled.
    Hidden(i64),
    /// There is no network for so many milliseconds, and the browser knows it.
    Offline(i64),
    /// The host does not answer for so many milliseconds.
    HostGone(i64),
    /// Somebody sets the host's clock.
    SetHost(i64),
    /// The host's next answer is out of a cache, and so old.
    StaleHost(i64),
    /// Another version of the content is deployed.
    Redeploy,
    /// The store takes so long for a while.
    SlowDisk {
        /// Milliseconds for a transaction.
        latency_ms: i64,
        /// Milliseconds until it is as before.
        ms: i64,
    },
    /// The store keeps nothing for so many milliseconds.
    BrokenDisk(i64),
    /// The endpoint, or the backup, treats its next requests like this.
    Moods {
        /// Whether the backup does.
        backup: bool,
        /// One for each request.
        moods: Vec<Mood>,
    },
}

/// Something with its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// True milliseconds since the page was opened first.
    pub at_ms: i64,
    /// What happens.
    pub what: What,
}

/// A whole scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// The seed that it was made from.
    pub seed: u64,
    /// What it begins with.
    pub setting: Setting,
    /// What happens, in order of time.
    pub steps: Vec<Step>,
}

impl What {
    /// The name of a fault in tables; `None` for what candidates do by themselves.
    pub fn fault(&self) -> Option<&'static str> {
        Some(match self {
            Self::Answer { .. }
            | Self::Clear { .. }
            | Self::Paste { .. }
            | Self::Flag { .. }
            | Self::View { .. }
            | Self::Review
            | Self::FinishSection
            | Self::Submit
            | Self::SendAgain => return None,
            Self::LateKey { .. } => "key in the moment of handing in",
            Self::Reload { .. } => "page loaded again",
            Self::Close { .. } => "tab closed",
            Self::SecondTab => "second tab",
            Self::Crash { torn: true, .. } => "crash with a torn write",
            Self::Crash { .. } => "crash",
            Self::SetClock(_) => "clock set",
            Self::Sleep(_) => "sleep",
            Self::Hidden(_) => "page hidden",
            Self::Offline(_) => "no network",
            Self::HostGone(_) => "host gone",
            Self::SetHost(_) => "host's clock set",
            Self::StaleHost(_) => "host's answer stale",
            Self::Redeploy => "redeployment",
            Self::SlowDisk { .. } => "slow disk",
            Self::BrokenDisk(_) => "broken disk",
            Self::Moods { .. } => "endpoint in trouble",
        })
    }
}

impl Scenario {
    /// Returns the names of the faults in it, one for each time. What the setting has counts too.
    pub fn faults(&self) -> Vec<&'static str> {
        let slow = (self.setting.speed_percent != 100).then_some("clocks run slow");
        let wrong = (self.setting.wall_ahead_ms != 0).then_some("clock wrong from the start");
        let steps = self.steps.iter().filter_map(|step| step.what.fault());
        slow.into_iter().chain(wrong).chain(steps).collect()
    }

    /// Returns whether something of the kind is in it.
    pub fn has(&self, is_it: impl Fn(&What) -> bool) -> bool {
        self.steps.iter().any(|step| is_it(&step.what))
    }
}

impl fmt::Display for Scenario {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{:?}", self.setting)?;
        for step in &self.steps {
            let seconds = step.at_ms / 1_000;
            writeln!(
                out,
                "{seconds:>5}.{:03} s  {:?}",
                step.at_ms % 1_000,
                step.what
            )?;
        }
        Ok(())
    }
}
