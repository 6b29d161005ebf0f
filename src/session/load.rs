//! Loading: the configuration first, then the pack. Both are checked before anything is shown that
//! depends on them; problems are returned in words.

use crate::app::{App, ReadPack};
use assay_core::assessment::AssessmentOutline;
use assay_core::config::Config;
use assay_core::document::{self, Problems};
use assay_core::encoding::check_text;
use assay_web::browser::http::{self, Fetched, HttpError};
use assay_web::browser::{page, screen};
use assay_web::message;
use assay_web::tr;
use leptos::prelude::*;
use leptos_i18n::Locale as _;
use std::sync::Arc;

/// The configuration's name, beside the page.
const CONFIG: &str = "config.json";

/// Loads and checks the configuration, and gives the page the team's language and colors.
pub async fn config(app: App) -> Result<Arc<Config>, Problems> {
    let text = match screen::early("config").await {
        Some(text) => text,
        None => file(app, CONFIG).await?,
    };
    check_text(CONFIG, &text)?;
    let config = Config::parse(CONFIG, &document::parse(CONFIG, &text)?)?;
    let locale = message::locale(&config.language);
    app.locale.set(locale);
    page::set_language(locale.as_str(), message::direction(locale));
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

/// Loads the pack that the configuration names. Its outline is shown at once, and it is read as soon as the part of the
/// program is here that reads it.
pub async fn pack(
    app: App,
    reader: impl Future<Output = Result<ReadPack, Problems>>,
) -> Result<(), Problems> {
    let Some(config) = app.config() else {
        return Ok(());
    };
    let file_name = &config.assessment;
    let text = match screen::early("pack").await {
        Some(text) => text,
        None => file(app, file_name).await?,
    };
    check_text(file_name, &text)?;
    let pack = document::parse(file_name, &text)?;
    app.outline
        .set(AssessmentOutline::of_pack(&pack).map(Arc::new));
    let read = reader.await?;
    let assessment = Arc::new(read(file_name, &pack)?);
    // An attempt in hand has its own content. One to come is kept with the very text that its content was read from, also
    // where it was loaded again after something failed, and the team has put another there meanwhile.
    if app.with_attempt(|_| ()).is_none() {
        app.update_inner(|inner| inner.pack_text = text);
        app.assessment.set(Some(assessment));
    }
    Ok(())
}

async fn file(app: App, name: &str) -> Result<String, Problems> {
    text(app, name, http::get_text(name).await)
}

/// Returns the text of a file of the site.
///
/// # Errors
/// Returns the problem with it where it did not come.
pub fn text(app: App, name: &str, fetched: Result<Fetched, HttpError>) -> Result<String, Problems> {
    let locale = app.locale();
    let failed = |status: &str| {
        let message = [tr!(locale, trouble.missing), status].concat();
        Problems::one(name, "$", &message, tr!(locale, trouble.missing_do))
    };
    match fetched {
        Ok(fetched) if fetched.status == 200 => Ok(fetched.text),
        Ok(fetched) => Err(failed(&[" (", &fetched.status.to_string(), ")"].concat())),
        Err(_) => Err(failed("")),
    }
}
