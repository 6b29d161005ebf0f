//! The end of an attempt: what is fixed by it, and what follows from it.

use super::clock_sample::ClockSample;
use super::event::{Event, Place};
use super::parts::{Effect, EndedBy, Seal};
use super::state::Attempt;

impl Attempt {
    /// Once sealed, the end itself is put on record, the host is asked once more, and then the bundle is asked for:
    /// each exactly once.
    pub(super) fn record_seal(&mut self, now: ClockSample, effects: &mut Vec<Effect>) {
        if !self.seal_recorded {
            self.apply(now, &Event::Sealed);
            effects.push(self.save(now, &Event::Sealed));
            effects.push(Effect::Show);
            self.to_deliver = true;
            self.ask_at_end(now, effects);
        }
        if self.to_deliver && !self.asking.is_out {
            self.to_deliver = false;
            effects.push(Effect::Deliver);
        }
    }

    /// Ends the attempt, unless it has ended.
    pub(super) fn end(&mut self, by: EndedBy, elapsed_ms: i64, at: ClockSample) {
        if self.seal.is_some() {
            return;
        }
        for section in &mut self.sections {
            section.ended_by.get_or_insert(by);
        }
        // Sealed on a later visit, it still ended when its time was up.
        let since_ms = (self.clock.elapsed_ms() - elapsed_ms).max(0);
        self.just_sealed = true;
        self.seal = Some(Seal {
            by,
            elapsed_ms,
            wall_ms: at.wall_ms - since_ms,
        });
    }

    /// Records that the host has shown only after the end that time was missing.
    pub(super) fn put_seal_right(&mut self, by_ms: i64) {
        let granted_ms = self.granted_ms;
        if let Some(seal) = &mut self.seal
            && seal.by == EndedBy::Candidate
        {
            seal.elapsed_ms = (seal.elapsed_ms + by_ms).clamp(0, granted_ms);
        }
    }

    /// Records that less time had passed when the open section was opened, where the host takes back what had been charged
    /// by then.
    pub(super) fn put_opening_right(&mut self, by_ms: i64) {
        let is_settled = !self.clock.is_unsure();
        if let Some(section) = self.sections.get_mut(self.open_section) {
            let back_ms = (-by_ms).clamp(0, section.unsure_ms);
            section.opened_ms -= back_ms;
            section.unsure_ms = if is_settled {
                0
            } else {
                section.unsure_ms - back_ms
            };
        }
    }

    /// Closes the open section and opens the next; after the last, the attempt ends.
    pub(super) fn close_section(&mut self, by: EndedBy, elapsed_ms: i64, at: ClockSample) {
        if let Some(section) = self.sections.get_mut(self.open_section) {
            section.ended_by = Some(by);
        }
        self.noticed = None;
        self.open_section += 1;
        match self.sections.get_mut(self.open_section) {
            Some(next) => {
                next.opened_ms = elapsed_ms;
                next.unsure_ms = (elapsed_ms - self.clock.certain_ms()).max(0);
                let first = next.items.0;
                self.view(Place::Item(first));
            }
            None => self.end(by, elapsed_ms, at),
        }
    }
}
