//! What is covered of a candidate's page, in words, and the switch for those who do not rate.

use super::overview::standing_name;
use super::{Person, Tab, explain, words};
use crate::opening::fill;
use crate::veil::ANSWERS;
use assay_evaluation::{Bounds, Cover, Rule, Scorecard};
use assay_web::browser::nodes;
use assay_web::ui::dom::{View, el};
use leptos::prelude::*;

/// What is said in place of a rule that tells a covered number; `None` where the rule may be read.
pub fn rule(cover: &Cover, card: &Scorecard, rule: &Rule) -> Option<String> {
    let words = words();
    if !cover.rule(card, rule) {
        return None;
    }
    let id = rule.id.strip_prefix("minimum:");
    let section = id.and_then(|id| card.sections.iter().find(|section| section.id == id));
    Some(match section {
        Some(section) => fill(words.covered_section, &[&section.title]),
        None => words.covered_overall.into(),
    })
}

/// What the rules say, or that it is covered.
pub fn standing(cover: &Cover, card: &Scorecard) -> &'static str {
    cover
        .standing_of(card)
        .map_or(words().covered_yet, standing_name)
}

/// A score in percent, or that it is covered.
pub fn percent(is_covered: bool, score: Bounds) -> String {
    if is_covered {
        words().covered_yet.into()
    } else {
        explain::percent(score)
    }
}

/// Why a result is as it is, unless that tells covered numbers.
pub fn why(cover: &Cover, card: &Scorecard) -> String {
    let why = cover.why_of(card);
    why.map_or_else(|| words().covered_why.into(), String::from)
}

/// Why numbers are covered, where to rate, and the switch for those who do not; it stays in its place while numbers
/// come and go.
pub fn lead(person: Person) -> View {
    let words = words();
    let cover = Memo::new(move |_| person.cover());
    let is_lifted = Memo::new(move |_| person.is_lifted());
    let link = |address: String, name: &'static str, is_shown: fn(&Cover) -> bool| {
        el("a.btn")
            .attr("href", address)
            .live("hidden", move || !cover.with(is_shown))
            .child(name)
    };
    el("div.person-cover")
        .live("hidden", move || {
            !cover.with(Cover::any) && !is_lifted.get()
        })
        .child(
            el("div.notice is-warning")
                .live("hidden", move || !cover.with(Cover::any))
                .child(el("p").child(words.covered_lead))
                .child(
                    el("div.actions no-print")
                        .child(link("#/rate".into(), words.to_rating, Cover::test))
                        .child(link(
                            person.address(Tab::Interview),
                            words.to_interview,
                            Cover::interview,
                        )),
                ),
        )
        .child(unveil(person))
        .view()
}

/// A switch that shows the ratings of others.
pub fn unveil(person: Person) -> View {
    let words = words();
    let lift = move |event| {
        let sha256 = person.now().case.sha256.clone();
        person
            .desk
            .lift(&[sha256], ANSWERS, nodes::is_checked(&event));
    };
    el("div.person-unveil")
        .child(
            el("label.tick")
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .attr("aria-describedby", "unveil-hint")
                        .flag("checked", move || person.is_lifted())
                        .on("change", lift),
                )
                .child(words.unveil),
        )
        .child(
            el("p.hint")
                .attr("id", "unveil-hint")
                .child(words.unveil_hint),
        )
        .view()
}
