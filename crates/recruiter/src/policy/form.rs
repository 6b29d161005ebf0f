//! The form in which a policy is changed. Each field says at once what is wrong with it, by the rules that files are
//! held to as well.

use super::change::{Change, FORM};
use super::describe::consequence;
use super::fields::{PolicyCell, PolicyField, PolicyRadio, told};
use super::table::PolicyTable;
use crate::format_message::format_message;
use crate::words::policy::words;
use assay_evaluation::{
    Consequence, PolicyDraft, PolicyPlace, Slot, WORTH_FROM_A_FIFTH, WORTH_FROM_NOTHING,
};
use assay_web::ui::text;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// The form.
#[component]
pub fn PolicyForm(
    /// What a change of the policy goes through.
    change: Change,
) -> impl IntoView {
    let words = words();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        change.look();
    };
    let restore = move |_| {
        change.fill_in(&change.in_force.get_untracked());
        change.said.set(words.same.into());
    };
    view! {
        <section class="policy-part" aria-labelledby=FORM>
            <h2 id=FORM tabindex="-1">
                {words.change}
            </h2>
            <p>{words.change_lead}</p>
            <form class="policy-form" novalidate=true on:submit=submit>
                <PolicyField
                    change
                    setting=Slot::Version
                    label=words.version
                    says=words.version_says
                />
                <SectionFields change />
                <PolicyField
                    change
                    setting=Slot::Threshold
                    label=words.threshold_field
                    says=words.threshold_says
                />
                <ShareFields change />
                <WorthFields change />
                <RaterFields change />
                <Consequences
                    change
                    group="harmful"
                    title=words.harmful
                    says=words.harmful_says
                    get=|draft| draft.harmful_pick
                    set=|draft, consequence| draft.harmful_pick = consequence
                />
                <Consequences
                    change
                    group="flag"
                    title=words.flag
                    says=words.flag_says
                    get=|draft| draft.red_flag
                    set=|draft, consequence| draft.red_flag = consequence
                />
                <div class="actions">
                    <button type="submit" class="btn btn-primary">
                        {words.look}
                    </button>
                    <button type="button" class="btn-quiet" on:click=restore>
                        {words.restore}
                    </button>
                </div>
            </form>
        </section>
    }
}

/// Weight and minimum of each section, in a row.
#[component]
fn SectionFields(
    /// What a change of the policy goes through.
    change: Change,
) -> impl IntoView {
    let words = words();
    let (pack, _) = change.about.get_value();
    let rows = pack
        .sections
        .iter()
        .enumerate()
        .map(|(at, section)| {
            let weight = format_message(words.weight_of, &[&section.title]);
            let minimum = format_message(words.minimum_of, &[&section.title]);
            let told = format_message(words.percent, &[&section.weight_percent.to_string()]);
            view! {
                <tr>
                    <th scope="row">{text(&section.title)}</th>
                    <td>
                        <PolicyCell change setting=Slot::Weight(at) label=weight />
                    </td>
                    <td>{told}</td>
                    <td>
                        <PolicyCell change setting=Slot::Minimum(at) label=minimum />
                    </td>
                </tr>
            }
        })
        .collect_view();
    let sum = move || change.draft.with(PolicyDraft::weight_sum);
    let is_off = move || (sum() != Some(100)).then_some("true");
    let says = move || match sum() {
        Some(100) => words.sum.into(),
        Some(sum) => format_message(words.sum_off, &[&sum.to_string()]),
        None => words.sum_unknown.to_owned(),
    };
    let heads = vec![words.section, words.weight, words.told, words.minimum];
    view! {
        <fieldset>
            <legend>{words.sections}</legend>
            <p class="hint">{[words.sections_says, " ", words.minimum_hint].concat()}</p>
            <PolicyTable region=words.sections_form_region caption=words.sections_caption heads>
                {rows}
            </PolicyTable>
            <p class="policy-sum" role="status" data-off=is_off>
                {says}
            </p>
        </fieldset>
    }
}

/// How much the test counts, and the interview.
#[component]
fn ShareFields(
    /// What a change of the policy goes through.
    change: Change,
) -> impl IntoView {
    let words = words();
    let rest = move || match change.draft.with(PolicyDraft::interview_percent) {
        Some(percent) => format_message(words.interview_is, &[&percent.to_string()]),
        None => words.interview_unknown.into(),
    };
    view! {
        <PolicyField change setting=Slot::Test label=words.test_field says=words.shares_says />
        <p class="policy-rest" role="status">
            {rest}
        </p>
    }
}

/// What each rating is worth.
#[component]
fn WorthFields(
    /// What a change of the policy goes through.
    change: Change,
) -> impl IntoView {
    let words = words();
    let fields = (0..5)
        .map(|at| {
            let label = format_message(words.rating_field, &[&(at + 1).to_string()]);
            view! { <PolicyField change setting=Slot::Rating(at) label /> }
        })
        .collect_view();
    let fill_in = move |worth| change.edit(|draft| draft.write_ratings(worth));
    view! {
        <fieldset>
            <legend>{words.worth}</legend>
            <p class="hint">{[words.worth_says, " ", words.worth_compare].concat()}</p>
            <div class="policy-ratings">{fields}</div>
            <p class="field-error" role="status">
                {move || text(told(change, PolicyPlace::Ratings))}
            </p>
            <div class="actions">
                <button
                    type="button"
                    class="btn-quiet"
                    on:click=move |_| fill_in(WORTH_FROM_NOTHING)
                >
                    {words.use_nothing}
                </button>
                <button
                    type="button"
                    class="btn-quiet"
                    on:click=move |_| fill_in(WORTH_FROM_A_FIFTH)
                >
                    {words.use_fifth}
                </button>
            </div>
        </fieldset>
    }
}

/// How many rate, and when a third person is asked.
#[component]
fn RaterFields(
    /// What a change of the policy goes through.
    change: Change,
) -> impl IntoView {
    let words = words();
    let choice = move |raters: u32, name: &'static str| {
        let is_on = move || change.draft.with(|draft| draft.raters == raters);
        let choose = move |()| change.edit(|draft| draft.raters = raters);
        view! { <PolicyRadio group="raters" name is_on=Signal::derive(is_on) on_choose=choose /> }
    };
    view! {
        <fieldset>
            <legend>{words.raters}</legend>
            <p class="hint">{words.raters_says}</p>
            {choice(1, words.raters_one)}
            {choice(2, words.raters_two)}
        </fieldset>
        <PolicyField
            change
            setting=Slot::AdjudicateFrom
            label=words.adjudicate_field
            says=words.adjudicate_says
        />
    }
}

/// What a finding does.
#[component]
fn Consequences(
    /// What a change of the policy goes through.
    change: Change,
    /// The finding, for the names of the inputs.
    group: &'static str,
    /// The finding.
    title: &'static str,
    /// What it means.
    says: &'static str,
    /// Reads it from what the form holds.
    get: fn(&PolicyDraft) -> Consequence,
    /// Writes it into what the form holds.
    set: fn(&mut PolicyDraft, Consequence),
) -> impl IntoView {
    let choice = move |one: Consequence| {
        let is_on = move || change.draft.with(get) == one;
        let choose = move |()| change.edit(|draft| set(draft, one));
        let is_on = Signal::derive(is_on);
        view! { <PolicyRadio group name=consequence(one) is_on on_choose=choose /> }
    };
    view! {
        <fieldset>
            <legend>{title}</legend>
            <p class="hint">{says}</p>
            {choice(Consequence::Fails)}
            {choice(Consequence::Noted)}
        </fieldset>
    }
}
