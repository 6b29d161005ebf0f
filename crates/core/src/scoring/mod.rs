//! Grading: rules, points and their explanation.
//!
//! [`grade()`] turns a key and the answers into one document. Everything is exact: points are
//! [`Fraction`]s, typed numbers are [`Decimal`]s, and limits are compared unrounded.

mod decimal;
mod former_text;
mod fraction;
mod grade;
pub mod number;
pub mod rules;
pub mod text;
mod total;

pub use decimal::Decimal;
pub use fraction::Fraction;
pub use grade::{SCHEMA, SectionAnswers, grade};
pub use number::normalise;
