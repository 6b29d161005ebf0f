//! What is known about the validity of a key, and about its items: their difficulty, and what each measures.

use super::fields::{Optional, TextList, Via};
use crate::document::{Text, Whole};
use crate::exact::{Decimal, Fraction};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use std::fmt;

/// What is known about the validity of a key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Validity {
    /// What is known, in a sentence or two.
    pub summary: String,
    /// Who keyed the items; may be empty.
    pub keyed_by: String,
    /// What is known, point by point.
    pub known: Vec<String>,
    /// What is not known, point by point.
    pub unknown: Vec<String>,
    /// The standard error of measurement of the total; `None` where it is not given.
    pub standard_error: Option<StandardError>,
}

/// The standard error of measurement of a total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardError {
    /// The error in points of percent, exact.
    pub percent: Fraction,
    /// What it rests on.
    pub basis: ErrorBasis,
    /// How it was found.
    pub how: String,
}

/// What a standard error rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ErrorBasis {
    /// Simulated answers.
    Simulated,
    /// The answers of people.
    Measured,
}

/// How hard an item is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Difficulty {
    /// The share of the item that candidates earn on average, in whole percent.
    #[serde(with = "Via::<Whole<0, 100>>")]
    pub right_percent: u32,
    /// What that rests on.
    pub basis: Basis,
}

/// What a difficulty rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Basis {
    /// The judgment of those who wrote the item.
    Estimated,
    /// The answers of people.
    Measured,
}

/// What an item measures, and why that matters for the job.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Blueprint {
    /// The requirement of the job that it measures.
    #[serde(with = "Via::<Text>")]
    pub requirement: String,
    /// The published practice that its key rests on: title and section.
    #[serde(default, with = "Optional::<Text>")]
    pub source: String,
}

/// What is known about the validity of a key, point by point.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "ValidityPoints")
)]
struct ValidityDocument {
    /// What is known, in a sentence or two.
    summary: Text,
    /// Who keyed the items.
    keyed_by: Option<Text>,
    /// What is known, point by point.
    #[serde(default, with = "Optional::<TextList>")]
    known: Vec<String>,
    /// What is not known, point by point.
    #[serde(default, with = "Optional::<TextList>")]
    unknown: Vec<String>,
    /// The standard error of measurement of the total, in points of percent.
    standard_error_percent: Option<StandardErrorDocument>,
}

/// The standard error of measurement of a total.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "StandardError")
)]
struct StandardErrorDocument {
    /// The error in points of percent: a decimal number in quotes, such as "6.5".
    value: ErrorPercent,
    /// What it rests on: "simulated" or "measured".
    basis: ErrorBasis,
    /// How it was found.
    how: Text,
}

/// A standard error in points of percent.
#[derive(Deserialize)]
#[serde(try_from = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(!try_from))]
struct ErrorPercent(
    #[cfg_attr(
        feature = "schema",
        schemars(with = "String", regex(pattern = r"^[0-9]+(\.[0-9]+)?$"))
    )]
    Fraction,
);

impl TryFrom<String> for ErrorPercent {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let percent = Decimal::parse(&text).and_then(Decimal::fraction);
        percent
            .filter(|percent| (Fraction::ZERO..=Fraction::whole(100)).contains(percent))
            .map(Self)
            .ok_or("a decimal number in quotes from \"0\" to \"100\" is needed here")
    }
}

impl<'de> Deserialize<'de> for Validity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;

        impl<'de> Visitor<'de> for Read {
            type Value = Validity;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text, or an object with a \"summary\"")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Validity, E> {
                let summary = Text::try_from(String::from(text)).map_err(E::custom)?;
                Ok(Validity {
                    summary: summary.into(),
                    ..Validity::default()
                })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Validity, A::Error> {
                ValidityDocument::deserialize(MapAccessDeserializer::new(map)).map(Into::into)
            }
        }

        deserializer.deserialize_any(Read)
    }
}

impl From<ValidityDocument> for Validity {
    fn from(document: ValidityDocument) -> Self {
        Self {
            summary: document.summary.into(),
            keyed_by: document.keyed_by.map(Text::into).unwrap_or_default(),
            known: document.known,
            unknown: document.unknown,
            standard_error: document.standard_error_percent.map(|error| StandardError {
                percent: error.value.0,
                basis: error.basis,
                how: error.how.into(),
            }),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Validity {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Validity".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let sentence = generator.subschema_for::<Text>();
        let points = generator.subschema_for::<ValidityDocument>();
        schemars::json_schema!({ "anyOf": [sentence, points] })
    }
}
