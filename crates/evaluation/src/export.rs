//! Exports in other forms: a table for spreadsheets, and a flat summary for applicant tracking systems.

use super::bounds::Bounds;
use super::cover::Cover;
use super::opened_bundle::OpenedBundle;
use super::review_event::Decision;
use super::rules::Recommendation;
use super::scorecard::Scorecard;
use super::state::State;
use assay_core::digest::canonical;
use assay_core::document::{Map, Value};
use assay_core::person_text::{self, field, paragraphs};

/// A candidate with everything that is known.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    /// The bundle.
    pub opened: &'a OpenedBundle,
    /// The state.
    pub state: &'a State,
    /// The result; `None` where it cannot be scored.
    pub scorecard: Option<&'a Scorecard>,
    /// The part of it that is covered for whoever looks.
    pub cover: &'a Cover,
}

/// Returns a table as RFC 4180 has it, with a byte order mark for spreadsheets: one line for each candidate, one pair of
/// columns for each section and total, lowest and highest where a number is still open. What is covered for whoever
/// exports stays empty, and the status says so. Where names are hidden a line has the pseudonym and nothing that
/// names anybody; otherwise it has the name and no pseudonym, so that no file tells which belongs to which.
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
    let lines = std::iter::once(head(&sections)).chain(lines);
    // Writing to memory does not fail.
    let table = table(lines).unwrap_or_default();
    ["\u{feff}", &table].concat()
}

/// Writes lines of fields, each field in quotes and none a formula.
fn table(lines: impl Iterator<Item = Vec<String>>) -> Option<String> {
    let mut writer = csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::Always)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for fields in lines {
        writer
            .write_record(fields.iter().map(|field| guarded(field)))
            .ok()?;
    }
    String::from_utf8(writer.into_inner().ok()?).ok()
}

const FIXED: [&str; 13] = [
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

fn head(sections: &[&str]) -> Vec<String> {
    let mut fields: Vec<String> = FIXED.iter().map(|name| String::from(*name)).collect();
    for name in sections
        .iter()
        .copied()
        .chain(["test", "interview", "overall"])
    {
        fields.push([name, "_lowest_percent"].concat());
        fields.push([name, "_highest_percent"].concat());
    }
    fields
}

fn line(row: &Row<'_>, sections: &[&str], is_blind: bool) -> Vec<String> {
    let Row {
        opened,
        state,
        scorecard,
        cover,
    } = row;
    let naming = |text: &str| if is_blind { String::new() } else { field(text) };
    let decision = state.decision.as_ref();
    let mut fields = vec![
        if is_blind {
            opened.pseudonym()
        } else {
            String::new()
        },
        naming(&opened.candidate.name),
        naming(&opened.candidate.email),
        naming(&opened.candidate.reference),
        naming(&opened.attempt_id),
        field(&opened.campaign),
        field(&opened.started_at),
        status(row).into(),
        scorecard
            .and_then(|card| cover.recommendation_of(card))
            .map_or("", Recommendation::name)
            .into(),
        decision
            .map_or("", |attributed| attributed.value.0.name())
            .into(),
        decision.map_or_else(String::new, |attributed| paragraphs(&attributed.why)),
        decision.map_or_else(String::new, |attributed| field(&attributed.by)),
        opened.problems.0.len().to_string(),
    ];
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
    for name in sections
        .iter()
        .copied()
        .chain(["test", "interview", "overall"])
    {
        let found = bounds(name);
        fields.push(found.map_or_else(String::new, |bounds| bounds.lowest.decimal_text(2)));
        fields.push(found.map_or_else(String::new, |bounds| bounds.highest.decimal_text(2)));
    }
    fields
}

fn status(row: &Row<'_>) -> &'static str {
    match row.scorecard {
        None => "not-scored",
        Some(_) if row.cover.any() => "covered",
        Some(card) if card.is_final() => "final",
        Some(_) => "provisional",
    }
}

/// Returns a field in which a spreadsheet finds no formula: what it would take for one begins with an apostrophe. That is
/// at the start, behind a sign at which some programs split lines, and behind spaces there; also where the sign has full
/// width, which some programs take for the same.
fn guarded(field: &str) -> String {
    let mut safe = String::with_capacity(field.len());
    let mut is_start = true;
    for sign in field.chars() {
        let is_formula = matches!(
            sign,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}'
        );
        if is_start && is_formula {
            safe.push('\'');
        }
        safe.push(sign);
        is_start = match sign {
            ';' | ',' | '\t' | '\n' | '\r' => true,
            other => {
                is_start && (other.is_whitespace() || person_text::is_blank(&other.to_string()))
            }
        };
    }
    safe
}

/// Returns one flat object of texts and numbers for each candidate, as applicant tracking systems take them: a status, one
/// number, a verdict, and part results. Numbers are whole hundredths of a percent. What is covered for whoever exports
/// is left out, and the status of the score says so. Where names are hidden the attempt's identifier is all that
/// tells whose it is.
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
            }
        };
        score("score", cover.overall_of(card));
        score("test_score", cover.test_of(card));
        score("interview_score", cover.interview_of(card));
        for section in &card.sections {
            let name = ["section_", &section.id.replace('-', "_")].concat();
            score(&name, cover.percent_of(section));
        }
        if let Some(overall) = cover.overall_of(card) {
            put(
                "score_highest",
                hundredths(&overall.highest.decimal_text(2)),
            );
        }
        put("score_status", status(row).into());
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A field as it stands in the table.
    fn quoted(field: &str) -> String {
        let text = table(std::iter::once(vec![field.into()])).unwrap();
        text.strip_suffix("\r\n").unwrap().into()
    }

    #[test]
    fn no_field_is_a_formula_and_none_breaks_the_line() {
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
        assert_eq!(quoted("a,b"), "\"a,b\"");
        assert_eq!(quoted("say \"x\"\nand"), "\"say \"\"x\"\"\nand\"");
        assert_eq!(quoted("-5, or so"), "\"'-5, or so\"");
        assert_eq!(quoted("a;=1+1;b"), "\"a;'=1+1;b\"");
        assert_eq!(quoted("plain-text"), "\"plain-text\"");
        for sign in ["＝", "＋", "－", "＠", "=", "\t", "\r"] {
            let guarded = ["\"'", sign, "1\""].concat();
            assert_eq!(quoted(&[sign, "1"].concat()), guarded);
        }
        // Also where a reader drops what stands before it.
        assert_eq!(quoted("  =1"), "\"  '=1\"");
        assert_eq!(quoted("\u{3000}\u{a0}＝1"), "\"\u{3000}\u{a0}'＝1\"");
        assert_eq!(quoted("\u{200b}=1"), "\"\u{200b}'=1\"");
        assert_eq!(quoted("2 = 1 + 1"), "\"2 = 1 + 1\"");
    }
}
