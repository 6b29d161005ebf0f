//! Types for fields with a rule of their own. Each refuses what breaks its rule while it is read, and says the rule in
//! its JSON Schema.

#[cfg(feature = "schema")]
use super::problem::sentence;
use serde::{Deserialize, Serialize};
use std::ops::Deref;

// Each rule is said while a document is read, and by its schema: editors know `patternErrorMessage`.
const TEXT_RULE: &str = "text is needed here, and it is blank";
const IDENTIFIER_RULE: &str =
    "an identifier has lower-case letters, digits and hyphens, at most 60";
const SHA256_RULE: &str = "a SHA-256 digest has 64 digits from 0 to 9 and a to f";

/// Text that is not blank.
///
/// ```
/// use assay_core::document::Text;
///
/// assert_eq!(&*Text::try_from(String::from("ten")).unwrap(), "ten");
/// assert!(Text::try_from(String::from(" ")).is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(!try_from, !into, description = "Text that is not blank."),
    schemars(extend("patternErrorMessage" = "Text is needed here, and it is blank. Write some."))
)]
pub struct Text(#[cfg_attr(feature = "schema", schemars(regex(pattern = r"\S")))] String);

impl TryFrom<String> for Text {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.trim().is_empty() {
            Err(TEXT_RULE)
        } else {
            Ok(Self(text))
        }
    }
}

/// An identifier: lower-case letters, digits and hyphens, 1 to 60 of them.
///
/// ```
/// use assay_core::document::Identifier;
///
/// assert!(Identifier::try_from(String::from("sjt-outage")).is_ok());
/// assert!(Identifier::try_from(String::from("SJT outage")).is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(!try_from, !into, description = "An identifier: lower-case letters, digits and hyphens, 1 to 60 of them."),
    schemars(extend("patternErrorMessage" = sentence(IDENTIFIER_RULE)))
)]
pub struct Identifier(
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[a-z0-9-]{1,60}$")))] String,
);

impl TryFrom<String> for Identifier {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let is_sound = (1..=60).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        is_sound.then_some(Self(text)).ok_or(IDENTIFIER_RULE)
    }
}

/// A SHA-256 digest in 64 lower-case hexadecimal digits.
///
/// ```
/// use assay_core::document::Sha256;
///
/// assert!(Sha256::try_from("a".repeat(64)).is_ok());
/// assert!(Sha256::try_from(String::from("a")).is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(!try_from, !into, description = "A SHA-256 digest in 64 lower-case hexadecimal digits."),
    schemars(extend("patternErrorMessage" = sentence(SHA256_RULE)))
)]
pub struct Sha256(
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[0-9a-f]{64}$")))] String,
);

impl TryFrom<String> for Sha256 {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let is_sound = text.len() == 64
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        is_sound.then_some(Self(text)).ok_or(SHA256_RULE)
    }
}

macro_rules! text_like {
    ($($name:ident)*) => {$(
        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }
    )*};
}
text_like!(Text Identifier Sha256);

/// A whole number from `MIN` to `MAX`.
///
/// ```
/// use assay_core::document::Whole;
///
/// assert_eq!(Whole::<100, 400>::try_from(150).unwrap().get(), 150);
/// assert!(Whole::<100, 400>::try_from(99).is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Whole<const MIN: u32, const MAX: u32>(u32);

impl<const MIN: u32, const MAX: u32> Whole<MIN, MAX> {
    /// Returns the number.
    pub fn get(self) -> u32 {
        self.0
    }
}

impl<const MIN: u32, const MAX: u32> TryFrom<i64> for Whole<MIN, MAX> {
    type Error = String;

    fn try_from(number: i64) -> Result<Self, Self::Error> {
        u32::try_from(number)
            .ok()
            .filter(|number| (MIN..=MAX).contains(number))
            .map(Self)
            .ok_or_else(|| format!("a whole number from {MIN} to {MAX} is needed here"))
    }
}

impl<const MIN: u32, const MAX: u32> From<Whole<MIN, MAX>> for i64 {
    fn from(number: Whole<MIN, MAX>) -> Self {
        number.0.into()
    }
}

#[cfg(feature = "schema")]
impl<const MIN: u32, const MAX: u32> schemars::JsonSchema for Whole<MIN, MAX> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Whole_{MIN}_{MAX}").into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "minimum": MIN, "maximum": MAX })
    }
}

/// A list with something in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<T>", into = "Vec<T>")]
#[serde(bound(
    deserialize = "T: Deserialize<'de>",
    serialize = "T: Serialize + Clone"
))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(!try_from, !into))]
pub struct NonEmpty<T>(#[cfg_attr(feature = "schema", schemars(length(min = 1)))] Vec<T>);

impl<T> TryFrom<Vec<T>> for NonEmpty<T> {
    type Error = &'static str;

    fn try_from(list: Vec<T>) -> Result<Self, Self::Error> {
        if list.is_empty() {
            Err("a list with something in it is needed here")
        } else {
            Ok(Self(list))
        }
    }
}

impl<T> From<NonEmpty<T>> for Vec<T> {
    fn from(list: NonEmpty<T>) -> Self {
        list.0
    }
}

impl<T> Deref for NonEmpty<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}
