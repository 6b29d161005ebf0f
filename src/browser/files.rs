//! Answers in the candidate's own hands: a downloaded file, the clipboard.

use super::clock::sleep;
use super::http::json_blob;
use super::js::{call, document, get, window};
use super::nodes::{self, Node};
use js_sys::Promise;
use std::future::Future;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, HtmlElement, Url};

/// How long the browser may take to begin a download, in milliseconds.
const DOWNLOAD_MS: u32 = 60_000;

/// Downloads a JSON document under a name. Tells whether the browser was asked; whether the file
/// was kept only the candidate knows.
pub fn download(file_name: &str, text: &str) -> bool {
    json_blob(text).is_some_and(|blob| offer(file_name, &blob).is_some())
}

fn offer(file_name: &str, blob: &Blob) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let link = nodes::element("a");
    link.set_attribute("href", &url);
    link.set_attribute("download", file_name);
    // Some browsers follow only a link that is in the page.
    let body = document()?.body()?;
    body.unchecked_ref::<Node>().append(&link);
    let _ = call(&link, "click", &[]);
    link.remove();
    spawn_local(async move {
        sleep(DOWNLOAD_MS).await;
        let _ = Url::revoke_object_url(&url);
    });
    Some(())
}

/// Copies text to the clipboard; tells whether that worked. To be called from a click.
#[must_use = "the outcome tells whether the text was copied"]
pub fn copy(text: &str) -> impl Future<Output = bool> + use<> {
    let written = window().and_then(|window| {
        let clipboard = get(&window.navigator(), "clipboard");
        call(&clipboard, "writeText", &[&text.into()]).ok()
    });
    let text = text.to_owned();
    async move {
        let written = match written {
            Some(written) => JsFuture::from(Promise::resolve(&written)).await.is_ok(),
            None => false,
        };
        written || copy_from_field(&text).unwrap_or(false)
    }
}

/// The old way, which also works on plain http.
fn copy_from_field(text: &str) -> Option<bool> {
    let document = document()?;
    let field = nodes::element("textarea");
    field.set_value(text);
    let before = document.active_element();
    // While a dialog is open, only what is in it can be selected.
    let dialog = before
        .as_ref()
        .and_then(|element| element.closest("dialog").ok().flatten());
    let parent: Node = match dialog {
        Some(dialog) => dialog.unchecked_into(),
        None => document.body()?.unchecked_into(),
    };
    parent.append(&field);
    call(&field, "select", &[]).ok()?;
    let copied = call(&document, "execCommand", &[&"copy".into()]);
    field.remove();
    if let Some(before) = before.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = before.focus();
    }
    Some(copied.is_ok_and(|copied| copied.is_truthy()))
}

/// How many characters a paste event brings; nothing for other events.
pub fn pasted_length(event: &web_sys::Event) -> Option<usize> {
    let data = get(event, "clipboardData");
    let text = call(&data, "getData", &[&"text".into()])
        .ok()?
        .as_string()?;
    Some(text.chars().count())
}

/// The first file that was chosen in an input, as name and text.
pub async fn chosen(event: &web_sys::Event) -> Option<(String, String)> {
    let file = get(&get(&get(event, "target"), "files"), "0");
    let name = get(&file, "name").as_string()?;
    let text = call(&file, "text", &[]).ok()?;
    let text = JsFuture::from(Promise::resolve(&text)).await.ok()?;
    Some((name, text.as_string()?))
}
