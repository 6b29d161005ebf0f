//! The published JSON Schema of answer bundles, and checking against it.

use crate::json::{Problem, Problems, Value};

/// The schema as published in `public/schema/`.
pub const BUNDLE_SCHEMA: &str = include_str!("../../public/schema/answer-bundle-1.json");

/// Checks bundles against the published schema.
pub struct BundleSchema(Option<jsonschema::Validator>);

impl Default for BundleSchema {
    fn default() -> Self {
        Self::new()
    }
}

impl BundleSchema {
    /// Reads the schema. It is part of the program, and a test makes sure that it is sound.
    pub fn new() -> Self {
        let schema = serde_json::from_str(BUNDLE_SCHEMA).ok();
        Self(schema.and_then(|schema: Value| jsonschema::validator_for(&schema).ok()))
    }

    /// Whether the schema itself could be read.
    pub fn is_sound(&self) -> bool {
        self.0.is_some()
    }

    /// Everything in which a bundle does not follow the schema.
    pub fn check(&self, file: &str, bundle: &Value) -> Result<(), Problems> {
        let Some(validator) = &self.0 else {
            return Err(Problems::one(
                file,
                "$",
                "The schema of bundles could not be read.",
                "Use an unchanged build.",
            ));
        };
        let found: Vec<Problem> = validator
            .iter_errors(bundle)
            .take(20)
            .map(|error| Problem {
                file: file.into(),
                path: json_path(error.instance_path.as_str()),
                // Without the value itself, which may be the whole bundle.
                message: format!("{}.", error.masked_with("This value")),
                remedy: "See the schema answer-bundle-1.json.".into(),
            })
            .collect();
        if found.is_empty() {
            Ok(())
        } else {
            Err(Problems(found))
        }
    }
}

/// A JSON pointer such as `/sections/0/id` as the path `$.sections[0].id`, as all messages have it.
fn json_path(pointer: &str) -> String {
    let mut path = String::from("$");
    for step in pointer.split('/').skip(1) {
        if step.bytes().all(|byte| byte.is_ascii_digit()) {
            path.push_str(&format!("[{step}]"));
        } else {
            path.push('.');
            path.push_str(&step.replace("~1", "/").replace("~0", "~"));
        }
    }
    path
}
