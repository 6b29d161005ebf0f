//! What was done in this workspace since it was last taken out of the browser.

use super::in_force::Own;
use super::log::Log;
use assay_core::document::Value;

/// The forms of export that hold the whole log of a candidate: `form` of [`crate::review_event::ReviewAction::Exported`].
const WHOLE_FORMS: [&str; 3] = ["evaluation", "team", "folder"];

/// Returns whether something was done here about a candidate that no evaluation and no team file holds yet. Entries that
/// came with files are in those files.
///
/// ```
/// use assay_evaluation::review_event::{ReviewAction, ReviewEvent};
/// use assay_evaluation::{Log, Own, Subject, is_unsaved};
///
/// let event = |second: u32, what| ReviewEvent {
///     at: format!("2026-03-02T10:00:{second:02}.000Z"),
///     by: "Ann".into(),
///     by_id: "7a0e12d4-0b6f".into(),
///     what,
/// };
/// let mut log = Log::about(Subject::default());
/// assert!(!is_unsaved(&log, &Own::default()));
/// log.append("page", &event(1, ReviewAction::Noted { text: "Asks well.".into() }));
/// assert!(is_unsaved(&log, &Own::default()));
/// log.append("page", &event(2, ReviewAction::Exported { form: "csv".into() }));
/// assert!(is_unsaved(&log, &Own::default()), "a table holds no log");
/// log.append("page", &event(3, ReviewAction::Exported { form: "team".into() }));
/// assert!(!is_unsaved(&log, &Own::default()));
/// ```
pub fn is_unsaved(log: &Log, own: &Own) -> bool {
    let (mut changed, mut saved) = ("", "");
    for author_log in log.author_logs() {
        for entry in author_log.entries.iter().take(own.count(author_log)) {
            let text = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
            match text("kind") {
                "exported" if WHOLE_FORMS.contains(&text("form")) => saved = saved.max(text("at")),
                // Whoever takes something out, or has ratings shown, changes nothing.
                "exported" | "unveiled" => {}
                _ => changed = changed.max(text("at")),
            }
        }
    }
    // Times are of one form, RFC 3339 in UTC with milliseconds, so their order is that of their texts.
    changed > saved
}
