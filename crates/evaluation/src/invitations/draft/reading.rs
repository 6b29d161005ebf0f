//! Reading the form, field by field, so that everything that is wrong is said at once.

use super::super::defaults::InvitationDefaults;
use super::super::instant::{instant, zone};
use super::problem::{InvitationField, InvitationFieldProblem, InvitationFieldProblems};
use super::{InvitationDraft, InvitationOrder};
use assay_crypto::{GrantedTime, Invitation, Window};
use std::ops::RangeInclusive;

/// The longest name of a round, in bytes of UTF-8.
const MOST_CAMPAIGN: usize = 100;
/// The longest reference, in bytes of UTF-8.
const MOST_REFERENCE: usize = 200;
/// The longest language tag.
const MOST_LANGUAGE: usize = 35;
/// What a team may grant, in percent of the usual time.
const PERCENT: RangeInclusive<u32> = 100..=400;
/// What a team may add, in minutes.
const MINUTES: RangeInclusive<u32> = 0..=24 * 60;

impl TryFrom<&InvitationDraft> for InvitationOrder {
    type Error = InvitationFieldProblems;

    fn try_from(draft: &InvitationDraft) -> Result<Self, Self::Error> {
        let mut reading = Reading::of(draft);
        let order = reading.order();
        reading.done(order)
    }
}

impl InvitationOrder {
    /// Reads the draft with the reference of one candidate. `id` is the identifier of the invitation.
    ///
    /// # Errors
    /// Names every field that does not fit.
    pub fn one(
        draft: &InvitationDraft,
        id: String,
    ) -> Result<(Self, Invitation), InvitationFieldProblems> {
        let mut reading = Reading::of(draft);
        let order = reading.order();
        let reference = reading.reference();
        let order = reading.done(order)?;
        let usual = order.defaults.clone();
        let invitation = Invitation {
            id,
            campaign: usual.campaign,
            reference: Some(reference),
            pack_sha256: usual.pack_sha256,
            window: usual.window,
            time: usual.time,
            is_narrative: usual.is_narrative,
            language: usual.language,
            is_practice_only: usual.is_practice_only,
            replaces: draft.replaces.clone(),
        };
        Ok((order, invitation))
    }
}

/// A draft that is being read, with what was found wrong so far.
struct Reading<'a> {
    draft: &'a InvitationDraft,
    found: InvitationFieldProblems,
}

impl<'a> Reading<'a> {
    fn of(draft: &'a InvitationDraft) -> Self {
        Self {
            draft,
            found: InvitationFieldProblems::default(),
        }
    }

    /// Returns what was read, if nothing is wrong.
    fn done<T>(self, read: T) -> Result<T, InvitationFieldProblems> {
        if self.found.0.is_empty() {
            Ok(read)
        } else {
            Err(self.found)
        }
    }

    /// Reads all but the reference. What does not fit is blank, and noted.
    fn order(&mut self) -> InvitationOrder {
        let site = self.site();
        let campaign = self.name(
            InvitationField::Campaign,
            MOST_CAMPAIGN,
            "Write the round of hiring as `campaign` in config.json has it, at most 100 characters.",
        );
        let pack_sha256 = self.pack();
        let window = self.window();
        let time = self.time();
        let language = self.language();
        InvitationOrder {
            site,
            defaults: InvitationDefaults {
                campaign,
                pack_sha256,
                window,
                time,
                is_narrative: self.draft.is_narrative,
                no_narrative: self.draft.no_narrative.clone(),
                language,
                is_practice_only: self.draft.is_practice_only,
            },
        }
    }

    /// Reads the reference of one candidate.
    fn reference(&mut self) -> String {
        self.name(
            InvitationField::Reference,
            MOST_REFERENCE,
            "Write how your team refers to this candidate, without the name, at most 200 characters.",
        )
    }

    fn text(&self, field: InvitationField) -> &'a str {
        self.draft.text(field).trim()
    }

    fn note(&mut self, field: InvitationField, why: impl Into<String>) {
        self.found.0.push(InvitationFieldProblem {
            field,
            why: why.into(),
        });
    }

    fn name(&mut self, field: InvitationField, most: usize, why: &str) -> String {
        let text = self.text(field);
        if text.is_empty() || text.len() > most {
            self.note(field, why);
        }
        text.into()
    }

    fn site(&mut self) -> String {
        let text = self.text(InvitationField::Site);
        let rest = ["https://", "http://"]
            .iter()
            .find_map(|scheme| text.strip_prefix(scheme));
        let is_address = rest.is_some_and(|rest| {
            !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace)
        });
        if !is_address {
            self.note(
                InvitationField::Site,
                "Write the address that candidates open, such as https://jobs.example.com/cto/.",
            );
        }
        text.into()
    }

    fn pack(&mut self) -> String {
        let text = self.text(InvitationField::Pack);
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            self.note(
                InvitationField::Pack,
                "Write the digest of the questions: 64 digits and letters from a to f.",
            );
        }
        if let Some(why) = self
            .draft
            .no_narrative
            .as_ref()
            .filter(|_| self.draft.is_narrative)
        {
            self.note(InvitationField::Pack, why.to_string());
        }
        text.to_ascii_lowercase()
    }

    fn window(&mut self) -> Window {
        let time_zone = self.text(InvitationField::TimeZone);
        let is_zone = match zone(time_zone) {
            Ok(_) => true,
            Err(why) => {
                self.note(InvitationField::TimeZone, why);
                false
            }
        };
        let mut at = |field| {
            let text = self.text(field);
            // Without a zone no time can be read, and saying so once is enough.
            if text.is_empty() || !is_zone {
                return None;
            }
            let read = instant(text, time_zone);
            read.map_err(|why| self.note(field, why)).ok()
        };
        let window = Window {
            opens_ms: at(InvitationField::Opens),
            start_by_ms: at(InvitationField::StartBy),
            finish_by_ms: at(InvitationField::FinishBy),
            time_zone: time_zone.into(),
        };
        self.order_of(&window);
        window
    }

    fn order_of(&mut self, window: &Window) {
        let is_before = |one: Option<i64>, other: Option<i64>| {
            one.zip(other).is_none_or(|(one, other)| one <= other)
        };
        if !is_before(window.opens_ms, window.start_by_ms) {
            self.note(
                InvitationField::StartBy,
                "The last start is before the test opens. Write a later moment.",
            );
        }
        let is_last = is_before(window.opens_ms, window.finish_by_ms)
            && is_before(window.start_by_ms, window.finish_by_ms);
        if !is_last {
            self.note(
                InvitationField::FinishBy,
                "The test ends before it can be started. Write a later moment.",
            );
        }
    }

    fn time(&mut self) -> GrantedTime {
        if self.draft.is_untimed {
            return GrantedTime::Untimed;
        }
        GrantedTime::Limited {
            percent: self.number(
                InvitationField::TimePercent,
                PERCENT,
                "Write a whole number from 100 to 400, such as 150.",
            ),
            extra_minutes: self.number(
                InvitationField::ExtraMinutes,
                MINUTES,
                "Write a whole number of minutes, at most 1440.",
            ),
        }
    }

    /// Reads a number; where the field is blank, the least of the range.
    fn number(&mut self, field: InvitationField, range: RangeInclusive<u32>, why: &str) -> u32 {
        let text = self.text(field);
        let usual = *range.start();
        if text.is_empty() {
            return usual;
        }
        let digits = text.strip_suffix('%').unwrap_or(text).trim();
        let read = digits.parse().ok().filter(|number| range.contains(number));
        read.unwrap_or_else(|| {
            self.note(field, why);
            usual
        })
    }

    fn language(&mut self) -> Option<String> {
        let text = self.text(InvitationField::Language);
        if text.is_empty() {
            return None;
        }
        let is_tag = text.len() <= MOST_LANGUAGE
            && text.starts_with(|first: char| first.is_ascii_alphabetic())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !is_tag {
            self.note(
                InvitationField::Language,
                "Write a language tag such as \"en\" or \"de\", or leave the field blank.",
            );
        }
        Some(text.into())
    }
}
