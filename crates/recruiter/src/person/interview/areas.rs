//! The areas of the interview that have a minimum, each with its score so far, while the panel rates.

use crate::outcome_names::area_name;
use crate::person::interview::panel::Panel;
use crate::sign::OutcomeMark;
use assay_evaluation::{AreaScore, Outcome, RuleId, percent_text};
use leptos::prelude::*;

/// The areas with a minimum; nothing where the policy has none.
#[component]
pub(super) fn InterviewAreas(
    /// The panel's work.
    panel: Panel,
) -> impl IntoView {
    let areas = Memo::new(move |_| shown(panel));
    let rows = move || {
        let areas = areas.get();
        areas
            .into_iter()
            .map(|(area, outcome)| view! { <AreaRow area outcome /> })
            .collect_view()
    };
    view! {
        <section
            class="interview-areas"
            aria-labelledby="interview-areas"
            hidden=move || areas.with(Vec::is_empty)
        >
            <h3 id="interview-areas">{tr!(rating.areas)}</h3>
            <dl class="facts">{rows}</dl>
        </section>
    }
}

/// Returns each area with how its rule stands; `None` in place of that where it tells ratings that are hidden from the
/// person at the workspace. Followed.
fn shown(panel: Panel) -> Vec<(AreaScore, Option<Outcome>)> {
    let record = panel.workspace.record(&panel.sha256.get_value());
    let Some((record, card)) = record.and_then(|record| {
        let card = record.scorecard.clone()?;
        Some((record, card))
    }) else {
        return Vec::new();
    };
    let cover = panel.workspace.cover(&record);
    let outcome = |area: &AreaScore| {
        let id = RuleId::InterviewMinimum(area.area);
        let rule = card.rules.iter().find(|rule| rule.id == id)?;
        (!cover.area(&card, area.area)).then_some(rule.result)
    };
    let areas = card.areas.iter();
    areas.map(|area| (*area, outcome(area))).collect()
}

/// An area: its score, what it has to reach, and how that stands.
#[component]
fn AreaRow(
    /// The area.
    area: AreaScore,
    /// How its rule stands; `None` while that is hidden.
    outcome: Option<Outcome>,
) -> impl IntoView {
    let score = match (outcome, area.percent) {
        (None, _) => tr!(rating.hidden_yet).into(),
        (Some(_), None) => tr!(rating.area_unasked).into(),
        (Some(_), Some(percent)) => percent_text(percent, Some(area.minimum_percent)),
    };
    let needs = tr!(person.needs, limit = area.minimum_percent);
    view! {
        <div>
            <dt>{area_name(area.area)}</dt>
            <dd>
                {score}
                <small>
                    {needs} " " {outcome.map(|outcome| view! { <OutcomeMark outcome /> })}
                </small>
            </dd>
        </div>
    }
}
