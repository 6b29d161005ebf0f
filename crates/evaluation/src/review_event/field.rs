//! How fields of events are read and written.

use assay_core::document::Whole;
use assay_core::scoring::Fraction;
use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::Serializer;

/// Reads a field that must be there, and is null where something was taken back.
pub fn nullable<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer)
}

/// Reads a field that may be absent, and is never null.
pub fn present<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}

/// Reads a rating from 1 to 5, or null where it was taken back.
pub fn rating<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    let rating = Option::<Whole<1, 5>>::deserialize(deserializer)?;
    Ok(rating.map(Whole::get))
}

/// A share from 0 to 1 in exact text: "0", "1", "1/2"; null where it was taken back.
pub mod share {
    use super::*;

    /// Reads a share.
    pub fn deserialize<'de, D>(deserializer: D) -> Result<Option<Fraction>, D::Error>
    where
        D: Deserializer<'de>,
    {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| share_of(&text).ok_or_else(|| D::Error::custom(RULE)))
            .transpose()
    }

    /// Writes a share.
    pub fn serialize<S>(share: &Option<Fraction>, serializer: S) -> Result<S::Ok, S::Error>
    where
        S: Serializer,
    {
        match share {
            Some(share) => serializer.serialize_some(&share.text()),
            None => serializer.serialize_none(),
        }
    }

    const RULE: &str = "a share from 0 to 1 is needed here, such as \"1/2\"";

    fn share_of(text: &str) -> Option<Fraction> {
        let (above, below) = text.split_once('/').unwrap_or((text, "1"));
        let share = Fraction::new(above.parse().ok()?, below.parse().ok()?)?;
        (Fraction::ZERO..=Fraction::ONE)
            .contains(&share)
            .then_some(share)
    }

    #[cfg(test)]
    mod tests {
        use super::share_of;

        #[test]
        fn what_is_less_than_nothing_or_more_than_all_is_no_share() {
            assert!(share_of("1/3").is_some());
            for text in ["3/2", "-1", "1/0", "half"] {
                assert_eq!(share_of(text), None, "{text}");
            }
        }
    }
}

/// What stands in the JSON Schema for a field that must be there and may be null.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(untagged, inline)]
#[expect(dead_code, reason = "it is never made, and only describes")]
pub enum Nullable<T> {
    /// What counts from here on.
    Said(T),
    /// It was taken back.
    TakenBack(()),
}
