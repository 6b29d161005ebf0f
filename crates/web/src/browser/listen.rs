//! Events of the window and the document that are not about any one screen.

use super::js::{document, get, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// Listens until it is dropped.
#[must_use = "it stops listening when it is dropped"]
pub struct Listener {
    target: Option<EventTarget>,
    kinds: &'static [&'static str],
    callback: Closure<dyn Fn(Event)>,
    /// Whether it hears of an event before what the event happens to.
    is_first: bool,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.callback.as_ref().unchecked_ref();
        if let Some(target) = &self.target {
            for kind in self.kinds {
                let _ = target.remove_event_listener_with_callback_and_bool(
                    kind,
                    function,
                    self.is_first,
                );
            }
        }
    }
}

/// Calls back with whether the page was hidden; otherwise it was shown.
pub fn on_visibility(callback: impl Fn(bool) + 'static) -> Listener {
    listen(
        document().map(EventTarget::from),
        &["visibilitychange"],
        move |_| callback(is_hidden()),
    )
}

/// Returns whether the page is hidden now.
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Calls back when the page is left or closed, with whether the browser may bring it back as it was.
pub fn on_page_hide(callback: impl Fn(bool) + 'static) -> Listener {
    on_window(&["pagehide"], move |event| callback(persisted(&event)))
}

/// Has the browser ask before the page is left, closed or loaded again, for as long as the listener is there.
pub fn ask_before_leaving() -> Listener {
    on_window(&["beforeunload"], |event| {
        event.prevent_default();
        // What older browsers go by.
        let _ = js_sys::Reflect::set(&event, &"returnValue".into(), &true.into());
    })
}

/// Calls back when the page is shown, with whether the browser brought it back as it was.
pub fn on_page_show(callback: impl Fn(bool) + 'static) -> Listener {
    on_window(&["pageshow"], move |event| callback(persisted(&event)))
}

/// Calls back with whether the window got the focus; otherwise it lost it.
pub fn on_window_focus(callback: impl Fn(bool) + 'static) -> Listener {
    on_window(&["focus", "blur"], move |event| {
        callback(event.type_() == "focus");
    })
}

/// Calls back with whether the network came back; otherwise it went.
pub fn on_network(callback: impl Fn(bool) + 'static) -> Listener {
    on_window(&["online", "offline"], move |event| {
        callback(event.type_() == "online");
    })
}

/// Returns whether the browser believes that there is a network.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Calls back when the candidate went back or forward, with the text that was pushed for that place
/// in the history; empty where there was none.
pub fn on_history(callback: impl Fn(String) + 'static) -> Listener {
    on_window(&["popstate"], move |event| {
        callback(get(&event, "state").as_string().unwrap_or_default());
    })
}

/// Keeps a file that is dropped anywhere from taking the place of the page.
pub fn hold_dropped_files() -> Listener {
    on_window(&["dragover", "drop"], |event| event.prevent_default())
}

/// Calls back when a key is pressed together with Alt; the key is named by its place, as in `KeyT`,
/// because Alt changes what it types. The key does nothing else then.
pub fn on_alt_key(code: &'static str, callback: impl Fn() + 'static) -> Listener {
    on_window(&["keydown"], move |event| {
        let is_it = get(&event, "altKey").is_truthy()
            && get(&event, "code").as_string().as_deref() == Some(code);
        if is_it {
            event.prevent_default();
            callback();
        }
    })
}

/// Calls back when the page's own policy has forbidden a connection.
pub fn on_forbidden_connection(callback: impl Fn() + 'static) -> Listener {
    let target = document().map(EventTarget::from);
    listen(target, &["securitypolicyviolation"], move |event| {
        let rule = get(&event, "violatedDirective").as_string();
        if rule.is_some_and(|rule| rule.starts_with("connect-src")) {
            callback();
        }
    })
}

fn persisted(event: &Event) -> bool {
    get(event, "persisted").is_truthy()
}

fn on_window(kinds: &'static [&'static str], callback: impl Fn(Event) + 'static) -> Listener {
    listen(window().map(EventTarget::from), kinds, callback)
}

pub(super) fn listen(
    target: Option<EventTarget>,
    kinds: &'static [&'static str],
    callback: impl Fn(Event) + 'static,
) -> Listener {
    attached(target, kinds, Closure::new(callback), false)
}

/// Listens before what the event happens to hears of it.
pub(super) fn listen_first(
    target: Option<EventTarget>,
    kinds: &'static [&'static str],
    callback: impl Fn(Event) + 'static,
) -> Listener {
    attached(target, kinds, Closure::new(callback), true)
}

fn attached(
    target: Option<EventTarget>,
    kinds: &'static [&'static str],
    callback: Closure<dyn Fn(Event)>,
    is_first: bool,
) -> Listener {
    let function = callback.as_ref().unchecked_ref();
    if let Some(target) = &target {
        for kind in kinds {
            let _ = target.add_event_listener_with_callback_and_bool(kind, function, is_first);
        }
    }
    Listener {
        target,
        kinds,
        callback,
        is_first,
    }
}
