//! Raters by numbers instead of names.

use crate::people::People;
use crate::review_event::{ReviewAction, ReviewEvent};
use std::collections::BTreeMap;

/// Returns the events with numbers in the place of their authors, in the order in which these first did something. Two
/// identifiers of one person have one number; what was said about who is one person is left out.
///
/// ```
/// use assay_evaluation::review_event::{ReviewAction, ReviewEvent};
/// use assay_evaluation::with_numbered_raters;
///
/// let event = ReviewEvent {
///     at: "2026-03-02T10:00:00.000Z".into(),
///     by: "Ann Rater".into(),
///     by_id: "7a0e12d4-0b6f".into(),
///     what: ReviewAction::Noted { text: "A note.".into() },
/// };
/// assert_eq!(with_numbered_raters(&[event])[0].by, "Rater 1");
/// ```
pub fn with_numbered_raters(events: &[ReviewEvent]) -> Vec<ReviewEvent> {
    let people = People::of(events);
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut numbered = Vec::new();
    for event in events {
        let (_, person) = people.author(event);
        let next = numbers.len() + 1;
        let number = *numbers.entry(person).or_insert(next);
        if matches!(event.what, ReviewAction::Identified { .. }) {
            continue;
        }
        numbered.push(ReviewEvent {
            by: format!("Rater {number}"),
            // Events without an identifier are read by the rules of their version.
            by_id: if event.by_id.is_empty() {
                String::new()
            } else {
                format!("rater-{number:04}")
            },
            ..event.clone()
        });
    }
    numbered
}
