//! Grading: rules, points and their explanation.
//!
//! [`grade()`] turns a key and the answers into one document. Everything is exact: points are
//! [`Fraction`]s, typed numbers are [`Decimal`]s, and limits are compared unrounded.

mod former_grade;
mod former_text;
mod grade;
mod grade_header;
mod grader;
pub mod number;
pub mod rules;
pub mod text;
mod total;

pub use crate::exact::{Decimal, Fraction};
pub use former_grade::{FORMER_SCHEMA, former_grade};
pub use grade::{
    Exact, Finding, Grade, GradedAssessment, ItemGrade, ItemState, KnockOut, KnockOutStatus,
    MinimumGrade, MinimumResult, PartGrade, Percentage, ProvisionalGrade, SCHEMA, Score,
    SectionGrade, ThresholdResult, TotalGrade,
};
pub use grade_header::{GradeHeader, PercentageHeader, SectionHeader, TotalHeader};
pub use grader::{SectionAnswers, grade};
pub use number::normalize;
