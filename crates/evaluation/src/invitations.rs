//! Invitations for many: from a table with a line for each candidate to a table for mail merge with a link in each line.
//!
//! Names and addresses stay in the table; no invitation carries them.

pub mod board;
mod board_table;
mod contact;
mod defaults;
mod draft;
mod instant;
mod known_keys;
mod letter;
mod line;
mod link;
mod links_table;
mod mail_merge;
mod moment;
mod new_keys;
mod sealed;
mod table;
mod time_grant;

use assay_crypto::{Invitation, PrivateKeys};
pub use board_table::board_table;
pub use defaults::InvitationDefaults;
pub use draft::{
    InvitationDraft, InvitationField, InvitationFieldProblem, InvitationFieldProblems,
    InvitationOrder,
};
use instant::instant;
pub use known_keys::{is_trusted, key_label};
pub use letter::{
    GrantLetter, LetterKind, LetterTemplate, grant_letter, invitation_event, invitation_letter,
};
use line::Line;
pub use link::link;
pub use links_table::LinksTable;
pub use mail_merge::MailMerge;
pub use moment::{typed_instant, window_words};
pub use new_keys::{MadeKeys, NewKeys, NewKeysDraft, NewKeysField, NewKeysProblem, config_lines};
pub use sealed::{SealedAnswers, SealedProblem};
pub use time_grant::{GrantDraft, GrantField, GrantOrder, GrantProblems};

/// A line of a table that nobody was invited from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedLine {
    /// The line in the file; the head is line 1.
    pub line: u64,
    /// The column.
    pub column: &'static str,
    /// What is wrong with it, and what to write.
    pub why: String,
}

/// The invitations of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InvitationList {
    /// The head of the table.
    pub head: Vec<String>,
    /// The fields of each line, with its invitation.
    pub invited: Vec<(Vec<String>, Invitation)>,
    /// The lines that nobody was invited from.
    pub refused: Vec<RefusedLine>,
}

/// The columns that say something about an invitation. All others are passed through to the table for mail merge.
pub const INVITATION_COLUMNS: [&str; 11] = [
    "reference",
    "opens",
    "start_by",
    "finish_by",
    "time_zone",
    "time_percent",
    "extra_minutes",
    "untimed",
    "narrative",
    "language",
    "replaces",
];

impl InvitationList {
    /// Reads a table: comma-separated values in UTF-8 with a head, as spreadsheets save them; semicolons do as well. The
    /// column `reference` has to be there. `new_id` makes the identifiers of invitations.
    ///
    /// # Errors
    /// Says why the whole is no such table.
    pub fn read(
        table: &str,
        defaults: &InvitationDefaults,
        mut new_id: impl FnMut() -> String,
    ) -> Result<Self, String> {
        let (head, lines) = table::read(table)?;
        if !head.iter().any(|column| column == "reference") {
            return Err(
                "The table has no column \"reference\". Name the columns in the first line.".into(),
            );
        }
        let mut list = Self {
            head,
            ..Self::default()
        };
        for (number, fields) in lines {
            let line = Line {
                head: &list.head,
                fields: &fields,
            };
            match line.invitation(defaults, new_id()) {
                Ok(invitation) => list.invited.push((fields, invitation)),
                Err((column, why)) => list.refused.push(RefusedLine {
                    line: number,
                    column,
                    why,
                }),
            }
        }
        Ok(list)
    }

    /// Signs all invitations, and returns the table for mail merge: every column of the table that was read, and
    /// `invitation` and `link` behind them. `site` is the address of the test.
    pub fn mail_merge(&self, keys: &PrivateKeys, site: &str) -> String {
        let mut merge = self.begin_merge(site);
        merge.sign_some(keys, usize::MAX);
        merge.table()
    }

    /// Begins the table for mail merge, to be signed some lines at a time.
    pub fn begin_merge(&self, site: &str) -> MailMerge {
        MailMerge::of(&self.head, self.invited.clone(), site)
    }
}

/// Reads an instant as somebody writes it: a date with a time, in the given time zone where it names no offset. Returns
/// milliseconds since the epoch.
///
/// # Errors
/// Says what to write.
///
/// ```
/// use assay_evaluation::read_instant;
///
/// assert_eq!(read_instant("2026-12-01 09:00", "Europe/Berlin"), read_instant("2026-12-01T08:00:00Z", "UTC"));
/// assert!(read_instant("1.12.2026", "UTC").unwrap_err().contains("2026-12-31 18:00"));
/// ```
pub fn read_instant(text: &str, time_zone: &str) -> Result<i64, String> {
    instant(text, time_zone)
}

#[cfg(test)]
mod fixed;
#[cfg(test)]
mod tests;
