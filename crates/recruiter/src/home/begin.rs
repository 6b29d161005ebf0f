//! What to do first, while nobody is on the page.

use crate::routes::Screen;
use crate::workspace::Workspace;
use assay_web::browser::page;
use assay_web::ui::text;
use leptos::prelude::*;

/// The first steps, in order.
#[component]
pub fn Begin(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let is_known = Memo::new(move |_| !workspace.who.with(String::is_empty));
    let received = Memo::new(move |_| workspace.received.with(Vec::len));
    let go = |_| {
        page::focus_id("who");
    };
    let who = move || {
        if is_known.get() {
            view! { <p>{text(tr!(home.begin_who_done, name = workspace.who.get()))}</p> }.into_any()
        } else {
            view! {
                <p>{tr!(home.begin_who_text)}</p>
                <button type="button" class="btn" on:click=go>
                    {tr!(home.begin_who_go)}
                </button>
            }
            .into_any()
        }
    };
    let waiting = move || match received.get() {
        0 => None,
        count => Some(view! { <p>{tr!(home.begin_received, count = count)}</p> }),
    };
    view! {
        <p class="lead">{tr!(home.begin_lead)}</p>
        <ol class="home-begin">
            <li>
                <h2>{tr!(home.begin_who)}</h2>
                {who}
            </li>
            <li>
                <h2>{tr!(home.begin_open)}</h2>
                <p>{tr!(home.begin_open_text)}</p>
                {waiting}
                <a class="btn btn-primary" href=Screen::Candidates.address()>
                    {tr!(home.begin_open_go)}
                </a>
            </li>
            <li>
                <h2>{tr!(home.begin_policy)}</h2>
                <p>{tr!(home.begin_policy_text)}</p>
                <a class="btn" href=Screen::Policy.address()>
                    {tr!(home.begin_policy_go)}
                </a>
            </li>
        </ol>
    }
}
