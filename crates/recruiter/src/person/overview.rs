//! What stands above every tab: who it is about, how it stands, what is odd about the bundle.

use super::{Person, Tab, words};
use crate::opening::fill;
use crate::{doubt, shell};
use assay_core::attempt::clock_face;
use assay_core::json::Value;
use assay_core::person_text;
use assay_core::scoring;
use assay_evaluation::act::Decision;
use assay_evaluation::{Case, Relation, Standing, relations};
use assay_web::browser::screen;
use assay_web::ui::dom::{Child, View, el, views};
use leptos::prelude::*;
use std::sync::Arc;

/// Name, code, what was changed in the bundle, test, times, and how it stands.
pub fn head(person: Person, tab: Tab) -> View {
    let words = words();
    let case = person.now().case.clone();
    let (named, timed) = (case.clone(), case.clone());
    let title = move || shell::heading(&person.desk.name_of(&named));
    let told = case.candidate.clone();
    let contact = move || {
        if person.desk.is_blind.get() {
            return ().view();
        }
        let told = [told.email.as_str(), told.reference.as_str()];
        let told = told.into_iter().filter(|text| !text.is_empty());
        let told: Vec<String> = told
            .map(|text| person_text::isolated(&person_text::brief(text, 254)))
            .collect();
        (!told.is_empty())
            .then(|| el("p.hint").child(told.join(" · ")))
            .view()
    };
    let test = person
        .content()
        .map_or_else(|| case.campaign.clone(), |(pack, _)| pack.role.clone());
    let fact = |name: &'static str, text: View, more: View| {
        el("div")
            .child(el("dt").child(name))
            .child(el("dd").child(text).child(more))
    };
    let small = |text: String| el("small").child(text).view();
    let time = move || {
        // How much was granted tells of an accommodation, which is nobody's affair while names are hidden.
        if person.desk.is_blind.get() {
            return words.time_hidden.view();
        }
        let mut more = fill(words.time_of, &[&clock_face(timed.granted_ms)]);
        if timed.is_expired {
            more.push_str("; ");
            more.push_str(words.ran_out);
        }
        views((clock_face(timed.elapsed_ms), el("small").child(more)))
    };
    // The code is the heading while names are hidden, and never stands beside the name: raters know answers by it.
    let facts = el("dl.facts person-facts")
        .child(fact(
            words.test,
            test.view(),
            small(fill(words.version, &[&case.content_version])),
        ))
        .child(fact(
            words.taken,
            screen::local_time(&case.started_at).view(),
            earlier(&case),
        ))
        .child(fact(words.time, time.view(), ().view()));
    el("header.person-head")
        .child(title)
        .child(doubt(person, &case, tab))
        .child(contact)
        .child(facts)
        .child(
            el("p.person-status")
                .attr("role", "status")
                .attr("aria-label", words.state)
                .child(move || status(person)),
        )
        .view()
}

/// What no attempt leaves behind, above all else: in full where the findings stand, in short everywhere else.
fn doubt(person: Person, case: &Case, tab: Tab) -> View {
    if case.contradiction().is_some() && tab == Tab::Scorecard {
        return problems(person, case);
    }
    doubt::at_head(case, person.address(Tab::Scorecard))
}

/// When the same person had begun other attempts, as the bundle says: a fact, and no reproach.
fn earlier(case: &Case) -> View {
    let words = words();
    let told = case.earlier_attempts.iter().map(|one| {
        let started = screen::local_time(&one.started_at);
        let text = if one.ended_at.is_empty() {
            fill(words.began_before, &[&started])
        } else {
            fill(
                words.took_before,
                &[&started, &screen::local_time(&one.ended_at)],
            )
        };
        el("small").child(text).view()
    });
    told.collect::<Vec<_>>().view()
}

/// How it stands, in a line.
fn status(person: Person) -> String {
    let words = words();
    let dossier = person.dossier();
    let Some(card) = &dossier.scorecard else {
        return words.not_scored.into();
    };
    let mut parts = vec![String::from(if card.is_final() {
        words.final_
    } else {
        words.provisional
    })];
    if card.is_single_rater {
        parts.push(words.single_rater.into());
    }
    parts.push(match &dossier.state.decision {
        None => words.undecided.into(),
        Some(held) => fill(
            words.decided_is,
            &[
                decision_name(held.value.0),
                &held.by,
                &screen::local_time(&held.at),
            ],
        ),
    });
    if person.cover().is_overtaken(
        dossier.state.decision.as_ref(),
        dossier.scorecard.as_deref(),
    ) {
        parts.push(words.overtaken.into());
    }
    parts.join(" ")
}

/// A decision in words.
pub fn decision_name(decision: Decision) -> &'static str {
    let words = words();
    match decision {
        Decision::Advance => words.advance,
        Decision::Hold => words.hold,
        Decision::Decline => words.decline,
    }
}

/// What the rules say, in words.
pub fn standing_name(standing: Standing) -> &'static str {
    let words = words();
    match standing {
        Standing::Pass => words.pass,
        Standing::NotPass => words.not_pass,
        Standing::Open => words.standing_open,
    }
}

/// What the rules said when something was decided, in words.
pub fn standing_named(name: &str) -> &'static str {
    let all = [Standing::Pass, Standing::NotPass, Standing::Open];
    all.into_iter()
        .find(|standing| standing.name() == name)
        .map_or("…", standing_name)
}

/// Findings about the bundle, and other bundles that have to do with it: in full, or only how many.
pub fn findings(person: Person, in_full: bool) -> View {
    let dossier = person.now();
    let case = dossier.case.clone();
    let sha256 = case.sha256.clone();
    let related = Memo::new(move |_| related(person, &sha256));
    if !in_full {
        let count = case.problems.0.len();
        return views(move || {
            let all = count + related.with(Vec::len);
            let text = match all {
                0 => return ().view(),
                1 => words().notes_one.to_owned(),
                many => fill(words().notes, &[&many.to_string()]),
            };
            el("p.notice is-warning")
                .child(
                    el("a")
                        .attr("href", person.address(Tab::Scorecard))
                        .child(text),
                )
                .view()
        });
    }
    let others = move || {
        related
            .get()
            .into_iter()
            .map(|other| relation(person, other))
            .collect::<Vec<_>>()
    };
    // What was changed stands above the tabs already.
    let is_doubtful = case.contradiction().is_some();
    let problems = (!is_doubtful).then(|| problems(person, &case));
    views((problems, others))
}

fn problems(person: Person, case: &Case) -> View {
    let words = words();
    if case.problems.0.is_empty() {
        return ().view();
    }
    let rows: Vec<_> = case
        .problems
        .0
        .iter()
        .map(|problem| {
            el("li")
                .child(el("strong").child(problem.message.clone()))
                .child(el("p").child(problem.remedy.clone()))
                .child(el("p.hint").child(fill(words.at_place, &[&problem.path])))
        })
        .collect();
    let is_grade = case
        .problems
        .0
        .iter()
        .any(|problem| problem.path.starts_with("$.grade"));
    let is_doubtful = case.contradiction().is_some();
    let section = if is_doubtful {
        el("section.notice is-failed person-findings").attr("role", "alert")
    } else {
        el("section.notice is-warning person-findings")
    };
    section
        .attr("aria-labelledby", "findings")
        .child(el("h2").attr("id", "findings").child(words.findings))
        .child(is_doubtful.then(|| {
            let title = crate::words().doubt_title;
            el("p.notice-title").child(title)
        }))
        .child(el("p").child(words.findings_lead))
        .child(el("ul").child(rows))
        .child(is_grade.then(|| grade(person, case)))
        .view()
}

/// The grade in the bundle beside the one that its answers earn here.
fn grade(person: Person, case: &Case) -> View {
    let words = words();
    let came = case.bundle.get("grade").and_then(total);
    let made = person
        .content()
        .and_then(|(_, key)| total(&scoring::grade(&key, &case.answers)));
    let Some((came, made)) = came.zip(made) else {
        return ().view();
    };
    views((
        el("h3").child(words.grade_title),
        el("p").child(fill(words.grade_differs, &[&came, &made])),
    ))
}

/// The total of a grade: "62.50", or "50.00 to 75.00".
fn total(grade: &Value) -> Option<String> {
    let total = grade.get("total")?;
    let end = |name: &str| total.get(name)?.get("rounded")?.as_str().map(String::from);
    let (lowest, highest) = (end("lowest_percent")?, end("highest_percent")?);
    Some(if lowest == highest {
        lowest
    } else {
        [&lowest, " to ", &highest].concat()
    })
}

/// Another bundle: how it is related, and which it is.
#[derive(Clone, PartialEq)]
struct Other {
    says: &'static str,
    case: Arc<Case>,
}

fn related(person: Person, sha256: &str) -> Vec<Other> {
    let words = words();
    person.desk.dossiers.with(|all| {
        let Some(own) = all.iter().position(|one| one.case.sha256 == sha256) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for (at, other) in all.iter().enumerate().filter(|(at, _)| *at != own) {
            // Two at a time: each only has to be held against this one. Their order settles equal times.
            let pair = [&*all[own.min(at)].case, &*all[own.max(at)].case];
            let own_place = usize::from(own > at);
            for relation in &relations(&pair)[own_place] {
                let says = match relation {
                    Relation::SameAttempt(_) => words.same_attempt,
                    Relation::LaterAttempt(_) => words.later,
                    Relation::EarlierAttempt(_) => words.earlier,
                    Relation::SameReference(_) => words.same_reference,
                };
                found.push(Other {
                    says,
                    case: other.case.clone(),
                });
            }
        }
        found
    })
}

fn relation(person: Person, other: Other) -> View {
    let name = {
        let case = other.case.clone();
        move || person.desk.name_of(&case)
    };
    let when = [", ", &screen::local_time(&other.case.started_at)].concat();
    el("p.notice is-warning")
        .child(other.says)
        .child(
            el("a")
                .attr("href", ["#/candidate/", &other.case.sha256].concat())
                .child(name)
                .child(when),
        )
        .view()
}
