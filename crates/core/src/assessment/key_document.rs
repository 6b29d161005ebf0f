//! A key as its file writes it.

use super::fields::{Optional, Pairs, Via};
use super::item_key_document::NarrativeDocument;
use super::key::{ItemKey, Key, Rubric};
use super::key_check::check;
use super::policy::Policy;
use super::validity::{Blueprint, Difficulty, Validity};
use crate::digest::content_digest;
use crate::document::{self, Problems, Sha256, Text, Value};
use serde::Deserialize;

/// The schema name of key files.
pub const KEY_SCHEMA: &str = "assay/key/1";

/// A key: what is right in a pack, what it is worth, and how people rate what no rule can grade. It stays with the team,
/// or is deployed beside the pack where the candidate's browser grades.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Key", title = "Assay key, version 1")
)]
struct KeyDocument {
    /// Where an editor finds the schema of this file. It is no part of the content: the digest does not cover it.
    #[serde(rename = "$schema")]
    _schema_hint: Option<String>,
    /// The kind and version of this document.
    #[serde(rename = "schema")]
    #[cfg_attr(feature = "schema", schemars(extend("const" = KEY_SCHEMA)))]
    _schema: String,
    /// Digest of the whole key, in the excerpt of it that a build deploys: there, rubrics have no criteria, nothing has reasons,
    /// and the policy says nothing of the interview. Do not write it by hand.
    excerpt_of: Option<Sha256>,
    /// The pack that it belongs to. `assay bind PACK KEY` writes it.
    assessment: BoundTo,
    /// What is known about the validity of the key: a sentence, or an object with a summary and what belongs to it.
    validity: Validity,
    /// Weights and limits.
    policy: Policy,
    /// What answers in words to scenarios are rated by. It is there exactly where the pack offers them.
    narrative: Option<NarrativeDocument>,
    /// The rule and the key of each item, by the item's identifier.
    #[serde(with = "Via::<Pairs<ItemKey>>")]
    items: Vec<(String, ItemKey)>,
    /// How hard items are, by their identifiers.
    #[serde(default, with = "Optional::<Pairs<Difficulty>>")]
    difficulty: Vec<(String, Difficulty)>,
    /// What items measure, by their identifiers.
    #[serde(default, with = "Optional::<Pairs<Blueprint>>")]
    blueprint: Vec<(String, Blueprint)>,
}

/// The pack that a key belongs to. `assay bind PACK KEY` writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct BoundTo {
    /// Identifier of the assessment.
    id: Text,
    /// Version of the assessment.
    version: Text,
    /// Digest of the pack: 64 hexadecimal digits. Leave it empty, "", until `assay bind` writes it.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9a-f]{64}$")))]
    sha256: String,
}

impl Key {
    /// Reads a key. `file` is its name in messages. Whether it fits its pack is another question: see
    /// [`Key::check_pair`].
    ///
    /// # Errors
    /// Returns the first thing that is missing, unknown or of another type than it must be; or else everything that does
    /// not fit together.
    ///
    /// ```
    /// use assay_core::assessment::Key;
    /// use assay_core::document;
    ///
    /// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/small.key.json"));
    /// let key = Key::parse("small.key.json", &document::parse("small.key.json", text).unwrap()).unwrap();
    /// assert!(key.item("one").is_some());
    /// assert!(!key.is_excerpt());
    /// ```
    pub fn parse(file: &str, value: &Value) -> Result<Self, Problems> {
        document::expect_schema(file, value, KEY_SCHEMA)?;
        let mut document: KeyDocument = document::read(file, value)?;
        let is_excerpt = document.excerpt_of.is_some();
        if is_excerpt {
            for (_, item) in &mut document.items {
                if let ItemKey::Rubric(rubric) = item {
                    *rubric = Rubric::default();
                }
            }
        }
        let narrative = document.narrative.map(|it| match is_excerpt {
            true => Rubric::default(),
            false => it.into(),
        });
        let key = Self {
            assessment_id: document.assessment.id.into(),
            assessment_version: document.assessment.version.into(),
            assessment_sha256: document.assessment.sha256,
            sha256: document
                .excerpt_of
                .map_or_else(|| content_digest(value), Sha256::into),
            excerpt: is_excerpt,
            validity: document.validity,
            policy: document.policy,
            narrative,
            items: document.items,
            difficulty: document.difficulty,
            blueprint: document.blueprint,
        };
        check(file, &key).none_or(key)
    }

    /// Returns the JSON Schema of key files.
    #[cfg(feature = "schema")]
    pub fn schema() -> schemars::Schema {
        schemars::schema_for!(KeyDocument)
    }
}
