//! An invitation: who may sit which test, when, and with how much time.

use super::key_pair::PrivateKeys;
use super::token::{self, Purpose, TokenProblem, Trusted};
use assay_core::attempt::{GrantedTime, Invited};
use serde::{Deserialize, Serialize};

/// An invitation. The team signs it; the page that receives it in its address verifies it.
///
/// The names of the fields in the token are single letters: it has to fit into the line of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invitation {
    /// Identifier, unique in the campaign.
    #[serde(rename = "i")]
    pub id: String,
    /// The round of hiring, as in the configuration.
    #[serde(rename = "c")]
    pub campaign: String,
    /// How the team refers to the candidate. Not a name.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// SHA-256 of the content of the pack, 64 hexadecimal digits.
    #[serde(rename = "p")]
    pub pack_sha256: String,
    /// When the test may be begun.
    #[serde(rename = "w")]
    pub window: Window,
    /// How much time there is.
    #[serde(rename = "t", default, skip_serializing_if = "GrantedTime::is_usual")]
    pub time: GrantedTime,
    /// Whether scenarios are answered in words, instead of by marking the best and the worst of some options.
    #[serde(rename = "n", default, skip_serializing_if = "std::ops::Not::not")]
    pub is_narrative: bool,
    /// Language of buttons and messages, a BCP 47 tag; the configuration's where there is none.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Whether it is good for the practice only.
    #[serde(rename = "x", default, skip_serializing_if = "std::ops::Not::not")]
    pub is_practice_only: bool,
    /// The invitation that this one replaces.
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
}

/// When a test may be begun and has to be over. All instants are milliseconds since the epoch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// Not before.
    #[serde(rename = "o", default, skip_serializing_if = "Option::is_none")]
    pub opens_ms: Option<i64>,
    /// The last instant at which the clock may be started.
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    pub start_by_ms: Option<i64>,
    /// The instant at which the test ends, whatever time is left.
    #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
    pub finish_by_ms: Option<i64>,
    /// The time zone in which the candidate reads these instants, an IANA name such as "Europe/Berlin".
    #[serde(rename = "z")]
    pub time_zone: String,
}

/// Why an invitation does not let anybody begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvitationProblem {
    /// The token is not good.
    Token(TokenProblem),
    /// It is for another round of hiring.
    OtherCampaign,
    /// It is for other content than the site has.
    OtherPack,
    /// It says something that no invitation may say, such as a time below the usual.
    Unsound,
    /// The test has not opened yet.
    TooEarly {
        /// When it opens, in milliseconds since the epoch.
        opens_ms: i64,
    },
    /// The last instant to begin is over.
    Expired {
        /// When that was, in milliseconds since the epoch.
        start_by_ms: i64,
    },
}

impl Invitation {
    /// Signs the invitation, and returns the token that goes into the address of the test. `None` where the invitation is
    /// not sound.
    pub fn sign(&self, keys: &PrivateKeys) -> Option<String> {
        if !self.is_sound() {
            return None;
        }
        token::sign(Purpose::Invitation, self, keys)
    }

    /// Reads a token and checks who signed it. Whether it fits site and time is said by [`Invitation::check`].
    ///
    /// # Errors
    /// Says what is wrong with the token, or that it says what no invitation may say.
    pub fn verify(text: &str, trusted: &Trusted) -> Result<Self, InvitationProblem> {
        let invitation: Self =
            token::verify(Purpose::Invitation, text, trusted).map_err(InvitationProblem::Token)?;
        if invitation.is_sound() {
            Ok(invitation)
        } else {
            Err(InvitationProblem::Unsound)
        }
    }

    /// Checks whether somebody may begin with it now, at this site.
    ///
    /// # Errors
    /// Says why not. Both ends of the window belong to it.
    pub fn check(
        &self,
        campaign: &str,
        pack_sha256: &str,
        now_ms: i64,
    ) -> Result<(), InvitationProblem> {
        if self.campaign != campaign {
            return Err(InvitationProblem::OtherCampaign);
        }
        if self.pack_sha256 != pack_sha256 {
            return Err(InvitationProblem::OtherPack);
        }
        match (self.window.opens_ms, self.window.last_start_ms()) {
            (Some(opens_ms), _) if now_ms < opens_ms => {
                Err(InvitationProblem::TooEarly { opens_ms })
            }
            (_, Some(start_by_ms)) if now_ms > start_by_ms => {
                Err(InvitationProblem::Expired { start_by_ms })
            }
            _ => Ok(()),
        }
    }

    /// Returns what it says about the attempt that is begun with it.
    pub fn invited(&self) -> Invited {
        Invited {
            id: self.id.clone(),
            campaign: self.campaign.clone(),
            reference: self.reference.clone(),
            pack_sha256: self.pack_sha256.clone(),
            time: self.time,
            finish_by_ms: self.window.finish_by_ms,
            is_narrative: self.is_narrative,
        }
    }

    /// Returns whether everything that it says may be said.
    pub fn is_sound(&self) -> bool {
        let is_name = |text: &str, most: usize| !text.trim().is_empty() && text.len() <= most;
        is_name(&self.id, 100)
            && is_name(&self.campaign, 100)
            && self
                .reference
                .as_deref()
                .is_none_or(|text| is_name(text, 200))
            && self.pack_sha256.len() == 64
            && self
                .pack_sha256
                .bytes()
                .all(|byte| byte.is_ascii_hexdigit())
            && self
                .language
                .as_deref()
                .is_none_or(|text| is_name(text, 35))
            && self
                .replaces
                .as_deref()
                .is_none_or(|text| is_name(text, 100))
            && self.time.is_sound()
            && self.window.is_sound()
    }
}

impl Window {
    /// Returns the last instant at which the clock may be started: also not after the end of the window.
    pub fn last_start_ms(&self) -> Option<i64> {
        [self.start_by_ms, self.finish_by_ms]
            .into_iter()
            .flatten()
            .min()
    }

    fn is_sound(&self) -> bool {
        let instants = [self.opens_ms, self.start_by_ms, self.finish_by_ms];
        let known: Vec<i64> = instants.into_iter().flatten().collect();
        known.is_sorted() && !self.time_zone.trim().is_empty() && self.time_zone.len() <= 64
    }
}

#[cfg(test)]
mod tests;
