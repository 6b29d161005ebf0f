//! What every screen of the desk stands in: the way around, who sits here, what the desk has to say.

mod messages;
mod who;

use super::candidates;
use super::desk::Desk;
use super::fairness;
use super::guide;
use super::heading::not_found;
use super::identity::IdentityQuestions;
use super::keep;
use super::keys;
use super::person;
use super::policy;
use super::rating::Rating;
use super::test;
use crate::words::desk::words;
use assay_web::browser::{listen, page, screen};
use assay_web::ui::{Dialog, Question};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use messages::Messages;
use wasm_bindgen_futures::spawn_local;
use who::Who;

/// The parts of the desk: where each is, and what it is called.
fn parts() -> [(&'static str, &'static str); 7] {
    let words = words();
    [
        ("/", words.candidates),
        ("/rate", words.rating),
        ("/compare", words.compare),
        ("/guide", words.guide),
        ("/test", words.test),
        ("/policy", words.policy),
        ("/fairness", words.fairness),
    ]
}

/// The desk.
#[component]
pub fn Shell(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    desk.place.set(page::fragment());
    let fragments = listen::on_fragment(move || desk.place.set(page::fragment()));
    let focus = listen::on_window_focus(move |is_focused| {
        if is_focused && desk.is_ready.get_untracked() {
            spawn_local(crate::restoring::refresh(desk));
        }
    });
    crate::hearing::hear(desk);
    // They serve for as long as the page is there.
    StoredValue::new_local((fragments, focus, listen::hold_dropped_files()));
    keep_focus(desk);
    let loading = || view! { <p class="lead">{words().loading}</p> };
    view! {
        <a class="skip" href="#main" on:click=skip>
            {words().skip}
        </a>
        <Head desk />
        <Show when=move || !desk.is_kept.get()>
            <p class="desk-page notice is-failed desk-kept" role="alert">
                {words().is_not_kept}
            </p>
        </Show>
        <Messages desk />
        <IdentityQuestions desk />
        <main class="desk-page" id="main" tabindex="-1">
            <Show when=move || desk.is_ready.get() fallback=loading>
                // Every place has a screen of its own: nothing of one is left on the next.
                <For each=move || [desk.place.get()] key=String::clone let(place)>
                    <Screen desk place />
                </For>
            </Show>
        </main>
        <Foot desk />
    }
}

/// The fragment is the address of a screen, so the link only moves the focus.
fn skip(event: MouseEvent) {
    event.prevent_default();
    page::focus_id("main");
}

/// The screen at a place.
#[component]
fn Screen(
    /// The desk.
    desk: Desk,
    /// The part of the address behind `#`.
    place: String,
) -> impl IntoView {
    let mut steps = place.trim_matches('/').split('/');
    let part = steps.next().unwrap_or_default();
    let rest: Vec<&str> = steps.collect();
    match part {
        "" => candidates::list(desk),
        "compare" => candidates::compare(desk),
        "rate" => {
            let part = rest.last().copied().unwrap_or_default().to_owned();
            view! { <Rating desk part /> }.into_any()
        }
        "guide" => guide::guide(desk, &rest),
        "test" => test::test(desk, &rest),
        "policy" => policy::policy(desk),
        "keys" => keys::keys(desk),
        "fairness" => fairness::fairness(),
        "candidate" => person::person(
            desk,
            rest.first().copied().unwrap_or_default(),
            rest.get(1).copied().unwrap_or_default(),
        ),
        _ => not_found(),
    }
}

/// When the screen changes, reading begins at its heading. On the first screen nothing is moved.
fn keep_focus(desk: Desk) {
    Effect::new(move |before: Option<()>| {
        desk.place.track();
        if before.is_some() {
            spawn_local(async {
                screen::scroll_to_top();
                page::focus_heading();
            });
        }
    });
}

/// The running head: the desk's name, who sits here, the way around.
#[component]
fn Head(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let links = parts().map(|(place, name)| {
        let is_here = move || {
            let at = desk.place.get();
            let here = at.trim_end_matches('/');
            let is_candidate = place == "/" && (here.is_empty() || here.starts_with("/candidate"));
            (is_candidate || (place != "/" && here.starts_with(place))).then_some("page")
        };
        let address = ["#", place].concat();
        view! {
            <li>
                <a href=address aria-current=is_here>
                    {name}
                </a>
            </li>
        }
    });
    view! {
        <header class="desk-head">
            <div class="desk-bar">
                <p class="team caps">{words().name}</p>
                // Whoever sat here before the page was opened again is not asked for a name.
                <Show when=move || desk.is_ready.get()>
                    <Who desk />
                </Show>
            </div>
            <nav aria-label=words().sections>
                <ul class="desk-nav">{links}</ul>
            </nav>
        </header>
    }
}

/// The foot: what becomes of what is on the desk, and the way to erase it.
#[component]
fn Foot(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let words = words();
    let is_asking = RwSignal::new(false);
    view! {
        <footer class="colophon desk-page">
            <p>{words.privacy}</p>
            <button type="button" class="btn-quiet" on:click=move |_| is_asking.set(true)>
                {words.forget}
            </button>
            <Dialog id="forget" open=is_asking title=words.forget_title>
                <Question
                    id="forget"
                    back=words.cancel
                    on_back=Callback::new(move |()| is_asking.set(false))
                    go_on=words.forget_confirm
                    on_go_on=Callback::new(move |()| keep::forget_all(desk))
                >
                    <p>{words.forget_text}</p>
                </Question>
            </Dialog>
        </footer>
    }
}
