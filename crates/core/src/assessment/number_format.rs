//! How the numbers that candidates type are to be read. The reading itself is `scoring::number`.

use crate::json::Reader;

/// What a percent sign means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Percent {
    /// It is refused.
    #[default]
    None,
    /// "12 %" and "12" both mean 12.
    Points,
    /// "12 %" means 0.12.
    Fraction,
}

/// What a number may look like in a field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NumberFormat {
    /// Only whole numbers are expected, so that one separator before three digits groups them.
    pub integer: bool,
    /// Currency signs and codes that may stand beside the number.
    pub currency: Vec<String>,
    /// What a percent sign means.
    pub percent: Percent,
    /// Whether "k" and "m" may stand for thousand and million.
    pub suffixes: bool,
}

impl NumberFormat {
    /// The fields that a format may have, in a pack and in a key.
    pub const FIELDS: [&str; 4] = ["integer", "currency", "percent", "suffixes"];

    /// Reads the format's fields from an object.
    pub fn parse(reader: &Reader) -> Self {
        Self {
            integer: reader.flag_or("integer", false),
            currency: reader
                .list_or_none("currency")
                .iter()
                .map(Reader::text)
                .collect(),
            percent: match reader.optional("percent") {
                None => Percent::None,
                Some(percent) => [Percent::None, Percent::Points, Percent::Fraction]
                    [percent.one_of(&["none", "points", "fraction"])],
            },
            suffixes: reader.flag_or("suffixes", false),
        }
    }
}
