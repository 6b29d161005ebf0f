//! The trace of an attempt in the browser that it was taken in, which stays after its answers are erased: that it
//! took place, when, and whether somebody is the person who took it. Names are not in it, only digests of them.

use crate::attempt::{EarlierAttempt, Identity, Plan};
use crate::digest::sha256_hex;
use crate::limit;
use crate::question::{ByQuestion, Question};
use crate::scoring::text::folded;
use serde::{Deserialize, Serialize};

/// The trace of an attempt.
///
/// ```
/// use assay_core::attempt::{Identity, Plan};
/// use assay_core::record::{Trace, Whose};
///
/// let plan = Plan { campaign: "spring".into(), invitation: "ada-7".into(), ..Plan::default() };
/// let trace = Trace::of(&plan, "2026-03-01T09:00:00.000Z", "");
/// let nothing = Identity::default();
/// assert_eq!(trace.whose("spring", "ada-7", &nothing), Whose::Theirs);
/// assert_eq!(trace.whose("autumn", "ada-7", &nothing), Whose::Others);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// The entry for it in a later attempt.
    #[serde(flatten)]
    pub attempt: EarlierAttempt,
    campaign: String,
    /// Digest of the invitation; empty where there was none.
    invitation: String,
    /// Digests of name, email address and reference; empty where they were not given.
    #[serde(rename = "told")]
    given: ByQuestion<String>,
}

/// Whose an attempt is, seen by somebody who is about to begin one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Theirs, as far as names and invitations show.
    Theirs,
    /// Of somebody with the same name, who had another invitation.
    Namesakes,
    /// Nobody can say: neither had a name or an invitation.
    Unknown,
    /// Somebody else's.
    Others,
}

impl Trace {
    /// The trace of an attempt; both times as RFC 3339, the second empty while it is running.
    pub fn of(plan: &Plan, started_at: &str, ended_at: &str) -> Self {
        // As it stands in the bundle.
        let plan = plan.clone().bounded();
        let mark = |text: &str| mark(&plan.attempt_id, text);
        Self {
            attempt: EarlierAttempt {
                attempt_id: plan.attempt_id.clone(),
                started_at: started_at.into(),
                ended_at: ended_at.into(),
            },
            campaign: plan.campaign.clone(),
            invitation: mark(&plan.invitation),
            given: ByQuestion::from_fn(|question| {
                let given = plan.candidate.of(question).as_deref();
                given.map_or_else(String::new, mark)
            }),
        }
    }

    /// Returns whether a link shows that the attempt is its owner's. `None`: the link does not say.
    ///
    /// An invitation decides alone; otherwise everything has to fit that both the link and the attempt name.
    pub fn is_of_link(&self, invitation: &str, given: &Identity) -> Option<bool> {
        let says_nothing = |question| given.of(question).as_deref().is_none_or(is_blank);
        if invitation.is_empty() && Question::ALL.into_iter().all(says_nothing) {
            return None;
        }
        if !invitation.is_empty() || !self.invitation.is_empty() {
            return Some(self.mark(invitation) == self.invitation);
        }
        let fits = |question| self.fits(question, given);
        let mut known = Question::ALL.into_iter().filter_map(fits).peekable();
        known.peek()?;
        Some(known.all(|fits| fits))
    }

    /// Returns whose the attempt is, for somebody with this invitation who gave this and is about to begin.
    ///
    /// A name is enough to be asked: who gives the same one is not let begin afresh without a word.
    pub fn whose(&self, campaign: &str, invitation: &str, given: &Identity) -> Whose {
        if !self.is_in(campaign) {
            return Whose::Others;
        }
        let is_invited = !invitation.is_empty();
        if is_invited && self.mark(invitation) == self.invitation {
            return Whose::Theirs;
        }
        let fits = |question| self.fits(question, given);
        match Question::ALL.into_iter().find_map(fits) {
            Some(true) if is_invited => Whose::Namesakes,
            Some(true) => Whose::Theirs,
            None if !is_invited || self.invitation.is_empty() => Whose::Unknown,
            _ => Whose::Others,
        }
    }

    /// Returns whether a name is that of the attempt or of its invitation.
    pub fn is_named(&self, name: &str) -> bool {
        let is_invitation = !self.invitation.is_empty() && self.mark(name) == self.invitation;
        self.attempt.attempt_id == name || is_invitation
    }

    /// The first thing that the candidate gave, by which they can show that the attempt is theirs.
    pub fn asks(&self) -> Option<Question> {
        let is_known = |question: &Question| !self.given.of(*question).is_empty();
        Question::ALL.into_iter().find(is_known)
    }

    /// Returns whether the candidate gave this.
    pub fn is_given(&self, question: Question, written: &str) -> bool {
        let mark = self.given.of(question);
        !mark.is_empty() && *mark == self.mark(written)
    }

    /// Returns whether it belongs to a campaign.
    pub fn is_in(&self, campaign: &str) -> bool {
        self.campaign == limit::naming(campaign)
    }

    /// Returns whether what is given fits what was; `None` where one of them says nothing.
    fn fits(&self, question: Question, given: &Identity) -> Option<bool> {
        let given = given.of(question).as_deref();
        let given = given.filter(|text| !is_blank(text))?;
        (!self.given.of(question).is_empty()).then(|| self.is_given(question, given))
    }

    fn mark(&self, text: &str) -> String {
        mark(&self.attempt.attempt_id, text)
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// A digest that differs from attempt to attempt, so that equal names do not show; empty for blank text.
fn mark(attempt_id: &str, text: &str) -> String {
    if is_blank(text) {
        return String::new();
    }
    sha256_hex([attempt_id, " ", &folded(text)].concat().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(name: &str, email: &str) -> Identity {
        Identity {
            name: Some(name.into()),
            email: Some(email.into()),
            reference: None,
        }
    }

    fn trace(invitation: &str, name: &str, email: &str) -> Trace {
        let plan = Plan {
            attempt_id: "a1".into(),
            campaign: "spring".into(),
            invitation: invitation.into(),
            candidate: identity(name, email),
            ..Plan::default()
        };
        Trace::of(&plan, "2026-03-01T09:00:00.000Z", "")
    }

    #[test]
    fn a_link_tells_by_its_invitation_or_by_everything_that_it_names() {
        let by_name =
            |trace: &Trace, name: &str, email: &str| trace.is_of_link("", &identity(name, email));
        assert_eq!(
            trace("i1", "Ada", "").is_of_link("i1", &Identity::default()),
            Some(true)
        );
        assert_eq!(
            trace("i1", "Ada", "").is_of_link("i2", &identity("Ada", "")),
            Some(false)
        );
        assert_eq!(by_name(&trace("i1", "Ada", ""), "Ada", ""), Some(false));
        assert_eq!(
            by_name(&trace("", "Ada", ""), " ADA ", "ada@example.com"),
            Some(true)
        );
        assert_eq!(by_name(&trace("", "Ada", "a@x"), "Ada", "b@x"), Some(false));
        assert_eq!(by_name(&trace("", "Ada", ""), "", " "), None);
        assert_eq!(by_name(&trace("", "", ""), "Ada", ""), None);
    }

    #[test]
    fn an_attempt_is_named_by_itself_and_by_its_invitation() {
        assert!(trace("i1", "Ada", "").is_named("a1") && trace("i1", "Ada", "").is_named("i1"));
        assert!(!trace("i1", "Ada", "").is_named("i2") && !trace("", "Ada", "").is_named(""));
    }

    #[test]
    fn the_same_name_does_not_begin_afresh_unasked() {
        let whose = |trace: &Trace, invitation: &str, name: &str| {
            trace.whose("spring", invitation, &identity(name, "other@example.com"))
        };
        assert_eq!(whose(&trace("", "Ada", "a@x"), "", "ada"), Whose::Theirs);
        assert_eq!(whose(&trace("i1", "Ada", ""), "", "Ada"), Whose::Theirs);
        assert_eq!(whose(&trace("i1", "Ada", ""), "i1", "Bob"), Whose::Theirs);
        assert_eq!(
            whose(&trace("i1", "Ada", ""), "i2", "Ada"),
            Whose::Namesakes
        );
        assert_eq!(whose(&trace("", "Ada", ""), "i2", "Ada"), Whose::Namesakes);
        assert_eq!(whose(&trace("", "Ada", ""), "", "Bob"), Whose::Others);
        assert_eq!(whose(&trace("i1", "Ada", ""), "i2", "Bob"), Whose::Others);
        let nobody = trace("", "", "");
        assert_eq!(
            nobody.whose("spring", "", &Identity::default()),
            Whose::Unknown
        );
        assert_eq!(
            trace("i1", "", "").whose("spring", "i2", &Identity::default()),
            Whose::Others
        );
        assert_eq!(
            trace("", "Ada", "").whose("autumn", "", &identity("Ada", "")),
            Whose::Others
        );
    }

    #[test]
    fn a_trace_keeps_no_name_and_is_read_as_it_was_written() {
        let trace = trace("i1", "Ada Lovelace", "ada@example.com");
        let kept = serde_json::to_string(&trace).unwrap();
        assert!(!kept.contains("Ada") && !kept.contains("ada@") && !kept.contains("i1"));
        let read = serde_json::from_str::<Trace>(&kept).unwrap();
        assert_eq!(read, trace);
        assert_eq!(trace.asks(), Some(Question::Name));
        assert!(
            trace.is_given(Question::Name, "ada  lovelace")
                && !trace.is_given(Question::Name, "")
                && !trace.is_given(Question::Reference, "")
        );
    }
}
