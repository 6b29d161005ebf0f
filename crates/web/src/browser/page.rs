//! The page itself: where it lies, what has the focus, its history, its language and colors.

use super::js::{call, document, get, object, window};
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, History, HtmlElement, Storage, Url, UrlSearchParams};

/// Moves the focus to the screen's heading, so that screen readers begin there. Tells whether there
/// was one.
pub fn focus_heading() -> bool {
    heading().is_some_and(focus)
}

/// Moves the focus to an element; tells whether it took it.
pub fn focus_id(id: &str) -> bool {
    document()
        .and_then(|document| document.get_element_by_id(id))
        .is_some_and(focus)
}

/// Moves the focus to an element, and scrolls no more than it takes to have all of `whole`, which holds it, in view; the
/// beginning where there is no room for all. Tells whether the element took the focus.
pub fn focus_id_within(id: &str, whole: &str) -> bool {
    let is_focused = focus_id(id);
    let whole = document().and_then(|document| document.get_element_by_id(whole));
    if let Some(whole) = whole {
        let _ = call(
            &whole,
            "scrollIntoView",
            &[&object(&[("block", "nearest".into())])],
        );
    }
    is_focused
}

/// Returns whether an element has the focus.
pub fn has_focus(id: &str) -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_some_and(|element| element.id() == id)
}

/// The selector of what can be operated, and is not barred.
const CONTROLS: &str =
    "input:not(:disabled), textarea:not(:disabled), button:not([hidden], [aria-disabled=true])";

/// Moves the focus to the first control of the nearest `whole` around a part of it, or to the screen's heading where
/// there is none; tells whether something took it.
pub fn focus_first_control(part: &Element, whole: &str) -> bool {
    let whole = part.closest(whole).ok().flatten();
    let control = whole.and_then(|whole| whole.query_selector(CONTROLS).ok().flatten());
    control.is_some_and(focus) || focus_heading()
}

/// Moves the focus to the screen's heading and leaves the page where it is scrolled to.
pub fn focus_heading_in_place() {
    if let Some(heading) = heading() {
        let _ = heading.set_attribute("tabindex", "-1");
        let options = object(&[("preventScroll", true.into())]);
        let _ = call(&heading, "focus", &[&options]);
    }
}

fn heading() -> Option<Element> {
    let document = document()?;
    let inner = document.query_selector("main h1").ok().flatten();
    inner.or_else(|| document.query_selector("h1").ok().flatten())
}

fn focus(element: Element) -> bool {
    let has_focus = |element: &Element| {
        document()
            .and_then(|document| document.active_element())
            .as_ref()
            == Some(element)
    };
    let Ok(element) = element.dyn_into::<HtmlElement>() else {
        return false;
    };
    let _ = element.focus();
    if !has_focus(&element) {
        // Headings and notices take the focus only when they are marked for it.
        let _ = element.set_attribute("tabindex", "-1");
        let _ = element.focus();
    }
    has_focus(&element)
}

/// Adds a place to the history, with a text that comes back when the candidate returns to it. The
/// address stays as it is.
pub fn push_state(text: &str) {
    if let Some(history) = history() {
        let _ = history.push_state(&text.into(), "");
    }
}

/// Puts a text to the present place in the history.
pub fn replace_state(text: &str) {
    if let Some(history) = history() {
        let _ = history.replace_state(&text.into(), "");
    }
}

/// Gives the present place in the history another address, without loading it. A relative one is relative to
/// [`base_url`].
pub fn replace_address(address: &str) {
    if let Some(history) = history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Adds a place with this address to the history, without loading it.
pub fn push_address(address: &str) {
    if let Some(history) = history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Opens an address in a tab of its own; tells whether the browser let it. A relative one is relative to [`base_url`].
pub fn open_in_tab(address: &str) -> bool {
    let Ok(url) = Url::new_with_base(address, &base_url()) else {
        return false;
    };
    let opened =
        window().and_then(|window| window.open_with_url_and_target(&url.href(), "_blank").ok());
    opened.flatten().is_some()
}

fn history() -> Option<History> {
    window()?.history().ok()
}

/// A parameter of the page's address; empty text where it has no value.
pub fn query_parameter(name: &str) -> Option<String> {
    let search = window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// The path of the page's address, such as `/jobs/cto/recruiter.html`.
pub fn path() -> String {
    let path = window().and_then(|window| window.location().pathname().ok());
    path.unwrap_or_default()
}

/// The page's address from its path to the end of its query, without what is behind `#`.
pub fn path_and_query() -> String {
    let query = window().and_then(|window| window.location().search().ok());
    path() + &query.unwrap_or_default()
}

/// The part of the address behind `#`, without it.
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default().trim_start_matches('#').into()
}

/// A parameter behind `#` in the page's address, which no host is sent; also where a mail program wrote its name in
/// capitals.
pub fn fragment_parameter(name: &str) -> Option<String> {
    let parameters = UrlSearchParams::new_with_str(&fragment()).ok()?;
    parameters
        .get(name)
        .or_else(|| parameters.get(&name.to_ascii_uppercase()))
}

/// Goes to another address in place of this one. A relative one is relative to [`base_url`].
pub fn go_to(address: &str) {
    if let (Some(window), Ok(url)) = (window(), Url::new_with_base(address, &base_url())) {
        let _ = window.location().replace(&url.href());
    }
}

/// Returns the name of the build of this page; the service worker keeps it for the attempts that begin with it.
pub fn build() -> String {
    root()
        .and_then(|root| root.get_attribute("data-build"))
        .unwrap_or_default()
}

/// The address that relative ones are relative to.
pub fn base_url() -> String {
    document()
        .and_then(|document| document.base_uri().ok().flatten())
        .unwrap_or_default()
}

/// The folder that the site lies in, from the root of its host: `/` or for example `/jobs/cto/`.
pub fn base_path() -> String {
    let mut path = Url::new(&base_url()).map_or_else(|_| "/".into(), |url| url.pathname());
    path.truncate(path.rfind('/').map_or(0, |slash| slash + 1));
    path
}

/// Scheme, host and port of the page, such as `https://jobs.example.com`.
pub fn origin() -> String {
    window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default()
}

/// Tells browsers and screen readers the language of the page and the direction of its writing.
pub fn set_language(language: &str, direction: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute("lang", language);
        let _ = root.set_attribute("dir", direction);
    }
}

/// Sets the team's colors, on paper and on a dark page; an empty one stays as the style has it.
pub fn set_accent(light: &str, dark: &str) {
    if let Some(root) = root() {
        for (name, color) in [("--team-accent", light), ("--team-accent-dark", dark)] {
            if !color.is_empty() {
                let _ = root.style().set_property(name, color);
            }
        }
    }
}

/// Writes to the browser's console what the team should fix.
pub fn warn(text: &str) {
    let _ = call(&get(&js_sys::global(), "console"), "warn", &[&text.into()]);
}

fn root() -> Option<HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}

/// A name under which only this site keeps something: other folders of the same host may hold tests of other
/// teams, and browsers keep apart hosts only.
pub fn own(name: &str) -> String {
    [name, " ", &base_path()].concat()
}

/// Reads what this tab keeps under a name until it is closed.
pub fn session_get(key: &str) -> Option<String> {
    session()?.get_item(&own(key)).ok().flatten()
}

/// Keeps a text in this tab until it is closed. A browser that forbids it is left alone.
pub fn session_set(key: &str, text: &str) {
    if let Some(session) = session() {
        let _ = session.set_item(&own(key), text);
    }
}

/// Forgets what this tab keeps under a name.
pub fn session_remove(key: &str) {
    if let Some(session) = session() {
        let _ = session.remove_item(&own(key));
    }
}

fn session() -> Option<Storage> {
    window()?.session_storage().ok().flatten()
}

/// The browser's name for itself.
pub fn user_agent() -> String {
    window()
        .and_then(|window| window.navigator().user_agent().ok())
        .unwrap_or_default()
}

/// Asks the browser to keep the answers even when it runs out of space. It may refuse or, as
/// Firefox does, ask the person; nothing depends on it.
pub fn persist_storage() {
    let Some(window) = window() else { return };
    let storage: JsValue = get(&window.navigator(), "storage");
    if let Ok(asked) = call(&storage, "persist", &[]) {
        spawn_local(async move {
            let _ = JsFuture::from(Promise::resolve(&asked)).await;
        });
    }
}
