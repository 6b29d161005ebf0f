//! The rules: from a key and a response to points, each with what was expected, what was given and
//! what it earned. Nothing that a response contains can make a rule panic.

mod arrange;
mod choose;
mod enter;

pub use arrange::{matching, order};
pub use choose::{best_worst, choice, choice_partial};
pub use enter::{hottext, text_entry};

use super::fraction::Fraction;
use crate::assessment::ItemKey;
use crate::attempt::Response;
use crate::digits::Digits;
use crate::json::Value;

/// What a rule makes of one response.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome<'a> {
    /// Name and version of the rule, such as "best-worst-table/1".
    pub rule: &'static str,
    /// The parts; their shares add up to one item.
    pub parts: Vec<Part<'a>>,
    /// The key's reason, for rules with one.
    pub reason: &'a str,
    /// The key's reasons for the options that play a part, by option.
    pub reasons: Vec<(&'a str, &'a str)>,
    /// The harmful option that was chosen as best.
    pub knock_out: Option<&'a str>,
    /// What is odd about the response, if anything; a person should look at it.
    pub finding: &'static str,
}

/// A part of an item that earns points of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<'a> {
    /// Its name: "best", "locate", or the option it is about.
    pub name: &'a str,
    /// What earns all of it.
    pub expected: Value,
    /// What the response says; null where it says nothing.
    pub given: Value,
    /// What it is worth, as a share of the item.
    pub of: Fraction,
    /// What it earns.
    pub points: Points,
    /// Why, where expected and given do not tell; may be empty.
    pub note: String,
}

/// Whether points are settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Points {
    /// Settled: earned, as a share of the item.
    Settled(Fraction),
    /// A person rates this answer; it may earn the whole share.
    Pending,
    /// A person has to say what was meant; it may earn the whole share.
    Review,
}

/// Applies the rule of a key. An absent response, or an empty one, earns nothing.
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

const NOT_ANSWERED: &str = "Not answered.";

const UNKNOWN_OPTION: &str = "The response names something that the item does not have.";

/// Longer lists name more than any item has; comparing them would only cost time.
const MOST_NAMED: usize = 200;

/// Longer texts are cut in the explanation, in characters; the response itself has them in full.
const LONGEST_GIVEN: usize = 80;

/// Hits less false alarms over targets, as a share of `of`; with a note that counts them and a
/// finding. What is named twice counts once.
fn hits_less_alarms(
    targets: &[String],
    neutral: &[String],
    given: &[String],
    of: Fraction,
) -> (Points, String, &'static str) {
    if given.is_empty() {
        return (Points::Settled(Fraction::ZERO), NOT_ANSWERED.into(), "");
    }
    if given.len() > MOST_NAMED {
        let finding = "The response names more than an item can have.";
        return (Points::Settled(Fraction::ZERO), String::new(), finding);
    }
    let hits = targets.iter().filter(|name| given.contains(name)).count();
    let alarms = given
        .iter()
        .enumerate()
        .filter(|(at, name)| {
            !targets.contains(name) && !neutral.contains(name) && !given[..*at].contains(name)
        })
        .count();
    let share = Fraction::share(hits.saturating_sub(alarms), targets.len());
    let mut note = of_note("Right: ", hits, targets.len());
    if alarms > 0 {
        note.push_str(" Wrong: ");
        note.push_str(&alarms.digits());
        note.push('.');
    }
    let points = share.times(of).unwrap_or(Fraction::ZERO);
    (Points::Settled(points), note, "")
}

/// "Right: 2 of 3."
fn of_note(start: &str, part: usize, of: usize) -> String {
    let mut note = String::from(start);
    note.push_str(&part.digits());
    note.push_str(" of ");
    note.push_str(&of.digits());
    note.push('.');
    note
}

fn all_or_nothing(right: bool, of: Fraction) -> Points {
    Points::Settled(if right { of } else { Fraction::ZERO })
}

fn note_if(is_unanswered: bool) -> String {
    String::from(if is_unanswered { NOT_ANSWERED } else { "" })
}

fn picked<'a>(
    reasons: &'a [(String, String)],
    plays_a_part: &dyn Fn(&String) -> bool,
) -> Vec<(&'a str, &'a str)> {
    reasons
        .iter()
        .filter(|(option, _)| plays_a_part(option))
        .map(|(option, reason)| (option.as_str(), reason.as_str()))
        .collect()
}

/// Names as a list; null where there are none. Long lists and texts are cut.
fn names(list: &[String]) -> Value {
    if list.is_empty() {
        return Value::Null;
    }
    list.iter().take(40).map(|name| clip(name)).collect()
}

/// A text that may come from outside, cut where it is long.
pub(super) fn clip(text: &str) -> Value {
    let mut short = String::new();
    for (count, character) in text.chars().enumerate() {
        if count == LONGEST_GIVEN {
            short.push('…');
            break;
        }
        short.push(character);
    }
    Value::String(short)
}
