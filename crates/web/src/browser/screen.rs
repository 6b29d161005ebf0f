//! Small dealings with the browser's window that screens need: dialogs, titles, reloading.

use super::arming::PageArming;
use super::js::{call, document, get, object, window};
use super::rect::{rect_of, whole};
use assay_core::space::{Rect, clearance};
use js_sys::{Date, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlDialogElement};

/// Opens or closes a dialog. Opening is modal.
pub fn show_dialog(dialog: &HtmlDialogElement, open: bool, arming: PageArming) {
    if open && !dialog.open() {
        let _ = dialog.show_modal();
        keep_clear(dialog, arming.opener());
        arming.opened();
    } else if !open && dialog.open() {
        dialog.close();
        arming.opened();
    }
}

/// Moves a dialog so that its final button does not lie where the button lay that opened it.
fn keep_clear(dialog: &HtmlDialogElement, opener: Rect) {
    let Some(button) = dialog.query_selector(".is-final").ok().flatten() else {
        return;
    };
    let place = |by: i32| {
        let shift = ["0 ", &by.to_string(), "px"].concat();
        let _ = dialog.style().set_property("translate", &shift);
    };
    let height = window()
        .and_then(|window| window.inner_height().ok()?.as_f64())
        .unwrap_or_default();
    for class in ["dialog", "dialog is-turned"] {
        dialog.set_class_name(class);
        place(0);
        if let Some(by) = clearance(opener, rect_of(&button), rect_of(dialog), whole(height)) {
            place(by);
            return;
        }
    }
}

/// The text that belongs to the present place in the history.
pub fn history_state() -> Option<String> {
    window()?.history().ok()?.state().ok()?.as_string()
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Opens the browser's dialog for printing.
pub fn print() {
    if let Some(window) = window() {
        let _ = call(&window, "print", &[]);
    }
}

/// Names the page, for tabs and for screen readers.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Scrolls to the top, as a new page would begin.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// A file that the loader asked for before the program had arrived; used once.
///
/// `None` where it was not asked for or did not come, so that it is asked for again and the reason
/// is found out.
pub async fn early(name: &str) -> Option<String> {
    let asked = get(&get(&js_sys::global(), "assayEarly"), name);
    if asked.is_undefined() {
        return None;
    }
    let _ = js_sys::Reflect::set(
        &get(&js_sys::global(), "assayEarly"),
        &name.into(),
        &JsValue::UNDEFINED,
    );
    let text = JsFuture::from(Promise::resolve(&asked)).await.ok()?;
    text.as_string()
}

/// Tells the page that all of the program is here, so that it can be kept for a time without a network.
pub fn all_is_here() {
    let _ = call(&js_sys::global(), "assayWhole", &[]);
}

/// Shows the page for a program that cannot go on, with a way to save what is kept.
pub fn fallen() {
    let _ = call(&js_sys::global(), "assayFallen", &[]);
}

/// Saves what is kept here of the candidate's attempt as a file, without the rest of the program.
pub fn save_all() {
    let _ = call(&js_sys::global(), "assaySave", &[]);
}

/// Takes the static shell off the page; what takes its place goes into the element returned.
pub fn take_shell() -> Option<Element> {
    let shell = document()?.get_element_by_id("app")?;
    shell.set_text_content(None);
    Some(shell)
}

/// Returns whether the browser has what the newest part of the screens needs.
pub fn is_modern() -> bool {
    let css = get(&js_sys::global(), "CSS");
    call(&css, "supports", &[&"selector(:has(*))".into()]).is_ok_and(|answer| answer.is_truthy())
        && !get(&js_sys::global(), "HTMLDialogElement").is_undefined()
}

/// An instant in the way of the reader's place, and of the page's language; on a page with `data-browser-dates`, of the
/// browser's.
pub fn local_time(rfc3339: &str) -> String {
    readable(
        &Date::new(&rfc3339.into()),
        "toLocaleString",
        &[("dateStyle", "long"), ("timeStyle", "medium")],
    )
}

/// A day, such as `2026-03-12`, in the way of the candidate's place and language.
pub fn local_day(day: &str) -> String {
    // At noon, so that it is the same day in the time zone of the browser.
    readable(
        &Date::new(&[day, "T12:00:00"].concat().as_str().into()),
        "toLocaleDateString",
        &[("dateStyle", "long")],
    )
}

/// An instant with its time zone, in the language of the page and, where the browser speaks the same one, in the form that
/// it has at the reader's place: a sentence stays in one language.
pub fn zoned_time(rfc3339: &str) -> String {
    let options = [("dateStyle", "long"), ("timeStyle", "long")];
    formatted(
        &Date::new(&rfc3339.into()),
        "toLocaleString",
        &language_of_reader(),
        &options,
    )
}

/// An instant in a time zone, an IANA name such as "Europe/Berlin", with its name; empty where the browser does not know
/// the zone. Without one, in that of the device.
pub fn moment_in(ms: i64, time_zone: Option<&str>) -> String {
    let mut options = vec![("dateStyle", "full"), ("timeStyle", "long")];
    options.extend(time_zone.map(|zone| ("timeZone", zone)));
    formatted(&date(ms), "toLocaleString", &language_of_reader(), &options)
}

/// The time of day of an instant with its time zone, in the same way.
pub fn zoned_clock(ms: i64) -> String {
    let options = [
        ("hour", "numeric"),
        ("minute", "2-digit"),
        ("timeZoneName", "short"),
    ];
    formatted(
        &date(ms),
        "toLocaleTimeString",
        &language_of_reader(),
        &options,
    )
}

/// The IANA name of the time zone that the browser is set to, such as `Europe/Berlin`; `UTC` where it does not say.
pub fn time_zone() -> String {
    let intl = get(&js_sys::global(), "Intl");
    let options = call(&intl, "DateTimeFormat", &[])
        .and_then(|format| call(&format, "resolvedOptions", &[]))
        .unwrap_or_default();
    let name = get(&options, "timeZone").as_string();
    name.unwrap_or_else(|| "UTC".into())
}

fn language_of_reader() -> JsValue {
    let root = document().and_then(|document| document.document_element());
    let page = root.and_then(|root| root.get_attribute("lang"));
    let browser = window().and_then(|window| window.navigator().language());
    let (page, browser) = (page.unwrap_or_default(), browser.unwrap_or_default());
    let language = regional(&page, &browser);
    if language.is_empty() {
        JsValue::UNDEFINED
    } else {
        language.into()
    }
}

/// Returns the language of a page in the form that a browser prefers, where it speaks the same one: `en-GB` for `en`.
fn regional<'a>(page: &'a str, browser: &'a str) -> &'a str {
    let rest = browser.get(page.len()..).unwrap_or_default();
    let start = browser.get(..page.len()).unwrap_or_default();
    let is_form = start.eq_ignore_ascii_case(page) && (rest.starts_with('-') || page.is_empty());
    if is_form { browser } else { page }
}

fn date(ms: i64) -> Date {
    #[allow(clippy::cast_precision_loss)] // Milliseconds since the epoch fit a float exactly.
    Date::new(&JsValue::from_f64(ms as f64))
}

/// A date in the language of the page; where its words are in one language only, as the browser has it.
fn readable(date: &Date, method: &str, options: &[(&str, &str)]) -> String {
    let root = document().and_then(|document| document.document_element());
    let root = root.filter(|root| !root.has_attribute("data-browser-dates"));
    let language = root
        .and_then(|root| root.get_attribute("lang"))
        .map_or(JsValue::UNDEFINED, JsValue::from);
    formatted(date, method, &language, options)
}

/// A date in a language; without one, in that of the browser.
fn formatted(date: &Date, method: &str, language: &JsValue, options: &[(&str, &str)]) -> String {
    let fields: Vec<(&str, JsValue)> = options
        .iter()
        .map(|(name, value)| (*name, JsValue::from_str(value)))
        .collect();
    call(date, method, &[language, &object(&fields)])
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::regional;

    #[test]
    fn dates_are_in_the_language_of_the_page_as_readers_know_it() {
        for (page, browser, language) in [
            ("en", "en-GB", "en-GB"),
            ("en", "EN-us", "EN-us"),
            ("en", "en", "en"),
            ("en", "de-DE", "en"),
            ("en", "enm", "en"),
            ("en", "", "en"),
            ("zh-Hans", "zh-TW", "zh-Hans"),
            ("", "de-DE", "de-DE"),
            ("", "", ""),
        ] {
            assert_eq!(regional(page, browser), language, "{page} {browser}");
        }
    }
}
