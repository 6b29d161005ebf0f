//! Takes events in, and performs what follows from them: `src/session/controller.rs` and `begin.rs` of the app.

use super::page::{CAMPAIGN, Draft, Journal, Open, Stage, Tab};
use assay_core::attempt::{Attempt, ClockSample, Effect, Entry, Event, PageEvent, Place, Plan};
use std::rc::Rc;

const DRAFT_MS: i64 = 500;
const HEARTBEAT_MS: i64 = 5_000;
const HOLD_TRIES: usize = 3;
const HOLD_MS: i64 = 150;

/// The name under which tabs hold an attempt.
pub(super) fn lock_name(id: &str) -> String {
    format!("assay attempt {id}")
}

impl Tab {
    /// Starts the clock. `time_percent` is what the link grants.
    pub fn start(self: &Rc<Self>, time_percent: u32) {
        if self.with(|_| ()).is_some() {
            return;
        }
        let now = self.now();
        let pack = self.world.content.versions[self.version].pack.clone();
        let id = format!("{:08x}-{}", self.world.chance.bits(), self.world.number());
        let plan = Plan {
            attempt_id: id.clone(),
            campaign: CAMPAIGN.into(),
            seed: CAMPAIGN.into(),
            content_sha256: pack.sha256.clone(),
            time_percent,
            accommodation: if time_percent == 100 {
                String::new()
            } else {
                "x7".into()
            },
            offset: self.host.get().and_then(|sample| sample.offset(now)),
            ..Plan::default()
        };
        let (attempt, effects) = Attempt::start(pack, plan, now);
        self.enter(attempt, Vec::new(), String::new(), None);
        let tab = self.clone();
        self.spawn(async move {
            let lock = tab.acquire_lock(&id).await;
            tab.update(|open| open.lock = lock);
        });
        self.perform(effects);
        self.show(Stage::Test);
        self.tick();
    }

    pub(super) fn enter(
        &self,
        attempt: Attempt,
        records: Vec<String>,
        kept: String,
        lock: Option<crate::world::Lock>,
    ) {
        *self.mark.borrow_mut() = Some(attempt.plan.attempt_id.clone());
        let records = records.into_iter();
        let records = records.filter_map(|text| Some((Entry::from_record(&text)?.seq, text)));
        let journal = Journal {
            kept,
            records: records.collect(),
            is_behind: false,
        };
        *self.open.borrow_mut() = Some(Open {
            attempt,
            journal,
            draft: None,
            tick: 0,
            heartbeat_ms: self.now().mono_ms,
            lock,
        });
    }

    /// Something happened that what is being typed comes before.
    pub fn done(self: &Rc<Self>, event: Event) {
        self.settle();
        self.dispatch(event);
    }

    /// Something happened, now.
    pub fn dispatch(self: &Rc<Self>, event: Event) {
        self.dispatch_at(self.now(), event);
    }

    fn dispatch_at(self: &Rc<Self>, at: ClockSample, event: Event) {
        let effects = self.update(|open| open.attempt.update(at, event));
        self.perform(effects.unwrap_or_default());
    }

    /// Something was typed: it is kept in a moment, or before anything else happens.
    pub fn typed(self: &Rc<Self>, event: Event) {
        let at = self.now();
        let has_ended_meanwhile = self.update(|open| {
            let waiting = open.draft.as_ref().map(|draft| draft.at);
            waiting.is_some_and(|before| open.attempt.is_due(at) && !open.attempt.is_due(before))
        });
        if has_ended_meanwhile == Some(true) {
            self.settle();
        }
        let number = self.world.number();
        let is_new = self.update(|open| match &mut open.draft {
            Some(draft) => {
                (draft.event, draft.at) = (event, at);
                false
            }
            None => {
                open.draft = Some(Draft { event, at, number });
                true
            }
        });
        if is_new == Some(true) {
            let tab = self.clone();
            self.spawn(async move {
                tab.world.page_sleep(DRAFT_MS).await;
                let draft = tab.update(|open| open.draft.as_ref().map(|draft| draft.number));
                if draft.flatten() == Some(number) {
                    tab.settle();
                }
            });
        }
    }

    /// Puts what is being typed into the journal, with the time at which it was typed.
    pub fn settle(self: &Rc<Self>) {
        if let Some(draft) = self.update(|open| open.draft.take()).flatten() {
            self.dispatch_at(draft.at, draft.event);
        }
    }

    /// Reads the clock, and sets the next time to read it: when the seconds shown change.
    pub fn tick(self: &Rc<Self>) {
        let now = self.now();
        if self.with(|attempt| attempt.is_due(now)) == Some(true) {
            self.settle();
        }
        let number = self.world.number();
        let ticked = self.update(|open| {
            let effects = open.attempt.update(now, Event::Ticked);
            let wait_ms = open.attempt.seal.is_none().then(|| {
                open.tick = number;
                (open.attempt.left_ms() - 1).rem_euclid(1_000) + 1
            });
            let is_heartbeat = now.mono_ms - open.heartbeat_ms >= HEARTBEAT_MS;
            if is_heartbeat {
                open.heartbeat_ms = now.mono_ms;
            }
            (effects, wait_ms, is_heartbeat)
        });
        let Some((effects, wait_ms, is_heartbeat)) = ticked else {
            return;
        };
        if let Some(wait_ms) = wait_ms {
            let tab = self.clone();
            let wait_ms = wait_ms.max(self.world.throttle_ms.get());
            self.spawn(async move {
                tab.world.page_sleep(wait_ms).await;
                if tab.update(|open| open.tick == number) == Some(true) {
                    tab.tick();
                }
            });
        }
        if is_heartbeat {
            self.keep_sign_of_life(now);
        }
        self.perform(effects);
    }

    /// Something happened about the page. What is being typed goes to disk first: the page may be about to end.
    pub fn note(self: &Rc<Self>, what: PageEvent) {
        self.done(Event::Noted(what));
    }

    /// The browser says whether there is a network.
    pub fn hear_network(self: &Rc<Self>, is_online: bool) {
        self.note(if is_online {
            PageEvent::Online
        } else {
            PageEvent::Offline
        });
        if is_online {
            self.come_online();
        }
    }

    /// Holds an attempt against other tabs, before anything is written to it. `None`: another tab has it.
    pub(super) async fn acquire_lock(self: &Rc<Self>, id: &str) -> Option<crate::world::Lock> {
        for _ in 0..HOLD_TRIES {
            let losing = Rc::downgrade(self);
            let lost = move || {
                if let Some(tab) = losing.upgrade() {
                    tab.lost();
                }
            };
            if let Some(lock) = self.world.acquire(&lock_name(id), lost) {
                return Some(lock);
            }
            self.world.page_sleep(HOLD_MS).await;
        }
        None
    }

    /// Takes the attempt over from another tab. The page has to be loaded again then.
    pub fn take_over(&self) {
        if let Some(id) = self.mark() {
            drop(self.world.take_over(&lock_name(&id)));
        }
    }

    /// Another tab took the attempt over.
    pub(super) fn lost(self: &Rc<Self>) {
        self.settle();
        let open = self.open.borrow_mut().take();
        drop(open);
        self.show(Stage::OpenInOtherTab);
    }

    /// The page is being left.
    pub fn hide(self: &Rc<Self>) {
        self.settle();
    }

    /// Goes to a place.
    pub fn view(self: &Rc<Self>, place: Place) {
        self.done(Event::Viewed(place));
    }

    pub(super) fn perform(self: &Rc<Self>, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Save { seq, record } => self.save(seq, record),
                Effect::AskHost => self.ask_host(),
                Effect::Announce { .. } | Effect::TellSlow => {}
                Effect::Show => {
                    self.update(|open| open.tick = 0);
                    self.show(Stage::Done);
                }
                Effect::Deliver => {
                    let tab = self.clone();
                    self.spawn(async move { tab.finish().await });
                }
            }
        }
    }

    fn ask_host(self: &Rc<Self>) {
        let tab = self.clone();
        self.spawn(async move {
            let exactly = tab.with(|attempt| attempt.is_unsure() && !attempt.in_doubt());
            let event = tab.host_event(exactly.unwrap_or(false)).await;
            tab.settle();
            tab.dispatch(event);
        });
    }
}
