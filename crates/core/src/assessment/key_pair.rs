//! Whether a key and a pack belong together, down to every option.

use super::interaction::{Choice, Entry, InteractionKind, NO_ERROR};
use super::key::{ItemKey, Key, ValueKey};
use super::number_format::NumberFormat;
use super::pack::{Assessment, Item};
use crate::document::Problems;

/// The problems so far, and the place that is looked at.
struct Check<'a> {
    file: &'a str,
    path: String,
    problems: Problems,
}

impl Key {
    /// Checks that the key was bound to this pack and fits it: weights, items, every identifier. `file` is the key's name
    /// in messages.
    ///
    /// # Errors
    /// Returns everything that does not fit.
    ///
    /// ```
    /// use assay_core::assessment::{Assessment, Key};
    /// use assay_core::document;
    ///
    /// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/small.json"));
    /// let pack = Assessment::parse("small.json", &document::parse("small.json", text).unwrap()).unwrap();
    /// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/small.key.json"));
    /// let mut key = Key::parse("small.key.json", &document::parse("small.key.json", text).unwrap()).unwrap();
    /// assert!(key.check_pair("small.key.json", &pack).is_ok());
    ///
    /// key.items.pop();
    /// assert!(key.check_pair("small.key.json", &pack).is_err(), "an item has no key");
    /// ```
    pub fn check_pair(&self, file: &str, assessment: &Assessment) -> Result<(), Problems> {
        let mut check = Check {
            file,
            path: String::new(),
            problems: Problems::default(),
        };
        check.bound(self, assessment);
        check.weights(self, assessment);
        check.item_weights(self, assessment);
        check.pass_rule(self, assessment);
        check.narrative(self, assessment);
        check.items(self, assessment);
        check.problems.none_or(())
    }
}

/// Collects what does not fit between a practice item and its key, at a place in the pack.
pub(super) fn check_practice(file: &str, path: &str, item: &Item, key: &ItemKey) -> Problems {
    let mut check = Check {
        file,
        path: path.into(),
        problems: Problems::default(),
    };
    check.item(item, key);
    check.problems
}

impl Check<'_> {
    /// Notes a problem at a place below the present one.
    fn add(&mut self, place: &str, message: &str, remedy: &str) {
        let path = format!("{}{place}", self.path);
        self.problems.add(self.file, &path, message, remedy);
    }

    fn bound(&mut self, key: &Key, assessment: &Assessment) {
        self.path = "$.assessment".into();
        if key.assessment_id != assessment.id {
            self.add(
                ".id",
                &format!(
                    "The key belongs to another assessment than the pack \"{}\".",
                    assessment.id
                ),
                "Use the key of this assessment.",
            );
        } else if key.assessment_version != assessment.version
            || key.assessment_sha256 != assessment.sha256
        {
            let place = if key.assessment_version == assessment.version {
                ".sha256"
            } else {
                ".version"
            };
            self.add(
                place,
                &format!(
                    "The key belongs to another version of the pack than \"{}\" as it is now.",
                    assessment.version
                ),
                "Use the key made for it. If you changed the pack, run `assay bind PACK KEY`.",
            );
        }
    }

    fn weights(&mut self, key: &Key, assessment: &Assessment) {
        self.path = "$.policy.weights_percent".into();
        let weights = &key.policy.weights_percent;
        for section in &assessment.sections {
            if Key::beside(weights, &section.id) != Some(&section.weight_percent) {
                self.add(
                    "",
                    &format!(
                        "The weight of section \"{}\" is not the pack's.",
                        section.id
                    ),
                    "Write the weight that the pack shows to candidates.",
                );
            }
        }
        for (id, _) in weights {
            if assessment.section(id).is_none() {
                self.add("", &format!("The pack has no section \"{id}\"."), REMOVE);
            }
        }
    }

    fn item_weights(&mut self, key: &Key, assessment: &Assessment) {
        self.path = "$.policy.item_weights".into();
        let sections = assessment.sections.iter();
        for item in sections.flat_map(|section| &section.items) {
            if key.policy.item_weight(&item.id) != item.item_weight {
                self.add(
                    &format!(".{}", item.id),
                    &format!("The pack gives this item the weight {}.", item.item_weight),
                    "Write the item_weight that the pack has.",
                );
            }
        }
    }

    /// Candidates are told what decides, and where people rate, there is something to rate.
    fn pass_rule(&mut self, key: &Key, assessment: &Assessment) {
        self.path = "$.policy".into();
        let rule = key.policy.pass_rule();
        if let Some(told) = &assessment.pass_rule {
            for (place, is_told) in [
                (
                    ".threshold_percent",
                    told.threshold_percent == rule.threshold_percent,
                ),
                (
                    ".minimum_percent",
                    told.minimum_percent == rule.minimum_percent,
                ),
                (
                    ".rated_minimum_percent",
                    told.rated_minimum_percent == rule.rated_minimum_percent,
                ),
            ] {
                if !is_told {
                    self.add(
                        place,
                        "The pack's pass_rule tells candidates otherwise.",
                        "Write the same in both files.",
                    );
                }
            }
        }
        for (id, _) in &rule.rated_minimum_percent {
            let section = assessment.section(id);
            if section.is_some_and(|section| !section.has_prose()) {
                self.add(
                    &format!(".rated_minimum_percent.{id}"),
                    "People rate nothing in this section.",
                    "Remove it, or correct the section's identifier.",
                );
            }
        }
    }

    /// Where candidates may answer scenarios in words, there is something to rate them by.
    fn narrative(&mut self, key: &Key, assessment: &Assessment) {
        self.path = "$.narrative".into();
        match (assessment.offers_narrative(), &key.narrative) {
            (true, None) => self.add(
                "",
                "The pack offers its scenarios in words, and nothing says how such answers are rated.",
                "Add criteria with an anchor for every rating from 1 to 5, or remove \"narrative\" from the pack.",
            ),
            (false, Some(_)) => self.add(
                "",
                "The pack does not offer its scenarios in words.",
                "Remove it, or add \"narrative\" to the sections of the pack that have scenarios.",
            ),
            _ => {}
        }
    }

    fn items(&mut self, key: &Key, assessment: &Assessment) {
        self.path = "$.items".into();
        let banks = || {
            assessment
                .sections
                .iter()
                .flat_map(|section| &section.items)
        };
        for (id, _) in &key.items {
            if !banks().any(|item| item.id == *id) {
                self.add(
                    "",
                    &format!("The pack has no item \"{id}\" to score."),
                    REMOVE,
                );
            }
        }
        for item in banks() {
            self.path = "$.items".into();
            match key.item(&item.id) {
                None => self.add(
                    "",
                    &format!("The item \"{}\" of the pack has no key.", item.id),
                    "Add it.",
                ),
                Some(item_key) => {
                    self.path.push('.');
                    self.path.push_str(&item.id);
                    self.item(item, item_key);
                }
            }
        }
    }

    fn item(&mut self, item: &Item, key: &ItemKey) {
        let kind = &item.interaction.kind;
        let options = kind.options();
        match (key, kind) {
            (ItemKey::Choice { correct, .. }, InteractionKind::Choice { max_choices: 1, .. }) => {
                self.known(".correct", correct, options);
            }
            (
                ItemKey::ChoicePartial {
                    correct,
                    neutral,
                    reasons,
                },
                InteractionKind::Choice {
                    max_choices: 2.., ..
                },
            ) => {
                self.all_known(".correct", correct, options);
                self.all_known(".neutral", neutral, options);
                for (option, _) in reasons {
                    self.known(".reasons", option, options);
                }
                self.reachable(".correct", correct.len(), kind);
            }
            (ItemKey::BestWorst(keys), InteractionKind::BestWorst { .. }) => {
                for option in keys {
                    self.known(".options", &option.id, options);
                }
                self.covers(".options", options, &|id| {
                    keys.iter().any(|option| option.id == id)
                });
            }
            (ItemKey::Order { groups, .. }, InteractionKind::Order { .. }) => {
                for group in groups {
                    self.all_known(".order", group, options);
                }
                self.covers(".order", options, &|id| {
                    groups.iter().flatten().any(|option| option == id)
                });
            }
            (ItemKey::Match { levels, reasons }, InteractionKind::Match { levels: known, .. }) => {
                for (option, right) in levels {
                    self.known(".levels", option, options);
                    self.all_known(".levels", right, known);
                }
                for (option, _) in reasons {
                    self.known(".reasons", option, options);
                }
                self.covers(".levels", options, &|id| Key::beside(levels, id).is_some());
            }
            (
                ItemKey::Hottext {
                    targets,
                    correction,
                    ..
                },
                InteractionKind::Hottext {
                    correction: entry, ..
                },
            ) => {
                let places = kind.places();
                for target in targets.iter().filter(|target| !places.contains(target)) {
                    if target == NO_ERROR {
                        self.add(
                            ".targets",
                            "The item in the pack does not offer \"No error\" as an answer.",
                            "Write \"no_error\": true in the pack, or name the wrong places.",
                        );
                    } else {
                        self.unknown(".targets", target);
                    }
                }
                self.reachable(".targets", targets.len(), kind);
                match (correction, entry) {
                    // Nothing is to be corrected, whatever the pack asks for.
                    _ if targets.iter().any(|target| target == NO_ERROR) => {}
                    (None, None) => {}
                    (Some(value), Some(entry)) => self.value(".correction", value, entry),
                    _ => self.add(
                        "",
                        "Either the pack or the key has a correction, the other has none.",
                        "Add it to the one or remove it from the other.",
                    ),
                }
            }
            (ItemKey::TextEntry { value, .. }, InteractionKind::TextEntry(entry)) => {
                self.value("", value, entry);
            }
            (ItemKey::Rubric(_), InteractionKind::ExtendedText { .. }) => {}
            _ => self.add(
                ".rule",
                &format!(
                    "The rule does not fit an interaction of kind \"{}\" as the pack has it.",
                    kind.name()
                ),
                "Use the rule for that kind; several right options need max_choices above 1.",
            ),
        }
    }

    fn unknown(&mut self, place: &str, id: &str) {
        self.add(
            place,
            &format!("The item in the pack has no \"{id}\"."),
            REMOVE,
        );
    }

    fn known(&mut self, place: &str, id: &str, options: &[Choice]) {
        if !options.iter().any(|option| option.id == id) {
            self.unknown(place, id);
        }
    }

    fn all_known(&mut self, place: &str, ids: &[String], options: &[Choice]) {
        for id in ids {
            self.known(place, id, options);
        }
    }

    fn covers(&mut self, place: &str, options: &[Choice], has: &dyn Fn(&str) -> bool) {
        for option in options {
            if !has(&option.id) {
                self.add(
                    place,
                    &format!("The option \"{}\" of the pack is missing.", option.id),
                    "Add it.",
                );
            }
        }
    }

    /// Whether a candidate may choose as many as are right.
    fn reachable(&mut self, place: &str, targets: usize, kind: &InteractionKind) {
        if let InteractionKind::Choice { max_choices, .. }
        | InteractionKind::Hottext { max_choices, .. } = kind
            && targets > *max_choices
        {
            self.add(
                place,
                "More is right than a candidate may choose.",
                "Raise max_choices in the pack or remove some.",
            );
        }
    }

    fn value(&mut self, place: &str, value: &ValueKey, entry: &Entry) {
        let format: Option<&NumberFormat> = match value {
            ValueKey::Number(number) => Some(&number.format),
            ValueKey::Text(_) => None,
        };
        if format != entry.number.as_ref() {
            self.add(
                place,
                "The value is read otherwise than the pack says.",
                "Write the same base_type and number format in both files.",
            );
        }
    }
}

const REMOVE: &str = "Correct the identifier or remove it.";
