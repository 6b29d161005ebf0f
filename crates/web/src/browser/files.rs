//! Answers in the candidate's own hands: a downloaded file, the clipboard.

use super::clock::sleep;
use super::http::{blob, blob_of_bytes, json_blob};
use super::js::{call, document, get, window};
use assay_core::person_text;
use js_sys::Promise;
use std::future::Future;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, Element, HtmlAnchorElement, HtmlElement, HtmlTextAreaElement, Url};

/// The time that the browser may take to begin a download, in milliseconds.
const DOWNLOAD_MS: u32 = 60_000;

/// Downloads a JSON document under a name. Tells whether the browser was asked; whether the file
/// was kept only the candidate knows.
pub fn download(file_name: &str, text: &str) -> bool {
    json_blob(text).is_some_and(|blob| offer(file_name, &blob).is_some())
}

/// Downloads a text of some media type, such as `text/csv`, under a name.
pub fn download_as(file_name: &str, media_type: &str, text: &str) -> bool {
    blob(text, media_type).is_some_and(|blob| offer(file_name, &blob).is_some())
}

/// Downloads bytes of some media type, such as `application/zip`, under a name.
pub fn download_bytes(file_name: &str, media_type: &str, bytes: &[u8]) -> bool {
    blob_of_bytes(bytes, media_type).is_some_and(|blob| offer(file_name, &blob).is_some())
}

fn offer(file_name: &str, blob: &Blob) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let document = document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(file_name);
    // Some browsers follow only a link that is in the page.
    document.body()?.append_child(&link).ok()?;
    link.click();
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
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(text);
    let before = document.active_element();
    // While a dialog is open, only what is in it can be selected.
    let dialog = before
        .as_ref()
        .and_then(|element| element.closest("dialog").ok().flatten());
    let parent: Element = match dialog {
        Some(dialog) => dialog,
        None => document.body()?.into(),
    };
    parent.append_child(&field).ok()?;
    field.select();
    let copied = call(&document, "execCommand", &[&"copy".into()]);
    field.remove();
    if let Some(before) = before.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = before.focus();
    }
    Some(copied.is_ok_and(|copied| copied.is_truthy()))
}

/// Returns how many characters a paste event brings; nothing for other events.
pub fn pasted_length(event: &web_sys::Event) -> Option<usize> {
    let data = get(event, "clipboardData");
    let text = call(&data, "getData", &[&"text".into()])
        .ok()?
        .as_string()?;
    Some(text.chars().count())
}

/// Every file that was chosen in an input, of a folder also those below, as names and texts.
pub async fn all_chosen(event: &web_sys::Event) -> Vec<(String, String)> {
    read_all(&listed(&get(&get(event, "target"), "files"))).await
}

/// Every file that was dropped on the page, of folders also those below, as names and texts. To be called from
/// the drop itself.
pub fn all_dropped(event: &web_sys::Event) -> impl Future<Output = Vec<(String, String)>> + use<> {
    let data = get(event, "dataTransfer");
    let files = listed(&get(&data, "files"));
    // What an entry is can only be asked now; browsers without entries drop files only.
    let items = listed(&get(&data, "items"));
    let entries = items
        .iter()
        .map(|item| call(item, "webkitGetAsEntry", &[]).unwrap_or_default());
    let folders: Vec<JsValue> = entries
        .filter(|entry| get(entry, "isDirectory").is_truthy())
        .collect();
    async move {
        let mut found = files
            .into_iter()
            .filter(|file| !is_folder(file))
            .collect::<Vec<_>>();
        let mut open = folders;
        while let Some(folder) = open.pop() {
            for entry in entries_of(&folder).await {
                if get(&entry, "isDirectory").is_truthy() {
                    open.push(entry);
                } else if let Some(file) = answered(&entry, "file").await {
                    found.push(file);
                }
            }
        }
        read_all(&found).await
    }
}

/// A folder comes along as a file without a type and, mostly, without content.
fn is_folder(file: &JsValue) -> bool {
    let name = get(file, "name").as_string().unwrap_or_default();
    !name.contains('.')
        && get(file, "type")
            .as_string()
            .is_none_or(|kind| kind.is_empty())
}

async fn entries_of(folder: &JsValue) -> Vec<JsValue> {
    let Ok(reader) = call(folder, "createReader", &[]) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    // A reader gives some at a time, and none at the end.
    while let Some(some) = answered(&reader, "readEntries").await {
        let some = listed(&some);
        if some.is_empty() {
            break;
        }
        all.extend(some);
    }
    all
}

/// Calls a method that takes a callback, and returns the value that the callback was given; `None` where it fails.
async fn answered(target: &JsValue, method: &str) -> Option<JsValue> {
    let mut calls = None;
    let asked =
        Promise::new(&mut |fulfill, fail| calls = Some(call(target, method, &[&fulfill, &fail])));
    calls?.ok()?;
    JsFuture::from(asked).await.ok()
}

fn listed(list: &JsValue) -> Vec<JsValue> {
    js_sys::Array::from(list).to_vec()
}

async fn read_all(files: &[JsValue]) -> Vec<(String, String)> {
    // All are asked for at once; one after the other, hundreds would take a second longer.
    let asked: Vec<(String, Promise)> = files
        .iter()
        .filter_map(|file| {
            let name = get(file, "name").as_string().unwrap_or_default();
            let name = person_text::brief(&name, person_text::NAME_CHARS);
            let text = call(file, "text", &[]).ok()?;
            Some((name, Promise::resolve(&text)))
        })
        .collect();
    let mut read = Vec::new();
    for (name, text) in asked {
        if let Ok(text) = JsFuture::from(text).await {
            read.push((name, text.as_string().unwrap_or_default()));
        }
    }
    read
}
