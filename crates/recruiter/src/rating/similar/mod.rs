//! Similar answers: passages that written answers of different candidates have in common. Compared only here, and only
//! where somebody turned it on; nothing else of the page knows of it.

mod key;
mod marked;
mod pair;
mod switch;
mod table;

pub use switch::{SimilarSection, restore_similar};

use crate::rating::shared::{PartHead, WhoFirst};
use crate::routes::RatingPart;
use crate::workspace::Workspace;
use assay_evaluation::{ComparedCandidate, FEWEST_COMMON, SimilarAnswers, similar_answers};
use key::{PairKey, key};
use leptos::prelude::*;
use pair::BothTexts;
use switch::SimilarSwitch;
use table::PairTable;

/// The screen.
#[component]
pub fn Similar(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let is_on = workspace.compares_answers;
    view! {
        <div class="rating similar">
            <PartHead workspace title=tr!(similar.title) part=RatingPart::Similar />
            <p class="lead">{tr!(similar.lead)}</p>
            <SimilarSwitch workspace />
            <How />
            <Show
                when=move || is_on.get()
                fallback=|| view! { <p class="notice">{tr!(similar.off)}</p> }
            >
                <Compared workspace />
            </Show>
        </div>
    }
}

/// What is compared, and who sees it.
#[component]
fn How() -> impl IntoView {
    view! {
        <details class="read">
            <summary>{tr!(similar.how)}</summary>
            <p>{tr!(similar.how_counted, count = FEWEST_COMMON)}</p>
            <p>{tr!(similar.how_left_out)}</p>
            <p>{tr!(similar.how_covered)}</p>
        </details>
    }
}

/// What was found.
#[component]
fn Compared(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let found = Memo::new(move |_| compared(workspace));
    let is_known = Memo::new(move |_| !workspace.who_id.with(String::is_empty));
    let chosen = RwSignal::new(None::<PairKey>);
    // A pair that is covered again, or gone, is not shown.
    let shown = Memo::new(move |_| {
        let chosen = chosen.get()?;
        found.with(|found| found.pairs.iter().find(|one| key(one) == chosen).cloned())
    });
    let counted = move || {
        found.with(|found| match found.answers {
            0 => tr!(similar.nothing).into(),
            count => tr!(similar.uncovered, seen = found.uncovered, count = count),
        })
    };
    let none = move || {
        let is_none = found.with(|found| found.answers > 0 && found.pairs.is_empty());
        is_none.then(|| view! { <p>{tr!(similar.none)}</p> })
    };
    let left_out = move || match found.with(|found| found.left_out) {
        0 => None,
        count => Some(view! { <p class="hint">{tr!(similar.left_out, count = count)}</p> }),
    };
    view! {
        <Show when=move || is_known.get() fallback=WhoFirst>
            <p>{counted}</p>
            {none}
            <Show when=move || found.with(|found| !found.pairs.is_empty())>
                <PairTable workspace found chosen />
            </Show>
            {left_out}
            {move || shown.get().map(|pair| view! { <BothTexts workspace pair chosen /> })}
        </Show>
    }
}

/// Compares the answers; followed.
fn compared(workspace: Workspace) -> SimilarAnswers {
    let all = workspace.counting_records();
    let candidates: Vec<_> = all
        .iter()
        .filter_map(|record| {
            let content = workspace.content(&record.opened)?;
            Some((record, content, workspace.cover(record)))
        })
        .collect();
    let candidates: Vec<ComparedCandidate<'_>> = candidates
        .iter()
        .map(|(record, (pack, key), cover)| ComparedCandidate {
            opened: &record.opened,
            pack,
            key,
            state: &record.state,
            cover,
        })
        .collect();
    similar_answers(&candidates)
}
