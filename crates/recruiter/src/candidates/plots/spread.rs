//! The figures of the row “all”, for everybody who does not read drawings.

use assay_core::scoring::Fraction;
use assay_evaluation::plot::{Figures, Spread};
use assay_web::ui::text;
use leptos::prelude::*;

/// The table: a row for each measure.
#[component]
pub fn SpreadTable(
    /// How the scores of everybody are spread, each with what they are of.
    spreads: Vec<(String, Spread)>,
) -> impl IntoView {
    let heads = [
        tr!(candidates.spread_settled),
        tr!(candidates.spread_open),
        tr!(candidates.spread_lowest),
        tr!(candidates.spread_median),
        tr!(candidates.spread_highest),
    ];
    let heads = heads.map(|name| {
        view! {
            <th class="end" scope="col">
                {name}
            </th>
        }
    });
    let lines = spreads
        .into_iter()
        .map(|(title, spread)| view! { <SpreadRow title spread /> })
        .collect_view();
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(candidates.spread)>
            <table class="contents recruiter-spread">
                <caption class="hint">{tr!(candidates.spread_caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!(candidates.measure)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}

/// The row of a measure.
#[component]
fn SpreadRow(
    /// The name of what is scored.
    title: String,
    /// How they are spread.
    spread: Spread,
) -> impl IntoView {
    let figure = |of: fn(Figures) -> Fraction| {
        let figure = spread.figures.map(of);
        figure.map_or_else(|| tr!(candidates.none).into(), |one| one.decimal_text(2))
    };
    view! {
        <tr>
            <th scope="row">{text(title)}</th>
            <td class="end">{spread.settled.to_string()}</td>
            <td class="end">{spread.open.to_string()}</td>
            <td class="end">{figure(|figures| figures.lowest)}</td>
            <td class="end">{figure(|figures| figures.median)}</td>
            <td class="end">{figure(|figures| figures.highest)}</td>
        </tr>
    }
}
