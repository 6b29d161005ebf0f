//! The fields of the form: each with its name, what it means, and what is wrong with it.

use super::change::Change;
use super::field_id::{error_id, field_id, notice_id};
use assay_evaluation::{DraftProblem, PolicyPlace, Slot};
use assay_web::ui::field_value;
use assay_web::ui::text;
use leptos::prelude::*;

/// One of several, and what choosing it does.
#[component]
pub fn PolicyRadio(
    /// The name of the group.
    group: &'static str,
    /// Its name.
    name: &'static str,
    /// Whether it is the one.
    #[prop(into)]
    is_on: Signal<bool>,
    /// Called when it is chosen.
    #[prop(into)]
    on_choose: Callback<()>,
) -> impl IntoView {
    let chosen = move |event| {
        if event_target_checked(&event) {
            on_choose.run(());
        }
    };
    view! {
        <label class="tick">
            <input
                type="radio"
                name=["policy-", group].concat()
                prop:checked=is_on
                on:change=chosen
            />
            {name}
        </label>
    }
}

/// A field with its name, what it means and what is wrong with it.
#[component]
pub fn PolicyField(
    /// The change of the policy that is under way.
    change: Change,
    /// The setting.
    setting: Slot,
    /// Its name.
    #[prop(into)]
    label: String,
    /// Its meaning.
    #[prop(optional)]
    says: Option<&'static str>,
) -> impl IntoView {
    let id = field_id(setting);
    let hint_id = [&id, "-hint"].concat();
    let hint = says.map(|_| hint_id.clone());
    let meaning = says.map(|says| {
        view! {
            <p class="hint" id=hint_id>
                {says}
            </p>
        }
    });
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {label}
            </label>
            <SlotInput change setting hint label=None />
            <SlotError change setting />
            {meaning}
        </div>
    }
}

/// A field in a table, where row and column name it for the eye.
#[component]
pub fn PolicyCell(
    /// The change of the policy that is under way.
    change: Change,
    /// The setting.
    setting: Slot,
    /// Its name.
    label: String,
) -> impl IntoView {
    view! {
        <SlotInput change setting hint=None label=Some(label) />
        <SlotError change setting />
    }
}

/// The input of a setting.
#[component]
fn SlotInput(
    /// The change of the policy that is under way.
    change: Change,
    /// The setting.
    setting: Slot,
    /// Identifier of what says what it means.
    hint: Option<String>,
    /// Its name, where no label names it.
    label: Option<String>,
) -> impl IntoView {
    let mut described = error_id(setting);
    for other in [hint.as_deref(), notice_id(setting)].into_iter().flatten() {
        described.push(' ');
        described.push_str(other);
    }
    let is_number = setting != Slot::Version;
    let class = if is_number {
        "input policy-number"
    } else {
        "input input-short"
    };
    let typed = move |event| {
        let text = event_target_value(&event);
        change.edit(|draft| draft.write(setting, text));
    };
    view! {
        <input
            class=class
            id=field_id(setting)
            type="text"
            inputmode=is_number.then_some("numeric")
            autocomplete="off"
            aria-label=label
            aria-describedby=described
            aria-invalid=move || {
                (!problem_at(change, PolicyPlace::Slot(setting)).is_empty()).then_some("true")
            }
            use:field_value=Signal::derive(move || {
                change.draft.with(|draft| draft.text(setting).to_owned())
            })
            on:input=typed
        />
    }
}

/// The problems of a setting.
#[component]
fn SlotError(
    /// The change of the policy that is under way.
    change: Change,
    /// The setting.
    setting: Slot,
) -> impl IntoView {
    view! {
        <p class="field-error" id=error_id(setting)>
            {move || text(problem_at(change, PolicyPlace::Slot(setting)))}
        </p>
    }
}

/// Returns the problems at a place of the form, in words.
pub fn problem_at(change: Change, place: PolicyPlace) -> String {
    let says = |problem: &DraftProblem| {
        [&problem.message, " ", &problem.remedy]
            .concat()
            .trim_end()
            .to_owned()
    };
    change
        .found
        .with(|found| found.at(place).map(says).collect::<Vec<_>>().join(" "))
}
