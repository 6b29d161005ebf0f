//! Whether the parts of a key fit together: what no type of a single field can say. Whether it fits its pack is said by
//! `key_pair`.

use super::core_area::CoreArea;
use super::interaction::NO_ERROR;
use super::key::{ItemKey, Key, NumberKey, OptionKey, Rubric, ValueKey};
use super::policy::Policy;
use crate::document::{Problem, Problems, Sha256};
use crate::exact::Decimal;

/// The fewest options that leave a place between best and worst without points.
const FEWEST_RANKED: usize = 4;

/// Collects what does not fit together in a key, each with its place.
pub(super) fn check(file: &str, key: &Key) -> Problems {
    let mut check = Check {
        file,
        needs_reasons: !key.is_excerpt(),
        needs_criteria: !key.is_excerpt(),
        problems: Problems::default(),
    };
    if Sha256::try_from(key.assessment_sha256.clone()).is_err() {
        check.add(
            "$.assessment.sha256",
            "The key is not bound to a pack.",
            "Run `assay bind PACK KEY`; it writes the pack's digest here.",
        );
    }
    check.policy(&key.policy);
    let weighted = key.policy.item_weights.iter().map(|pair| &pair.0);
    check.named("$.policy.item_weights", key, weighted);
    let graded = key.difficulty.iter().map(|pair| &pair.0);
    check.named("$.difficulty", key, graded);
    let measured = key.blueprint.iter().map(|pair| &pair.0);
    check.named("$.blueprint", key, measured);
    if let Some(rubric) = &key.narrative {
        check.rubric("$.narrative.criteria", rubric);
    }
    for (id, item) in &key.items {
        check.item(&format!("$.items.{id}"), item);
    }
    check.problems
}

/// Collects what does not fit together in the key of a practice item. It has reasons, and needs nothing to rate by.
pub(super) fn check_practice(file: &str, path: &str, key: &ItemKey) -> Problems {
    let mut check = Check {
        file,
        needs_reasons: true,
        needs_criteria: false,
        problems: Problems::default(),
    };
    check.item(path, key);
    check.problems
}

struct Check<'a> {
    file: &'a str,
    needs_reasons: bool,
    needs_criteria: bool,
    problems: Problems,
}

impl Check<'_> {
    fn add(&mut self, path: &str, message: &str, remedy: &str) {
        self.problems.add(self.file, path, message, remedy);
    }

    fn policy(&mut self, policy: &Policy) {
        for (name, minima) in [
            ("minimum_percent", &policy.minimum_percent),
            ("rated_minimum_percent", &policy.rated_minimum_percent),
        ] {
            for (section, _) in minima {
                if Key::beside(&policy.weights_percent, section).is_none() {
                    self.add(
                        &format!("$.policy.{name}.{section}"),
                        "This section has no weight.",
                        "Correct the section's identifier or remove it.",
                    );
                }
            }
        }
        for (area, _) in &policy.interview_minimum_percent {
            if CoreArea::named(area).is_none() {
                self.add(
                    &format!("$.policy.interview_minimum_percent.{area}"),
                    "The interview has no such area.",
                    "Write \"technical\" or \"leadership\", or remove it.",
                );
            }
        }
        let weights = policy.weights_percent.iter();
        if weights.map(|weight| u64::from(weight.1)).sum::<u64>() != 100 {
            self.add(
                "$.policy.weights_percent",
                "The sections' weights do not add up to 100.",
                "Write the weights that the pack has.",
            );
        }
    }

    /// What is said of items must be of items that have a key.
    fn named<'s>(&mut self, path: &str, key: &Key, ids: impl Iterator<Item = &'s String>) {
        for id in ids {
            if key.item(id).is_none() {
                self.add(
                    &format!("{path}.{id}"),
                    "The key has no such item.",
                    "Correct the item's identifier or remove it.",
                );
            }
        }
    }

    fn reason(&mut self, path: &str, reason: &str) {
        if self.needs_reasons && reason.is_empty() {
            let path = format!("{path}.reason");
            self.problems.0.push(Problem::missing(self.file, &path));
        }
    }

    fn item(&mut self, path: &str, key: &ItemKey) {
        match key {
            ItemKey::Choice { reason, .. } => self.reason(path, reason),
            ItemKey::ChoicePartial {
                correct, neutral, ..
            } => {
                self.distinct(&format!("{path}.correct"), correct.iter());
                self.distinct(&format!("{path}.neutral"), neutral.iter());
                if neutral.iter().any(|option| correct.contains(option)) {
                    self.add(
                        &format!("{path}.neutral"),
                        "An option is both right and neutral.",
                        "Remove it from one of the lists.",
                    );
                }
            }
            ItemKey::BestWorst(options) => self.ranks(&format!("{path}.options"), options),
            ItemKey::Order { groups, reason } => {
                self.reason(path, reason);
                let path = format!("{path}.order");
                self.distinct(&path, groups.iter().flatten());
                if groups.len() == 1 {
                    self.add(
                        &path,
                        "All options are in one group, so no order counts.",
                        "Write at least two groups.",
                    );
                }
            }
            ItemKey::Match { levels, .. } => {
                if levels.is_empty() {
                    self.add(
                        &format!("{path}.levels"),
                        "No option has a level.",
                        "Give each option one.",
                    );
                }
                for (option, right) in levels {
                    self.distinct(&format!("{path}.levels.{option}"), right.iter());
                }
            }
            ItemKey::Hottext {
                targets,
                correction,
                reason,
            } => {
                self.reason(path, reason);
                self.distinct(&format!("{path}.targets"), targets.iter());
                self.no_error(path, targets, correction.is_some());
                if let Some(value) = correction {
                    self.value(&format!("{path}.correction"), value);
                }
            }
            ItemKey::TextEntry { value, reason } => {
                self.reason(path, reason);
                self.value(path, value);
            }
            ItemKey::Rubric(rubric) => self.rubric(&format!("{path}.criteria"), rubric),
        }
    }

    /// A document without an error has no wrong place, and nothing to put right.
    fn no_error(&mut self, path: &str, targets: &[String], has_correction: bool) {
        if !targets.iter().any(|target| target == NO_ERROR) {
            return;
        }
        if targets.len() > 1 {
            self.add(
                &format!("{path}.targets"),
                "\"none\", for no error, stands beside wrong places.",
                "Keep the one or the others.",
            );
        }
        if has_correction {
            self.add(
                &format!("{path}.correction"),
                "Where there is no error, there is nothing to correct.",
                "Remove it.",
            );
        }
    }

    fn ranks(&mut self, path: &str, options: &[OptionKey]) {
        for option in options {
            self.reason(&format!("{path}.{}", option.id), &option.reason);
        }
        let mut ranks: Vec<u32> = options.iter().map(|option| option.rank).collect();
        ranks.sort_unstable();
        if !ranks.into_iter().eq((1..).take(options.len())) {
            self.add(
                path,
                "The ranks are not 1, 2, 3 and so on, each once.",
                "Give every option its own rank; 1 is the best.",
            );
        }
        if options.len() < FEWEST_RANKED {
            self.add(
                path,
                "There are too few options for best and worst.",
                "Write at least four.",
            );
        }
    }

    fn value(&mut self, path: &str, value: &ValueKey) {
        let ValueKey::Number(NumberKey {
            value,
            tolerance,
            format,
        }) = value
        else {
            return;
        };
        let number = self.decimal(&format!("{path}.number.value"), value);
        if format.integer && number.is_some_and(|number| !number.is_whole()) {
            self.add(
                &format!("{path}.number.value"),
                "The format is for whole numbers, but this has decimal places.",
                "Write \"integer\": false, in the pack too.",
            );
        }
        let path = format!("{path}.number.tolerance");
        if self
            .decimal(&path, tolerance)
            .is_some_and(Decimal::is_negative)
        {
            self.add(&path, "A tolerance cannot be negative.", "Remove the sign.");
        }
    }

    fn decimal(&mut self, path: &str, text: &str) -> Option<Decimal> {
        let number = Decimal::parse(text);
        if number.is_none() {
            self.add(
                path,
                "A decimal number in quotes is needed here.",
                "Write it like \"80000\" or \"2.5\", with at most 18 digits.",
            );
        }
        number
    }

    fn rubric(&mut self, path: &str, rubric: &Rubric) {
        if rubric.criteria.is_empty() && self.needs_criteria {
            self.add(
                path,
                "The rubric has nothing to rate by.",
                "Add criteria, each with an anchor for every rating from 1 to 5.",
            );
        }
        self.distinct(path, rubric.criteria.iter().map(|criterion| &criterion.id));
    }

    fn distinct<'s>(&mut self, path: &str, ids: impl Iterator<Item = &'s String>) {
        let mut seen: Vec<&String> = Vec::new();
        for id in ids {
            if seen.contains(&id) {
                let message = format!("\"{id}\" is named twice.");
                self.add(path, &message, "Remove one of them.");
            }
            seen.push(id);
        }
    }
}
