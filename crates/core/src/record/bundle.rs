//! The answer bundle: what a sealed attempt leaves behind, as one canonical JSON document.

use super::time::rfc3339;
use super::{chain, size};
use crate::assessment::GENERATOR;
use crate::attempt::{Attempt, EndedBy, LogLine, Plan, Response, Seal, Slot};
use crate::config::ASKS;
use crate::digest::{canonical, document_digest};
use crate::json::object;
use crate::json::{Map, Value};
use crate::scoring::{SectionAnswers, normalise};

/// The schema name of bundles.
pub const SCHEMA: &str = "assay/answer-bundle/1";

fn text_or_null(text: &str) -> Value {
    if text.is_empty() {
        Value::Null
    } else {
        text.into()
    }
}

/// Writes the bundle of a sealed attempt; `None` while it is still running.
///
/// `grade` is the grade made in the browser, or an object that says why there is none.
pub fn bundle(attempt: &Attempt, grade: Value) -> Option<String> {
    let seal = attempt.seal?;
    let plan = &attempt.plan;
    let assessment = &attempt.assessment;
    let (events, head) = events(attempt);
    let mut bundle = object([
        ("schema", SCHEMA.into()),
        (
            "app",
            object([
                ("name", "assay".into()),
                ("version", env!("CARGO_PKG_VERSION").into()),
            ]),
        ),
        ("attempt_id", plan.attempt_id.as_str().into()),
        ("campaign", plan.campaign.as_str().into()),
        ("invitation", text_or_null(&plan.invitation)),
        ("candidate", candidate(attempt)),
        (
            "content",
            object([
                ("assessment_id", assessment.id.as_str().into()),
                ("version", assessment.version.as_str().into()),
                ("sha256", assessment.sha256.as_str().into()),
                ("language", assessment.language.as_str().into()),
            ]),
        ),
        (
            "form",
            object([
                ("generator", GENERATOR.into()),
                ("seed", plan.seed.as_str().into()),
            ]),
        ),
        ("acknowledgements", acknowledgements(attempt)),
        ("timing", timing(attempt, seal)),
        ("sections", sections(attempt)),
        ("events", events.into()),
        ("explanation", text_or_null(&attempt.explanation)),
        (
            "environment",
            object([("user_agent", plan.user_agent.as_str().into())]),
        ),
        ("grade", size::fitting(grade)),
    ]);
    if let (Value::Object(map), false) = (&mut bundle, plan.earlier.is_empty()) {
        map.insert("earlier_attempts".into(), earlier(plan));
    }
    let sha256 = document_digest(&bundle);
    if let Value::Object(map) = &mut bundle {
        map.insert(
            "integrity".into(),
            object([
                ("canonicalization", "RFC 8785".into()),
                ("sha256", sha256.into()),
                ("events_head", head.into()),
            ]),
        );
    }
    Some(canonical(&bundle))
}

/// The record of an attempt as its bundle carries it, and the head of its chain.
pub(super) fn events(attempt: &Attempt) -> (Vec<Value>, String) {
    let mut events: Vec<Value> = attempt
        .log
        .iter()
        .map(|line| event(attempt, line))
        .collect();
    let head = chain::forge(&attempt.plan.attempt_id, &mut events);
    (events, head)
}

/// What the browser knew of the same person's earlier attempts. The field is there only where it knew of any.
fn earlier(plan: &Plan) -> Value {
    plan.earlier
        .iter()
        .map(|one| {
            object([
                ("attempt_id", one.attempt_id.as_str().into()),
                ("started_at", one.started_at.as_str().into()),
                ("ended_at", text_or_null(&one.ended_at)),
            ])
        })
        .collect()
}

fn candidate(attempt: &Attempt) -> Value {
    let mut map = Map::new();
    for (name, told) in ASKS.iter().zip(&attempt.plan.candidate) {
        if let Some(told) = told {
            map.insert((*name).into(), told.as_str().into());
        }
    }
    Value::Object(map)
}

fn acknowledgements(attempt: &Attempt) -> Value {
    attempt
        .plan
        .acknowledgements
        .iter()
        .map(|given| {
            object([
                ("id", given.id.as_str().into()),
                ("text_sha256", given.text_sha256.as_str().into()),
                ("at", rfc3339(given.wall_ms).into()),
            ])
        })
        .collect()
}

fn timing(attempt: &Attempt, seal: Seal) -> Value {
    let disagreements: Value = attempt
        .findings
        .iter()
        .map(|(at_ms, finding)| {
            let (kind, by_ms) = finding.parts();
            object([
                ("at_ms", (*at_ms).into()),
                ("kind", kind.into()),
                ("by_ms", by_ms.into()),
            ])
        })
        .collect();
    object([
        ("started_at", rfc3339(attempt.started_wall_ms).into()),
        ("ended_at", rfc3339(seal.wall_ms).into()),
        ("granted_ms", attempt.granted_ms().into()),
        ("time_percent", attempt.plan.time_percent.into()),
        ("accommodation", text_or_null(&attempt.plan.accommodation)),
        ("elapsed_ms", seal.elapsed_ms.into()),
        ("wall_ms", (seal.wall_ms - attempt.started_wall_ms).into()),
        ("ended_by", seal.by.name().into()),
        (
            "host_offset_ms",
            attempt
                .plan
                .offset
                .map_or(Value::Null, |offset| offset.middle_ms().into()),
        ),
        ("disagreements", disagreements),
        ("refused_events", attempt.refused.into()),
        ("damaged_records", attempt.damaged.into()),
    ])
}

fn sections(attempt: &Attempt) -> Value {
    attempt
        .sections
        .iter()
        .zip(&attempt.assessment.sections)
        .map(|(state, section)| {
            let slots = attempt
                .slots
                .get(state.items.0..state.items.1)
                .unwrap_or_default();
            let used_ms: i64 = slots.iter().map(|slot| slot.duration_ms).sum();
            object([
                ("id", section.id.as_str().into()),
                ("limit_ms", state.limit_ms.into()),
                ("used_ms", used_ms.into()),
                (
                    "ended_by",
                    state.ended_by.unwrap_or(EndedBy::Candidate).name().into(),
                ),
                (
                    "items",
                    slots.iter().map(|slot| item(attempt, slot)).collect(),
                ),
            ])
        })
        .collect()
}

fn item(attempt: &Attempt, slot: &Slot) -> Value {
    let item = attempt.item(slot);
    let kind = &item.interaction.kind;
    let options = kind.options();
    let presented: Value = slot
        .drawn
        .presented
        .iter()
        .filter_map(|position| options.get(*position))
        .map(|option| option.id.as_str())
        .collect();
    let typed = match &slot.response {
        Some(Response::Text(text)) => Some(text),
        Some(Response::Hottext { correction, .. }) => Some(correction),
        _ => None,
    };
    let normalised = typed
        .zip(kind.entry().and_then(|entry| entry.number.as_ref()))
        .map_or(Value::Null, |(text, format)| normalise(text, format));
    let status = match (&slot.response, slot.visits) {
        (Some(_), _) => "answered",
        (None, 0) => "not-reached",
        (None, _) => "skipped",
    };
    let response =
        |response: &Option<Response>| response.as_ref().map_or(Value::Null, Response::to_json);
    let mut written = object([
        ("id", item.id.as_str().into()),
        ("kind", kind.name().into()),
        ("presented", presented),
        ("response", response(&slot.response)),
        ("normalised", normalised),
        ("status", status.into()),
        ("flagged", slot.flagged.into()),
        ("duration_ms", slot.duration_ms.into()),
        ("visits", slot.visits.into()),
        ("changes", slot.changes.into()),
    ]);
    if let (Value::Object(map), Some(_)) = (&mut written, &slot.late) {
        map.insert("late".into(), response(&slot.late));
    }
    written
}

fn event(attempt: &Attempt, line: &LogLine) -> Value {
    let mut map = Map::new();
    map.insert("at_ms".into(), line.at_ms.into());
    map.insert("kind".into(), line.kind.into());
    if let Some(slot) = line.item.and_then(|item| attempt.slots.get(item)) {
        map.insert("item".into(), attempt.item(slot).id.as_str().into());
    }
    if let Some(amount) = line.amount {
        map.insert("amount".into(), amount.into());
    }
    if line.times > 1 {
        map.insert("times".into(), line.times.into());
        map.insert("until_ms".into(), line.until_ms.into());
    }
    Value::Object(map)
}

/// The answers in a bundle, for grading them again. What is not to be read counts as unanswered.
pub fn answers(bundle: &Value) -> Vec<SectionAnswers> {
    let list = |value: &Value, name: &str| -> Vec<Value> {
        value
            .get(name)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    };
    let id = |value: &Value| -> String {
        value
            .get("id")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .into()
    };
    list(bundle, "sections")
        .iter()
        .map(|section| SectionAnswers {
            id: id(section),
            items: list(section, "items")
                .iter()
                .map(|item| {
                    let response = item.get("response").and_then(Response::from_json);
                    (id(item), response)
                })
                .collect(),
        })
        .collect()
}

/// The answers of an attempt, for grading them.
pub fn attempt_answers(attempt: &Attempt) -> Vec<SectionAnswers> {
    attempt
        .sections
        .iter()
        .zip(&attempt.assessment.sections)
        .map(|(state, section)| SectionAnswers {
            id: section.id.clone(),
            items: attempt
                .slots
                .get(state.items.0..state.items.1)
                .unwrap_or_default()
                .iter()
                .map(|slot| (attempt.item(slot).id.clone(), slot.response.clone()))
                .collect(),
        })
        .collect()
}
