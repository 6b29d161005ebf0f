//! Time that the team gives back: what a time grant does to an attempt.
//!
//! A running attempt has so many minutes more. One that has ended opens again: with the elapsed time of its end, so that
//! what lay between costs nothing, and with so many minutes from there. From a grant on the limits of sections bind no
//! more: the time is for whatever the candidate still wants to do. The end of the invitation's window does not cut it
//! short either, since the team gave it knowing the window.

use super::clock_sample::ClockSample;
use super::event::{Event, Place};
use super::notice::due_notice;
use super::parts::EndedBy;
use super::state::Attempt;
use super::time_granted::{MOST_GRANTS, MOST_MINUTES, TimeGranted, UsedGrant};

impl Attempt {
    /// The attempt's identifier now. Its journal stays under the first, which the plan has; a bundle that goes on from
    /// another has its own.
    pub fn id(&self) -> &str {
        let last = self.more_time.continuations.last();
        last.map_or(&self.plan.attempt_id, |last| &last.attempt_id)
    }

    /// The identifiers under which the attempt was handed in before, the first first.
    pub fn former_ids(&self) -> Vec<String> {
        let ids = self.more_time.continuations.iter();
        let mut ids: Vec<String> = std::iter::once(&self.plan.attempt_id)
            .chain(ids.map(|one| &one.attempt_id))
            .cloned()
            .collect();
        ids.pop();
        ids
    }

    /// The seal of the bundle that was made before; `None` where none was.
    pub fn former_sha256(&self) -> Option<&str> {
        let last = self.more_time.continuations.last()?;
        Some(&last.sha256)
    }

    /// The grants that were used, in order.
    pub fn grants(&self) -> &[UsedGrant] {
        &self.more_time.grants
    }

    /// Returns whether the limits of sections bind: the pack says so, and no time was given back.
    pub fn has_section_limits(&self) -> bool {
        self.assessment.enforce_section_limits && self.more_time.grants.is_empty()
    }

    /// Returns when the time is up by this machine's clock, in milliseconds since the epoch, as far as the journal tells;
    /// `None` where the attempt has ended.
    pub fn ends_wall_ms(&self) -> Option<i64> {
        let began_ms = self.started_wall_ms.saturating_add(self.more_time.idle_ms);
        let ends_ms = began_ms.saturating_add(self.granted_ms);
        self.seal.is_none().then_some(ends_ms)
    }

    /// Gives the time of a grant, once.
    pub(super) fn give_time(&mut self, granted: &TimeGranted, at: ClockSample) {
        let is_used = self.grants().iter().any(|used| used.id == granted.id);
        let is_sound = (1..=MOST_MINUTES).contains(&granted.minutes);
        let has_room = self.grants().len() < MOST_GRANTS;
        if is_used || !is_sound || !has_room || self.plan.is_untimed {
            self.refused += 1;
            return;
        }
        if let Some(continuation) = &granted.continuation {
            // It had ended, whatever became of the record of that.
            let elapsed_ms = self.elapsed_ms();
            self.end(EndedBy::Timeout, elapsed_ms, at);
            self.more_time.continuations.push(continuation.clone());
        }
        self.reopen_sealed(at);
        let used = UsedGrant {
            id: granted.id.clone(),
            minutes: granted.minutes,
            at_ms: self.elapsed_ms(),
            token: granted.token.clone(),
        };
        self.granted_ms = self.granted_ms.saturating_add(granted.ms());
        self.more_time.grants.push(used);
        self.log(&Event::TimeGranted(granted.clone()));
        for section in &mut self.sections {
            section.ended_by = None;
        }
        for slot in &mut self.slots {
            slot.count_late();
        }
        // What is less than the time left now is said again when its time comes.
        self.noticed = due_notice(self.limit_ms(), self.left_ms(), None);
    }

    /// Opens an attempt that has ended: the clock goes on from the end.
    fn reopen_sealed(&mut self, at: ClockSample) {
        let Some(seal) = self.seal.take() else {
            return;
        };
        let by_wall_ms = at.wall_ms.saturating_sub(self.started_wall_ms);
        self.more_time.idle_ms = by_wall_ms.saturating_sub(seal.elapsed_ms);
        self.granted_ms = seal.elapsed_ms;
        self.clock.restart(at, seal.elapsed_ms);
        self.seal_recorded = false;
        self.just_sealed = false;
        self.to_deliver = false;
        self.take_back(seal.elapsed_ms);
        // What happened meanwhile happened at the end, by the time that counts.
        for line in &mut self.log {
            line.at_ms = line.at_ms.min(seal.elapsed_ms);
            line.until_ms = line.until_ms.min(seal.elapsed_ms);
        }
        for (at_ms, _) in &mut self.findings {
            *at_ms = (*at_ms).min(seal.elapsed_ms);
        }
        for grant in &mut self.more_time.grants {
            grant.at_ms = grant.at_ms.min(seal.elapsed_ms);
        }
    }

    /// Takes the time on screen that lay after the end, such as that of a sleep, from the item that was there.
    fn take_back(&mut self, elapsed_ms: i64) {
        let all_ms: i64 = self.slots.iter().map(|slot| slot.duration_ms).sum();
        let mut over_ms = (all_ms - elapsed_ms).max(0);
        let here = match self.place {
            Place::Item(item) => item.min(self.slots.len()),
            Place::Review => 0,
        };
        let (before, after) = self.slots.split_at_mut(here);
        for slot in after.iter_mut().chain(before) {
            let by_ms = over_ms.min(slot.duration_ms);
            slot.duration_ms -= by_ms;
            over_ms -= by_ms;
        }
    }

    /// The host has shown that there is time left: what was put aside as late counts after all.
    pub(super) fn give_back(&mut self) {
        let open = self.open_items();
        for slot in self.slots.get_mut(open.0..open.1).unwrap_or_default() {
            slot.count_late();
        }
    }
}
