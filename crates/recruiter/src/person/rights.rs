//! The rights of the candidate: everything about them as a file, and erasing them.

mod erase;
mod export;

use crate::person::shown::Person;
use crate::retention::{RIGHTS, Retention};
use erase::ErasePerson;
use export::ExportPerson;
use leptos::prelude::*;

/// The section.
#[component]
pub fn Rights(
    /// Whom it is about.
    person: Person,
) -> impl IntoView {
    let retention = Retention::here();
    let no_period = move || {
        retention
            .days()
            .is_none()
            .then(|| view! { <p class="hint">{tr!(rights.no_period)}</p> })
    };
    view! {
        <section class="person-rights no-print" aria-labelledby=RIGHTS>
            <h2 id=RIGHTS tabindex="-1">
                {tr!(rights.title)}
            </h2>
            {no_period}
            <ExportPerson person />
            <ErasePerson person />
        </section>
    }
}
