//! The sandbox: the candidate's own screens, run in memory. Nothing is kept, nothing is sent, and every screen says so.
//!
//! It has no store, a configuration of its own, and `Inner::is_sandbox`, at which the candidate's program neither
//! keeps nor delivers. Packs are only read.

use super::test::words;
use super::{loading, shelf, watermark};
use assay::app::{App, Stage};
use assay::root;
use assay::session::sitting;
use assay_core::assessment::Assessment;
use assay_core::config::{self, Config};
use assay_core::json::object;
use assay_core::json::{self, Value};
use assay_core::record::Receipt;
use assay_evaluation::TIME_PERCENTS;
use assay_web::browser::desk_store::DeskStore;
use assay_web::browser::{files, page, screen};
use assay_web::ui::dom::{Child, View, el, views};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// What the address calls the pack, and the seed that the form is drawn from.
const PACK: &str = "sandbox";
const SEED: &str = "seed";

/// The made-up name of what is not there: the pack's file, the endpoint.
const NOWHERE: &str = "sandbox";

/// The address of the sandbox for a pack, a seed and a time in percent of the usual.
pub fn address(sha256: &str, seed: &str, percent: &str) -> String {
    let seed = String::from(js_sys::encode_uri_component(seed));
    let name = words().sandbox_name;
    // The bundle at the end says by its invitation what it is.
    let mut address = [
        "?",
        PACK,
        "=",
        sha256,
        "&",
        SEED,
        "=",
        &seed,
        "&invitation=sandbox&name=",
        name,
    ]
    .concat();
    // Without a code the time is the usual one.
    if percent != "100" {
        address.push_str("&accommodation=");
        address.push_str(percent);
    }
    address
}

/// Mounts the sandbox in place of the static shell.
pub fn start_sandbox() {
    root::mounted(|| {
        let app = App::new();
        let is_missing = RwSignal::new(false);
        app.update_inner(|inner| inner.is_sandbox = true);
        page::session_remove(sitting::MARK);
        spawn_local(async move {
            if begin(app).await.is_none() {
                is_missing.set(true);
            }
        });
        sandbox(app, is_missing)
    });
}

/// Puts pack and configuration in place; `None` where the pack is not to be had.
async fn begin(app: App) -> Option<()> {
    let asked = page::query_parameter(PACK).unwrap_or_default();
    let pack = pack(&asked).await?;
    let seed = page::query_parameter(SEED).filter(|seed| !seed.trim().is_empty());
    let config = configuration(&seed.unwrap_or_else(|| NOWHERE.into()))?;
    app.update_inner(|inner| {
        inner.config = Some(Arc::new(config));
        inner.assessment = Some(Arc::new(pack));
    });
    app.loaded.set(true);
    app.stage.set(Stage::Welcome);
    Some(())
}

/// A configuration that asks for nothing and sends nothing anywhere: answers are graded on the desk.
fn configuration(seed: &str) -> Option<Config> {
    let words = words();
    let codes = TIME_PERCENTS.map(|percent| {
        object([
            ("code", percent.to_string().into()),
            ("time_percent", percent.into()),
        ])
    });
    let value = object([
        ("schema", config::SCHEMA.into()),
        ("assessment", NOWHERE.into()),
        ("grading", "reviewer".into()),
        ("campaign", seed.into()),
        ("team", object([("name", words.sandbox_name.into())])),
        ("contact", object([("name", words.sandbox_contact.into())])),
        ("candidate", object([("name", "optional".into())])),
        ("accommodations", codes.into_iter().collect::<Value>()),
        ("submission", object([("url", NOWHERE.into())])),
    ]);
    Config::parse("config.json", &value).ok()
}

/// The pack with a digest, or the first: from beside the page, or from what was opened on this desk.
async fn pack(sha256: &str) -> Option<Assessment> {
    let fits = |text: &str| {
        let pack = Assessment::parse("pack", &json::from_text(text).ok()?).ok()?;
        (sha256.is_empty() || pack.sha256 == sha256).then_some(pack)
    };
    let list = loading::text(loading::LIST)
        .await
        .and_then(|text| json::from_text(&text).ok());
    for name in list.iter().flat_map(|list| loading::names(list, "packs")) {
        if let Some(pack) = loading::text(&name).await.as_deref().and_then(fits) {
            return Some(pack);
        }
    }
    let store = DeskStore::open().await.ok()?;
    shelf::packs(&store)
        .await
        .iter()
        .find_map(|text| fits(text))
}

/// The candidate's screens under the band; at the end a screen that says that nothing was sent.
fn sandbox(app: App, is_missing: RwSignal<bool>) -> View {
    let words = words();
    let is_over = Memo::new(move |_| app.stage.get() == Stage::Done);
    el("div.sandbox")
        .child(
            el("aside.preview-band")
                .attr("aria-label", words.sandbox_name)
                .child(words.sandbox_mark),
        )
        .child(watermark(words.sandbox_watermark))
        .child(move || match (is_missing.get(), is_over.get()) {
            (true, _) => page_of(words.sandbox_broken, words.sandbox_broken_lead, ().view()),
            (false, true) => over(app),
            (false, false) => root::screens(app),
        })
        .view()
}

/// The end.
fn over(app: App) -> View {
    let words = words();
    page::session_remove(sitting::MARK);
    spawn_local(async {
        screen::scroll_to_top();
        page::focus_heading();
    });
    // The bundle is there once the receipt names its digest.
    let is_ready = Memo::new(move |_| {
        let has_digest = |receipt: &Receipt| !receipt.text("sha256").is_empty();
        app.receipt
            .with(|receipt| receipt.as_ref().is_some_and(has_digest))
    });
    let download = move |_| {
        let bundle = app.inner.with_value(|inner| inner.bundle.clone());
        let id = app.receipt.with_untracked(|receipt| {
            let receipt = receipt.as_ref()?;
            Some(String::from(receipt.text("attempt_id")))
        });
        if let (Some(bundle), Some(id)) = (bundle, id) {
            files::download(&["sandbox-", &id, ".json"].concat(), &bundle);
        }
    };
    let content = views((
        el("p.read").child(words.sandbox_download_lead),
        el("div.actions")
            .child(
                el("button.btn btn-primary")
                    .flag("disabled", move || !is_ready.get())
                    .on("click", download)
                    .child(words.sandbox_download),
            )
            .child(
                el("button.btn")
                    .on("click", |_| screen::reload())
                    .child(words.sandbox_again),
            ),
    ));
    page_of(words.sandbox_title, words.sandbox_done, content)
}

fn page_of(title: &'static str, lead: &'static str, content: View) -> View {
    screen::set_title(title);
    el("main.page cover")
        .child(el("h1").attr("tabindex", "-1").child(title))
        .child(el("p.lead").child(lead))
        .child(content)
        .child(
            el("p").child(
                el("a")
                    .attr("href", "?#/test/sandbox")
                    .child(words().sandbox_to_desk),
            ),
        )
        .view()
}
