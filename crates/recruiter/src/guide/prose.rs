//! Text of the kit as it stands on a page.

use assay_evaluation::BankArea;
use assay_web::ui::text;
use leptos::prelude::*;

/// A heading in the margin, and what belongs to it.
#[component]
pub fn Clause(
    /// The heading.
    #[prop(into)]
    title: String,
    /// The content of the clause.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="clause">
            <h2>{text(title)}</h2>
            <div>{children()}</div>
        </section>
    }
}

/// Content of a question, under a heading beside it.
#[component]
pub fn Side(
    /// The class of the whole, which says whether it stands on screen or on a sheet.
    class: &'static str,
    /// The heading.
    title: &'static str,
    /// The content beside it.
    children: Children,
) -> impl IntoView {
    view! {
        <div class=class>
            <h3>{title}</h3>
            <div>{children()}</div>
        </div>
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

/// Returns the key of a question, which no other of the kit has: the kind, "core" or "bank", and its identifier.
pub fn question_id(kind: &str, id: &str) -> String {
    [kind, "-", id].concat()
}

/// The name of an area of the bank.
pub fn bank_area_name(area: BankArea) -> &'static str {
    match area {
        BankArea::Technical => tr!(guide.area_technical),
        BankArea::Behavioral => tr!(guide.area_behavioral),
    }
}
