//! Who is said to be one person, or two.

use crate::person::event_text::Names;
use crate::person::shown::Person;
use assay_evaluation::Identified;
use assay_evaluation::review_event::ReviewAction;
use assay_web::browser::{page, screen};
use assay_web::ui::text;
use leptos::prelude::*;

/// Shows who is said to be one person, or two, with the way to take that back.
#[component]
pub(super) fn Identities(
    /// Whose log it is.
    person: Person,
) -> impl IntoView {
    let answers = move || person.record().state.people.answers().to_vec();
    let rows = move || {
        let names = Names::of(person);
        answers()
            .into_iter()
            .map(|answer| row(person, &names, answer))
            .collect_view()
    };
    view! {
        <section
            class="person-judging"
            aria-labelledby="identities"
            hidden=move || answers().is_empty()
        >
            <h2 id="identities">{tr!(person.identities)}</h2>
            <p>{tr!(person.identities_lead)}</p>
            <ul>{rows}</ul>
        </section>
    }
}

/// Returns the answer about two authors, and the button that takes it back.
fn row(person: Person, names: &Names, answer: Identified) -> impl IntoView + use<> {
    let (one, other) = answer.pair;
    let (first, second) = (names.author(&one), names.author(&other));
    let time = screen::local_time(&answer.at);
    let sentence = if answer.is_same {
        tr!(
            person.same_person,
            one = first,
            another = second,
            author = answer.by,
            time = time,
        )
    } else {
        tr!(
            person.two_people,
            one = first,
            another = second,
            author = answer.by,
            time = time,
        )
    };
    let back = move |_| {
        let what = ReviewAction::Identified {
            one: one.clone(),
            other: other.clone(),
            is_same: None,
        };
        if person.record_action(what) {
            // The button goes away with the answer.
            page::focus_heading();
        }
    };
    view! {
        <li>
            {text(sentence)} " " <button type="button" class="btn-quiet" on:click=back>
                {tr!(person.take_back)}
            </button>
        </li>
    }
}
