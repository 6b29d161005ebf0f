//! Loading what lies beside the page: packs, kit, policy, and keys where the host gives them out.

use super::opening;
use super::workspace::Workspace;
use crate::message::Level;
use assay_core::config::Config;
use assay_core::document::{self, Problems, Value};
use assay_evaluation::{RecruiterConfig, Sender};
use assay_web::browser::http;
use leptos::prelude::*;
use std::sync::Arc;

/// The file that lists what lies beside the page.
const LIST: &str = "recruiter.json";
/// Its name in former versions, which a host may have kept over an update.
const FORMER_LIST: &str = "desk.json";
/// The configuration of the candidate's test, of which the release puts a copy beside the page.
const TEST_CONFIG: &str = "config.json";

/// Loads everything, then puts back what was on the workspace.
pub async fn load(workspace: Workspace) {
    let config = match config().await {
        Some(Ok(config)) => config,
        Some(Err(problems)) => {
            workspace.notify_problems(&problems);
            RecruiterConfig::default()
        }
        None => {
            workspace.notify(Level::Failed, tr!(workspace.failed_load, file = LIST));
            RecruiterConfig::default()
        }
    };
    for name in config.packs.iter().chain(&config.kits) {
        match text(name).await {
            Some(text) => {
                opening::reference(workspace, name, &text);
            }
            None => workspace.notify(Level::Failed, tr!(workspace.failed_load, file = name)),
        }
    }
    // Keys and policy may be beside the page, and need not.
    for name in config.keys.iter().chain(&config.policies) {
        if let Some(text) = text(name).await {
            opening::reference(workspace, name, &text);
        }
    }
    // Before any bundle is put back, so that each is held against its invitation.
    if let Some(config) = test_config().await {
        workspace
            .library
            .update(|library| library.trust(&config.keys));
        workspace.sender.set(Sender::of(&config));
        workspace.config.set(Some(Arc::new(config)));
    }
    let hosted = (
        workspace.library.get_untracked(),
        workspace.kit.get_untracked(),
    );
    workspace.hosted.set(hosted);
    crate::restoring::restore(workspace).await;
    workspace.is_ready.set(true);
    if let Some(folder) = config.receiver {
        workspace.received.set(received(&folder).await);
    }
}

/// Reads the configuration of the page; `None` where it does not come.
pub async fn config() -> Option<Result<RecruiterConfig, Problems>> {
    let (name, content) = match text(LIST).await {
        Some(content) => (LIST, content),
        None => (FORMER_LIST, text(FORMER_LIST).await?),
    };
    let parsed = document::parse(name, &content);
    Some(parsed.and_then(|value| RecruiterConfig::parse(name, &value)))
}

/// Reads the configuration of the test; `None` where it does not come or does not fit. The test itself says what is wrong
/// with it.
async fn test_config() -> Option<Config> {
    let value = document::parse(TEST_CONFIG, &text(TEST_CONFIG).await?).ok()?;
    Config::parse(TEST_CONFIG, &value).ok()
}

/// Returns the addresses of the bundles that the receiver has; none where the page does not come from one.
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
pub async fn open_received(workspace: Workspace) {
    let mut files = Vec::new();
    for address in workspace.received.get_untracked() {
        let name = address.rsplit('/').next().unwrap_or(&address).to_owned();
        match text(&address).await {
            Some(text) => files.push((name, text)),
            None => workspace.notify(Level::Failed, tr!(workspace.failed_load, file = name)),
        }
    }
    opening::open_all(workspace, files);
}

/// A file of the site as text; `None` where it does not come.
pub async fn text(name: &str) -> Option<String> {
    let fetched = http::get_text(name).await.ok()?;
    (fetched.status == 200).then_some(fetched.text)
}
