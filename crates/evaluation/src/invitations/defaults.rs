//! What the lines of a table leave out.

use assay_core::assessment::NoNarrative;
use assay_crypto::{GrantedTime, Window};

/// What every invitation of a table has, unless its line says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationDefaults {
    /// The round of hiring.
    pub campaign: String,
    /// SHA-256 of the content of the pack.
    pub pack_sha256: String,
    /// When the test may be begun.
    pub window: Window,
    /// How much time there is.
    pub time: GrantedTime,
    /// Whether scenarios are answered in words.
    pub is_narrative: bool,
    /// Why nobody can answer the scenarios of the pack in words; nothing where candidates can, and where the pack is not at
    /// hand.
    pub no_narrative: Option<NoNarrative>,
    /// Language of buttons and messages.
    pub language: Option<String>,
    /// Whether it is good for the practice only.
    pub is_practice_only: bool,
}
