//! What the workspace has to say.

use crate::workspace::{Message, Workspace};
use assay_web::browser::page;
use assay_web::ui::text;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Shows what the workspace has to say. It is put there again each time, since screen readers pass over what stays the
/// same.
#[component]
pub fn Messages(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let messages = Memo::new(move |before: Option<&(u32, Vec<Message>)>| {
        let times = before.map_or(0, |(times, _)| times.wrapping_add(1));
        (times, workspace.messages.get())
    });
    let shown = move || Some(messages.get()).filter(|(_, messages)| !messages.is_empty());
    view! {
        <section class="recruiter-messages" role="status" aria-label=tr!(workspace.messages)>
            <For each=shown key=|(times, _)| *times let((_, messages))>
                <MessageList workspace messages />
            </For>
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
        .map(|one| view! { <li class=one.level>{text(one.text)}</li> })
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
