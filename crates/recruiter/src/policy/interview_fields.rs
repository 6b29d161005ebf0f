//! The fields about the interview: what each area has to reach, and how much each question counts.

use super::change::Change;
use super::fields::PolicyField;
use crate::outcome_names::area_name;
use assay_core::assessment::CoreArea;
use assay_evaluation::Slot;
use leptos::prelude::*;

/// What each area of the interview has to reach, and how much each question counts.
#[component]
pub fn InterviewFields(
    /// The change of the policy that is under way.
    change: Change,
) -> impl IntoView {
    let areas = CoreArea::ALL
        .into_iter()
        .map(|area| {
            let label = tr!(policy.area_minimum_of, area = area_name(area));
            view! { <PolicyField change setting=Slot::InterviewMinimum(area) label /> }
        })
        .collect_view();
    // Built with the form: a kit that is opened later builds the form again.
    let titles: Vec<String> = change
        .draft
        .with_untracked(|draft| draft.question_titles().map(String::from).collect());
    let without_kit = titles
        .is_empty()
        .then(|| view! { <p>{tr!(policy.weights_no_kit)}</p> });
    let questions = titles
        .into_iter()
        .enumerate()
        .map(|(at, title)| {
            let label = tr!(policy.question_weight_of, question = title);
            view! { <PolicyField change setting=Slot::InterviewWeight(at) label /> }
        })
        .collect_view();
    view! {
        <fieldset aria-describedby="policy-areas-hint">
            <legend>{tr!(policy.area_minimum)}</legend>
            <p class="hint" id="policy-areas-hint">
                {tr!(policy.area_minimum_says)}
            </p>
            <div class="policy-questions">{areas}</div>
        </fieldset>
        <fieldset aria-describedby="policy-questions-hint">
            <legend>{tr!(policy.question_weight)}</legend>
            <p class="hint" id="policy-questions-hint">
                {tr!(policy.question_weight_says)}
            </p>
            {without_kit}
            <div class="policy-questions">{questions}</div>
        </fieldset>
    }
}
