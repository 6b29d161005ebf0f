//! What stands in the place of a grade where there is none.

use serde::{Deserialize, Serialize};

/// Why a bundle has no grade; it stands in the grade's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotGraded {
    status: NotGradedStatus,
    /// The reason, for people.
    pub reason: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
enum NotGradedStatus {
    NotGraded,
}

impl NotGraded {
    /// Says why there is no grade.
    pub fn because(reason: &str) -> Self {
        Self {
            status: NotGradedStatus::NotGraded,
            reason: reason.into(),
        }
    }
}
