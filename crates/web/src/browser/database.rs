//! IndexedDB without its events: opening a database, and transactions that can be waited for.

use super::clock::{Timer, after};
use super::js::{call, deferred, error_name, error_text, fire, get, object, window};
use js_sys::{Array, Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransaction};

/// The reason why the store did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// The browser offers no store here, or has closed it; opening it again may help.
    Unavailable(String),
    /// No space is left for this site.
    Full,
    /// The sequence number is taken: another tab wrote to the same attempt.
    Taken,
    /// Something else, in the browser's words.
    Failed(String),
}

/// The time that the browser may take to open a database or to prove it, in milliseconds.
const PATIENCE_MS: u32 = 5_000;

/// An open database; closed when it is dropped.
pub struct Database {
    database: IdbDatabase,
    _on_version_change: Closure<dyn Fn()>,
}

impl Drop for Database {
    fn drop(&mut self) {
        self.database.set_onversionchange(None);
        self.database.close();
    }
}

impl Database {
    /// Opens a database, and makes it with these stores where there is none.
    pub async fn open(name: &str, stores: &'static [&'static str]) -> Result<Self, StoreError> {
        let Some(factory) = window().and_then(|window| window.indexed_db().ok().flatten()) else {
            return Err(unavailable("this browser offers no IndexedDB here"));
        };
        let request = factory
            .open_with_u32(name, 1)
            .map_err(|error| cannot_open(&error))?;
        let upgrading = request.clone();
        let upgrade = Closure::<dyn Fn()>::new(move || make_stores(&upgrading, stores));
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let (settled, settle) = deferred();
        request.set_onsuccess(Some(&settle));
        request.set_onerror(Some(&settle));
        // A request that another tab blocks may still succeed; it is given the same time.
        let limit = time_limit(&settle);
        let settled = JsFuture::from(settled).await;
        drop(limit);
        if settled.is_ok_and(|event| event.is_undefined()) {
            close_when_late(request);
            upgrade.forget();
            return Err(unavailable("the browser did not open its database in time"));
        }
        match request.result().map(JsCast::dyn_into) {
            Ok(Ok(database)) => Ok(Self::connected(database)),
            _ => {
                let error = request.error().ok().flatten();
                Err(cannot_open(&error.map_or(JsValue::NULL, JsValue::from)))
            }
        }
    }

    fn connected(database: IdbDatabase) -> Self {
        // A newer build in another tab, or a person who clears the site's data, must not wait for
        // this page. What is asked afterwards fails as unavailable.
        let closing = database.clone();
        let on_version_change = Closure::<dyn Fn()>::new(move || closing.close());
        database.set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
        Self {
            database,
            _on_version_change: on_version_change,
        }
    }

    /// Starts a transaction on some stores, lets `ask` make its requests, and has it committed.
    pub fn begin(
        &self,
        stores: &[&str],
        mode: &str,
        durability: &str,
        ask: &mut dyn FnMut(&IdbTransaction) -> Result<(), JsValue>,
    ) -> Result<Transaction, StoreError> {
        self.transaction(stores, mode, durability)
            .and_then(|transaction| {
                let (settled, settle) = deferred();
                transaction.set_oncomplete(Some(&settle));
                transaction.set_onabort(Some(&settle));
                if let Err(error) = ask(&transaction) {
                    let _ = transaction.abort();
                    return Err(error);
                }
                // Otherwise the browser asks the page whether there is more to do, and Chromium
                // drops the transaction when the page is gone by then.
                let _ = call(&transaction, "commit", &[]);
                Ok(Transaction {
                    transaction,
                    settled,
                    settle,
                })
            })
            .map_err(|error| failure(&error))
    }

    fn transaction(
        &self,
        stores: &[&str],
        mode: &str,
        durability: &str,
    ) -> Result<IdbTransaction, JsValue> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        // Browsers that do not know the durability ignore it.
        let options = object(&[("durability", durability.into())]);
        let arguments: [&JsValue; 3] = [&names, &mode.into(), &options];
        call(&self.database, "transaction", &arguments)?.dyn_into()
    }
}

/// A transaction on its way.
pub struct Transaction {
    transaction: IdbTransaction,
    settled: Promise,
    settle: Function,
}

impl Transaction {
    /// Waits for the outcome.
    pub async fn finish(self) -> Result<(), StoreError> {
        let event = JsFuture::from(self.settled).await;
        let kind = get(&event.unwrap_or(JsValue::NULL), "type").as_string();
        match kind.as_deref() {
            Some("complete") => Ok(()),
            Some(_) => {
                let error = self.transaction.error();
                Err(failure(&error.map_or(JsValue::NULL, JsValue::from)))
            }
            None => Err(unavailable("the browser did not answer in time")),
        }
    }

    /// Waits for the outcome, but not for long.
    pub async fn finish_in_time(self) -> Result<(), StoreError> {
        let _limit = time_limit(&self.settle);
        self.finish().await
    }
}

/// Returns the value that a request of a finished transaction read.
pub fn result(request: Option<IdbRequest>) -> JsValue {
    request
        .and_then(|request| request.result().ok())
        .unwrap_or(JsValue::UNDEFINED)
}

/// The texts that a request of a finished transaction read.
pub fn texts(request: Option<IdbRequest>) -> Vec<String> {
    result(request).dyn_into::<Array>().map_or_else(
        |_| Vec::new(),
        |list| list.iter().filter_map(|value| value.as_string()).collect(),
    )
}

/// Ends a wait for the browser when its time is up.
fn time_limit(settle: &Function) -> Timer {
    let settle = settle.clone();
    after(PATIENCE_MS, move || fire(&settle, &JsValue::UNDEFINED))
}

/// A connection that nobody uses would block other tabs.
fn close_when_late(request: IdbOpenDbRequest) {
    let late = request.clone();
    let close = Closure::once_into_js(move || {
        if let Ok(database) = late.result() {
            let _ = call(&database, "close", &[]);
        }
    });
    request.set_onsuccess(Some(close.unchecked_ref()));
}

fn make_stores(request: &IdbOpenDbRequest, stores: &[&str]) {
    if let Ok(Ok(database)) = request.result().map(JsCast::dyn_into::<IdbDatabase>) {
        for name in stores {
            // Where this fails, the first transaction says so.
            let _ = database.create_object_store(name);
        }
    }
}

fn unavailable(why: &str) -> StoreError {
    StoreError::Unavailable(why.into())
}

fn cannot_open(error: &JsValue) -> StoreError {
    match failure(error) {
        StoreError::Failed(why) => StoreError::Unavailable(why),
        other => other,
    }
}

fn failure(error: &JsValue) -> StoreError {
    match error_name(error).as_str() {
        "QuotaExceededError" => StoreError::Full,
        "ConstraintError" => StoreError::Taken,
        "InvalidStateError" | "SecurityError" => StoreError::Unavailable(error_text(error)),
        _ => StoreError::Failed(error_text(error)),
    }
}
