//! The parts of an attempt, and the effects that it asks the shell for.

use super::response::Response;
use crate::assessment::FormItem;
use serde::{Deserialize, Serialize};

/// Something for the shell to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Add a record to the journal.
    Save {
        /// Its place.
        seq: u32,
        /// The record.
        record: String,
    },
    /// Ask the host for its time, and report `HostHeard` or `HostSilent`.
    AskHost,
    /// Tell the candidate how much time is left.
    Announce {
        /// Seconds left, as the notice names them.
        left_seconds: i64,
    },
    /// The host has proved that both clocks run slow, and time was charged: tell the candidate why less is left.
    TellSlow,
    /// The attempt has just been sealed: show that, and take no more answers.
    Show,
    /// Nothing more is to be heard of the sealed attempt: make the bundle and deliver it.
    Deliver,
}

/// Who ended an attempt or a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum EndedBy {
    /// The candidate.
    Candidate,
    /// The limit.
    Timeout,
}

/// The end of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seal {
    /// Who ended it.
    pub by: EndedBy,
    /// Elapsed time at the end, in milliseconds; never more than was granted.
    pub elapsed_ms: i64,
    /// The wall clock at the end.
    pub wall_ms: i64,
}

/// An item of the form, with what the candidate did with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Position of its section in the assessment.
    pub section: usize,
    /// Which item of the bank it is, and the order of its options.
    pub drawn: FormItem,
    /// The response as it counts; `None` where nothing is answered.
    pub response: Option<Response>,
    /// A response that arrived after the end; kept, never scored. One that says nothing is here only while the end is in
    /// doubt, or was to the last.
    pub late: Option<Response>,
    /// Whether the candidate flagged it for review.
    pub flagged: bool,
    /// How often it was gone to.
    pub visits: u32,
    /// How often the response was changed.
    pub changes: u32,
    /// How long it was on screen, in milliseconds.
    pub duration_ms: i64,
}

impl Slot {
    /// Lets a response that was put aside as late count after all. One that clears changes nothing where nothing was.
    pub(super) fn count_late(&mut self) {
        let Some(late) = self.late.take() else {
            return;
        };
        let response = Some(late).filter(|late| !late.is_empty());
        if response.is_some() || self.response.is_some() {
            self.response = response;
            self.changes += 1;
        }
    }
}

/// The mark of an item in overviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    /// Something is answered.
    pub answered: bool,
    /// Something is answered, and something that is asked for is missing.
    pub half: bool,
    /// It is flagged for review.
    pub flagged: bool,
}

/// A section of a running attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SectionState {
    /// Its limit with the time granted, in milliseconds.
    pub limit_ms: i64,
    /// Positions of its first item and of the first item after it.
    pub items: (usize, usize),
    /// Elapsed time when it was opened, where limits bind.
    pub opened_ms: i64,
    /// So much of that only the wall clock had measured, and the host had not confirmed.
    pub unsure_ms: i64,
    /// Who ended it, once it is closed.
    pub ended_by: Option<EndedBy>,
}

/// A line of the record that a bundle carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// Elapsed milliseconds, at the first of the events.
    pub at_ms: i64,
    /// Elapsed milliseconds, at the last of them.
    pub until_ms: i64,
    /// Name of the event.
    pub kind: &'static str,
    /// The item, where there is one.
    pub item: Option<usize>,
    /// An amount that belongs to the kind: characters, seconds or milliseconds.
    pub amount: Option<i64>,
    /// The number of events of the same kind on the same item that the line stands for.
    pub times: u32,
}
