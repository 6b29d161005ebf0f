//! How the numbers that candidates type are to be read. The reading itself is `scoring::number`.

use super::fields::Optional;
use crate::document::{NonEmpty, Text};
use serde::Deserialize;

/// What a percent sign means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Percent {
    /// It is refused.
    #[default]
    None,
    /// "12 %" and "12" both mean 12.
    Points,
    /// "12 %" means 0.12.
    Fraction,
}

/// What a number may look like in a field. A pack and its key say the same.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NumberFormat {
    /// Whether only whole numbers are expected; one separator before three digits then groups them.
    #[serde(default, with = "Optional::<bool>")]
    pub integer: bool,
    /// Currency signs and codes that may stand beside the number, such as "$" and "USD".
    #[serde(default, with = "Optional::<NonEmpty<Text>>")]
    pub currency: Vec<String>,
    /// What a percent sign means: "none" (it is refused), "points" (12 % is 12), or "fraction" (12 % is 0.12).
    #[serde(default, with = "Optional::<Percent>")]
    pub percent: Percent,
    /// Whether "k" and "m" may stand for thousand and million.
    #[serde(default, with = "Optional::<bool>")]
    pub suffixes: bool,
}
