//! The entry: routes, and the switch between screens.

use crate::app::{App, Stage};
use crate::pages::check;
use crate::pages::done;
use crate::pages::earlier;
use crate::pages::item;
use crate::pages::trouble;
use crate::pages::welcome;
use crate::session::load;
use crate::session::sitting;
use assay_web::browser::{arming, listen, page, screen};
use assay_web::ui::dom::{View, views};
use assay_web::ui::live::effect;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationProvider, Url};
use leptos_router::{PossibleRouteMatch, StaticSegment};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// Mounts the app in place of the static shell.
pub fn start() {
    mounted(|| match route() {
        Some(_) => {
            let app = App::new();
            spawn_local(load::load(app));
            screens(app)
        }
        None => trouble::not_found(),
    });
}

/// Puts a view in the place of the static shell, where it stays for as long as the page.
pub fn mounted(make: impl FnOnce() -> View + 'static) {
    arming::watch();
    if let Some(shell) = screen::take_shell() {
        let parent = shell.clone().unchecked_into();
        mount_to(shell.unchecked_into(), move || make().mount(&parent)).forget();
    }
}

/// The entry that the address leads to; nothing where there is none.
///
/// A plain static host serves the folder itself and its index file. Everything inside an attempt is
/// state, not address, so nothing here follows the address once the page is there: the browser's
/// Back belongs to the attempt.
pub fn route() -> Option<Url> {
    let url = BrowserUrl::current().ok()?;
    let base = page::base_path();
    let path = url.path().strip_prefix(base.trim_end_matches('/'))?;
    let entries = [StaticSegment(""), StaticSegment("index.html")];
    let is_entry = entries.iter().any(|entry| {
        entry
            .test(path)
            .is_some_and(|found| found.remaining().trim_matches('/').is_empty())
    });
    is_entry.then_some(url)
}

/// The way through the test: from loading to the receipt.
pub fn screens(app: App) -> View {
    keep_focus(app);
    keep_history(app);
    ask_before_loss(app);
    views(move || match app.stage.get() {
        Stage::Loading => trouble::loading(app),
        Stage::Broken(problems) => trouble::broken(app, &problems, move || sitting::try_again(app)),
        Stage::Welcome => welcome::welcome(app),
        Stage::Check => check::check(app),
        Stage::Gate => earlier::gate(app),
        Stage::Taken => earlier::taken(app),
        Stage::Elsewhere => trouble::elsewhere(app),
        Stage::Test => item::running(app),
        Stage::Done => done::done(app),
        Stage::Left => trouble::left(app),
    })
}

/// When the screen changes, reading begins at its heading, and what led there answers nothing on it. On the first
/// screen nothing is moved.
fn keep_focus(app: App) {
    let screen_shown = Memo::new(move |_| {
        let stage = app.stage.get();
        let place = (stage == Stage::Test).then(|| app.shown.with(|shown| shown.place));
        (stage, place)
    });
    let mut was_reading = false;
    effect(Box::new(move || {
        let is_reading = screen_shown.with(|(stage, _)| *stage != Stage::Loading);
        arming::opened();
        if was_reading {
            spawn_local(async {
                screen::scroll_to_top();
                page::focus_heading();
            });
        }
        was_reading = is_reading;
    }));
}

/// While leaving would lose answers, the browser asks first. Otherwise it has nothing to ask.
fn ask_before_loss(app: App) {
    let would_lose = Memo::new(move |_| app.would_lose());
    effect(Box::new(move || {
        let asking = would_lose.get().then(listen::ask_before_leaving);
        app.update_inner(|inner| inner.leaving = asking);
    }));
}

/// Before the test, Back leads from the check, and from what was taken before, to the welcome screen.
fn keep_history(app: App) {
    let listener =
        listen::on_history(
            move |state| match (app.stage.get_untracked(), state.as_str()) {
                (Stage::Check | Stage::Taken, "check") => {}
                (Stage::Check | Stage::Taken, _) => app.stage.set(Stage::Welcome),
                _ => {}
            },
        );
    // It serves for as long as the page is there.
    std::mem::forget(listener);
}
