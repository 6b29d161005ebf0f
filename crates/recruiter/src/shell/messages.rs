//! The messages of the workspace on screen.

use crate::message::Message;
use crate::workspace::Workspace;
use assay_web::browser::page;
use assay_web::ui::{Remount, icon, text};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Shows what the workspace has to say. It is put there again each time, since screen readers pass over what stays the
/// same.
#[component]
pub fn Messages(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let list = move |messages: Vec<Message>| {
        (!messages.is_empty()).then(|| view! { <MessageList workspace messages /> })
    };
    view! {
        <section class="recruiter-messages" role="status" aria-label=tr!(workspace.messages)>
            <Remount value=workspace.messages children=list />
        </section>
    }
}

/// Some messages, and the button that takes them away.
#[component]
fn MessageList(
    /// The workspace.
    workspace: Workspace,
    /// The messages.
    messages: Vec<Message>,
) -> impl IntoView {
    let lines = messages
        .into_iter()
        .map(|one| view! { <MessageLine message=one /> })
        .collect_view();
    let dismiss = move |_| {
        workspace.messages.set(Vec::new());
        spawn_local(async {
            page::focus_heading();
        });
    };
    view! {
        <ul class="recruiter-told">{lines}</ul>
        <button type="button" class="btn-quiet" on:click=dismiss>
            {tr!(workspace.dismiss)}
        </button>
    }
}

/// A message: how it is meant, by color, icon and word, and its text.
#[component]
fn MessageLine(
    /// The message.
    message: Message,
) -> impl IntoView {
    let Message { level, text: said } = message;
    view! {
        <li class=level.class()>
            <span class="check-mark">{icon(level.icon())}</span>
            <span>
                <span class="visually-hidden">{level.name()} ": "</span>
                {text(said)}
            </span>
        </li>
    }
}
