//! Controls a running attempt: takes events in, and performs what follows from them.
//!
//! An event goes through [`App::dispatch`], and its effects are performed by [`App::perform`]. What the screens show
//! follows from the attempt, which is a signal. All of this loads while the candidate reads the first screens.

use crate::app::{Answers, App, Draft, Ended, Journal, OpenAttempt, ResumableAttempt, Stage};
use crate::session::deliver;
use crate::session::host::host_event;
use crate::session::kept_here::{MARK, lock_name};
use crate::session::persistence;
use assay_core::attempt::{Attempt, ClockSample, Effect, Entry, Event, PageEvent, Place};
use assay_core::record::Receipt;
use assay_web::browser::listen::Listener;
use assay_web::browser::lock::{self, LockGuard, LockOutcome};
use assay_web::browser::{clock, listen, page, screen};
use assay_web::message::duration;
use assay_web::tr;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Typing is saved after a pause of this length, or when it has gone on for as long.
const DRAFT_MS: u32 = 500;

/// The interval at which a sign of life is kept, in milliseconds.
const HEARTBEAT_MS: i64 = 5_000;

/// The number of times that the lock on an attempt is asked for: after a reload the page before may hold it a little
/// longer.
const HOLD_TRIES: usize = 3;

/// The pause between them, in milliseconds.
const HOLD_MS: u32 = 150;

/// The time that the time left stays on screen, in milliseconds: it is soon another.
const TIME_NOTICE_MS: u32 = 6_000;

/// The time that the notice stays empty before the time left is put into it, in milliseconds.
const SAY_MS: u32 = 30;

impl App {
    /// Something happened, now.
    pub fn dispatch(self, event: Event) {
        self.dispatch_at(clock::now(), event);
    }

    fn dispatch_at(self, at: ClockSample, event: Event) {
        let before = self.with_attempt(Position::of);
        let effects = self
            .open
            .try_update(|open| open.as_mut().map(|open| open.attempt.update(at, event)))
            .flatten()
            .unwrap_or_default();
        self.perform(effects);
        self.follow(before);
    }

    /// Something was typed: it is kept in a moment, or before anything else happens.
    pub fn typed(self, event: Event) {
        let at = clock::now();
        // What was typed in time counts, also where more is typed before the end has been noticed.
        let has_ended_meanwhile = self.update_open(|open| {
            let waiting = open.draft.as_ref().map(|draft| draft.at);
            waiting.is_some_and(|before| open.attempt.is_due(at) && !open.attempt.is_due(before))
        });
        if has_ended_meanwhile == Some(true) {
            self.settle();
        }
        self.update_open(|open| match &mut open.draft {
            Some(draft) => (draft.event, draft.at) = (event, at),
            None => {
                let timer = clock::after(DRAFT_MS, move || self.settle());
                open.draft = Some(Draft { event, at, timer });
            }
        });
    }

    /// Puts what is being typed into the journal, with the time at which it was typed.
    pub fn settle(self) {
        let draft = self.update_open(|open| open.draft.take()).flatten();
        if let Some(Draft { event, at, .. }) = draft {
            self.dispatch_at(at, event);
        }
    }

    /// Reads the clock, and sets the next time to read it: when the seconds shown change.
    pub fn tick(self) {
        let now = clock::now();
        let is_due = self.with_attempt(|attempt| attempt.is_due(now)) == Some(true);
        if is_due {
            self.settle();
        }
        let before = self.with_attempt(Position::of);
        let effects = self
            .open
            .try_update(|open| {
                let open = open.as_mut()?;
                let effects = open.attempt.update(now, Event::Ticked);
                if open.attempt.seal.is_none() {
                    let wait_ms = (open.attempt.left_ms() - 1).rem_euclid(1_000) + 1;
                    let wait_ms = u32::try_from(wait_ms).unwrap_or(1_000);
                    open.tick = Some(clock::after(wait_ms, move || self.tick()));
                }
                if now.mono_ms - open.heartbeat_ms >= HEARTBEAT_MS {
                    open.heartbeat_ms = now.mono_ms;
                    persistence::keep_sign_of_life(self, &open.attempt, now);
                }
                Some(effects)
            })
            .flatten()
            .unwrap_or_default();
        self.perform(effects);
        self.follow(before);
    }

    /// Takes an attempt in hand, which this tab holds against others, and listens to the page.
    pub fn enter(self, left: ResumableAttempt, lock: Option<LockGuard>) {
        let ResumableAttempt {
            attempt,
            records,
            kept,
        } = left;
        page::session_set(MARK, &attempt.plan.attempt_id);
        self.assessment.set(Some(attempt.assessment.clone()));
        let records = records
            .into_iter()
            .filter_map(|text| Some((Entry::from_record(&text)?.seq, text)))
            .collect();
        self.open.set(Some(OpenAttempt {
            attempt,
            journal: Journal {
                kept,
                records,
                is_behind: false,
                retry: None,
            },
            draft: None,
            tick: None,
            heartbeat_ms: clock::now().mono_ms,
            lock,
            listeners: self.listeners(),
        }));
    }

    /// Holds an attempt against other tabs, before anything is written to it. `None`: another tab has it.
    pub async fn acquire_lock(self, attempt_id: &str) -> Option<LockGuard> {
        for _ in 0..HOLD_TRIES {
            if let LockOutcome::Acquired(lock) =
                lock::acquire(&lock_name(attempt_id), move || self.lost()).await
            {
                return Some(lock);
            }
            clock::sleep(HOLD_MS).await;
        }
        None
    }

    /// Takes an attempt over from another tab: everything is read again from the store.
    pub fn take_over(self) {
        spawn_local(async move {
            let id = page::session_get(MARK).unwrap_or_default();
            let lock = lock::take_over(&lock_name(&id), move || self.lost()).await;
            drop(lock);
            screen::reload();
        });
    }

    /// Another tab took the attempt over.
    pub fn lost(self) {
        self.settle();
        // What is handed in has no time left, however early that was.
        let runs = |attempt: &Attempt| {
            (attempt.seal.is_none() && attempt.shows_time_left()).then(|| attempt.left_ms())
        };
        let left_ms = self.with_attempt(runs).flatten();
        self.open.set(None);
        let ends_at_ms = left_ms.map(|left_ms| clock::now().wall_ms + left_ms);
        self.stage.set(Stage::OpenInOtherTab { ends_at_ms });
    }

    fn listeners(self) -> Vec<Listener> {
        vec![
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
            listen::on_page_hide(move |_| self.settle()),
            listen::on_page_show(move |_| self.tick()),
            listen::on_history(move |state| self.history_moved(&state)),
            listen::on_alt_key("KeyT", move || self.say_time_left()),
        ]
    }

    /// Puts the time left into the notice, in words. Emptied first, because a live region that is given
    /// the same words again stays silent.
    pub fn say_time_left(self) {
        self.notice.set(String::new());
        let timer = clock::after(SAY_MS, move || {
            if self.with_attempt(Attempt::shows_time_left) == Some(false) {
                self.announce_for(TIME_NOTICE_MS, tr!(self.locale(), clock.untimed).into());
            } else {
                self.announce_time(self.with_attempt(left_seconds).unwrap_or(0));
            }
        });
        self.update_inner(|inner| inner.say_timer = Some(timer));
    }

    /// Shows the time left, for as long as it is nearly that.
    fn announce_time(self, left_seconds: i64) {
        let time = duration(self.locale(), left_seconds);
        let text = tr!(self.locale(), clock.left, time = time);
        self.announce_for(TIME_NOTICE_MS, text);
    }

    /// Something happened about the page. What is being typed goes to disk first: the page may be about to end.
    fn note(self, what: PageEvent) {
        self.settle();
        self.dispatch(Event::Noted(what));
    }

    /// The browser's Back and Forward move between places, and never leave a running test.
    fn history_moved(self, state: &str) {
        if self.stage.get_untracked() != Stage::Test {
            return;
        }
        let asked = place_of(state);
        self.settle();
        match asked {
            Some(place) if self.with_attempt(|attempt| attempt.is_open(place)) == Some(true) => {
                self.dispatch(Event::Viewed(place));
            }
            _ => {
                if let Some(place) = self.with_attempt(|attempt| attempt.place) {
                    page::push_state(&state_of(place));
                }
            }
        }
    }

    /// Does what the attempt asks for.
    pub fn perform(self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Save { seq, record } => persistence::save(self, seq, record),
                Effect::AskHost => self.ask_host(),
                Effect::Announce { left_seconds } => self.announce_time(left_seconds),
                Effect::TellSlow => self.announce(tr!(self.locale(), clock.slow).into()),
                Effect::Show => {
                    self.update_open(|open| open.tick = None);
                    self.show_sealed();
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
            self.settle();
            self.dispatch(event);
        });
    }

    /// Shows that the attempt in hand is sealed.
    pub fn show_sealed(self) {
        let receipt = self.with_attempt(Receipt::of).flatten();
        self.ended.set(receipt.map(|receipt| Ended {
            receipt,
            answers: Answers::Sealed,
        }));
        self.stage.set(Stage::Done);
    }

    /// Puts a move to another place into the browser's history, and tells the candidate where a section has ended.
    fn follow(self, before: Option<Position>) {
        let Some((before, now)) = before.zip(self.with_attempt(Position::of)) else {
            return;
        };
        if before.place == now.place || self.stage.get_untracked() != Stage::Test {
            return;
        }
        let state = state_of(now.place);
        if screen::history_state().as_deref() != Some(&state) {
            page::push_state(&state);
        }
        if before.open != now.open {
            self.announce(tr!(self.locale(), test.section_over).into());
        }
    }
}

/// The place of the candidate, and the items that can be gone to: the first, and the first after the last.
struct Position {
    place: Place,
    open: (usize, usize),
}

impl Position {
    fn of(attempt: &Attempt) -> Self {
        Self {
            place: attempt.place,
            open: attempt.open_items(),
        }
    }
}

/// Whole seconds left of an attempt, rounded up.
pub fn left_seconds(attempt: &Attempt) -> i64 {
    (attempt.left_ms() + 999) / 1_000
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
