//! A line of a table, read into an invitation.

use super::defaults::InvitationDefaults;
use super::instant::{instant, zone};
use assay_crypto::{GrantedTime, Invitation, Window};

/// A line of a table.
pub(super) struct Line<'a> {
    pub head: &'a [String],
    pub fields: &'a [String],
}

/// What is wrong: the column, and the reason with what to write.
type Wrong = (&'static str, String);

impl Line<'_> {
    /// Reads the invitation that the line asks for.
    pub fn invitation(
        &self,
        defaults: &InvitationDefaults,
        id: String,
    ) -> Result<Invitation, Wrong> {
        let reference = self.field("reference").ok_or((
            "reference",
            "The reference is missing. Write how you call this candidate, without the name.".into(),
        ))?;
        let time_zone = self
            .field("time_zone")
            .unwrap_or(&defaults.window.time_zone);
        zone(time_zone).map_err(|why| ("time_zone", why))?;
        let at = |column, usual| self.instant(column, time_zone, usual);
        let window = Window {
            opens_ms: at("opens", defaults.window.opens_ms)?,
            start_by_ms: at("start_by", defaults.window.start_by_ms)?,
            finish_by_ms: at("finish_by", defaults.window.finish_by_ms)?,
            time_zone: time_zone.into(),
        };
        let invitation = Invitation {
            id,
            campaign: defaults.campaign.clone(),
            reference: Some(reference.into()),
            pack_sha256: defaults.pack_sha256.clone(),
            window,
            time: self.time(defaults.time)?,
            is_narrative: self.is_narrative(defaults)?,
            language: self
                .field("language")
                .map(String::from)
                .or_else(|| defaults.language.clone()),
            is_practice_only: defaults.is_practice_only,
            replaces: self.field("replaces").map(String::from),
        };
        if invitation.is_sound() {
            return Ok(invitation);
        }
        if invitation.time.is_sound() {
            let why = "The times of the window are out of order, or a text is too long. The test has to open before the last start, and end after it.";
            return Err(("opens", why.into()));
        }
        Err((
            "time_percent",
            "Write 100 to 400 percent, and at most 1440 minutes.".into(),
        ))
    }

    /// Returns what stands in a column; nothing where it is blank or where the table has no such column.
    fn field(&self, column: &str) -> Option<&str> {
        let at = self.head.iter().position(|name| name == column)?;
        let field = self.fields.get(at)?.trim();
        (!field.is_empty()).then_some(field)
    }

    fn instant(
        &self,
        column: &'static str,
        time_zone: &str,
        usual: Option<i64>,
    ) -> Result<Option<i64>, Wrong> {
        match self.field(column) {
            Some(text) => instant(text, time_zone)
                .map(Some)
                .map_err(|why| (column, why)),
            None => Ok(usual),
        }
    }

    fn time(&self, usual: GrantedTime) -> Result<GrantedTime, Wrong> {
        let is_untimed = self.yes_or_no("untimed")?;
        let percent = self.number("time_percent")?;
        let extra_minutes = self.number("extra_minutes")?;
        if is_untimed == Some(true) {
            return Ok(GrantedTime::Untimed);
        }
        if is_untimed.is_none() && percent.is_none() && extra_minutes.is_none() {
            return Ok(usual);
        }
        let (usual_percent, usual_minutes) = match usual {
            GrantedTime::Limited {
                percent,
                extra_minutes,
            } => (percent, extra_minutes),
            GrantedTime::Untimed => (100, 0),
        };
        Ok(GrantedTime::Limited {
            percent: percent.unwrap_or(usual_percent),
            extra_minutes: extra_minutes.unwrap_or(usual_minutes),
        })
    }

    /// Whether scenarios are answered in words, which the pack has to offer.
    fn is_narrative(&self, defaults: &InvitationDefaults) -> Result<bool, Wrong> {
        let asked = self.yes_or_no("narrative")?;
        let is_narrative = asked.unwrap_or(defaults.is_narrative);
        match &defaults.no_narrative {
            Some(why) if is_narrative => Err(("narrative", why.to_string())),
            _ => Ok(is_narrative),
        }
    }

    fn yes_or_no(&self, column: &'static str) -> Result<Option<bool>, Wrong> {
        match self.field(column) {
            None => Ok(None),
            Some("yes") => Ok(Some(true)),
            Some("no") => Ok(Some(false)),
            Some(_) => Err((column, "Write \"yes\" or \"no\".".into())),
        }
    }

    fn number(&self, column: &'static str) -> Result<Option<u32>, Wrong> {
        let Some(text) = self.field(column) else {
            return Ok(None);
        };
        let digits = text.strip_suffix('%').unwrap_or(text).trim();
        digits
            .parse()
            .map(Some)
            .map_err(|_| (column, "A whole number is needed here, such as 150.".into()))
    }
}
