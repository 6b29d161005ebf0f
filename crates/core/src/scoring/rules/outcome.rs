//! The outcome of a rule with its parts, and the words that rules share.

use crate::document::Value;
use crate::exact::Fraction;

/// The outcome of a rule for one response.
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
    /// An oddity of the response that a person should look at; empty where there is none.
    pub finding: &'static str,
}

/// A part of an item that earns points of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<'a> {
    /// Its name: "best", "locate", or the option it is about.
    pub name: &'a str,
    /// The response that earns all of it.
    pub expected: Value,
    /// The response; null where it says nothing.
    pub given: Value,
    /// Its weight, as a share of the item.
    pub of: Fraction,
    /// The points that it earns.
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

/// The note of a part without an answer.
pub const NOT_ANSWERED: &str = "Not answered.";

/// The finding about an option that the pack does not have.
pub const UNKNOWN_OPTION: &str = "The response names something that the item does not have.";

/// Longer lists name more than any item has; comparing them would only cost time.
pub const MOST_NAMED: usize = 200;

/// Longer texts are cut in the explanation, in characters; the response itself has them in full.
pub const LONGEST_GIVEN: usize = 80;

/// Hits less false alarms over targets, as a share of `of`; with a note that counts them and a
/// finding. What is named twice counts once.
///
/// ```
/// use assay_core::exact::Fraction;
/// use assay_core::scoring::rules::outcome::hits_less_alarms;
///
/// let targets = ["a".into(), "b".into()];
/// let given = ["a".into(), "b".into(), "z".into()];
/// let (_, note, _) = hits_less_alarms(&targets, &[], &given, Fraction::ONE);
/// assert_eq!(note, "Right: 2 of 2. Wrong: 1.");
/// ```
pub fn hits_less_alarms(
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
        note += &format!(" Wrong: {alarms}.");
    }
    let points = share.times(of).unwrap_or(Fraction::ZERO);
    (Points::Settled(points), note, "")
}

/// Returns a note such as "Right: 2 of 3."
pub fn of_note(start: &str, part: usize, of: usize) -> String {
    format!("{start}{part} of {of}.")
}

/// Returns all points where something holds, otherwise none.
pub fn all_or_nothing(right: bool, of: Fraction) -> Points {
    Points::Settled(if right { of } else { Fraction::ZERO })
}

/// Returns the note of a part that may be unanswered.
pub fn note_if(is_unanswered: bool) -> String {
    String::from(if is_unanswered { NOT_ANSWERED } else { "" })
}

/// Returns the options that play a part, each with the key's reason.
pub fn picked<'a>(
    reasons: &'a [(String, String)],
    plays_a_part: &dyn Fn(&String) -> bool,
) -> Vec<(&'a str, &'a str)> {
    reasons
        .iter()
        .filter(|(option, _)| plays_a_part(option))
        .map(|(option, reason)| (option.as_str(), reason.as_str()))
        .collect()
}

/// Returns names as a list; null where there are none. Long lists and texts are cut.
pub fn names(list: &[String]) -> Value {
    if list.is_empty() {
        return Value::Null;
    }
    list.iter().take(40).map(|name| clip(name)).collect()
}

/// Returns what is right: the text where it is one, otherwise the list.
pub fn one_or_names(list: &[String]) -> Value {
    match list {
        [only] => only.as_str().into(),
        several => names(several),
    }
}

/// Returns a text that may come from outside as a value, cut where it is long.
pub fn clip(text: &str) -> Value {
    shortened(text).into()
}

/// Returns a text that may come from outside, cut where it is long.
pub fn shortened(text: &str) -> String {
    let mut characters = text.chars();
    let mut short: String = characters.by_ref().take(LONGEST_GIVEN).collect();
    if characters.next().is_some() {
        short.push('…');
    }
    short
}
