//! Who is said to be one person, or two.

use crate::format_message::format_message;
use crate::person::acts::Names;
use crate::person::shown::Person;
use crate::words::person::words;
use assay_evaluation::Identified;
use assay_evaluation::review_event::ReviewAction;
use assay_web::browser::{page, screen};
use assay_web::ui::text;
use leptos::prelude::*;

/// Who is said to be one person, or two, with the way to take that back.
#[component]
pub(super) fn Identities(
    /// Whose log it is.
    person: Person,
) -> impl IntoView {
    let words = words();
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
            <h2 id="identities">{words.identities}</h2>
            <p>{words.identities_lead}</p>
            <ul>{rows}</ul>
        </section>
    }
}

/// What was said of two authors, and the button that takes it back.
fn row(person: Person, names: &Names, answer: Identified) -> impl IntoView + use<> {
    let words = words();
    let sentence = if answer.is_same {
        words.same_person
    } else {
        words.two_people
    };
    let (one, other) = answer.pair;
    let told = [
        &names.author(&one),
        &names.author(&other),
        &answer.by,
        &screen::local_time(&answer.at),
    ];
    let told = format_message(sentence, &told.map(|text| text.as_str()));
    let back = move |_| {
        let what = ReviewAction::Identified {
            one: one.clone(),
            other: other.clone(),
            is_same: None,
        };
        if person.act(what) {
            // The button goes away with the answer.
            page::focus_heading();
        }
    };
    view! {
        <li>
            {text(told)} " " <button type="button" class="btn-quiet" on:click=back>
                {words.take_back}
            </button>
        </li>
    }
}
