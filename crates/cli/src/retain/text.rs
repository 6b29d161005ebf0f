//! What `assay retain` says.

use super::held::HeldAttempt;
use super::order::{RetainOrder, Retained};
use assay_core::record::time::rfc3339;
use assay_evaluation::RetentionPeriod;

/// Returns the report, in lines.
pub fn retained_text(order: &RetainOrder<'_>, retained: &Retained) -> String {
    let mut lines = Vec::new();
    if let Some(days) = retained.days {
        lines.push(format!(
            "Answers are kept for {} from the end of the attempt.",
            counted(days as usize, "day")
        ));
    }
    lines.extend(
        retained
            .found
            .iter()
            .map(|one| line(one, retained.days, order.now_ms)),
    );
    if order.attempt.is_none() {
        lines.push(format!(
            "Past the period: {}. Not past it: {}.",
            counted(retained.found.len(), "attempt"),
            retained.kept
        ));
    }
    if order.is_erasing {
        lines.push(format!(
            "Erased: {}.",
            counted(retained.erased.len(), "file")
        ));
        if retained.notes_erased > 0 {
            lines.push(format!(
                "Of the folder first-attempts: {}.",
                counted(retained.notes_erased, "note")
            ));
        }
    } else if retained.is_due() {
        lines.push("Nothing was erased: add --erase to do that.".into());
    }
    if let Some((proof, place)) = retained.proof.as_ref().zip(order.proof) {
        let signed = if proof.is_signed() {
            "signed with your key"
        } else {
            "not signed, since no --keys were given"
        };
        lines.push(format!("Proof of erasure: {}, {signed}.", place.display()));
        lines.push(
            "It does not speak for backups, exports, other people’s browsers and the candidate’s own copies: see to those yourself."
                .into(),
        );
    }
    if let Some(code) = &retained.code {
        lines.push(format!(
            "Code for the candidate: {code}\nGive it to them with the proof, or throw it away. It is shown only now."
        ));
    }
    lines.join("\n")
}

/// A line about an attempt.
fn line(attempt: &HeldAttempt, days: Option<u32>, now_ms: i64) -> String {
    let files = counted(attempt.files.len(), "file");
    let day = |ms: i64| rfc3339(ms).get(..10).map(String::from).unwrap_or_default();
    let id = &attempt.attempt_id;
    match attempt.ended_ms.zip(days) {
        Some((ended_ms, days)) => {
            let period = RetentionPeriod::from(ended_ms, days);
            format!(
                "{id}: ended {}, past the period since {} ({}), {files}",
                day(ended_ms),
                day(period.ends_ms),
                counted(
                    usize::try_from(period.days_over(now_ms)).unwrap_or_default(),
                    "day"
                )
            )
        }
        None => match attempt.ended_ms {
            Some(ended_ms) => format!("{id}: ended {}, {files}", day(ended_ms)),
            None => format!("{id}: {files}"),
        },
    }
}

fn counted(count: usize, thing: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {thing}{plural}")
}
