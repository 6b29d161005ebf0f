//! Time that the team gives back: what a link or a code offers to an attempt that is kept here, or why it offers nothing.
//!
//! Only what is behind the door reads tokens: see `session/time_grant.rs`.

/// The parameter behind `#` that holds the token.
pub const PARAMETER: &str = "grant";

/// Time that an attempt on this device can have.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeOffer {
    /// Minutes.
    pub minutes: u32,
    /// The last instant at which they may be used, in milliseconds since the epoch.
    pub until_ms: i64,
}

/// Why a link or a code gives no time.
#[derive(Debug, Clone, PartialEq)]
pub enum GrantRefusal {
    /// It is cut off, or a character of it is wrong.
    Damaged,
    /// None of the team's keys signed it as it is.
    Unconfirmed,
    /// It is for another attempt than those of this browser.
    OtherAttempt,
    /// This browser knows of no attempt.
    NotHere,
    /// The answers of its attempt are erased here.
    Erased,
    /// It was used before.
    Used,
    /// Time was given back as often as it can be.
    TooMany,
    /// The attempt has no limit.
    Untimed,
    /// It could be used until then.
    Expired {
        /// The last instant, in milliseconds since the epoch.
        until_ms: i64,
    },
}
