//! Verifying a bundle: is it as it was sealed, does its record hold together and bear its answers and times out,
//! were these the items that were drawn, is its grade the one that its answers earn? Each doubt is told in words
//! with its place; nothing here judges a candidate.
//!
//! Whoever changes a file can seal it again and chain its record again. So every check here asks for something that
//! the program writes twice, or that follows from something else in the file, from the pack or from the key. What it
//! asks holds for every attempt, whatever became of clocks, pages and journal: an honest bundle is never accused.

mod form;
mod grade;
mod granted;
mod response;
mod sitting;
mod sums;
mod times;
mod told;

use super::bundle::SCHEMA;
use super::chain::{self, Broken};
use crate::assessment::{Assessment, Key};
use crate::attempt::clock_face;
use crate::digest::{canonical, sha256_hex};
use crate::json::{Problems, Value};
use crate::person_text;

/// What was found about a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    /// What no attempt leaves behind: something was changed after the end, or is missing.
    pub contradictions: Problems,
    /// What could not be checked, because pack or key are not those of the attempt. It says nothing against the file.
    pub unchecked: Problems,
}

impl Findings {
    /// Everything that was found; contradictions first.
    pub fn all(self) -> Problems {
        let mut all = self.contradictions;
        all.0.extend(self.unchecked.0);
        all
    }
}

/// Everything about a bundle that does not fit. `pack` and `key` are the ones that the test was taken with, where
/// they are at hand; whether they belong to the bundle is checked first.
pub fn verify(
    file: &str,
    bundle: &Value,
    pack: Option<&Assessment>,
    key: Option<&Key>,
) -> Findings {
    let mut found = Found {
        file,
        findings: Findings::default(),
        left_out: 0,
    };
    if text(bundle, "/schema") != SCHEMA {
        found.add(
            "$.schema",
            "This is no answer bundle that this version reads.",
            "Give a file that a finished attempt has sent.",
        );
        return found.findings;
    }
    seal(bundle, &mut found);
    events(bundle, &mut found);
    let pack = pack.filter(|pack| form::is_of(bundle, pack, &mut found));
    times::times(bundle, pack, &mut found);
    if let Some(pack) = pack {
        form::form(bundle, pack, &mut found);
    }
    sitting::answers(bundle, pack, &mut found);
    grade::grade(bundle, key, &mut found);
    found.finish()
}

/// So many contradictions are told one by one: one is enough to ask for the file again.
const MOST_TOLD: usize = 30;

struct Found<'a> {
    file: &'a str,
    findings: Findings,
    left_out: usize,
}

impl Found<'_> {
    /// Something that no attempt leaves behind.
    fn add(&mut self, path: &str, message: &str, remedy: &str) {
        let told = &mut self.findings.contradictions.0;
        if told.len() < MOST_TOLD {
            told.extend(Problems::one(self.file, path, message, remedy).0);
        } else {
            self.left_out += 1;
        }
    }

    /// The same, with the remedy for what was changed after the end.
    fn changed(&mut self, path: &str, message: &str) {
        self.add(path, message, ASK);
    }

    /// Something that could not be checked.
    fn unchecked(&mut self, path: &str, message: &str, remedy: &str) {
        let one = Problems::one(self.file, path, message, remedy);
        self.findings.unchecked.0.extend(one.0);
    }

    fn finish(mut self) -> Findings {
        if self.left_out > 0 {
            let message = [
                "There are ",
                &self.left_out.to_string(),
                " contradictions more.",
            ]
            .concat();
            let more = Problems::one(self.file, "$", &message, ASK);
            self.findings.contradictions.0.extend(more.0);
        }
        self.findings
    }
}

const ASK: &str = "No attempt ends like this. Compare the digests with the candidate’s receipt, and ask for their file.";

fn text<'a>(value: &'a Value, path: &str) -> &'a str {
    at(value, path).and_then(Value::as_str).unwrap_or_default()
}

fn number(value: &Value, path: &str) -> i64 {
    at(value, path).and_then(Value::as_i64).unwrap_or_default()
}

fn list<'a>(value: &'a Value, path: &str) -> &'a [Value] {
    at(value, path)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    let mut names = path.split('/').skip(1);
    names.try_fold(value, |inner, name| inner.get(name))
}

/// The same, null where there is nothing.
fn field<'a>(value: &'a Value, name: &str) -> &'a Value {
    value.get(name).unwrap_or(&Value::Null)
}

/// Every item: where it is, and the item.
fn items(bundle: &Value) -> impl Iterator<Item = (String, &Value)> {
    let sections = list(bundle, "/sections").iter().enumerate();
    sections.flat_map(|(section, inner)| {
        let items = list(inner, "/items").iter().enumerate();
        items.map(move |(item, value)| {
            let path = ["$.sections[", &section.to_string(), "].items["].concat();
            ([&path, &item.to_string(), "]"].concat(), value)
        })
    })
}

/// A name from the file between quotes: what can be seen of it, cut where it is long, with its direction to itself.
fn quoted(name: &str) -> String {
    let shown = person_text::isolated(&person_text::brief(name, LONGEST_TOLD));
    ["“", &shown, "”"].concat()
}

/// Longer texts of the file are cut in messages, in characters.
const LONGEST_TOLD: usize = 80;

/// Whether the host put the elapsed time right, so that the record's own clock went back.
fn is_corrected(bundle: &Value) -> bool {
    list(bundle, "/events")
        .iter()
        .any(|event| text(event, "/kind") == "corrected-by-host")
}

/// The digest over everything else.
fn seal(bundle: &Value, found: &mut Found<'_>) {
    if text(bundle, "/integrity/sha256") != sealed_digest(bundle) {
        found.add(
            "$.integrity.sha256",
            "The bundle is not as it was sealed: something in it was changed afterwards.",
            "Use the file as it arrived, or ask the candidate for theirs and compare both with the receipt.",
        );
    }
}

/// SHA-256 over all of a document but its field `integrity`, in canonical form: what its seal says, if it holds.
pub fn sealed_digest(document: &Value) -> String {
    let mut fields: Vec<(&String, &Value)> = document
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(name, _)| *name != "integrity")
        .collect();
    fields.sort_by_key(|field| field.0);
    let texts: Vec<String> = fields
        .into_iter()
        .map(|(name, value)| [&canonical(&name.as_str().into()), ":", &canonical(value)].concat())
        .collect();
    sha256_hex(["{", &texts.join(","), "}"].concat().as_bytes())
}

/// The chain of events, up to its first broken link.
fn events(bundle: &Value, found: &mut Found<'_>) {
    let events = list(bundle, "/events");
    let head = text(bundle, "/integrity/events_head");
    match chain::follow(text(bundle, "/attempt_id"), events, head) {
        Ok(()) => {}
        Err(Broken::Head) => found.add(
            "$.integrity.events_head",
            "The record ends before its head: events at its end are missing, or the head was changed.",
            "Compare the head with the candidate's receipt.",
        ),
        Err(Broken::Event(position)) => {
            let path = ["$.events[", &position.to_string(), "]"].concat();
            let event = &events[position];
            let message = [
                "The record breaks here: ",
                &quoted(text(event, "/kind")),
                " at ",
                &clock_face(number(event, "/at_ms")),
                " does not follow from the events before it.",
            ]
            .concat();
            let remedy = "What comes before this event is as it was recorded. Ask the candidate for their file.";
            found.add(&path, &message, remedy);
        }
    }
}
