//! How long a reason is. What can fail a candidate needs more than a word.

use assay_core::person_text;

/// A reason for a decision, a knock-out, a confirmed flag, or a consensus far from the ratings has at least so many
/// characters.
pub const SHORTEST_REASON: usize = 20;

/// How many characters can be read of a reason: spaces around words count once, and what nobody sees does not count.
pub fn reason_length(text: &str) -> usize {
    if person_text::is_blank(text) {
        return 0;
    }
    person_text::plain(text).chars().count()
}

/// Whether a text is a reason for another policy or another key: at least [`SHORTEST_REASON`] characters of it can be
/// read.
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
