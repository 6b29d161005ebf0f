//! What stays known of an attempt in the browser that it was taken in, also after its answers are erased: that it
//! took place, when, and whether somebody is the person who took it. Names are not in it, only digests of them.

use crate::attempt::{EarlierAttempt, Plan};
use crate::digest::sha256_hex;
use crate::json::Value;
use crate::json::object;
use crate::limit;
use crate::scoring::text::folded;

/// The trace of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// What a later attempt says about it.
    pub attempt: EarlierAttempt,
    campaign: String,
    /// Digests of the invitation and of what the candidate told; empty where there was nothing.
    invitation: String,
    told: [String; 3],
}

/// Whose an attempt is, seen by somebody who is about to begin one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Theirs, as far as names and invitations tell.
    Theirs,
    /// Of somebody with the same name, who had another invitation.
    Namesakes,
    /// It cannot be told: neither had a name or an invitation.
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
            told: std::array::from_fn(|ask| {
                plan.candidate[ask]
                    .as_deref()
                    .map_or_else(String::new, mark)
            }),
        }
    }

    /// Whether the attempt can be told by a link to be that person's. `None`: the link does not say.
    ///
    /// An invitation tells alone; otherwise everything has to fit that both the link and the attempt name.
    pub fn is_of_link(&self, invitation: &str, told: &[Option<String>; 3]) -> Option<bool> {
        let says_nothing = |text: &Option<String>| text.as_deref().is_none_or(is_blank);
        if invitation.is_empty() && told.iter().all(says_nothing) {
            return None;
        }
        if !invitation.is_empty() || !self.invitation.is_empty() {
            return Some(self.mark(invitation) == self.invitation);
        }
        let mut known = (0..3).filter_map(|ask| self.fits(ask, told)).peekable();
        known.peek()?;
        Some(known.all(|fits| fits))
    }

    /// Whose the attempt is, for somebody with this invitation who told this and is about to begin.
    ///
    /// A name is enough to be asked: who gives the same one is not let begin afresh without a word.
    pub fn whose(&self, campaign: &str, invitation: &str, told: &[Option<String>; 3]) -> Whose {
        if !self.is_in(campaign) {
            return Whose::Others;
        }
        let is_invited = !invitation.is_empty();
        if is_invited && self.mark(invitation) == self.invitation {
            return Whose::Theirs;
        }
        match (0..3).find_map(|ask| self.fits(ask, told)) {
            Some(true) if is_invited => Whose::Namesakes,
            Some(true) => Whose::Theirs,
            None if !is_invited || self.invitation.is_empty() => Whose::Unknown,
            _ => Whose::Others,
        }
    }

    /// The first thing that the candidate told, by which they can show that the attempt is theirs.
    pub fn asks(&self) -> Option<usize> {
        self.told.iter().position(|told| !told.is_empty())
    }

    /// Whether the candidate told this.
    pub fn is_told(&self, ask: usize, written: &str) -> bool {
        let told = self.told.get(ask);
        told.is_some_and(|told| !told.is_empty() && *told == self.mark(written))
    }

    /// Whether it belongs to a campaign.
    pub fn is_in(&self, campaign: &str) -> bool {
        self.campaign == limit::naming(campaign)
    }

    /// Whether what is told fits what was; `None` where one of them says nothing.
    fn fits(&self, ask: usize, told: &[Option<String>; 3]) -> Option<bool> {
        let told = told[ask].as_deref().filter(|text| !is_blank(text))?;
        (!self.told[ask].is_empty()).then(|| self.is_told(ask, told))
    }

    fn mark(&self, text: &str) -> String {
        mark(&self.attempt.attempt_id, text)
    }

    /// The trace as it is kept.
    pub fn to_json(&self) -> Value {
        object([
            ("attempt_id", self.attempt.attempt_id.as_str().into()),
            ("started_at", self.attempt.started_at.as_str().into()),
            ("ended_at", self.attempt.ended_at.as_str().into()),
            ("campaign", self.campaign.as_str().into()),
            ("invitation", self.invitation.as_str().into()),
            (
                "told",
                self.told
                    .iter()
                    .map(|told| Value::from(told.as_str()))
                    .collect(),
            ),
        ])
    }

    /// Reads a trace; `None` if it is damaged.
    pub fn from_json(value: &Value) -> Option<Self> {
        let text = |name: &str| value.get(name)?.as_str().map(String::from);
        let told = |ask: usize| value.get("told")?.get(ask)?.as_str().map(String::from);
        Some(Self {
            attempt: EarlierAttempt {
                attempt_id: text("attempt_id")?,
                started_at: text("started_at")?,
                ended_at: text("ended_at")?,
            },
            campaign: text("campaign")?,
            invitation: text("invitation")?,
            told: [told(0)?, told(1)?, told(2)?],
        })
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

    fn told(name: &str, email: &str) -> [Option<String>; 3] {
        [Some(name.into()), Some(email.into()), None]
    }

    fn trace(invitation: &str, name: &str, email: &str) -> Trace {
        let plan = Plan {
            attempt_id: "a1".into(),
            campaign: "spring".into(),
            invitation: invitation.into(),
            candidate: told(name, email),
            ..Plan::default()
        };
        Trace::of(&plan, "2026-03-01T09:00:00.000Z", "")
    }

    #[test]
    fn a_link_tells_by_its_invitation_or_by_everything_that_it_names() {
        let by_name =
            |trace: &Trace, name: &str, email: &str| trace.is_of_link("", &told(name, email));
        assert_eq!(
            trace("i1", "Ada", "").is_of_link("i1", &[None, None, None]),
            Some(true)
        );
        assert_eq!(
            trace("i1", "Ada", "").is_of_link("i2", &told("Ada", "")),
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
    fn the_same_name_does_not_begin_afresh_unasked() {
        let whose = |trace: &Trace, invitation: &str, name: &str| {
            trace.whose("spring", invitation, &told(name, "other@example.com"))
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
            nobody.whose("spring", "", &[None, None, None]),
            Whose::Unknown
        );
        assert_eq!(
            trace("i1", "", "").whose("spring", "i2", &[None, None, None]),
            Whose::Others
        );
        assert_eq!(
            trace("", "Ada", "").whose("autumn", "", &told("Ada", "")),
            Whose::Others
        );
    }

    #[test]
    fn a_trace_keeps_no_name_and_is_read_as_it_was_written() {
        let trace = trace("i1", "Ada Lovelace", "ada@example.com");
        let kept = crate::json::to_text(&trace.to_json());
        assert!(!kept.contains("Ada") && !kept.contains("ada@") && !kept.contains("i1"));
        let read = Trace::from_json(&crate::json::from_text(&kept).unwrap());
        assert_eq!(read, Some(trace.clone()));
        assert_eq!(trace.asks(), Some(0));
        assert!(
            trace.is_told(0, "ada  lovelace") && !trace.is_told(0, "") && !trace.is_told(2, "")
        );
    }
}
