//! Making the answer bundle of a sealed attempt, as one canonical JSON document.

use super::answer_bundle::{
    Acknowledged, AnswerBundle, BundleVersion, Candidate, Canonicalization, Content, Continued,
    Disagreement, Earlier, Environment, FormSource, Integrity, Program, RecordedEvent, Timing,
};
use super::answered::{AnsweredItem, AnsweredSection, Status};
use super::seal::sealed_digest;
use super::time::rfc3339;
use super::{chain, size};
use crate::assessment::GENERATOR;
use crate::attempt::{Attempt, EndedBy, Identity, LogLine, Plan, Response, Seal, Slot};
use crate::document::{Value, to_text, to_value};
use crate::scoring::{SectionAnswers, normalize};

/// A text; `None` for an empty one.
fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.into())
}

/// Writes the bundle of a sealed attempt in canonical form; `None` while the attempt is running.
///
/// `grade` is the grade made in the browser, or an object that says why there is none.
pub fn bundle(attempt: &Attempt, grade: Value) -> Option<String> {
    let seal = attempt.seal?;
    let plan = &attempt.plan;
    let assessment = &attempt.assessment;
    let (events, events_head) = events(attempt);
    let mut bundle = AnswerBundle {
        schema: BundleVersion::V1,
        app: Program {
            name: "assay".into(),
            version: env!("CARGO_PKG_VERSION").into(),
        },
        attempt_id: attempt.id().into(),
        campaign: plan.campaign.clone(),
        invitation: filled(&plan.invitation),
        invitation_token: filled(&plan.invitation_token),
        candidate: candidate(plan),
        content: Content {
            assessment_id: assessment.id.clone(),
            version: assessment.version.clone(),
            sha256: assessment.sha256.clone(),
            language: assessment.language.clone(),
        },
        form: FormSource {
            generator: GENERATOR.into(),
            seed: plan.seed.clone(),
            is_narrative: plan.is_narrative,
        },
        acknowledgements: acknowledgements(plan),
        earlier_attempts: earlier_attempts(plan),
        continues: continues(attempt),
        timing: timing(attempt, seal),
        sections: sections(attempt),
        events,
        explanation: filled(&attempt.explanation),
        environment: Environment {
            user_agent: plan.user_agent.clone(),
        },
        grade: size::fitting(grade),
        integrity: Integrity {
            canonicalization: Canonicalization::Rfc8785,
            sha256: String::new(),
            events_head,
        },
    };
    bundle.integrity.sha256 = sealed_digest(&to_value(&bundle));
    Some(to_text(&to_value(&bundle)))
}

/// Returns the record of an attempt as its bundle carries it, and the head of its chain.
pub(super) fn events(attempt: &Attempt) -> (Vec<RecordedEvent>, String) {
    let mut head = chain::start(attempt.id());
    let bound = |line: &LogLine| {
        let mut event = event(attempt, line);
        let mut value = to_value(&event);
        head = chain::bind(&head, &mut value);
        event.link = chain::link_of(&head).into();
        event
    };
    let events = attempt.log.iter().map(bound).collect();
    (events, head)
}

/// Returns the bundle that this one goes on from.
fn continues(attempt: &Attempt) -> Option<Continued> {
    let sha256 = attempt.former_sha256()?.into();
    let mut earlier = attempt.former_ids();
    let attempt_id = earlier.pop()?;
    Some(Continued {
        attempt_id,
        sha256,
        earlier,
    })
}

/// Returns the earlier attempts of the same person that the browser knew of.
fn earlier_attempts(plan: &Plan) -> Vec<Earlier> {
    plan.earlier
        .iter()
        .map(|one| Earlier {
            attempt_id: one.attempt_id.clone(),
            started_at: one.started_at.clone(),
            ended_at: filled(&one.ended_at),
        })
        .collect()
}

fn candidate(plan: &Plan) -> Candidate {
    let Identity {
        name,
        email,
        reference,
    } = plan.candidate.clone();
    Candidate {
        name,
        email,
        reference,
    }
}

fn acknowledgements(plan: &Plan) -> Vec<Acknowledged> {
    plan.acknowledgements
        .iter()
        .map(|given| Acknowledged {
            id: given.id.clone(),
            text_sha256: given.text_sha256.clone(),
            at: rfc3339(given.wall_ms),
        })
        .collect()
}

fn timing(attempt: &Attempt, seal: Seal) -> Timing {
    let disagreements = attempt.findings.iter().map(|(at_ms, finding)| {
        let (kind, by_ms) = finding.parts();
        Disagreement {
            at_ms: *at_ms,
            kind: kind.into(),
            by_ms,
        }
    });
    Timing {
        started_at: rfc3339(attempt.started_wall_ms),
        ended_at: rfc3339(seal.wall_ms),
        granted_ms: attempt.granted_ms(),
        time_percent: attempt.plan.time_percent,
        extra_minutes: attempt.plan.extra_minutes,
        untimed: attempt.plan.is_untimed,
        finish_by: attempt.plan.finish_by_ms.map(rfc3339),
        accommodation: filled(&attempt.plan.accommodation),
        elapsed_ms: seal.elapsed_ms,
        wall_ms: seal.wall_ms - attempt.started_wall_ms,
        ended_by: seal.by,
        host_offset_ms: attempt.plan.offset.map(|offset| offset.middle_ms()),
        grants: attempt.grants().to_vec(),
        disagreements: disagreements.collect(),
        refused_events: attempt.refused,
        damaged_records: attempt.damaged,
    }
}

fn sections(attempt: &Attempt) -> Vec<AnsweredSection> {
    attempt
        .sections
        .iter()
        .zip(&attempt.assessment.sections)
        .map(|(state, section)| {
            let slots = attempt
                .slots
                .get(state.items.0..state.items.1)
                .unwrap_or_default();
            AnsweredSection {
                id: section.id.clone(),
                limit_ms: state.limit_ms,
                used_ms: slots.iter().map(|slot| slot.duration_ms).sum(),
                ended_by: state.ended_by.unwrap_or(EndedBy::Candidate),
                items: slots.iter().map(|slot| item(attempt, slot)).collect(),
            }
        })
        .collect()
}

fn item(attempt: &Attempt, slot: &Slot) -> AnsweredItem {
    let item = attempt.item(slot);
    let kind = &item.interaction.kind;
    let options = kind.options();
    let presented = slot
        .drawn
        .presented
        .iter()
        .filter_map(|position| options.get(*position))
        .map(|option| option.id.clone());
    let typed = slot.response.as_ref().and_then(Response::typed);
    let normalized = typed
        .zip(kind.entry().and_then(|entry| entry.number.as_ref()))
        .map_or(Value::Null, |(text, format)| normalize(text, format));
    AnsweredItem {
        id: item.id.clone(),
        kind: kind.into(),
        presented: presented.collect(),
        response: slot.response.clone(),
        normalized,
        status: match (&slot.response, slot.visits) {
            (Some(_), _) => Status::Answered,
            (None, 0) => Status::NotReached,
            (None, _) => Status::Skipped,
        },
        flagged: slot.flagged,
        duration_ms: slot.duration_ms,
        visits: slot.visits,
        changes: slot.changes,
        late: slot.late.clone().filter(|late| !late.is_empty()),
    }
}

/// A line of the record before it is bound.
fn event(attempt: &Attempt, line: &LogLine) -> RecordedEvent {
    let slot = line.item.and_then(|item| attempt.slots.get(item));
    let is_several = line.times > 1;
    RecordedEvent {
        at_ms: line.at_ms,
        kind: line.kind.into(),
        item: slot.map(|slot| attempt.item(slot).id.clone()),
        amount: line.amount,
        times: is_several.then_some(line.times.into()),
        until_ms: is_several.then_some(line.until_ms),
        link: String::new(),
    }
}

/// Returns the answers of an attempt, for grading them.
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
