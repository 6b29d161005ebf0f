//! The grade: what every answer earned and why, and what that makes of sections and total.
//!
//! The document is the same, byte for byte, wherever it is made. It holds what is decided and the bounds of what is not; it
//! never guesses what a person will decide. It quotes no reasons, so that the excerpt of a key that a site is deployed
//! with and the whole key make the same.

use super::rules::outcome::shortened;
use crate::document::Value;
use crate::exact::Fraction;
use serde::{Deserialize, Serialize};

/// The schema name of grades.
pub const SCHEMA: &str = "assay/grade/2";

/// A grade, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "status",
    rename_all = "kebab-case",
    rename_all_fields = "snake_case"
)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "Assay grade, version 2")
)]
pub enum Grade {
    /// What the rules make of the answers. People rate, confirm and decide: no grade that rules make is the last word.
    Provisional(Box<ProvisionalGrade>),
    /// There is no grade.
    NotGraded {
        /// Why there is none.
        reason: String,
    },
}

/// What the rules make of the answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProvisionalGrade {
    /// The kind and version of this document.
    #[cfg_attr(feature = "schema", schemars(extend("const" = SCHEMA)))]
    pub schema: String,
    /// Digest of the key that it was made with.
    pub key_sha256: String,
    /// The assessment that was taken.
    pub assessment: GradedAssessment,
    /// Every section of the key.
    pub sections: Vec<SectionGrade>,
    /// The whole.
    pub total: TotalGrade,
    /// The sections that have a minimum.
    pub minima: Vec<MinimumGrade>,
    /// Harmful options that were chosen as best.
    pub knock_outs: Vec<KnockOut>,
    /// What is odd about the answers. A person should look at it.
    pub findings: Vec<Finding>,
}

/// The assessment that a key belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GradedAssessment {
    /// Its identifier.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Digest of the pack.
    pub sha256: String,
}

/// What was earned in a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SectionGrade {
    /// Its identifier.
    pub id: String,
    /// Its share of the total, in whole percent.
    pub weight_percent: u32,
    /// How many items were drawn.
    pub items_count: usize,
    /// How many of them wait for a person.
    pub pending_count: u32,
    /// What was earned of what is settled, in items, each counted as often as it weighs.
    pub earned: Exact,
    /// What is settled, in items, each counted as often as it weighs.
    pub settled: Exact,
    /// What waits for a person, in items, each counted as often as it weighs.
    pub open: Exact,
    /// The lowest outcome that is still possible.
    pub lowest_percent: Percentage,
    /// The highest outcome that is still possible.
    pub highest_percent: Percentage,
    /// The items that were drawn.
    pub items: Vec<ItemGrade>,
}

/// What was earned in all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TotalGrade {
    /// The lowest outcome that is still possible.
    pub lowest_percent: Percentage,
    /// The highest outcome that is still possible.
    pub highest_percent: Percentage,
    /// The total from which a candidate is considered, in whole percent.
    pub threshold_percent: u32,
    /// Whether it is reached.
    pub threshold: ThresholdResult,
}

/// Whether the threshold is reached. It is compared exactly, never rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ThresholdResult {
    /// It is, whatever people decide.
    Reached,
    /// It is not, whatever people decide.
    NotReached,
    /// That depends on what people decide.
    Pending,
}

/// Whether a section reaches its minimum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MinimumGrade {
    /// Identifier of the section.
    pub section: String,
    /// Its minimum, in whole percent.
    pub minimum_percent: u32,
    /// Whether it is met.
    pub result: MinimumResult,
}

/// Whether a minimum is met. It is compared exactly, never rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum MinimumResult {
    /// It is, whatever people decide.
    Met,
    /// It is not, whatever people decide.
    NotMet,
    /// That depends on what people decide.
    Pending,
}

/// A harmful option that was chosen as best.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KnockOut {
    /// Identifier of the item.
    pub item: String,
    /// Identifier of the option.
    pub option: String,
    /// What people have said of it.
    pub status: KnockOutStatus,
}

/// What people have said of a knock-out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum KnockOutStatus {
    /// Nothing yet. A person confirms or dismisses it; on its own it decides nothing.
    Unconfirmed,
}

/// Something odd about the answers to a section or an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// The section that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The item that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// What is odd.
    pub finding: String,
}

impl Finding {
    /// Returns a finding about a section.
    pub fn of_section(id: &str, finding: &str) -> Self {
        Self {
            section: Some(shortened(id)),
            item: None,
            finding: finding.into(),
        }
    }

    /// Returns a finding about an item.
    pub fn of_item(id: &str, finding: &str) -> Self {
        Self {
            section: None,
            item: Some(shortened(id)),
            finding: finding.into(),
        }
    }
}

/// What an item earned, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ItemGrade {
    /// Its identifier.
    pub id: String,
    /// Name and version of the rule, such as "best-worst-table/1".
    pub rule: String,
    /// Whether it is settled.
    pub state: ItemState,
    /// How much it counts among the items of its section; 1 where it is not given.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 100)))]
    pub weight: u32,
    /// What was earned, as a share of the item.
    pub score: Score,
    /// What waits for a person, as a share of the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<Exact>,
    /// Its parts; their shares add up to one item.
    pub parts: Vec<PartGrade>,
}

fn one() -> u32 {
    1
}

fn is_one(weight: &u32) -> bool {
    *weight == one()
}

/// Whether an item is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ItemState {
    /// It is settled.
    Graded,
    /// A person rates it.
    Pending,
    /// A person has to say what was meant.
    Review,
}

/// What a part of an item earned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PartGrade {
    /// Its name: "best", "locate", or the option that it is about.
    pub part: String,
    /// What earns all of it.
    #[cfg_attr(feature = "schema", schemars(with = "PartValue"))]
    pub expected: Value,
    /// What the response says; null where it says nothing.
    #[cfg_attr(feature = "schema", schemars(with = "PartValue"))]
    pub given: Value,
    /// What it is worth, as a share of the item.
    pub of: Exact,
    /// What it earned, as a share of the item; null where a person decides.
    pub points: Option<Exact>,
    /// Why, where expected and given do not tell.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What is expected or given: nothing, true for prose, a text or a name, or a list of names or of groups.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "it stands for its schema only")]
enum PartValue {
    Nothing,
    Prose(bool),
    Text(String),
    List(Vec<PartValue>),
}

/// An exact number: "19/30", or "2" where it is whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Exact(
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^-?[0-9]+(/[0-9]+)?$")))] String,
);

impl From<Fraction> for Exact {
    fn from(number: Fraction) -> Self {
        Self(number.text())
    }
}

/// A number in percent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Percentage {
    /// The exact number.
    pub exact: Exact,
    /// The number rounded to two decimal places, for people.
    pub rounded: String,
}

impl From<Fraction> for Percentage {
    fn from(number: Fraction) -> Self {
        Self {
            exact: number.into(),
            rounded: number.decimal_text(2),
        }
    }
}

/// A share of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Score {
    /// The exact number.
    pub exact: Exact,
    /// The number rounded to four decimal places, for people.
    pub decimal: String,
}

impl From<Fraction> for Score {
    fn from(number: Fraction) -> Self {
        Self {
            exact: number.into(),
            decimal: number.decimal_text(4),
        }
    }
}

#[cfg(feature = "schema")]
impl Grade {
    /// Returns the JSON Schema of grades.
    pub fn schema() -> schemars::Schema {
        schemars::schema_for!(Self)
    }
}
