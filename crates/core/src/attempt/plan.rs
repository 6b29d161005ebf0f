//! The plan of an attempt, which is settled when it starts and never changes afterwards.

use super::host::Offset;
use super::invited::{GrantedTime, Invited};
use crate::document::is_zero;
use crate::limit;
use crate::question::{ByQuestion, Question};
use serde::{Deserialize, Serialize, Serializer};

/// Everything about an attempt that is known before its clock starts. It stands in the first record of a journal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Plan {
    /// A UUID; the same in journal, bundle and receipt.
    pub attempt_id: String,
    /// The campaign that the attempt belongs to.
    pub campaign: String,
    /// The invitation that the link carried; may be empty.
    pub invitation: String,
    /// The signed invitation, as it stood in the link; empty where there was none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub invitation_token: String,
    /// Who the candidate is.
    #[cfg_attr(feature = "schema", schemars(with = "[Option<String>; 3]"))]
    pub candidate: Identity,
    /// The seed that the form is drawn from.
    pub seed: String,
    /// SHA-256 of the canonical pack.
    pub content_sha256: String,
    /// Time granted, in percent of the pack's.
    pub time_percent: u32,
    /// Minutes that the invitation adds once, to the whole.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub extra_minutes: u32,
    /// Whether the invitation grants as much time as it takes.
    #[serde(
        rename = "untimed",
        default,
        skip_serializing_if = "std::ops::Not::not"
    )]
    pub is_untimed: bool,
    /// Whether the invitation has the candidate answer scenarios in words.
    #[serde(
        rename = "narrative",
        default,
        skip_serializing_if = "std::ops::Not::not"
    )]
    pub is_narrative: bool,
    /// The instant at which the invitation's window ends, in milliseconds since the epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finish_by_ms: Option<i64>,
    /// The accommodation code that the link carried; may be empty.
    pub accommodation: String,
    /// What the candidate acknowledged, when, in which words.
    pub acknowledgements: Vec<Acknowledgement>,
    /// The wall clock against the host, as far as known.
    #[serde(rename = "offset_ms", default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<Offset>,
    /// The browser, as it names itself.
    pub user_agent: String,
    /// Attempts that the same person, as far as the browser can tell, had begun in it before. Plans of earlier programs
    /// have none.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        serialize_with = "as_rows"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<(String, String, String)>"))]
    pub earlier: Vec<EarlierAttempt>,
}

/// Who a candidate is, as far as they were asked; `None` where they were not. A journal has it as a list of the three.
pub type Identity = ByQuestion<Option<String>>;

/// An attempt that the browser knew of when another was begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EarlierAttempt {
    /// Its UUID.
    pub attempt_id: String,
    /// The time when it was started, as RFC 3339.
    pub started_at: String,
    /// When it ended, as RFC 3339; empty where that was not known yet.
    pub ended_at: String,
}

/// Something the candidate acknowledged. A journal has it as a list of the three.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(String, String, i64)", into = "(String, String, i64)")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Acknowledgement {
    /// What was acknowledged.
    pub id: String,
    /// SHA-256 of the words shown.
    pub text_sha256: String,
    /// When, in milliseconds since the epoch by the wall clock.
    pub wall_ms: i64,
}

impl Plan {
    /// Takes over what an invitation says, with its token as it stood in the link.
    ///
    /// ```
    /// use assay_core::attempt::{GrantedTime, Invited, Plan};
    ///
    /// let invited = Invited { id: "inv-7".into(), time: GrantedTime::percent(150), ..Invited::default() };
    /// let plan = Plan::default().invited(&invited, "TOKEN");
    /// assert_eq!((&*plan.invitation, plan.time_percent), ("inv-7", 150));
    /// assert_eq!(plan.time(), invited.time);
    /// ```
    #[must_use]
    pub fn invited(mut self, invited: &Invited, token: &str) -> Self {
        self.invitation.clone_from(&invited.id);
        self.invitation_token = token.into();
        if invited.reference.is_some() {
            self.candidate.reference.clone_from(&invited.reference);
        }
        (self.time_percent, self.extra_minutes, self.is_untimed) = match invited.time {
            GrantedTime::Limited {
                percent,
                extra_minutes,
            } => (percent, extra_minutes, false),
            GrantedTime::Untimed => (100, 0, true),
        };
        self.finish_by_ms = invited.finish_by_ms;
        self.is_narrative = invited.is_narrative;
        self
    }

    /// The time granted.
    pub fn time(&self) -> GrantedTime {
        if self.is_untimed {
            return GrantedTime::Untimed;
        }
        GrantedTime::Limited {
            percent: self.time_percent,
            extra_minutes: self.extra_minutes,
        }
    }

    /// The plan with everything that a candidate, a link or a configuration can make long cut to its limit.
    ///
    /// ```
    /// use assay_core::attempt::Plan;
    /// use assay_core::limit;
    ///
    /// let plan = Plan { user_agent: "x".repeat(9_000), ..Plan::default() };
    /// assert_eq!(plan.bounded().user_agent.len(), limit::USER_AGENT);
    /// ```
    #[must_use]
    pub fn bounded(mut self) -> Self {
        for name in [
            &mut self.campaign,
            &mut self.invitation,
            &mut self.accommodation,
            &mut self.seed,
        ] {
            *name = limit::naming(name);
        }
        for question in Question::ALL {
            if let Some(given) = self.candidate.of_mut(question) {
                limit::fit_in_place(given, question.limit());
            }
        }
        limit::fit_in_place(&mut self.invitation_token, limit::TOKEN);
        limit::fit_in_place(&mut self.user_agent, limit::USER_AGENT);
        self.earlier.truncate(limit::EARLIER);
        self
    }
}

/// Writes earlier attempts as rows of identifier, start and end. Rows are read back as they are: a derived structure takes a list as well.
fn as_rows<S: Serializer>(earlier: &[EarlierAttempt], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(
        earlier
            .iter()
            .map(|one| (&one.attempt_id, &one.started_at, &one.ended_at)),
    )
}

impl From<Acknowledgement> for (String, String, i64) {
    fn from(given: Acknowledgement) -> Self {
        (given.id, given.text_sha256, given.wall_ms)
    }
}

impl From<(String, String, i64)> for Acknowledgement {
    fn from((id, text_sha256, wall_ms): (String, String, i64)) -> Self {
        Self {
            id,
            text_sha256,
            wall_ms,
        }
    }
}
