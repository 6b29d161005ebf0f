//! Controls a running attempt: takes events in, and performs what follows from them.
//!
//! An event goes through [`App::dispatch`], its effects are performed by [`App::perform`], and what the
//! screens show is derived from the attempt in [`App::publish`]. The clock's tick writes one signal, the
//! seconds left. All of this loads while the candidate reads the first screens.

use crate::app::{App, Draft, ResumableAttempt, Shown, Stage};
use crate::session::deliver;
use crate::session::host::host_event;
use crate::session::kept_here::lock_name;
use crate::session::persistence;
use assay_core::attempt::{Attempt, ClockSample, Effect, Entry, Event, PageEvent, Place, Response};
use assay_core::record::Receipt;
use assay_web::browser::lock::{self, Held, Hold};
use assay_web::browser::{clock, listen, page, screen};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Typing is saved after a pause of this length, or when it has gone on for as long.
const DRAFT_MS: u32 = 500;

/// How often a sign of life is kept, in milliseconds.
const HEARTBEAT_MS: i64 = 5_000;

/// After a reload the page before may hold its attempt for a moment more; waits in milliseconds.
const HOLD_TRIES: usize = 3;
const HOLD_MS: u32 = 150;

impl App {
    /// Something happened, now.
    pub fn dispatch(self, event: Event) {
        self.dispatch_at(clock::now(), event);
    }

    fn dispatch_at(self, at: ClockSample, event: Event) {
        let effects = self
            .update_inner(|inner| {
                inner
                    .attempt
                    .as_mut()
                    .map(|attempt| attempt.update(at, event))
            })
            .unwrap_or_default();
        self.perform(effects);
        self.publish();
    }

    /// Something was typed: it is kept in a moment, or before anything else happens.
    pub fn typed(self, event: Event) {
        let at = clock::now();
        // What was typed in time counts, also where more is typed before the end has been noticed.
        let waiting = self
            .inner
            .with_value(|inner| inner.draft.as_ref().map(|draft| draft.at));
        let is_due = |at| self.with_attempt(|attempt| attempt.is_due(at)) == Some(true);
        if waiting.is_some_and(|before| is_due(at) && !is_due(before)) {
            self.take_draft();
        }
        self.update_inner(|inner| {
            inner.draft = Some(Draft { event, at });
            if inner.draft_timer.is_none() {
                inner.draft_timer = Some(clock::after(DRAFT_MS, move || self.take_draft()));
            }
        });
    }

    /// Puts what is being typed into the journal, with the time at which it was typed.
    pub fn take_draft(self) {
        let draft = self.update_inner(|inner| {
            inner.draft_timer = None;
            inner.draft.take()
        });
        if let Some(Draft { event, at }) = draft {
            self.dispatch_at(at, event);
        }
    }

    /// A response was given, changed or cleared with one act.
    pub fn answered(self, item: usize, response: Response) {
        self.take_draft();
        self.dispatch(Event::Answered { item, response });
    }

    /// Goes to a place, and remembers it in the browser's history.
    pub fn go(self, place: Place) {
        self.take_draft();
        self.dispatch(Event::Viewed(place));
    }

    /// Reads the clock, and sets the next time to read it: when the seconds shown change.
    pub fn tick(self) {
        let now = clock::now();
        let is_due = self.with_attempt(|attempt| attempt.is_due(now)) == Some(true);
        if is_due {
            self.take_draft();
        }
        let effects = self
            .update_inner(|inner| {
                let attempt = inner.attempt.as_mut()?;
                let effects = attempt.update(now, Event::Ticked);
                if attempt.seal.is_none() {
                    let wait_ms = (attempt.left_ms() - 1).rem_euclid(1_000) + 1;
                    let wait_ms = u32::try_from(wait_ms).unwrap_or(1_000);
                    inner.tick_timer = Some(clock::after(wait_ms, move || self.tick()));
                }
                if now.mono_ms - inner.heartbeat_ms >= HEARTBEAT_MS {
                    inner.heartbeat_ms = now.mono_ms;
                    persistence::keep_sign_of_life(inner, now);
                }
                Some(effects)
            })
            .unwrap_or_default();
        if effects.is_empty() && !is_due {
            self.publish_clock();
        } else {
            self.perform(effects);
            self.publish();
        }
    }

    /// Takes an attempt in hand, which this tab holds against others, and listens to the page.
    pub fn enter(self, left: ResumableAttempt, held: Option<Held>) {
        let ResumableAttempt {
            attempt,
            records,
            kept,
        } = left;
        page::session_set(crate::session::kept_here::MARK, &attempt.plan.attempt_id);
        self.update_inner(|inner| {
            inner.assessment = Some(attempt.assessment.clone());
            inner.plan = Some(attempt.plan.clone());
            inner.attempt = Some(attempt);
            inner.records = records
                .into_iter()
                .filter_map(|text| Some((Entry::from_record(&text)?.seq, text)))
                .collect();
            inner.kept = kept;
            inner.lock = held;
            inner.heartbeat_ms = clock::now().mono_ms;
        });
        self.listen();
    }

    /// Holds an attempt against other tabs, before anything is written to it. `None`: another tab has it.
    pub async fn hold(self, attempt_id: &str) -> Option<Held> {
        for _ in 0..HOLD_TRIES {
            if let Hold::Held(held) = lock::hold(&lock_name(attempt_id), move || self.lost()).await
            {
                return Some(held);
            }
            clock::sleep(HOLD_MS).await;
        }
        None
    }

    /// Takes an attempt over from another tab: everything is read again from the store.
    pub fn take_over(self) {
        spawn_local(async move {
            let id = page::session_get(crate::session::kept_here::MARK).unwrap_or_default();
            let held = lock::take_over(&lock_name(&id), move || self.lost()).await;
            drop(held);
            screen::reload();
        });
    }

    /// Another tab took the attempt over.
    pub fn lost(self) {
        self.take_draft();
        self.update_inner(|inner| {
            inner.attempt = None;
            inner.tick_timer = None;
            inner.keep_timer = None;
            inner.listeners.clear();
            inner.lock = None;
        });
        self.stage.set(Stage::OpenInOtherTab);
    }

    fn listen(self) {
        let listeners = vec![
            listen::on_visibility(move |hidden| {
                self.note(if hidden {
                    PageEvent::Hidden
                } else {
                    PageEvent::Shown
                });
                self.tick();
            }),
            listen::on_window_focus(move |has_focus| {
                self.note(if has_focus {
                    PageEvent::Focused
                } else {
                    PageEvent::Blurred
                });
            }),
            listen::on_network(move |is_online| {
                self.note(if is_online {
                    PageEvent::Online
                } else {
                    PageEvent::Offline
                });
            }),
            listen::on_page_hide(move |_| self.take_draft()),
            listen::on_page_show(move |_| self.tick()),
            listen::on_history(move |state| self.history_moved(&state)),
            listen::on_alt_key("KeyT", move || crate::pages::head::say(self)),
        ];
        self.update_inner(|inner| inner.listeners = listeners);
    }

    /// Something happened about the page. What is being typed goes to disk first: the page may be about to end.
    fn note(self, what: PageEvent) {
        self.take_draft();
        self.dispatch(Event::Noted(what));
    }

    /// The browser's Back and Forward move between places, and never leave a running test.
    fn history_moved(self, state: &str) {
        if self.stage.get_untracked() != Stage::Test {
            return;
        }
        let asked = place_of(state);
        self.take_draft();
        match asked {
            Some(place) if self.with_attempt(|attempt| attempt.is_open(place)) == Some(true) => {
                self.dispatch(Event::Viewed(place));
            }
            _ => page::push_state(&state_of(self.shown.get_untracked().place)),
        }
    }

    /// Does what the attempt asks for.
    pub fn perform(self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Save { seq, record } => persistence::save(self, seq, record),
                Effect::AskHost => self.ask_host(),
                Effect::Announce { left_seconds } => {
                    self.announce((self.words.clock().left)(left_seconds));
                }
                Effect::TellSlow => self.announce(self.words.clock().slow.into()),
                Effect::Show => {
                    self.update_inner(|inner| inner.tick_timer = None);
                    self.receipt.set(self.with_attempt(Receipt::of).flatten());
                    self.stage.set(Stage::Done);
                }
                Effect::Deliver => {
                    spawn_local(deliver::finish(self));
                }
            }
        }
    }

    fn ask_host(self) {
        spawn_local(async move {
            // Where the test may be over, the candidate waits for this.
            let exactly = self
                .with_attempt(|attempt| attempt.is_unsure() && !attempt.in_doubt())
                .unwrap_or(false);
            let event = host_event(exactly).await;
            // What is being typed came before the answer, which may say that time is up.
            self.take_draft();
            self.dispatch(event);
        });
    }

    fn publish_clock(self) {
        let left_ms = self.with_attempt(Attempt::left_ms).unwrap_or(0);
        let seconds = (left_ms + 999) / 1_000;
        if self.left_seconds.get_untracked() != seconds {
            self.left_seconds.set(seconds);
        }
    }

    /// Derives what screens show from the attempt, and tells them where it differs.
    pub fn publish(self) {
        self.publish_clock();
        let shown = self.with_attempt(|attempt| Shown {
            place: attempt.place,
            marks: attempt
                .slots
                .iter()
                .map(|slot| attempt.mark(slot))
                .collect(),
            open: attempt.open_items(),
            in_doubt: attempt.in_doubt(),
        });
        let Some(shown) = shown else { return };
        let before = self.shown.get_untracked();
        if before == shown {
            return;
        }
        if before.place != shown.place && self.stage.get_untracked() == Stage::Test {
            let state = state_of(shown.place);
            if screen::history_state().as_deref() != Some(&state) {
                page::push_state(&state);
            }
            if before.open != shown.open {
                self.announce(self.words.test().section_over.into());
            }
        }
        self.shown.set(shown);
    }
}

/// A place as it stands in the browser's history.
pub fn state_of(place: Place) -> String {
    match place {
        Place::Item(item) => ["item ", &item.to_string()].concat(),
        Place::Review => String::from("review"),
    }
}

fn place_of(state: &str) -> Option<Place> {
    match state.strip_prefix("item ") {
        Some(item) => item.parse().ok().map(Place::Item),
        None => (state == "review").then_some(Place::Review),
    }
}
