//! Two answers side by side, with what they have in common.

use super::key::PairKey;
use super::marked::marked_text;
use crate::workspace::Workspace;
use assay_core::assessment::Item;
use assay_evaluation::{Passage, SimilarPair, text_of};
use assay_web::browser::page;
use assay_web::ui::{stem, text};
use leptos::prelude::*;
use std::ops::Range;

/// Identifier of the heading.
pub const TITLE: &str = "similar-pair";

/// Returns the names of both candidates as they are shown now; followed.
pub fn names(workspace: Workspace, pair: &SimilarPair) -> [String; 2] {
    [&pair.one, &pair.other].map(|sha256| {
        let record = workspace.record(sha256);
        record.map_or_else(String::new, |record| workspace.name_of(&record.opened))
    })
}

/// Returns the title of the question.
pub fn item_title(workspace: Workspace, pair: &SimilarPair) -> String {
    item_of(workspace, pair).map_or_else(|| pair.item.clone(), |item| item.title)
}

fn item_of(workspace: Workspace, pair: &SimilarPair) -> Option<Item> {
    workspace.library.with_untracked(|library| {
        let pack = library.pack(&pair.pack_sha256)?;
        pack.item(&pair.item).cloned()
    })
}

/// Both texts.
#[component]
pub fn BothTexts(
    /// The workspace.
    workspace: Workspace,
    /// The pair.
    pair: SimilarPair,
    /// The pair that is shown.
    chosen: RwSignal<Option<PairKey>>,
) -> impl IntoView {
    let item = item_of(workspace, &pair);
    let title = item_title(workspace, &pair);
    let task = item.map(|item| {
        view! {
            <details>
                <summary>{tr!(similar.task)}</summary>
                {stem(&item.stem)}
                <p class="hint">{text(&item.interaction.prompt)}</p>
            </details>
        }
    });
    let text_at = |sha256: &str, places: Vec<Range<usize>>| {
        untrack(|| {
            let record = workspace.record(sha256)?;
            let answer = text_of(&record.opened, &pair.item)?;
            Some(marked_text(answer, &places))
        })
    };
    let places = |of: fn(&Passage) -> Range<usize>| pair.passages.iter().map(of).collect();
    let one = text_at(&pair.one, places(|passage| passage.one.clone()));
    let other = text_at(&pair.other, places(|passage| passage.other.clone()));
    let count = pair.passages.len();
    let both = Memo::new(move |_| names(workspace, &pair));
    let heading = move || {
        let [one, other] = both.get();
        text(tr!(
            similar.pair_title,
            one = one,
            another = other,
            item = title
        ))
    };
    let close = move |_| {
        page::focus_heading();
        chosen.set(None);
    };
    view! {
        <section class="sheet" aria-labelledby=TITLE>
            <h2 id=TITLE tabindex="-1">
                {heading}
            </h2>
            <p>{tr!(similar.passages, count = count)}</p>
            {task}
            <div class="similar-texts">
                <Answer both at=0 answer=one />
                <Answer both at=1 answer=other />
            </div>
            <div class="actions">
                <button type="button" class="btn" on:click=close>
                    {tr!(similar.close)}
                </button>
            </div>
        </section>
    }
}

/// One of the two.
#[component]
fn Answer(
    /// The names of both candidates.
    both: Memo<[String; 2]>,
    /// Which of the two it is.
    at: usize,
    /// The text with its marks.
    #[prop(optional_no_strip)]
    answer: Option<AnyView>,
) -> impl IntoView {
    let title = move || both.with(|both| tr!(similar.answer_of, candidate = both[at]));
    let label = title;
    view! {
        <div class="similar-text">
            <h3>{move || text(title())}</h3>
            <div class="answer-text" role="region" tabindex="0" dir="auto" aria-label=label>
                {answer}
            </div>
        </div>
    }
}
