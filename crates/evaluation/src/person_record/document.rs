//! The record as JSON. It is written and never read back.

use super::record::{DraftedText, PersonRecord, RecordedAct};
use crate::document::App;
use crate::opened_bundle::Candidate;
use crate::scorecard::Scorecard;
use crate::sources::SectionScore;
use assay_core::digest::canonical;
use assay_core::document::{self, Value};
use serde::Serialize;

/// The schema name of the record of one person.
pub const SCHEMA: &str = "assay/person-record/1";

/// All that a team holds about one person.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(
        title = "Record of one person of Assay, version 1",
        deny_unknown_fields
    )
)]
pub(super) struct PersonDocument<'a> {
    /// Schema name and version.
    #[cfg_attr(feature = "schema", schemars(extend("const" = SCHEMA)))]
    schema: &'static str,
    /// The program that wrote the document.
    app: App,
    /// When it was written, as RFC 3339 in UTC.
    written_at: &'a str,
    /// Until when the team keeps the record, as RFC 3339 in UTC; absent where no period is configured.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept_until: Option<&'a str>,
    /// Who it is about, as they said.
    candidate: CandidateDocument<'a>,
    /// The code by which the team knew the answers while names were hidden.
    code: String,
    /// The answer bundle as it arrived: particulars, answers, record, times, browser.
    #[cfg_attr(feature = "schema", schemars(with = "serde_json::Map<String, Value>"))]
    bundle: &'a Value,
    /// What did not fit in the bundle, or could not be checked, in words.
    findings: Vec<&'a str>,
    /// What was out of the ordinary, in words.
    oddities: &'a [String],
    /// The scores; absent where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    scores: Option<ScoresDocument<'a>>,
    /// Whether raters stand here by their names; otherwise by numbers.
    has_rater_names: bool,
    /// Everything that was done about the candidate, in the order of time: ratings, notes, interview, decisions, exports.
    acts: Vec<ActDocument<'a>>,
    /// Texts that were being written, such as letters that were not sent.
    drafts: Vec<DraftDocument<'a>>,
}

/// Who the record is about.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Person", deny_unknown_fields)
)]
struct CandidateDocument<'a> {
    /// Name; may be empty.
    name: &'a str,
    /// E-mail address; may be empty.
    email: &'a str,
    /// The team's own reference; may be empty.
    reference: &'a str,
}

/// Something that was done.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Act", deny_unknown_fields)
)]
struct ActDocument<'a> {
    /// When, as RFC 3339 in UTC.
    at: &'a str,
    /// Who.
    by: &'a str,
    /// What, in words.
    what: &'a str,
    /// Why, in the words of whoever did it.
    why: &'a str,
    /// The same as it stands in the log, without the identifier of whoever did it; absent where it is covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<Value>,
}

/// A text that was being written.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Draft", deny_unknown_fields)
)]
struct DraftDocument<'a> {
    /// What it is.
    name: &'a str,
    /// The text.
    text: &'a str,
}

/// The scores, in percent with two places. Where people still have to rate, the lowest and the highest that can come of it.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Scores", deny_unknown_fields)
)]
struct ScoresDocument<'a> {
    /// Whether nothing is open any more.
    is_final: bool,
    /// The sections of the test.
    sections: Vec<SectionDocument<'a>>,
    /// The test; absent where it is covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    test: Option<String>,
    /// The interview; absent where it is covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    interview: Option<String>,
    /// Both; absent where it is covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    overall: Option<String>,
    /// What the rules say: "pass", "not-pass" or "open"; absent where it is covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    rules_say: Option<&'static str>,
    /// Why; absent where it is covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
}

/// The score of a section.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "ScoredSection", deny_unknown_fields)
)]
struct SectionDocument<'a> {
    /// Title.
    title: &'a str,
    /// Its share of the test, in whole percent.
    weight_percent: u32,
    /// The score; absent where it is covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<String>,
    /// The questions.
    items: Vec<ItemDocument<'a>>,
}

/// The score of a question.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "ScoredItem", deny_unknown_fields)
)]
struct ItemDocument<'a> {
    /// Identifier, as in the bundle.
    id: &'a str,
    /// Title.
    title: &'a str,
    /// The share that was earned, from 0 to 1; absent where it is covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<String>,
}

/// Writes the record.
pub(super) fn write(record: &PersonRecord<'_>) -> String {
    canonical(&document::to_value(&PersonDocument::of(record)))
}

impl<'a> PersonDocument<'a> {
    fn of(record: &'a PersonRecord<'a>) -> Self {
        let opened = record.opened;
        let Candidate {
            name,
            email,
            reference,
        } = &opened.candidate;
        let findings = opened.problems.0.iter();
        Self {
            schema: SCHEMA,
            app: App::this(),
            written_at: &record.written_at,
            kept_until: record.kept_until.as_deref(),
            candidate: CandidateDocument {
                name,
                email,
                reference,
            },
            code: opened.pseudonym(),
            bundle: &opened.document,
            findings: findings.map(|problem| problem.message.as_str()).collect(),
            oddities: &record.oddities,
            scores: record
                .scorecard
                .map(|card| ScoresDocument::of(record, card)),
            has_rater_names: record.has_rater_names,
            acts: record.acts.iter().map(ActDocument::of).collect(),
            drafts: record.drafts.iter().map(DraftDocument::of).collect(),
        }
    }
}

impl<'a> ActDocument<'a> {
    fn of(act: &'a RecordedAct) -> Self {
        let event = (!act.is_covered).then(|| {
            let mut entry = act.event.to_entry();
            if let Value::Object(fields) = &mut entry {
                fields.remove("by_id");
                // The rules of the team, which are not about the candidate; their digest stays.
                fields.remove("policy");
            }
            entry
        });
        Self {
            at: &act.event.at,
            by: &act.event.by,
            what: &act.what,
            why: &act.why,
            event,
        }
    }
}

impl<'a> DraftDocument<'a> {
    fn of(draft: &'a DraftedText) -> Self {
        Self {
            name: &draft.name,
            text: &draft.text,
        }
    }
}

impl<'a> ScoresDocument<'a> {
    fn of(record: &PersonRecord<'a>, card: &'a Scorecard) -> Self {
        let cover = record.cover;
        let sections = card.sections.iter();
        Self {
            is_final: card.is_final(),
            sections: sections
                .map(|section| SectionDocument::of(record, section))
                .collect(),
            test: cover.test_of(card).map(|score| score.text(2)),
            interview: cover.interview_of(card).map(|score| score.text(2)),
            overall: cover.overall_of(card).map(|score| score.text(2)),
            rules_say: cover.recommendation_of(card).map(|one| one.name()),
            why: cover.why_of(card),
        }
    }
}

impl<'a> SectionDocument<'a> {
    fn of(record: &PersonRecord<'_>, section: &'a SectionScore) -> Self {
        let cover = record.cover;
        let items = section.items.iter();
        Self {
            title: &section.title,
            weight_percent: section.weight_percent,
            percent: cover.percent_of(section).map(|score| score.text(2)),
            items: items
                .map(|item| ItemDocument {
                    id: &item.id,
                    title: &item.title,
                    share: (!cover.item(item)).then(|| item.share.text(2)),
                })
                .collect(),
        }
    }
}
