//! The fields about raters: how many rate, when a second person has to, and when a third person is asked.

use super::change::Change;
use super::fields::{PolicyField, PolicyRadio};
use assay_core::assessment::SecondRater;
use assay_evaluation::Slot;
use leptos::prelude::*;

/// How many rate, when a second person has to, and when a third person is asked.
#[component]
pub fn RaterFields(
    /// The change of the policy that is under way.
    change: Change,
) -> impl IntoView {
    let choice = move |raters: u32, name: &'static str| {
        let is_on = move || change.draft.with(|draft| draft.raters == raters);
        let choose = move |()| change.edit(|draft| draft.raters = raters);
        view! { <PolicyRadio group="raters" name is_on=Signal::derive(is_on) on_choose=choose /> }
    };
    view! {
        <fieldset aria-describedby="policy-raters-hint">
            <legend>{tr!(policy.raters)}</legend>
            <p class="hint" id="policy-raters-hint">
                {tr!(policy.raters_says)}
            </p>
            {choice(1, tr!(policy.raters_one))}
            {choice(2, tr!(policy.raters_two))}
        </fieldset>
        <SecondRaterFields change />
        <PolicyField
            change
            setting=Slot::AdjudicateFrom
            label=tr!(policy.adjudicate_field)
            says=tr!(policy.adjudicate_says)
        />
    }
}

/// The choice when a second person has to rate though one is enough.
#[component]
fn SecondRaterFields(
    /// The change of the policy that is under way.
    change: Change,
) -> impl IntoView {
    let choice = move |when: Option<SecondRater>| {
        let is_on = move || change.draft.with(|draft| draft.second_rater == when);
        let choose = move |()| change.edit(|draft| draft.second_rater = when);
        let (name, is_on) = (second_rater_name(when), Signal::derive(is_on));
        view! { <PolicyRadio group="second-rater" name is_on on_choose=choose /> }
    };
    view! {
        <fieldset aria-describedby="policy-second-rater-hint">
            <legend>{tr!(policy.second_rater)}</legend>
            <p class="hint" id="policy-second-rater-hint">
                {tr!(policy.second_rater_says)}
            </p>
            {choice(None)}
            {choice(Some(SecondRater::NearLimits))}
        </fieldset>
    }
}

/// Returns when a second person has to rate, in words.
pub fn second_rater_name(when: Option<SecondRater>) -> &'static str {
    match when {
        None => tr!(policy.second_never),
        Some(SecondRater::NearLimits) => tr!(policy.second_near),
    }
}
