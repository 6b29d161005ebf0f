//! Patterns that the JSON Schema of a bundle asks of its texts.

use super::not_graded::NotGraded;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;
use std::marker::PhantomData;

macro_rules! patterns {
    ($($(#[doc = $doc:literal])* $name:ident $schema_name:literal $pattern:literal;)*) => {$(
        $(#[doc = $doc])*
        pub(super) struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                $schema_name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": $pattern })
            }
        }
    )*};
}

patterns! {
    /// A UUID.
    Uuid "uuid" "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";
    /// A SHA-256 digest in hexadecimal digits.
    Sha256 "sha256" "^[0-9a-f]{64}$";
    /// An instant as RFC 3339, in UTC, with milliseconds.
    Instant "instant" r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$";
    /// The first digits of a link of the chain of events.
    Link "link" "^[0-9a-f]{8}$";
}

/// A field that is always there, and may be null.
pub(super) struct OrNull<T>(PhantomData<T>);

impl<T: JsonSchema> JsonSchema for OrNull<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}_or_null", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let schema = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [schema, { "type": "null" }] })
    }
}

/// What was typed, read as a number.
pub(super) struct Normalized;

impl JsonSchema for Normalized {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "normalised".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object" })
    }
}

/// The grade in a bundle.
pub(super) struct Grade;

impl JsonSchema for Grade {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "grade".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let not_graded = generator.subschema_for::<NotGraded>();
        let sha256 = generator.subschema_for::<Sha256>();
        json_schema!({
            "oneOf": [not_graded, {
                "type": "object",
                "required": ["schema", "status", "key_sha256", "sections", "total", "knock_outs", "minima"],
                "properties": {
                    "schema": { "enum": [crate::scoring::FORMER_SCHEMA, crate::scoring::SCHEMA] },
                    "status": { "const": "provisional" },
                    "key_sha256": sha256,
                    "sections": { "type": "array" },
                    "total": { "type": "object" },
                    "knock_outs": { "type": "array" },
                    "minima": { "type": "array" }
                }
            }]
        })
    }
}
