//! The record of an attempt that its bundle carries: what happened, when, how often.

use super::clock::Finding;
use super::event::Event;
use super::event::Place;
use super::parts::LogLine;
use super::state::Attempt;

/// From this many lines on, what has a line already is only counted, so that a record of an eventful attempt stays
/// small enough for every endpoint.
pub const MOST_LINES: usize = 300;

/// So many disagreements of the clocks are listed one by one; the record counts them all.
pub const MOST_FINDINGS: usize = 50;

impl Attempt {
    /// Adds a line to the record, or counts up one that says the same.
    pub(super) fn log(&mut self, event: &Event) {
        // `log_answer` records what the host said.
        if matches!(
            event,
            Event::Ticked | Event::HostAsked | Event::HostHeard(_) | Event::HostSilent
        ) {
            return;
        }
        let (item, amount) = particulars(event);
        self.log_line(event.name(), item, amount, false);
    }

    /// Puts on record that the host answered, or did not. Answers to questions that nothing called for have one line.
    pub(super) fn log_answer(&mut self, event: &Event, is_routine: bool) {
        self.log_line(event.name(), None, None, is_routine);
    }

    /// Puts a disagreement of the clocks on record.
    pub(super) fn log_finding(&mut self, finding: Finding) {
        let (kind, by_ms) = finding.parts();
        self.log_line(kind, None, Some(by_ms), false);
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push((self.elapsed_ms(), finding));
        }
    }

    /// Adds a line. `anywhere`: it is counted at any line that says the same, not only at the last.
    fn log_line(
        &mut self,
        kind: &'static str,
        item: Option<usize>,
        amount: Option<i64>,
        anywhere: bool,
    ) {
        let line = LogLine {
            at_ms: self.elapsed_ms(),
            until_ms: self.elapsed_ms(),
            kind,
            item,
            amount,
            times: 1,
        };
        // The last line only, until there are too many; then any. An end that was opened again is told apart from the next.
        let is_apart =
            matches!(kind, "time-granted" | "submitted" | "sealed") && !self.grants().is_empty();
        let from = if (self.log.len() < MOST_LINES && !anywhere) || is_apart {
            self.log.len().saturating_sub(1)
        } else {
            0
        };
        let same = |before: &&mut LogLine| {
            before.kind == line.kind && before.item == line.item && kind != "time-granted"
        };
        match self.log[from..].iter_mut().rev().find(same) {
            Some(before) => before.count(&line),
            None => self.log.push(line),
        }
    }
}

/// The item that an event is about, and its amount.
fn particulars(event: &Event) -> (Option<usize>, Option<i64>) {
    let length = |length: usize| i64::try_from(length).ok().filter(|length| *length > 0);
    match event {
        Event::Answered { item, response } => (Some(*item), length(response.text_length())),
        Event::Viewed(Place::Item(item)) | Event::Flagged { item, .. } => (Some(*item), None),
        Event::Pasted {
            item,
            length: pasted,
        } => (Some(*item), length(*pasted)),
        Event::Shortened { item, left_out } => (*item, length(*left_out)),
        Event::Noticed { left_seconds } => (None, Some(*left_seconds)),
        Event::TimeGranted(granted) => (None, Some(granted.ms())),
        Event::Explained(text) => (None, length(text.chars().count())),
        _ => (None, None),
    }
}

impl LogLine {
    /// Takes another event of the same kind in. What was pasted or left out adds up; other amounts are the latest.
    fn count(&mut self, other: &Self) {
        self.times += 1;
        self.until_ms = other.until_ms;
        self.amount = match (self.kind, self.amount, other.amount) {
            ("pasted" | "shortened", Some(before), Some(more)) => Some(before.saturating_add(more)),
            _ => other.amount,
        };
    }
}
