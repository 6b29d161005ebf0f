//! Loading: the configuration first, then the pack. Both are checked before anything is shown that
//! depends on them, and what is wrong is told in words.

use crate::app::{App, Stage};
use crate::session::door::{self, Behind};
use crate::session::sitting;
use assay_core::assessment::Assessment;
use assay_core::config::Config;
use assay_core::json::{self, Problems};
use assay_core::record;
use assay_web::browser::{http, page, screen};
use leptos::prelude::*;
use std::sync::Arc;

/// The configuration's name, beside the page.
const CONFIG: &str = "config.json";

/// Loads everything, and arrives at the screen that belongs on this page.
pub async fn load(app: App) {
    match config(app).await {
        Ok(config) => app.update_inner(|inner| inner.config = Some(config)),
        Err(problems) => {
            sitting::break_off(app, problems).await;
            return;
        }
    }
    wasm_bindgen_futures::spawn_local(async move {
        if let Err(problems) = pack(app).await {
            // An attempt that is being resumed has its own content, and is not held up.
            if !app.is_running() {
                sitting::break_off(app, problems).await;
            }
        }
    });
    sitting::arrive(app).await;
}

/// Loads and checks the configuration, and dresses the page in the team's colours.
pub async fn config(app: App) -> Result<Arc<Config>, Problems> {
    let text = match screen::early("config").await {
        Some(text) => text,
        None => file(app, CONFIG).await?,
    };
    let config = Config::parse(CONFIG, &json::parse(CONFIG, &text)?)?;
    let words = assay_web::words::words(&config.language);
    page::set_language(words.lang, words.dir);
    page::set_accent(&config.team.accent, &config.team.accent_dark);
    for warning in &config.warnings {
        let parts: [&str; 7] = [
            &warning.file,
            ": ",
            &warning.path,
            ": ",
            &warning.message,
            " ",
            &warning.remedy,
        ];
        page::warn(&parts.concat());
    }
    Ok(Arc::new(config))
}

/// Loads and checks the pack that the configuration names.
pub async fn pack(app: App) -> Result<(), Problems> {
    let Some(config) = app.config() else {
        return Ok(());
    };
    let text = match screen::early("pack").await {
        Some(text) => text,
        None => file(app, &config.assessment).await?,
    };
    let value = json::parse(&config.assessment, &text)?;
    let assessment = Arc::new(Assessment::parse(&config.assessment, &value)?);
    record::check_size(&config.assessment, &assessment)?;
    app.update_inner(|inner| {
        inner.pack_text = text;
        inner.assessment.get_or_insert(assessment);
    });
    app.loaded.set(true);
    Ok(())
}

/// Waits for the part of the program that runs the test. Where it does not come, the screen says so.
pub async fn rest(app: App) -> Option<&'static Behind> {
    let behind = door::open().await;
    if behind.is_some() {
        app.update_inner(|inner| inner.behind_door = behind);
    } else {
        let words = &app.words.trouble;
        let problem = Problems::one(door::FILE, "$", words.missing, words.missing_do);
        app.stage.set(Stage::Broken(problem));
    }
    behind
}

/// A file of the site as text, or the problem with it.
pub async fn file(app: App, name: &str) -> Result<String, Problems> {
    let words = &app.words.trouble;
    let failed = |status: &str| {
        let message = [words.missing, status].concat();
        Problems::one(name, "$", &message, words.missing_do)
    };
    match http::get_text(name).await {
        Ok(fetched) if fetched.status == 200 => Ok(fetched.text),
        Ok(fetched) => Err(failed(&[" (", &fetched.status.to_string(), ")"].concat())),
        Err(_) => Err(failed("")),
    }
}
