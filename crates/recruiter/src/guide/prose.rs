//! Text of the kit as it stands on a page.

use crate::words::guide::words;
use assay_web::ui::text;
use leptos::prelude::*;

/// A heading in the margin, and what belongs to it.
#[component]
pub fn Clause(
    /// The heading.
    #[prop(into)]
    title: String,
    /// What belongs to it.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="clause">
            <h2>{text(title)}</h2>
            <div>{children()}</div>
        </section>
    }
}

/// A list of sentences.
#[component]
pub fn Sentences(
    /// The sentences.
    of: Vec<String>,
) -> impl IntoView {
    let lines = of
        .into_iter()
        .map(|one| view! { <li>{text(one)}</li> })
        .collect_view();
    view! { <ul class="read">{lines}</ul> }
}

/// A text of several paragraphs, one in a line.
#[component]
pub fn Paragraphs(
    /// The text.
    of: String,
) -> impl IntoView {
    let lines = of
        .lines()
        .map(|line| view! { <p>{text(line)}</p> })
        .collect_view();
    view! { <div class="read">{lines}</div> }
}

/// The name of an area.
pub fn area_name(area: &str) -> &'static str {
    let words = words();
    match area {
        "leadership" => words.area_leadership,
        "technical" => words.area_technical,
        _ => words.area_behavioural,
    }
}
