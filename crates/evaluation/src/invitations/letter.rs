//! Letters to candidates who are invited: the templates, and what they become for one invitation. Somebody reads and sends
//! them; nothing is sent from here.

use super::board::kept::KeptInvitation;
use super::moment::window_words;
use crate::calendar_file::CalendarEvent;
use crate::mail_draft::MailDraft;
use crate::message::Sender;
use assay_core::document::{self, Problems};
use assay_core::person_text;
use serde::{Deserialize, Serialize};

/// The template of a letter. Fields stand in braces: `{name}`, `{reference}`, `{window}`, `{link}`, `{until}`, `{minutes}`,
/// `{team}`, `{contact}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object { }")]
pub struct LetterTemplate {
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// What a letter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterKind {
    /// The invitation itself.
    Invitation,
    /// A reminder to somebody whose answers have not arrived.
    Reminder,
    /// Time is given back.
    TimeGrant,
}

impl LetterKind {
    /// Returns the name under which a browser keeps a changed template.
    pub fn key(self) -> &'static str {
        match self {
            Self::Invitation => "letter-template invitation",
            Self::Reminder => "letter-template reminder",
            Self::TimeGrant => "letter-template time-grant",
        }
    }

    /// Returns the template as it is until somebody changes it.
    pub fn template(self) -> LetterTemplate {
        let (subject, body) = match self {
            Self::Invitation => (
                "Your invitation to our test ({reference})",
                "Dear {name},\n\nthank you for your application. As the next step, we invite you to our test. It runs in your \
                 browser.\n\nThis is your personal link. It is for you alone:\n\n{link}\n\n{window}\n\nThe page says before you \
                 start how much time you have, and offers a practice. If you need more time or another form of the test, or if \
                 anything goes wrong, write to {contact}.\n\nKind regards\n{team}",
            ),
            Self::Reminder => (
                "Reminder: your invitation to our test ({reference})",
                "Dear {name},\n\nwe invited you to our test and have not received your answers yet. If you have finished the \
                 test, the page may still be open and tell you how to send them.\n\n{window}\n\nYour personal link:\n\n{link}\
                 \n\nIf something keeps you from taking the test, write to {contact}.\n\nKind regards\n{team}",
            ),
            Self::TimeGrant => (
                "More time for your test ({reference})",
                "Dear {name},\n\nwe give you time back for your test: {minutes} minutes. Open this link in the same browser, on \
                 the same device, in which you took the test:\n\n{link}\n\nYour answers are there as you left them. The clock \
                 starts only when you say so. You can use the link once, until {until}.\n\nIf anything is unclear, write to \
                 {contact}.\n\nKind regards\n{team}",
            ),
        };
        LetterTemplate {
            subject: subject.into(),
            body: body.into(),
        }
    }
}

impl LetterTemplate {
    /// Returns the text in which a browser keeps it.
    pub fn to_text(&self) -> String {
        document::to_text(&document::to_value(self))
    }

    /// Reads such a text.
    ///
    /// # Errors
    /// Returns a problem where it is none.
    pub fn parse(text: &str) -> Result<Self, Problems> {
        document::read("letter", &document::parse("letter", text)?)
    }

    /// Fills in the fields. What is not known stays as a gap in square brackets, such as "[link]"; see
    /// [`crate::letter_gaps`].
    fn filled(&self, name: &str, email: &str, fields: &[(&str, String)]) -> MailDraft {
        MailDraft {
            name: person_text::plain(name),
            email: email.into(),
            subject: filled(&self.subject, fields),
            body: filled(&self.body, fields),
        }
    }
}

/// Writes the letter to one candidate. `link` is there only where the invitation was signed, or its link read, since the page
/// was opened.
///
/// ```
/// use assay_evaluation::{LetterKind, Sender, invitation_letter, letter_gaps};
/// # let invitation = assay_crypto::Invitation {
/// #     id: "1".into(), campaign: "spring".into(), reference: Some("C-1".into()), pack_sha256: "ab".repeat(32),
/// #     window: assay_crypto::Window { opens_ms: None, start_by_ms: None, finish_by_ms: None, time_zone: "UTC".into() },
/// #     time: assay_crypto::GrantedTime::default(), language: None, is_practice_only: false, is_narrative: false,
/// #     replaces: None,
/// # };
/// # let kept = assay_evaluation::KeptInvitation::of(invitation, 0);
/// let template = LetterKind::Invitation.template();
/// let letter = invitation_letter(&template, &kept, None, &Sender::default());
/// assert!(letter.subject.ends_with("(C-1)"));
/// assert_eq!(letter_gaps(&letter.body), ["[name]", "[link]", "[contact]", "[team]"]);
/// ```
pub fn invitation_letter(
    template: &LetterTemplate,
    kept: &KeptInvitation,
    link: Option<&str>,
    sender: &Sender,
) -> MailDraft {
    let name = kept.name.as_deref().unwrap_or_default();
    let fields = [
        ("{name}", person_text::plain(name)),
        ("{reference}", person_text::plain(kept.reference())),
        ("{window}", window_words(&kept.invitation.window)),
        ("{link}", link.unwrap_or_default().into()),
        ("{team}", person_text::plain(&sender.team)),
        ("{contact}", person_text::plain(&sender.contact)),
    ];
    template.filled(name, kept.email.as_deref().unwrap_or_default(), &fields)
}

/// What a letter about time that is given back says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GrantLetter<'a> {
    /// The candidate's name; may be empty.
    pub name: &'a str,
    /// The candidate's address; may be empty.
    pub email: &'a str,
    /// How the team refers to the candidate; may be empty.
    pub reference: &'a str,
    /// The minutes.
    pub minutes: u32,
    /// Until when, in words.
    pub until: String,
    /// The link.
    pub link: &'a str,
}

/// Writes the letter about time that is given back.
pub fn grant_letter(
    template: &LetterTemplate,
    about: &GrantLetter<'_>,
    sender: &Sender,
) -> MailDraft {
    let fields = [
        ("{name}", person_text::plain(about.name)),
        ("{reference}", person_text::plain(about.reference)),
        ("{minutes}", about.minutes.to_string()),
        ("{until}", about.until.clone()),
        ("{link}", about.link.into()),
        ("{team}", person_text::plain(&sender.team)),
        ("{contact}", person_text::plain(&sender.contact)),
    ];
    template.filled(about.name, about.email, &fields)
}

/// Returns the window of an invitation for a calendar; `None` where it has no window. What has a start only, or an end only, is
/// a moment.
pub fn invitation_event(
    kept: &KeptInvitation,
    letter: &MailDraft,
    now_ms: i64,
) -> Option<CalendarEvent> {
    let window = &kept.invitation.window;
    let (starts_ms, ends_ms) = match (window.opens_ms, kept.end_ms()) {
        (Some(opens_ms), ends_ms) => (opens_ms, ends_ms),
        (None, Some(end_ms)) => (end_ms, None),
        (None, None) => return None,
    };
    Some(CalendarEvent {
        uid: kept.invitation.id.clone(),
        made_ms: now_ms,
        starts_ms,
        ends_ms,
        summary: letter.subject.clone(),
        description: window_words(window),
    })
}

/// Fills in fields, once: what somebody is called fills no further field.
fn filled(text: &str, fields: &[(&str, String)]) -> String {
    let mut done = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        done.push_str(before);
        let Some((field, value)) = fields.iter().find(|(field, _)| from.starts_with(field)) else {
            done.push('{');
            rest = &from[1..];
            continue;
        };
        if person_text::is_blank(value) {
            done.push_str(&field.replace('{', "[").replace('}', "]"));
        } else {
            done.push_str(value);
        }
        rest = &from[field.len()..];
    }
    done.push_str(rest);
    done
}
