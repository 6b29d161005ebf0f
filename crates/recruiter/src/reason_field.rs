//! The field for the reason of a change that counts for every candidate.

use assay_web::ui::field_value;
use leptos::prelude::*;

/// The field, with its hint and what is wrong with it.
#[component]
pub fn ReasonField(
    /// Identifier of the field; those of its hint and its problem begin with it.
    id: &'static str,
    /// Its label.
    label: &'static str,
    /// The hint under the label.
    hint: &'static str,
    /// The text of the field.
    reason: RwSignal<String>,
    /// The problem; nothing where the reason is sound. Writing takes it away.
    problem: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let [hint_id, problem_id] = ["-hint", "-error"].map(|end| [id, end].concat());
    let described_by = [&*hint_id, " ", &problem_id].concat();
    let typed = move |event| {
        reason.set(event_target_value(&event));
        if problem.with_untracked(Option::is_some) {
            problem.set(None);
        }
    };
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {label}
            </label>
            <p class="hint" id=hint_id>
                {hint}
            </p>
            <textarea
                class="input person-reason"
                id=id
                rows="3"
                aria-describedby=described_by
                aria-invalid=move || problem.get().map(|_| "true")
                use:field_value=Signal::from(reason)
                on:input=typed
            />
            <p class="field-error" role="alert" id=problem_id>
                {move || problem.get()}
            </p>
        </div>
    }
}
