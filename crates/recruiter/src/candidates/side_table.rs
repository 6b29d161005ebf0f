//! The table in which candidates stand side by side: a column for each, a row for each measure.

use super::compared::{Compared, limits, sections};
use super::second_line::second;
use crate::candidates::status::{address, decision_word, status_word};
use crate::rule_names::rule_name;
use crate::sign::{OutcomeMark, SignMark};
use crate::standard_error::with_error;
use assay_core::person_text::isolated;
use assay_evaluation::Bounds;
use assay_evaluation::roster::Status;
use assay_web::ui::text;
use leptos::prelude::*;

/// The table.
#[component]
pub fn SideTable(
    /// Everybody who is compared.
    all: Vec<Compared>,
) -> impl IntoView {
    let all = all.as_slice();
    let heads = all
        .iter()
        .map(|one| {
            view! {
                <th scope="col">
                    <span class="recruiter-letter">{one.letter.to_string()}</span>
                    <a href=address(&one.record)>{text(&one.name)}</a>
                </th>
            }
        })
        .collect_view();
    let sections = sections(all)
        .into_iter()
        .map(|(id, title)| section_line(all, &id, &title))
        .collect_view();
    let needed = limits(all, None);
    let needed: Vec<String> = needed.iter().map(u32::to_string).collect();
    let needed = tr!(candidates.overall_needed, percent = needed.join(", "));
    let overall = view! {
        {tr!(candidates.overall)}
        <small class="recruiter-second">{needed}</small>
    };
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(candidates.side_label)>
            <table class="contents recruiter-table recruiter-side-table">
                <caption class="hint">{tr!(candidates.side_caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!(candidates.measure)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>
                    {line(all, tr!(candidates.content_row), &content)} {sections}
                    {line(all, tr!(candidates.test), &|one| scored(one.cover.test_of(&one.card)))}
                    {line(
                        all,
                        tr!(candidates.interview),
                        &|one| scored(one.cover.interview_of(&one.card)),
                    )} {line(all, overall, &overall_of)}
                    {line(
                        all,
                        tr!(candidates.status),
                        &|one| status_word(Status::of(Some(&one.card))),
                    )} {line(all, tr!(candidates.col_standing), &standing)}
                    {line(all, tr!(candidates.rules), &rules)}
                    {line(all, tr!(candidates.decision), &decision)}
                </tbody>
            </table>
        </div>
    }
}

/// A row: what it is about, and a cell for each candidate.
fn line<H: IntoView, C: IntoView>(
    all: &[Compared],
    head: H,
    cell: &dyn Fn(&Compared) -> C,
) -> impl IntoView + use<H, C> {
    let cells = all.iter().map(|one| view! { <td>{cell(one)}</td> });
    let cells = cells.collect_view();
    view! {
        <tr>
            <th scope="row">{head}</th>
            {cells}
        </tr>
    }
}

/// The row of a section.
fn section_line(all: &[Compared], id: &str, title: &str) -> impl IntoView + use<> {
    let mut weights: Vec<u32> = all
        .iter()
        .filter_map(|one| Some(one.section(id)?.weight_percent))
        .collect();
    weights.sort_unstable();
    weights.dedup();
    let weight = |percent: u32| second(&tr!(candidates.weight, percent = percent));
    let is_same = weights.len() == 1;
    let shared = weights.first().copied().filter(|_| is_same).map(weight);
    let head = view! {
        {text(title)}
        {shared}
    };
    line(all, head, &|one| {
        let section = one.section(id);
        let percent = section.map_or_else(
            || tr!(candidates.none).into(),
            |section| scored(one.cover.percent_of(section)),
        );
        let own = section.filter(|_| !is_same);
        let own = own.map(|section| weight(section.weight_percent));
        let chance = section.and_then(|section| section.chance_percent);
        let chance =
            chance.map(|chance| second(&tr!(candidates.chance, percent = chance.decimal_text(2))));
        view! {
            {percent}
            {own}
            {chance}
        }
    })
}

fn scored(score: Option<Bounds>) -> String {
    match score {
        Some(score) => tr!(candidates.percent, percent = score.text(2)),
        None => tr!(candidates.covered).into(),
    }
}

fn content(one: &Compared) -> impl IntoView + use<> {
    let opened = &one.record.opened;
    let seed: String = opened.seed.chars().take(8).collect();
    let form = second(&tr!(candidates.form, seed = seed));
    let in_words = opened
        .is_narrative
        .then(|| second(tr!(candidates.in_words)));
    view! {
        {text(&opened.content_version)}
        {form}
        {in_words}
    }
}

fn overall_of(one: &Compared) -> impl IntoView + use<> {
    let score = scored(one.cover.overall_of(&one.card));
    view! { <strong>{with_error(score, &one.cover, &one.card)}</strong> }
}

fn standing(one: &Compared) -> impl IntoView + use<> {
    let standing = match one.cover.recommendation_of(&one.card) {
        Some(standing) => view! { <SignMark sign=standing.into() /> }.into_any(),
        None => tr!(candidates.covered).into_any(),
    };
    let why = one
        .cover
        .why_of(&one.card)
        .unwrap_or(tr!(candidates.covered_why));
    view! {
        <strong>{standing}</strong>
        {second(why)}
    }
}

fn rules(one: &Compared) -> impl IntoView + use<> {
    let lines = one
        .cover
        .rules(&one.card)
        .into_iter()
        .map(|rule| {
            let name = text(rule_name(&one.card, &rule.id));
            if one.cover.rule(&one.card, rule) {
                let says = tr!(candidates.covered_why);
                return view! {
                    <li>
                        <strong>{tr!(candidates.covered)}</strong>
                        ": "
                        {name}
                        ". "
                        {says}
                    </li>
                }
                .into_any();
            }
            view! {
                <li>
                    <strong>
                        <OutcomeMark outcome=rule.result />
                    </strong>
                    ": "
                    {name}
                    ". "
                    {text(&rule.says)}
                </li>
            }
            .into_any()
        })
        .collect_view();
    view! { <ul class="recruiter-rules">{lines}</ul> }
}

fn decision(one: &Compared) -> impl IntoView + use<> {
    let entry = one.record.state.decision.as_ref();
    let line = entry.map(|entry| {
        let why = if entry.why.is_empty() {
            tr!(candidates.no_reason)
        } else {
            entry.why.as_str()
        };
        let by = tr!(candidates.by, author = entry.by);
        second(&[&by, ": ", &isolated(why)].concat())
    });
    view! {
        <strong>{decision_word(entry.map(|entry| entry.value.0))}</strong>
        {line}
    }
}
