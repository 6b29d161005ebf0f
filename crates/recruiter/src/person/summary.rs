//! The first screen about a candidate: what the rules say beside what people decided, the ranges of the scores, and the
//! findings. What comes next stands above the tabs.

mod findings;
mod ranges;

use super::cover;
use super::links::{TargetLink, address};
use crate::outcome_names::decision_name;
use crate::person::shown::Person;
use crate::rule_names::rule_name;
use crate::sign::{OutcomeMark, Sign, SignMark};
use crate::workspace::CandidateRecord;
use assay_core::person_text;
use assay_evaluation::{
    Cover, Outcome, Recommendation, Scorecard, ScoringPolicy, is_override, oddities, readable,
};
use assay_web::ui::text;
use findings::FindingsList;
use leptos::prelude::*;
use ranges::Ranges;
use std::sync::Arc;

/// The characters of a decision's reason that the summary has; the tab *Decision* has all of it.
const REASON_CHARS: usize = 240;

/// The summary.
#[component]
pub fn Summary(
    /// Whom it is about.
    person: Person,
    /// The record of the candidate.
    record: Arc<CandidateRecord>,
    /// The result.
    card: Arc<Scorecard>,
    /// The policy that it was made with.
    policy: Arc<ScoringPolicy>,
    /// The part of it that is covered.
    cover: Arc<Cover>,
) -> impl IntoView {
    let is_blind = person.workspace.is_blind.get();
    let mut oddities = oddities(&record.opened);
    oddities.retain(|oddity| !(is_blind && oddity.tells_time()));
    view! {
        <section class="person-summary" aria-labelledby="summary">
            <h2 class="visually-hidden" id="summary">
                {tr!(person.summary)}
            </h2>
            <div class="person-verdicts">
                <RulesSay card=card.clone() cover=cover.clone() />
                <PeopleDecided record cover=cover.clone() />
            </div>
            <div class="person-facing">
                <Ranges card=card.clone() policy cover=cover.clone() />
                <FindingsList person card=card.clone() oddities />
            </div>
            <StillOpen person card cover />
        </section>
    }
}

/// What the rules say, and why.
#[component]
fn RulesSay(
    /// The result.
    card: Arc<Scorecard>,
    /// The part of it that is covered.
    cover: Arc<Cover>,
) -> impl IntoView {
    let why = cover.recommendation_of(&card).map(|one| match one {
        Recommendation::Pass => tr!(person.why_pass),
        Recommendation::NotPass => tr!(person.why_not),
        Recommendation::Open => tr!(person.why_open),
    });
    let standing = match cover.recommendation_of(&card) {
        Some(recommendation) => view! { <SignMark sign=recommendation.into() /> }.into_any(),
        None => cover::standing(&cover, &card).into_any(),
    };
    let why = why.map(|why| view! { <p class="field-label">{why}</p> });
    let mut kind = String::from(if card.is_final() {
        tr!(person.all_final)
    } else {
        tr!(person.provisional)
    });
    if card.is_single_rater {
        kind.push(' ');
        kind.push_str(tr!(person.single_rater));
    }
    view! {
        <section class="person-standing" aria-labelledby="standing">
            <h3 class="caps" id="standing">
                {tr!(person.rules_say)}
            </h3>
            <p class="person-verdict">{standing}</p>
            {why}
            <p>{text(readable(&cover::why(&cover, &card)))}</p>
            <Unmet card cover />
            <p class="hint">{kind}</p>
        </section>
    }
}

/// The rules that keep a result from being a pass, by name and sign; the sentence above has their reasons.
#[component]
fn Unmet(
    /// The result.
    card: Arc<Scorecard>,
    /// The part of it that is covered.
    cover: Arc<Cover>,
) -> impl IntoView {
    let unmet = card
        .rules
        .iter()
        .filter(|rule| rule.result != Outcome::Met && !cover.rule(&card, rule));
    let rows: Vec<_> = unmet
        .map(|rule| {
            view! {
                <li>
                    <OutcomeMark outcome=rule.result />
                    " "
                    {text(rule_name(&card, &rule.id))}
                </li>
            }
        })
        .collect();
    // Paper has every rule below, with its reason.
    (!rows.is_empty()).then(|| view! { <ul class="person-unmet no-print">{rows}</ul> })
}

/// What people decided, beside it.
#[component]
fn PeopleDecided(
    /// The record of the candidate.
    record: Arc<CandidateRecord>,
    /// The part of the result that is covered.
    cover: Arc<Cover>,
) -> impl IntoView {
    let content = match &record.state.decision {
        None => view! {
            <p class="person-verdict">{tr!(person.no_decision)}</p>
            <p>{tr!(person.undecided)}</p>
        }
        .into_any(),
        Some(entry) => {
            let (decision, rules_said) = &entry.value;
            let line = cover::decided_line(&cover, entry);
            let against = (!cover.any() && is_override(*decision, rules_said)).then(|| {
                view! {
                    <p>
                        <SignMark sign=Sign::AgainstRules word=tr!(person.decided_against) />
                    </p>
                }
            });
            let is_stale = cover.is_stale(Some(entry), record.scorecard.as_deref());
            let stale =
                is_stale.then(|| view! { <p class="notice is-warning">{tr!(person.stale)}</p> });
            view! {
                <p class="person-verdict">{decision_name(*decision)}</p>
                {against}
                {stale}
                <p>{text(person_text::brief(&entry.why, REASON_CHARS))}</p>
                <p class="hint">{text(line)}</p>
            }
            .into_any()
        }
    };
    view! {
        <section class="person-standing" aria-labelledby="people-decided">
            <h3 class="caps" id="people-decided">
                {tr!(person.people_decided)}
            </h3>
            {content}
        </section>
    }
}

/// Everything that is still open, behind its number.
#[component]
fn StillOpen(
    /// Whom it is about.
    person: Person,
    /// The result.
    card: Arc<Scorecard>,
    /// The part of it that is covered.
    cover: Arc<Cover>,
) -> impl IntoView {
    let count = cover.open_tasks(&card).len();
    if count == 0 {
        return view! { <p class="hint">{tr!(person.nothing_open)}</p> }.into_any();
    }
    let title = tr!(person.still_open_count, count = count);
    // What fits into a few lines is shown at once.
    let is_short = count <= FEW;
    view! {
        <details class="person-why person-still" open=is_short>
            <summary>{title}</summary>
            <OpenList person card cover />
        </details>
    }
    .into_any()
}

/// So many open things are shown without being asked for.
const FEW: usize = 3;

/// Everything that is still open, each with a link to the very thing that it is about.
#[component]
pub fn OpenList(
    /// Whom it is about.
    person: Person,
    /// The result.
    card: Arc<Scorecard>,
    /// The part of it that is covered.
    cover: Arc<Cover>,
) -> impl IntoView {
    let tasks = cover.open_tasks(&card);
    if tasks.is_empty() {
        return view! { <p>{tr!(person.nothing_open)}</p> }.into_any();
    }
    let rows = tasks
        .into_iter()
        .map(|task| {
            let address = address(person, task.target);
            let words = task.text.into();
            view! {
                <li>
                    <TargetLink address words />
                </li>
            }
        })
        .collect_view();
    view! { <ul class="person-open">{rows}</ul> }.into_any()
}
