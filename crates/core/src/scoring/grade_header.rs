//! The results of a grade, read without asking whether all of it is sound.

use crate::document::{self, Value, lenient};
use serde::Deserialize;

/// The results that stand in a grade of any version. A field that is missing, or of another type, is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct GradeHeader {
    /// The results of the sections.
    #[serde(default, deserialize_with = "lenient")]
    pub sections: Vec<SectionHeader>,
    /// The result in all.
    #[serde(default, deserialize_with = "lenient")]
    pub total: Option<TotalHeader>,
}

/// The result of a section.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct SectionHeader {
    /// Its identifier.
    #[serde(default, deserialize_with = "lenient")]
    pub id: String,
    /// The number of items that wait for a person.
    #[serde(default, deserialize_with = "lenient")]
    pub pending_count: u64,
    /// The lowest outcome that is still possible.
    #[serde(default, deserialize_with = "lenient")]
    pub lowest_percent: PercentageHeader,
}

/// The result in all.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct TotalHeader {
    /// The lowest outcome that is still possible.
    pub lowest_percent: PercentageHeader,
    /// The highest outcome that is still possible.
    pub highest_percent: PercentageHeader,
}

/// A number in percent, as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct PercentageHeader {
    /// The number rounded to two decimal places, such as "62.50".
    pub rounded: String,
}

impl GradeHeader {
    /// Reads the results of a grade.
    ///
    /// ```
    /// use assay_core::scoring::GradeHeader;
    /// use serde_json::json;
    ///
    /// let end = json!({"exact": "125/2", "rounded": "62.50"});
    /// let total = json!({"lowest_percent": end, "highest_percent": end});
    /// let grade = GradeHeader::of(&json!({"status": "provisional", "total": total}));
    /// assert_eq!(grade.total.unwrap().lowest_percent.rounded, "62.50");
    /// assert!(GradeHeader::of(&json!({"status": "not-graded"})).total.is_none());
    /// ```
    pub fn of(grade: &Value) -> Self {
        document::header(grade)
    }
}
