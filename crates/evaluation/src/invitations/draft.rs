//! Invitations while somebody fills in a form.

mod problem;
mod reading;

use super::defaults::InvitationDefaults;
use super::moment::typed_instant;
use assay_core::assessment::NoNarrative;
use assay_crypto::{GrantedTime, Invitation};
pub use problem::{InvitationField, InvitationFieldProblem, InvitationFieldProblems};
use std::collections::BTreeMap;

/// The texts in the fields of the form. `InvitationOrder::try_from` and [`InvitationOrder::one`] read them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InvitationDraft {
    known: BTreeMap<InvitationField, String>,
    typed: BTreeMap<InvitationField, String>,
    /// Whether there is no time limit.
    pub is_untimed: bool,
    /// Whether scenarios are answered in words.
    pub is_narrative: bool,
    /// Why nobody can answer the scenarios of the chosen questions in words; nothing where candidates can, and where the
    /// questions are not at hand.
    pub no_narrative: Option<NoNarrative>,
    /// Whether the invitation is good for the practice only.
    pub is_practice_only: bool,
    /// The invitation that the one for a single candidate replaces.
    pub replaces: Option<String>,
}

/// What every invitation of a form or a table says, and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationOrder {
    /// The address of the test.
    pub site: String,
    /// What every invitation says.
    pub defaults: InvitationDefaults,
}

impl InvitationDraft {
    /// Returns the text of a field: what was typed there, otherwise what is known without asking.
    pub fn text(&self, field: InvitationField) -> &str {
        let text = self.typed.get(&field).or_else(|| self.known.get(&field));
        text.map_or("", String::as_str)
    }

    /// Writes what was typed into a field. A field that was emptied stays empty.
    pub fn write(&mut self, field: InvitationField, text: String) {
        self.typed.insert(field, text);
    }

    /// Writes what another invitation says into the fields, for one that replaces it.
    pub fn replacing(&mut self, former: &Invitation) {
        let window = &former.window;
        let at = |ms: Option<i64>| {
            let typed = ms.and_then(|ms| typed_instant(ms, &window.time_zone));
            typed.unwrap_or_default()
        };
        let (percent, minutes) = match former.time {
            GrantedTime::Untimed => Default::default(),
            GrantedTime::Limited {
                percent,
                extra_minutes,
            } => (percent.to_string(), extra_minutes.to_string()),
        };
        for (field, text) in [
            (InvitationField::Campaign, former.campaign.clone()),
            (InvitationField::Pack, former.pack_sha256.clone()),
            (InvitationField::TimeZone, window.time_zone.clone()),
            (InvitationField::Opens, at(window.opens_ms)),
            (InvitationField::StartBy, at(window.start_by_ms)),
            (InvitationField::FinishBy, at(window.finish_by_ms)),
            (InvitationField::TimePercent, percent),
            (InvitationField::ExtraMinutes, minutes),
            (
                InvitationField::Language,
                former.language.clone().unwrap_or_default(),
            ),
            (
                InvitationField::Reference,
                former.reference.clone().unwrap_or_default(),
            ),
        ] {
            self.write(field, text);
        }
        self.is_untimed = former.time == GrantedTime::Untimed;
        self.is_practice_only = former.is_practice_only;
        self.is_narrative = former.is_narrative;
        self.replaces = Some(former.id.clone());
    }

    /// Fills in what is known without asking, where nobody typed.
    pub fn know(&mut self, field: InvitationField, text: String) {
        self.known.insert(field, text);
    }
}

#[cfg(test)]
mod tests;
