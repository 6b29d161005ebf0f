//! One holder per attempt: Web Locks, which a browser releases by itself when a tab dies.

use super::js::{call, deferred, fire, get, object, window};
use js_sys::{Function, Promise};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The outcome of asking for a lock.
pub enum LockOutcome {
    /// The lock is this tab's, or this browser has no locks and every tab is let in.
    Acquired(LockGuard),
    /// Another tab has it.
    Taken,
}

/// A lock that is held until this is dropped, or until another tab takes it over.
#[must_use = "the lock is released when this is dropped"]
pub struct LockGuard {
    release: Function,
    wanted: Rc<Cell<bool>>,
}

impl Drop for LockGuard {
    fn drop(&mut self) {
        self.wanted.set(false);
        fire(&self.release, &JsValue::UNDEFINED);
    }
}

/// Asks for a lock that nobody holds. `lost` is called if another tab takes it over later.
pub async fn acquire(name: &str, lost: impl FnOnce() + 'static) -> LockOutcome {
    ask(name, "ifAvailable", Box::new(lost)).await
}

/// Takes a lock, from another tab if need be. `lost` is called if it is taken over in turn.
pub async fn take_over(name: &str, lost: impl FnOnce() + 'static) -> LockOutcome {
    ask(name, "steal", Box::new(lost)).await
}

async fn ask(name: &str, how: &str, lost: Box<dyn FnOnce()>) -> LockOutcome {
    // Fulfilled with the lock, with null if it is taken, with undefined if there are no locks.
    let (answered, answer) = deferred();
    // The browser holds the lock for as long as the promise that it is given is pending.
    let (released, release) = deferred();
    let wanted = Rc::new(Cell::new(true));
    let asked = Rc::new(Cell::new(false));
    let granted = {
        let (asked, answer) = (asked.clone(), answer.clone());
        Closure::once(move |lock: JsValue| -> Promise {
            asked.set(true);
            fire(&answer, &lock);
            released
        })
    };
    let options = object(&[(how, true.into())]);
    let ended = window().and_then(|window| {
        let locks = get(&window.navigator(), "locks");
        let arguments: [&JsValue; 3] = [&name.into(), &options, granted.as_ref()];
        call(&locks, "request", &arguments).ok()
    });
    match ended {
        None => fire(&answer, &JsValue::UNDEFINED),
        Some(ended) => {
            let wanted = wanted.clone();
            spawn_local(async move {
                let ended = JsFuture::from(Promise::resolve(&ended)).await;
                drop(granted);
                // An error before an answer means no locks here; after one, that the lock is lost.
                match ended {
                    Err(_) if !asked.get() => fire(&answer, &JsValue::UNDEFINED),
                    Err(_) if wanted.get() => lost(),
                    _ => {}
                }
            });
        }
    }
    let lock = JsFuture::from(answered).await;
    let guard = LockGuard { release, wanted };
    if lock.is_ok_and(|lock| lock.is_null()) {
        LockOutcome::Taken
    } else {
        LockOutcome::Acquired(guard)
    }
}
