//! Keeps a running attempt: `src/session/persistence.rs` of the app.

use super::page::{Open, Tab};
use crate::disk::{StoreError, Table, Ticket, Write};
use assay_core::attempt::{ClockSample, Event, PageEvent, sign_of_life, start_text};
use std::rc::Rc;

const AGAIN_MS: i64 = 5_000;

/// The name of the build that the page belongs to.
const BUILD: &str = "build-1";

impl Tab {
    pub(super) fn begin_write(&self, writes: Vec<Write>) -> Ticket {
        let world = &self.world;
        world.disk.write(world.now_ms(), self.id, writes)
    }

    pub(super) async fn written(&self, ticket: Ticket) -> Result<(), StoreError> {
        let due_ms = self.world.disk.done_at_ms(ticket);
        self.world.until_awake(due_ms).await;
        self.world.disk.outcome(self.world.now_ms(), ticket)
    }

    /// Adds a record to the journal. The first goes into one transaction with the content.
    pub(super) fn save(self: &Rc<Self>, seq: u32, record: String) {
        let pack = &self.world.content.versions[self.version].text;
        let writes = self.update(|open| {
            if seq == 0 {
                open.journal.kept = start_text(pack, &record, BUILD);
            }
            open.journal.records.push((seq, record.clone()));
            let id = &open.attempt.plan.attempt_id;
            let mut writes = vec![Write::Event {
                id: id.clone(),
                seq,
                text: record,
                again: false,
            }];
            if seq == 0 {
                writes.push(started(open));
            }
            (!open.journal.is_behind).then_some(writes)
        });
        let saving = writes.flatten().map(|writes| self.begin_write(writes));
        let tab = self.clone();
        self.spawn(async move {
            match saving {
                Some(saving) => match tab.written(saving).await {
                    Ok(()) => {}
                    Err(StoreError::Taken) => tab.lost(),
                    Err(StoreError::Failed) => tab.fall_behind(),
                },
                None => tab.fall_behind(),
            }
        });
    }

    fn fall_behind(self: &Rc<Self>) {
        self.say_unkept(true);
        let was_behind = self.update(|open| std::mem::replace(&mut open.journal.is_behind, true));
        if was_behind == Some(false) {
            self.dispatch(Event::Noted(PageEvent::Unkept));
            self.catch_up_later();
        }
    }

    fn catch_up_later(self: &Rc<Self>) {
        let tab = self.clone();
        self.spawn(async move {
            tab.world.page_sleep(AGAIN_MS).await;
            tab.catch_up().await;
        });
    }

    async fn catch_up(self: &Rc<Self>) {
        let writing = if self.world.disk.is_broken.get() {
            None
        } else {
            self.update(|open| (everything(open), open.journal.records.len()))
        };
        let Some((writes, count)) = writing else {
            if self.with(|_| ()).is_some() {
                self.catch_up_later();
            }
            return;
        };
        let saving = self.begin_write(writes);
        let is_written = self.written(saving).await.is_ok();
        let is_kept = is_written
            && self.update(|open| {
                open.journal.is_behind = open.journal.records.len() != count;
                !open.journal.is_behind
            }) == Some(true);
        if is_kept {
            self.say_unkept(false);
            self.dispatch(Event::Noted(PageEvent::Kept));
        } else {
            self.catch_up_later();
        }
    }

    pub(super) fn keep_sign_of_life(&self, now: ClockSample) {
        if let Some(id) = self.with(|attempt| attempt.plan.attempt_id.clone()) {
            // A lost sign of life costs nothing while the host tells the time.
            let _ = self.begin_write(vec![Write::Put {
                table: Table::Heartbeat,
                id,
                text: sign_of_life(now),
            }]);
        }
    }
}

fn started(open: &Open) -> Write {
    Write::Put {
        table: Table::Attempts,
        id: open.attempt.plan.attempt_id.clone(),
        text: open.journal.kept.clone(),
    }
}

fn everything(open: &Open) -> Vec<Write> {
    let mut writes = vec![started(open)];
    for (seq, record) in &open.journal.records {
        writes.push(Write::Event {
            id: open.attempt.plan.attempt_id.clone(),
            seq: *seq,
            text: record.clone(),
            again: true,
        });
    }
    writes
}
