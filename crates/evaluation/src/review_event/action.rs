//! The kinds of events, as they stand in a log.

use super::super::reason::SHORTEST_REASON;
use super::field;
use super::verdict::{Coverage, Decision, Milestone, RevealedRatings, StageVerdict, Verdict};
use assay_core::document::Value;
use assay_core::scoring::Fraction;
use serde::{Deserialize, Serialize};
#[cfg(feature = "schema")]
use {super::super::policy::ScoringPolicy, super::field::Nullable, assay_core::document::Whole};

/// The kinds of events. Ratings go from 1 to 5; nothing in their place takes one back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ReviewAction {
    /// Rated a written answer on a criterion.
    Rated {
        /// Identifier of the item.
        item: String,
        /// Identifier of the criterion.
        criterion: String,
        /// The rating.
        #[serde(deserialize_with = "field::rating")]
        #[cfg_attr(feature = "schema", schemars(with = "Nullable<Whole<1, 5>>"))]
        rating: Option<u32>,
        /// Why; may be empty. Where it is absent, the note stays as it is.
        #[serde(
            default,
            skip_serializing_if = "Option::is_none",
            deserialize_with = "field::present"
        )]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        note: Option<String>,
    },
    /// Wrote a note on a written answer. It stands beside the own rating, which stays as it is, or by itself until there
    /// is one.
    Annotated {
        /// Identifier of the item.
        item: String,
        /// Identifier of the criterion.
        criterion: String,
        /// The note; may be empty.
        note: String,
    },
    /// Said whether an expected point is covered. It helps to rate, and is not counted.
    Covered {
        /// Identifier of the item.
        item: String,
        /// Position of the point in the rubric.
        point: u32,
        /// Whether it is covered.
        #[serde(deserialize_with = "field::nullable")]
        #[cfg_attr(feature = "schema", schemars(with = "Nullable<Coverage>"))]
        coverage: Option<Coverage>,
    },
    /// Settled a criterion on which raters differ.
    Adjudicated {
        /// Identifier of the item.
        item: String,
        /// Identifier of the criterion.
        criterion: String,
        /// The rating that counts.
        #[serde(deserialize_with = "field::rating")]
        #[cfg_attr(feature = "schema", schemars(with = "Nullable<Whole<1, 5>>"))]
        rating: Option<u32>,
        /// Why.
        reason: String,
    },
    /// Said what a value is worth that no rule could read.
    Reviewed {
        /// Identifier of the item.
        item: String,
        /// Name of the part.
        part: String,
        /// The share of the part that it earns, from 0 to 1.
        #[serde(with = "field::share")]
        #[cfg_attr(feature = "schema", schemars(with = "Nullable<String>"))]
        share: Option<Fraction>,
        /// Why.
        reason: String,
    },
    /// Rated the answer to an interview question.
    Interviewed {
        /// Identifier of the question.
        question: String,
        /// The rating.
        #[serde(deserialize_with = "field::rating")]
        #[cfg_attr(feature = "schema", schemars(with = "Nullable<Whole<1, 5>>"))]
        rating: Option<u32>,
        /// What the candidate answered; may be empty. Where it is absent, the note stays as it is.
        #[serde(
            default,
            skip_serializing_if = "Option::is_none",
            deserialize_with = "field::present"
        )]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        note: Option<String>,
    },
    /// Wrote a note on an interview answer. It stands beside the own rating, which stays as it is, or by itself until
    /// there is one.
    InterviewAnnotated {
        /// Identifier of the question.
        question: String,
        /// The note; may be empty.
        note: String,
    },
    /// Agreed on a rating of an interview question, after everyone had given theirs.
    Agreed {
        /// Identifier of the question.
        question: String,
        /// The rating that counts.
        #[serde(deserialize_with = "field::rating")]
        #[cfg_attr(feature = "schema", schemars(with = "Nullable<Whole<1, 5>>"))]
        rating: Option<u32>,
        /// Why.
        reason: String,
    },
    /// Ticked a red flag, or took the tick back.
    Flagged {
        /// Identifier of the flag.
        flag: String,
        /// Whether it is ticked.
        ticked: bool,
        /// What was seen or heard.
        evidence: String,
    },
    /// Confirmed or dismissed a red flag.
    FlagSettled {
        /// Identifier of the flag.
        flag: String,
        /// What it was found to be.
        #[serde(deserialize_with = "field::nullable")]
        #[cfg_attr(feature = "schema", schemars(with = "Nullable<Verdict>"))]
        verdict: Option<Verdict>,
        /// Why.
        reason: String,
        /// Whether whoever ticked it and confirms it says that nobody else is there to confirm it.
        #[serde(rename = "alone", default, skip_serializing_if = "std::ops::Not::not")]
        is_alone: bool,
    },
    /// Confirmed or dismissed a harmful pick.
    PickSettled {
        /// Identifier of the item.
        item: String,
        /// What it was found to be.
        #[serde(deserialize_with = "field::nullable")]
        #[cfg_attr(feature = "schema", schemars(with = "Nullable<Verdict>"))]
        verdict: Option<Verdict>,
        /// Why.
        reason: String,
    },
    /// Decided, or opened the decision again.
    Decided {
        /// The decision.
        #[serde(deserialize_with = "field::nullable")]
        #[cfg_attr(feature = "schema", schemars(with = "Nullable<Decision>"))]
        decision: Option<Decision>,
        /// What the rules said at that moment: "pass", "not-pass" or "open".
        #[serde(rename = "standing")]
        recommendation: String,
        /// Why.
        reason: String,
    },
    /// Gave the verdict on a stage, or took it back.
    StageJudged {
        /// The stage.
        stage: Milestone,
        /// The verdict.
        #[serde(deserialize_with = "field::nullable")]
        #[cfg_attr(feature = "schema", schemars(with = "Nullable<StageVerdict>"))]
        verdict: Option<StageVerdict>,
        /// Why; may be empty where the verdict is yes.
        reason: String,
    },
    /// Put another scoring policy in force.
    PolicySet {
        /// SHA-256 of the policy.
        sha256: String,
        /// The policy.
        #[cfg_attr(feature = "schema", schemars(with = "ScoringPolicy"))]
        policy: Value,
        /// Why; empty in events of `assay/evaluation/1`.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// Put another key in the place of the current one, or took that away.
    KeySet {
        /// SHA-256 of the pack that both keys belong to.
        content_sha256: String,
        /// SHA-256 of the key that counted before; empty where there was none.
        from: String,
        /// SHA-256 of the key that counts from here on; empty where there is none.
        to: String,
        /// Why.
        reason: String,
    },
    /// Wrote something down that is not counted.
    Noted {
        /// The note.
        text: String,
    },
    /// Took something out of the tool.
    Exported {
        /// What it was, such as "csv".
        form: String,
    },
    /// Said that they do not rate, and had ratings of others revealed.
    #[serde(rename = "unveiled")]
    RatingsRevealed {
        /// Which ratings.
        of: RevealedRatings,
    },
    /// Said whether two identifiers are one person's.
    Identified {
        /// One of them, as [`crate::People`] names it.
        one: String,
        /// The other.
        other: String,
        /// Whether they are; nothing where the answer is taken back.
        #[serde(rename = "same", deserialize_with = "field::nullable")]
        #[cfg_attr(feature = "schema", schemars(with = "Nullable<bool>"))]
        is_same: Option<bool>,
    },
}

impl ReviewAction {
    /// Returns how many characters the reason has at least; 0 where none is needed. Taking something back needs
    /// none. A consensus far from the ratings needs more, see [`crate::least_reason`].
    pub fn least_reason(&self) -> usize {
        match self {
            Self::Decided {
                decision: Some(_), ..
            }
            | Self::FlagSettled {
                verdict: Some(Verdict::Confirmed),
                ..
            }
            | Self::PickSettled {
                verdict: Some(Verdict::Confirmed),
                ..
            }
            | Self::StageJudged {
                verdict: Some(StageVerdict::No),
                ..
            }
            | Self::PolicySet { .. }
            | Self::KeySet { .. } => SHORTEST_REASON,
            Self::Adjudicated {
                rating: Some(_), ..
            }
            | Self::Agreed {
                rating: Some(_), ..
            }
            | Self::Reviewed { share: Some(_), .. }
            | Self::FlagSettled {
                verdict: Some(_), ..
            }
            | Self::PickSettled {
                verdict: Some(_), ..
            }
            | Self::Flagged { ticked: true, .. } => 1,
            _ => 0,
        }
    }

    /// Returns the reason of the event; empty where it has none.
    pub fn reason(&self) -> &str {
        match self {
            Self::Adjudicated { reason, .. }
            | Self::Agreed { reason, .. }
            | Self::Reviewed { reason, .. }
            | Self::FlagSettled { reason, .. }
            | Self::PickSettled { reason, .. }
            | Self::Decided { reason, .. }
            | Self::StageJudged { reason, .. }
            | Self::PolicySet { reason, .. }
            | Self::KeySet { reason, .. } => reason,
            Self::Flagged { evidence, .. } => evidence,
            _ => "",
        }
    }

    /// Returns whether it judges or decides, rather than rates or notes.
    pub fn is_judgment(&self) -> bool {
        matches!(
            self,
            Self::Adjudicated { .. }
                | Self::Reviewed { .. }
                | Self::FlagSettled { .. }
                | Self::PickSettled { .. }
                | Self::Decided { .. }
                | Self::StageJudged { .. }
                | Self::Identified { .. }
        )
    }
}
