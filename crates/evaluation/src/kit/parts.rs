//! The parts of a kit: in a file and in [`super::Kit`] they are the same.

use super::super::by_rating;
use super::super::optional::or_default;
use super::super::review_event::Decision;
use assay_core::assessment::CoreArea;
use serde::{Deserialize, Deserializer};

/// A title with a text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entry {
    /// The title.
    pub title: String,
    /// The text.
    pub text: String,
}

/// What the role is: for the recruiter to read, and for the advertisement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoleGuide {
    /// What the role is for.
    pub focus: String,
    /// How far it goes in a company of this size.
    pub scope: String,
    /// What the person answers for.
    pub responsibilities: Vec<Entry>,
    /// What the person has to know.
    pub hard_skills: Vec<Entry>,
    /// How the person works with others.
    pub soft_skills: Vec<Entry>,
    /// How the person goes about the work.
    pub attitude: Vec<Entry>,
    /// Tools that the person uses.
    pub tools: Vec<String>,
    /// Roles nearby, and how they differ.
    pub nearby_roles: Vec<Entry>,
}

/// What a question of the bank is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum BankArea {
    /// Technology.
    Technical,
    /// What the candidate did in a situation like it.
    #[serde(rename = "behavioural")]
    Behavioral,
}

/// A question that every candidate is asked, and that counts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CoreQuestion {
    /// Identifier: lower-case letters, digits and hyphens, at most 60. Evaluations refer to it, so leave it as it is once
    /// a candidate was asked.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "assay_core::document::Identifier")
    )]
    pub id: String,
    /// Short title.
    pub title: String,
    /// What it is about.
    pub area: CoreArea,
    /// Whether to go deep: to stay with one example and ask on.
    #[serde(rename = "deep_dive", default, deserialize_with = "or_default")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<bool>"))]
    pub is_deep_dive: bool,
    /// The question as it is read out.
    pub question: String,
    /// What it probes.
    pub probes: String,
    /// Questions to follow up with.
    pub follow_ups: Vec<String>,
    /// What each rating means: what somebody says who earns it.
    #[serde(deserialize_with = "by_rating::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "by_rating::ByRating<String>"))]
    pub anchors: [String; 5],
}

/// A further question; it is not rated.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BankQuestion {
    /// Identifier: lower-case letters, digits and hyphens, at most 60.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "assay_core::document::Identifier")
    )]
    pub id: String,
    /// Short title.
    pub title: String,
    /// What it is about.
    pub area: BankArea,
    /// The question as it is read out.
    pub question: String,
    /// What it probes.
    pub probes: Vec<String>,
    /// Questions to follow up with.
    pub follow_ups: Vec<String>,
    /// What a strong answer shows.
    pub strong: Vec<String>,
}

/// A theme of the panel guide.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Theme {
    /// The theme.
    pub title: String,
    /// What it means.
    pub text: String,
    /// Questions to ask; an empty list where there are none.
    pub ask: Vec<String>,
}

/// A question to a reference.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReferenceQuestion {
    /// The theme.
    pub title: String,
    /// The question.
    pub question: String,
    /// What to listen for.
    pub listen_for: String,
}

/// Something that outweighs the numbers, once a person confirms it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RedFlag {
    /// Identifier: lower-case letters, digits and hyphens, at most 60. Evaluations refer to it, so leave it as it is once
    /// a candidate was asked.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "assay_core::document::Identifier")
    )]
    pub id: String,
    /// Short title.
    pub title: String,
    /// What it is and what it is not.
    pub text: String,
    /// What counts as evidence.
    pub evidence: String,
}

/// A draft of a message to a candidate. `{name}`, `{role}`, `{team}`, `{contact}`, `{strengths}` and `{development}` are
/// filled in; a person edits and sends it. A paragraph that begins with `{interviewed}` is there only once the interview
/// has begun, one with `{not_interviewed}` only before. The draft for "hold" also goes to candidates about whom nobody has
/// decided yet, so it has to say no more than that.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MessageTemplate {
    /// The decision that it goes with.
    pub id: Decision,
    /// Its name on screen.
    pub title: String,
    /// Subject.
    pub subject: String,
    /// Paragraphs.
    pub body: Vec<String>,
}

/// A core question of the interview as a scorecard needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterviewQuestion {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// What it is about.
    pub area: CoreArea,
}

impl BankArea {
    /// Returns the word that stands for it in kits.
    pub fn name(self) -> &'static str {
        match self {
            Self::Technical => "technical",
            Self::Behavioral => "behavioural",
        }
    }
}

/// A written answer of no candidate, with the ratings that the kit's authors gave it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SampleAnswer {
    /// Identifier of the item in the pack, whose rubric in the key it is rated by.
    pub item: String,
    /// The answer.
    pub text: String,
    /// The ratings, one for each criterion that raters are to try.
    pub ratings: Vec<SampleRating>,
}

/// The rating of a sample answer on a criterion.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SampleRating {
    /// Identifier of the criterion in the rubric.
    pub criterion: String,
    /// The rating, from 1 to 5.
    #[serde(deserialize_with = "rating")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "assay_core::document::Whole<1, 5>")
    )]
    pub rating: u32,
    /// Why.
    pub why: String,
}

fn rating<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    assay_core::document::Whole::<1, 5>::deserialize(deserializer).map(|rating| rating.get())
}
