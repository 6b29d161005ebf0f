//! The row of a candidate. What it shows is gathered first, so that it is made anew only when some of that has changed.

use super::listing::Listing;
use crate::candidates::status::address;
use crate::candidates::status::decision_word;
use crate::candidates::status::standing_word;
use crate::candidates::status::status_word;
use crate::desk::CandidateRecord;
use crate::doubt::{self, DoubtInRow};
use crate::format_message::format_message;
use crate::words::candidates::words;
use assay_core::person_text::isolated;
use assay_evaluation::roster::Line;
use assay_evaluation::{Bounds, Cover, Relation};
use assay_web::browser::screen;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// So many related files are named in a row.
const NAMED: usize = 3;

/// All that the row of a candidate shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RowContent {
    /// The case.
    pub sha256: String,
    address: String,
    name: String,
    started_at: String,
    version: String,
    form: String,
    /// Test, interview, and both together.
    percents: [String; 3],
    status: &'static str,
    standing: &'static str,
    why: Option<String>,
    decision: &'static str,
    decided_by: Option<String>,
    is_overtaken: bool,
    doubt: Option<String>,
    findings: Vec<Finding>,
    related: Vec<Related>,
    /// How many more are related than are named.
    more_related: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Finding {
    message: String,
    remedy: String,
    path: String,
}

/// Another file that is related to this one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Related {
    /// How it is related.
    said: &'static str,
    address: String,
    name: String,
    started_at: String,
}

impl RowContent {
    /// What the row of a candidate shows; `all` are the candidates on the desk with what they are called on it.
    pub fn of(
        dossier: &CandidateRecord,
        line: &Line,
        cover: &Cover,
        relations: &[Relation],
        all: &[Arc<CandidateRecord>],
        names: &[String],
    ) -> Self {
        let words = words();
        let case = &dossier.case;
        let card = dossier.scorecard.as_deref();
        let decision = dossier.state.decision.as_ref();
        let seed: String = case.seed.chars().take(8).collect();
        let finding = |problem: &assay_core::json::Problem| Finding {
            message: problem.message.clone(),
            remedy: problem.remedy.clone(),
            path: problem.path.clone(),
        };
        let named = relations.iter().take(NAMED);
        Self {
            sha256: case.sha256.clone(),
            address: address(dossier),
            name: line.name.clone(),
            started_at: case.started_at.clone(),
            version: line.version.clone(),
            form: format_message(words.form, &[&seed]),
            percents: [
                percent(line.test, cover.test()),
                percent(line.interview, cover.interview()),
                percent(line.overall, cover.any()),
            ],
            status: status_word(line.status),
            standing: match line.standing {
                Some(standing) => standing_word(standing),
                None if card.is_some() => words.covered,
                None => words.none,
            },
            why: card.map(|card| cover.why_of(card).unwrap_or(words.covered_why).into()),
            decision: decision_word(line.decision),
            decided_by: decision.map(|held| format_message(words.by, &[&held.by])),
            is_overtaken: cover.is_overtaken(decision, card),
            doubt: doubt::said(case),
            findings: case.problems.0.iter().map(finding).collect(),
            related: named
                .filter_map(|relation| Related::of(relation, all, names))
                .collect(),
            more_related: relations.len().saturating_sub(NAMED),
        }
    }
}

impl Related {
    fn of(relation: &Relation, all: &[Arc<CandidateRecord>], names: &[String]) -> Option<Self> {
        let words = words();
        let (said, at) = match relation {
            Relation::SameAttempt(at) => (words.same_attempt, at),
            Relation::LaterAttempt(at) => (words.later_attempt, at),
            Relation::EarlierAttempt(at) => (words.earlier_attempt, at),
            Relation::SameReference(at) => (words.same_reference, at),
        };
        let (other, name) = all.get(*at).zip(names.get(*at))?;
        Some(Self {
            said,
            address: address(other),
            name: name.clone(),
            started_at: other.case.started_at.clone(),
        })
    }
}

fn percent(score: Option<Bounds>, is_covered: bool) -> String {
    let words = words();
    let none = if is_covered {
        words.covered
    } else {
        words.none
    };
    score.map_or_else(|| none.into(), |score| score.text(2))
}

/// The row of a candidate.
#[component]
pub fn CandidateRow(
    /// The list it stands in.
    listing: Listing,
    /// What it shows.
    content: Arc<RowContent>,
) -> impl IntoView {
    let words = words();
    let RowContent { sha256, name, .. } = &*content;
    let own = sha256.clone();
    let is_hidden = move || !listing.is_shown(&own);
    let removed = (sha256.clone(), name.clone());
    let ask = move |_| listing.ask_removal(&removed.0, &removed.1);
    let started_at = content.started_at.clone();
    let started = screen::local_time(&started_at);
    let percents = content.percents.clone();
    let percents = percents.map(|percent| view! { <td class="end">{percent}</td> });
    let why = content.why.as_deref().map(second);
    let by = content.decided_by.as_deref().map(second);
    let overtaken = content.is_overtaken.then(|| second(words.overtaken));
    let doubt = content.doubt.clone();
    view! {
        <tr hidden=is_hidden>
            <th scope="row">
                <a href=content.address.clone()>{text(name)}</a>
            </th>
            <td>
                <time datetime=started_at>{started}</time>
            </td>
            <td>{text(&content.version)} {second(&content.form)}</td>
            {percents}
            <td>{content.status}</td>
            <td class="desk-why">{content.standing} {why}</td>
            <td>{content.decision} {by} {overtaken}</td>
            <td>
                {doubt.map(|said| view! { <DoubtInRow said /> })}
                <Findings content=content.clone() />
            </td>
            <td class="desk-related">
                <RelatedFiles content=content.clone() />
            </td>
            <td>
                <button type="button" class="btn-quiet" on:click=ask>
                    {words.remove}
                    <span class="visually-hidden">{text(format_message(words.remove_of, &[name]))}</span>
                </button>
            </td>
        </tr>
    }
}

/// What stands below the first line of a cell.
fn second(told: &str) -> impl IntoView + use<> {
    view! { <small class="desk-second">{text(told)}</small> }
}

/// How many findings there are, and what they say.
#[component]
fn Findings(
    /// What the row shows.
    content: Arc<RowContent>,
) -> impl IntoView {
    let words = words();
    if content.findings.is_empty() {
        return words.no_findings.into_any();
    }
    let lines = content
        .findings
        .iter()
        .map(|finding| {
            view! {
                <li>
                    {text(&finding.message)} " " {text(&finding.remedy)} <small class="desk-second">
                        <code>{text(&finding.path)}</code>
                    </small>
                </li>
            }
        })
        .collect_view();
    let count = content.findings.len().to_string();
    view! {
        <details class="desk-findings">
            <summary>
                {format_message(words.findings_count, &[&count])}
                <span class="visually-hidden">
                    {text(format_message(words.findings_of, &[&content.name]))}
                </span>
            </summary>
            <ul>{lines}</ul>
        </details>
    }
    .into_any()
}

/// Other files that may be about the same person.
#[component]
fn RelatedFiles(
    /// What the row shows.
    content: Arc<RowContent>,
) -> impl IntoView {
    let words = words();
    if content.related.is_empty() {
        return words.no_relations.into_any();
    }
    let lines = content
        .related
        .iter()
        .map(|other| {
            let began = screen::local_time(&other.started_at);
            let told = [&isolated(&other.name), ", ", &began].concat();
            view! { <li>{other.said} <a href=other.address.clone()>{text(told)}</a></li> }
        })
        .collect_view();
    let more = content.more_related;
    let more = (more > 0).then(|| {
        let told = format_message(words.more_relations, &[&more.to_string()]);
        view! { <li>{told}</li> }
    });
    view! { <ul>{lines} {more}</ul> }.into_any()
}
