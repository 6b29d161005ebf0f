//! Numbers as they stand in an evaluation: scores, those of areas of the interview, and the standard error.

use super::super::super::bounds::Bounds;
use super::super::super::interview_score::AreaScore;
use assay_core::assessment::{CoreArea, ErrorBasis, StandardError};
use assay_core::scoring::Fraction;
use serde::Serialize;

/// A score that may still be open.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Bounds", deny_unknown_fields)
)]
pub struct BoundsDocument {
    /// The lowest outcome that is still possible.
    lowest: NumberDocument,
    /// The highest outcome that is still possible.
    highest: NumberDocument,
}

impl From<Bounds> for BoundsDocument {
    fn from(bounds: Bounds) -> Self {
        Self {
            lowest: bounds.lowest.into(),
            highest: bounds.highest.into(),
        }
    }
}

/// A number, exact and rounded.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Number", deny_unknown_fields)
)]
pub struct NumberDocument {
    /// The exact number: whole, or a fraction in lowest terms.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^-?[0-9]+(/[0-9]+)?$")))]
    exact: String,
    /// The number rounded to two decimal places.
    #[cfg_attr(
        feature = "schema",
        schemars(regex(pattern = r"^-?[0-9]+(\.[0-9]{2}|/[0-9]+)$"))
    )]
    rounded: String,
}

impl From<Fraction> for NumberDocument {
    fn from(number: Fraction) -> Self {
        Self {
            exact: number.text(),
            rounded: number.decimal_text(2),
        }
    }
}

/// The standard error of the overall result.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "StandardError", deny_unknown_fields)
)]
pub struct ErrorDocument<'a> {
    /// The error, in points of percent.
    percent: NumberDocument,
    /// What it rests on.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["simulated", "measured"])))]
    basis: &'static str,
    /// How it was found.
    how: &'a str,
}

impl<'a> ErrorDocument<'a> {
    /// Returns the document of a standard error.
    pub fn of(error: &'a StandardError) -> Self {
        Self {
            percent: error.percent.into(),
            basis: match error.basis {
                ErrorBasis::Simulated => "simulated",
                ErrorBasis::Measured => "measured",
            },
            how: &error.how,
        }
    }
}

/// The score of an area of the interview.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Area", deny_unknown_fields)
)]
pub struct AreaDocument {
    /// The area.
    area: CoreArea,
    /// The score, in percent of the area.
    percent: BoundsDocument,
}

impl AreaDocument {
    /// Returns the document of an area; `None` where it has no score.
    pub fn of(area: &AreaScore) -> Option<Self> {
        Some(Self {
            area: area.area,
            percent: area.percent?.into(),
        })
    }
}
