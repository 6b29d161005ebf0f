//! The sandbox: the candidate's own screens, run in memory. Nothing is kept, nothing is sent, and every screen says so.
//!
//! It has no store, a configuration of its own, and [`App::sandbox`], at which the candidate's program neither
//! keeps nor delivers. Packs are only read.

use assay::app::{App, Stage};
use assay::root;
use assay::session::kept_here::MARK;
use assay_core::assessment::{Assessment, AssessmentOutline};
use assay_core::config::{self, Config};
use assay_core::document::{self, json};
use assay_evaluation::TIME_PERCENTS;
use assay_recruiter::i18n::Locale;
use assay_recruiter::routes::{Screen, TestPart};
use assay_recruiter::sandbox_address::{PACK, SEED};
use assay_recruiter::{loading, opened_files};
use assay_web::browser::workspace_store::WorkspaceStore;
use assay_web::browser::{files, page, screen};
use assay_web::tr;
use assay_web::ui::mounted;
use assay_web::ui::watermark;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The made-up name of what is not there: the pack's file, the endpoint.
const NOWHERE: &str = "sandbox";

/// Mounts the sandbox in place of the static shell.
pub fn start() {
    mounted(|| {
        let app = App::sandbox();
        let is_missing = RwSignal::new(false);
        page::session_remove(MARK);
        spawn_local(async move {
            if begin(app).await.is_none() {
                is_missing.set(true);
            }
        });
        view! { <Sandbox app is_missing /> }
    });
}

/// Puts pack and configuration in place; `None` where the pack is not available.
async fn begin(app: App) -> Option<()> {
    let asked = page::query_parameter(PACK).unwrap_or_default();
    let pack = pack(&asked).await?;
    let seed = page::query_parameter(SEED).filter(|seed| !seed.trim().is_empty());
    let config = configuration(&seed.unwrap_or_else(|| NOWHERE.into()))?;
    app.config.set(Some(Arc::new(config)));
    app.outline
        .set(Some(Arc::new(AssessmentOutline::from(&pack))));
    app.assessment.set(Some(Arc::new(pack)));
    app.stage.set(Stage::Welcome);
    Some(())
}

/// A configuration that asks for nothing and sends nothing anywhere: answers are graded on the workspace.
fn configuration(seed: &str) -> Option<Config> {
    let codes = TIME_PERCENTS
        .map(|percent| json!({ "code": percent.to_string(), "time_percent": percent }));
    let value = json!({
        "schema": config::SCHEMA,
        "assessment": NOWHERE,
        "grading": "reviewer",
        "campaign": seed,
        "team": { "name": tr!(Locale::en, test.sandbox_name) },
        "contact": { "name": tr!(Locale::en, test.sandbox_contact) },
        "candidate": { "name": "optional" },
        "accommodations": codes,
        "submission": { "url": NOWHERE },
    });
    Config::parse("config.json", &value).ok()
}

/// The pack with a digest, or the first: from beside the page, or from what was opened on this workspace.
async fn pack(sha256: &str) -> Option<Assessment> {
    let fits = |text: &str| {
        let pack = Assessment::parse("pack", &document::from_text(text).ok()?).ok()?;
        (sha256.is_empty() || pack.sha256 == sha256).then_some(pack)
    };
    let config = loading::config().await.and_then(Result::ok);
    for name in config.iter().flat_map(|config| &config.packs) {
        if let Some(pack) = loading::text(name).await.as_deref().and_then(fits) {
            return Some(pack);
        }
    }
    let store = WorkspaceStore::open().await.ok()?;
    opened_files::packs(&store)
        .await
        .iter()
        .find_map(|text| fits(text))
}

/// The candidate's screens under the band; at the end a screen that says that nothing was sent.
#[component]
fn Sandbox(
    /// The app.
    app: App,
    /// Whether the pack is missing.
    is_missing: RwSignal<bool>,
) -> impl IntoView {
    let is_over = Memo::new(move |_| app.stage.get() == Stage::Done);
    let screen = move || match (is_missing.get(), is_over.get()) {
        (true, _) => view! {
            <Page
                title=tr!(Locale::en, test.sandbox_broken)
                lead=tr!(Locale::en, test.sandbox_broken_lead)
            />
        }
        .into_any(),
        (false, true) => view! { <Over app /> }.into_any(),
        (false, false) => root::screens(app),
    };
    view! {
        <div class="sandbox">
            <aside class="preview-band" aria-label=tr!(Locale::en, test.sandbox_name)>
                {tr!(Locale::en, test.sandbox_mark)}
            </aside>
            {watermark(tr!(Locale::en, test.sandbox_watermark))}
            {screen}
        </div>
    }
}

/// The end.
#[component]
fn Over(
    /// The app.
    app: App,
) -> impl IntoView {
    page::session_remove(MARK);
    spawn_local(async {
        screen::scroll_to_top();
        page::focus_heading();
    });
    let bundle = move || {
        app.ended.with(|ended| {
            let ended = ended.as_ref()?;
            let outgoing = ended.outgoing()?;
            Some((ended.receipt.attempt_id.clone(), outgoing.bundle.clone()))
        })
    };
    let is_ready = Memo::new(move |_| bundle().is_some());
    let download = move |_| {
        if let Some((id, bundle)) = untrack(bundle) {
            files::download(&["sandbox-", &id, ".json"].concat(), &bundle);
        }
    };
    view! {
        <Page title=tr!(Locale::en, test.sandbox_title) lead=tr!(Locale::en, test.sandbox_done)>
            <p class="read">{tr!(Locale::en, test.sandbox_download_lead)}</p>
            <div class="actions">
                <button
                    type="button"
                    class="btn btn-primary"
                    disabled=move || !is_ready.get()
                    on:click=download
                >
                    {tr!(Locale::en, test.sandbox_download)}
                </button>
                <button type="button" class="btn" on:click=|_| screen::reload()>
                    {tr!(Locale::en, test.sandbox_again)}
                </button>
            </div>
        </Page>
    }
}

/// A page of the sandbox itself, with the way back to the workspace.
#[component]
fn Page(
    /// Its heading, which also names the page.
    title: &'static str,
    /// The sentence under the heading.
    lead: &'static str,
    /// What stands under the lead.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    screen::set_title(title);
    view! {
        <main class="page cover">
            <h1 tabindex="-1">{title}</h1>
            <p class="lead">{lead}</p>
            {children.map(|children| children())}
            <p>
                <a href=Screen::Test(TestPart::Sandbox)
                    .address()>{tr!(Locale::en, test.sandbox_to_page)}</a>
            </p>
        </main>
    }
}
