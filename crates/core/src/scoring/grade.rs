//! The grade: what every answer earned and why, and what that makes of sections and total.
//!
//! The document is the same, byte for byte, wherever it is made. It holds what is decided and the
//! bounds of what is not; it never guesses what a person will decide.

use super::fraction::Fraction;
use super::rules::judge;
use super::rules::outcome::{Outcome, Part, Points, clip};
use super::total::{Tally, exact_and, put, put_exact, put_text};
use crate::assessment::Key;
use crate::attempt::Response;
use crate::json::{Map, Value};

/// The schema name of grades.
pub const SCHEMA: &str = "assay/grade/1";

/// What was answered in one section: every item that was drawn, answered or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionAnswers {
    /// Identifier of the section.
    pub id: String,
    /// Identifiers of the drawn items, each with its response if there is one.
    pub items: Vec<(String, Option<Response>)>,
}

/// Grades answers. Items within a section weigh equally; what is unanswered earns nothing.
///
/// Which items and sections there are is taken from `sections`; whoever receives answers from
/// elsewhere must first make sure that they are those of the form that was drawn.
pub fn grade(key: &Key, sections: &[SectionAnswers]) -> Value {
    let mut grader = Grader {
        key,
        sections_seen: Vec::new(),
        items_seen: Vec::new(),
        findings: Vec::new(),
        knock_outs: Vec::new(),
        minima: Vec::new(),
        total: Tally::NOTHING,
    };
    let document = grader.document(sections);
    Value::Object(document.unwrap_or_else(|| {
        let mut refused = Map::new();
        put_text(&mut refused, "status", "not-graded");
        let reason = "The points are too fine to be added up exactly.";
        put_text(&mut refused, "reason", reason);
        refused
    }))
}

/// The most findings that are written down; one is enough to look at the answers.
const MOST_FINDINGS: usize = 20;

struct Grader<'a> {
    key: &'a Key,
    /// Sections met so far, to notice what comes twice.
    sections_seen: Vec<&'a str>,
    /// Items met so far.
    items_seen: Vec<&'a str>,
    findings: Vec<Value>,
    knock_outs: Vec<Value>,
    minima: Vec<Value>,
    /// The whole, in percent.
    total: Tally,
}

/// `None` anywhere below means that an exact number became too large to write down.
impl<'a> Grader<'a> {
    fn document(&mut self, answers: &'a [SectionAnswers]) -> Option<Map<String, Value>> {
        let key = self.key;
        let mut sections = Vec::new();
        for section in answers {
            let is_known = Key::beside(&key.policy.weights_percent, &section.id).is_some();
            if !is_known {
                self.find("section", &section.id, "The key has no such section.");
            } else if is_new(&mut self.sections_seen, &section.id) {
                sections.push(self.section(&section.id, &section.items)?);
            } else {
                self.find("section", &section.id, "This section is there twice.");
            }
        }
        for (id, _) in &key.policy.weights_percent {
            if is_new(&mut self.sections_seen, id) {
                self.find("section", id, "This section is missing.");
                sections.push(self.section(id, &[])?);
            }
        }
        let take = |list: &mut Vec<Value>| Value::Array(std::mem::take(list));

        let mut map = Map::new();
        put_text(&mut map, "schema", SCHEMA);
        // People rate, confirm and decide; no grade that rules make is the last word.
        put_text(&mut map, "status", "provisional");
        put_text(&mut map, "key_sha256", &key.sha256);
        put(&mut map, "assessment", assessment(key));
        put(&mut map, "sections", Value::Array(sections));
        put(&mut map, "total", self.total()?);
        put(&mut map, "minima", take(&mut self.minima));
        put(&mut map, "knock_outs", take(&mut self.knock_outs));
        put(&mut map, "findings", take(&mut self.findings));
        Some(map)
    }

    fn find(&mut self, what: &str, id: &str, finding: &str) {
        if self.findings.len() < MOST_FINDINGS {
            let mut map = Map::new();
            put(&mut map, what, clip(id));
            put_text(&mut map, "finding", finding);
            self.findings.push(Value::Object(map));
        }
    }

    fn total(&self) -> Option<Value> {
        let mut map = Map::new();
        self.total.put_bounds(&mut map)?;
        let threshold = self.key.policy.threshold_percent;
        put(&mut map, "threshold_percent", threshold.into());
        let words = ["reached", "not-reached", "pending"];
        let result = self.total.against(Fraction::whole(threshold), words)?;
        put_text(&mut map, "threshold", result);
        Some(Value::Object(map))
    }

    fn section(&mut self, id: &str, answers: &'a [(String, Option<Response>)]) -> Option<Value> {
        let policy = &self.key.policy;
        let mut items = Vec::new();
        let mut points = Tally::NOTHING;
        let mut undecided = 0_u32;
        for (item, response) in answers {
            if !is_new(&mut self.items_seen, item) {
                self.find("item", item, "This item is there twice.");
                continue;
            }
            let outcome = match self.key.item(item) {
                Some(key) => judge(key, response.as_ref()),
                None => Outcome {
                    rule: "none",
                    finding: "The key has no such item.",
                    ..Outcome::default()
                },
            };
            if !outcome.finding.is_empty() {
                self.find("item", item, outcome.finding);
            }
            if let Some(option) = outcome.knock_out {
                self.knock_outs.push(knock_out(item, option, &outcome));
            }
            let tally = Tally::of(&outcome)?;
            undecided += u32::from(!tally.open.is_zero());
            points = points.plus(tally)?;
            items.push(item_json(item, outcome, tally));
        }
        let count = items.len();
        let mean = points.times(Fraction::share(1, count))?;
        let percent = mean.times(Fraction::whole(100))?;
        let weight = Key::beside(&policy.weights_percent, id)
            .copied()
            .unwrap_or(0);
        let weighted = mean.times(Fraction::whole(weight))?;
        self.total = self.total.plus(weighted)?;
        if let Some(&minimum) = Key::beside(&policy.minimum_percent, id) {
            let words = ["met", "not-met", "pending"];
            let result = percent.against(Fraction::whole(minimum), words)?;
            self.minima.push(minimum_json(id, minimum, result));
        }

        let mut map = Map::new();
        put_text(&mut map, "id", id);
        put(&mut map, "weight_percent", weight.into());
        put(&mut map, "items_count", count.into());
        put(&mut map, "pending_count", undecided.into());
        // What was earned, of what is settled, in items.
        let settled = Fraction::share(count, 1).plus(points.open.negated())?;
        put_exact(&mut map, "earned", points.earned);
        put_exact(&mut map, "settled", settled);
        put_exact(&mut map, "open", points.open);
        percent.put_bounds(&mut map)?;
        put(&mut map, "items", Value::Array(items));
        Some(Value::Object(map))
    }
}

fn is_new<'a>(seen: &mut Vec<&'a str>, id: &'a str) -> bool {
    let is_new = !seen.contains(&id);
    if is_new {
        seen.push(id);
    }
    is_new
}

fn assessment(key: &Key) -> Value {
    let mut map = Map::new();
    put_text(&mut map, "id", &key.assessment_id);
    put_text(&mut map, "version", &key.assessment_version);
    put_text(&mut map, "sha256", &key.assessment_sha256);
    Value::Object(map)
}

fn minimum_json(section: &str, minimum: u32, result: &str) -> Value {
    let mut map = Map::new();
    put_text(&mut map, "section", section);
    put(&mut map, "minimum_percent", minimum.into());
    put_text(&mut map, "result", result);
    Value::Object(map)
}

/// A person confirms or dismisses it; on its own it decides nothing.
fn knock_out(item: &str, option: &str, outcome: &Outcome) -> Value {
    let mut reasons = outcome.reasons.iter();
    let reason = reasons.find(|reason| reason.0 == option);
    let mut map = Map::new();
    put_text(&mut map, "item", item);
    put_text(&mut map, "option", option);
    put_text(&mut map, "reason", reason.map_or("", |reason| reason.1));
    put_text(&mut map, "status", "unconfirmed");
    Value::Object(map)
}

fn item_json(id: &str, outcome: Outcome, tally: Tally) -> Value {
    let mut map = Map::new();
    put(&mut map, "id", clip(id));
    put_text(&mut map, "rule", outcome.rule);
    put_text(&mut map, "state", state(&outcome));
    let decimal = tally.earned.decimal_text(4);
    put(
        &mut map,
        "score",
        exact_and("decimal", tally.earned, decimal),
    );
    if !tally.open.is_zero() {
        put_exact(&mut map, "open", tally.open);
    }
    let parts = outcome.parts.into_iter().map(part_json).collect();
    put(&mut map, "parts", parts);
    if !outcome.reason.is_empty() {
        put_text(&mut map, "reason", outcome.reason);
    }
    if !outcome.reasons.is_empty() {
        let mut reasons = Map::new();
        for (option, reason) in outcome.reasons {
            put_text(&mut reasons, option, reason);
        }
        put(&mut map, "reasons", Value::Object(reasons));
    }
    Value::Object(map)
}

/// "pending" where a person rates, "review" where a person must say what was meant.
fn state(outcome: &Outcome) -> &'static str {
    let has = |points: Points| outcome.parts.iter().any(|part| part.points == points);
    if has(Points::Pending) {
        "pending"
    } else if has(Points::Review) {
        "review"
    } else {
        "graded"
    }
}

fn part_json(part: Part) -> Value {
    let mut map = Map::new();
    put_text(&mut map, "part", part.name);
    put(&mut map, "expected", part.expected);
    put(&mut map, "given", part.given);
    put_exact(&mut map, "of", part.of);
    let points = match part.points {
        Points::Settled(points) => points.text().into(),
        Points::Pending | Points::Review => Value::Null,
    };
    put(&mut map, "points", points);
    if !part.note.is_empty() {
        put_text(&mut map, "note", &part.note);
    }
    Value::Object(map)
}
