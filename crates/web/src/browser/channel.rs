//! Messages between the pages of one site that are open in one browser.

use super::js::{call, get, window};
use super::listen::{Listener, listen};
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

/// A channel that every page of the site hears which opened it under the same name. Where the browser has none, it is
/// silent.
pub struct Channel {
    channel: Option<JsValue>,
    _listener: Listener,
}

impl Channel {
    /// Opens it; `hear` gets the messages of other pages, never those of this one.
    pub fn open(name: &str, hear: impl Fn(String) + 'static) -> Self {
        let channel = make(name);
        let target = channel
            .as_ref()
            .and_then(|channel| channel.dyn_ref::<EventTarget>().cloned());
        let listener = listen(target, &["message"], move |event| {
            if let Some(text) = get(&event, "data").as_string() {
                hear(text);
            }
        });
        Self {
            channel,
            _listener: listener,
        }
    }

    /// Tells the other pages something.
    pub fn tell(&self, text: &str) {
        if let Some(channel) = &self.channel {
            // A page that does not hear it reads what is kept when it comes to the front.
            let _ = call(channel, "postMessage", &[&text.into()]);
        }
    }
}

fn make(name: &str) -> Option<JsValue> {
    let maker: Function = get(&window()?.into(), "BroadcastChannel").dyn_into().ok()?;
    Reflect::construct(&maker, &Array::of1(&name.into())).ok()
}
