//! A field of a form for one line of text.

use assay_web::ui::{field_value, text};
use leptos::prelude::*;

/// The field with its name, what to write, and what is wrong with it.
#[component]
pub fn TextField(
    /// Identifier of the field; those of its hint and its problem begin with it.
    #[prop(into)]
    id: String,
    /// Its name.
    label: &'static str,
    /// What to write; `None` where the name says it.
    hint: Option<&'static str>,
    /// Its `type`.
    #[prop(default = "text")]
    kind: &'static str,
    /// Its class.
    #[prop(default = "input")]
    class: &'static str,
    /// What is in it.
    value: Signal<String>,
    /// What is wrong with it; empty where nothing is.
    problem: Signal<String>,
    /// Called with what was typed.
    on_type: Callback<String>,
) -> impl IntoView {
    let hint_id = [&id, "-hint"].concat();
    let mut described_by = problem_id(&id);
    if hint.is_some() {
        described_by = [&described_by, " ", &hint_id].concat();
    }
    let hint = hint.map(|hint| {
        view! {
            <p class="hint" id=hint_id>
                {hint}
            </p>
        }
    });
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>
                {label}
            </label>
            <input
                class=class
                id=id.clone()
                type=kind
                autocomplete="off"
                spellcheck="false"
                aria-describedby=described_by
                aria-invalid=move || invalid(problem)
                use:field_value=value
                on:input=move |event| on_type.run(event_target_value(&event))
            />
            <FieldProblem id problem />
            {hint}
        </div>
    }
}

/// What is wrong with a field.
#[component]
pub fn FieldProblem(
    /// Identifier of the field.
    #[prop(into)]
    id: String,
    /// What is wrong with it; empty where nothing is.
    problem: Signal<String>,
) -> impl IntoView {
    view! {
        <p class="field-error" id=problem_id(&id)>
            {move || text(problem.get())}
        </p>
    }
}

/// Returns the identifier of what is wrong with a field.
pub fn problem_id(id: &str) -> String {
    [id, "-error"].concat()
}

/// Returns the value of `aria-invalid` of a field. Followed.
pub fn invalid(problem: Signal<String>) -> Option<&'static str> {
    problem.with(|problem| (!problem.is_empty()).then_some("true"))
}
