//! The table for spreadsheets: one line for each candidate.

use super::row::Row;
use super::spreadsheet::spreadsheet;
use crate::review_event::{Decision, Milestone, StageVerdict};
use crate::rules::Recommendation;
use assay_core::person_text::{field, paragraphs};

/// Returns a table as RFC 4180 has it, with a byte order mark for spreadsheets: one line for each candidate, one pair of
/// columns for each section and total, lowest and highest where a number is still open. What is covered for whoever
/// exports stays empty, and the status says so. Where names are hidden a line has the pseudonym and nothing that
/// names anybody; otherwise it has the name and no pseudonym, so that no file tells which belongs to which.
///
/// Where somebody answered scenarios in words, the last column names the form: such a result was earned in another way.
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
    let rated = rated_sections(rows);
    let has_returns = !is_blind && rows.iter().any(has_return);
    // Only where somebody took another form than the others.
    let has_forms = rows.iter().any(|row| row.opened.is_narrative);
    let head = || {
        let mut fields = head(&sections, &rated);
        if has_returns {
            fields.extend(RETURNS.map(String::from));
        }
        fields.extend(has_forms.then(|| "form".into()));
        fields
    };
    let lines = rows.iter().map(|row| {
        let mut fields = line(row, &sections, &rated, is_blind);
        if has_returns {
            fields.extend(returns(row));
        }
        fields.extend(has_forms.then(|| row.form().into()));
        fields
    });
    spreadsheet(std::iter::once(head()).chain(lines))
}

/// The last columns, which are there where somebody was given time back, and names are not hidden: the minutes, and the
/// attempt that this one goes on from.
const RETURNS: [&str; 2] = ["time_given_back_minutes", "continues_attempt_id"];

fn has_return(row: &Row<'_>) -> bool {
    row.opened.given_back_minutes() > 0 || row.opened.continues().is_some()
}

fn returns(row: &Row<'_>) -> [String; 2] {
    let minutes = row.opened.given_back_minutes();
    let first = row.opened.continues();
    [
        if minutes > 0 {
            minutes.to_string()
        } else {
            String::new()
        },
        first.map_or_else(String::new, |first| field(&first.attempt_id)),
    ]
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

/// The columns after the numbers. `decided_at` and `completed_at`, when the attempt ended, are times as RFC 3339 has
/// them, in UTC. A verdict on a stage is "yes", "no" or empty.
const LAST: [&str; 13] = [
    "harmful_picks",
    "red_flags",
    "decided_at",
    "standing_when_decided",
    "override",
    "policy_version",
    "completed_at",
    "test_verdict",
    "shortlist_verdict",
    "interview_verdict",
    "offer_verdict",
    "standard_error_percent",
    "policy_notes",
];

/// The sections whose rated answers have a minimum for one of the candidates; each has a pair of columns at the end.
fn rated_sections<'a>(rows: &[Row<'a>]) -> Vec<&'a str> {
    let cards = rows.iter().filter_map(|row| row.scorecard);
    let sections = cards.flat_map(|card| &card.sections);
    let mut rated: Vec<&str> = Vec::new();
    for section in sections.filter(|section| section.rated_percent.is_some()) {
        if !rated.contains(&section.id.as_str()) {
            rated.push(&section.id);
        }
    }
    rated
}

fn head(sections: &[&str], rated: &[&str]) -> Vec<String> {
    let mut fields: Vec<String> = FIRST.map(String::from).into();
    for name in sections.iter().copied().chain(TOTALS) {
        fields.push([name, "_lowest_percent"].concat());
        fields.push([name, "_highest_percent"].concat());
    }
    fields.extend(LAST.map(String::from));
    for name in rated {
        fields.push([name, "_rated_lowest_percent"].concat());
        fields.push([name, "_rated_highest_percent"].concat());
    }
    fields
}

fn line(row: &Row<'_>, sections: &[&str], rated: &[&str], is_blind: bool) -> Vec<String> {
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
        opened.told_problems(is_blind).0.len().to_string(),
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
        field(&opened.ended_at),
    ]);
    fields.extend(Milestone::ALL.iter().map(|stage| {
        let verdict = state.stages.get(stage).filter(|_| !cover.verdicts());
        verdict
            .map_or("", |given| StageVerdict::name(given.value))
            .into()
    }));
    let error = scorecard.and_then(|card| cover.standard_error_of(card));
    let notes = scorecard.map_or(&[][..], |card| &card.policy_notes);
    fields.extend([
        error.map_or_else(String::new, |error| error.percent.decimal_text(2)),
        paragraphs(&notes.join(" ")),
    ]);
    for name in rated {
        let card = scorecard.map_or(&[][..], |card| &card.sections);
        let section = card.iter().find(|section| section.id == *name);
        let section = section.filter(|section| !cover.section(section));
        let percent = section.and_then(|section| section.rated_percent);
        fields.push(percent.map_or_else(String::new, |bounds| bounds.lowest.decimal_text(2)));
        fields.push(percent.map_or_else(String::new, |bounds| bounds.highest.decimal_text(2)));
    }
    fields
}

#[cfg(test)]
mod tests;
