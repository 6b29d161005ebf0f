//! An invitation as the board keeps it: what it says, without the signature that would make a link of it.

use assay_core::document::{self, Problems};
use assay_crypto::Invitation;
use serde::{Deserialize, Serialize};

/// An invitation on the board. Neither link nor token is in it: whoever has them can take the test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object { }")]
pub struct KeptInvitation {
    /// What the invitation says.
    pub invitation: Invitation,
    /// When it was made, or read from a table, in milliseconds since the epoch.
    pub made_ms: i64,
    /// The candidate's name, where somebody chose to keep it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The candidate's e-mail address, where somebody chose to keep it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// What the names begin with under which a browser keeps invitations.
const PREFIX: &str = "invitation ";

impl KeptInvitation {
    /// Keeps an invitation, and nothing that names anybody.
    pub fn of(invitation: Invitation, made_ms: i64) -> Self {
        Self {
            invitation,
            made_ms,
            name: None,
            email: None,
        }
    }

    /// Returns it without anything that names the candidate.
    pub fn unnamed(self) -> Self {
        Self::of(self.invitation, self.made_ms)
    }

    /// Returns the name under which a browser keeps it.
    pub fn key(&self) -> String {
        [PREFIX, &self.invitation.id].concat()
    }

    /// Returns whether a browser keeps an invitation under a name.
    pub fn is_key(name: &str) -> bool {
        name.starts_with(PREFIX)
    }

    /// Returns the text in which a browser keeps it.
    pub fn to_text(&self) -> String {
        document::to_text(&document::to_value(self))
    }

    /// Reads such a text.
    ///
    /// # Errors
    /// Returns a problem where it is none.
    pub fn parse(text: &str) -> Result<Self, Problems> {
        document::read("invitation", &document::parse("invitation", text)?)
    }

    /// Returns how the team refers to the candidate; may be empty.
    pub fn reference(&self) -> &str {
        self.invitation.reference.as_deref().unwrap_or_default()
    }

    /// Returns the instant after which no answers are waited for: the end of the window, or where it has none, the last start.
    /// In milliseconds since the epoch; `None` where there is neither.
    pub fn end_ms(&self) -> Option<i64> {
        let window = &self.invitation.window;
        window.finish_by_ms.or(window.start_by_ms)
    }
}
