//! Whether the parts of a pack fit together: what no type of a single field can say.

use super::hottext::DocumentKind;
use super::interaction::{Choice, InteractionKind};
use super::pack::{Assessment, Draw, Item, Section};
use super::pass_rule::PassRule;
use super::stem::{StemBlock, Table};
use super::{key_check, key_pair};
use crate::document::Problems;

/// Collects what does not fit together in a pack, each with its place.
pub(super) fn check(file: &str, assessment: &Assessment) -> Problems {
    let mut check = Check {
        file,
        problems: Problems::default(),
    };
    check.weights_and_limits(assessment);
    for (position, section) in assessment.sections.iter().enumerate() {
        let path = format!("$.sections[{position}]");
        check.draws(&format!("{path}.draw"), section);
        check.narrative(&format!("{path}.narrative"), section, assessment);
        check.items(&format!("{path}.items"), &section.items);
    }
    check.items("$.practice", &assessment.practice);
    check.practice_key(assessment);
    if let Some(rule) = &assessment.pass_rule {
        check.pass_rule(rule, assessment);
    }
    let ids = assessment.sections.iter().map(|section| &section.id);
    check.distinct("$.sections", ids);
    let items = assessment
        .sections
        .iter()
        .flat_map(|section| &section.items);
    check.distinct("$", items.chain(&assessment.practice).map(|item| &item.id));
    check.problems
}

struct Check<'a> {
    file: &'a str,
    problems: Problems,
}

impl Check<'_> {
    fn add(&mut self, path: &str, message: &str, remedy: &str) {
        self.problems.add(self.file, path, message, remedy);
    }

    fn weights_and_limits(&mut self, assessment: &Assessment) {
        let sections = || assessment.sections.iter();
        let weights: u64 = sections().map(|one| u64::from(one.weight_percent)).sum();
        if weights != 100 {
            self.add(
                "$.sections",
                "The sections' weights do not add up to 100.",
                "Change the weight_percent fields.",
            );
        }
        let limits: u64 = sections().map(|one| u64::from(one.duration_seconds)).sum();
        if assessment.enforce_section_limits && limits > u64::from(assessment.duration_seconds) {
            self.add(
                "$.sections",
                "The sections' limits are longer than the whole.",
                "Shorten them, or raise the pack's duration_seconds.",
            );
        }
    }

    /// No item may be drawn twice, and every draw must find what it asks for.
    fn draws(&mut self, path: &str, section: &Section) {
        let mut pools: Vec<&String> = Vec::new();
        let mut draws_all = false;
        for (position, draw) in section.draw.iter().enumerate() {
            match draw {
                Draw::All {} => draws_all = true,
                Draw::Sample { pool, count } => {
                    pools.push(pool);
                    if section.positions(pool, None).len() < *count {
                        self.too_few(path, &format!("pool \"{pool}\""));
                    }
                }
                Draw::Assign {
                    pools: named,
                    variants,
                } => {
                    if named.len() != variants.len() {
                        self.add(
                            &format!("{path}[{position}]"),
                            "There are not as many variants as pools.",
                            "Name one variant for each pool.",
                        );
                    }
                    for pool in named {
                        pools.push(pool);
                        for variant in variants {
                            if section.positions(pool, Some(variant)).is_empty() {
                                let what = format!("pool \"{pool}\" of variant \"{variant}\"");
                                self.too_few(path, &what);
                            }
                        }
                    }
                }
            }
        }
        if draws_all && section.draw.len() > 1 {
            self.add(
                path,
                "A draw of all items stands beside other draws.",
                "Keep the one or the others.",
            );
        }
        self.distinct(path, pools.into_iter());
    }

    /// Who answers in words does so in every section that has scenarios, and nowhere else.
    fn narrative(&mut self, path: &str, section: &Section, assessment: &Assessment) {
        let is_offered = assessment.sections.iter().any(|it| it.narrative.is_some());
        match (&section.narrative, section.has_scenarios()) {
            (Some(_), false) => self.add(
                path,
                "No item of this section asks for the best and the worst option.",
                "Remove it: only such scenarios are answered in words.",
            ),
            (Some(words), true) if words.suggested_words.0 > words.suggested_words.1 => self.add(
                &format!("{path}.suggested_words"),
                "The fewest words are more than the most.",
                "Exchange them.",
            ),
            (None, true) if is_offered => self.add(
                path,
                "Another section offers its scenarios in words, and this one does not.",
                "Write it here too, or remove it there.",
            ),
            _ => {}
        }
    }

    fn too_few(&mut self, path: &str, what: &str) {
        let message = format!("The bank has too few items in {what}.");
        self.add(path, &message, "Add items, or draw fewer.");
    }

    fn items(&mut self, path: &str, items: &[Item]) {
        for (position, item) in items.iter().enumerate() {
            let path = format!("{path}[{position}]");
            for (position, block) in item.stem.iter().enumerate() {
                if let StemBlock::Table(table) = block {
                    self.rows(&format!("{path}.stem[{position}]"), table);
                }
            }
            self.interaction(&format!("{path}.interaction"), &item.interaction.kind);
        }
    }

    /// Whatever is said of practice items fits them, as a key fits its pack.
    fn practice_key(&mut self, assessment: &Assessment) {
        for (id, key) in &assessment.practice_key {
            let path = format!("$.practice_key.{id}");
            match assessment.practice.iter().find(|item| item.id == *id) {
                Some(item) => {
                    let own = key_check::check_practice(self.file, &path, key);
                    let pair = key_pair::check_practice(self.file, &path, item, key);
                    self.problems.0.extend(own.0.into_iter().chain(pair.0));
                }
                None => self.add(
                    &path,
                    "There is no such item to practice on.",
                    "Correct the item's identifier or remove it.",
                ),
            }
        }
    }

    /// The minima that candidates are told of are of sections that there are, and of answers that people rate.
    fn pass_rule(&mut self, rule: &PassRule, assessment: &Assessment) {
        for (id, _) in &rule.minimum_percent {
            if assessment.section(id).is_none() {
                self.no_section("minimum_percent", id);
            }
        }
        for (id, _) in &rule.rated_minimum_percent {
            match assessment.section(id) {
                None => self.no_section("rated_minimum_percent", id),
                Some(section) if section.has_prose() => {}
                Some(_) => self.add(
                    &format!("$.pass_rule.rated_minimum_percent.{id}"),
                    "People rate nothing in this section.",
                    "Remove it, or correct the section's identifier.",
                ),
            }
        }
    }

    fn no_section(&mut self, name: &str, id: &str) {
        self.add(
            &format!("$.pass_rule.{name}.{id}"),
            "There is no such section.",
            "Correct the section's identifier or remove it.",
        );
    }

    fn rows(&mut self, path: &str, table: &Table) {
        for (position, row) in table.rows.iter().enumerate() {
            if row.len() != table.columns.len() {
                self.add(
                    &format!("{path}.rows[{position}]"),
                    "This row has not as many cells as the table has columns.",
                    "Add or remove cells.",
                );
            }
        }
    }

    fn interaction(&mut self, path: &str, kind: &InteractionKind) {
        match kind {
            InteractionKind::Choice {
                max_choices,
                options,
                ..
            } => {
                self.choices(&format!("{path}.options"), options, 2);
                self.most(path, *max_choices, options.len());
            }
            InteractionKind::BestWorst { options, .. } | InteractionKind::Order { options } => {
                self.choices(&format!("{path}.options"), options, 2);
            }
            InteractionKind::Match {
                levels, options, ..
            } => {
                self.choices(&format!("{path}.levels"), levels, 2);
                self.choices(&format!("{path}.options"), options, 1);
            }
            InteractionKind::Hottext {
                max_choices,
                document,
                ..
            } => {
                match &document.kind {
                    DocumentKind::Table(table) => self.rows(&format!("{path}.document"), table),
                    DocumentKind::Code { .. } if document.by_cell => self.add(
                        &format!("{path}.select"),
                        "Code has lines, no cells.",
                        "Write \"line\".",
                    ),
                    DocumentKind::Code { .. } => {}
                }
                self.most(path, *max_choices, document.places().len());
            }
            InteractionKind::TextEntry(_) | InteractionKind::ExtendedText { .. } => {}
        }
    }

    fn choices(&mut self, path: &str, choices: &[Choice], least: usize) {
        if choices.len() < least {
            self.add(
                path,
                "There are too few options here.",
                "Add at least one more.",
            );
        }
        self.distinct(path, choices.iter().map(|choice| &choice.id));
    }

    /// No more may be chosen than there is. One may always be.
    fn most(&mut self, path: &str, max_choices: usize, there: usize) {
        if max_choices > there.max(1) {
            self.add(
                &format!("{path}.max_choices"),
                "More may be chosen than there is to choose from.",
                &format!("Write a whole number from 1 to {}.", there.max(1)),
            );
        }
    }

    fn distinct<'s>(&mut self, path: &str, ids: impl Iterator<Item = &'s String>) {
        let mut seen: Vec<&String> = Vec::new();
        for id in ids {
            if seen.contains(&id) {
                let message = format!("The identifier \"{id}\" is used twice.");
                self.add(path, &message, "Give each its own.");
            }
            seen.push(id);
        }
    }
}
