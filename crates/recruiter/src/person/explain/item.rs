//! How the score of an item is computed.

use crate::person::explain::opened::Explanation;
use crate::person::explain::opened::Opened;
use crate::person::explain::opened::with_seen;
use crate::person::form::{headings, lines, scrolling, terms};
use crate::person::shown::Person;
use crate::routes::{RatingPart, Screen, Tab};
use assay_evaluation::{ItemScore, PartScore, score_derivation};
use assay_web::ui::text;
use leptos::prelude::*;

/// Shows how the score of an item is computed.
#[component]
pub(super) fn ItemExplanation(
    /// Whom it is about.
    person: Person,
    /// The item.
    item: ItemScore,
    /// Which explanations are open.
    opened: Opened,
    /// Whether its score is covered.
    is_covered: bool,
) -> impl IntoView {
    let rule = tr!(person.rule_is, rule = rule_name(item.rule));
    let (score, because) = if is_covered {
        (tr!(person.covered_yet).into(), rate_first())
    } else {
        let finding = (!item.finding.is_empty())
            .then(|| view! { <p>{tr!(person.finding, finding = item.finding)}</p> });
        let because = view! {
            {finding}
            {parts(person, &item)}
            {reasons(&item.reasons)}
            <p class="no-print">
                <a href=person.address(Tab::Answers)>{tr!(person.see_answer)}</a>
            </p>
        };
        let score = tr!(person.of_one, score = score_derivation::exact(item.share));
        (score, because.into_any())
    };
    view! {
        <Explanation opened id=["why-item-", &item.id].concat() name=item.title score>
            <p>{rule}</p>
            {because}
        </Explanation>
    }
}

/// Says that others' ratings are shown after one's own, and where to give it.
pub fn rate_first() -> AnyView {
    let address = Screen::Rating(RatingPart::Answers).address();
    view! {
        <p class="notice">
            {tr!(person.rate_first)} " " <a href=address>{tr!(person.to_rating)}</a>
        </p>
    }
    .into_any()
}

/// The parts of an item: what was answered, what the key says, what it earned and how.
pub fn parts(person: Person, item: &ItemScore) -> AnyView {
    let record = person.record();
    let state = &record.state;
    let given_by = |part: &PartScore| {
        let ratings = state.ratings_of(&item.id, &part.name);
        with_seen(&part.given, ratings, |one| {
            state.had_seen_answers(&one.by_id, &one.at)
        })
    };
    let row = |part: &PartScore| {
        view! {
            <tr>
                <th scope="row">{text(&part.title)}</th>
                <td>{text(given_by(part))}</td>
                <td>{text(&part.expected)}</td>
                <td class="end">{part.of.text()}</td>
                <td class="end">{score_derivation::exact(part.points)}</td>
                <td>{text(&part.how)}</td>
            </tr>
        }
    };
    let given = if item.rule == "rubric/1" {
        tr!(person.ratings)
    } else {
        tr!(person.given)
    };
    let names = [
        tr!(person.asked),
        given,
        tr!(person.key),
        tr!(person.worth),
        tr!(person.earned),
        tr!(person.how_head),
    ];
    let table = view! {
        <table class="person-parts">
            <caption class="visually-hidden">{text(&item.title)}</caption>
            {headings(&names)}
            <tbody>{item.parts.iter().map(row).collect_view()}</tbody>
        </table>
    };
    scrolling(item.title.clone(), table).into_any()
}

/// Returns why the key is as it is.
pub fn reasons(reasons: &[(String, String)]) -> AnyView {
    if reasons.is_empty() {
        return ().into_any();
    }
    let whole: Vec<String> = reasons
        .iter()
        .filter(|reason| reason.0.is_empty())
        .map(|reason| reason.1.clone())
        .collect();
    let each: Vec<(String, String)> = reasons
        .iter()
        .filter(|reason| !reason.0.is_empty())
        .cloned()
        .collect();
    view! {
        <div class="person-reasons">
            <p class="field-label">{tr!(person.reasons)}</p>
            {lines("person-reason-line", whole)}
            {(!each.is_empty()).then(|| terms(each))}
        </div>
    }
    .into_any()
}

/// Returns a scoring rule in words.
fn rule_name(rule: &str) -> &'static str {
    match rule.split('/').next().unwrap_or_default() {
        "choice" => tr!(person.choice),
        "choice-partial" => tr!(person.choice_partial),
        "best-worst-table" => tr!(person.best_worst),
        "order-pairs" => tr!(person.order_pairs),
        "match" => tr!(person.matching),
        "hottext" => tr!(person.hottext),
        "text-entry" => tr!(person.text_entry),
        "rubric" => tr!(person.rubric),
        _ => tr!(person.no_rule),
    }
}
