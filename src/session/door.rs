//! The doors to the parts of the program that come later.
//!
//! Each part is a file of its own, which comes while the candidate reads the first screens. Code that only a part's
//! entry names is in its file, and what several parts name is in a file that they share; a second way to such code from
//! the first screens brings all of it back into the first file. Without the feature `split` there is one file, and the
//! doors are open.

use crate::app::{App, BeforeStart, Behind, PracticeView, ReadPack, Stage};
use crate::pages::practice::Practice;
use crate::screens::accommodation::request;
use crate::screens::behind::screen;
use crate::screens::practice::practice_screen;
use crate::screens::trial::trial_screen;
use crate::session::pack::{in_form, read_pack};
use crate::session::{begin, invitation, resume, time_grant};
use assay_core::assessment::Assessment;
use assay_core::document::Problems;
use assay_web::browser::clock;
use assay_web::browser::screen::all_is_here;
use assay_web::tr;
use leptos::prelude::*;
use std::sync::Arc;

/// The file that the part is in which runs a test.
pub const FILE: &str = "split_test.wasm";

/// The file that the practice is in.
pub const PRACTICE: &str = "split_practice.wasm";

/// The file that the trial of the endpoint is in.
pub const TRIAL: &str = "split_trial.wasm";

/// Pauses before a file that did not come is asked for again, in milliseconds.
const PAUSES_MS: [u32; 2] = [300, 1_200];

static BEFORE_START: BeforeStart = BeforeStart {
    read_pack,
    practice: practice_view,
    practice_page: practice_screen,
    request,
};

static BEHIND: Behind = Behind {
    read_pack,
    screen,
    admit: invitation::admit,
    take_up: resume::take_up,
    refuse_time: time_grant::refuse_here,
    offer_time: time_grant::offer,
    look_for_earlier: resume::look_for_earlier,
    start: begin::start,
};

/// Returns the part that runs a test, once it has come. `None` where it did not, though it was asked for several
/// times; the next call asks for it again.
pub async fn open() -> Option<&'static Behind> {
    let behind = asked_again(|| Box::pin(behind())).await;
    if behind.is_some() {
        all_is_here();
    }
    behind
}

/// Returns the practice, once its part has come; `None` as [`open`] does.
pub async fn practice() -> Option<PracticeView> {
    let before_start = asked_again(|| Box::pin(before_start())).await;
    before_start.map(|part| part.practice)
}

/// Returns the practice page, once its part has come; `None` as [`open`] does.
pub async fn practice_page() -> Option<PageView> {
    let before_start = asked_again(|| Box::pin(before_start())).await;
    before_start.map(|part| part.practice_page)
}

/// Returns the form that asks for an accommodation, once its part has come; `None` as [`open`] does.
pub async fn accommodation() -> Option<PageView> {
    let before_start = asked_again(|| Box::pin(before_start())).await;
    before_start.map(|part| part.request)
}

/// Returns the reader of packs, from the part that comes first of those that have it.
///
/// # Errors
/// Returns the problem that neither part came, though each was asked for several times.
pub async fn pack_reader(app: App) -> Result<ReadPack, Problems> {
    let read = match asked_again(|| Box::pin(before_start())).await {
        Some(part) => Some(part.read_pack),
        None => open().await.map(|part| part.read_pack),
    };
    read.ok_or_else(|| missing(app, FILE))
}

/// Returns the trial of the endpoint, once its part has come; `None` as [`open`] does.
pub async fn trial() -> Option<PageView> {
    asked_again(|| Box::pin(trial_part())).await
}

/// A page without an attempt.
pub type PageView = fn(App) -> AnyView;

/// A part that a screen waits for.
#[derive(Clone, Copy)]
pub enum Coming<T> {
    /// It was asked for and has not come yet.
    OnItsWay,
    /// It has come.
    Here(T),
    /// It did not come, though it was asked for several times.
    Missing,
}

impl<T> From<Option<T>> for Coming<T> {
    fn from(came: Option<T>) -> Self {
        came.map_or(Self::Missing, Self::Here)
    }
}

/// The problem with a part that did not come.
pub fn missing(app: App, file: &str) -> Problems {
    let locale = app.locale();
    Problems::one(
        file,
        "$",
        tr!(locale, trouble.missing),
        tr!(locale, trouble.missing_do),
    )
}

/// A part that was asked for.
type Asked<T> = std::pin::Pin<Box<dyn Future<Output = Result<T, Failed>>>>;

async fn asked_again<T>(ask: impl Fn() -> Asked<T>) -> Option<T> {
    for pause_ms in PAUSES_MS.map(Some).into_iter().chain([None]) {
        if let Ok(part) = ask().await {
            return Some(part);
        }
        if let Some(pause_ms) = pause_ms {
            clock::sleep(pause_ms).await;
        }
    }
    None
}

// The points at which the program is split. They fail where the file cannot be fetched; a plain `#[lazy]` would end
// the program there.

#[cfg(feature = "split")]
use leptos::wasm_split::SplitLoaderError as Failed;

#[cfg(feature = "split")]
#[leptos::wasm_split::wasm_split(test, wasm_split_path = leptos::wasm_split, fallible)]
fn behind() -> Result<&'static Behind, Failed> {
    Ok(&BEHIND)
}

#[cfg(feature = "split")]
#[leptos::wasm_split::wasm_split(trial, wasm_split_path = leptos::wasm_split, fallible)]
fn trial_part() -> Result<PageView, Failed> {
    Ok(trial_screen)
}

#[cfg(feature = "split")]
#[leptos::wasm_split::wasm_split(practice, wasm_split_path = leptos::wasm_split, fallible)]
fn before_start() -> Result<&'static BeforeStart, Failed> {
    Ok(&BEFORE_START)
}

/// The reason why a part did not come; where there is one file, all parts are there.
#[cfg(not(feature = "split"))]
struct Failed;

#[cfg(not(feature = "split"))]
async fn behind() -> Result<&'static Behind, Failed> {
    Ok(&BEHIND)
}

#[cfg(not(feature = "split"))]
async fn before_start() -> Result<&'static BeforeStart, Failed> {
    Ok(&BEFORE_START)
}

#[cfg(not(feature = "split"))]
async fn trial_part() -> Result<PageView, Failed> {
    Ok(trial_screen)
}

fn practice_view(assessment: Arc<Assessment>, is_narrative: bool) -> AnyView {
    let assessment = in_form(assessment, is_narrative);
    view! { <Practice assessment /> }.into_any()
}

/// Waits for the part of the program that runs the test. Where it does not come, the screen says so.
pub async fn rest(app: App) -> Option<&'static Behind> {
    let behind = open().await;
    if behind.is_some() {
        app.update_inner(|inner| inner.behind_door = behind);
    } else {
        let keeps_running = app.with_inner(|inner| inner.keeps_running);
        app.stage.set(Stage::Broken {
            problems: missing(app, FILE),
            keeps_running,
        });
    }
    behind
}
