//! The pairs of similar answers, a row each.

use super::key::{PairKey, key};
use super::pair::{TITLE, item_title, names};
use crate::focus::focus_later;
use crate::workspace::Workspace;
use assay_core::scoring::Fraction;
use assay_evaluation::{SimilarAnswers, SimilarPair};
use assay_web::ui::text;
use leptos::prelude::*;

/// The table.
#[component]
pub fn PairTable(
    /// The workspace.
    workspace: Workspace,
    /// What was found.
    found: Memo<SimilarAnswers>,
    /// The pair that is shown.
    chosen: RwSignal<Option<PairKey>>,
) -> impl IntoView {
    let pairs = move || found.with(|found| found.pairs.clone());
    // The counts are part of the key: a row shows what it was made with.
    let row = |pair: &SimilarPair| (key(pair), pair.common, pair.all);
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=tr!(similar.region)>
            <table class="contents">
                <caption>{tr!(similar.caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!(similar.candidates)}</th>
                        <th scope="col">{tr!(similar.question)}</th>
                        <th scope="col">{tr!(similar.share)}</th>
                        <th scope="col">{tr!(similar.look)}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=pairs key=row let:pair>
                        <PairRow workspace pair chosen />
                    </For>
                </tbody>
            </table>
        </div>
    }
}

/// A row.
#[component]
fn PairRow(
    /// The workspace.
    workspace: Workspace,
    /// The pair.
    pair: SimilarPair,
    /// The pair that is shown.
    chosen: RwSignal<Option<PairKey>>,
) -> impl IntoView {
    let own = key(&pair);
    let item = item_title(workspace, &pair);
    let share = tr!(
        similar.share_of,
        common = pair.common,
        total = pair.all,
        percent = Fraction::share(pair.common, pair.all).percent_text(0)
    );
    let both = Memo::new(move |_| names(workspace, &pair));
    let pair_text = move || both.with(|[one, other]| tr!(similar.pair, one = one, another = other));
    let label = {
        let item = item.clone();
        move || {
            both.with(|[one, other]| {
                tr!(
                    similar.show_pair,
                    one = one,
                    another = other,
                    item = item.clone()
                )
            })
        }
    };
    let is_shown = {
        let own = own.clone();
        move || chosen.with(|chosen| (chosen.as_ref() == Some(&own)).then_some("true"))
    };
    let show = move |_| {
        chosen.set(Some(own.clone()));
        focus_later(TITLE);
    };
    view! {
        <tr>
            <th scope="row">{move || text(pair_text())}</th>
            <td>{text(item)}</td>
            <td>{share}</td>
            <td>
                <button
                    type="button"
                    class="btn"
                    aria-label=label
                    aria-current=is_shown
                    on:click=show
                >
                    {tr!(similar.show)}
                </button>
            </td>
        </tr>
    }
}
