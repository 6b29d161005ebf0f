//! The pass rule: what candidates are told before they begin of what decides.

use super::fields::{Optional, Pairs, Via};
use crate::document::Whole;
use serde::Deserialize;

/// A share or a limit in whole percent.
pub(super) type Percentage = Whole<0, 100>;

/// What candidates are told of what decides. The policy of the key says the same.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PassRule {
    /// The total from which a candidate is considered, in whole percent.
    #[serde(with = "Via::<Percentage>")]
    pub threshold_percent: u32,
    /// The least that sections must reach, by their identifiers, in whole percent.
    #[serde(default, with = "Optional::<Pairs<Percentage>>")]
    pub minimum_percent: Vec<(String, u32)>,
    /// The least that the answers of sections which people rate must reach together, by the sections' identifiers, in whole
    /// percent.
    #[serde(default, with = "Optional::<Pairs<Percentage>>")]
    pub rated_minimum_percent: Vec<(String, u32)>,
}
