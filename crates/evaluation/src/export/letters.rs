//! The letters to candidates as one file for mail merge: a row for each, with every field that a letter needs and the
//! letter itself.

use super::row::Row;
use super::spreadsheet::spreadsheet;
use crate::kit::Kit;
use crate::message::{
    Particulars, Points, Sender, draft, is_interviewed, letter_gaps, template_for,
};
use crate::review_event::Decision;
use assay_core::person_text::{self, field, paragraphs};

/// A letter that goes into the file.
#[derive(Clone, Copy)]
pub struct Letter<'a> {
    /// Whom it goes to.
    pub row: Row<'a>,
    /// The text as somebody has changed it; `None` where the draft is as the template has it.
    pub own: Option<&'a str>,
}

/// The file for mail merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeFile {
    /// The table, as spreadsheets and word processors read it.
    pub table: String,
    /// The gaps that are left in letters, in the order in which they were met, each with the number of letters.
    pub gaps: Vec<(String, usize)>,
}

const COLUMNS: [&str; 17] = [
    "pseudonym",
    "name",
    "email",
    "reference",
    "attempt_id",
    "role",
    "team",
    "contact",
    "decision",
    "decided_on",
    "interviewed",
    "strengths",
    "development",
    "missed_minimums",
    "subject",
    "text",
    "gaps",
];

/// Makes the file. A letter says what was decided, and where nobody has decided yet, that it is still open. Where names are
/// hidden, a row has the pseudonym and nothing that names anybody: no text that was changed by hand, and the name is a
/// gap.
pub fn merge_file(letters: &[Letter<'_>], kit: &Kit, sender: &Sender, is_blind: bool) -> MergeFile {
    let mut counted: Vec<(String, usize)> = Vec::new();
    let mut lines = vec![COLUMNS.map(String::from).into()];
    for letter in letters {
        let text = text_of(letter, kit, sender, is_blind);
        let left = letter_gaps(&text);
        for gap in &left {
            match counted.iter_mut().find(|known| known.0 == *gap) {
                Some(known) => known.1 += 1,
                None => counted.push((gap.clone(), 1)),
            }
        }
        lines.push(line(letter, kit, sender, is_blind, &text, &left));
    }
    MergeFile {
        table: spreadsheet(lines.into_iter()),
        gaps: counted,
    }
}

/// Returns the letter: as it was changed by hand, or else as the template has it.
fn text_of(letter: &Letter<'_>, kit: &Kit, sender: &Sender, is_blind: bool) -> String {
    let row = &letter.row;
    if let Some(own) = letter.own.filter(|_| !is_blind) {
        return own.into();
    }
    let decision = row.state.decision.as_ref().map(|given| given.value.0);
    let Some(template) = template_for(kit, decision) else {
        return String::new();
    };
    let name = if is_blind {
        String::new()
    } else {
        person_text::name(&row.opened.candidate.name)
    };
    let about = Particulars {
        name,
        role: kit.role.clone(),
        team: sender.team.clone(),
        contact: sender.contact.clone(),
        is_interviewed: is_interviewed(row.state),
    };
    draft(template, &about, row.scorecard, row.cover)
}

fn line(
    letter: &Letter<'_>,
    kit: &Kit,
    sender: &Sender,
    is_blind: bool,
    text: &str,
    left: &[String],
) -> Vec<String> {
    let row = &letter.row;
    let decision = row.state.decision.as_ref();
    let points = Points::of(row.scorecard, row.cover);
    // What comes before the first empty line is the subject, as in every template.
    let (subject, body) = text.split_once("\n\n").unwrap_or(("", text));
    let day = |at: &str| String::from(at.get(..10).unwrap_or_default());
    let was_asked = if is_interviewed(row.state) {
        "yes"
    } else {
        "no"
    };
    let mut fields = Vec::from(row.naming(is_blind));
    fields.extend([
        field(&kit.role),
        field(&sender.team),
        field(&sender.contact),
        decision
            .map_or("", |given| Decision::name(given.value.0))
            .into(),
        decision.map_or_else(String::new, |given| day(&given.at)),
        was_asked.into(),
        field(&points.strengths.join("; ")),
        field(&points.development.join("; ")),
        field(&points.missed_minimums.join("; ")),
        field(subject),
        paragraphs(body),
        field(&left.join(" ")),
    ]);
    fields
}

#[cfg(test)]
mod tests;
