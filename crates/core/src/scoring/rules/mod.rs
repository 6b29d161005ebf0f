//! The rules: from a key and a response to points, each with what was expected, what was given and
//! what it earned. Nothing that a response contains can make a rule panic.

use outcome::NOT_ANSWERED;
use outcome::Outcome;
use outcome::Part;
use outcome::Points;
mod arrange;
mod choose;
mod enter;
pub mod outcome;

pub use arrange::{matching, order};
pub use choose::{best_worst, choice, choice_partial};
pub use enter::{hottext, text_entry};

use crate::assessment::ItemKey;
use crate::attempt::Response;
use crate::document::Value;
use crate::exact::Fraction;

/// Applies the rule of a key. An absent response, or an empty one, earns nothing.
///
/// ```
/// use assay_core::assessment::ItemKey;
/// use assay_core::attempt::Response;
/// use assay_core::exact::Fraction;
/// use assay_core::scoring::rules::{judge, outcome::Points};
///
/// let key = ItemKey::Choice { correct: "b".into(), reason: String::new() };
/// let response = Response::Choices(vec!["b".into()]);
/// assert_eq!(judge(&key, Some(&response)).parts[0].points, Points::Settled(Fraction::ONE));
/// assert_eq!(judge(&key, None).parts[0].note, "Not answered.");
/// ```
pub fn judge<'a>(key: &'a ItemKey, response: Option<&Response>) -> Outcome<'a> {
    let response = response.filter(|response| !response.is_empty());
    let mut outcome = match (key, response) {
        (ItemKey::Choice { correct, reason }, Some(Response::Choices(given))) => {
            return choice(correct, reason, given);
        }
        (ItemKey::Choice { correct, reason }, _) => choice(correct, reason, &[]),
        (
            ItemKey::ChoicePartial {
                correct,
                neutral,
                reasons,
            },
            given,
        ) => match given {
            Some(Response::Choices(given)) => {
                return choice_partial(correct, neutral, reasons, given);
            }
            _ => choice_partial(correct, neutral, reasons, &[]),
        },
        (ItemKey::BestWorst(options), Some(Response::BestWorst { best, worst })) => {
            return best_worst(options, best.as_deref(), worst.as_deref());
        }
        (ItemKey::BestWorst(options), _) => best_worst(options, None, None),
        (ItemKey::Order { groups, reason }, Some(Response::Order(given))) => {
            return order(groups, reason, given);
        }
        (ItemKey::Order { groups, reason }, _) => order(groups, reason, &[]),
        (ItemKey::Match { levels, reasons }, Some(Response::Matches(given))) => {
            return matching(levels, reasons, given);
        }
        (ItemKey::Match { levels, reasons }, _) => matching(levels, reasons, &[]),
        (
            ItemKey::Hottext {
                targets,
                correction,
                reason,
            },
            given,
        ) => match given {
            Some(Response::Hottext {
                places,
                correction: typed,
            }) => return hottext(targets, correction.as_ref(), reason, places, typed),
            _ => hottext(targets, correction.as_ref(), reason, &[], ""),
        },
        (ItemKey::TextEntry { value, reason }, Some(Response::Text(typed))) => {
            return text_entry(value, reason, typed);
        }
        (ItemKey::TextEntry { value, reason }, _) => text_entry(value, reason, ""),
        (ItemKey::Rubric(_), Some(Response::Text(_))) => return rubric(true),
        (ItemKey::Rubric(_), _) => rubric(false),
    };
    // Whoever comes here has not answered in the way that the item asks for.
    if response.is_some() {
        outcome.finding = "The response is of another kind than the item.";
    }
    outcome
}

/// Prose: a person rates it. Where nothing was written there is nothing to rate.
///
/// It says nothing of the rubric: a site is deployed with an excerpt of the key that has none, and a grade says
/// the same whichever of the two made it.
///
/// ```
/// use assay_core::scoring::rules::{outcome::Points, rubric};
///
/// assert_eq!(rubric(true).parts[0].points, Points::Pending);
/// ```
pub fn rubric(is_answered: bool) -> Outcome<'static> {
    let (given, points, note) = if is_answered {
        let note = "A person rates this from 1 to 5 on each criterion.";
        (true.into(), Points::Pending, note)
    } else {
        (Value::Null, Points::Settled(Fraction::ZERO), NOT_ANSWERED)
    };
    Outcome {
        rule: "rubric/1",
        parts: vec![Part {
            name: "rating",
            expected: Value::Array(Vec::new()),
            given,
            of: Fraction::ONE,
            points,
            note: note.into(),
        }],
        ..Outcome::default()
    }
}
