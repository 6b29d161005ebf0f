//! A time grant: time that a team gives back after an outage or an accident.

use super::key_pair::PrivateKeys;
use super::token::{self, Purpose, TokenProblem, Trusted};
use serde::{Deserialize, Serialize};

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
mod tests {
    use super::*;
    use crate::seed::Seed;

    fn grant() -> TimeGrant {
        TimeGrant {
            id: "grant-1".into(),
            attempt: "inv-7".into(),
            minutes: 12,
            until_ms: 2_000,
        }
    }

    #[test]
    fn a_grant_gives_its_minutes_once_to_its_attempt_until_its_end() {
        let keys = PrivateKeys::of(&Seed::from_bytes([1; 32]));
        let trusted = Trusted::of(&[keys.public("one")]);
        let token = grant().sign(&keys).unwrap();
        let read = TimeGrant::verify(&token, &trusted).unwrap();
        assert_eq!(read, grant());
        let names = ["an-attempt", "inv-7"];
        assert_eq!(read.check(&names, &[], 2_000), Ok(()));
        let until_ms = 2_000;
        assert_eq!(
            read.check(&names, &[], 2_001),
            Err(GrantProblem::Expired { until_ms })
        );
        assert_eq!(
            read.check(&["inv-8"], &[], 1),
            Err(GrantProblem::OtherAttempt)
        );
        assert_eq!(
            read.check(&names, &["grant-1".into()], 1),
            Err(GrantProblem::Used)
        );
    }

    #[test]
    fn no_grant_is_signed_without_minutes_or_for_more_than_a_day() {
        let keys = PrivateKeys::of(&Seed::from_bytes([1; 32]));
        for minutes in [0, 24 * 60 + 1] {
            assert_eq!(TimeGrant { minutes, ..grant() }.sign(&keys), None);
        }
    }

    #[test]
    fn an_invitation_is_no_grant() {
        let keys = PrivateKeys::of(&Seed::from_bytes([1; 32]));
        let trusted = Trusted::of(&[keys.public("one")]);
        let token = crate::token::sign(Purpose::Invitation, &grant(), &keys).unwrap();
        let problem = GrantProblem::Token(TokenProblem::OtherKind);
        assert_eq!(TimeGrant::verify(&token, &trusted), Err(problem));
    }
}
