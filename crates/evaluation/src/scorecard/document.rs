//! The scorecard as it stands in an evaluation. It is written and never read back: whoever reads an evaluation makes
//! the scorecard again.

mod numbers;

use super::super::bounds::Bounds;
use super::super::interview_score::QuestionScore;
use super::super::rule_id::RuleId;
use super::super::rules::Rule;
use super::super::score::{ItemScore, PartScore};
use super::super::sources::SectionScore;
use super::Scorecard;
use assay_core::document::Value;
use numbers::{AreaDocument, BoundsDocument, ErrorDocument};
use serde::Serialize;

/// A scorecard as it stands in an evaluation.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Scorecard", deny_unknown_fields)
)]
pub struct ScorecardDocument<'a> {
    /// "final" where nothing is open any more.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["final", "provisional"])))]
    status: &'static str,
    /// The sections of the test, in the order of the pack.
    sections: Vec<SectionDocument<'a>>,
    /// The test, in percent.
    test_percent: BoundsDocument,
    /// The questions of the interview.
    interview: Vec<QuestionDocument<'a>>,
    /// The interview, in percent.
    interview_percent: BoundsDocument,
    /// The areas of the interview that have a minimum; absent where none has.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    interview_areas: Vec<AreaDocument>,
    /// Test and interview, in percent.
    overall_percent: BoundsDocument,
    /// The standard error beside the overall result: that of the test, as the key states it, since the interview’s own is
    /// not known. Absent unless the result lies within two of it from what is needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    standard_error: Option<ErrorDocument<'a>>,
    /// What has to hold, each rule with how it stands.
    rules: Vec<RuleDocument<'a>>,
    /// What the rules say together.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["pass", "not-pass", "open"])))]
    #[serde(rename = "standing")]
    recommendation: &'static str,
    /// Why they say it, in a sentence.
    why: &'a str,
    /// What people still have to do, in words.
    open: &'a [String],
    /// Whether every criterion was rated by one person only.
    single_rater: bool,
    /// What the policy takes from the test's key, because it is of the former version, in a sentence each; absent where it
    /// takes nothing.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    policy_notes: &'a [String],
}

impl Scorecard {
    /// Returns the scorecard as it stands in an evaluation.
    pub fn to_value(&self) -> Value {
        // Text and whole numbers under text names always have a JSON form.
        serde_json::to_value(ScorecardDocument::of(self)).unwrap_or_default()
    }
}

impl<'a> ScorecardDocument<'a> {
    /// Returns the document of a scorecard.
    pub fn of(card: &'a Scorecard) -> Self {
        Self {
            status: if card.is_final() {
                "final"
            } else {
                "provisional"
            },
            sections: card.sections.iter().map(SectionDocument::of).collect(),
            test_percent: card.test.into(),
            interview: card.questions.iter().map(QuestionDocument::of).collect(),
            interview_percent: card.interview.into(),
            interview_areas: card.areas.iter().filter_map(AreaDocument::of).collect(),
            overall_percent: card.overall.into(),
            standard_error: card.standard_error.as_ref().map(ErrorDocument::of),
            rules: card.rules.iter().map(RuleDocument::of).collect(),
            recommendation: card.recommendation.name(),
            why: &card.why,
            open: &card.open,
            single_rater: card.is_single_rater,
            policy_notes: &card.policy_notes,
        }
    }
}

#[cfg(feature = "schema")]
fn one() -> u32 {
    1
}

/// Whether something counts 1, as where no weight is given.
fn is_one(weight: &u32) -> bool {
    *weight == 1
}

/// The score of a section.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Section", deny_unknown_fields)
)]
struct SectionDocument<'a> {
    /// Identifier of the section.
    id: &'a str,
    /// Its share of the test, in whole percent.
    weight_percent: u32,
    /// The score, in percent of the section.
    percent: BoundsDocument,
    /// What it adds to the test, in percent of the test.
    weighted_percent: BoundsDocument,
    /// What its answers that people rate earned together, in percent; absent unless the policy asks for a least of that.
    #[serde(skip_serializing_if = "Option::is_none")]
    rated_percent: Option<BoundsDocument>,
    /// What answers at random earn on average, in percent; null where people rate, or where it is not known.
    chance_percent: Option<BoundsDocument>,
    /// The items that were drawn.
    items: Vec<ItemDocument<'a>>,
}

impl<'a> SectionDocument<'a> {
    fn of(section: &'a SectionScore) -> Self {
        Self {
            id: &section.id,
            weight_percent: section.weight_percent,
            percent: section.percent.into(),
            weighted_percent: section.weighted.into(),
            rated_percent: section.rated_percent.map(Into::into),
            chance_percent: section
                .chance_percent
                .map(|chance| Bounds::settled(chance).into()),
            items: section.items.iter().map(ItemDocument::of).collect(),
        }
    }
}

/// The score of an item.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Item", deny_unknown_fields)
)]
struct ItemDocument<'a> {
    /// Identifier of the item.
    id: &'a str,
    /// What it counts among the items of its section; absent where it counts 1.
    #[serde(skip_serializing_if = "is_one")]
    #[cfg_attr(feature = "schema", schemars(default = "one"))]
    weight: u32,
    /// Name and version of the rule that scored it.
    rule: &'a str,
    /// The share of the item that was earned, from 0 to 1.
    share: BoundsDocument,
    /// Its parts.
    parts: Vec<PartDocument<'a>>,
    /// The harmful option that was picked as the best; absent where none was.
    #[serde(skip_serializing_if = "Option::is_none")]
    harmful_pick: Option<HarmfulPick<'a>>,
}

impl<'a> ItemDocument<'a> {
    fn of(item: &'a ItemScore) -> Self {
        Self {
            id: &item.id,
            weight: item.weight,
            rule: item.rule,
            share: item.share.into(),
            parts: item.parts.iter().map(PartDocument::of).collect(),
            harmful_pick: item
                .harmful
                .as_ref()
                .map(|(option, reason)| HarmfulPick { option, reason }),
        }
    }
}

/// A harmful option that was picked as the best.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
struct HarmfulPick<'a> {
    /// The option, in words.
    option: &'a str,
    /// Why it is harmful, by the key.
    reason: &'a str,
}

/// The score of a part of an item.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Part", deny_unknown_fields)
)]
struct PartDocument<'a> {
    /// Name of the part: "best", an option, a criterion.
    part: &'a str,
    /// What earns all of it, in words.
    expected: &'a str,
    /// What was answered, in words.
    given: &'a str,
    /// What it is worth, as a share of the item.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^-?[0-9]+(/[0-9]+)?$")))]
    of: String,
    /// What it earned, as a share of the item.
    points: BoundsDocument,
    /// How that came about.
    how: &'a str,
}

impl<'a> PartDocument<'a> {
    fn of(part: &'a PartScore) -> Self {
        Self {
            part: &part.name,
            expected: &part.expected,
            given: &part.given,
            of: part.of.text(),
            points: part.points.into(),
            how: &part.how,
        }
    }
}

/// The score of an interview question.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Question", deny_unknown_fields)
)]
struct QuestionDocument<'a> {
    /// Identifier of the question.
    id: &'a str,
    /// What it counts among the questions; absent where it counts 1.
    #[serde(skip_serializing_if = "is_one")]
    #[cfg_attr(feature = "schema", schemars(default = "one"))]
    weight: u32,
    /// The share that was earned, from 0 to 1.
    share: BoundsDocument,
    /// Who gave what.
    given: &'a str,
    /// How the share is computed.
    how: &'a str,
}

impl<'a> QuestionDocument<'a> {
    fn of(question: &'a QuestionScore) -> Self {
        Self {
            id: &question.id,
            weight: question.weight,
            share: question.share.into(),
            given: &question.given,
            how: &question.how,
        }
    }
}

/// One thing that has to hold.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Rule", deny_unknown_fields)
)]
struct RuleDocument<'a> {
    /// What it is about: "threshold", "minimum:" or "rated-minimum:" and a section, "interview-minimum:" and an area,
    /// "second-rater:" and a section or "total", "harmful-pick:" and an item, "red-flag:" and a flag.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    id: &'a RuleId,
    /// How it stands, in words, with the numbers.
    says: &'a str,
    /// How it stands.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["met", "not-met", "open"])))]
    result: &'static str,
}

impl<'a> RuleDocument<'a> {
    fn of(rule: &'a Rule) -> Self {
        Self {
            id: &rule.id,
            says: &rule.says,
            result: rule.result.name(),
        }
    }
}
