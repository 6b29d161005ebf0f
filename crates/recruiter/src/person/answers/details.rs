//! The details of an answer, on demand: the question as it was asked, the whole answer, and how the points come about.

use super::found::{in_full, recorded, scored};
use super::question::question;
use crate::item_facts::item_facts;
use crate::person::explain;
use crate::person::links::answer_id;
use crate::person::review::Review;
use crate::person::shown::Person;
use crate::toggled::is_open;
use crate::workspace::CandidateRecord;
use assay_core::assessment::Item;
use assay_core::attempt::{Response, clock_face};
use assay_core::record::{self, Status};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The details of an answer, behind a line that opens them. They are open from the start where a person has to say what
/// was meant, and where a link led to the answer.
#[component]
pub(super) fn AnswerDetails(
    /// Whom it is about.
    person: Person,
    /// The record of the candidate.
    candidate: Arc<CandidateRecord>,
    /// The item.
    item: Item,
    /// The answer.
    response: Option<Response>,
    /// What the link is about that led here, by the identifier of its element.
    asked: Signal<Option<String>>,
) -> impl IntoView {
    let parts = scored(&candidate, &item.id).map_or(&[][..], |scored| &scored.parts);
    let is_unread = parts.iter().any(|part| part.needs_review);
    let reviews = parts
        .iter()
        .filter(|part| part.needs_review)
        .map(|part| view! { <Review person item=item.id.clone() part=part.clone() /> })
        .collect_view();
    let open = RwSignal::new(is_unread);
    let row_id = answer_id(&item.id);
    Effect::new(move |_| {
        if asked.with(|asked| asked.as_deref() == Some(row_id.as_str())) {
            open.set(true);
        }
    });
    let record = recorded(&candidate, &item.id);
    let answered = match &response {
        Some(response) => in_full(&item, response),
        None => view! { <p>{tr!(person.no_answer)}</p> }.into_any(),
    };
    let late = record
        .and_then(|record| record.late.as_ref())
        .filter(|response| !response.is_empty())
        .map(|response| {
            view! {
                <div class="notice is-warning person-late">
                    <p class="notice-title">{tr!(person.late)}</p>
                    {in_full(&item, response)}
                </div>
            }
        });
    let asked_as = question(&item, record);
    let about = person
        .content()
        .and_then(|(_, key)| item_facts(&key, &item.id));
    let summary = tr!(person.answer_details, item = item.title);
    view! {
        <details
            class="person-why"
            open=move || open.get()
            on:toggle=move |event| {
                open.try_set(is_open(&event));
            }
        >
            <summary>{text(summary)}</summary>
            <div class="person-because">
                <p class="hint">{record.map(facts)}</p>
                <p class="field-label">{tr!(person.asked_as)}</p>
                {asked_as}
                <p class="field-label">{tr!(person.the_answer)}</p>
                {answered}
                {late}
                {move || score(person, &item.id)}
                {about}
                {reviews}
            </div>
        </details>
    }
}

/// Returns the score of an item with its reasons; that of a rated answer only to those who have rated it. Followed.
fn score(person: Person, id: &str) -> AnyView {
    let candidate = person.record();
    let Some(scored) = scored(&candidate, id) else {
        return ().into_any();
    };
    if person.cover().item(scored) {
        return explain::rate_first(person, id);
    }
    let finding = (!scored.finding.is_empty())
        .then(|| view! { <p>{text(tr!(person.finding, finding = scored.finding))}</p> });
    view! {
        {finding}
        {explain::parts(person, scored)}
        {explain::reasons(&scored.reasons)}
    }
    .into_any()
}

/// Says how the candidate went about the item, as far as the record tells.
fn facts(record: &record::AnsweredItem) -> String {
    let state = match record.status {
        Status::Answered => tr!(person.answered),
        Status::Skipped => tr!(person.skipped),
        Status::NotReached => tr!(person.not_reached),
    };
    let mut parts = vec![
        state.to_owned(),
        tr!(person.on_screen, time = clock_face(record.duration_ms)),
        tr!(person.visits, count = i64::from(record.visits)),
        tr!(person.changes, count = i64::from(record.changes)),
    ];
    if record.flagged {
        parts.push(tr!(person.flagged).into());
    }
    parts.join(" · ")
}
