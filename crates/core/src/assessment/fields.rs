//! Fields that are read by a type with a rule, and kept as a plainer one: `#[serde(with = "Via::<Text>")]` reads a
//! [`Text`] into a `String`. Their schema is that of the type with the rule.

use crate::document::{NonEmpty, Text, Whole};
use serde::de::{Error, SeqAccess, Visitor, value::SeqAccessDeserializer};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

/// How much something counts among others of its kind.
pub(super) type Weight = Whole<1, 100>;

/// Reads a `Rule`, and keeps what it says.
pub(super) struct Via<Rule>(PhantomData<Rule>);

impl<Rule> Via<Rule> {
    pub fn deserialize<'de, D, Kept>(deserializer: D) -> Result<Kept, D::Error>
    where
        D: Deserializer<'de>,
        Rule: Deserialize<'de> + Into<Kept>,
    {
        Rule::deserialize(deserializer).map(Into::into)
    }
}

/// As [`Via`], for a field that may be absent or null: it is then the default.
pub(super) struct Optional<Rule>(PhantomData<Rule>);

impl<Rule> Optional<Rule> {
    pub fn deserialize<'de, D, Kept>(deserializer: D) -> Result<Kept, D::Error>
    where
        D: Deserializer<'de>,
        Rule: Deserialize<'de> + Into<Kept>,
        Kept: Default,
    {
        let rule = Option::<Rule>::deserialize(deserializer)?;
        Ok(rule.map(Into::into).unwrap_or_default())
    }

    /// Writes nothing. It is asked for where a schema would show the default; being absent says as much.
    #[cfg(feature = "schema")]
    pub fn serialize<S: serde::Serializer>(_: &impl Default, _: S) -> Result<S::Ok, S::Error> {
        use serde::ser::Error;
        Err(S::Error::custom("a default is not written"))
    }
}

/// An object as a list of pairs, in the alphabetical order of its names.
#[derive(Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Pairs<T>(BTreeMap<String, T>);

impl<T: Into<Kept>, Kept> From<Pairs<T>> for Vec<(String, Kept)> {
    fn from(pairs: Pairs<T>) -> Self {
        pairs
            .0
            .into_iter()
            .map(|(name, value)| (name, value.into()))
            .collect()
    }
}

/// Texts, perhaps none.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct TextList(Vec<Text>);

impl From<TextList> for Vec<String> {
    fn from(texts: TextList) -> Self {
        texts.0.into_iter().map(Text::into).collect()
    }
}

impl From<NonEmpty<Text>> for Vec<String> {
    fn from(texts: NonEmpty<Text>) -> Self {
        let texts: Vec<Text> = texts.into();
        texts.into_iter().map(Text::into).collect()
    }
}

impl From<NonEmpty<NonEmpty<Text>>> for Vec<Vec<String>> {
    fn from(lists: NonEmpty<NonEmpty<Text>>) -> Self {
        let lists: Vec<NonEmpty<Text>> = lists.into();
        lists.into_iter().map(NonEmpty::into).collect()
    }
}

impl From<NonEmpty<NonEmpty<String>>> for Vec<Vec<String>> {
    fn from(lists: NonEmpty<NonEmpty<String>>) -> Self {
        let lists: Vec<NonEmpty<String>> = lists.into();
        lists.into_iter().map(NonEmpty::into).collect()
    }
}

impl<const MIN: u32, const MAX: u32> From<Whole<MIN, MAX>> for u32 {
    fn from(number: Whole<MIN, MAX>) -> Self {
        number.get()
    }
}

impl<const MIN: u32, const MAX: u32> From<Whole<MIN, MAX>> for usize {
    fn from(number: Whole<MIN, MAX>) -> Self {
        number.get() as usize
    }
}

/// One text, or a list of several.
pub(super) struct OneOrMore(Vec<String>);

impl<'de> Deserialize<'de> for OneOrMore {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;

        impl<'de> Visitor<'de> for Read {
            type Value = OneOrMore;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text, or a list of texts")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<OneOrMore, E> {
                let text = Text::try_from(String::from(text)).map_err(E::custom)?;
                Ok(OneOrMore(vec![text.into()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<OneOrMore, A::Error> {
                let list = NonEmpty::<Text>::deserialize(SeqAccessDeserializer::new(list))?;
                Ok(OneOrMore(list.into()))
            }
        }

        deserializer.deserialize_any(Read)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for OneOrMore {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "OneOrMore".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let (one, more) = (
            generator.subschema_for::<Text>(),
            generator.subschema_for::<NonEmpty<Text>>(),
        );
        schemars::json_schema!({
            "description": "One identifier, or a list of several.",
            "anyOf": [one, more]
        })
    }
}

impl From<OneOrMore> for Vec<String> {
    fn from(texts: OneOrMore) -> Self {
        texts.0
    }
}

/// Gives a type the schema of another, by which it is read.
#[cfg(feature = "schema")]
macro_rules! schema_of {
    ($name:ident of $other:ty $(, $rule:ident)?) => {
        impl$(<$rule: schemars::JsonSchema>)? schemars::JsonSchema for $name$(<$rule>)? {
            fn inline_schema() -> bool {
                <$other>::inline_schema()
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                <$other>::schema_name()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                <$other>::schema_id()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                <$other>::json_schema(generator)
            }
        }
    };
}
#[cfg(feature = "schema")]
pub(super) use schema_of;

#[cfg(feature = "schema")]
schema_of!(Via of Rule, Rule);
#[cfg(feature = "schema")]
schema_of!(Optional of Option<Rule>, Rule);
