//! The published JSON Schemas, and checking against them.

use assay_core::json::{Problem, Problems, Value};

/// The schema of bundles as published in `public/schema/`.
pub const BUNDLE_SCHEMA: &str = include_str!("../../../public/schema/answer-bundle-1.json");

/// The schema of probes as published in `public/schema/`.
pub const PROBE_SCHEMA: &str = include_str!("../../../public/schema/probe-1.json");

/// Checks bundles against the published schema.
pub struct BundleSchema(Published);

/// Checks probes against the published schema.
pub struct ProbeSchema(Published);

impl Default for BundleSchema {
    fn default() -> Self {
        Self::new()
    }
}

impl Default for ProbeSchema {
    fn default() -> Self {
        Self::new()
    }
}

impl BundleSchema {
    /// Reads the schema. It is part of the program, and a test makes sure that it is sound.
    pub fn new() -> Self {
        Self(Published::read(BUNDLE_SCHEMA, "answer-bundle-1.json"))
    }

    /// Whether the schema itself could be read.
    pub fn is_sound(&self) -> bool {
        self.0.validator.is_some()
    }

    /// Everything in which a bundle does not follow the schema.
    pub fn check(&self, file: &str, bundle: &Value) -> Result<(), Problems> {
        self.0.check(file, bundle)
    }
}

impl ProbeSchema {
    /// Reads the schema. It is part of the program, and a test makes sure that it is sound.
    pub fn new() -> Self {
        Self(Published::read(PROBE_SCHEMA, "probe-1.json"))
    }

    /// Everything in which a probe does not follow the schema.
    pub fn check(&self, file: &str, probe: &Value) -> Result<(), Problems> {
        self.0.check(file, probe)
    }
}

/// A schema that is published with the site.
struct Published {
    validator: Option<jsonschema::Validator>,
    name: &'static str,
}

impl Published {
    fn read(text: &str, name: &'static str) -> Self {
        let schema = serde_json::from_str(text).ok();
        Self {
            validator: schema.and_then(|schema: Value| jsonschema::validator_for(&schema).ok()),
            name,
        }
    }

    fn check(&self, file: &str, document: &Value) -> Result<(), Problems> {
        let Some(validator) = &self.validator else {
            return Err(Problems::one(
                file,
                "$",
                "The schema could not be read.",
                "Use an unchanged build.",
            ));
        };
        let found: Vec<Problem> = validator
            .iter_errors(document)
            .take(20)
            .map(|error| Problem {
                file: file.into(),
                path: json_path(error.instance_path.as_str()),
                // Without the value itself, which may be the whole bundle.
                message: format!("{}.", error.masked_with("This value")),
                remedy: format!("See the schema {}.", self.name),
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
