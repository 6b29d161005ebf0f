//! Queries about an attempt. Nothing here changes it.

use super::clock_sample::ClockSample;
use super::event::Place;
use super::notice::due_notice;
use super::parts::{Mark, Slot};
use super::state::Attempt;
use crate::assessment::Item;

/// From then on the time left is shown and said also to those who have no limit, where the window of their invitation ends:
/// an hour, in milliseconds.
const LAST_HOUR_MS: i64 = 3_600_000;

impl Attempt {
    /// Returns whether the limit is reached at a reading, so that what is still being typed must be taken.
    pub fn is_due(&self, now: ClockSample) -> bool {
        if self.seal.is_some() {
            return false;
        }
        let mut ahead = self.clock.clone();
        ahead.advance(now);
        self.limit_end_ms() <= ahead.elapsed_ms()
    }

    /// Returns the time left until the limit that binds next, in milliseconds; 0 once it is reached.
    ///
    /// ```
    /// use assay_core::assessment::Assessment;
    /// use assay_core::attempt::{Attempt, ClockSample, Event, Plan};
    /// use assay_core::document;
    /// use std::sync::Arc;
    ///
    /// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/small.json"));
    /// let pack = Assessment::parse("small.json", &document::parse("small.json", text).unwrap()).unwrap();
    /// let at = |mono_ms| ClockSample { wall_ms: 1_800_000_000_000 + mono_ms, mono_ms };
    /// let plan = Plan { time_percent: 100, ..Plan::default() };
    /// let (mut attempt, _) = Attempt::start(Arc::new(pack), plan, at(0));
    /// attempt.update(at(60_000), Event::Ticked);
    /// assert_eq!(attempt.left_ms(), 540_000);
    /// ```
    pub fn left_ms(&self) -> i64 {
        (self.limit_end_ms() - self.clock.elapsed_ms()).max(0)
    }

    /// Returns whether the time left is shown and said. Who has no limit is told only in the last hour of the invitation's
    /// window, where it has an end.
    pub fn shows_time_left(&self) -> bool {
        !self.plan.is_untimed || self.left_ms() <= LAST_HOUR_MS
    }

    /// The notice of the time left that is due, in seconds left.
    pub(super) fn due_notice(&self) -> Option<i64> {
        let due = due_notice(self.limit_ms(), self.left_ms(), self.noticed);
        due.filter(|_| self.shows_time_left())
    }

    /// The limit that binds next: the open section's, or the whole.
    pub fn limit_ms(&self) -> i64 {
        match self.sections.get(self.open_section) {
            Some(section) if self.has_section_limits() => section.limit_ms,
            _ => self.granted_ms(),
        }
    }

    /// The time granted for the whole, with what was given back, in milliseconds; [`super::UNTIMED_MS`] for no limit.
    pub fn granted_ms(&self) -> i64 {
        self.granted_ms
    }

    /// Elapsed time, in milliseconds; at most what was granted.
    pub fn elapsed_ms(&self) -> i64 {
        self.clock.elapsed_ms().min(self.granted_ms())
    }

    /// The section that is open, where limits bind.
    pub fn open_section(&self) -> Option<usize> {
        self.has_section_limits().then_some(self.open_section)
    }

    /// Returns whether the candidate can finish the open section and go on to the next: limits bind, and it is not the
    /// last, which ends with the test.
    pub fn can_finish_section(&self) -> bool {
        self.open_section()
            .is_some_and(|open| open + 1 < self.sections.len())
    }

    /// Returns whether a place can be gone to now.
    pub fn is_open(&self, place: Place) -> bool {
        match place {
            Place::Review => true,
            Place::Item(item) => self
                .slots
                .get(item)
                .is_some_and(|slot| self.open_section().is_none_or(|open| open == slot.section)),
        }
    }

    /// The items that can be gone to now: the first, and the first after the last.
    pub fn open_items(&self) -> (usize, usize) {
        self.open_section()
            .and_then(|open| self.sections.get(open))
            .map_or((0, self.slots.len()), |section| section.items)
    }

    /// The item of a slot.
    pub fn item(&self, slot: &Slot) -> &Item {
        &self.assessment.sections[slot.section].items[slot.drawn.item]
    }

    /// Returns the marks of an item: answered, half answered, flagged.
    pub fn mark(&self, slot: &Slot) -> Mark {
        let kind = &self.item(slot).interaction.kind;
        let response = slot.response.as_ref();
        Mark {
            answered: response.is_some(),
            half: response.is_some_and(|response| response.lacks_a_part(kind)),
            flagged: slot.flagged,
        }
    }

    /// Returns the number of items that are answered.
    pub fn answered(&self) -> usize {
        self.slots
            .iter()
            .filter(|slot| slot.response.is_some())
            .count()
    }

    /// Returns whether the end waits for the host: the limit is reached by a clock that may have been set.
    pub fn in_doubt(&self) -> bool {
        self.seal.is_none() && self.clock.wants_host() && self.left_ms() == 0
    }

    /// Returns whether the host could show something about the time that has passed.
    pub fn is_unsure(&self) -> bool {
        self.seal.is_none() && self.clock.is_unsure()
    }

    /// Elapsed time at which the limit that binds next is reached, in milliseconds.
    pub(super) fn limit_end_ms(&self) -> i64 {
        let granted_ms = self.granted_ms();
        match self.sections.get(self.open_section) {
            Some(section) if self.has_section_limits() => {
                granted_ms.min(section.opened_ms + section.limit_ms)
            }
            _ => granted_ms,
        }
    }
}
