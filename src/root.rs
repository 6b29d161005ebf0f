//! The entry: routes, and the switch between screens.

use crate::app::{App, OpenAttempt, Stage};
use crate::pages::trouble::{Broken, Loading, NotFound};
use crate::screens::before;
use crate::screens::content::TriedAgain;
use crate::session::arrival;
use crate::session::door::{self, Coming, PageView};
use crate::time_grant;
use assay_web::browser::arming::PageArming;
use assay_web::browser::{listen, page, screen};
use assay_web::ui::{Remount, mounted};
use leptos::prelude::*;
use leptos_router::StaticSegment;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_query_map;
use wasm_bindgen_futures::spawn_local;

/// Mounts the app in place of the static shell.
pub fn start() {
    mounted(|| view! { <Entries /> });
}

/// The entries, in whatever folder of a static host the site lies.
///
/// A plain static host serves the folder itself and its index file. Everything inside an attempt is state, not address,
/// so the address stays as it is once the page is there: the browser's Back belongs to the attempt.
#[component]
fn Entries() -> impl IntoView {
    let base = page::base_path();
    let base = String::from(base.trim_end_matches('/'));
    view! {
        <Router base>
            <FlatRoutes fallback=|| view! { <NotFound /> }>
                <Route path=StaticSegment("") view=Entry />
                <Route path=StaticSegment("index.html") view=Entry />
            </FlatRoutes>
        </Router>
    }
}

/// The test; or the trial of the endpoint where the address ends in `?probe`, and the practice where it ends in
/// `?practice`.
#[component]
fn Entry() -> impl IntoView {
    let app = App::new();
    let query = use_query_map();
    let asks_for = |name: &str| query.with_untracked(|query| query.get_str(name).is_some());
    if asks_for("probe") {
        return page_apart(app, door::TRIAL, door::trial);
    }
    if asks_for("practice") {
        return page_apart(app, door::PRACTICE, door::practice_page);
    }
    spawn_local(arrival::load(app));
    // They come while people read; what is practiced with first.
    spawn_local(async {
        door::practice().await;
        door::open().await;
    });
    screens(app)
}

/// A page without an attempt, once its part of the program has come, which is in this file.
fn page_apart<P>(app: App, file: &'static str, part: fn() -> P) -> AnyView
where
    P: Future<Output = Option<PageView>> + 'static,
{
    before::provide(app);
    let tried_again = TriedAgain::default();
    provide_context(tried_again);
    let coming = RwSignal::new(Coming::OnItsWay);
    let ask = move || {
        coming.set(Coming::OnItsWay);
        spawn_local(async move {
            coming.try_set(part().await.into());
            tried_again.settle();
        });
    };
    ask();
    let on_try_again = Callback::new(move |()| {
        tried_again.note();
        ask();
    });
    let view = move || match coming.get() {
        Coming::OnItsWay => view! { <Loading /> }.into_any(),
        Coming::Here(page) => page(app),
        Coming::Missing => {
            let problems = door::missing(app, file);
            view! { <Broken problems on_try_again /> }.into_any()
        }
    };
    view.into_any()
}

/// The way through the test: from loading to the receipt.
pub fn screens(app: App) -> AnyView {
    before::provide(app);
    keep_focus(app);
    keep_history(app);
    ask_before_loss(app);
    before::forget_form_after(app);
    let screen = move |stage| match stage {
        Stage::Loading => view! { <Loading /> }.into_any(),
        Stage::Broken {
            problems,
            keeps_running,
        } => before::broken(app, problems, keeps_running),
        Stage::Welcome => before::welcome(app),
        Stage::Check(earlier) => before::check(app, earlier),
        // Only what is behind the door leads to these.
        stage => match app.with_inner(|inner| inner.behind_door) {
            Some(behind) => (behind.screen)(app, stage),
            None => ().into_any(),
        },
    };
    // Each screen is made of new nodes, so that reading begins at its own heading.
    view! { <Remount value=app.stage children=screen /> }.into_any()
}

/// Moves the focus to the heading whenever the screen changes, and keeps the click that led there from answering
/// anything on it. On the first screen nothing is moved.
fn keep_focus(app: App) {
    let screen_shown = Memo::new(move |_| {
        let stage = app.stage.get();
        let place_of = |open: &OpenAttempt| open.attempt.place;
        let place =
            (stage == Stage::Test).then(|| app.open.with(|open| open.as_ref().map(place_of)));
        (stage, place)
    });
    let arming = PageArming::here();
    Effect::new(move |was_reading: Option<bool>| {
        let is_reading = screen_shown.with(|(stage, _)| *stage != Stage::Loading);
        arming.opened();
        if was_reading == Some(true) {
            spawn_local(async {
                screen::scroll_to_top();
                page::focus_heading();
            });
        }
        is_reading
    });
}

/// While leaving would lose answers, the browser asks first. Otherwise it has nothing to ask.
fn ask_before_loss(app: App) {
    let would_lose = Memo::new(move |_| app.would_lose());
    // The listener is what the effect comes to, and is dropped when that is over.
    Effect::new(move |_| would_lose.get().then(listen::ask_before_leaving));
}

/// Before the test, Back leads from the check, and from what was taken before, to the welcome screen.
fn keep_history(app: App) {
    let listener = listen::on_history(move |state| {
        // A link for more time that is opened where the page is open already changes nothing but what is behind `#`.
        if state.is_empty() && page::fragment_parameter(time_grant::PARAMETER).is_some() {
            screen::reload();
            return;
        }
        match (app.stage.get_untracked(), state.as_str()) {
            (Stage::Check(_) | Stage::Taken(_), "check") => {}
            (Stage::Check(_) | Stage::Taken(_), _) => app.stage.set(Stage::Welcome),
            _ => {}
        }
    });
    // It serves for as long as the screens are there.
    StoredValue::new_local(listener);
}
