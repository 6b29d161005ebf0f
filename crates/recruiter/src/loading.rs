//! Loading what lies beside the page: packs, kit, policy, and keys where the host gives them out.

use super::desk::Desk;
use super::opening;
use crate::format_message::format_message;
use crate::words::desk::words;
use assay_core::document::{self, Problems, Value};
use assay_evaluation::RecruiterConfig;
use assay_web::browser::http;
use leptos::prelude::*;

/// What lies beside the page is listed here.
pub const LIST: &str = "desk.json";

/// Loads everything, then puts back what was on the desk.
pub async fn load(desk: Desk) {
    let config = match config().await {
        Some(Ok(config)) => config,
        Some(Err(problems)) => {
            desk.tell_problems(&problems);
            RecruiterConfig::default()
        }
        None => {
            desk.tell("is-failed", format_message(words().failed_load, &[LIST]));
            RecruiterConfig::default()
        }
    };
    for name in config.packs.iter().chain(&config.kits) {
        match text(name).await {
            Some(text) => {
                opening::reference(desk, name, &text);
            }
            None => desk.tell("is-failed", format_message(words().failed_load, &[name])),
        }
    }
    // Keys and policy may be beside the page, and need not.
    for name in config.keys.iter().chain(&config.policies) {
        if let Some(text) = text(name).await {
            opening::reference(desk, name, &text);
        }
    }
    let hosted = (desk.library.get_untracked(), desk.kit.get_untracked());
    desk.hosted.set(hosted);
    crate::restoring::restore(desk).await;
    desk.is_ready.set(true);
    if let Some(folder) = config.receiver {
        desk.received.set(received(&folder).await);
    }
}

/// Reads the configuration of the page; `None` where it does not come.
pub async fn config() -> Option<Result<RecruiterConfig, Problems>> {
    let text = text(LIST).await?;
    let parsed = document::parse(LIST, &text);
    Some(parsed.and_then(|value| RecruiterConfig::parse(LIST, &value)))
}

/// What the receiver has, as addresses; nothing where the page does not come from one.
async fn received(folder: &str) -> Vec<String> {
    let Some(text) = text(folder).await else {
        return Vec::new();
    };
    let Ok(list) = document::from_text(&text) else {
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
pub async fn open_received(desk: Desk) {
    let mut files = Vec::new();
    for address in desk.received.get_untracked() {
        let name = address.rsplit('/').next().unwrap_or(&address).to_owned();
        match text(&address).await {
            Some(text) => files.push((name, text)),
            None => desk.tell("is-failed", format_message(words().failed_load, &[&name])),
        }
    }
    opening::open_all(desk, files);
}

/// A file of the site as text; `None` where it does not come.
pub async fn text(name: &str) -> Option<String> {
    let fetched = http::get_text(name).await.ok()?;
    (fetched.status == 200).then_some(fetched.text)
}
