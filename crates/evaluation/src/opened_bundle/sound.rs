//! Whether a document is a bundle at all, and whether its numbers can be those of an attempt.

use assay_core::document::{Problems, Value};
use assay_core::record::AnswerBundle;

pub(super) fn refusal(file: &str, schema: &str) -> Problems {
    let (message, remedy) = match schema.rsplit_once('/') {
        Some(("assay/answer-bundle", version)) => (
            [
                "This bundle has version ",
                version,
                " of its form, which this page cannot read.",
            ]
            .concat(),
            "Open it with the release of Assay that the test was deployed with, or a later one.",
        ),
        Some(("assay/receipt", _)) => (
            "This is a receipt, not the answers.".into(),
            "Give the file that arrived at your endpoint, or that the candidate downloaded as answers.",
        ),
        Some(("assay/probe", _)) => (
            "This is a trial of the endpoint; it holds nobody's answers.".into(),
            "It shows that answers would arrive. There is nothing to open.",
        ),
        _ => (
            "This is no answer bundle.".into(),
            "Give a file that a finished attempt has sent.",
        ),
    };
    Problems::one(file, "$.schema", &message, remedy)
}

/// Checks that what is read below is not blank, empty or out of all bounds.
///
/// # Errors
/// Returns each place where it is.
pub(super) fn check_filled(file: &str, bundle: &AnswerBundle) -> Result<(), Problems> {
    let mut problems = Problems::default();
    let mut refuse = |path: &str, message: &str| {
        problems.add(file, path, message, "Use the file as it arrived.");
    };
    for (path, text) in [
        ("$.attempt_id", &bundle.attempt_id),
        ("$.campaign", &bundle.campaign),
        ("$.content.assessment_id", &bundle.content.assessment_id),
        ("$.content.version", &bundle.content.version),
        ("$.content.sha256", &bundle.content.sha256),
        ("$.form.seed", &bundle.form.seed),
        ("$.timing.started_at", &bundle.timing.started_at),
        ("$.timing.ended_at", &bundle.timing.ended_at),
    ] {
        if text.trim().is_empty() {
            refuse(path, "Text is needed here.");
        }
    }
    for (path, number) in [
        ("$.timing.granted_ms", bundle.timing.granted_ms),
        ("$.timing.elapsed_ms", bundle.timing.elapsed_ms),
    ] {
        if !(0..=MOST).contains(&number) {
            refuse(path, "No attempt has this number here.");
        }
    }
    const EMPTY: &str = "A list with something in it is needed here.";
    if bundle.sections.is_empty() {
        refuse("$.sections", EMPTY);
    }
    for (at, section) in bundle.sections.iter().enumerate() {
        if section.id.trim().is_empty() {
            refuse(&format!("$.sections[{at}].id"), "Text is needed here.");
        }
        if section.items.is_empty() {
            refuse(&format!("$.sections[{at}].items"), EMPTY);
        }
    }
    problems.none_or(())
}

/// Whether no number of the record is out of all bounds.
pub(super) fn numbers_are_sound(bundle: &Value) -> bool {
    let list = |value: &Value, name: &str| value.get(name).and_then(Value::as_array).cloned();
    let is_sound = |value: &Value, name: &str| {
        let number = value.get(name).filter(|number| !number.is_null());
        number.is_none_or(|number| {
            number
                .as_i64()
                .is_some_and(|number| (-MOST..=MOST).contains(&number))
        })
    };
    let events = list(bundle, "events").unwrap_or_default();
    let sections = list(bundle, "sections").unwrap_or_default();
    let items: Vec<Value> = sections
        .iter()
        .filter_map(|section| list(section, "items"))
        .flatten()
        .collect();
    let of_events = ["at_ms", "until_ms", "times", "amount"];
    let of_items = ["duration_ms", "visits", "changes"];
    events
        .iter()
        .all(|event| of_events.iter().all(|name| is_sound(event, name)))
        && items
            .iter()
            .all(|item| of_items.iter().all(|name| is_sound(item, name)))
}

/// No time, count or length of an attempt comes near this.
const MOST: i64 = 1_000_000_000_000;
