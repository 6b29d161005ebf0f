//! Words for after the end.

/// Words after the end.
pub struct Done {
    /// Label: the head of the record.
    pub record: &'static str,
    /// Label: the tries to deliver.
    pub tries: &'static str,
    /// No reply came to a try.
    pub no_reply: &'static str,
    /// Heading after submission.
    pub title: &'static str,
    /// Heading after the time was up.
    pub title_timeout: &'static str,
    /// That answers are safe.
    pub lead: &'static str,
    /// The same, when time ran out.
    pub lead_timeout: &'static str,
    /// The bundle is being made.
    pub preparing: &'static str,
    /// It is being sent, to a host.
    pub sending: fn(&str) -> String,
    /// It has arrived.
    pub delivered: fn(&str) -> String,
    /// It could not be sent yet: seconds to the next try.
    pub waiting: fn(i64) -> String,
    /// The endpoint cannot be reached.
    pub unreachable: &'static str,
    /// The endpoint answered with a failure of its own.
    pub failing: fn(u16) -> String,
    /// Title: not delivered yet.
    pub not_yet: &'static str,
    /// Title: not accepted.
    pub not_accepted: &'static str,
    /// It was refused: status.
    pub refused: fn(u16) -> String,
    /// What to do then: contact.
    pub refused_do: fn(&str) -> String,
    /// Sends again.
    pub send_again: &'static str,
    /// Heading of the copies.
    pub keep: &'static str,
    /// Copies the bundle.
    pub copy: &'static str,
    /// It has been copied.
    pub copied: &'static str,
    /// It could not be copied.
    pub not_copied: &'static str,
    /// Heading.
    pub receipt: &'static str,
    /// Labels of the receipt.
    pub attempt: &'static str,
    /// Labels of the receipt.
    pub started: &'static str,
    /// Labels of the receipt.
    pub ended: &'static str,
    /// Labels of the receipt.
    pub used: &'static str,
    /// Time used of the time granted, both as on a clock's face.
    pub used_of: fn(&str, &str) -> String,
    /// Labels of the receipt.
    pub answered: &'static str,
    /// Answered of all.
    pub answered_of: fn(i64, i64) -> String,
    /// Labels of the receipt.
    pub digest: &'static str,
    /// What the digest is for.
    pub digest_note: &'static str,
    /// Heading of the score.
    pub score: &'static str,
    /// That it is provisional.
    pub score_note: &'static str,
    /// A section's score is still open.
    pub pending: &'static str,
    /// Heading of what happens next.
    pub what_next: &'static str,
    /// What happens next.
    pub next: &'static str,
    /// What happens with the local copy.
    pub local_kept: &'static str,
    /// The same, when it is erased on leaving.
    pub local_erased: &'static str,
    /// Leaves.
    pub leave: &'static str,
    /// Leaves and erases.
    pub leave_and_erase: &'static str,
    /// Heading after leaving.
    pub left_title: &'static str,
    /// After leaving.
    pub left: &'static str,
}
