//! The screens before the test, and what every screen finds in its context.

use crate::app::{App, Behind, Stage};
use crate::pages::check::{Check, CheckPage, Outcome, PracticeMissing, StartTime};
use crate::pages::context::Letterhead;
use crate::pages::trouble::Broken;
use crate::pages::welcome::{Content, Welcome, WelcomePage};
use crate::session::door::{self, Coming, PageView};
use crate::session::{arrival, entry, welcome_draft};
use assay_core::attempt::{EarlierAttempt, WelcomeDraft};
use assay_core::document::Problems;
use assay_web::browser::{http, page, screen};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Provides what pages find in their context: the language and the letterhead.
pub fn provide(app: App) {
    provide_context(app.locale);
    provide_context(Memo::new(move |_| {
        let role = app
            .assessment
            .with(|it| it.as_ref().map(|it| it.role.clone()))
            .or_else(|| app.outline.with(|it| it.as_ref().map(|it| it.role.clone())));
        app.config.with(|config| {
            let config = config.as_ref()?;
            Some(Letterhead {
                team: config.team.clone(),
                contact: config.contact.clone(),
                role: role.unwrap_or_default(),
            })
        })
    }));
}

/// A pack or a configuration that cannot be used.
pub fn broken(app: App, problems: Problems, keeps_running: bool) -> AnyView {
    let on_try_again = Callback::new(move |()| arrival::try_again(app));
    view! { <Broken problems keeps_running on_try_again /> }.into_any()
}

/// The content for whoever has this page's link, once it is there.
fn content(app: App) -> Option<Content> {
    let code = page::query_parameter("accommodation").unwrap_or_default();
    let outline = app.outline.get()?;
    Some(match app.admission.get() {
        Some(admission) => Content::of_invited(outline, &admission, app.now_ms()),
        None => Content::of(outline, &code, app.accommodation().as_ref()),
    })
}

/// The welcome screen.
pub fn welcome(app: App) -> AnyView {
    let page = Memo::new(move |_| WelcomePage {
        content: content(app),
        is_earlier_on_its_way: app.earlier_on_its_way.get(),
        is_earlier_erased: app.erased.with(|erased| !erased.is_empty()),
    });
    let entered = || {
        let introduction = app.with_inner(|inner| inner.introduction.clone());
        introduction.map(|it| WelcomeDraft::entered(it.identity))
    };
    let terms = app
        .config()
        .map(|config| welcome_draft::terms(app.locale(), &config))
        .unwrap_or_default();
    let draft = welcome_draft::kept(&terms).or_else(entered);
    let on_change = Callback::new(move |draft: WelcomeDraft| {
        if !app.is_sandbox() {
            welcome_draft::keep(draft, &terms);
        }
    });
    let on_go_on = Callback::new(move |identity| spawn_local(arrival::go_on(app, identity)));
    let on_look = Callback::new(move |()| {
        app.stage
            .set(Stage::IdentityCheck(app.erased.get_untracked()));
    });
    app.config()
        .map(|config| {
            let admission = app.admission.get_untracked();
            view! {
                <Welcome config page draft admission on_change on_go_on on_look>
                    {accommodation(app)}
                </Welcome>
            }
        })
        .into_any()
}

/// The form that asks for an accommodation, once its part of the program is here. Where it does not come, the address to
/// write to stands there all the same.
fn accommodation(app: App) -> impl IntoView {
    let form = RwSignal::new(None::<PageView>);
    spawn_local(async move {
        form.try_set(door::accommodation().await);
    });
    let has_address = app
        .config()
        .is_some_and(|config| !config.contact.email.is_empty());
    move || match form.get() {
        Some(form) => form(app),
        None if has_address => view! { <div class="request-coming"></div> }.into_any(),
        None => ().into_any(),
    }
}

/// Has this tab forget the form once an attempt, or what became of one, is on screen: it says who somebody is, and answers
/// that are erased later would leave it behind.
pub fn forget_form_after(app: App) {
    Effect::new(move || {
        if app.stage.with(Stage::is_past_the_form) {
            welcome_draft::forget();
        }
    });
}

/// Check and practice, before an attempt beside those that the same person has begun before.
pub fn check(app: App, earlier: Vec<EarlierAttempt>) -> AnyView {
    let storage = RwSignal::new(Outcome::Running);
    let clock = RwSignal::new(Outcome::Running);
    let endpoint = RwSignal::new(Outcome::Running);
    let is_program_here = RwSignal::new(false);
    let is_starting = RwSignal::new(false);
    // Whoever goes back meanwhile takes the screen's signals away.
    spawn_local(async move {
        storage.try_set(check_storage(app).await);
    });
    spawn_local(async move {
        clock.try_set(Outcome::of_clock(entry::calibrate(app).await));
    });
    spawn_local(async move {
        if let Some(outcome) = check_endpoint(app).await {
            endpoint.try_set(outcome);
        }
    });
    spawn_local(async move {
        if door::open().await.is_some() {
            is_program_here.try_set(true);
        }
    });
    let browser = if screen::is_modern() {
        Outcome::Good
    } else {
        Outcome::Bad
    };
    let page = Memo::new(move |_| {
        let time = content(app).map(|content| StartTime {
            granted_seconds: content.granted_seconds(),
            finish_by: content.finish_by(),
        });
        CheckPage {
            browser,
            storage: storage.get(),
            clock: clock.get(),
            endpoint: endpoint.get(),
            is_all_here: app.assessment.with(Option::is_some) && is_program_here.get(),
            time,
            is_starting: is_starting.get(),
        }
    });
    let on_start = Callback::new(move |()| {
        if !is_starting.get_untracked() {
            is_starting.set(true);
        }
    });
    start_when_all_is_here(app, earlier, is_starting);
    let on_back = Callback::new(move |()| entry::back_to_welcome(app));
    view! {
        <Check page on_start on_back>
            {practice(app)}
        </Check>
    }
    .into_any()
}

async fn check_storage(app: App) -> Outcome {
    let works = match app.store() {
        Some(store) => store.probe().await.is_ok(),
        None => false,
    };
    if works { Outcome::Good } else { Outcome::Bad }
}

async fn check_endpoint(app: App) -> Option<Outcome> {
    let config = app.config()?;
    Some(match http::reach(&config.submission.url).await {
        http::Reach::Answers => Outcome::Good,
        http::Reach::Silent => Outcome::Warning,
    })
}

/// Once the candidate has pressed start, starts the test as soon as its content is here and the part of the program that
/// runs it, which they are unless the line is slow; the clock starts with the test. Whoever goes back to read meanwhile
/// has not started: this goes with the screen.
fn start_when_all_is_here(app: App, earlier: Vec<EarlierAttempt>, is_starting: RwSignal<bool>) {
    let behind = RwSignal::new(None::<&'static Behind>);
    Effect::new(move || {
        if is_starting.get() {
            spawn_local(async move {
                behind.try_set(door::rest(app).await);
            });
        }
    });
    Effect::new(move || {
        if let Some(behind) = behind.get()
            && app.assessment.with(Option::is_some)
        {
            let earlier = earlier.clone();
            spawn_local(async move { (behind.start)(app, earlier) });
        }
    });
}

/// The practice, once the content and its part of the program are here.
fn practice(app: App) -> impl IntoView {
    let coming = RwSignal::new(Coming::OnItsWay);
    let ask = move || {
        coming.set(Coming::OnItsWay);
        spawn_local(async move {
            coming.try_set(door::practice().await.into());
        });
    };
    ask();
    let on_try_again = Callback::new(move |()| ask());
    move || match (app.assessment.get(), coming.get()) {
        (None, _) | (_, Coming::OnItsWay) => ().into_any(),
        (Some(assessment), Coming::Here(practice)) => practice(assessment, app.is_narrative()),
        (Some(_), Coming::Missing) => view! { <PracticeMissing on_try_again /> }.into_any(),
    }
}
