//! The fields of the form, and what is wrong with them.

/// A field of the form that holds text, in the order on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InvitationField {
    /// The address of the test.
    Site,
    /// The round of hiring.
    Campaign,
    /// SHA-256 of the content of the pack.
    Pack,
    /// The time zone in which the candidate reads the window.
    TimeZone,
    /// Not before; blank for no limit.
    Opens,
    /// The last moment to start; blank for no limit.
    StartBy,
    /// The moment at which the test ends; blank for no limit.
    FinishBy,
    /// Time in percent of the usual; blank for 100.
    TimePercent,
    /// Minutes that are added once; blank for none.
    ExtraMinutes,
    /// Language of buttons and messages; blank for that of the test.
    Language,
    /// How the team refers to the candidate.
    Reference,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationFieldProblem {
    /// The field.
    pub field: InvitationField,
    /// What is wrong, and what to write.
    pub why: String,
}

/// Everything that is wrong with a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InvitationFieldProblems(pub Vec<InvitationFieldProblem>);

impl InvitationFieldProblems {
    /// Returns what is wrong with a field; an empty text where nothing is.
    pub fn at(&self, field: InvitationField) -> &str {
        let found = self.0.iter().find(|problem| problem.field == field);
        found.map_or("", |problem| &problem.why)
    }

    /// Returns the first field on screen with a problem.
    pub fn first(&self) -> Option<InvitationField> {
        self.0.iter().map(|problem| problem.field).min()
    }
}
