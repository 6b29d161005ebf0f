//! Exact numbers: [`Fraction`] for points, [`Decimal`] for what people type. Nothing here is rounded unless it is said.

pub mod decimal;
pub mod fraction;

pub use decimal::Decimal;
pub use fraction::Fraction;
