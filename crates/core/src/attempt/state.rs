//! The fold: how each event changes the state of an attempt.
//!
//! [`Attempt::update`] is the only way in for what happens now, [`Attempt::resume`] the only way in
//! for what a journal has. Both go through the same `apply`, so that a resumed attempt is the
//! attempt that was left. Nothing here panics, and what is not possible in a state is refused and
//! counted.

use super::asking::Asking;
use super::clock::Clock;
use super::clock::Finding;
use super::clock_sample::ClockSample;
use super::event::Entry;
use super::event::Event;
use super::event::Place;
use super::granted::Granted;
use super::parts::{Effect, EndedBy, LogLine, Seal, SectionState, Slot};
use super::plan::Plan;
use super::response::Response;
use super::time_granted::MoreTime;
use crate::assessment::{Assessment, Form};
use std::sync::Arc;

/// One attempt at an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// The content it began with, in the form that the plan grants.
    pub assessment: Arc<Assessment>,
    /// The plan that was settled at the start.
    pub plan: Plan,
    /// The items, all sections one after the other.
    pub slots: Vec<Slot>,
    /// The sections.
    pub sections: Vec<SectionState>,
    /// The place that the candidate is at.
    pub place: Place,
    /// The end, once there is one.
    pub seal: Option<Seal>,
    /// The record for the bundle.
    pub log: Vec<LogLine>,
    /// The candidate's explanation for those who read the record.
    pub explanation: String,
    /// Disagreements of the clocks: elapsed milliseconds, and what was found.
    pub findings: Vec<(i64, Finding)>,
    /// Events that were not possible when they happened.
    pub refused: u32,
    /// Journal records that could not be read on resuming.
    pub damaged: u32,
    /// The wall clock at the start.
    pub started_wall_ms: i64,
    pub(super) granted_ms: i64,
    pub(super) more_time: MoreTime,
    pub(super) clock: Clock,
    pub(super) next_seq: u32,
    pub(super) open_section: usize,
    pub(super) noticed: Option<i64>,
    pub(super) seal_recorded: bool,
    pub(super) asking: Asking,
    /// Sealed, and nothing has happened since to the page.
    pub(super) just_sealed: bool,
    /// The bundle is to be made as soon as the host has answered.
    pub(super) to_deliver: bool,
}

impl Attempt {
    /// Starts the clock.
    pub fn start(assessment: Arc<Assessment>, plan: Plan, now: ClockSample) -> (Self, Vec<Effect>) {
        let mut attempt = Self::new(assessment, plan.bounded(), now);
        let started = Event::Started(Box::new(attempt.plan.clone()));
        let mut effects = vec![attempt.save(now, &started)];
        attempt.log(&started);
        if attempt.plan.offset.is_none() {
            attempt.asking.is_out = true;
            effects.push(Effect::AskHost);
        }
        effects.extend(attempt.update(now, Event::Viewed(Place::Item(0))));
        (attempt, effects)
    }

    /// Returns the attempt that a journal records; `None` where its first record is not to be read.
    ///
    /// `started` is the first record once more, as it was kept with the content: without it nothing could be
    /// resumed. Records that are damaged or missing are counted; the rest stands.
    pub fn resume(assessment: Arc<Assessment>, started: &str, records: &[String]) -> Option<Self> {
        let mut entries: Vec<_> = records
            .iter()
            .map(|text| Entry::from_record(text))
            .collect();
        let is_start = |entry: &Option<Entry>| {
            matches!(
                entry,
                Some(Entry {
                    event: Event::Started(_),
                    ..
                })
            )
        };
        let is_whole = entries.first().is_some_and(is_start);
        if !is_whole {
            let kept = Entry::from_record(started);
            match entries.first_mut() {
                Some(unreadable @ None) => *unreadable = kept,
                _ => entries.insert(0, kept),
            }
        }
        let mut entries = entries.into_iter();
        let first = entries.next()??;
        let Event::Started(plan) = first.event else {
            return None;
        };
        let mut attempt = Self::new(assessment, *plan, first.at);
        attempt.next_seq = 1;
        attempt.damaged = u32::from(!is_whole);
        attempt.log(&Event::Started(Box::default()));
        for entry in entries {
            match entry {
                Some(entry) => {
                    attempt.damaged += entry.seq.saturating_sub(attempt.next_seq);
                    attempt.next_seq = attempt.next_seq.max(entry.seq.saturating_add(1));
                    let (event, shortened) = attempt.fitted(entry.event);
                    attempt.apply(entry.at, &event);
                    if let Some(shortened) = shortened {
                        attempt.apply(entry.at, &shortened);
                    }
                }
                None => {
                    attempt.damaged += 1;
                    attempt.next_seq = attempt.next_seq.saturating_add(1);
                }
            }
        }
        Some(attempt)
    }

    /// Changes a running attempt by an event that happened at a reading of the clocks; nothing else does. Returns what has
    /// to be done about it, in this order.
    pub fn update(&mut self, now: ClockSample, event: Event) -> Vec<Effect> {
        let mut effects = Vec::new();
        let was_slow = self.clock.is_slow();
        let (event, shortened) = self.fitted(event);
        let found = self.apply(now, &event);
        if found || !matches!(event, Event::Ticked) {
            effects.push(self.save(now, &event));
        }
        if let Some(shortened) = shortened {
            self.apply(now, &shortened);
            effects.push(self.save(now, &shortened));
        }
        self.ask_where_due(now, &event, &mut effects);
        if self.clock.is_slow() && !was_slow && self.seal.is_none() {
            effects.push(Effect::TellSlow);
        }
        if self.seal.is_some() {
            self.record_seal(now, &mut effects);
        } else if let Some(left_seconds) = self.due_notice() {
            let noticed = Event::Noticed { left_seconds };
            self.apply(now, &noticed);
            effects.push(self.save(now, &noticed));
            effects.push(Effect::Announce { left_seconds });
        }
        effects
    }

    fn new(assessment: Arc<Assessment>, plan: Plan, now: ClockSample) -> Self {
        let assessment = if plan.is_narrative {
            Arc::new(assessment.in_words())
        } else {
            assessment
        };
        let form = Form::draw(&assessment, &plan.seed);
        let granted = Granted::of_plan(&assessment, &plan, now.wall_ms);
        let mut slots = Vec::new();
        let mut sections = Vec::new();
        for part in form.sections {
            let first = slots.len();
            slots.extend(part.items.into_iter().map(|drawn| Slot {
                section: part.section,
                drawn,
                response: None,
                late: None,
                flagged: false,
                visits: 0,
                changes: 0,
                duration_ms: 0,
            }));
            sections.push(SectionState {
                limit_ms: granted.section_ms(part.section),
                items: (first, slots.len()),
                opened_ms: 0,
                unsure_ms: 0,
                ended_by: None,
            });
        }
        Self {
            granted_ms: granted.total_ms,
            more_time: MoreTime::default(),
            clock: Clock::start(now, plan.offset),
            assessment,
            plan,
            slots,
            sections,
            place: Place::Item(0),
            seal: None,
            log: Vec::new(),
            explanation: String::new(),
            findings: Vec::new(),
            refused: 0,
            damaged: 0,
            started_wall_ms: now.wall_ms,
            next_seq: 0,
            open_section: 0,
            noticed: None,
            seal_recorded: false,
            asking: Asking::default(),
            just_sealed: false,
            to_deliver: false,
        }
    }

    pub(super) fn save(&mut self, at: ClockSample, event: &Event) -> Effect {
        let seq = self.next_seq;
        self.next_seq = seq.saturating_add(1);
        let record = Entry {
            seq,
            at,
            event: event.clone(),
        }
        .to_record();
        Effect::Save { seq, record }
    }

    /// Lets time pass and takes in what happened. Returns whether the clocks disagreed.
    pub(super) fn apply(&mut self, at: ClockSample, event: &Event) -> bool {
        let finding = match event {
            Event::Reopened { last_seen } => {
                if let Some(last_seen) = last_seen {
                    self.pass(|clock| clock.advance(*last_seen));
                }
                self.just_sealed = false;
                self.pass(|clock| clock.reopen(at))
            }
            Event::HostHeard(sample) => {
                self.pass(|clock| clock.advance(at));
                let is_routine = self.clock.is_asked();
                let counts = self.just_sealed && !self.clock.is_unsure();
                let before_ms = self.clock.elapsed_ms();
                let found = self.pass(|clock| clock.hear(*sample));
                let by_ms = self.clock.elapsed_ms() - before_ms;
                if counts {
                    self.put_seal_right(by_ms);
                }
                self.put_opening_right(by_ms);
                self.log_answer(event, is_routine);
                found
            }
            Event::HostSilent => {
                let is_routine = self.clock.is_asked();
                self.clock.stop_waiting();
                let found = self.pass(|clock| clock.advance(at));
                self.log_answer(event, is_routine);
                found
            }
            Event::HostAsked => {
                let found = self.pass(|clock| clock.advance(at));
                self.clock.ask();
                found
            }
            _ => self.pass(|clock| clock.advance(at)),
        };
        // An answer counts by the time at which it was typed: it is taken before a limit that it came before, and after one
        // that it came after, which the page may have noticed in between without a record of it.
        if let Event::Answered { item, response } = event {
            let typed_ms = self.clock.elapsed_at_ms(at);
            if typed_ms >= self.limit_end_ms() {
                self.settle(at);
            }
            let in_time = typed_ms < self.limit_end_ms();
            self.answer(*item, response, in_time);
        }
        self.settle(at);
        match event {
            Event::TimeGranted(granted) => self.give_time(granted, at),
            _ => self.take(event, at),
        }
        self.settle(at);
        // Where the answer was too old for what has happened since, the end is in doubt as before.
        let has_time = self.seal.is_none() && !self.in_doubt();
        if matches!(event, Event::HostHeard(_)) && has_time {
            self.give_back();
        }
        finding
    }

    fn pass(&mut self, step: impl FnOnce(&mut Clock) -> Option<Finding>) -> bool {
        let before_ms = self.elapsed_ms();
        let finding = step(&mut self.clock);
        let passed_ms = self.elapsed_ms() - before_ms;
        if self.seal.is_none()
            && let Place::Item(item) = self.place
            && let Some(slot) = self.slots.get_mut(item)
        {
            slot.duration_ms = (slot.duration_ms + passed_ms).max(0);
        }
        if let Some(finding) = finding {
            self.log_finding(finding);
        }
        finding.is_some()
    }

    fn take(&mut self, event: &Event, at: ClockSample) {
        self.log(event);
        match event {
            Event::Started(_)
            | Event::TimeGranted(_)
            | Event::Reopened { .. }
            | Event::Ticked
            | Event::HostAsked
            | Event::HostHeard(_)
            | Event::HostSilent
            | Event::Answered { .. }
            | Event::Noted(_)
            | Event::Pasted { .. }
            | Event::Shortened { .. } => {}
            Event::Explained(text) => self.explanation.clone_from(text),
            Event::Sealed => {
                self.seal_recorded = true;
                let elapsed_ms = self.elapsed_ms();
                self.end(EndedBy::Timeout, elapsed_ms, at);
            }
            _ if self.seal.is_some() => self.refused += 1,
            Event::Viewed(place) if self.is_open(*place) => self.view(*place),
            Event::Viewed(_) => self.refused += 1,
            Event::Flagged { item, on } => match self.slots.get_mut(*item) {
                Some(slot) => slot.flagged = *on,
                None => self.refused += 1,
            },
            Event::SectionFinished if self.has_section_limits() => {
                let elapsed_ms = self.elapsed_ms();
                self.close_section(EndedBy::Candidate, elapsed_ms, at);
            }
            Event::SectionFinished => self.refused += 1,
            Event::Noticed { left_seconds } => self.noticed = Some(*left_seconds),
            Event::Submitted => {
                let elapsed_ms = self.elapsed_ms();
                self.end(EndedBy::Candidate, elapsed_ms, at);
            }
        }
    }

    pub(super) fn view(&mut self, place: Place) {
        self.place = place;
        if let Place::Item(item) = place
            && let Some(slot) = self.slots.get_mut(item)
        {
            slot.visits += 1;
        }
    }

    fn answer(&mut self, item: usize, response: &Response, in_time: bool) {
        let sealed = self.seal.is_some();
        let open = self.is_open(Place::Item(item));
        let Some(slot) = self.slots.get_mut(item) else {
            self.refused += 1;
            return;
        };
        let is_in_doubt = !sealed && open && !in_time;
        if is_in_doubt {
            // The host may still show that it came in time; so a response that clears is kept as well.
            slot.late = Some(response.clone());
            return;
        }
        let response = (!response.is_empty()).then(|| response.clone());
        if sealed || !open {
            slot.late = response;
        } else if slot.response != response {
            slot.response = response;
            slot.changes += 1;
        }
    }

    /// Closes what has run out. Where the limit is reached only by a clock that may have been set,
    /// it waits for the host.
    fn settle(&mut self, at: ClockSample) {
        while self.seal.is_none() {
            let end_ms = self.limit_end_ms();
            let waiting = self.clock.wants_host() && self.clock.certain_ms() < end_ms;
            if self.clock.elapsed_ms() < end_ms || waiting {
                return;
            }
            if self.has_section_limits() && end_ms < self.granted_ms() {
                self.close_section(EndedBy::Timeout, end_ms, at);
            } else {
                self.end(EndedBy::Timeout, end_ms, at);
            }
        }
    }
}
