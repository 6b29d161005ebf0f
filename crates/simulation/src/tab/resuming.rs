//! Goes on with what is kept: `src/session/resume.rs` of the app, without links and identities.

use super::page::{Stage, Tab};
use super::running::lock_name;
use crate::disk::{Table, Write};
use crate::world::Lock;
use assay_core::attempt::{Attempt, Effect, Event, last_seen};
use assay_core::record::KeptAttempt;
use assay_core::record::delivery::DeliveryState;
use std::rc::Rc;

const SEAL_TRIES: usize = 20;
const SEAL_WAIT_MS: i64 = 500;

/// An attempt that was left.
struct Left {
    attempt: Attempt,
    records: Vec<String>,
    kept: String,
}

impl Tab {
    /// Waits until everything is done that the store has begun.
    async fn store_is_idle(&self) {
        let idle_ms = self.world.disk.idle_at_ms().max(self.world.now_ms());
        self.world.until_awake(idle_ms + 1).await;
        // What is due is done with the next outcome; nothing waits for this one.
        let none = self.begin_write(Vec::new());
        let _ = self.written(none).await;
    }

    fn read_left(&self, id: &str, kept: String) -> Option<Left> {
        let (attempt, records) = Attempt::of_kept(&kept, &self.world.disk.events(id))?;
        Some(Left {
            attempt,
            records,
            kept,
        })
    }

    pub(super) async fn take_up(self: Rc<Self>) {
        self.store_is_idle().await;
        let mine = self.mark();
        let mut attempts = self.world.disk.all(Table::Attempts);
        let sealed = self.world.disk.all(Table::Outbox);
        let is_mine = |id: &str| mine.as_deref() == Some(id);
        attempts.retain(|(id, _)| !sealed.iter().any(|(sealed, _)| sealed == id));
        attempts.sort_by_key(|(id, _)| !is_mine(id));
        let mut shown = false;
        let mut unclaimed = None;
        for (id, text) in attempts {
            let Some(left) = self.read_left(&id, text) else {
                self.show(Stage::Fallen);
                return;
            };
            if is_mine(&id) && !shown {
                shown = true;
                self.reopen(left, None).await;
                continue;
            }
            if self.has_ended(&left.attempt) {
                let tab = self.clone();
                self.spawn(async move { tab.finish_other(left.attempt).await });
            }
            unclaimed = Some(id);
        }
        for (id, text) in sealed {
            let on_screen = is_mine(&id) && !shown;
            shown |= on_screen;
            self.resume_delivery(&id, &text, on_screen);
            if !on_screen {
                unclaimed = unclaimed.or(Some(id));
            }
        }
        if !shown {
            match unclaimed {
                Some(id) => self.show(Stage::Whose(id)),
                None => {
                    self.show(Stage::Welcome);
                    self.clone().calibrate().await;
                }
            }
        }
    }

    /// The candidate has shown that an attempt is theirs.
    pub fn claim(self: &Rc<Self>, id: String) {
        self.show(Stage::Loading);
        let tab = self.clone();
        self.spawn(async move {
            if tab.find_own(&id).await.is_none() {
                tab.show(Stage::Welcome);
            }
        });
    }

    async fn find_own(self: &Rc<Self>, id: &str) -> Option<()> {
        let mut lock = None;
        for _ in 0..SEAL_TRIES {
            if lock.is_none() {
                lock = self.acquire_lock(id).await;
            }
            // Whoever seals an attempt lets it go when its bundle is kept.
            self.store_is_idle().await;
            let kept = self.world.disk.get(Table::Attempts, id);
            if let Some(text) = self.world.disk.get(Table::Outbox, id) {
                self.resume_delivery(id, &text, true);
                return Some(());
            }
            let Some(left) = self.read_left(id, kept?) else {
                self.show(Stage::Fallen);
                return Some(());
            };
            if lock.is_some() || !self.has_ended(&left.attempt) {
                self.reopen(left, lock).await;
                return Some(());
            }
            self.world.page_sleep(SEAL_WAIT_MS).await;
        }
        *self.mark.borrow_mut() = Some(id.into());
        self.show(Stage::OpenInOtherTab);
        Some(())
    }

    fn has_ended(&self, attempt: &Attempt) -> bool {
        let ends_at_ms = attempt.ends_wall_ms();
        ends_at_ms.is_none_or(|ends_at_ms| self.now().wall_ms > ends_at_ms)
    }

    async fn reopen(self: &Rc<Self>, mut left: Left, lock: Option<Lock>) {
        let id = left.attempt.plan.attempt_id.clone();
        let lock = match lock {
            Some(lock) => Some(lock),
            None => self.acquire_lock(&id).await,
        };
        let Some(lock) = lock else {
            *self.mark.borrow_mut() = Some(id);
            self.show(Stage::OpenInOtherTab);
            return;
        };
        let sign = self.world.disk.get(Table::Heartbeat, &id);
        let last_seen = sign.and_then(|text| last_seen(&left.records, &text));
        let sealed_before = left.attempt.seal.is_some();
        let effects = left
            .attempt
            .update(self.now(), Event::Reopened { last_seen });
        self.enter(left.attempt, left.records, left.kept, Some(lock));
        if sealed_before {
            self.show(Stage::Done);
            let follows = effects.contains(&Effect::Show);
            self.perform(effects);
            if !follows {
                let tab = self.clone();
                self.spawn(async move { tab.finish().await });
            }
        } else {
            self.show(Stage::Test);
            self.perform(effects);
            self.tick();
        }
    }

    /// Seals and sends an attempt that somebody left, without showing anything of it: `finish_other` in `deliver.rs`.
    async fn finish_other(self: Rc<Self>, mut attempt: Attempt) {
        let id = attempt.plan.attempt_id.clone();
        let Some(_lock) = self.world.acquire(&lock_name(&id), || {}) else {
            return;
        };
        let mut effects = attempt.update(self.now(), Event::Reopened { last_seen: None });
        if effects.contains(&Effect::AskHost) {
            let event = self.host_event(true).await;
            effects.extend(attempt.update(self.now(), event));
        }
        for effect in effects {
            if let Effect::Save { seq, record } = effect {
                let saving = self.begin_write(vec![Write::Event {
                    id: id.clone(),
                    seq,
                    text: record,
                    again: false,
                }]);
                if self.written(saving).await.is_err() {
                    return;
                }
            }
        }
        if let Some(entry) = self.seal_bundle(&attempt, false).await {
            self.keep_entry(&entry, DeliveryState::default()).await;
            self.start_delivery(entry, DeliveryState::default());
        }
    }
}

/// Reads the bundle in an entry of the outbox; `None` where that is damaged.
pub fn kept_bundle(text: &str) -> Option<(String, DeliveryState)> {
    match KeptAttempt::read(text)? {
        KeptAttempt::Whole { bundle, state, .. } => Some((bundle, state)),
        KeptAttempt::Erased { .. } => None,
    }
}
