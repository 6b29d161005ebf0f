//! The frame of a sheet: its head, and the room for what is written on it by hand.

use crate::guide::prose::Side;
use assay_web::ui::text;
use leptos::prelude::*;

/// The names of the sheets that are chosen.
pub type Chosen = RwSignal<Vec<String>>;

/// Lines for notes: more than any sheet has room for. On paper those are seen that fit under the rest of the sheet, on
/// screen the first few.
const LINES: usize = 20;

/// A sheet: heading, who and when, and what is below it. It is there while it is chosen.
#[component]
pub fn Sheet(
    /// The names of the sheets that are chosen.
    chosen: Chosen,
    /// The name that it is chosen by.
    #[prop(into)]
    id: String,
    /// The mark over its heading.
    #[prop(into)]
    mark: String,
    /// Its heading.
    #[prop(into)]
    title: String,
    /// The names of the fields to fill in by hand.
    lines: Vec<&'static str>,
    /// The content below them.
    children: Children,
) -> impl IntoView {
    let heading = ["sheet-", &id].concat();
    let labeled_by = heading.clone();
    let is_hidden = move || !chosen.with(|chosen| chosen.contains(&id));
    let fields = lines
        .into_iter()
        .map(|line| {
            view! {
                <p>
                    <span>{line}</span>
                    <i aria-hidden="true"></i>
                </p>
            }
        })
        .collect_view();
    view! {
        <article class="sheet" aria-labelledby=labeled_by hidden=is_hidden>
            <header>
                <p class="caps">{text(mark)}</p>
                <h2 id=heading>{text(title)}</h2>
            </header>
            <div class="sheet-fields">{fields}</div>
            {children()}
        </article>
    }
}

/// Boxes to mark a rating in.
#[component]
pub fn RatingBoxes(
    /// Their purpose.
    hint: &'static str,
) -> impl IntoView {
    let boxes = (1..=5)
        .map(|rating| view! { <li>{rating}</li> })
        .collect_view();
    view! {
        <Side class="sheet-side" title=tr!(guide.own_rating)>
            <ol class="sheet-boxes">{boxes}</ol>
            <p class="hint">{hint}</p>
        </Side>
    }
}

/// Room for notes.
#[component]
pub fn NoteLines() -> impl IntoView {
    let lines = (0..LINES).map(|_| view! { <i></i> }).collect_view();
    view! {
        <div class="sheet-notes sheet-room">
            <h3>{tr!(guide.notes)}</h3>
            <p class="hint">{tr!(guide.notes_hint)}</p>
            <div class="sheet-lines" aria-hidden="true">
                {lines}
            </div>
        </div>
    }
}
