//! The frame of every screen: the way around, who works here, what the workspace has to say.

mod messages;
mod navigation;
mod screens;
mod who;

use super::erasure::{ErasedAgain, ErasureDone};
use super::identity::IdentityQuestions;
use super::persistence;
use super::workspace::Workspace;
use crate::candidates::{CompareLook, ListLook};
use crate::home::provide_campaign;
use crate::invitations::Inviting;
use crate::private_key::{KeyHeld, SealedNotice};
use crate::retention::Retention;
use crate::routes::{self, GuidePart, RatingPart, Screen, TestPart};
use crate::team::{Saving, TeamImport};
use crate::test::Choices;
use assay_web::browser::{listen, page};
use assay_web::ui::{Dialog, Question};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use messages::Messages;
use navigation::follow_navigation;
pub use navigation::replace_former_address;
use screens::Screens;
use std::mem::{Discriminant, discriminant};
use wasm_bindgen_futures::spawn_local;
use who::Who;

/// The parts of the workspace: the first screen of each, and what it is called.
fn parts() -> [(Screen, &'static str); 9] {
    [
        (Screen::Home, tr!(workspace.home)),
        (Screen::Candidates, tr!(workspace.candidates)),
        (Screen::Rating(RatingPart::Answers), tr!(workspace.rating)),
        (Screen::Compare, tr!(workspace.compare)),
        (Screen::Guide(GuidePart::Overview), tr!(workspace.guide)),
        (Screen::Test(TestPart::Bank), tr!(workspace.test)),
        (Screen::Invitations, tr!(workspace.invitations)),
        (Screen::Policy, tr!(workspace.policy)),
        (Screen::Fairness, tr!(workspace.fairness)),
    ]
}

/// The workspace.
#[component]
pub fn Shell(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let focus = listen::on_window_focus(move |is_focused| {
        if is_focused && workspace.is_ready.get_untracked() {
            spawn_local(crate::restoring::refresh(workspace));
        }
    });
    crate::tab_updates::follow_tabs(workspace);
    // They serve for as long as the page is there.
    StoredValue::new_local((focus, listen::hold_dropped_files()));
    view! {
        <Router base=routes::base()>
            <Page workspace />
        </Router>
    }
}

/// Everything on the page, with the screen that the address names.
#[component]
fn Page(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    follow_navigation();
    Choices::provide();
    ListLook::provide();
    CompareLook::provide();
    provide_campaign(workspace);
    Retention::provide(workspace);
    Inviting::provide(workspace);
    let location = use_location();
    // With a `<base>`, a fragment alone would lead to another page.
    let to_content = move || {
        let (path, query) = (location.pathname.get(), location.search.get());
        routes::path_and_query(&path, &query) + "#main"
    };
    let loading = || view! { <p class="lead">{tr!(workspace.loading)}</p> };
    view! {
        <a class="skip" href=to_content on:click=skip>
            {tr!(workspace.skip)}
        </a>
        <Head workspace />
        <Show when=move || !workspace.is_kept.get()>
            <p class="recruiter-page notice is-failed recruiter-kept" role="alert">
                {tr!(workspace.is_not_kept)}
            </p>
        </Show>
        <Messages workspace />
        <IdentityQuestions workspace />
        <SealedNotice workspace />
        <ErasureDone workspace />
        <ErasedAgain workspace />
        <TeamImport workspace />
        <main class="recruiter-page" id="main" tabindex="-1">
            <Show when=move || workspace.is_ready.get() fallback=loading>
                <Screens workspace />
            </Show>
        </main>
        <Foot workspace />
    }
}

/// Moves the focus only: the history needs no entry for it.
fn skip(event: MouseEvent) {
    event.prevent_default();
    page::focus_id("main");
}

/// The running head: the workspace's name, who works here, the way around.
#[component]
fn Head(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let pathname = use_location().pathname;
    let here = Memo::new(move |_| pathname.with(|path| part_at(path)));
    let links = parts().map(|(screen, name)| {
        let is_here = move || (here.get() == Some(discriminant(&screen))).then_some("page");
        view! {
            <li>
                <a href=screen.address() aria-current=is_here>
                    {name}
                </a>
            </li>
        }
    });
    view! {
        <header class="recruiter-head">
            <div class="recruiter-bar">
                <p class="team caps">{tr!(workspace.name)}</p>
                // Whoever worked here before the page was opened again is not asked for a name.
                <Show when=move || workspace.is_ready.get()>
                    <Who workspace />
                </Show>
            </div>
            <nav aria-label=tr!(workspace.sections)>
                <ul class="recruiter-nav">{links}</ul>
            </nav>
        </header>
    }
}

/// Returns the part of the workspace that a path lies in; a candidate's page is among the candidates.
fn part_at(path: &str) -> Option<Discriminant<Screen>> {
    let screen = match Screen::at(path.strip_prefix(&routes::base())?)? {
        Screen::Person(_) => Screen::Candidates,
        Screen::Board | Screen::TimeGrant => Screen::Invitations,
        other => other,
    };
    Some(discriminant(&screen))
}

/// The foot: what becomes of what is on the workspace, and the way to erase it.
#[component]
fn Foot(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let is_asking = RwSignal::new(false);
    view! {
        <footer class="colophon recruiter-page">
            <p>{tr!(workspace.privacy)}</p>
            <Saving workspace />
            <KeyHeld workspace />
            <button type="button" class="btn-quiet" on:click=move |_| is_asking.set(true)>
                {tr!(workspace.forget)}
            </button>
            <Dialog id="forget" open=is_asking title=tr!(workspace.forget_title)>
                <Question
                    id="forget"
                    back=tr!(workspace.cancel)
                    on_back=Callback::new(move |()| is_asking.set(false))
                    go_on=tr!(workspace.forget_confirm)
                    on_go_on=Callback::new(move |()| persistence::forget_all(workspace))
                >
                    <p>{tr!(workspace.forget_text)}</p>
                </Question>
            </Dialog>
        </footer>
    }
}
