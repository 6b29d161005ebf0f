//! Answers on disk: IndexedDB, with text for values.
//!
//! Every write is handed to the browser within the call itself; the future that comes back only
//! waits for the outcome and may be dropped. So what is written while a page closes is on its way.

use super::clock::random_u32;
pub use super::database::StoreError;
use super::database::{Database, result, texts};
use js_sys::Array;
use std::future::Future;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::IdbKeyRange;

/// The tables of texts that are kept under an attempt's identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// The content and the first record of each attempt.
    Attempts,
    /// Sealed bundles with the state of their delivery.
    Outbox,
    /// The time when the page was last seen alive.
    Heartbeat,
}

/// Something to be written.
#[derive(Debug, Clone, Copy)]
pub enum Write<'a> {
    /// Appended to an attempt's journal; fails if the sequence number is in use, unless it is written again.
    Event {
        /// The attempt.
        attempt_id: &'a str,
        /// The event's place in the journal.
        sequence: u32,
        /// The event.
        text: &'a str,
        /// Whether it may be there already.
        again: bool,
    },
    /// Put into a table, in the place of what was there.
    Put {
        /// The table.
        table: Table,
        /// The attempt.
        attempt_id: &'a str,
        /// The text.
        text: &'a str,
    },
}

const ATTEMPTS: &str = "attempts";
const JOURNAL: &str = "journal";
const OUTBOX: &str = "outbox";
const HEARTBEAT: &str = "heartbeat";
const PROBE: &str = "probe";

impl Table {
    fn store(self) -> &'static str {
        match self {
            Self::Attempts => ATTEMPTS,
            Self::Outbox => OUTBOX,
            Self::Heartbeat => HEARTBEAT,
        }
    }
}

impl Write<'_> {
    fn store(&self) -> &'static str {
        match self {
            Self::Event { .. } => JOURNAL,
            Self::Put { table, .. } => table.store(),
        }
    }
}

/// An open store. Clones share one connection, which closes with the last of them.
#[derive(Clone)]
pub struct Store(Rc<Database>);

impl Store {
    /// Opens the store of this name, and makes it where there is none.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let stores = &[ATTEMPTS, JOURNAL, OUTBOX, HEARTBEAT, PROBE];
        Ok(Self(Rc::new(Database::open(name, stores).await?)))
    }

    /// Writes several things at once: all of them, or none if one fails.
    ///
    /// Texts that are to be kept when the page is hidden or closed must go into one call. Chromium finishes
    /// a transaction that runs when the page goes, but drops those that still wait behind it.
    #[must_use = "the writes are on their way; the outcome tells whether they arrived"]
    pub fn write(
        &self,
        writes: &[Write<'_>],
    ) -> impl Future<Output = Result<(), StoreError>> + use<> {
        let begun = (!writes.is_empty()).then(|| {
            let stores: Vec<&str> = writes.iter().map(Write::store).collect();
            // A lost heartbeat costs a moment; the rest must be on disk, even if power fails.
            let heartbeats_only = stores.iter().all(|store| *store == HEARTBEAT);
            let durability = if heartbeats_only { "relaxed" } else { "strict" };
            self.0
                .begin(&stores, "readwrite", durability, &mut |transaction| {
                    for write in writes {
                        let store = transaction.object_store(write.store())?;
                        match *write {
                            Write::Event {
                                attempt_id,
                                sequence,
                                text,
                                again,
                            } => {
                                let key = Array::of2(&attempt_id.into(), &sequence.into());
                                if again {
                                    store.put_with_key(&text.into(), &key)?
                                } else {
                                    store.add_with_key(&text.into(), &key)?
                                }
                            }
                            Write::Put {
                                attempt_id, text, ..
                            } => store.put_with_key(&text.into(), &attempt_id.into())?,
                        };
                    }
                    Ok(())
                })
        });
        async move {
            match begun {
                Some(begun) => begun?.finish().await,
                None => Ok(()),
            }
        }
    }

    /// Appends an event to an attempt's journal. [`StoreError::Taken`] if the number is in use.
    #[must_use = "the event is on its way; the outcome tells whether it arrived"]
    pub fn add_event(
        &self,
        attempt_id: &str,
        sequence: u32,
        text: &str,
    ) -> impl Future<Output = Result<(), StoreError>> + use<> {
        self.write(&[Write::Event {
            attempt_id,
            sequence,
            text,
            again: false,
        }])
    }

    /// Puts a text into a table, in the place of the one that was there.
    #[must_use = "the text is on its way; the outcome tells whether it arrived"]
    pub fn put(
        &self,
        table: Table,
        attempt_id: &str,
        text: &str,
    ) -> impl Future<Output = Result<(), StoreError>> + use<> {
        self.write(&[Write::Put {
            table,
            attempt_id,
            text,
        }])
    }

    /// The journal of an attempt, in order.
    pub async fn events(&self, attempt_id: &str) -> Result<Vec<String>, StoreError> {
        let mut read = None;
        let begun = self
            .0
            .begin(&[JOURNAL], "readonly", "default", &mut |transaction| {
                let journal = transaction.object_store(JOURNAL)?;
                read = Some(journal.get_all_with_key(&journal_of(attempt_id)?)?);
                Ok(())
            });
        begun?.finish().await?;
        Ok(texts(read))
    }

    /// Reads a text.
    pub async fn get(&self, table: Table, attempt_id: &str) -> Result<Option<String>, StoreError> {
        let mut read = None;
        let begun = self.0.begin(
            &[table.store()],
            "readonly",
            "default",
            &mut |transaction| {
                let store = transaction.object_store(table.store())?;
                read = Some(store.get(&attempt_id.into())?);
                Ok(())
            },
        );
        begun?.finish().await?;
        Ok(result(read).as_string())
    }

    /// Everything in a table: attempt identifiers with their texts.
    pub async fn all(&self, table: Table) -> Result<Vec<(String, String)>, StoreError> {
        let (mut keys, mut values) = (None, None);
        let begun = self.0.begin(
            &[table.store()],
            "readonly",
            "default",
            &mut |transaction| {
                let store = transaction.object_store(table.store())?;
                keys = Some(store.get_all_keys()?);
                values = Some(store.get_all()?);
                Ok(())
            },
        );
        begun?.finish().await?;
        Ok(texts(keys).into_iter().zip(texts(values)).collect())
    }

    /// Erases everything about an attempt and leaves its trace in the outbox, or does nothing if that fails.
    #[must_use = "the outcome tells whether the attempt is gone"]
    pub fn erase(
        &self,
        attempt_id: &str,
        trace: &str,
    ) -> impl Future<Output = Result<(), StoreError>> + use<> {
        let stores = [ATTEMPTS, HEARTBEAT, OUTBOX, JOURNAL];
        let begun = self
            .0
            .begin(&stores, "readwrite", "strict", &mut |transaction| {
                for name in &stores[..2] {
                    transaction.object_store(name)?.delete(&attempt_id.into())?;
                }
                let outbox = transaction.object_store(OUTBOX)?;
                outbox.put_with_key(&trace.into(), &attempt_id.into())?;
                let journal = transaction.object_store(JOURNAL)?;
                journal.delete(&journal_of(attempt_id)?).map(drop)
            });
        async move { begun?.finish().await }
    }

    /// Proves that the store keeps what it is given: writes as much as a bundle has at most, reads
    /// it back and removes it.
    pub async fn probe(&self) -> Result<(), StoreError> {
        // A key of its own, because two tabs may probe at once.
        let key = JsValue::from(random_u32());
        let text = "assay ".repeat(16_384);
        let begun = self
            .0
            .begin(&[PROBE], "readwrite", "strict", &mut |transaction| {
                let store = transaction.object_store(PROBE)?;
                store.put_with_key(&text.as_str().into(), &key).map(drop)
            });
        begun?.finish_in_time().await?;
        let mut read = None;
        let begun = self
            .0
            .begin(&[PROBE], "readwrite", "relaxed", &mut |transaction| {
                let store = transaction.object_store(PROBE)?;
                read = Some(store.get(&key)?);
                store.delete(&key).map(drop)
            });
        begun?.finish_in_time().await?;
        if result(read).as_string().is_some_and(|read| read == text) {
            Ok(())
        } else {
            Err(StoreError::Failed(
                "what was read is not what was written".into(),
            ))
        }
    }
}

/// All keys `[attempt_id, sequence]`: IndexedDB sorts every number before every list.
fn journal_of(attempt_id: &str) -> Result<JsValue, JsValue> {
    let id = JsValue::from_str(attempt_id);
    IdbKeyRange::bound(&Array::of1(&id), &Array::of2(&id, &Array::new())).map(JsValue::from)
}
