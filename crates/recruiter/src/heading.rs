//! What the screens of the page have in common.

use crate::routes::Screen;
use assay_core::person_text;
use assay_web::browser::screen;
use assay_web::ui::text;
use leptos::prelude::*;

/// An address where nothing is.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        {heading(tr!(workspace.not_found))}
        <p class="lead">{tr!(workspace.not_found_lead)}</p>
        <div class="actions">
            <a class="btn btn-primary" href=Screen::Candidates.address()>
                {tr!(workspace.to_candidates)}
            </a>
        </div>
    }
}

/// The heading of a screen, which also names the page.
pub fn heading(title: &str) -> AnyView {
    screen::set_title(
        &[
            person_text::isolated(title).as_str(),
            " · ",
            tr!(workspace.name),
        ]
        .concat(),
    );
    view! { <h1 tabindex="-1">{text(title)}</h1> }.into_any()
}
