//! The scores as ranges on one axis, each with the limit that it has to reach.

use crate::person::cover::outcome_mark;
use assay_evaluation::{
    Cover, RangeOf, ScoreRange, Scorecard, ScoringPolicy, percent_text, range_bar, score_ranges,
};
use assay_web::ui::{icon, text};
use leptos::prelude::*;
use std::sync::Arc;

/// The scores. The bars add nothing to the numbers beside them.
#[component]
pub(super) fn Ranges(
    /// The result.
    card: Arc<Scorecard>,
    /// The policy that it was made with.
    policy: Arc<ScoringPolicy>,
    /// The part of it that is covered.
    cover: Arc<Cover>,
) -> impl IntoView {
    let rows = score_ranges(&card, &policy, &cover)
        .into_iter()
        .map(|range| row(&range))
        .collect_view();
    view! {
        <section class="person-ranges-frame" aria-labelledby="ranges">
            <h3 class="caps" id="ranges">
                {tr!(person.ranges)}
            </h3>
            <table class="person-ranges" aria-labelledby="ranges">
                <thead class="visually-hidden">
                    <tr>
                        <th scope="col">{tr!(person.part)}</th>
                        <th scope="col">{tr!(person.score)}</th>
                        <th scope="col">{tr!(person.needed)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="hint">{tr!(person.ranges_hint)}</p>
        </section>
    }
}

/// A score with its bar.
fn row(range: &ScoreRange<'_>) -> AnyView {
    let (class, name) = match range.of {
        RangeOf::Overall => ("person-range is-whole", tr!(person.overall_row)),
        RangeOf::Test => ("person-range is-whole", tr!(person.test_row)),
        RangeOf::Interview => ("person-range is-whole", tr!(person.interview_row)),
        RangeOf::Section(title) => ("person-range", title),
    };
    let score = range.score.map_or_else(
        || tr!(person.covered_yet).into(),
        |score| percent_text(score, range.limit),
    );
    let needed = range.limit.map(|limit| {
        let mark = range.outcome.map(|outcome| {
            let (class, path, name) = outcome_mark(outcome);
            view! { <span class=["person-mark ", class].concat()>{icon(path)} <span>{name}</span></span> }
        });
        view! {
            <span>{tr!(person.needs, limit = limit)}</span>
            " "
            {mark}
        }
    });
    view! {
        <tr class=class>
            <th scope="row">{text(name)}</th>
            <td>
                <span class="person-range-score">{score}</span>
                {bar(range)}
            </td>
            <td>{needed}</td>
        </tr>
    }
    .into_any()
}

/// The bar of a score on the axis from 0 to 100.
fn bar(range: &ScoreRange<'_>) -> AnyView {
    let bar = range.score.map(range_bar);
    let lengths = bar.map(|bar| {
        let start = bar.certain.clone();
        view! {
            <rect class="range-certain" x="0" y="3" width=bar.certain height="6" />
            <rect class="range-possible" x=start y="3" width=bar.possible height="6" />
        }
    });
    let limit = range
        .limit
        .map(|limit| view! { <line class="range-limit" x1=limit x2=limit y1="0" y2="12" /> });
    view! {
        <svg class="person-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
            <rect class="range-axis" x="0" y="3" width="100" height="6" />
            {lengths}
            {limit}
        </svg>
    }
    .into_any()
}
