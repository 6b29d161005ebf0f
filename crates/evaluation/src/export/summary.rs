//! The summary for applicant tracking systems: one flat object for each candidate.

use super::row::Row;
use crate::bounds::Bounds;
use crate::review_event::Decision;
use crate::scorecard::Scorecard;
use assay_core::digest::canonical;
use assay_core::document::{Map, Value};
use assay_core::person_text::{field, paragraphs};

/// Returns one flat object of texts and numbers for each candidate, as applicant tracking systems take them: a status, one
/// number, a verdict, and part results. Numbers are whole hundredths of a percent. Each is the lowest that can still
/// come of it; under its name with `_highest` behind stands the highest, which is the same once nothing is open. What is
/// covered for whoever exports is left out, and the status of the score says so. Where names are hidden the attempt's
/// identifier is all that tells whose it is.
pub fn ats_summary(rows: &[Row<'_>], is_blind: bool) -> String {
    let list: Value = rows.iter().map(|row| summary(row, is_blind)).collect();
    canonical(&list)
}

fn summary(row: &Row<'_>, is_blind: bool) -> Value {
    let Row {
        opened,
        state,
        scorecard,
        cover,
        ..
    } = row;
    let naming = |text: &str| if is_blind { String::new() } else { field(text) };
    let mut map = Map::new();
    let mut put = |name: &str, value: Value| {
        map.insert(name.into(), value);
    };
    put("attempt_id", field(&opened.attempt_id).into());
    for (name, text) in [
        ("candidate_name", &opened.candidate.name),
        ("candidate_email", &opened.candidate.email),
        ("candidate_reference", &opened.candidate.reference),
    ] {
        put(name, naming(text).into());
    }
    put("completed_at", field(&opened.ended_at).into());
    if opened.is_narrative {
        put("form", row.form().into());
    }
    let is_complete = !cover.any() && scorecard.is_some_and(Scorecard::is_final);
    put(
        "partner_status",
        if is_complete {
            "complete"
        } else {
            "in-progress"
        }
        .into(),
    );
    put("score_max", 10_000.into());
    put("score_unit", "hundredths of a percent".into());
    if let Some(card) = scorecard {
        let mut score = |name: &str, bounds: Option<Bounds>| {
            if let Some(bounds) = bounds {
                put(name, hundredths(&bounds.lowest.decimal_text(2)));
                let highest = hundredths(&bounds.highest.decimal_text(2));
                put(&[name, "_highest"].concat(), highest);
            }
        };
        score("score", cover.overall_of(card));
        score("test_score", cover.test_of(card));
        score("interview_score", cover.interview_of(card));
        for section in &card.sections {
            let name = ["section_", &section.id.replace('-', "_")].concat();
            score(&name, cover.percent_of(section));
            let rated = section.rated_percent.filter(|_| !cover.section(section));
            score(&[&name, "_rated"].concat(), rated);
        }
        if let Some(error) = cover.standard_error_of(card) {
            let percent = hundredths(&error.percent.decimal_text(2));
            put("score_standard_error", percent);
        }
        put("score_status", row.status().into());
        if let Some((recommendation, why)) = cover.recommendation_of(card).zip(cover.why_of(card)) {
            put("rules_say", recommendation.name().into());
            put("why", paragraphs(why).into());
        }
    }
    let decision = state.decision.as_ref().map(|attributed| attributed.value.0);
    put("decision", decision.map_or("", Decision::name).into());
    Value::Object(map)
}

/// "62.50" as 6250.
fn hundredths(text: &str) -> Value {
    let digits: String = text.chars().filter(|digit| *digit != '.').collect();
    digits.parse::<i64>().map_or(Value::Null, Value::from)
}
