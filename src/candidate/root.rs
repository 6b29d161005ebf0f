//! The entry: routes, and the switch between screens.

use super::app::{App, Stage};
use super::{check, door, load, sitting, trouble, welcome};
use crate::browser::{arming, listen, page, panic, screen};
use crate::ui::dom::{Child, View, views};
use crate::ui::live::{Live, effect};
use leptos::mount::mount_to;
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
            // It comes while people read.
            spawn_local(async {
                door::open().await;
            });
            screens(app)
        }
        None => trouble::not_found(),
    });
}

/// Puts a view in the place of the static shell, where it stays for as long as the page.
pub fn mounted(make: impl FnOnce() -> View + 'static) {
    panic::tell_page();
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
        Stage::Left => trouble::left(app),
        // Only what is behind the door leads to these.
        stage => match app.inner.with_value(|inner| inner.behind_door) {
            Some(behind) => (behind.screen)(app, &stage),
            None => ().view(),
        },
    })
}

/// When the screen changes, reading begins at its heading, and what led there answers nothing on it. On the first
/// screen nothing is moved.
fn keep_focus(app: App) {
    let screen_shown = Live::of(move || {
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
    let would_lose = Live::of(move || app.would_lose());
    effect(Box::new(move || {
        let asking = would_lose.get().then(listen::ask_before_leaving);
        app.inner.update_value(|inner| inner.leaving = asking);
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
