//! Where answers are graded.

use serde::Deserialize;

/// Where deterministic items are graded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Grading {
    /// In the candidate's browser, once the attempt is sealed.
    #[default]
    InBrowser,
    /// By the reviewer; no key is deployed.
    Reviewer,
}
