//! The screen that puts some candidates side by side.

use super::chooser::Chooser;
use super::comparison::Comparison;
use super::covered::Covered;
use super::plots::Plots;
use super::side::Side;
use crate::desk::Desk;
use crate::heading::heading;
use crate::routes::Screen;
use crate::words::candidates::words;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Compare(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let words = words();
    let comparison = Comparison::new(desk);
    let is_empty = Memo::new(move |_| desk.dossiers.with(Vec::is_empty));
    let has_scored = Memo::new(move |_| comparison.scored.with(|scored| !scored.is_empty()));
    let nobody = move || {
        if is_empty.get() {
            words.compare_empty
        } else {
            words.compare_unscored
        }
    };
    view! {
        {heading(words.compare_title)}
        <p class="lead">{words.compare_lead}</p>
        <Show when=move || !has_scored.get()>
            <p class="read">{nobody}</p>
            <div class="actions">
                <a class="btn btn-primary" href=Screen::Candidates.address()>
                    {words.to_candidates}
                </a>
            </div>
        </Show>
        <div class="candidates desk-compare" hidden=move || !has_scored.get()>
            <Chooser comparison />
            <Covered desk />
            <Side comparison />
            <Plots comparison />
        </div>
    }
}
