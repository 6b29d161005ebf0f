//! Verifying a bundle: is it as it was sealed, does its record hold together and confirm its answers and times, were
//! these the items that were drawn, is its grade the one that its answers earn? Each finding names its place and says
//! what to do; nothing here judges a candidate.
//!
//! Whoever changes a file can seal it again and chain its record again. So every check here asks for something that
//! the program writes twice, or that follows from something else in the file, from the pack or from the key. What it
//! asks holds for every attempt, whatever became of clocks, pages and journal: an honest bundle is never accused.

mod answers;
mod describe;
mod form;
mod grade;
mod granted;
mod response;
mod sums;
mod times;
mod value;

use super::answer_bundle::{AnswerBundle, SCHEMA};
use super::answered::AnsweredItem;
use super::chain::{self, Broken};
use super::seal::sealed_digest;
use crate::assessment::{Assessment, Key};
use crate::attempt::clock_face;
use crate::document::{self, Problems, Value, to_value};
use crate::person_text;
use serde::Serialize;

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

/// Returns everything about a bundle that does not fit. `pack` and `key` are the ones that the test was taken with,
/// where they are at hand; whether they belong to the bundle is checked first. `file` is its name in messages.
///
/// What is not of the form of a bundle is found first, and nothing else is checked then but the seal.
///
/// ```
/// use assay_core::document;
/// use assay_core::record::{Findings, verify};
///
/// let text = include_str!("../../../../../tests/data/golden/bundles/end-handed-in/bundle.json");
/// let mut bundle = document::parse("bundle.json", text).unwrap();
/// assert_eq!(verify("bundle.json", &bundle, None, None), Findings::default());
///
/// bundle["campaign"] = "another".into();
/// let found = verify("bundle.json", &bundle, None, None);
/// assert_eq!(found.contradictions.0[0].path, "$.integrity.sha256");
/// ```
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
    if bundle.get("schema").and_then(Value::as_str) != Some(SCHEMA) {
        found.add(
            "$.schema",
            "This is no answer bundle that this version reads.",
            "Give a file that a finished attempt has sent.",
        );
        return found.findings;
    }
    seal(bundle, &mut found);
    match document::read::<AnswerBundle>(file, bundle) {
        Ok(read) => {
            events(bundle, &read, &mut found);
            content(&read, pack, key, &mut found);
        }
        Err(problems) => found.findings.contradictions.0.extend(problems.0),
    }
    found.finish()
}

/// Checks what a bundle says against itself, its pack and its key.
fn content(
    bundle: &AnswerBundle,
    pack: Option<&Assessment>,
    key: Option<&Key>,
    found: &mut Found<'_>,
) {
    let pack = pack.filter(|pack| form::is_of(bundle, pack, found));
    times::times(bundle, pack, found);
    if let Some(pack) = pack {
        form::form(bundle, pack, found);
    }
    answers::answers(bundle, pack, found);
    grade::grade(bundle, key, found);
}

/// So many contradictions are listed one by one: one is enough to ask for the file again.
const MOST_LISTED: usize = 30;

struct Found<'a> {
    file: &'a str,
    findings: Findings,
    left_out: usize,
}

impl Found<'_> {
    /// Something that no attempt leaves behind.
    fn add(&mut self, path: &str, message: &str, remedy: &str) {
        let listed = &mut self.findings.contradictions.0;
        if listed.len() < MOST_LISTED {
            listed.extend(Problems::one(self.file, path, message, remedy).0);
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

/// Every item with its path.
fn items(bundle: &AnswerBundle) -> impl Iterator<Item = (String, &AnsweredItem)> {
    let sections = bundle.sections.iter().enumerate();
    sections.flat_map(|(section, inner)| {
        let items = inner.items.iter().enumerate();
        items.map(move |(item, answered)| {
            let path = ["$.sections[", &section.to_string(), "].items["].concat();
            ([&path, &item.to_string(), "]"].concat(), answered)
        })
    })
}

/// The name of a member of a closed list, as documents write it.
fn name_of<T: Serialize>(member: &T) -> String {
    match to_value(member) {
        Value::String(name) => name,
        _ => String::new(),
    }
}

/// A name from the file between quotes: what can be seen of it, cut where it is long, with its direction to itself.
fn quoted(name: &str) -> String {
    let shown = person_text::isolated(&person_text::brief(name, LONGEST_QUOTED));
    ["“", &shown, "”"].concat()
}

/// Longer texts of the file are cut in messages, in characters.
const LONGEST_QUOTED: usize = 80;

/// Whether the host put the elapsed time right, so that the record's own clock went back.
fn is_corrected(bundle: &AnswerBundle) -> bool {
    bundle
        .events
        .iter()
        .any(|event| event.kind == "corrected-by-host")
}

/// Checks the digest over everything else.
fn seal(bundle: &Value, found: &mut Found<'_>) {
    let seal = bundle.pointer("/integrity/sha256").and_then(Value::as_str);
    if seal != Some(sealed_digest(bundle).as_str()) {
        found.add(
            "$.integrity.sha256",
            "The bundle is not as it was sealed: something in it was changed afterwards.",
            "Use the file as it arrived, or ask the candidate for theirs and compare both with the receipt.",
        );
    }
}

/// Follows the chain of events up to its first broken link. `raw` is the bundle as it is in the file: the digests are
/// made of that.
fn events(raw: &Value, bundle: &AnswerBundle, found: &mut Found<'_>) {
    let events = raw.get("events").and_then(Value::as_array);
    let events = events.map_or(&[][..], Vec::as_slice);
    match chain::follow(&bundle.attempt_id, events, &bundle.integrity.events_head) {
        Ok(()) => {}
        Err(Broken::Head) => found.add(
            "$.integrity.events_head",
            "The record ends before its head: events at its end are missing, or the head was changed.",
            "Compare the head with the candidate's receipt.",
        ),
        Err(Broken::Event(position)) => {
            let path = ["$.events[", &position.to_string(), "]"].concat();
            let (kind, at_ms) = bundle
                .events
                .get(position)
                .map_or(("", 0), |event| (&event.kind, event.at_ms));
            let message = [
                "The record breaks here: ",
                &quoted(kind),
                " at ",
                &clock_face(at_ms),
                " does not follow from the events before it.",
            ]
            .concat();
            let remedy = "What comes before this event is as it was recorded. Ask the candidate for their file.";
            found.add(&path, &message, remedy);
        }
    }
}
