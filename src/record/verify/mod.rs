//! Verifying a bundle: is it as it was sealed, does its record hold together, were these the items that were drawn,
//! is its grade the one that its answers earn? Each doubt is told in words with its place; nothing here judges a
//! candidate.

use super::chain::{self, Broken};
use super::{SCHEMA, answers};
use crate::assessment::{Assessment, Form, Key};
use crate::attempt::{self, clock_face};
use crate::digest::{canonical, sha256_hex};
use crate::digits::Digits;
use crate::json::{Problems, Value};
use crate::scoring;

/// Everything about a bundle that does not fit. `pack` and `key` are the ones that the test was taken with, where
/// they are at hand; whether they belong to the bundle is checked first.
pub fn verify(
    file: &str,
    bundle: &Value,
    pack: Option<&Assessment>,
    key: Option<&Key>,
) -> Problems {
    let mut found = Found {
        file,
        problems: Problems::default(),
    };
    if text(bundle, "/schema") != SCHEMA {
        found.add(
            "$.schema",
            "This is no answer bundle that this version reads.",
            "Give a file that a finished attempt has sent.",
        );
        return found.problems;
    }
    seal(bundle, &mut found);
    events(bundle, &mut found);
    times(bundle, &mut found);
    if let Some(pack) = pack {
        form(bundle, pack, &mut found);
    }
    if let Some(key) = key {
        grade(bundle, key, &mut found);
    }
    found.problems
}

struct Found<'a> {
    file: &'a str,
    problems: Problems,
}

impl Found<'_> {
    fn add(&mut self, path: &str, message: &str, remedy: &str) {
        let one = Problems::one(self.file, path, message, remedy);
        self.problems.0.extend(one.0);
    }
}

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
            let path = ["$.events[", &position.digits(), "]"].concat();
            let event = &events[position];
            let message = [
                "The record breaks here: \"",
                text(event, "/kind"),
                "\" at ",
                &clock_face(number(event, "/at_ms")),
                " does not follow from the events before it.",
            ]
            .concat();
            let remedy = "What comes before this event is as it was recorded. Ask the candidate for their file.";
            found.add(&path, &message, remedy);
        }
    }
}

/// Times that cannot be.
fn times(bundle: &Value, found: &mut Found<'_>) {
    let granted_ms = number(bundle, "/timing/granted_ms");
    if number(bundle, "/timing/elapsed_ms") > granted_ms {
        found.add(
            "$.timing.elapsed_ms",
            "More time was used than was granted.",
            "No attempt ends like this. Ask the candidate for their file.",
        );
    }
    // Where the host gave time back, the record's own clock went back too.
    let given_back = list(bundle, "/events")
        .iter()
        .any(|event| text(event, "/kind") == "corrected-by-host");
    let mut latest_ms = 0;
    for (position, event) in list(bundle, "/events").iter().enumerate() {
        let at_ms = number(event, "/at_ms");
        if at_ms < latest_ms && !given_back {
            let path = ["$.events[", &position.digits(), "].at_ms"].concat();
            let message = "This event is recorded as earlier than the one before it.";
            found.add(&path, message, "Ask the candidate for their file.");
            return;
        }
        latest_ms = latest_ms.max(at_ms);
    }
}

/// The items and the order of their options, drawn again from the seed.
fn form(bundle: &Value, pack: &Assessment, found: &mut Found<'_>) {
    if text(bundle, "/content/sha256") != pack.sha256 {
        found.add(
            "$.content.sha256",
            "The test was taken with another pack than this one.",
            "Give the pack that was deployed at the time.",
        );
        return;
    }
    let seed = text(bundle, "/form/seed");
    let sources = ["/campaign", "/invitation", "/attempt_id"];
    if !sources.iter().any(|source| text(bundle, source) == seed) {
        found.add(
            "$.form.seed",
            "The form was drawn from something that is neither the campaign nor the invitation nor the attempt.",
            "Check the configuration of the time. Ask the candidate for their file.",
        );
    }
    granted(bundle, pack, found);
    let drawn = Form::draw(pack, seed);
    let ids = drawn
        .sections
        .iter()
        .map(|part| pack.sections[part.section].id.as_str());
    let given_ids = list(bundle, "/sections")
        .iter()
        .map(|section| text(section, "/id"));
    if !ids.eq(given_ids) {
        found.add(
            "$.sections",
            "These are not the sections of the test, each once and in its order.",
            "No attempt ends like this. Ask the candidate for their file.",
        );
    }
    for (position, part) in drawn.sections.iter().enumerate() {
        let section = &pack.sections[part.section];
        let expected: Vec<String> = part
            .items
            .iter()
            .map(|drawn| presented(&section.items[drawn.item], &drawn.presented))
            .collect();
        let sections = list(bundle, "/sections");
        let items = sections
            .get(position)
            .map_or(&[][..], |given| list(given, "/items"));
        let given: Vec<String> = items.iter().map(given_item).collect();
        if expected != given {
            let path = ["$.sections[", &position.digits(), "].items"].concat();
            found.add(
                &path,
                "These are not the items, or not the order of their options, that the seed draws.",
                "Check campaign and invitation. Ask the candidate for their file.",
            );
        }
    }
}

/// Whether the time is what the test grants.
fn granted(bundle: &Value, pack: &Assessment, found: &mut Found<'_>) {
    let percent = u32::try_from(number(bundle, "/timing/time_percent")).unwrap_or(0);
    // A team grants as much as this at most, and never less than the test has.
    let is_granted = (100..=400).contains(&percent);
    if !is_granted
        || number(bundle, "/timing/granted_ms") != attempt::granted(pack.duration_seconds, percent)
    {
        found.add(
            "$.timing.granted_ms",
            "The time granted is not what the test grants.",
            "No attempt is given other time than this. Ask the candidate for their file.",
        );
    }
}

fn presented(item: &crate::assessment::Item, order: &[usize]) -> String {
    let options = item.interaction.kind.options();
    let mut line = item.id.clone();
    for option in order.iter().filter_map(|position| options.get(*position)) {
        line.push(' ');
        line.push_str(&option.id);
    }
    line
}

fn given_item(item: &Value) -> String {
    let mut line = String::from(text(item, "/id"));
    for option in list(item, "/presented") {
        line.push(' ');
        line.push_str(option.as_str().unwrap_or_default());
    }
    line
}

/// The grade, made again from the answers.
fn grade(bundle: &Value, key: &Key, found: &mut Found<'_>) {
    if text(bundle, "/content/sha256") != key.assessment_sha256 {
        found.add(
            "$.content.sha256",
            "These answers belong to other content than the key.",
            "Use the key of the pack that the test was taken with.",
        );
        return;
    }
    let given = bundle.get("grade").cloned().unwrap_or_default();
    if text(&given, "/status") == "not-graded" {
        return;
    }
    if text(&given, "/key_sha256") != key.sha256 {
        found.add(
            "$.grade.key_sha256",
            "The grade in the bundle was made with another key.",
            "Grade it again with `assay grade`, and go by that.",
        );
    } else if canonical(&given) != canonical(&scoring::grade(key, &answers(bundle))) {
        found.add(
            "$.grade",
            "The grade in the bundle is not the one that its answers earn.",
            "Grade it again with `assay grade`, and go by that.",
        );
    }
}
