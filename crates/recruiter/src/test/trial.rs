//! The way into the sandbox: what it is, what it is not, and a link.

use super::chosen::Choices;
use crate::sandbox_address;
use crate::test::looked::Looked;
use assay_evaluation::TIME_PERCENTS;
use assay_web::ui::text;
use leptos::prelude::*;

/// The page.
#[component]
pub(super) fn Trial(
    /// The pack that is looked at, with its key.
    looked: Looked,
) -> impl IntoView {
    let seed = Choices::here().seed();
    let percent = RwSignal::new(String::from("100"));
    let sentence = tr!(test.sandbox_seed, seed = seed);
    let sha256 = looked.pack.sha256.clone();
    let address = move || sandbox_address::address(&sha256, &seed, &percent.get());
    let options = TIME_PERCENTS.map(|percent| {
        let percent = percent.to_string();
        let name = tr!(test.percent, percent = percent);
        view! { <option value=percent>{name}</option> }
    });
    view! {
        <p class="lead">{tr!(test.sandbox_lead)}</p>
        <div class="read stack">
            <p>{tr!(test.sandbox_kept)}</p>
            <p>{tr!(test.sandbox_differs)}</p>
        </div>
        <p>{text(sentence)}</p>
        <div class="field test-time">
            <label class="field-label" for="sandbox-time">
                {tr!(test.sandbox_time)}
            </label>
            <select
                class="input"
                id="sandbox-time"
                on:change=move |event| percent.set(event_target_value(&event))
            >
                {options}
            </select>
        </div>
        <div class="actions">
            <a class="btn btn-primary" href=address target="_blank" rel="noopener">
                {tr!(test.sandbox_open)}
            </a>
        </div>
    }
}
