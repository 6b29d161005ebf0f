//! A kit as people write it into a file.

use super::{BankQuestion, CoreQuestion, Kit, MessageTemplate, RedFlag, ReferenceQuestion};
use super::{RoleGuide, Theme};
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
    assessment_id: Identifier,
    /// The role, such as "Chief Technology Officer".
    role: String,
    /// What the role is.
    role_guide: RoleGuide,
    /// The interview.
    interview: Interview,
    /// How to run the panel, by theme.
    panel_guide: Vec<Theme>,
    /// How to ask references.
    reference_guide: ReferenceGuide,
    /// What outweighs the numbers, once a person confirms it.
    red_flags: Vec<RedFlag>,
    /// Drafts of messages to candidates, at most one for each decision.
    letters: Vec<MessageTemplate>,
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
struct Interview {
    /// How to use the questions.
    intro: String,
    /// How many rounds there usually are.
    process: String,
    /// What strong answers show.
    signs: Vec<String>,
    /// The questions that every candidate is asked, and that count. They weigh equally.
    core: Vec<CoreQuestion>,
    /// Further questions, which are not rated.
    bank: Vec<BankQuestion>,
}

/// How to ask references.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ReferenceGuide {
    /// What to say first.
    intro: String,
    /// What to ask.
    questions: Vec<ReferenceQuestion>,
}

impl From<KitDocument> for Kit {
    fn from(document: KitDocument) -> Self {
        let KitDocument {
            interview,
            reference_guide,
            ..
        } = document;
        Self {
            assessment_id: document.assessment_id.into(),
            role: document.role,
            guide: document.role_guide,
            intro: interview.intro,
            process: interview.process,
            signs: interview.signs,
            core: interview.core,
            bank: interview.bank,
            panel: document.panel_guide,
            reference_intro: reference_guide.intro,
            references: reference_guide.questions,
            red_flags: document.red_flags,
            letters: document.letters,
        }
    }
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
