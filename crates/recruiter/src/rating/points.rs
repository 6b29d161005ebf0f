//! The points that an answer is expected to make, ticked off while reading.

use super::rater::Rater;
use crate::rating::shared::with_state;
use assay_evaluation::review_event::{Coverage, ReviewAction};
use assay_evaluation::{Sheet, State};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The expected points, to be ticked off while reading; nothing where there are none.
#[component]
pub fn ExpectedPoints(
    /// Who rates.
    rater: Rater,
    /// The sheet.
    sheet: Arc<Sheet>,
    /// The points.
    points: Vec<String>,
    /// Who rates, by identifier.
    who: Arc<str>,
) -> impl IntoView {
    if points.is_empty() {
        return None;
    }
    let rows = points
        .into_iter()
        .zip(0_u32..)
        .map(|(name, point)| {
            let id = ["point-", &point.to_string()].concat();
            let buttons = Coverage::ALL
                .iter()
                .map(|coverage| {
                    let (sheet, who) = (sheet.clone(), who.clone());
                    let (point_name, coverage) = (name.clone(), *coverage);
                    view! { <CoverageButton rater sheet point point_name coverage who /> }
                })
                .collect_view();
            view! {
                <li>
                    <p id=id.clone()>{text(name)}</p>
                    <div class="point-states" role="group" aria-labelledby=id>
                        {buttons}
                    </div>
                </li>
            }
        })
        .collect_view();
    Some(view! {
        <div class="points">
            <h3>{tr!(rating.points)}</h3>
            <p class="hint">{tr!(rating.points_hint)}</p>
            <ul>{rows}</ul>
        </div>
    })
}

/// A button that says how far an answer makes a point; pressed once more it takes that back.
#[component]
fn CoverageButton(
    /// Who rates.
    rater: Rater,
    /// The sheet.
    sheet: Arc<Sheet>,
    /// The number of the point.
    point: u32,
    /// The point.
    point_name: String,
    /// How far the answer makes it.
    coverage: Coverage,
    /// Who rates, by identifier.
    who: Arc<str>,
) -> impl IntoView {
    let workspace = rater.workspace;
    let name = match coverage {
        Coverage::Yes => tr!(rating.point_yes),
        Coverage::Partly => tr!(rating.point_partly),
        Coverage::No => tr!(rating.point_no),
    };
    let point_state = [&point_name, ": ", name].concat();
    let is_said = {
        let sheet = sheet.clone();
        Memo::new(move |_| {
            let key = (sheet.item.clone(), point);
            let read = |state: &State| {
                let said = state.own(state.coverage.get(&key)?, &who)?;
                Some(said.value == coverage)
            };
            with_state(workspace, &sheet.sha256, read).flatten() == Some(true)
        })
    };
    let press = move |_| {
        let coverage = (!is_said.get_untracked()).then_some(coverage);
        let what = ReviewAction::Covered {
            item: sheet.item.clone(),
            point,
            coverage,
        };
        workspace.record_action(&sheet.sha256, what);
        rater.said.set(if coverage.is_some() {
            tr!(rating.saved_point, state = point_state)
        } else {
            tr!(rating.taken_back, criterion = point_state)
        });
    };
    view! {
        <button
            type="button"
            class="point-state"
            aria-pressed=move || if is_said.get() { "true" } else { "false" }
            on:click=press
        >
            {name}
        </button>
    }
}
