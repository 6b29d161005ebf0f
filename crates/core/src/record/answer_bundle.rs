//! The answer bundle: what a sealed attempt leaves behind, as one document. `bundle.rs` makes it of an attempt.

use super::answered::{AnsweredItem, AnsweredSection, duration};
#[cfg(feature = "schema")]
use super::pattern;
use crate::attempt::EndedBy;
use crate::document::{Value, is_zero};
use crate::scoring::SectionAnswers;
use serde::{Deserialize, Serialize};

/// The schema name of bundles.
pub const SCHEMA: &str = "assay/answer-bundle/1";

/// What a candidate's browser sends when an attempt has ended, in at most 1,000,000 bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "Answer bundle of an Assay attempt, version 1")
)]
pub struct AnswerBundle {
    /// Kind and version of the document.
    pub schema: BundleVersion,
    /// The program that wrote it.
    pub app: Program,
    /// The attempt's UUID, as in the candidate's receipt.
    #[cfg_attr(feature = "schema", schemars(with = "pattern::Uuid"))]
    pub attempt_id: String,
    /// The campaign that the attempt belongs to.
    pub campaign: String,
    /// The invitation that the link carried.
    #[serde(default)]
    pub invitation: Option<String>,
    /// The signed invitation that the attempt was begun with, as it stood in the link. Absent where there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation_token: Option<String>,
    /// Who the candidate said to be.
    pub candidate: Candidate,
    /// The pack that the test was taken with.
    pub content: Content,
    /// How the form was drawn from the pack.
    pub form: FormSource,
    /// What the candidate acknowledged before the start.
    pub acknowledgements: Vec<Acknowledged>,
    /// Attempts that the same person had begun in this browser before, as far as it can tell by invitation and name.
    /// Absent where there were none. The person was told before the start that this is written down.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_attempts: Vec<Earlier>,
    /// The attempt that this one goes on from: it was handed in before, and the team gave time back. Absent where it goes on
    /// from none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continues: Option<Continued>,
    /// When, how long, and ended by whom.
    pub timing: Timing,
    /// The sections of the form with their items and answers, in the order of the form.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sections: Vec<AnsweredSection>,
    /// The record of the attempt: what happened, in order, each line bound to those before it.
    pub events: Vec<RecordedEvent>,
    /// What the candidate explains to those who read the record.
    #[cfg_attr(feature = "schema", schemars(with = "pattern::OrNull<String>"))]
    pub explanation: Option<String>,
    /// The browser.
    pub environment: Environment,
    /// The grade made in the browser, or why there is none. It settles nothing: whoever holds the key grades the answers
    /// again. So whatever stands here is kept as it is, and judged by `verify`.
    #[cfg_attr(feature = "schema", schemars(with = "pattern::Grade"))]
    pub grade: Value,
    /// The digests that show later changes.
    pub integrity: Integrity,
}

/// The version of the form of bundles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum BundleVersion {
    /// The first.
    #[serde(rename = "assay/answer-bundle/1")]
    V1,
}

/// The program that wrote a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Program {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// Who a candidate said to be; only what was asked for is there.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Candidate {
    /// Name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The team's own reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

/// The pack that a test was taken with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Content {
    /// Identifier of the assessment.
    pub assessment_id: String,
    /// Version of the pack.
    pub version: String,
    /// SHA-256 of the pack in canonical form.
    #[cfg_attr(feature = "schema", schemars(with = "pattern::Sha256"))]
    pub sha256: String,
    /// Language of the pack.
    pub language: String,
}

/// What a form was drawn from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FormSource {
    /// Name and version of the way in which items are drawn.
    pub generator: String,
    /// The seed.
    pub seed: String,
}

/// Something that a candidate acknowledged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Acknowledged {
    /// What was acknowledged.
    pub id: String,
    /// SHA-256 of the words shown.
    #[cfg_attr(feature = "schema", schemars(with = "pattern::Sha256"))]
    pub text_sha256: String,
    /// When, by the machine's wall clock.
    #[cfg_attr(feature = "schema", schemars(with = "pattern::Instant"))]
    pub at: String,
}

/// An attempt that the browser knew of when this one was begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Earlier {
    /// Its UUID.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "uuid")))]
    pub attempt_id: String,
    /// When it was started.
    #[cfg_attr(feature = "schema", schemars(with = "pattern::Instant"))]
    pub started_at: String,
    /// When it ended; null where that was not known yet.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "pattern::OrNull<pattern::Instant>")
    )]
    pub ended_at: Option<String>,
}

/// The attempt that another one goes on from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Continued {
    /// Its UUID.
    #[cfg_attr(feature = "schema", schemars(with = "pattern::Uuid"))]
    pub attempt_id: String,
    /// The seal of its bundle.
    #[cfg_attr(feature = "schema", schemars(with = "pattern::Sha256"))]
    pub sha256: String,
}

/// A grant of more time that was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UsedGrant {
    /// Its identifier.
    pub id: String,
    /// Minutes that it gave.
    pub minutes: u32,
    /// When it was used, in milliseconds of elapsed time.
    pub at_ms: i64,
    /// The signed grant, as it stood in the link.
    pub token: String,
}

/// When an attempt took place, and how long it took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Timing {
    /// The start, by the machine's wall clock.
    #[cfg_attr(feature = "schema", schemars(with = "pattern::Instant"))]
    pub started_at: String,
    /// The end, by the machine's wall clock.
    #[cfg_attr(feature = "schema", schemars(with = "pattern::Instant"))]
    pub ended_at: String,
    /// Time granted for the whole test, in milliseconds.
    #[serde(deserialize_with = "duration")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0)))]
    pub granted_ms: i64,
    /// Time granted, in percent of the pack's. More than 100 is an accommodation.
    #[cfg_attr(feature = "schema", schemars(range(min = 100)))]
    pub time_percent: u32,
    /// Minutes that the invitation added once, to the whole. Absent where it added none.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub extra_minutes: u32,
    /// Whether there was no limit; `granted_ms` is then one that nobody reaches, or what the window left.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub untimed: bool,
    /// The instant at which the invitation's window ended, whatever time was left. Absent where it had no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "pattern::Instant"))]
    pub finish_by: Option<String>,
    /// Grants of more time that were used, in order; `granted_ms` includes them. Absent where there were none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grants: Vec<UsedGrant>,
    /// The code that granted more time.
    #[serde(default)]
    pub accommodation: Option<String>,
    /// Time used, in milliseconds.
    #[serde(deserialize_with = "duration")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0)))]
    pub elapsed_ms: i64,
    /// Time between start and end by the wall clock, in milliseconds; it may have been set.
    pub wall_ms: i64,
    /// Who ended the test.
    pub ended_by: EndedBy,
    /// How far the wall clock was ahead of the host at the start, in milliseconds, where that is known.
    #[serde(default)]
    pub host_offset_ms: Option<i64>,
    /// Where the clocks disagreed; the first fifty.
    pub disagreements: Vec<Disagreement>,
    /// Events that were not possible when they happened.
    #[serde(default)]
    pub refused_events: u32,
    /// Records of the journal that could not be read.
    #[serde(default)]
    pub damaged_records: u32,
}

/// A disagreement of the clocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Disagreement {
    /// When it was found, in milliseconds of elapsed time.
    pub at_ms: i64,
    /// What disagreed: `wall-clock-ahead`, `wall-clock-behind`, `host-ahead`, `host-behind`, or what was put right,
    /// `corrected-by-host`.
    pub kind: String,
    /// By how much, in milliseconds.
    pub by_ms: i64,
}

/// A line of the record. It stands for all events of its kind on its item that followed each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordedEvent {
    /// When the first of them happened, in milliseconds of elapsed time.
    pub at_ms: i64,
    /// What happened.
    pub kind: String,
    /// The item that it was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// What belongs to the kind: characters, seconds or milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// How many events the line stands for, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 2)))]
    pub times: Option<i64>,
    /// When the last of several happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_ms: Option<i64>,
    /// The first digits of the SHA-256 of the link before and this event.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "pattern::Link"))]
    pub link: String,
}

/// What a test was taken with.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Environment {
    /// The browser, as it names itself.
    #[serde(default)]
    pub user_agent: String,
}

/// The digests of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Integrity {
    /// The form of which the digests are made.
    pub canonicalization: Canonicalization,
    /// The seal: SHA-256 of everything but this field `integrity`. A bundle whose seal was taken off is read, and `verify`
    /// finds it.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "pattern::Sha256", !default))]
    pub sha256: String,
    /// The last link of the chain of events.
    #[cfg_attr(feature = "schema", schemars(with = "pattern::Sha256"))]
    pub events_head: String,
}

/// A canonical form of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Canonicalization {
    /// The JSON Canonicalization Scheme.
    #[serde(rename = "RFC 8785")]
    Rfc8785,
}

impl AnswerBundle {
    /// Returns the answers, for grading them again.
    ///
    /// ```
    /// use assay_core::document;
    /// use assay_core::record::AnswerBundle;
    ///
    /// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/bundles/end-handed-in/bundle.json"));
    /// let value = document::parse("bundle.json", text).unwrap();
    /// let bundle: AnswerBundle = document::read("bundle.json", &value).unwrap();
    /// assert_eq!(bundle.candidate.name.as_deref(), Some("Ada"));
    /// assert_eq!(bundle.answers()[0].items[0].0, "one");
    /// ```
    pub fn answers(&self) -> Vec<SectionAnswers> {
        let items = |section: &AnsweredSection| {
            let answer = |item: &AnsweredItem| (item.id.clone(), item.response.clone());
            section.items.iter().map(answer).collect()
        };
        self.sections
            .iter()
            .map(|section| SectionAnswers {
                id: section.id.clone(),
                items: items(section),
            })
            .collect()
    }

    /// Returns whether the host put the elapsed time right, so that the record's own clock went back.
    pub(crate) fn is_corrected_by_host(&self) -> bool {
        let mut events = self.events.iter();
        events.any(|event| event.kind == "corrected-by-host")
    }

    /// Returns the JSON Schema: `public/schema/answer-bundle-1.json`.
    #[cfg(feature = "schema")]
    pub fn schema() -> schemars::Schema {
        schemars::schema_for!(Self)
    }
}
