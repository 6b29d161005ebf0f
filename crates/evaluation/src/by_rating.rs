//! A value for each rating from 1 to 5, as documents write it.

use serde::{Deserialize, Serialize};

/// A value for each rating: an object with the names `1` to `5`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct ByRating<T> {
    /// For a rating of 1, the lowest.
    #[serde(rename = "1")]
    one: T,
    /// For a rating of 2.
    #[serde(rename = "2")]
    two: T,
    /// For a rating of 3.
    #[serde(rename = "3")]
    three: T,
    /// For a rating of 4.
    #[serde(rename = "4")]
    four: T,
    /// For a rating of 5, the highest.
    #[serde(rename = "5")]
    five: T,
}

impl<T> From<ByRating<T>> for [T; 5] {
    fn from(by_rating: ByRating<T>) -> Self {
        [
            by_rating.one,
            by_rating.two,
            by_rating.three,
            by_rating.four,
            by_rating.five,
        ]
    }
}

impl<T> From<[T; 5]> for ByRating<T> {
    fn from([one, two, three, four, five]: [T; 5]) -> Self {
        Self {
            one,
            two,
            three,
            four,
            five,
        }
    }
}

/// Reads a list of five, for `#[serde(with = "by_rating")]`.
pub(super) fn deserialize<'de, D, T>(deserializer: D) -> Result<[T; 5], D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de>,
{
    ByRating::deserialize(deserializer).map(Into::into)
}

/// Writes a list of five, for `#[serde(with = "by_rating")]`.
pub(super) fn serialize<S, T>(list: &[T; 5], serializer: S) -> Result<S::Ok, S::Error>
where
    S: serde::Serializer,
    T: Serialize,
{
    ByRating::from(list.each_ref()).serialize(serializer)
}
