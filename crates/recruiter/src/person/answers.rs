//! Every answer in one table: question, answer, key, points and mark, with the rest on demand.

mod details;
mod found;
mod mark;
mod question;

use super::cover::Reveal;
use super::form::headings;
use super::links::answer_id;
use crate::person::shown::Person;
use crate::workspace::CandidateRecord;
use assay_core::assessment::{Assessment, Item};
use assay_core::attempt::Response;
use assay_core::person_text;
use assay_core::scoring::SectionAnswers;
use assay_evaluation::{
    AnswerPart, ItemScore, answer_parts, describe_response, is_rated, points_text,
};
use assay_web::ui::text;
use details::AnswerDetails;
use found::{recorded, scored};
use leptos::prelude::*;
use mark::Mark;
use question::question;
use std::sync::Arc;

/// The characters of a written answer that the table has; its details have all of it.
const ANSWER_CHARS: usize = 160;

/// The tab.
#[component]
pub fn AnswersTab(
    /// Whom it is about.
    person: Person,
    /// What the link is about that led here, by the identifier of its element.
    asked: Memo<Option<String>>,
) -> impl IntoView {
    let is_scored = person.content().is_some() && person.now().scorecard.is_some();
    view! {
        {is_scored.then(|| view! { <Reveal person /> })}
        <Answered person asked />
    }
}

/// The table of answers.
#[component]
pub fn Answered(
    /// Whom it is about.
    person: Person,
    /// What the link is about that led here, by the identifier of its element.
    #[prop(optional, into)]
    asked: Signal<Option<String>>,
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
            let (candidate, pack, given) = (candidate.clone(), pack.clone(), given.clone());
            view! { <AnsweredSection person candidate pack given asked /> }
        })
        .collect_view();
    let names = [
        tr!(person.question),
        tr!(person.given),
        tr!(person.key),
        tr!(person.earned),
        tr!(person.mark),
    ];
    view! {
        <table class="person-answers">
            <caption class="visually-hidden">{tr!(person.answers_caption)}</caption>
            {headings(&names)}
            {sections}
        </table>
        <p class="hint">{tr!(person.points_hint)}</p>
    }
    .into_any()
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
    /// What the link is about that led here.
    asked: Signal<Option<String>>,
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
                view! { <AnsweredItem person candidate item response asked /> }.into_any()
            }
            None => {
                let sentence = tr!(person.not_of_pack, item = id);
                view! {
                    <tr>
                        <td colspan="5">
                            <p class="notice is-warning">{text(sentence)}</p>
                        </td>
                    </tr>
                }
                .into_any()
            }
        })
        .collect_view();
    view! {
        <tbody>
            <tr class="person-answers-section">
                <th colspan="5" scope="rowgroup">
                    {title}
                </th>
            </tr>
            {items}
        </tbody>
    }
}

/// An item with what was answered: its row, and a row for the details.
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
    /// What the link is about that led here.
    asked: Signal<Option<String>>,
) -> impl IntoView {
    let row_id = answer_id(&item.id);
    let response = response.filter(|response| !response.is_empty());
    let is_answered = response.is_some();
    let title = text(&item.title);
    let answer = answer_cell(&item, response.as_ref());
    let key = scored(&candidate, &item.id).map(key_cell);
    let (points_of, mark_of) = (item.id.clone(), item.id.clone());
    let points = move || points_cell(person, &points_of);
    view! {
        <tr class="person-answer" id=row_id tabindex="-1">
            <th scope="row">{title}</th>
            <td>{column(tr!(person.given))} {answer}</td>
            <td>{column(tr!(person.key))} {key}</td>
            <td class="end">{column(tr!(person.earned))} {points}</td>
            <td>{column(tr!(person.mark))} <Mark person item=mark_of is_answered /></td>
        </tr>
        <tr class="person-answer-more">
            <td colspan="5">
                <AnswerDetails person candidate item response asked />
            </td>
        </tr>
    }
}

/// The name of a column, for pages on which each row is a block.
fn column(name: &'static str) -> impl IntoView {
    view! {
        <span class="person-column" aria-hidden="true">
            {name}
        </span>
    }
}

/// What was answered, in short.
fn answer_cell(item: &Item, response: Option<&Response>) -> AnyView {
    match response {
        None => {
            view! { <span class="person-nothing">{tr!(person.nothing_given)}</span> }.into_any()
        }
        Some(response) => {
            let parts = describe_response(item, response);
            let is_alone = parts.len() == 1;
            let rows = parts.into_iter().map(|(name, given)| {
                let given = person_text::brief(&given, ANSWER_CHARS);
                part_line(if is_alone { "" } else { &name }, &given)
            });
            rows.collect_view().into_any()
        }
    }
}

/// What the key says, in short; of an answer that people rate, by what.
fn key_cell(item: &ItemScore) -> AnyView {
    let parts = answer_parts(item);
    if is_rated(item) {
        let names: Vec<&str> = parts.iter().map(|part| part.name).collect();
        return text(tr!(person.people_rate, criteria = names.join(", ")));
    }
    let line = |part: &AnswerPart<'_>| part_line(part.name, part.expected);
    parts.iter().map(line).collect_view().into_any()
}

/// A part of an answer or of a key.
fn part_line(name: &str, words: &str) -> AnyView {
    let name = (!name.is_empty()).then(|| {
        view! {
            <span class="person-part-name">{text(name)} ":"</span>
            " "
        }
    });
    view! { <p>{name} {text(words)}</p> }.into_any()
}

/// The points of an item; those of a rated answer only for whoever has rated it. Followed.
fn points_cell(person: Person, id: &str) -> AnyView {
    let candidate = person.record();
    let Some(scored) = scored(&candidate, id) else {
        return ().into_any();
    };
    if person.cover().item(scored) {
        return tr!(person.covered_yet).into_any();
    }
    view! {
        {points_text(scored.share)}
        <span class="visually-hidden">" " {tr!(person.of_one_point)}</span>
    }
    .into_any()
}

/// The question of an item of a candidate, for screens on which something in it is judged.
pub fn question_of(candidate: &CandidateRecord, item: &Item) -> AnyView {
    question(item, recorded(candidate, &item.id)).into_any()
}
