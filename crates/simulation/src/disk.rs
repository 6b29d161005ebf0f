//! The browser's store: transactions that take time, may fail, and may be lost with a crash until they are confirmed.
//!
//! This stands for IndexedDB with strict durability: a transaction is kept whole or not at all, in the order in which they
//! were begun, and what was confirmed stays. The one exception is a record torn by a crash before it was confirmed.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};

/// The tables of texts under an attempt's identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// The content and the first record of each attempt.
    Attempts,
    /// Sealed bundles with the state of their delivery.
    Outbox,
    /// The time when the page was last seen alive.
    Heartbeat,
}

/// Something to be written.
#[derive(Debug, Clone)]
pub enum Write {
    /// A journal record; fails if the number is in use, unless it is written again.
    Event {
        /// The attempt.
        id: String,
        /// The place in the journal.
        seq: u32,
        /// The record.
        text: String,
        /// Whether it may be there already.
        again: bool,
    },
    /// A text in the place of what was there.
    Put {
        /// The table.
        table: Table,
        /// The attempt.
        id: String,
        /// The text.
        text: String,
    },
}

/// Why something was not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreError {
    /// The number of a record is in use.
    Taken,
    /// The browser keeps nothing.
    Failed,
}

/// A transaction that was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(u64);

struct Begun {
    ticket: Ticket,
    owner: u32,
    due_ms: i64,
    writes: Vec<Write>,
}

/// What is on disk.
#[derive(Default)]
struct Kept {
    texts: BTreeMap<(Table, String), String>,
    journals: BTreeMap<(String, u32), String>,
}

/// The store of one browser.
#[derive(Default)]
pub struct Disk {
    kept: RefCell<Kept>,
    begun: RefCell<VecDeque<Begun>>,
    outcomes: RefCell<BTreeMap<Ticket, Result<(), StoreError>>>,
    made: Cell<u64>,
    /// How long a transaction takes, in milliseconds.
    pub latency_ms: Cell<i64>,
    /// Nothing can be written.
    pub is_broken: Cell<bool>,
}

impl Disk {
    /// Begins a transaction for a page.
    pub fn write(&self, now_ms: i64, owner: u32, writes: Vec<Write>) -> Ticket {
        self.settle(now_ms);
        self.made.set(self.made.get() + 1);
        let ticket = Ticket(self.made.get());
        if self.is_broken.get() {
            let failed = Err(StoreError::Failed);
            self.outcomes.borrow_mut().insert(ticket, failed);
            return ticket;
        }
        let mut begun = self.begun.borrow_mut();
        let after_ms = begun.back().map_or(0, |last| last.due_ms);
        begun.push_back(Begun {
            ticket,
            owner,
            due_ms: after_ms.max(now_ms + self.latency_ms.get()),
            writes,
        });
        ticket
    }

    /// Returns when everything that was begun will be done.
    pub fn idle_at_ms(&self) -> i64 {
        self.begun.borrow().back().map_or(0, |last| last.due_ms)
    }

    /// Returns when a transaction will be done.
    pub fn done_at_ms(&self, ticket: Ticket) -> i64 {
        let begun = self.begun.borrow();
        let own = begun.iter().find(|one| one.ticket == ticket);
        own.map_or(0, |one| one.due_ms)
    }

    /// Returns the outcome of a transaction that is done.
    pub fn outcome(&self, now_ms: i64, ticket: Ticket) -> Result<(), StoreError> {
        self.settle(now_ms);
        let outcome = self.outcomes.borrow_mut().remove(&ticket);
        outcome.unwrap_or(Err(StoreError::Failed))
    }

    /// Does what is due.
    fn settle(&self, now_ms: i64) {
        loop {
            let mut begun = self.begun.borrow_mut();
            if begun.front().is_none_or(|first| first.due_ms > now_ms) {
                return;
            }
            let Some(first) = begun.pop_front() else {
                return;
            };
            drop(begun);
            let outcome = if self.is_broken.get() {
                Err(StoreError::Failed)
            } else {
                self.kept.borrow_mut().write(&first.writes)
            };
            self.outcomes.borrow_mut().insert(first.ticket, outcome);
        }
    }

    /// Returns whether nothing of an owner waits.
    pub fn is_idle(&self, now_ms: i64, owner: u32) -> bool {
        self.settle(now_ms);
        self.begun.borrow().iter().all(|one| one.owner != owner)
    }

    /// The page of an owner goes. The transaction that runs is finished, as browsers do, and so are so many that wait
    /// behind it.
    pub fn page_goes(&self, now_ms: i64, owner: u32, done: usize) {
        self.settle(now_ms);
        let mut left = done + 1;
        self.begun.borrow_mut().retain(|one| {
            let is_done = one.owner != owner || left > 0;
            left -= usize::from(one.owner == owner && left > 0);
            is_done
        });
    }

    /// The browser is killed: of what was begun, so many transactions were done, and the record in the next is torn if
    /// `torn`.
    pub fn crash(&self, now_ms: i64, done: usize, torn: bool) {
        self.settle(now_ms);
        let begun = std::mem::take(&mut *self.begun.borrow_mut());
        if self.is_broken.get() {
            return;
        }
        let mut kept = self.kept.borrow_mut();
        for (place, mut one) in begun.into_iter().enumerate() {
            if place == done && torn {
                for write in &mut one.writes {
                    if let Write::Event { text, .. } = write {
                        text.truncate(text.len() / 2);
                    }
                }
            } else if place >= done {
                return;
            }
            // What fails was never confirmed to anybody.
            let _ = kept.write(&one.writes);
        }
    }

    /// Returns a text.
    pub fn get(&self, table: Table, id: &str) -> Option<String> {
        let kept = self.kept.borrow();
        kept.texts.get(&(table, id.into())).cloned()
    }

    /// Returns everything in a table.
    pub fn all(&self, table: Table) -> Vec<(String, String)> {
        let kept = self.kept.borrow();
        let own = kept.texts.iter().filter(|((of, _), _)| *of == table);
        own.map(|((_, id), text)| (id.clone(), text.clone()))
            .collect()
    }

    /// Returns the journal of an attempt, in order.
    pub fn events(&self, id: &str) -> Vec<String> {
        let kept = self.kept.borrow();
        let from = (id.to_owned(), 0)..=(id.to_owned(), u32::MAX);
        let records = kept.journals.range(from);
        records.map(|(_, text)| text.clone()).collect()
    }
}

impl Kept {
    /// Does all of it, or nothing.
    fn write(&mut self, writes: &[Write]) -> Result<(), StoreError> {
        let is_taken = |write: &Write| match write {
            Write::Event {
                id,
                seq,
                again: false,
                ..
            } => self.journals.contains_key(&(id.clone(), *seq)),
            _ => false,
        };
        if writes.iter().any(is_taken) {
            return Err(StoreError::Taken);
        }
        for write in writes {
            match write.clone() {
                Write::Event { id, seq, text, .. } => self.journals.insert((id, seq), text),
                Write::Put { table, id, text } => self.texts.insert((table, id), text),
            };
        }
        Ok(())
    }
}
