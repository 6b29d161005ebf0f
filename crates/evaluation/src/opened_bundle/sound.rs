//! Checks whether a document is a bundle at all, and whether its numbers can be those of an attempt.

use assay_core::document::Problems;
use assay_core::record::AnswerBundle;

/// Says why a document of another kind or version is not opened.
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

/// Returns whether no number of the record is out of all bounds.
pub(super) fn numbers_are_sound(bundle: &AnswerBundle) -> bool {
    let mut of_events = bundle.events.iter().flat_map(|event| {
        let further = [event.until_ms, event.times, event.amount];
        further.into_iter().flatten().chain([event.at_ms])
    });
    let mut items = bundle.sections.iter().flat_map(|section| &section.items);
    of_events.all(|number| (-MOST..=MOST).contains(&number))
        && items.all(|item| item.duration_ms <= MOST)
}

/// No time, count or length of an attempt comes near this.
const MOST: i64 = 1_000_000_000_000;
