//! What the page's link lets its candidate do: the invitation that was verified, or why nobody begins with this link.
//!
//! Only what is behind the door reads tokens: see `session/invitation.rs`.

use assay_core::attempt::Invited;

/// A verified invitation, as the page needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct Admission {
    /// What it says about the attempt.
    pub invited: Invited,
    /// Its token, as it stands in the link.
    pub token: String,
    /// The time zone in which the candidate reads its instants, an IANA name.
    pub time_zone: String,
    /// The language of buttons and messages; the configuration's where there is none.
    pub language: Option<String>,
    /// The invitation that it replaces.
    pub replaces: Option<String>,
    /// Whether it is good for the practice only.
    pub is_practice_only: bool,
}

/// Why nobody begins with this link.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// An invitation is needed, and the link has none.
    Missing,
    /// The token is cut off, or a character of it is wrong.
    Damaged,
    /// None of the team's keys signed it as it is.
    Unconfirmed,
    /// It is for another round of hiring.
    OtherRound,
    /// It is for other content than the site has.
    OtherContent,
    /// The test has not opened yet.
    Early {
        /// When it opens, in milliseconds since the epoch.
        opens_ms: i64,
        /// The time zone of the invitation.
        time_zone: String,
    },
    /// The last instant to begin is over.
    Expired {
        /// When that was, in milliseconds since the epoch.
        start_by_ms: i64,
        /// The time zone of the invitation.
        time_zone: String,
    },
}

impl Refusal {
    /// Returns whether it depends on the clock, which may be wrong.
    pub fn is_about_time(&self) -> bool {
        matches!(self, Self::Early { .. } | Self::Expired { .. })
    }
}
