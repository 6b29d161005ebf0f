//! The scorecard: what the rules say, and every number with the way to its explanation.

use super::cover::{self, percent};
use super::explain::{self, Opened};
use super::form::{headings, scrolling};
use super::overview::decision_name;
use super::{Person, Tab, words};
use crate::desk::Dossier;
use crate::opening::fill;
use assay::pages::frame::particulars;
use assay_core::assessment::{Assessment, Key};
use assay_core::json::Value;
use assay_core::record::time::rfc3339;
use assay_evaluation::{Cover, Outcome, Place, Rule, Scorecard, ScoringPolicy, Standing, to_do};
use assay_web::browser::{clock, screen};
use assay_web::ui::dom::{Child, El, View, el, views};
use assay_web::ui::icon;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// How long the page takes at most to open every explanation, in milliseconds.
const OPENING_MS: u32 = 100;

/// The tab.
pub fn scorecard(person: Person) -> View {
    let words = words();
    let Some((pack, key)) = person
        .content()
        .filter(|_| person.now().scorecard.is_some())
    else {
        return el("div.notice is-failed")
            .child(el("p.notice-title").child(words.not_scored))
            .child(el("p").child(words.not_scored_more))
            .view();
    };
    let opened = Opened::default();
    let made_at = RwSignal::new(clock::now().wall_ms);
    let print = move |_| {
        made_at.set(clock::now().wall_ms);
        opened.show(true);
        spawn_local(async {
            clock::sleep(OPENING_MS).await;
            screen::print();
        });
    };
    let tools = el("div.actions person-tools")
        .child(el("button.btn").on("click", print).child(words.print))
        .child(
            el("button.btn")
                .on("click", move |_| opened.show(true))
                .child(words.show_all),
        )
        .child(
            el("button.btn")
                .on("click", move |_| opened.show(false))
                .child(words.hide_all),
        );
    let shown = move || {
        let dossier = person.dossier();
        let policy = person.desk.policy_for(&key);
        let Some(card) = &dossier.scorecard else {
            return ().view();
        };
        let cover = person.cover();
        views((
            standing(person, card, &cover),
            sections(card, opened, &cover),
            result(card, &policy, opened, &cover),
            rules(card, &cover),
            explain::explanations(person, card, &policy, opened, &cover),
            basis(person, &dossier, &pack, &key, &policy, made_at),
        ))
    };
    views((tools, cover::lead(person), shown))
}

/// What the rules say, why, and what is still open.
fn standing(person: Person, card: &Scorecard, cover: &Cover) -> View {
    let words = words();
    let why = if cover.standing_of(card) == Some(Standing::Pass) {
        words.why_pass
    } else {
        words.why_not
    };
    let mut kind = String::from(if card.is_final() {
        words.final_
    } else {
        words.provisional
    });
    if card.is_single_rater {
        kind.push(' ');
        kind.push_str(words.single_rater);
    }
    el("section.person-standing")
        .attr("aria-labelledby", "standing")
        .child(el("h2.caps").attr("id", "standing").child(words.rules_say))
        .child(el("p.person-verdict").child(cover::standing(cover, card)))
        .child(el("h3").child(why))
        .child(el("p.read").child(cover::why(cover, card)))
        .child(el("p.hint").child(kind))
        .child(el("h3").child(words.still_open))
        .child(open_list(person, card))
        .view()
}

/// Everything that is still open, each with a link to where it is done.
pub fn open_list(person: Person, card: &Scorecard) -> View {
    let words = words();
    if card.open.is_empty() {
        return el("p").child(words.nothing_open).view();
    }
    let rows: Vec<El> = to_do(card)
        .into_iter()
        .map(|(place, text)| {
            let address = match place {
                Place::Rating => "#/rate".into(),
                Place::Interview => person.address(Tab::Interview),
                Place::Answers => person.address(Tab::Answers),
                Place::Flags => person.address(Tab::Flags),
                Place::Nowhere => return el("li").child(text),
            };
            el("li").child(el("a").attr("href", address).child(text))
        })
        .collect();
    el("ul.person-open").child(rows).view()
}

fn sections(card: &Scorecard, opened: Opened, cover: &Cover) -> View {
    let words = words();
    let rows = card.sections.iter().map(|section| {
        let id = explain::section_id(&section.id);
        let score = |score| opened.number(&id, percent(cover.section(section), score));
        let chance = match section.chance_percent {
            Some(chance) => [&chance.decimal_text(2), " %"].concat(),
            None => words.no_random.into(),
        };
        el("tr")
            .child(el("th").attr("scope", "row").child(section.title.clone()))
            .child(el("td.end").child([&section.weight_percent.to_string(), " %"].concat()))
            .child(el("td.end").child(score(section.percent)))
            .child(el("td.end").child(chance))
            .child(el("td.end").child(score(section.weighted)))
    });
    let weight: u32 = card
        .sections
        .iter()
        .map(|section| section.weight_percent)
        .sum();
    let foot = el("tr")
        .child(el("th").attr("scope", "row").child(words.test_row))
        .child(el("td.end").child([&weight.to_string(), " %"].concat()))
        .child(el("td"))
        .child(el("td"))
        .child(el("td.end").child(opened.number(explain::TEST, percent(cover.test(), card.test))));
    let names = [
        words.section,
        words.weight,
        words.score,
        words.at_random,
        words.adds,
    ];
    let table = el("table.contents person-sections")
        .child(el("caption.visually-hidden").child(words.sections))
        .child(headings(&names))
        .child(el("tbody").child(rows.collect::<Vec<_>>()))
        .child(el("tfoot").child(foot));
    views((
        el("h2").child(words.sections),
        scrolling(words.sections.into(), table),
        el("p.hint").child(words.at_random_hint),
    ))
}

/// From test and interview to the overall result.
fn result(card: &Scorecard, policy: &ScoringPolicy, opened: Opened, cover: &Cover) -> View {
    let words = words();
    let share = |share: u32| [&share.to_string(), " %"].concat();
    let row =
        |name: &'static str, id: &'static str, score: String, counts: String, needed: String| {
            el("tr")
                .child(el("th").attr("scope", "row").child(name))
                .child(el("td.end").child(opened.number(id, score)))
                .child(el("td.end").child(counts))
                .child(el("td.end").child(needed))
        };
    let rest = share(100_u32.saturating_sub(policy.test_percent));
    let body = vec![
        row(
            words.test_row,
            explain::TEST,
            percent(cover.test(), card.test),
            share(policy.test_percent),
            words.none.into(),
        ),
        row(
            words.interview_row,
            explain::INTERVIEW,
            percent(cover.interview(), card.interview),
            rest,
            words.none.into(),
        ),
    ];
    let overall = row(
        words.overall_row,
        explain::OVERALL,
        percent(cover.any(), card.overall),
        share(100),
        share(policy.threshold_percent),
    );
    let table = el("table.contents person-result")
        .child(el("caption.visually-hidden").child(words.result))
        .child(headings(&[
            words.part,
            words.score,
            words.counts,
            words.needed,
        ]))
        .child(el("tbody").child(body))
        .child(el("tfoot").child(overall));
    views((
        el("h2").child(words.result),
        scrolling(words.result.into(), table),
        el("p.hint").child(words.rounding),
    ))
}

/// Marks for how a rule stands; the word beside each says the same.
fn mark(result: Outcome) -> (&'static str, &'static str, &'static str) {
    let words = words();
    match result {
        Outcome::Met => ("is-ok", "M4 10.5l4 4L16.5 6", words.met),
        Outcome::NotMet => (
            "is-failed",
            "M6 2h8l4 4v8l-4 4H6l-4-4V6zM7 7l6 6M13 7l-6 6",
            words.not_met,
        ),
        Outcome::Open => (
            "is-warning",
            "M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14",
            words.open,
        ),
    }
}

fn rules(card: &Scorecard, cover: &Cover) -> View {
    let words = words();
    let row = |rule: &Rule| {
        let covered = cover::rule(cover, card, rule);
        let (class, path, name) = match &covered {
            None => mark(rule.result),
            Some(_) => {
                let (class, path, _) = mark(Outcome::Open);
                (class, path, words.covered_rule)
            }
        };
        let says = covered.as_ref().unwrap_or(&rule.says);
        el("li")
            .attr("class", class)
            .child(el("span.check-mark").child(icon(path)))
            .child(el("span").child([says, "."].concat()))
            .child(el("span.check-state").child(name))
    };
    let rows: Vec<El> = card.rules.iter().map(row).collect();
    views((
        el("h2").attr("id", "rules").child(words.rules),
        el("ul.checks person-rules")
            .attr("aria-labelledby", "rules")
            .child(rows),
    ))
}

/// What names everything that the result was made from, so that it can be made again.
fn basis(
    person: Person,
    dossier: &Dossier,
    pack: &Assessment,
    key: &Key,
    policy: &ScoringPolicy,
    made_at: RwSignal<i64>,
) -> View {
    let words = words();
    let case = dossier.case.clone();
    let digest = |text: String| el("span.digest").child(text).view();
    let versioned =
        |version: &str, sha256: &str| digest(fill(words.version_digest, &[version, sha256]));
    let head = case
        .bundle
        .get("integrity")
        .and_then(|integrity| integrity.get("events_head"));
    let head = head.and_then(Value::as_str).unwrap_or_default().to_owned();
    let strands: Vec<&str> = dossier
        .log
        .strands()
        .iter()
        .map(|strand| strand.head.as_str())
        .collect();
    let heads = if strands.is_empty() {
        words.no_log.into()
    } else {
        strands.join("; ")
    };
    let decided = match &dossier.state.decision {
        None => words.undecided.to_owned(),
        Some(held) => {
            let (decision, said_then) = &held.value;
            let rules = if person.cover().any() {
                words.covered_yet
            } else {
                super::overview::standing_named(said_then)
            };
            let line = [
                decision_name(*decision),
                &held.by,
                &screen::local_time(&held.at),
                rules,
            ];
            let mut told = [&fill(words.decided_line, &line), " ", &held.why].concat();
            if person
                .cover()
                .is_overtaken(Some(held), dossier.scorecard.as_deref())
            {
                told.push(' ');
                told.push_str(words.overtaken);
            }
            told
        }
    };
    let name = {
        let case = case.clone();
        move || person.desk.name_of(&case)
    };
    let made = move || screen::local_time(&rfc3339(made_at.get()));
    let test = [&pack.role, ", ", &fill(words.version, &[&pack.version])].concat();
    views((
        el("h2").child(words.basis),
        particulars(vec![
            (
                words.candidate,
                // The code does not stand beside the name: raters know answers by it.
                views(name),
            ),
            (words.test, test.view()),
            (words.decided_by, decided.view()),
            (words.made_at, made.view()),
            (words.pack, versioned(&pack.version, &pack.sha256)),
            (
                words.key_digest,
                versioned(&key.assessment_version, &key.sha256),
            ),
            (words.policy, versioned(&policy.version, &policy.sha256())),
            (words.bundle, digest(case.sha256.clone())),
            (words.record_head, digest(head)),
            (words.log_heads, digest(heads)),
            (words.validity, key.validity.clone().view()),
        ]),
    ))
}
