//! A kit as people write it into a file.

use super::parts::{BankQuestion, CoreQuestion, MessageTemplate, RedFlag, ReferenceQuestion};
use super::parts::{RoleGuide, SampleAnswer, Theme};
use assay_core::document::Identifier;
use serde::Deserialize;

/// Everything for the interviews of one role: what the role is, questions with anchors, how to run the panel, what to ask
/// references, red flags, and drafts of messages. No text is blank.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(title = "Interview kit of Assay, version 1")
)]
pub(super) struct KitDocument {
    /// Address of this schema, so that an editor completes and checks the file. It counts for nothing else.
    #[serde(rename = "$schema", default)]
    _schema_hint: Option<String>,
    /// What kind of document this is.
    #[serde(rename = "schema")]
    _schema: SchemaName,
    /// Identifier of the assessment that the kit goes with, as it stands in its pack.
    pub(super) assessment_id: Identifier,
    /// The role, such as "Chief Technology Officer".
    pub(super) role: String,
    /// What the role is.
    pub(super) role_guide: RoleGuide,
    /// The interview.
    pub(super) interview: Interview,
    /// How to run the panel, by theme.
    pub(super) panel_guide: Vec<Theme>,
    /// How to ask references.
    pub(super) reference_guide: ReferenceGuide,
    /// What outweighs the numbers, once a person confirms it.
    pub(super) red_flags: Vec<RedFlag>,
    /// Drafts of messages to candidates, at most one for each decision.
    #[serde(rename = "letters")]
    pub(super) messages: Vec<MessageTemplate>,
    /// Written answers on which raters try themselves before they rate a candidate's; absent where there are none.
    #[serde(default)]
    pub(super) samples: Vec<SampleAnswer>,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(inline))]
enum SchemaName {
    #[serde(rename = "assay/kit/1")]
    Kit1,
}

/// The interview: how it goes, and what is asked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Interview {
    /// How to use the questions.
    pub(super) intro: String,
    /// How many rounds there usually are.
    pub(super) process: String,
    /// What strong answers show.
    pub(super) signs: Vec<String>,
    /// The questions that every candidate is asked, and that count. They weigh equally.
    pub(super) core: Vec<CoreQuestion>,
    /// Further questions, which are not rated.
    pub(super) bank: Vec<BankQuestion>,
}

/// How to ask references.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct ReferenceGuide {
    /// What to say first.
    pub(super) intro: String,
    /// What to ask.
    pub(super) questions: Vec<ReferenceQuestion>,
}

/// Returns the JSON Schema, with the rules of [`super::check`]: no text is blank, and no list is empty but `ask`.
#[cfg(feature = "schema")]
pub(super) fn schema() -> schemars::Schema {
    use schemars::transform::{RecursiveTransform, Transform};
    let mut schema = schemars::schema_for!(KitDocument);
    let mut fill = RecursiveTransform(|schema: &mut schemars::Schema| {
        let Some(kind) = schema.get("type").and_then(|kind| kind.as_str()) else {
            return;
        };
        let (rule, value) = match kind {
            "string" if schema.get("enum").is_none() && schema.get("const").is_none() => {
                ("pattern", r"\S".into())
            }
            "array" => ("minItems", 1.into()),
            _ => return,
        };
        if schema.get(rule).is_none() {
            schema.insert(rule.into(), value);
        }
    });
    fill.transform(&mut schema);
    if let Some(ask) = schema.pointer_mut("/$defs/Theme/properties/ask") {
        ask.as_object_mut().and_then(|ask| ask.remove("minItems"));
    }
    schema
}
