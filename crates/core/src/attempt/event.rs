//! The events of an attempt. `journal.rs` writes them down.

use super::clock_sample::ClockSample;
use super::host::HostSample;
use super::plan::Plan;
use super::response::Response;
use super::time_granted::TimeGranted;
use serde::{Deserialize, Serialize};

/// The place in the attempt that the candidate is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At an item, counted from 0 through the whole form.
    Item(usize),
    /// At the review of all answers.
    Review,
}

/// Something that happened; always in the past tense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The candidate pressed the button that starts the clock.
    Started(Box<Plan>),
    /// The page was opened again on a running attempt.
    Reopened {
        /// The last reading on the page before, where one was kept.
        last_seen: Option<ClockSample>,
    },
    /// The clock was read. Only on record where it disagreed with the wall clock.
    Ticked,
    /// The host is asked for its time although nothing calls for it.
    HostAsked,
    /// The host answered with its time.
    HostHeard(HostSample),
    /// The host was asked for its time and did not answer.
    HostSilent,
    /// The candidate went somewhere.
    Viewed(Place),
    /// The candidate gave, changed or cleared a response.
    Answered {
        /// The item, counted from 0 through the whole form.
        item: usize,
        /// The response as it is now.
        response: Response,
    },
    /// The candidate flagged an item for review, or took the flag away.
    Flagged {
        /// The item.
        item: usize,
        /// Whether it is flagged now.
        on: bool,
    },
    /// Text was pasted.
    Pasted {
        /// The item.
        item: usize,
        /// How many characters.
        length: usize,
    },
    /// More was typed or pasted than fits, and its end was left out.
    Shortened {
        /// The item; `None` for the explanation.
        item: Option<usize>,
        /// How many characters were left out.
        left_out: usize,
    },
    /// The candidate finished a section whose limit binds.
    SectionFinished,
    /// A notice of the time left was given.
    Noticed {
        /// The time left that the notice names, in seconds.
        left_seconds: i64,
    },
    /// Something happened about the page that changes nothing in the attempt.
    Noted(PageEvent),
    /// The candidate explained something to those who read the record.
    Explained(String),
    /// The candidate used a time grant of the team.
    TimeGranted(TimeGranted),
    /// The candidate submitted the test.
    Submitted,
    /// The attempt was sealed: submitted, or out of time. Answers are fixed from here.
    Sealed,
}

/// What is on record about the page, in neutral words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum PageEvent {
    /// The page was hidden, by another tab or another window.
    Hidden,
    /// The page was shown again.
    Shown,
    /// The page's window lost the focus.
    Blurred,
    /// The page's window got the focus back.
    Focused,
    /// The network went.
    Offline,
    /// The network came back.
    Online,
    /// The browser ceased to keep answers.
    Unkept,
    /// The browser kept answers again.
    Kept,
}

impl PageEvent {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Hidden,
        Self::Shown,
        Self::Blurred,
        Self::Focused,
        Self::Offline,
        Self::Online,
        Self::Unkept,
        Self::Kept,
    ];

    /// The event's name in journals and bundles.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Shown => "shown",
            Self::Blurred => "blurred",
            Self::Focused => "focused",
            Self::Offline => "offline",
            Self::Online => "online",
            Self::Unkept => "unkept",
            Self::Kept => "kept",
        }
    }
}

/// An event with its place in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Position in the journal, from 0.
    pub seq: u32,
    /// The time when it happened.
    pub at: ClockSample,
    /// The event.
    pub event: Event,
}

impl Event {
    /// The event's name in journals and bundles.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Started(_) => "started",
            Self::Reopened { .. } => "reopened",
            Self::Ticked => "clock-read",
            Self::HostAsked => "host-asked",
            Self::HostHeard(_) => "host-heard",
            Self::HostSilent => "host-silent",
            Self::Viewed(_) => "viewed",
            Self::Answered { .. } => "answered",
            Self::Flagged { on: true, .. } => "flagged",
            Self::Flagged { on: false, .. } => "unflagged",
            Self::Pasted { .. } => "pasted",
            Self::Shortened { .. } => "shortened",
            Self::SectionFinished => "section-finished",
            Self::Noticed { .. } => "noticed",
            Self::Noted(what) => what.name(),
            Self::Explained(_) => "explained",
            Self::TimeGranted(_) => "time-granted",
            Self::Submitted => "submitted",
            Self::Sealed => "sealed",
        }
    }
}
