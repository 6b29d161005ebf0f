//! The table for spreadsheets: one line for each candidate.

use super::row::Row;
use super::spreadsheet::spreadsheet;
use crate::review_event::Decision;
use crate::rules::Recommendation;
use assay_core::person_text::{field, paragraphs};

/// Returns a table as RFC 4180 has it, with a byte order mark for spreadsheets: one line for each candidate, one pair of
/// columns for each section and total, lowest and highest where a number is still open. What is covered for whoever
/// exports stays empty, and the status says so. Where names are hidden a line has the pseudonym and nothing that
/// names anybody; otherwise it has the name and no pseudonym, so that no file tells which belongs to which.
///
/// New columns come at the end, so that what a team has built on earlier tables goes on working.
pub fn csv(rows: &[Row<'_>], is_blind: bool) -> String {
    let mut sections: Vec<&str> = Vec::new();
    for section in rows
        .iter()
        .filter_map(|row| row.scorecard)
        .flat_map(|card| &card.sections)
    {
        if !sections.contains(&section.id.as_str()) {
            sections.push(&section.id);
        }
    }
    let lines = rows.iter().map(|row| line(row, &sections, is_blind));
    spreadsheet(std::iter::once(head(&sections)).chain(lines))
}

const FIRST: [&str; 13] = [
    "pseudonym",
    "name",
    "email",
    "reference",
    "attempt_id",
    "campaign",
    "started_at",
    "status",
    "standing",
    "decision",
    "decision_reason",
    "decided_by",
    "findings",
];

const TOTALS: [&str; 3] = ["test", "interview", "overall"];

/// The columns after the numbers. `decided_at` is a time as RFC 3339 has it, in UTC.
const LAST: [&str; 6] = [
    "harmful_picks",
    "red_flags",
    "decided_at",
    "standing_when_decided",
    "override",
    "policy_version",
];

fn head(sections: &[&str]) -> Vec<String> {
    let mut fields: Vec<String> = FIRST.map(String::from).into();
    for name in sections.iter().copied().chain(TOTALS) {
        fields.push([name, "_lowest_percent"].concat());
        fields.push([name, "_highest_percent"].concat());
    }
    fields.extend(LAST.map(String::from));
    fields
}

fn line(row: &Row<'_>, sections: &[&str], is_blind: bool) -> Vec<String> {
    let Row {
        opened,
        state,
        policy,
        scorecard,
        cover,
    } = row;
    let decision = state.decision.as_ref();
    let mut fields = Vec::from(row.naming(is_blind));
    fields.extend([
        field(&opened.campaign),
        field(&opened.started_at),
        row.status().into(),
        scorecard
            .and_then(|card| cover.recommendation_of(card))
            .map_or("", Recommendation::name)
            .into(),
        decision
            .map_or("", |given| Decision::name(given.value.0))
            .into(),
        decision.map_or_else(String::new, |given| paragraphs(&given.why)),
        decision.map_or_else(String::new, |given| field(&given.by)),
        opened.problems.0.len().to_string(),
    ]);
    let bounds = |name: &str| {
        let card = scorecard.as_ref()?;
        let section = card
            .sections
            .iter()
            .find(|section| section.id == name)
            .and_then(|section| cover.percent_of(section));
        match name {
            "test" => cover.test_of(card),
            "interview" => cover.interview_of(card),
            "overall" => cover.overall_of(card),
            _ => section,
        }
    };
    for name in sections.iter().copied().chain(TOTALS) {
        let found = bounds(name);
        fields.push(found.map_or_else(String::new, |bounds| bounds.lowest.decimal_text(2)));
        fields.push(found.map_or_else(String::new, |bounds| bounds.highest.decimal_text(2)));
    }
    fields.extend([
        row.harmful_picks(),
        row.red_flags(),
        decision.map_or_else(String::new, |given| field(&given.at)),
        field(row.standing_when_decided()),
        row.override_word().into(),
        policy.map_or_else(String::new, |policy| field(&policy.version)),
    ]);
    fields
}
