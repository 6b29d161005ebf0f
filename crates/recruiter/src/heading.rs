//! Heading, focus at a new address, and the screen for unknown addresses.

use crate::routes::{self, Screen};
use assay_core::person_text;
use assay_web::browser::{page, screen};
use assay_web::ui::text;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

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

/// The heading of a screen, which also names the page. Where the screen is another one than before, reading begins here.
pub fn heading(title: &str) -> AnyView {
    heading_of(title, None)
}

/// The same for a screen in several parts: the heading names the part behind the title.
pub fn heading_of(title: &str, part: Option<&'static str>) -> AnyView {
    let heading = NodeRef::new();
    heading.on_load(|_| begin_reading());
    let name = person_text::isolated(title);
    let names = [Some(name.as_str()), part, Some(tr!(workspace.name))];
    let names: Vec<&str> = names.into_iter().flatten().collect();
    screen::set_title(&names.join(" · "));
    let part = part.map(|part| view! { <span class="heading-part">" · " {part}</span> });
    view! {
        <h1 node_ref=heading tabindex="-1">
            {text(title)}
            {part}
        </h1>
    }
    .into_any()
}

/// The address at whose heading reading began last.
#[derive(Clone, Copy)]
struct ReadFrom(StoredValue<String>);

/// Provides what headings need to know whether their screen is another one than before.
pub fn provide_read_from() {
    provide_context(ReadFrom(StoredValue::new(address_untracked())));
}

/// Begins reading at a heading that has just come onto the page, where it is the heading of another address.
///
/// The router adds the address to the history after the screen is there, with where the page is scrolled to. To move the
/// focus lays the page out and may scroll it, so it waits for the next frame.
fn begin_reading() {
    let Some(ReadFrom(read_from)) = use_context() else {
        return;
    };
    let here = address_untracked();
    if read_from.get_value() != here {
        read_from.set_value(here);
        request_animation_frame(page::focus_heading_in_place);
    }
}

/// The address that the router shows a screen of: path and query.
fn address_untracked() -> String {
    let location = use_location();
    routes::path_and_query(
        &location.pathname.get_untracked(),
        &location.search.get_untracked(),
    )
}
