//! What is said of an answer to a practice item: what is right, what is not, and why.

use assay_core::assessment::{
    Choice, InteractionKind, Item, ItemKey, NO_ERROR, OptionKey, ValueKey,
};
use assay_core::attempt::Response;
use assay_core::exact::Fraction;
use assay_core::record::{AnswerLine, answer_lines};
use assay_core::scoring::rules::judge;
use assay_core::scoring::rules::outcome::{Part, Points};

/// What is said of an answer to a practice item.
#[derive(Debug, Clone, PartialEq)]
pub struct Feedback {
    /// The judgment of the whole answer.
    pub(super) verdict: Verdict,
    /// What the rule says of an answer that is partly right, where it has no parts; may be empty.
    pub(super) note: String,
    /// The judgments of its parts, where it has several.
    pub(super) parts: Vec<PartFeedback>,
    /// The places of the errors in a document, with what stands there; empty as `right` is.
    pub(super) places: Vec<AnswerLine>,
    /// A right answer, line by line; empty where the answer is right, and where people rate prose. Of a scenario that is
    /// answered in words, the best and the worst course of action.
    pub(super) right: Vec<AnswerLine>,
    /// Why, each with the option that it is about, which is empty where it is about the whole.
    pub(super) reasons: Vec<(String, String)>,
    /// What people who rate look for.
    pub(super) looked_for: Vec<String>,
}

/// What is said of a part of an answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PartFeedback {
    /// Its name.
    pub name: PartName,
    /// The judgment.
    pub verdict: Verdict,
    /// What the rule says of a part that is partly right; may be empty.
    pub note: String,
}

/// The judgment of an answer, or of a part of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Verdict {
    /// It earns everything.
    Right,
    /// It earns some.
    Partly,
    /// It earns nothing.
    Wrong,
    /// Nothing was answered.
    Missing,
    /// A person would say what is meant.
    Unclear,
    /// A person would rate it.
    Rated,
}

/// The name of a part of an answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum PartName {
    /// The best option.
    Best,
    /// The worst option.
    Worst,
    /// The place in a document.
    Place,
    /// A field or an option, by its own name.
    Own(String),
}

impl Feedback {
    /// Judges an answer by the rule and the key of its item, as the test would.
    pub fn of(item: &Item, key: &ItemKey, response: &Response) -> Self {
        let outcome = judge(key, Some(response));
        let verdicts: Vec<Verdict> = outcome.parts.iter().map(Verdict::of).collect();
        let verdict = Verdict::of_all(&verdicts);
        // Beside "No error" no value counts, so nothing is said of one.
        let is_told = |part: &Part| !(response.sees_no_error() && part.name == "correct");
        let mut parts: Vec<_> = outcome
            .parts
            .iter()
            .zip(verdicts)
            .filter(|(part, _)| is_told(part))
            .map(|(part, verdict)| PartFeedback {
                name: part_name(item, key, part.name),
                verdict,
                note: match verdict {
                    Verdict::Partly => part.note.clone(),
                    _ => String::new(),
                },
            })
            .collect();
        let mut note = String::new();
        if parts.len() == 1 {
            note = parts.drain(..).map(|part| part.note).collect();
        }
        let mut places = match verdict {
            Verdict::Right | Verdict::Rated => Vec::new(),
            _ => right_answer(item, key),
        };
        // What stands at the place of an error is wrong, so it is told apart from what is right.
        let mut right = places.split_off(errors(key).min(places.len()));
        right.extend(best_and_worst(item, key));
        Self {
            verdict,
            note,
            parts,
            places,
            right,
            reasons: reasons(item, key),
            looked_for: match key {
                ItemKey::Rubric(rubric) => rubric.expected_points.clone(),
                _ => Vec::new(),
            },
        }
    }
}

impl Verdict {
    fn of(part: &Part) -> Self {
        match part.points {
            Points::Pending => Self::Rated,
            Points::Review => Self::Unclear,
            Points::Settled(points) if points == part.of => Self::Right,
            Points::Settled(points) if points != Fraction::ZERO => Self::Partly,
            Points::Settled(_) if part.given.is_null() => Self::Missing,
            Points::Settled(_) => Self::Wrong,
        }
    }

    /// The judgment of an answer whose parts have these.
    fn of_all(parts: &[Self]) -> Self {
        let is_any = |verdict| parts.contains(&verdict);
        let is_each = |wanted: &[Self]| parts.iter().all(|verdict| wanted.contains(verdict));
        if is_any(Self::Rated) {
            Self::Rated
        } else if is_any(Self::Unclear) {
            Self::Unclear
        } else if is_each(&[Self::Right]) {
            Self::Right
        } else if is_each(&[Self::Wrong, Self::Missing]) {
            Self::Wrong
        } else {
            Self::Partly
        }
    }
}

fn part_name(item: &Item, key: &ItemKey, name: &str) -> PartName {
    match (key, name) {
        (ItemKey::BestWorst(_), "best") => PartName::Best,
        (ItemKey::BestWorst(_), _) => PartName::Worst,
        (ItemKey::Hottext { .. }, "locate") => PartName::Place,
        (ItemKey::Hottext { .. }, _) => {
            let entry = item.interaction.kind.entry();
            PartName::Own(entry.map(|entry| entry.label.clone()).unwrap_or_default())
        }
        _ => PartName::Own(text_in(item.interaction.kind.options(), name)),
    }
}

/// Returns the text of an option or a level, by its identifier.
fn text_in(options: &[Choice], id: &str) -> String {
    let option = options.iter().find(|option| option.id == id);
    option.map_or(id, |option| &option.text).into()
}

/// Returns an answer that earns everything, line by line; none where people rate.
fn right_answer(item: &Item, key: &ItemKey) -> Vec<AnswerLine> {
    let kind = &item.interaction.kind;
    let response = match key {
        ItemKey::Choice { correct, .. } => Response::Choices(vec![correct.clone()]),
        ItemKey::ChoicePartial { correct, .. } => Response::Choices(correct.clone()),
        ItemKey::BestWorst(options) => {
            let ranked = |rank: usize| {
                let option = options.iter().find(|option| option.rank as usize == rank);
                option.map(|option| option.id.clone())
            };
            Response::BestWorst {
                best: ranked(1),
                worst: ranked(options.len()),
            }
        }
        ItemKey::Order { groups, .. } => Response::Order(groups.concat()),
        ItemKey::Match { levels, .. } => {
            let level = |id: &String| match kind {
                InteractionKind::Match { levels, .. } => text_in(levels, id),
                _ => id.clone(),
            };
            let line = |(option, right): &(String, Vec<String>)| {
                let right: Vec<String> = right.iter().map(level).collect();
                AnswerLine::Named(text_in(kind.options(), option), right.join(" / "))
            };
            return levels.iter().map(line).collect();
        }
        ItemKey::Hottext {
            targets,
            correction,
            ..
        } => Response::Hottext {
            places: targets.clone(),
            correction: correction.as_ref().map(right_value).unwrap_or_default(),
        },
        ItemKey::TextEntry { value, .. } => Response::Text(right_value(value)),
        ItemKey::Rubric(_) => return Vec::new(),
    };
    answer_lines(item, response)
}

/// Returns options from the best to the worst.
fn ranked(options: &[OptionKey]) -> impl Iterator<Item = &OptionKey> {
    let mut ranked: Vec<_> = options.iter().collect();
    ranked.sort_by_key(|option| option.rank);
    ranked.into_iter()
}

/// Returns the best and the worst course of action in a scenario that is answered in words; nothing for other items.
fn best_and_worst(item: &Item, key: &ItemKey) -> Vec<AnswerLine> {
    let ItemKey::Rubric(rubric) = key else {
        return Vec::new();
    };
    let text = |option: &OptionKey| text_in(&item.acts, &option.id);
    let ranked: Vec<_> = ranked(&rubric.acts).collect();
    let best = ranked.first().map(|best| AnswerLine::Best(text(best)));
    let worst = ranked.last().map(|worst| AnswerLine::Worst(text(worst)));
    best.into_iter().chain(worst).collect()
}

/// Returns the number of errors in a document, whose places a right answer names first.
fn errors(key: &ItemKey) -> usize {
    match key {
        ItemKey::Hottext { targets, .. } if targets[..] != [NO_ERROR] => targets.len(),
        _ => 0,
    }
}

fn right_value(key: &ValueKey) -> String {
    match key {
        ValueKey::Number(number) => number.value.clone(),
        ValueKey::Text(text) => text.accepted.first().cloned().unwrap_or_default(),
    }
}

/// Returns the key's reasons, each with the option that it is about; of a ranking from the best to the worst.
fn reasons(item: &Item, key: &ItemKey) -> Vec<(String, String)> {
    let option = |id: &String| text_in(item.interaction.kind.options(), id);
    let mut reasons: Vec<(String, String)> = match key {
        ItemKey::Choice { reason, .. }
        | ItemKey::Order { reason, .. }
        | ItemKey::Hottext { reason, .. }
        | ItemKey::TextEntry { reason, .. } => vec![(String::new(), reason.clone())],
        ItemKey::ChoicePartial { reasons, .. } | ItemKey::Match { reasons, .. } => reasons
            .iter()
            .map(|(id, reason)| (option(id), reason.clone()))
            .collect(),
        ItemKey::BestWorst(options) => ranked(options)
            .map(|it| (option(&it.id), it.reason.clone()))
            .collect(),
        ItemKey::Rubric(rubric) => ranked(&rubric.acts)
            .map(|it| (text_in(&item.acts, &it.id), it.reason.clone()))
            .collect(),
    };
    reasons.retain(|(_, reason)| !reason.is_empty());
    reasons
}

#[cfg(test)]
mod tests;
