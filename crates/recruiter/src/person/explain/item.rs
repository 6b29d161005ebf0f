//! How the score of an item is computed.

use crate::person::explain::opened::Explanation;
use crate::person::explain::opened::Opened;
use crate::person::explain::opened::{exactly, with_seen};
use crate::person::form::{headings, lines, scrolling, terms};
use crate::person::links::answer_id;
use crate::person::shown::Person;
use crate::routes::{self, RatingPart, Tab};
use assay_evaluation::{ItemScore, PartScore, decimals, exact_if_rounded, points_text, readable};
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
        (tr!(person.covered_yet).into(), rate_first(person, &item.id))
    } else {
        let finding = (!item.finding.is_empty())
            .then(|| view! { <p>{tr!(person.finding, finding = item.finding)}</p> });
        let answer = routes::person_at(
            &person.now().opened.sha256,
            Tab::Answers,
            &answer_id(&item.id),
        );
        let because = view! {
            {finding}
            {parts(person, &item)}
            {reasons(&item.reasons)}
            <p class="no-print">
                <a href=answer>{tr!(person.see_answer)}</a>
            </p>
        };
        let score = tr!(person.of_one, score = points_text(item.share));
        (score, because.into_any())
    };
    view! {
        <Explanation opened id=["why-item-", &item.id].concat() name=item.title score>
            <p>{rule}</p>
            {because}
        </Explanation>
    }
}

/// Says that others' ratings are shown after one's own, and leads to where this one is given.
pub fn rate_first(person: Person, item: &str) -> AnyView {
    let address = routes::answer(RatingPart::Answers, &person.now().opened.sha256, item);
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
                <td class="end">{decimals(part.of).0}</td>
                <td class="end">{points_text(part.points)}</td>
                <td>{text(readable(&part.how))}</td>
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
    view! {
        {scrolling(item.title.clone(), table)}
        {exactly(fractions(item))}
    }
    .into_any()
}

/// Returns the points of the parts and of the whole exactly, where decimals do not say all of it.
fn fractions(item: &ItemScore) -> Vec<String> {
    let parts = item.parts.iter().filter_map(|part| {
        let exact = exact_if_rounded(part.points)?;
        let of = part.of.text();
        Some(tr!(
            person.exact_part,
            part = part.title,
            points = exact,
            worth = of
        ))
    });
    let whole = exact_if_rounded(item.share).map(|exact| tr!(person.of_one, score = exact));
    parts.chain(whole).collect()
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
