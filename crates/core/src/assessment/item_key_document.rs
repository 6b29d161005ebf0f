//! The keys of items as a key file writes them.

use super::fields::{OneOrMore, Optional, Pairs, TextList};
use super::key::{Criterion, ItemKey, NumberKey, OptionKey, Rubric, TextKey, Unmatched, ValueKey};
use super::number_format::{NumberFormat, Percent};
use crate::document::tagged::deserialize_tagged;
use crate::document::{Identifier, NonEmpty, Text, Whole, join};
use crate::scoring::text::Comparison;
use serde::Deserialize;
use serde::de::{Deserializer, Error};
use std::collections::BTreeMap;

/// The rule and the key for one item.
#[derive(Deserialize)]
#[serde(remote = "Self", rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "ItemKey", tag = "rule")
)]
pub(super) enum ItemKeyDocument {
    /// One option is right: all or nothing.
    Choice {
        /// Identifier of the right option.
        correct: Text,
        /// Why it is right. Only an excerpt of a key has no reasons.
        #[serde(default, with = "Optional::<Text>")]
        reason: String,
    },
    /// Several options are right. Each wrong one takes back what a right one earns.
    ChoicePartial {
        /// Identifiers of the right options.
        correct: NonEmpty<Text>,
        /// Identifiers of options that count neither way.
        #[serde(default, with = "Optional::<TextList>")]
        neutral: Vec<String>,
        /// Why options are right or wrong, by their identifiers.
        #[serde(default, with = "Optional::<Pairs<Text>>")]
        reasons: Vec<(String, String)>,
    },
    /// Every option has a rank. The best and the worst choice earn half the points each.
    BestWorst {
        /// The rank of each option, by its identifier. There are at least four.
        #[cfg_attr(feature = "schema", schemars(extend("minProperties" = 4)))]
        options: BTreeMap<String, RankDocument>,
    },
    /// The options have an order. Pairs in order count for, reversed pairs against.
    Order {
        /// Groups of option identifiers, first to last; within a group the order does not count.
        #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
        order: NonEmpty<NonEmpty<Text>>,
        /// Why this order. Only an excerpt of a key has no reasons.
        #[serde(default, with = "Optional::<Text>")]
        reason: String,
    },
    /// Every option has a level. Each option earns its share.
    Match {
        /// The level of each option, both by their identifiers; or a list of levels, any of which is right.
        #[cfg_attr(feature = "schema", schemars(extend("minProperties" = 1)))]
        levels: Pairs<OneOrMore>,
        /// Why options have their levels, by the identifiers of the options.
        #[serde(default, with = "Optional::<Pairs<Text>>")]
        reasons: Vec<(String, String)>,
    },
    /// Places in a document, and the right value.
    Hottext {
        /// The places that are wrong: lines or rows such as "L2", or cells such as "L2C3"; or only "none", where the
        /// document has no error and the pack offers that answer.
        targets: NonEmpty<Text>,
        /// The right value, where the pack asks for one and there is an error.
        correction: Option<ValueDocument>,
        /// Why it is wrong, and what is right. Only an excerpt of a key has no reasons.
        #[serde(default, with = "Optional::<Text>")]
        reason: String,
    },
    /// A short value: a number or a text, as the pack says.
    TextEntry {
        /// The right number.
        number: Option<NumberDocument>,
        /// The right text.
        text: Option<TextDocument>,
        /// Why it is right. Only an excerpt of a key has no reasons.
        #[serde(default, with = "Optional::<Text>")]
        reason: String,
    },
    /// Prose that a person rates.
    Rubric {
        /// What is rated, each from 1 to 5. Only an excerpt of a key, as it is deployed, has none.
        criteria: Option<NonEmpty<CriterionDocument>>,
        /// What a complete answer covers.
        #[serde(default, with = "Optional::<NonEmpty<Text>>")]
        expected_points: Vec<String>,
    },
}
deserialize_tagged!(ItemKeyDocument by "rule");

/// The key of one option of a best-worst item.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "OptionKey")
)]
pub(super) struct RankDocument {
    /// Its rank; 1 is the best. Each rank is given once.
    rank: Whole<1, 100>,
    /// Whether choosing it as best would do clear harm: a knock-out for a person to confirm.
    harmful: Option<bool>,
    /// Why it has this rank. Only an excerpt of a key has no reasons.
    #[serde(default, with = "Optional::<Text>")]
    reason: String,
}

/// A right value: either a number or a text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "ValueKey", extend("minProperties" = 1, "maxProperties" = 1))
)]
pub(super) struct ValueDocument {
    /// The right number.
    number: Option<NumberDocument>,
    /// The right text.
    text: Option<TextDocument>,
}

/// A right number.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "NumberKey")
)]
pub(super) struct NumberDocument {
    /// The value: a decimal number in quotes, such as "80000" or "2.5", with at most 18 digits.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = DECIMAL)))]
    value: String,
    /// The greatest difference that is still right: a decimal number in quotes. It is "0" where it is not given.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = DECIMAL)))]
    tolerance: Option<String>,
    /// Whether only whole numbers are expected, as in the pack.
    integer: Option<bool>,
    /// Currency signs and codes that may stand beside the number, as in the pack.
    currency: Option<NonEmpty<Text>>,
    /// What a percent sign means, as in the pack.
    percent: Option<Percent>,
    /// Whether "k" and "m" may stand for thousand and million, as in the pack.
    suffixes: Option<bool>,
}

/// What a decimal number looks like.
#[cfg(feature = "schema")]
const DECIMAL: &str = r"^-?[0-9]+(\.[0-9]+)?$";

/// A right text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "TextKey")
)]
pub(super) struct TextDocument {
    /// The texts that are right. Amount of white space and kind of quotation marks do not count.
    accepted: NonEmpty<Text>,
    /// Whether upper and lower case are the same.
    ignore_case: Option<bool>,
    /// What becomes of a text that is none of these: it is "wrong" (where it is not given), or goes to a person ("review").
    /// Beside a wrong place in a document it is wrong, and goes to nobody.
    unmatched: Option<Unmatched>,
}

/// One thing that is rated from 1 to 5.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Criterion")
)]
pub(super) struct CriterionDocument {
    /// Identifier, unique in the rubric.
    id: Identifier,
    /// Its name.
    title: Text,
    /// What each rating means.
    anchors: Anchors,
}

/// What answers in words to scenarios are rated by, in packs that offer them. What is best and worst in each scenario
/// is not written again: people see the options of the item with their ranks and reasons beside it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "NarrativeKey")
)]
pub(super) struct NarrativeDocument {
    /// What is rated, each from 1 to 5. Only an excerpt of a key, as it is deployed, has none.
    criteria: Option<NonEmpty<CriterionDocument>>,
    /// What a complete answer covers, whatever the scenario.
    #[serde(default, with = "Optional::<NonEmpty<Text>>")]
    expected_points: Vec<String>,
}

impl From<NarrativeDocument> for Rubric {
    fn from(document: NarrativeDocument) -> Self {
        rubric(document.criteria, document.expected_points)
    }
}

/// What each rating from 1 to 5 means.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Anchors {
    /// The lowest rating.
    #[serde(rename = "1")]
    one: Text,
    /// The second lowest rating.
    #[serde(rename = "2")]
    two: Text,
    /// The middle rating.
    #[serde(rename = "3")]
    three: Text,
    /// The second highest rating.
    #[serde(rename = "4")]
    four: Text,
    /// The highest rating.
    #[serde(rename = "5")]
    five: Text,
}

impl<'de> Deserialize<'de> for ItemKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let document = <ItemKeyDocument as Deserialize>::deserialize(deserializer)?;
        document.try_into().map_err(D::Error::custom)
    }
}

#[cfg(feature = "schema")]
super::fields::schema_of!(ItemKey of ItemKeyDocument);

impl TryFrom<ItemKeyDocument> for ItemKey {
    type Error = String;

    fn try_from(document: ItemKeyDocument) -> Result<Self, String> {
        Ok(match document {
            ItemKeyDocument::Choice { correct, reason } => Self::Choice {
                correct: correct.into(),
                reason,
            },
            ItemKeyDocument::ChoicePartial {
                correct,
                neutral,
                reasons,
            } => Self::ChoicePartial {
                correct: correct.into(),
                neutral,
                reasons,
            },
            ItemKeyDocument::BestWorst { options } => {
                Self::BestWorst(options.into_iter().map(RankDocument::of).collect())
            }
            ItemKeyDocument::Order { order, reason } => Self::Order {
                groups: order.into(),
                reason,
            },
            ItemKeyDocument::Match { levels, reasons } => Self::Match {
                levels: levels.into(),
                reasons,
            },
            ItemKeyDocument::Hottext {
                targets,
                correction,
                reason,
            } => Self::Hottext {
                targets: targets.into(),
                correction: correction
                    .map(|value| either(value.number, value.text))
                    .transpose()
                    .map_err(|message| join(".correction", &message))?,
                reason,
            },
            ItemKeyDocument::TextEntry {
                number,
                text,
                reason,
            } => Self::TextEntry {
                value: either(number, text)?,
                reason,
            },
            ItemKeyDocument::Rubric {
                criteria,
                expected_points,
            } => Self::Rubric(rubric(criteria, expected_points)),
        })
    }
}

/// Returns a rubric as a key writes it.
fn rubric(criteria: Option<NonEmpty<CriterionDocument>>, expected_points: Vec<String>) -> Rubric {
    let criteria = criteria.map(Vec::from).unwrap_or_default();
    Rubric {
        criteria: criteria.into_iter().map(CriterionDocument::into).collect(),
        expected_points,
        acts: Vec::new(),
    }
}

/// The value that a key gives: a number or a text, and not both.
fn either(number: Option<NumberDocument>, text: Option<TextDocument>) -> Result<ValueKey, String> {
    match (number, text) {
        (Some(number), None) => Ok(ValueKey::Number(number.into())),
        (None, Some(text)) => Ok(ValueKey::Text(text.into())),
        _ => Err(
            "either a \"number\" or a \"text\" is needed here: the one that the pack asks for"
                .into(),
        ),
    }
}

impl RankDocument {
    fn of((id, document): (String, Self)) -> OptionKey {
        OptionKey {
            id,
            rank: document.rank.get(),
            harmful: document.harmful.unwrap_or_default(),
            reason: document.reason,
        }
    }
}

impl From<NumberDocument> for NumberKey {
    fn from(document: NumberDocument) -> Self {
        Self {
            value: document.value,
            tolerance: document.tolerance.unwrap_or_else(|| "0".into()),
            format: NumberFormat {
                integer: document.integer.unwrap_or_default(),
                currency: document.currency.map(NonEmpty::into).unwrap_or_default(),
                percent: document.percent.unwrap_or_default(),
                suffixes: document.suffixes.unwrap_or_default(),
            },
        }
    }
}

impl From<TextDocument> for TextKey {
    fn from(document: TextDocument) -> Self {
        Self {
            accepted: document.accepted.into(),
            ignore_case: document.ignore_case.unwrap_or_default(),
            unmatched: document.unmatched.unwrap_or_default(),
            comparison: Comparison::default(),
        }
    }
}

impl From<CriterionDocument> for Criterion {
    fn from(document: CriterionDocument) -> Self {
        let Anchors {
            one,
            two,
            three,
            four,
            five,
        } = document.anchors;
        Self {
            id: document.id.into(),
            title: document.title.into(),
            anchors: [one, two, three, four, five].map(Text::into),
        }
    }
}
