//! Loading what lies beside the page: packs, kit, policy, and keys where the host gives them out.

use super::opening;
use super::workspace::Workspace;
use crate::format_message::format_message;
use crate::words::workspace::words;
use assay_core::json::{self, Value};
use assay_web::browser::http;
use leptos::prelude::*;

/// What lies beside the page is listed here.
pub const LIST: &str = "desk.json";

/// Loads everything, then puts back what was on the workspace.
pub async fn load(workspace: Workspace) {
    let list = match text(LIST).await.map(|text| json::parse(LIST, &text)) {
        Some(Ok(list)) => list,
        Some(Err(problems)) => {
            workspace.notify_problems(&problems);
            Value::Null
        }
        None => {
            workspace.notify("is-failed", format_message(words().failed_load, &[LIST]));
            Value::Null
        }
    };
    for name in names(&list, "packs")
        .into_iter()
        .chain(names(&list, "kits"))
    {
        match text(&name).await {
            Some(text) => {
                opening::reference(workspace, &name, &text);
            }
            None => workspace.notify("is-failed", format_message(words().failed_load, &[&name])),
        }
    }
    // Keys and policy may be beside the page, and need not.
    for name in names(&list, "keys")
        .into_iter()
        .chain(names(&list, "policies"))
    {
        if let Some(text) = text(&name).await {
            opening::reference(workspace, &name, &text);
        }
    }
    let hosted = (
        workspace.library.get_untracked(),
        workspace.kit.get_untracked(),
    );
    workspace.hosted.set(hosted);
    crate::restoring::restore(workspace).await;
    workspace.is_ready.set(true);
    if let Some(folder) = list.get("receiver").and_then(Value::as_str) {
        workspace.received.set(received(folder).await);
    }
}

/// The names under an entry of the list.
pub fn names(list: &Value, name: &str) -> Vec<String> {
    let names = list.get(name).and_then(Value::as_array);
    names
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(String::from)
        .collect()
}

/// What the receiver has, as addresses; nothing where the page does not come from one.
async fn received(folder: &str) -> Vec<String> {
    let Some(text) = text(folder).await else {
        return Vec::new();
    };
    let Ok(list) = json::from_text(&text) else {
        return Vec::new();
    };
    let files = list
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    files.map(|file| [folder, file].concat()).collect()
}

/// Opens what the receiver has.
pub async fn open_received(workspace: Workspace) {
    let mut files = Vec::new();
    for address in workspace.received.get_untracked() {
        let name = address.rsplit('/').next().unwrap_or(&address).to_owned();
        match text(&address).await {
            Some(text) => files.push((name, text)),
            None => workspace.notify("is-failed", format_message(words().failed_load, &[&name])),
        }
    }
    opening::open_all(workspace, files);
}

/// A file of the site as text; `None` where it does not come.
pub async fn text(name: &str) -> Option<String> {
    let fetched = http::get_text(name).await.ok()?;
    (fetched.status == 200).then_some(fetched.text)
}
