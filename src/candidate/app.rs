//! The root of the candidate's app: the one place that writes the attempt.
//!
//! Screens read [`App`]'s signals and call its methods; they never touch the attempt. An event goes
//! through [`App::dispatch`], its effects are performed by `perform`, and what the screens show is
//! derived from the attempt in [`publish`]. The clock's tick writes one signal, the seconds left.

use super::deliver;
use crate::assessment::Assessment;
use crate::attempt::{Attempt, Effect, Event, Mark, Place, Plan, Reading, Response};
use crate::browser::listen::{self, Listener};
use crate::browser::lock::{self, Held, Hold};
use crate::browser::{clock, http, page, screen, store};
use crate::config::Config;
use crate::json::Problems;
use crate::record::Receipt;
use crate::record::delivery::{DeliveryEvent, DeliveryState};
use crate::ui::live::{Kept, Live};
use crate::words::Words;
use std::ops::Deref;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// The database that attempts are kept in.
pub const DATABASE: &str = "assay";

/// Typing is saved after a pause of this length, or when it has gone on for as long.
const DRAFT_MS: u32 = 700;

/// How long a notice stays on screen, in milliseconds.
const NOTICE_MS: u32 = 20_000;

/// How often a sign of life is kept, from which a resumed attempt knows how long it was open.
const HEARTBEAT_MS: i64 = 5_000;

/// What is on screen.
#[derive(Clone, PartialEq)]
pub enum Stage {
    /// Nothing is known yet.
    Loading,
    /// A pack or a configuration cannot be used.
    Broken(Problems),
    /// The welcome screen.
    Welcome,
    /// Check and practice.
    Check,
    /// An attempt is running in this browser, and it is not known whose it is.
    Gate,
    /// Another tab holds the attempt.
    Elsewhere,
    /// The test.
    Test,
    /// The receipt.
    Done,
    /// The candidate left and the local copy is erased.
    Left,
}

/// What the test's screens show of an attempt.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// Where the candidate is.
    pub place: Place,
    /// What stands at each item.
    pub marks: Vec<Mark>,
    /// The items that can be gone to: the first, and the first after the last.
    pub open: (usize, usize),
    /// Whether the end waits for the host.
    pub in_doubt: bool,
}

/// Text that is being typed and not yet in the journal.
struct Draft {
    item: usize,
    response: Response,
    at: Reading,
}

/// What the app holds besides its signals.
#[derive(Default)]
pub struct Inner {
    /// The team's configuration.
    pub config: Option<Rc<Config>>,
    /// The pack as it was loaded, kept with the attempt that begins with it.
    pub pack_text: String,
    /// The content of the attempt, or of the one to come.
    pub assessment: Option<Rc<Assessment>>,
    /// Where attempts are kept; `None` where the browser refuses.
    pub store: Option<store::Store>,
    /// The attempt.
    pub attempt: Option<Attempt>,
    /// Its journal, once more in memory: for downloads when storage fails.
    pub records: Vec<String>,
    /// What the candidate told on the welcome screen.
    pub told: [Option<String>; 3],
    /// What the candidate acknowledged.
    pub acknowledged: Vec<crate::attempt::Acknowledgement>,
    /// What the host said of the wall clock before the start.
    pub offset: Option<crate::attempt::Offset>,
    /// An attempt that waits for its candidate at the gate.
    pub waiting: Option<Box<(Attempt, Vec<String>, String)>>,
    /// The bundle, once there is one.
    pub bundle: Option<Rc<str>>,
    draft: Option<Draft>,
    draft_timer: Option<clock::Timer>,
    tick_timer: Option<clock::Timer>,
    /// Speaks the time left in a moment.
    pub say_timer: Option<clock::Timer>,
    /// Takes the notice away in a while.
    pub notice_timer: Option<clock::Timer>,
    heartbeat_ms: i64,
    /// The plan of the attempt whose bundle is on screen.
    pub plan: Option<Plan>,
    /// Listeners that serve the delivery.
    pub delivery_listeners: Vec<Listener>,
    lock: Option<Held>,
    listeners: Vec<Listener>,
}

/// The app of this page: there is one, and it lives as long as the page.
#[derive(Clone, Copy)]
pub struct App(&'static Root);

impl Deref for App {
    type Target = Root;

    fn deref(&self) -> &Root {
        self.0
    }
}

/// What the app consists of.
pub struct Root {
    /// The words of the team's language.
    pub words: &'static Words,
    /// What is on screen.
    pub stage: Live<Stage>,
    /// What the test's screens show; derived, never written elsewhere.
    pub shown: Live<Shown>,
    /// Whole seconds left, rounded up.
    pub left_seconds: Live<i64>,
    /// The latest polite notice, for screen readers and eyes.
    pub notice: Live<String>,
    /// Whether answers are only kept in memory.
    pub unkept: Live<bool>,
    /// Whether the pack has arrived.
    pub loaded: Live<bool>,
    /// Answers of an earlier attempt on this device are on their way.
    pub earlier: Live<bool>,
    /// The receipt, once the attempt is sealed.
    pub receipt: Live<Option<Receipt>>,
    /// Where delivery stands; `None` while the bundle is being made.
    pub delivery: Live<Option<DeliveryState>>,
    /// Whether the candidate has hidden the countdown.
    pub timer_hidden: Live<bool>,
    /// Something that the delivery should hear of.
    pub nudge: Live<Option<DeliveryEvent>>,
    /// Everything that screens do not watch.
    pub inner: Kept<Inner>,
}

impl App {
    /// An app that has loaded nothing yet.
    pub fn new() -> Self {
        Self(Box::leak(Box::new(Root {
            words: crate::words::words("en"),
            stage: Live::new(Stage::Loading),
            shown: Live::new(Shown {
                place: Place::Review,
                marks: Vec::new(),
                open: (0, 0),
                in_doubt: false,
            }),
            left_seconds: Live::new(0),
            notice: Live::new(String::new()),
            unkept: Live::new(false),
            loaded: Live::new(false),
            earlier: Live::new(false),
            receipt: Live::new(None),
            delivery: Live::new(None),
            timer_hidden: Live::new(false),
            nudge: Live::new(None),
            inner: Kept::default(),
        })))
    }

    /// The configuration; only screens that come after it is loaded ask for it.
    pub fn config(self) -> Option<Rc<Config>> {
        self.inner.with_value(|inner| inner.config.clone())
    }

    /// The content.
    pub fn assessment(self) -> Option<Rc<Assessment>> {
        self.inner.with_value(|inner| inner.assessment.clone())
    }

    /// The store, where the browser has one.
    pub fn store(self) -> Option<store::Store> {
        self.inner.with_value(|inner| inner.store.clone())
    }

    /// Reads something from the attempt, if there is one.
    pub fn with_attempt<T>(self, read: impl FnOnce(&Attempt) -> T) -> Option<T> {
        self.inner
            .with_value(|inner| inner.attempt.as_ref().map(read))
    }

    /// Something happened, now.
    pub fn dispatch(self, event: Event) {
        self.dispatch_at(clock::now(), event);
    }

    fn dispatch_at(self, at: Reading, event: Event) {
        let effects = self
            .inner
            .update_value(|inner| {
                inner
                    .attempt
                    .as_mut()
                    .map(|attempt| attempt.update(at, event))
            })
            .unwrap_or_default();
        self.perform(effects);
        self.publish();
    }

    /// Shows a polite notice for a while.
    pub fn announce(self, text: String) {
        self.notice.set(text);
        let timer = clock::after(NOTICE_MS, move || self.notice.set(String::new()));
        self.inner
            .update_value(|inner| inner.notice_timer = Some(timer));
    }

    /// Something was typed: it is kept in a moment, or before anything else happens.
    pub fn typed(self, item: usize, response: Response) {
        let at = clock::now();
        self.inner.update_value(|inner| {
            inner.draft = Some(Draft { item, response, at });
            if inner.draft_timer.is_none() {
                inner.draft_timer = Some(clock::after(DRAFT_MS, move || self.take_draft()));
            }
        });
    }

    /// Puts what is being typed into the journal, with the time at which it was typed.
    pub fn take_draft(self) {
        let draft = self.inner.update_value(|inner| {
            inner.draft_timer = None;
            inner.draft.take()
        });
        if let Some(Draft { item, response, at }) = draft {
            self.dispatch_at(at, Event::Answered { item, response });
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

    /// Whether answers are possible in the state the attempt is in.
    pub fn is_running(self) -> bool {
        self.with_attempt(|attempt| attempt.seal.is_none())
            .unwrap_or(false)
    }

    /// Reads the clock, and sets the next time to read it: when the seconds shown change.
    pub fn tick(self) {
        let now = clock::now();
        let is_due = self.with_attempt(|attempt| attempt.is_due(now)) == Some(true);
        if is_due {
            self.take_draft();
        }
        let effects = self
            .inner
            .update_value(|inner| {
                let attempt = inner.attempt.as_mut()?;
                let effects = attempt.update(now, Event::Ticked);
                if attempt.seal.is_none() {
                    let wait_ms = (attempt.left_ms() - 1).rem_euclid(1_000) + 1;
                    let wait_ms = u32::try_from(wait_ms).unwrap_or(1_000);
                    inner.tick_timer = Some(clock::after(wait_ms, move || self.tick()));
                }
                if now.mono_ms - inner.heartbeat_ms >= HEARTBEAT_MS {
                    inner.heartbeat_ms = now.mono_ms;
                    keep_sign_of_life(inner, now);
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

    /// Shows a running attempt: holds it against other tabs, listens to the page, ticks.
    pub fn enter(self, attempt: Attempt, records: Vec<String>) {
        let id = attempt.plan.attempt_id.clone();
        page::session_set(super::sitting::MARK, &id);
        self.inner.update_value(|inner| {
            inner.assessment = Some(attempt.assessment.clone());
            inner.plan = Some(attempt.plan.clone());
            inner.attempt = Some(attempt);
            inner.records = records;
            inner.heartbeat_ms = clock::now().mono_ms;
        });
        spawn_local(async move {
            let name = lock_name(&id);
            match lock::hold(&name, move || self.lost()).await {
                Hold::Held(held) => self.inner.update_value(|inner| inner.lock = Some(held)),
                Hold::Taken => self.lost(),
            }
        });
        self.listen();
    }

    /// Takes an attempt over from another tab: everything is read again from the store.
    pub fn take_over(self) {
        spawn_local(async move {
            let id = page::session_get(super::sitting::MARK).unwrap_or_default();
            let held = lock::take_over(&lock_name(&id), move || self.lost()).await;
            drop(held);
            screen::reload();
        });
    }

    /// Another tab took the attempt over.
    fn lost(self) {
        self.take_draft();
        self.inner.update_value(|inner| {
            inner.attempt = None;
            inner.tick_timer = None;
            inner.listeners.clear();
            inner.lock = None;
        });
        self.stage.set(Stage::Elsewhere);
    }

    fn listen(self) {
        let listeners = vec![
            listen::on_visibility(move |hidden| {
                self.take_draft();
                if hidden {
                    self.dispatch(Event::Hidden);
                } else {
                    self.dispatch(Event::Shown);
                    self.tick();
                }
            }),
            listen::on_page_hide(move |_| self.take_draft()),
            listen::on_page_show(move |_| self.tick()),
            listen::on_history(move |state| self.history_moved(&state)),
            listen::on_alt_key("KeyT", move || super::head::say(self)),
        ];
        self.inner.update_value(|inner| inner.listeners = listeners);
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
                Effect::Save { seq, record } => self.save(seq, record),
                Effect::AskHost => spawn_local(async move {
                    let event = match http::host_time().await {
                        Some(sample) => Event::HostHeard(sample),
                        None => Event::HostSilent,
                    };
                    self.dispatch(event);
                }),
                Effect::Announce { left_seconds } => {
                    self.announce((self.words.clock.left)(left_seconds));
                }
                Effect::Deliver => {
                    self.inner.update_value(|inner| inner.tick_timer = None);
                    self.receipt.set(self.with_attempt(Receipt::of).flatten());
                    self.stage.set(Stage::Done);
                    spawn_local(deliver::finish(self));
                }
            }
        }
    }

    fn save(self, seq: u32, record: String) {
        self.inner
            .update_value(|inner| inner.records.push(record.clone()));
        let saving = self.inner.with_value(|inner| {
            let store = inner.store.as_ref()?;
            let id = &inner.attempt.as_ref()?.plan.attempt_id;
            Some(store.add_event(id, seq, &record))
        });
        let Some(saving) = saving else {
            self.unkept.set(true);
            return;
        };
        spawn_local(async move {
            match saving.await {
                Ok(()) => {}
                Err(store::StoreError::Taken) => self.lost(),
                Err(_) => self.unkept.set(true),
            }
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
                self.announce(self.words.test.section_over.into());
            }
        }
        self.shown.set(shown);
    }
}

fn keep_sign_of_life(inner: &Inner, now: Reading) {
    if let (Some(store), Some(attempt)) = (&inner.store, &inner.attempt) {
        let mut text = now.wall_ms.to_string();
        text.push(' ');
        text.push_str(&now.mono_ms.to_string());
        let kept = store.put(store::Table::Heartbeat, &attempt.plan.attempt_id, &text);
        // A lost sign of life costs nothing while the host tells the time.
        spawn_local(async move {
            let _ = kept.await;
        });
    }
}

fn lock_name(attempt_id: &str) -> String {
    ["assay attempt ", attempt_id].concat()
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
