//! Candidates side by side in a table, and what to know before their numbers are compared.

use super::compare::Comparison;
use super::{address, decision_word, standing_word, status_word, words};
use crate::desk::{Desk, Dossier};
use crate::opening::fill;
use assay_core::assessment::Key;
use assay_core::person_text::isolated;
use assay_evaluation::roster::Status;
use assay_evaluation::{
    Bounds, Cover, Outcome, Scorecard, ScoringPolicy, SectionScore, is_same_form,
};
use assay_web::ui::dom::{Child, El, View, el, views};
use leptos::prelude::*;
use std::sync::Arc;

/// A candidate among those who are compared.
pub struct Compared {
    /// The letter that stands for the candidate in drawings.
    pub letter: char,
    /// What the candidate is called on this desk now.
    pub name: String,
    /// All about the candidate.
    pub dossier: Arc<Dossier>,
    /// The result.
    pub card: Arc<Scorecard>,
    /// What of it is covered for the one at the desk.
    pub cover: Cover,
    /// What the result was worked out with.
    pub policy: Option<Arc<ScoringPolicy>>,
}

impl Compared {
    /// Everybody who is compared, with letters from A on.
    pub fn all(desk: Desk, chosen: &[Arc<Dossier>]) -> Vec<Self> {
        let letters = 'A'..='Z';
        let scored = chosen
            .iter()
            .filter_map(|one| Some((one, one.scorecard.clone()?)));
        letters
            .zip(scored)
            .map(|(letter, (dossier, card))| Self {
                letter,
                name: desk.name_of(&dossier.case),
                policy: desk
                    .content(&dossier.case)
                    .map(|(_, key)| desk.policy_for(&key)),
                cover: desk.cover(dossier),
                dossier: dossier.clone(),
                card,
            })
            .collect()
    }

    /// The score of a section, if the candidate's form has it.
    pub fn section(&self, id: &str) -> Option<&SectionScore> {
        self.card.sections.iter().find(|section| section.id == id)
    }
}

/// Identifier and title of every section that somebody has, in order.
pub fn sections(all: &[Compared]) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for section in all.iter().flat_map(|one| &one.card.sections) {
        if found.iter().all(|known| known.0 != section.id) {
            found.push((section.id.clone(), section.title.clone()));
        }
    }
    found
}

/// The limits that a section has to reach, or the whole where there is none given; each once.
pub fn limits(all: &[Compared], section: Option<&str>) -> Vec<u32> {
    let policies = all.iter().filter_map(|one| one.policy.as_deref());
    let limit = |policy: &ScoringPolicy| match section {
        Some(id) => Key::beside(&policy.minimum_percent, id).copied(),
        None => Some(policy.threshold_percent),
    };
    let mut limits: Vec<u32> = policies.filter_map(limit).collect();
    limits.sort_unstable();
    limits.dedup();
    limits
}

/// The section with the table.
pub fn side(comparison: Comparison) -> View {
    let words = words();
    let desk = comparison.desk;
    let noted = move || notes(&Compared::all(desk, &comparison.chosen.get()));
    let table = move || {
        let all = Compared::all(desk, &comparison.chosen.get());
        if all.is_empty() {
            el("p.read").child(words.choose_none).view()
        } else {
            table(&all)
        }
    };
    el("section.desk-side")
        .attr("aria-labelledby", "side-title")
        .child(el("h2").attr("id", "side-title").child(words.side_by_side))
        .child(el("div").attr("role", "status").child(noted))
        .child(table)
        .view()
}

/// What makes the numbers less comparable than they look.
fn notes(all: &[Compared]) -> View {
    let words = words();
    let mut lines = Vec::new();
    if let Some((first, others)) = all.split_first() {
        let case = &first.dossier.case;
        let mut versions = vec![case.content_version.as_str()];
        for one in others {
            if !versions.contains(&one.dossier.case.content_version.as_str()) {
                versions.push(&one.dossier.case.content_version);
            }
        }
        if others
            .iter()
            .any(|one| one.dossier.case.content_sha256 != case.content_sha256)
        {
            lines.push(fill(words.other_content, &[&versions.join(", ")]));
        } else if !others
            .iter()
            .all(|one| is_same_form(case, &one.dossier.case))
        {
            lines.push(words.other_forms.into());
        }
    }
    let names = |is_meant: fn(&Scorecard) -> bool| {
        let meant = all.iter().filter(|one| is_meant(&one.card));
        meant
            .map(|one| one.name.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let provisional = names(|card| !card.is_final());
    if !provisional.is_empty() {
        lines.push(fill(words.not_final, &[&provisional]));
    }
    let single = names(|card| card.is_single_rater);
    if !single.is_empty() {
        lines.push(fill(words.single_rater, &[&single]));
    }
    if lines.is_empty() {
        return ().view();
    }
    let lines = lines.iter().map(|line| el("li").child(line.as_str()));
    el("div.notice is-warning")
        .child(el("p.notice-title").child(words.notes))
        .child(el("ul.desk-notes").child(lines.collect::<Vec<_>>()))
        .view()
}

fn table(all: &[Compared]) -> View {
    let words = words();
    let heads = all.iter().map(|one| {
        el("th")
            .attr("scope", "col")
            .child(el("span.desk-letter").child(one.letter.to_string()))
            .child(
                el("a")
                    .attr("href", address(&one.dossier))
                    .child(one.name.as_str()),
            )
    });
    let head = el("tr")
        .child(el("th").attr("scope", "col").child(words.measure))
        .child(heads.collect::<Vec<_>>());
    let mut lines = vec![line(all, words.content_row.view(), content)];
    for (id, title) in sections(all) {
        lines.push(section_line(all, &id, &title));
    }
    lines.push(line(all, words.test.view(), |one| {
        scored(one.cover.test_of(&one.card))
    }));
    lines.push(line(all, words.interview.view(), |one| {
        scored(one.cover.interview_of(&one.card))
    }));
    let needed = limits(all, None);
    let needed: Vec<String> = needed.iter().map(u32::to_string).collect();
    let needed = el("small.desk-second").child(fill(words.overall_needed, &[&needed.join(", ")]));
    lines.push(line(all, views((words.overall, needed)), |one| {
        el("strong")
            .child(scored(one.cover.overall_of(&one.card)))
            .view()
    }));
    lines.push(line(all, words.status.view(), |one| {
        status_word(Status::of(Some(&one.card))).view()
    }));
    lines.push(line(all, words.col_standing.view(), |one| {
        views((
            el("strong").child(
                one.cover
                    .standing_of(&one.card)
                    .map_or(words.covered, standing_word),
            ),
            el("small.desk-second").child(one.cover.why_of(&one.card).unwrap_or(words.covered_why)),
        ))
    }));
    lines.push(line(all, words.rules.view(), rules));
    lines.push(line(all, words.decision.view(), decision));
    el("div.table-scroll")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", words.side_label)
        .child(
            el("table.contents desk-table desk-side-table")
                .child(el("caption.hint").child(words.side_caption))
                .child(el("thead").child(head))
                .child(el("tbody").child(lines)),
        )
        .view()
}

fn line(all: &[Compared], head: View, cell: impl Fn(&Compared) -> View) -> El {
    let cells = all.iter().map(|one| el("td").child(cell(one)));
    el("tr")
        .child(el("th").attr("scope", "row").child(head))
        .child(cells.collect::<Vec<_>>())
}

fn section_line(all: &[Compared], id: &str, title: &str) -> El {
    let words = words();
    let mut weights: Vec<u32> = all
        .iter()
        .filter_map(|one| Some(one.section(id)?.weight_percent))
        .collect();
    weights.sort_unstable();
    weights.dedup();
    let weight =
        |percent: u32| el("small.desk-second").child(fill(words.weight, &[&percent.to_string()]));
    let is_same = weights.len() == 1;
    let shared = weights.first().copied().filter(|_| is_same).map(weight);
    line(all, views((title, shared)), |one| {
        let Some(section) = one.section(id) else {
            return words.none.view();
        };
        let chance = section.chance_percent.map(|chance| {
            let text = fill(words.chance, &[&chance.decimal_text(2)]);
            el("small.desk-second").child(text)
        });
        let own = (!is_same).then(|| weight(section.weight_percent));
        views((scored(one.cover.percent_of(section)), own, chance))
    })
}

fn scored(score: Option<Bounds>) -> View {
    let words = words();
    match score {
        Some(score) => fill(words.percent, &[&score.text(2)]).view(),
        None => words.covered.view(),
    }
}

fn content(one: &Compared) -> View {
    let case = &one.dossier.case;
    let seed: String = case.seed.chars().take(8).collect();
    let form = el("small.desk-second").child(fill(words().form, &[&seed]));
    views((case.content_version.as_str(), form))
}

fn rules(one: &Compared) -> View {
    let words = words();
    let lines = one.card.rules.iter().map(|rule| {
        if one.cover.rule(&one.card, rule) {
            return el("li").child((el("strong").child(words.covered), ": ", words.covered_why));
        }
        let outcome = match rule.result {
            Outcome::Met => words.rule_met,
            Outcome::NotMet => words.rule_not_met,
            Outcome::Open => words.rule_open,
        };
        el("li").child((el("strong").child(outcome), ": ", rule.says.as_str()))
    });
    el("ul.desk-rules").child(lines.collect::<Vec<_>>()).view()
}

fn decision(one: &Compared) -> View {
    let words = words();
    let held = one.dossier.state.decision.as_ref();
    let told = held.map(|held| {
        let why = if held.why.is_empty() {
            words.no_reason
        } else {
            held.why.as_str()
        };
        let by = fill(words.by, &[&held.by]);
        el("small.desk-second").child([&by, ": ", &isolated(why)].concat())
    });
    views((
        el("strong").child(decision_word(held.map(|held| held.value.0))),
        told,
    ))
}
