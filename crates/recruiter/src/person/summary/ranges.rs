//! The scores as ranges on one axis, each with the limit that it has to reach.

use crate::outcome_names::area_name;
use crate::range_bar::RangeDrawing;
use crate::sign::OutcomeMark;
use crate::standard_error::{error_basis, with_error};
use assay_evaluation::plot::range_bar;
use assay_evaluation::{
    Cover, RangeOf, ScoreRange, Scorecard, ScoringPolicy, percent_text, score_ranges,
};
use assay_web::ui::text;
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
        .map(|range| row(&range, &card, &cover))
        .collect_view();
    let error = card.standard_error.as_ref().filter(|_| !cover.any());
    let error = error.map(|error| tr!(person.error_is, basis = error_basis(error.basis)));
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
            {error.map(|error| view! { <p class="hint">{text(error)}</p> })}
        </section>
    }
}

/// A score with its bar.
fn row(range: &ScoreRange<'_>, card: &Scorecard, cover: &Cover) -> AnyView {
    let (class, name) = match range.of {
        RangeOf::Overall => ("person-range is-whole", tr!(person.overall_row).into()),
        RangeOf::Test => ("person-range is-whole", tr!(person.test_row).into()),
        RangeOf::Interview => ("person-range is-whole", tr!(person.interview_row).into()),
        RangeOf::Area(area) => ("person-range is-part", String::from(area_name(area))),
        RangeOf::Section(title) => ("person-range", title.into()),
        RangeOf::Rated(_) => ("person-range is-part", tr!(person.rated_row).into()),
    };
    let score = range.score.map_or_else(
        || tr!(person.covered_yet).into(),
        |score| percent_text(score, range.limit),
    );
    let score = match range.of {
        RangeOf::Overall => with_error(score, cover, card),
        _ => score,
    };
    let drawing = range.score.map(|score| {
        let bar = range_bar(score, range.limit);
        view! { <RangeDrawing bar /> }
    });
    let needed = range.limit.map(|limit| {
        let mark = range
            .outcome
            .map(|outcome| view! { <OutcomeMark outcome /> });
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
                {drawing}
            </td>
            <td>{needed}</td>
        </tr>
    }
    .into_any()
}
