//! A value with who gave it, when, and why.

/// Something that somebody said, with when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attributed<T> {
    /// The value.
    pub value: T,
    /// Who said it, by a name that nobody else in the log has.
    pub by: String,
    /// Who said it, by the identifier that keeps their events together: see [`People::person`].
    pub by_id: String,
    /// When, as RFC 3339.
    pub at: String,
    /// Why: a note, a reason, the evidence; may be empty.
    pub why: String,
}
