//! A pack as its file writes it.

use super::fields::{Optional, Pairs};
use super::key::ItemKey;
use super::pack::{Assessment, Item, SCHEMA, Seconds, Section};
use super::pack_check::check;
use super::pass_rule::PassRule;
use crate::digest::content_digest;
use crate::document::{self, Identifier, NonEmpty, Problems, Text, Value};
use serde::Deserialize;

/// A pack: everything that candidates see of an assessment. What is right is in the key, a file of its own that is bound
/// to this one by its digest: run `assay bind PACK KEY` after each change.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Assessment", title = "Assay assessment pack, version 1")
)]
struct AssessmentDocument {
    /// Where an editor finds the schema of this file. It is no part of the content: the digest does not cover it.
    #[serde(rename = "$schema")]
    _schema_hint: Option<String>,
    /// The kind and version of this document.
    #[serde(rename = "schema")]
    #[cfg_attr(feature = "schema", schemars(extend("const" = SCHEMA)))]
    _schema: String,
    /// Identifier of the assessment, the same in all its versions.
    id: Identifier,
    /// Version of the content, as its authors count.
    version: Text,
    /// Language of the content: a BCP 47 tag such as "en" or "pt-BR".
    language: Text,
    /// Title for candidates.
    title: Text,
    /// The role that the assessment is for.
    role: Text,
    /// The limit on the whole attempt, in seconds. It always binds.
    duration_seconds: Seconds,
    /// Whether each section's limit binds as well. Otherwise the times of sections are only shown as pace.
    enforce_section_limits: Option<bool>,
    /// The sections in the order in which they are taken.
    sections: NonEmpty<Section>,
    /// Untimed items to practice on, never scored and never recorded.
    practice: Option<NonEmpty<Item>>,
    /// The rule and the key of practice items, by the items' identifiers, as in a key: candidates are told what was right,
    /// and why. A rubric needs no criteria here.
    #[serde(default, with = "Optional::<Pairs<ItemKey>>")]
    practice_key: Vec<(String, ItemKey)>,
    /// What candidates are told before they begin of what decides. The key's policy says the same.
    pass_rule: Option<PassRule>,
}

impl Assessment {
    /// Reads a pack. `file` is its name in messages.
    ///
    /// # Errors
    /// Returns the first thing that is missing, unknown or of another type than it must be; or else everything that does
    /// not fit together.
    ///
    /// ```
    /// use assay_core::assessment::Assessment;
    /// use assay_core::document;
    ///
    /// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/small.json"));
    /// let mut value = document::parse("small.json", text).unwrap();
    /// assert_eq!(Assessment::parse("small.json", &value).unwrap().sections.len(), 2);
    ///
    /// value["sections"][0]["weight_percent"] = 50.into();
    /// let problems = Assessment::parse("small.json", &value).unwrap_err();
    /// assert_eq!(problems.0[0].message, "The sections' weights do not add up to 100.");
    /// ```
    pub fn parse(file: &str, value: &Value) -> Result<Self, Problems> {
        document::expect_schema(file, value, SCHEMA)?;
        let document: AssessmentDocument = document::read(file, value)?;
        let assessment = Self {
            id: document.id.into(),
            version: document.version.into(),
            sha256: content_digest(value),
            language: document.language.into(),
            title: document.title.into(),
            role: document.role.into(),
            duration_seconds: document.duration_seconds.get(),
            enforce_section_limits: document.enforce_section_limits.unwrap_or_default(),
            sections: document.sections.into(),
            practice: document.practice.map(NonEmpty::into).unwrap_or_default(),
            practice_key: document.practice_key,
            pass_rule: document.pass_rule,
        };
        check(file, &assessment).none_or(assessment)
    }

    /// Returns the JSON Schema of pack files.
    #[cfg(feature = "schema")]
    pub fn schema() -> schemars::Schema {
        schemars::schema_for!(AssessmentDocument)
    }
}
