//! The form in which a policy is changed. Each field says at once what is wrong with it, by the rules that files are
//! held to as well.

use super::change::{Change, FORM};
use super::describe::consequence;
use super::field_id::{RATINGS, REST, SUM};
use super::fields::{PolicyCell, PolicyField, PolicyRadio, problem_at};
use super::interview_fields::InterviewFields;
use super::rater_fields::RaterFields;
use super::table::PolicyTable;
use assay_evaluation::{
    Consequence, PolicyDraft, PolicyPlace, Slot, WORTH_FROM_A_FIFTH, WORTH_FROM_NOTHING,
};
use assay_web::ui::text;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// The form.
#[component]
pub fn PolicyForm(
    /// The change of the policy that is under way.
    change: Change,
) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        change.look();
    };
    let restore = move |_| {
        change.fill_in(&change.in_force.get_untracked());
        change.said.set(tr!(policy.same).into());
    };
    view! {
        <section class="policy-part" aria-labelledby=FORM>
            <h2 id=FORM tabindex="-1">
                {tr!(policy.change)}
            </h2>
            <p>{tr!(policy.change_lead)}</p>
            <form class="policy-form" novalidate=true on:submit=submit>
                <PolicyField
                    change
                    setting=Slot::Version
                    label=tr!(policy.version)
                    says=tr!(policy.version_says)
                />
                <SectionFields change />
                <PolicyField
                    change
                    setting=Slot::Threshold
                    label=tr!(policy.threshold_field)
                    says=tr!(policy.threshold_says)
                />
                <ShareFields change />
                <InterviewFields change />
                <WorthFields change />
                <RaterFields change />
                <Consequences
                    change
                    group="harmful"
                    title=tr!(policy.harmful)
                    says=tr!(policy.harmful_says)
                    get=|draft| draft.harmful_pick
                    set=|draft, consequence| draft.harmful_pick = consequence
                />
                <Consequences
                    change
                    group="flag"
                    title=tr!(policy.flag)
                    says=tr!(policy.flag_says)
                    get=|draft| draft.red_flag
                    set=|draft, consequence| draft.red_flag = consequence
                />
                <ShortlistFields change />
                <div class="actions">
                    <button type="submit" class="btn btn-primary">
                        {tr!(policy.look)}
                    </button>
                    <button type="button" class="btn-quiet" on:click=restore>
                        {tr!(policy.restore)}
                    </button>
                </div>
            </form>
        </section>
    }
}

/// Weight and minima of each section, in a row.
#[component]
fn SectionFields(
    /// The change of the policy that is under way.
    change: Change,
) -> impl IntoView {
    let pack = change.about.with_value(|about| about.pack.clone());
    let rows = pack
        .sections
        .iter()
        .enumerate()
        .map(|(at, section)| {
            let weight = tr!(policy.weight_of, section = section.title);
            let minimum = tr!(policy.minimum_of, section = section.title);
            let sentence = tr!(policy.percent, percent = section.weight_percent);
            let rated = tr!(policy.rated_minimum_of, section = section.title);
            // A field that is there stays while somebody empties it.
            let has_field = Memo::new(move |had: Option<&bool>| {
                had == Some(&true) || change.draft.with(|draft| draft.has_rated_minimum(at))
            });
            let rated = move || {
                if has_field.get() {
                    let (setting, label) = (Slot::RatedMinimum(at), rated.clone());
                    view! { <PolicyCell change setting label /> }.into_any()
                } else {
                    tr!(policy.nobody_rates).into_any()
                }
            };
            view! {
                <tr>
                    <th scope="row">{text(&section.title)}</th>
                    <td>
                        <PolicyCell change setting=Slot::Weight(at) label=weight />
                    </td>
                    <td>{sentence}</td>
                    <td>
                        <PolicyCell change setting=Slot::Minimum(at) label=minimum />
                    </td>
                    <td>{rated}</td>
                </tr>
            }
        })
        .collect_view();
    let sum = move || change.draft.with(PolicyDraft::weight_sum);
    let is_off = move || (sum() != Some(100)).then_some("true");
    let says = move || match sum() {
        Some(100) => tr!(policy.sum).into(),
        Some(sum) => tr!(policy.sum_off, sum = sum),
        None => tr!(policy.sum_unknown).to_owned(),
    };
    let heads = vec![
        tr!(policy.section),
        tr!(policy.weight),
        tr!(policy.published),
        tr!(policy.minimum),
        tr!(policy.rated_minimum),
    ];
    view! {
        <fieldset>
            <legend>{tr!(policy.sections)}</legend>
            <p class="hint">
                {[tr!(policy.sections_says), " ", tr!(policy.minimum_hint)].concat()}
            </p>
            <p class="hint">{tr!(policy.rated_minimum_says)}</p>
            <PolicyTable
                region=tr!(policy.sections_form_region)
                caption=tr!(policy.sections_caption)
                heads
            >
                {rows}
            </PolicyTable>
            <p class="policy-sum" id=SUM role="status" data-off=is_off>
                {says}
            </p>
        </fieldset>
    }
}

/// Shows how much the test counts, and the interview.
#[component]
fn ShareFields(
    /// The change of the policy that is under way.
    change: Change,
) -> impl IntoView {
    let rest = move || match change.draft.with(PolicyDraft::interview_percent) {
        Some(percent) => tr!(policy.interview_is, percent = percent),
        None => tr!(policy.interview_unknown).into(),
    };
    view! {
        <PolicyField
            change
            setting=Slot::Test
            label=tr!(policy.test_field)
            says=tr!(policy.shares_says)
        />
        <p class="policy-rest" id=REST role="status">
            {rest}
        </p>
    }
}

/// The fields for the worth of each rating.
#[component]
fn WorthFields(
    /// The change of the policy that is under way.
    change: Change,
) -> impl IntoView {
    let fields = (0..5)
        .map(|at| {
            let label = tr!(policy.rating_field, rating = at + 1);
            view! { <PolicyField change setting=Slot::Rating(at) label /> }
        })
        .collect_view();
    let fill_in = move |worth| change.edit(|draft| draft.write_ratings(worth));
    view! {
        <fieldset>
            <legend>{tr!(policy.worth)}</legend>
            <p class="hint">{[tr!(policy.worth_says), " ", tr!(policy.worth_compare)].concat()}</p>
            <div class="policy-ratings">{fields}</div>
            <p class="field-error" id=RATINGS role="status">
                {move || text(problem_at(change, PolicyPlace::Ratings))}
            </p>
            <div class="actions">
                <button
                    type="button"
                    class="btn-quiet"
                    on:click=move |_| fill_in(WORTH_FROM_NOTHING)
                >
                    {tr!(policy.use_nothing)}
                </button>
                <button
                    type="button"
                    class="btn-quiet"
                    on:click=move |_| fill_in(WORTH_FROM_A_FIFTH)
                >
                    {tr!(policy.use_fifth)}
                </button>
            </div>
        </fieldset>
    }
}

/// The choice of what a finding does.
#[component]
fn Consequences(
    /// The change of the policy that is under way.
    change: Change,
    /// The finding, for the names of the inputs.
    group: &'static str,
    /// The finding.
    title: &'static str,
    /// Its meaning.
    says: &'static str,
    /// Reads it from what the form holds.
    get: fn(&PolicyDraft) -> Consequence,
    /// Writes it into what the form holds.
    set: fn(&mut PolicyDraft, Consequence),
) -> impl IntoView {
    let hint_id = ["policy-", group, "-hint"].concat();
    let described_by = hint_id.clone();
    let choice = move |one: Consequence| {
        let is_on = move || change.draft.with(get) == one;
        let choose = move |()| change.edit(|draft| set(draft, one));
        let is_on = Signal::derive(is_on);
        view! { <PolicyRadio group name=consequence(one) is_on on_choose=choose /> }
    };
    view! {
        <fieldset aria-describedby=described_by>
            <legend>{title}</legend>
            <p class="hint" id=hint_id>
                {says}
            </p>
            {choice(Consequence::Fails)}
            {choice(Consequence::Noted)}
        </fieldset>
    }
}

/// The choice whether a shortlist comes before the interview.
#[component]
fn ShortlistFields(
    /// The change of the policy that is under way.
    change: Change,
) -> impl IntoView {
    let choice = move |has_shortlist: bool, name: &'static str| {
        let is_on = move || {
            change
                .draft
                .with(|draft| draft.stages.has_shortlist() == has_shortlist)
        };
        let choose = move |()| change.edit(|draft| draft.stages.set_shortlist(has_shortlist));
        view! { <PolicyRadio group="shortlist" name is_on=Signal::derive(is_on) on_choose=choose /> }
    };
    view! {
        <fieldset aria-describedby="policy-shortlist-hint">
            <legend>{tr!(policy.shortlist)}</legend>
            <p class="hint" id="policy-shortlist-hint">
                {tr!(policy.shortlist_says)}
            </p>
            {choice(false, tr!(policy.shortlist_none))}
            {choice(true, tr!(policy.shortlist_first))}
        </fieldset>
    }
}
