//! How the score of the interview is computed.

use crate::outcome_names::area_name;
use crate::person::explain::opened::sum;
use crate::person::explain::opened::with_seen;
use crate::person::form::{headings, scrolling};
use crate::person::shown::Person;
use assay_evaluation::{Cover, QuestionScore, Scorecard, points_text, readable, score_derivation};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The questions of the interview, with what each earned and how.
#[component]
pub(super) fn InterviewBecause(
    /// Whom it is about.
    person: Person,
    /// The result.
    card: Arc<Scorecard>,
    /// The part of it that is covered.
    cover: Arc<Cover>,
) -> impl IntoView {
    if card.questions.is_empty() {
        return view! { <p>{tr!(person.no_questions)}</p> }.into_any();
    }
    let record = person.record();
    let state = &record.state;
    let given = |question: &QuestionScore| {
        let ratings = state.interview.get(&question.id);
        let ratings = ratings.map_or(&[][..], Vec::as_slice);
        with_seen(&question.given, ratings, |one| {
            state.had_seen_interview(&one.by_id, &one.at)
        })
    };
    let row = |question: &QuestionScore| {
        let earned = if cover.question(question) {
            view! { <td colspan="3">{tr!(person.covered_yet)}</td> }.into_any()
        } else {
            view! {
                <td>{text(given(question))}</td>
                <td class="end">{points_text(question.share)}</td>
                <td>{text(readable(&question.how))}</td>
            }
            .into_any()
        };
        view! {
            <tr>
                <th scope="row">{text(&question.title)}</th>
                <td class="end">{question.weight}</td>
                {earned}
            </tr>
        }
    };
    let names = [
        tr!(person.question),
        tr!(person.weight),
        tr!(person.ratings),
        tr!(person.earned),
        tr!(person.how_head),
    ];
    let table = view! {
        <table class="person-parts">
            <caption class="visually-hidden">{tr!(person.interview_row)}</caption>
            {headings(&names)}
            <tbody>{card.questions.iter().map(row).collect_view()}</tbody>
        </table>
    };
    let count = card.questions.len().to_string();
    let areas = card
        .areas
        .iter()
        .map(|area| {
            let is_covered = cover.area(&card, area.area);
            let mean = sum((!is_covered).then(|| score_derivation::area_mean(&card, area)));
            view! {
                <p>{tr!(person.area_is, area = area_name(area.area))}</p>
                {mean}
            }
        })
        .collect_view();
    view! {
        <p>{tr!(person.interview_is, count = count)}</p>
        {sum((!cover.interview()).then(|| score_derivation::interview_mean(&card)))}
        {areas}
        {scrolling(tr!(person.interview_row).into(), table)}
    }
    .into_any()
}
