//! Every item as the candidate saw it, with what was answered, what the key says, and what people make of it.

mod question;

use super::cover::Reveal;
use super::explain;
use super::form::terms;
use super::review::Review;
use crate::person::shown::Person;
use crate::workspace::CandidateRecord;
use assay_core::assessment::{Assessment, InteractionKind, Item};
use assay_core::attempt::{Response, clock_face};
use assay_core::record::{self, Status};
use assay_core::scoring::SectionAnswers;
use assay_evaluation::{ItemScore, describe_response};
use assay_web::ui::text;
use leptos::prelude::*;
use question::question;
use std::sync::Arc;

/// The tab.
#[component]
pub fn AnswersTab(
    /// Whom it is about.
    person: Person,
) -> impl IntoView {
    let is_scored = person.content().is_some() && person.now().scorecard.is_some();
    view! {
        {is_scored.then(|| view! { <Reveal person /> })}
        <Answered person />
    }
}

/// Every section with what was answered in it.
#[component]
pub fn Answered(
    /// Whom it is about.
    person: Person,
) -> impl IntoView {
    let candidate = person.now();
    let Some((pack, _)) = person.content().filter(|_| candidate.scorecard.is_some()) else {
        return view! {
            <div class="notice is-failed">
                <p class="notice-title">{tr!(person.not_scored)}</p>
                <p>{tr!(person.not_scored_more)}</p>
            </div>
        }
        .into_any();
    };
    let sections = candidate
        .opened
        .answers
        .iter()
        .map(|given| {
            view! {
                <AnsweredSection
                    person
                    candidate=candidate.clone()
                    pack=pack.clone()
                    given=given.clone()
                />
            }
        })
        .collect_view();
    sections.into_any()
}

/// A section with what was answered in it.
#[component]
fn AnsweredSection(
    /// Whom it is about.
    person: Person,
    /// The record of the candidate.
    candidate: Arc<CandidateRecord>,
    /// The test.
    pack: Arc<Assessment>,
    /// The answers.
    given: SectionAnswers,
) -> impl IntoView {
    let title = pack
        .section(&given.id)
        .map_or(given.id.as_str(), |section| section.title.as_str());
    let title = text(title);
    let items = given
        .items
        .into_iter()
        .map(|(id, response)| match pack.item(&id) {
            Some(item) => {
                let (candidate, item) = (candidate.clone(), item.clone());
                view! { <AnsweredItem person candidate item response /> }.into_any()
            }
            None => {
                let sentence = tr!(person.not_of_pack, item = id);
                view! { <p class="notice is-warning">{text(sentence)}</p> }.into_any()
            }
        })
        .collect_view();
    view! {
        <section class="person-section">
            <h2>{title}</h2>
            {items}
        </section>
    }
}

/// Returns an item of the bundle, by its identifier.
fn recorded<'a>(candidate: &'a CandidateRecord, id: &str) -> Option<&'a record::AnsweredItem> {
    let sections = candidate.opened.bundle.sections.iter();
    let mut items = sections.flat_map(|section| &section.items);
    items.find(|item| item.id == id)
}

/// An item with what was answered.
#[component]
fn AnsweredItem(
    /// Whom it is about.
    person: Person,
    /// The record of the candidate.
    candidate: Arc<CandidateRecord>,
    /// The item.
    item: Item,
    /// The answer.
    response: Option<Response>,
) -> impl IntoView {
    let record = recorded(&candidate, &item.id);
    let answered = match response.filter(|response| !response.is_empty()) {
        Some(response) => given(&item, &response),
        None => view! { <p>{tr!(person.no_answer)}</p> }.into_any(),
    };
    let late = record.and_then(|record| record.late.as_ref());
    let late = late
        .filter(|response| !response.is_empty())
        .map(|response| {
            view! {
                <div class="notice is-warning person-late">
                    <p class="notice-title">{tr!(person.late)}</p>
                    {given(&item, response)}
                </div>
            }
        });
    let reviews = scored(&candidate, &item.id)
        .map_or(&[][..], |scored| &scored.parts)
        .iter()
        .filter(|part| part.needs_review)
        .map(|part| view! { <Review person item=item.id.clone() part=part.clone() /> })
        .collect_view();
    let asked = question(&item, record);
    let title = text(&item.title);
    view! {
        <article class="person-item">
            <h3>{title}</h3>
            <p class="hint">{record.map(facts)}</p>
            <details class="person-why">
                <summary>{tr!(person.asked_as)}</summary>
                <div class="person-because">{asked}</div>
            </details>
            <p class="field-label">{tr!(person.the_answer)}</p>
            {answered}
            {late}
            {move || score(person, &item.id)}
            {reviews}
        </article>
    }
}

fn scored<'a>(candidate: &'a CandidateRecord, id: &str) -> Option<&'a ItemScore> {
    let card = candidate.scorecard.as_deref()?;
    card.sections
        .iter()
        .flat_map(|section| &section.items)
        .find(|item| item.id == id)
}

/// Returns the score of an item with its reasons; that of a rated answer only to those who have rated it. Followed.
fn score(person: Person, id: &str) -> AnyView {
    let candidate = person.record();
    let Some(scored) = scored(&candidate, id) else {
        return ().into_any();
    };
    if person.cover().item(scored) {
        return explain::rate_first();
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

/// A response in words; a written answer in full.
fn given(item: &Item, response: &Response) -> AnyView {
    match (&item.interaction.kind, response) {
        (InteractionKind::ExtendedText { .. }, Response::Text(written)) => {
            view! { <blockquote class="person-written read">{text(written)}</blockquote> }
                .into_any()
        }
        _ => terms(describe_response(item, response)).into_any(),
    }
}

/// The question of an item of a candidate, for screens on which something in it is judged.
pub fn question_of(candidate: &CandidateRecord, item: &Item) -> AnyView {
    question(item, recorded(candidate, &item.id)).into_any()
}
