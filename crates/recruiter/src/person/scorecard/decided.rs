//! The decision beside what the rules say.

use crate::outcome_names::{decision_name, recommendation_named};
use crate::person::shown::Person;
use assay_core::person_text;
use assay_evaluation::{Cover, is_override};
use assay_web::browser::screen;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// Who decided what, when and why, and whether that went against the rules.
#[component]
pub(super) fn Decided(
    /// Whom it is about.
    person: Person,
    /// The part of the result that is covered.
    cover: Arc<Cover>,
) -> impl IntoView {
    let record = person.record();
    let Some(entry) = &record.state.decision else {
        return view! {
            <h3>{tr!(person.decision)}</h3>
            <p>{tr!(person.undecided)}</p>
        }
        .into_any();
    };
    let (decision, said_then) = &entry.value;
    let rules = if cover.any() {
        tr!(person.covered_yet)
    } else {
        recommendation_named(said_then)
    };
    let line = tr!(
        person.decided_line,
        decision = decision_name(*decision),
        author = entry.by,
        time = screen::local_time(&entry.at),
        standing = rules,
    );
    let against = (!cover.any() && is_override(*decision, said_then))
        .then(|| view! { <p>{tr!(person.decided_against)}</p> });
    view! {
        <h3>{tr!(person.decision)}</h3>
        <p>{text(line)}</p>
        {against}
        <blockquote class="person-written read">{text(person_text::block(&entry.why))}</blockquote>
    }
    .into_any()
}
