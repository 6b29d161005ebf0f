//! The board as a table for mail merge.

use super::board::BoardRow;
use super::moment::{typed_instant, window_words};
use crate::export::spreadsheet;
use assay_core::person_text::field;
use assay_crypto::GrantedTime;
use std::collections::BTreeMap;

const COLUMNS: [&str; 17] = [
    "reference",
    "invitation",
    "campaign",
    "name",
    "email",
    "opens",
    "start_by",
    "finish_by",
    "time_zone",
    "window",
    "status",
    "replaces",
    "replaced_by",
    "time_percent",
    "extra_minutes",
    "untimed",
    "link",
];

/// Returns the rows as a table for spreadsheets and mail merge, with a link where one is known. Where names are hidden, name,
/// address and granted time are left out, and no status tells that time was given back.
///
/// Columns are named as the commands name them, so that lines can go into the next table of invitations.
pub fn board_table(rows: &[&BoardRow], links: &BTreeMap<String, String>, is_blind: bool) -> String {
    let head = COLUMNS.map(String::from).to_vec();
    let lines = rows.iter().map(|row| line(row, links, is_blind));
    spreadsheet(std::iter::once(head).chain(lines))
}

fn line(row: &BoardRow, links: &BTreeMap<String, String>, is_blind: bool) -> Vec<String> {
    let kept = &row.kept;
    let invitation = &kept.invitation;
    let window = &invitation.window;
    let named = |text: &Option<String>| {
        let text = text.as_deref().filter(|_| !is_blind);
        text.map_or_else(String::new, field)
    };
    let at = |ms: Option<i64>| {
        let typed = ms.and_then(|ms| typed_instant(ms, &window.time_zone));
        typed.unwrap_or_default()
    };
    let [percent, minutes, untimed] = if is_blind {
        Default::default()
    } else {
        granted(invitation.time)
    };
    let status = if is_blind {
        row.status.while_blind()
    } else {
        row.status
    };
    vec![
        field(kept.reference()),
        field(&invitation.id),
        field(&invitation.campaign),
        named(&kept.name),
        named(&kept.email),
        at(window.opens_ms),
        at(window.start_by_ms),
        at(window.finish_by_ms),
        field(&window.time_zone),
        window_words(window),
        status.name().into(),
        field(invitation.replaces.as_deref().unwrap_or_default()),
        field(row.replaced_by.as_deref().unwrap_or_default()),
        percent,
        minutes,
        untimed,
        links.get(&invitation.id).cloned().unwrap_or_default(),
    ]
}

fn granted(time: GrantedTime) -> [String; 3] {
    match time {
        GrantedTime::Untimed => [String::new(), String::new(), "yes".into()],
        GrantedTime::Limited {
            percent,
            extra_minutes,
        } => [percent.to_string(), extra_minutes.to_string(), "no".into()],
    }
}
