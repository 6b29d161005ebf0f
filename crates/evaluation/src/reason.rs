//! How long a reason is. What can fail a candidate needs more than a word.

use assay_core::person_text;

/// The least number of characters in the reason for a decision, a knock-out, a confirmed flag, another policy or key, or
/// a consensus far from the ratings.
pub const SHORTEST_REASON: usize = 20;

/// Returns how many characters of a reason can be read: spaces around words count once, and what nobody sees does not
/// count.
///
/// ```
/// assert_eq!(assay_evaluation::reason_length("  So   it\nis. "), 9);
/// assert_eq!(assay_evaluation::reason_length("\u{200b}"), 0);
/// ```
pub fn reason_length(text: &str) -> usize {
    if person_text::is_blank(text) {
        return 0;
    }
    person_text::plain(text).chars().count()
}

/// Returns whether a text is a reason for another policy or another key: at least [`SHORTEST_REASON`] characters of it can be
/// read.
///
/// ```
/// assert!(assay_evaluation::is_reason("The key was bound to an older pack."));
/// assert!(!assay_evaluation::is_reason("Because."));
/// ```
pub fn is_reason(text: &str) -> bool {
    reason_length(text) >= SHORTEST_REASON
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_read_counts() {
        assert_eq!(reason_length("  So   it\nis. "), 9);
        assert_eq!(reason_length(&"\u{200b}".repeat(40)), 0);
        assert_eq!(reason_length(&"a\u{2060} ".repeat(3)), 5);
        assert_eq!(reason_length("Größe"), 5);
    }
}
