//! Whether a key and a pack belong together, down to every option.

use super::key::ItemKey;
use super::key::Key;
use super::key::ValueKey;
use super::number_format::NumberFormat;
use super::structure::Assessment;
use super::structure::Choice;
use super::structure::Entry;
use super::structure::InteractionKind;
use super::structure::Item;
use crate::json::{Problem, Problems};

/// Problems found so far, and where the check is.
struct Check<'a> {
    file: &'a str,
    path: String,
    found: Vec<Problem>,
}

impl Key {
    /// Checks that the key was bound to this pack and fits it: weights, items, every identifier. `file` is
    /// the key's name in messages.
    pub fn check_pair(&self, file: &str, assessment: &Assessment) -> Result<(), Problems> {
        let mut check = Check::new(file);
        check.bound(self, assessment);
        check.weights(self, assessment);
        check.items(self, assessment);
        check.finish()
    }
}

impl<'a> Check<'a> {
    fn new(file: &'a str) -> Self {
        Self {
            file,
            path: String::new(),
            found: Vec::new(),
        }
    }

    fn finish(self) -> Result<(), Problems> {
        if self.found.is_empty() {
            Ok(())
        } else {
            Err(Problems(self.found))
        }
    }

    /// Notes a problem at a place below the present one.
    fn add(&mut self, place: &str, message: &str, remedy: &str) {
        let mut path = self.path.clone();
        path.push_str(place);
        self.found.push(Problem {
            file: self.file.into(),
            path,
            message: message.into(),
            remedy: remedy.into(),
        });
    }

    /// As `add`, for a message about a name.
    fn add_named(&mut self, place: &str, start: &str, name: &str, end: &str, remedy: &str) {
        let mut message = String::from(start);
        message.push('"');
        message.push_str(name);
        message.push('"');
        message.push_str(end);
        self.add(place, &message, remedy);
    }

    fn bound(&mut self, key: &Key, assessment: &Assessment) {
        self.path = "$.assessment".into();
        if key.assessment_id != assessment.id {
            self.add_named(
                ".id",
                "The key belongs to another assessment than the pack ",
                &assessment.id,
                ".",
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
            self.add_named(
                place,
                "The key belongs to another version of the pack than ",
                &assessment.version,
                " as it is now.",
                "Use the key made for it. If you changed the pack, run `assay bind PACK KEY`.",
            );
        }
    }

    fn weights(&mut self, key: &Key, assessment: &Assessment) {
        self.path = "$.policy.weights_percent".into();
        let weights = &key.policy.weights_percent;
        for section in &assessment.sections {
            if Key::beside(weights, &section.id) != Some(&section.weight_percent) {
                self.add_named(
                    "",
                    "The weight of section ",
                    &section.id,
                    " is not the pack's.",
                    "Write the weight that the pack shows to candidates.",
                );
            }
        }
        for (id, _) in weights {
            if assessment.section(id).is_none() {
                self.add_named("", "The pack has no section ", id, ".", REMOVE);
            }
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
                self.add_named("", "The pack has no item ", id, " to score.", REMOVE);
            }
        }
        for item in banks() {
            self.path = "$.items".into();
            match key.item(&item.id) {
                None => self.add_named(
                    "",
                    "The item ",
                    &item.id,
                    " of the pack has no key.",
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
                for (option, level) in levels {
                    self.known(".levels", option, options);
                    self.known(".levels", level, known);
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
                    document,
                    correction: entry,
                    ..
                },
            ) => {
                let places = document.places();
                for target in targets {
                    if !places.contains(target) {
                        self.unknown(".targets", target);
                    }
                }
                self.reachable(".targets", targets.len(), kind);
                match (correction, entry) {
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
            _ => self.add_named(
                ".rule",
                "The rule does not fit an interaction of kind ",
                kind.name(),
                " as the pack has it.",
                "Use the rule for that kind; several right options need max_choices above 1.",
            ),
        }
    }

    fn unknown(&mut self, place: &str, id: &str) {
        self.add_named(place, "The item in the pack has no ", id, ".", REMOVE);
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
                self.add_named(
                    place,
                    "The option ",
                    &option.id,
                    " of the pack is missing.",
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
