//! `config.json`: everything a hiring team decides without touching the content.
//!
//! `document.rs` holds the document as it is written, `submission.rs` where answers go, `address.rs` the rules for
//! addresses, `color.rs` those for the team's colors, `public_keys.rs` those for its keys.

mod address;
mod color;
mod document;
mod grading;
mod header;
mod public_keys;
mod submission;

pub use address::PLACEHOLDERS;
pub use grading::Grading;
pub use header::{ConfigHeader, EndpointHeader};
pub use public_keys::{InvitationUse, PublicKeys};
pub use submission::{Encoding, Method, Submission};

use crate::document::Problem;
use crate::question::ByQuestion;
use serde::Deserialize;

/// The schema name of configurations.
pub const SCHEMA: &str = "assay/config/1";

/// A hiring team's configuration. Comes from [`Config::parse`] only, so its values are sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// BCP 47 language tag of the user interface.
    pub language: String,
    /// Where the pack is, relative to the page.
    pub assessment: String,
    /// Where the key is, relative to the page; read only after an attempt is sealed. Empty where the reviewer grades and
    /// none is named.
    pub key: String,
    /// Where answers are graded.
    pub grading: Grading,
    /// Whether a candidate is shown the provisional score at the end.
    pub show_score: bool,
    /// Whether candidates are told before they begin what decides, where the pack says it.
    pub show_pass_rule: bool,
    /// Identifier of the campaign: candidates of one campaign are compared with each other.
    pub campaign: String,
    /// Whether each invitation has a form of its own; otherwise the campaign has one.
    pub draw_by_invitation: bool,
    /// Who asks.
    pub team: Team,
    /// Who answers questions and grants accommodations.
    pub contact: Contact,
    /// Which questions about themselves candidates are asked.
    pub candidate: CandidateQuestions,
    /// Allowed aids and the rule about help; may be empty.
    pub aids: String,
    /// The team's promises about the answers.
    pub privacy: Privacy,
    /// Accommodations that a link may name.
    pub accommodations: Vec<Accommodation>,
    /// The public halves of the team's keys, the newest first.
    pub keys: Vec<PublicKeys>,
    /// Whether candidates need an invitation.
    pub invitations: InvitationUse,
    /// Where answers go.
    pub submission: Submission,
    /// The place they go to when that fails.
    pub backup: Option<Submission>,
    /// Whether the local copy is erased once it is delivered and the candidate leaves.
    pub erase_after_delivery: bool,
    /// The points to improve, though the test can be taken as it is.
    pub warnings: Vec<Problem>,
}

/// The hiring team.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Team {
    /// Its name.
    pub name: String,
    /// Path of a logo, relative to the page; may be empty.
    pub logo: String,
    /// Accent color on paper, `#rrggbb`; empty where ours is used.
    pub accent: String,
    /// Accent color on a dark page, `#rrggbb`; empty where ours is used.
    pub accent_dark: String,
}

/// A person who can be asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// The name of the person or team.
    pub name: String,
    /// An email address; may be empty.
    pub email: String,
}

/// Whether candidates are asked for something about themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Ask {
    /// Not asked.
    #[default]
    Absent,
    /// Asked, may stay blank.
    Optional,
    /// Asked, must be filled in.
    Required,
}

/// Whether each of the questions about themselves is asked of candidates.
pub type CandidateQuestions = ByQuestion<Ask>;

/// The team's promises about the answers; each may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Privacy {
    /// Who reads them.
    pub readers: String,
    /// How long they are kept, in words.
    pub retention: String,
    /// How many days they are kept, 1 to 3650; `None` where nobody said so.
    pub retention_days: Option<u32>,
    /// Which rights candidates have.
    pub rights: String,
}

/// More time for those who need it, by a code that the candidate's link carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accommodation {
    /// The code.
    pub code: String,
    /// The time granted, in percent of the usual.
    pub time_percent: u32,
}

impl Config {
    /// Returns the endpoint or the backup, as the delivery says.
    pub fn target(&self, backup: bool) -> &Submission {
        self.backup
            .as_ref()
            .filter(|_| backup)
            .unwrap_or(&self.submission)
    }

    /// Returns the keys that answers are sealed to: the first that seal. `None` where answers are not sealed.
    pub fn sealing_keys(&self) -> Option<&PublicKeys> {
        self.keys.iter().find(|keys| keys.sealing.is_some())
    }
}

#[cfg(test)]
mod tests;
