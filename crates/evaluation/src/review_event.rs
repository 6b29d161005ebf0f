//! What recruiters do to an evaluation, one act after the other. Everything else is worked out from these.

mod written;

use super::reason::SHORTEST_REASON;
use assay_core::json::Value;
use assay_core::scoring::Fraction;

/// One thing that somebody did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewEvent {
    /// When, as RFC 3339 in UTC with milliseconds.
    pub at: String,
    /// Who, by the name that they gave.
    pub by: String,
    /// Who, by the identifier that was made when they first sat at a desk; empty in acts of `assay/evaluation/1`,
    /// which tell people apart by their names alone.
    pub by_id: String,
    /// What.
    pub what: ReviewAction,
}

/// Whether an expected point is covered by a written answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// It is.
    Yes,
    /// In part.
    Partly,
    /// It is not.
    No,
}

/// What a person makes of a finding that could fail a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is as it seems.
    Confirmed,
    /// It is not, or does not matter here.
    Dismissed,
}

/// What people decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Decision {
    /// The candidate goes on.
    Advance,
    /// Not yet decided, deliberately.
    Hold,
    /// The candidate does not go on.
    Decline,
}

/// The kinds of acts. Ratings go from 1 to 5; `None` takes one back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewAction {
    /// Rated a written answer on a criterion.
    Rated {
        /// Identifier of the item.
        item: String,
        /// Identifier of the criterion.
        criterion: String,
        /// The rating.
        rating: Option<u32>,
        /// Why; may be empty. `None` leaves the note as it stands.
        note: Option<String>,
    },
    /// Wrote another note beside the own rating of a written answer, which stays as it is.
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
        coverage: Option<Coverage>,
    },
    /// Settled a criterion on which raters differ.
    Adjudicated {
        /// Identifier of the item.
        item: String,
        /// Identifier of the criterion.
        criterion: String,
        /// The rating that counts.
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
        share: Option<Fraction>,
        /// Why.
        reason: String,
    },
    /// Rated the answer to an interview question.
    Interviewed {
        /// Identifier of the question.
        question: String,
        /// The rating.
        rating: Option<u32>,
        /// What was said; may be empty. `None` leaves the note as it stands.
        note: Option<String>,
    },
    /// Wrote another note beside the own rating of an interview answer, which stays as it is.
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
        verdict: Option<Verdict>,
        /// Why.
        reason: String,
        /// Whether whoever ticked it and confirms it says that nobody else is there to confirm it.
        is_alone: bool,
    },
    /// Confirmed or dismissed a harmful pick.
    PickSettled {
        /// Identifier of the item.
        item: String,
        /// What it was found to be.
        verdict: Option<Verdict>,
        /// Why.
        reason: String,
    },
    /// Decided, or opened the decision again.
    Decided {
        /// The decision.
        decision: Option<Decision>,
        /// What the rules said at that moment: "pass", "not-pass" or "open".
        standing: String,
        /// Why.
        reason: String,
    },
    /// Put another scoring policy in force.
    PolicySet {
        /// SHA-256 of the policy.
        sha256: String,
        /// The policy.
        policy: Value,
        /// Why; empty in acts of `assay/evaluation/1`.
        reason: String,
    },
    /// Put another key in the place of the one at hand, or took that away.
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
    /// Said that they do not rate, and was shown what others gave.
    Unveiled {
        /// What was shown: "answers", which is every rating, or "interview".
        what: String,
    },
    /// Said whether two identifiers are one person's.
    Identified {
        /// One of them, as [`super::People`] names it.
        one: String,
        /// The other.
        other: String,
        /// Whether they are; `None` takes the answer back.
        is_same: Option<bool>,
    },
}

impl ReviewAction {
    /// How many characters the reason of the act has at least; 0 where none is needed. Taking something back needs
    /// none. A consensus far from the ratings needs more, see [`super::consensus::least_reason`].
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
            } => SHORTEST_REASON,
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

    /// The reason of the act; empty where it has none.
    pub fn reason(&self) -> &str {
        match self {
            Self::Adjudicated { reason, .. }
            | Self::Agreed { reason, .. }
            | Self::Reviewed { reason, .. }
            | Self::FlagSettled { reason, .. }
            | Self::PickSettled { reason, .. }
            | Self::Decided { reason, .. } => reason,
            Self::Flagged { evidence, .. } => evidence,
            _ => "",
        }
    }

    /// Whether it judges or decides, rather than rates or notes.
    pub fn is_judgement(&self) -> bool {
        matches!(
            self,
            Self::Adjudicated { .. }
                | Self::Reviewed { .. }
                | Self::FlagSettled { .. }
                | Self::PickSettled { .. }
                | Self::Decided { .. }
                | Self::Identified { .. }
        )
    }

    /// The act's name, in the past tense as it stands in logs.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Rated { .. } => "rated",
            Self::Annotated { .. } => "annotated",
            Self::Covered { .. } => "covered",
            Self::Adjudicated { .. } => "adjudicated",
            Self::Reviewed { .. } => "reviewed",
            Self::Interviewed { .. } => "interviewed",
            Self::InterviewAnnotated { .. } => "interview-annotated",
            Self::Agreed { .. } => "agreed",
            Self::Flagged { .. } => "flagged",
            Self::FlagSettled { .. } => "flag-settled",
            Self::PickSettled { .. } => "pick-settled",
            Self::Decided { .. } => "decided",
            Self::PolicySet { .. } => "policy-set",
            Self::KeySet { .. } => "key-set",
            Self::Noted { .. } => "noted",
            Self::Exported { .. } => "exported",
            Self::Unveiled { .. } => "unveiled",
            Self::Identified { .. } => "identified",
        }
    }
}

macro_rules! named {
    ($kind:ident: $($variant:ident $name:literal),+) => {
        impl $kind {
            /// Every one of them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its name, as it stands in documents.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }

            /// The one with a name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

named!(Coverage: Yes "yes", Partly "partly", No "no");
named!(Verdict: Confirmed "confirmed", Dismissed "dismissed");
named!(Decision: Advance "advance", Hold "hold", Decline "decline");
