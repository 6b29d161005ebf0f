//! What an invitation says that an attempt has to know. The token and its signature are not known here: whoever has the
//! team's public keys reads it.

use serde::{Deserialize, Serialize};

/// How much time somebody is granted. Why is not recorded anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GrantedTime {
    /// Every limit, in percent of the usual, and then some minutes for the whole.
    Limited {
        /// Percent of every limit: 100 is the usual time.
        percent: u32,
        /// Minutes that are added once, to the whole.
        extra_minutes: u32,
    },
    /// No limit.
    Untimed,
}

impl GrantedTime {
    /// Returns so many percent of the usual time.
    pub fn percent(percent: u32) -> Self {
        Self::Limited {
            percent,
            extra_minutes: 0,
        }
    }

    /// Returns whether it is the usual time.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the limit of the whole test as this candidate has it, in seconds, rounded up; `None` for no limit.
    ///
    /// ```
    /// use assay_core::attempt::GrantedTime;
    ///
    /// let time = GrantedTime::Limited { percent: 150, extra_minutes: 5 };
    /// assert_eq!(time.whole_seconds(1_800), Some(3_000));
    /// assert_eq!(time.section_seconds(360), Some(540));
    /// assert_eq!(GrantedTime::Untimed.whole_seconds(1_800), None);
    /// ```
    pub fn whole_seconds(self, limit: u32) -> Option<u64> {
        let extra_minutes = match self {
            Self::Limited { extra_minutes, .. } => extra_minutes,
            Self::Untimed => 0,
        };
        let seconds = self.section_seconds(limit)?;
        Some(seconds + u64::from(extra_minutes) * 60)
    }

    /// Returns the limit of a section as this candidate has it, in seconds, rounded up; `None` for no limit. The minutes
    /// that are added to the whole are not in it.
    pub fn section_seconds(self, limit: u32) -> Option<u64> {
        match self {
            Self::Limited { percent, .. } => {
                Some((u64::from(limit) * u64::from(percent)).div_ceil(100))
            }
            Self::Untimed => None,
        }
    }

    /// Returns whether the time lies within what a team may grant: 100 to 400 percent, and at most a day of minutes.
    pub fn is_sound(self) -> bool {
        match self {
            Self::Limited {
                percent,
                extra_minutes,
            } => (100..=400).contains(&percent) && extra_minutes <= 24 * 60,
            Self::Untimed => true,
        }
    }
}

impl Default for GrantedTime {
    fn default() -> Self {
        Self::percent(100)
    }
}

/// What a verified invitation says about the attempt that is begun with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Invited {
    /// Identifier of the invitation.
    pub id: String,
    /// The round of hiring that it is for.
    pub campaign: String,
    /// How the team refers to the candidate.
    pub reference: Option<String>,
    /// SHA-256 of the pack that it is for.
    pub pack_sha256: String,
    /// How much time it grants.
    pub time: GrantedTime,
    /// The instant at which the test ends, whatever time is left, in milliseconds since the epoch.
    pub finish_by_ms: Option<i64>,
    /// Whether scenarios are answered in words.
    pub is_narrative: bool,
}
