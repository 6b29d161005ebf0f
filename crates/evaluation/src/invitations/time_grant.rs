//! Giving time back: the form, and the link that comes of it.

use super::instant::{instant, zone};
use assay_crypto::{PrivateKeys, TimeGrant};
use std::collections::BTreeMap;

/// A field of the form, in the order on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GrantField {
    /// The address of the test.
    Site,
    /// The invitation, or the attempt where there was none.
    Attempt,
    /// The minutes.
    Minutes,
    /// The last moment at which the grant may be used.
    Until,
    /// The time zone of that moment.
    TimeZone,
}

/// The texts in the fields of the form. `GrantOrder::read` reads them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GrantDraft {
    texts: BTreeMap<GrantField, String>,
}

/// A grant that was read, and where its link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantOrder {
    /// The address of the test.
    pub site: String,
    /// The grant.
    pub grant: TimeGrant,
}

/// What is wrong, and what to write, by field.
pub type GrantProblems = BTreeMap<GrantField, String>;

impl GrantDraft {
    /// Returns the text of a field.
    pub fn text(&self, field: GrantField) -> &str {
        self.texts.get(&field).map_or("", String::as_str)
    }

    /// Writes a field.
    pub fn write(&mut self, field: GrantField, text: impl Into<String>) {
        self.texts.insert(field, text.into());
    }
}

impl GrantOrder {
    /// Reads the form. `id` is the identifier of the grant; `now_ms` is the time now, in milliseconds since the epoch.
    ///
    /// # Errors
    /// Names every field that does not fit.
    ///
    /// ```
    /// use assay_evaluation::{GrantDraft, GrantField, GrantOrder};
    ///
    /// let mut draft = GrantDraft::default();
    /// draft.write(GrantField::Site, "https://jobs.example.com/cto/");
    /// draft.write(GrantField::Attempt, "inv-7");
    /// draft.write(GrantField::Minutes, "12");
    /// draft.write(GrantField::Until, "2026-12-07 18:00");
    /// draft.write(GrantField::TimeZone, "Europe/Berlin");
    /// let order = GrantOrder::read(&draft, "grant-1".into(), 0).unwrap();
    /// assert_eq!((order.grant.minutes, &*order.grant.attempt), (12, "inv-7"));
    /// draft.write(GrantField::Minutes, "0");
    /// assert!(GrantOrder::read(&draft, "grant-1".into(), 0).unwrap_err().contains_key(&GrantField::Minutes));
    /// ```
    pub fn read(draft: &GrantDraft, id: String, now_ms: i64) -> Result<Self, GrantProblems> {
        let mut found = GrantProblems::new();
        let text = |field| draft.text(field).trim();
        let site = text(GrantField::Site);
        let rest = site
            .strip_prefix("https://")
            .or_else(|| site.strip_prefix("http://"));
        if rest.is_none_or(|rest| {
            rest.is_empty() || rest.starts_with('/') || rest.contains(char::is_whitespace)
        }) {
            found.insert(GrantField::Site, SITE.into());
        }
        let attempt = text(GrantField::Attempt);
        if attempt.is_empty() || attempt.len() > 100 {
            found.insert(GrantField::Attempt, ATTEMPT.into());
        }
        let minutes = text(GrantField::Minutes).parse().ok();
        let minutes = minutes.filter(|minutes| (1..=24 * 60).contains(minutes));
        if minutes.is_none() {
            found.insert(GrantField::Minutes, MINUTES.into());
        }
        let time_zone = text(GrantField::TimeZone);
        let until = match zone(time_zone) {
            Err(why) => {
                found.insert(GrantField::TimeZone, why);
                None
            }
            Ok(_) => match instant(text(GrantField::Until), time_zone) {
                Ok(until_ms) if until_ms <= now_ms => {
                    found.insert(GrantField::Until, OVER.into());
                    None
                }
                Ok(until_ms) => Some(until_ms),
                Err(why) => {
                    found.insert(GrantField::Until, why);
                    None
                }
            },
        };
        match (minutes, until) {
            (Some(minutes), Some(until_ms)) if found.is_empty() => Ok(Self {
                site: site.into(),
                grant: TimeGrant {
                    id,
                    attempt: attempt.into(),
                    minutes,
                    until_ms,
                },
            }),
            _ => Err(found),
        }
    }

    /// Signs the grant; returns its code, and the link that the candidate opens. `None` where the grant is not sound.
    pub fn sign(&self, keys: &PrivateKeys) -> Option<(String, String)> {
        let code = self.grant.sign(keys)?;
        let (site, _) = self.site.split_once('#').unwrap_or((&self.site, ""));
        let link = [site, "#grant=", &code].concat();
        Some((code, link))
    }
}

const SITE: &str = "Write the address that candidates open, such as https://jobs.example.com/cto/.";
const ATTEMPT: &str =
    "Write the identifier of the invitation, or that of the attempt where there was no invitation.";
const MINUTES: &str = "Write a whole number of minutes from 1 to 1440.";
const OVER: &str = "This moment is over. Write a later one.";
