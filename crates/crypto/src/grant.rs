//! A time grant: time that a team gives back after an outage or an accident.

use super::code;
use super::key_pair::PrivateKeys;
use super::token::{self, Purpose, TokenProblem, Trusted};
use serde::{Deserialize, Serialize};

/// The parameter behind `#` in a link that holds the token.
pub const LINK_PARAMETER: &str = "grant";

/// A time grant. Opened in the browser that holds the attempt, it opens the attempt again with so much time. It is good once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeGrant {
    /// Identifier: what was used once is known by it.
    #[serde(rename = "i")]
    pub id: String,
    /// The invitation, or the attempt where there was none, that it is for.
    #[serde(rename = "a")]
    pub attempt: String,
    /// Minutes that are given, 1 to 1440.
    #[serde(rename = "m")]
    pub minutes: u32,
    /// The last instant at which it may be used, in milliseconds since the epoch.
    #[serde(rename = "u")]
    pub until_ms: i64,
}

/// Why a grant gives no time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GrantProblem {
    /// The token is not good.
    Token(TokenProblem),
    /// It is for another attempt.
    OtherAttempt,
    /// It says something that no grant may say.
    Unsound,
    /// It could be used until then, in milliseconds since the epoch.
    Expired {
        /// The last instant at which it could be used.
        until_ms: i64,
    },
    /// It was used before.
    Used,
}

impl TimeGrant {
    /// Signs the grant. `None` where it is not sound.
    pub fn sign(&self, keys: &PrivateKeys) -> Option<String> {
        if !self.is_sound() {
            return None;
        }
        token::sign(Purpose::TimeGrant, self, keys)
    }

    /// Signs the grant, and returns the link that uses it at a site. `None` where it is not sound.
    pub fn link(&self, site: &str, keys: &PrivateKeys) -> Option<String> {
        let (site, _) = site.split_once('#').unwrap_or((site, ""));
        Some([site, "#", LINK_PARAMETER, "=", &self.sign(keys)?].concat())
    }

    /// Returns the token in what somebody typed or copied: the code itself or the whole link, as a mail program left it.
    /// Whether it is one is said by [`TimeGrant::verify`].
    pub fn code_in(written: &str) -> String {
        // No code has these signs, so that a code which happens to spell the name is not cut.
        let lower = written.to_ascii_lowercase();
        let begins = ["#", "&"].iter().find_map(|sign| {
            let named = [sign, LINK_PARAMETER, "="].concat();
            Some(lower.find(&named)? + named.len())
        });
        let token = written.get(begins.unwrap_or(0)..).unwrap_or_default();
        let (token, _) = token.split_once('&').unwrap_or((token, ""));
        code::clean(token)
    }

    /// Reads a token and checks who signed it.
    ///
    /// # Errors
    /// Says what is wrong with the token.
    pub fn verify(text: &str, trusted: &Trusted) -> Result<Self, GrantProblem> {
        let grant: Self =
            token::verify(Purpose::TimeGrant, text, trusted).map_err(GrantProblem::Token)?;
        if grant.is_sound() {
            Ok(grant)
        } else {
            Err(GrantProblem::Unsound)
        }
    }

    /// Checks whether it gives time to an attempt now. `names` are those by which the attempt is known: its own and its
    /// invitation's; `used` are the grants that it has had.
    ///
    /// # Errors
    /// Says why not.
    pub fn check(&self, names: &[&str], used: &[String], now_ms: i64) -> Result<(), GrantProblem> {
        if !names.contains(&self.attempt.as_str()) {
            return Err(GrantProblem::OtherAttempt);
        }
        if used.contains(&self.id) {
            return Err(GrantProblem::Used);
        }
        if now_ms > self.until_ms {
            return Err(GrantProblem::Expired {
                until_ms: self.until_ms,
            });
        }
        Ok(())
    }

    fn is_sound(&self) -> bool {
        let is_name = |text: &str| !text.trim().is_empty() && text.len() <= 100;
        is_name(&self.id) && is_name(&self.attempt) && (1..=24 * 60).contains(&self.minutes)
    }
}

#[cfg(test)]
mod tests;
