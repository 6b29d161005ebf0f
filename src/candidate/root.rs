//! The entry: routes, and the switch between screens.

use super::app::{App, Stage};
use super::{check, done, load, preview, review, sitting, test, trouble, welcome};
use crate::attempt::Place;
use crate::browser::{listen, page, screen};
use crate::ui::dom::{View, views};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// Mounts the app in place of the static shell.
pub fn start() {
    screen::on_panic();
    let Some(shell) = screen::take_shell() else {
        return;
    };
    mount_to(shell.unchecked_into(), root).forget();
}

/// A plain static host serves the folder itself and its index file; everything inside an attempt
/// is state, not address.
fn root() -> AnyView {
    let base = page::base_path();
    let base = String::from(base.trim_end_matches('/'));
    view! {
        <Router base=base>
            <FlatRoutes fallback=|| trouble::not_found().into_leptos()>
                <Route path=path!("") view=shown />
                <Route path=path!("index.html") view=shown />
            </FlatRoutes>
        </Router>
    }
    .into_any()
}

fn shown() -> AnyView {
    entry().into_leptos()
}

fn entry() -> View {
    let app = App::new();
    if page::query_parameter("preview").is_some() {
        return preview::preview(app);
    }
    spawn_local(load::load(app));
    keep_focus(app);
    keep_history(app);
    views(move || match app.stage.get() {
        Stage::Loading => trouble::loading(app),
        Stage::Broken(problems) => trouble::broken(app, &problems, move || sitting::try_again(app)),
        Stage::Welcome => welcome::welcome(app),
        Stage::Check => check::check(app),
        Stage::Gate => trouble::gate(app),
        Stage::Elsewhere => trouble::elsewhere(app),
        Stage::Test => running(app),
        Stage::Done => done::done(app),
        Stage::Left => trouble::left(app),
    })
}

/// The test: what is on screen follows from where the attempt is.
fn running(app: App) -> View {
    let place = Memo::new(move |_| app.shown.with(|shown| shown.place));
    views(move || match place.get() {
        Place::Item(item) => test::item(app, item),
        Place::Review => review::review(app),
    })
}

/// When the screen changes, reading begins at its heading. On the first screen nothing is moved.
fn keep_focus(app: App) {
    let screen_shown = Memo::new(move |_| {
        let stage = app.stage.get();
        let place = (stage == Stage::Test).then(|| app.shown.with(|shown| shown.place));
        (stage, place)
    });
    Effect::new(move |before: Option<bool>| {
        let is_loading = screen_shown.with(|(stage, _)| *stage == Stage::Loading);
        if before == Some(false) {
            spawn_local(async {
                screen::scroll_to_top();
                page::focus_heading();
            });
        }
        is_loading
    });
}

/// Before the test, Back leads from the check to the welcome screen.
fn keep_history(app: App) {
    let listener =
        listen::on_history(
            move |state| match (app.stage.get_untracked(), state.as_str()) {
                (Stage::Check, "check") => {}
                (Stage::Check, _) => app.stage.set(Stage::Welcome),
                _ => {}
            },
        );
    // It serves for as long as the page is there.
    std::mem::forget(listener);
}
