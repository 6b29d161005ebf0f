//! An attempt in the browser's store, from which a page that is opened later goes on.
//!
//! Beside the journal stand the content, the first record and second copies of records that give time, in one text, so that
//! an attempt is never there without what it started from; and a sign of life, from which a later page knows how long the page before was open.

use super::clock_sample::ClockSample;
use super::event::Entry;
use super::second_copy::with_second_copies;
use super::state::Attempt;
use crate::assessment::Assessment;
use crate::document::{self, Map, Value};
use serde_json::json;
use std::sync::Arc;

/// What stands before the identifier of the bundle to come in an attempt that was opened again. Within the texts that are
/// kept beside it quotation marks are escaped.
const CONTINUED: &str = "\"continued\":\"";

/// The field of the second copies.
const COPIES: &str = "grants";

/// Writes what is kept of the start of an attempt: the text of its pack, its first record, the build of the site.
pub fn start_text(pack: &str, started: &str, build: &str) -> String {
    document::to_text(&json!({ "pack": pack, "started": started, "build": build }))
}

/// Writes what is kept of the start of an attempt that was opened again, with the identifier that its next bundle will
/// have.
pub fn continued(kept: &str, id: &str) -> String {
    changed(kept, |fields| {
        fields.insert("continued".into(), id.into());
    })
}

/// Writes the same with a record that is kept a second time.
pub fn with_second_copy(kept: &str, record: &str) -> String {
    changed(kept, |fields| {
        let copies = fields
            .entry(COPIES)
            .or_insert_with(|| Vec::<Value>::new().into());
        if let Some(copies) = copies.as_array_mut() {
            copies.push(record.into());
        }
    })
}

/// Returns the records that are kept a second time.
fn second_copies(kept: &Value) -> Vec<String> {
    let copies = kept.get(COPIES).and_then(Value::as_array);
    let copies = copies.into_iter().flatten().filter_map(Value::as_str);
    copies.map(String::from).collect()
}

fn changed(kept: &str, change: impl FnOnce(&mut Map<String, Value>)) -> String {
    let mut value = document::from_text(kept).unwrap_or_default();
    if let Some(fields) = value.as_object_mut() {
        change(fields);
    }
    document::to_text(&value)
}

/// Returns the identifier under which the next bundle of an attempt will be known, or the last is: the attempt's own, unless
/// it was opened again.
pub fn latest_id<'a>(id: &'a str, kept: &'a str) -> &'a str {
    let continued = kept.split_once(CONTINUED);
    let latest = continued.and_then(|(_, behind)| behind.split('"').next());
    latest.unwrap_or(id)
}

/// Writes a sign of life.
pub fn sign_of_life(now: ClockSample) -> String {
    [&now.wall_ms.to_string(), " ", &now.mono_ms.to_string()].concat()
}

/// Returns the last reading on the page before from its sign of life, where that is younger than the last record of the
/// same page.
///
/// ```
/// use assay_core::attempt::{ClockSample, Entry, Event, last_seen, sign_of_life};
///
/// let at = |ms| ClockSample { wall_ms: 1_800_000_000_000 + ms, mono_ms: ms };
/// let records = [Entry { seq: 0, at: at(5_000), event: Event::Submitted }.to_record()];
/// assert_eq!(last_seen(&records, &sign_of_life(at(9_000))), Some(at(9_000)));
/// assert_eq!(last_seen(&records, &sign_of_life(at(4_000))), None);
/// ```
pub fn last_seen(records: &[String], sign: &str) -> Option<ClockSample> {
    let (wall, mono) = sign.split_once(' ')?;
    let seen = ClockSample {
        wall_ms: wall.parse().ok()?,
        mono_ms: mono.parse().ok()?,
    };
    let last = Entry::from_record(records.last()?)?;
    let is_after = seen.mono_ms > last.at.mono_ms && seen.wall_ms >= last.at.wall_ms;
    is_after.then_some(seen)
}

impl Attempt {
    /// Returns the attempt that was left, from what is kept of its start and its journal; `None` where it cannot be resumed.
    /// With it come its records: damaged ones that are kept twice are whole again.
    pub fn of_kept(kept: &str, records: &[String]) -> Option<(Self, Vec<String>)> {
        let value = document::from_text(kept).ok()?;
        let records = with_second_copies(records, &second_copies(&value));
        let pack = document::from_text(value.get("pack")?.as_str()?).ok()?;
        let assessment = Assessment::parse("pack", &pack).ok()?;
        let started = value.get("started")?.as_str()?;
        let attempt = Self::resume(Arc::new(assessment), started, &records)?;
        let is_its_pack = attempt.plan.content_sha256 == attempt.assessment.sha256;
        is_its_pack.then_some((attempt, records))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attempt_that_was_opened_again_names_its_next_bundle_whatever_its_pack_says() {
        let kept = start_text(r#"{"continued":"no"}"#, r#""continued":"no""#, "");
        assert_eq!(latest_id("a", &kept), "a");
        assert_eq!(latest_id("a", &continued(&kept, "b")), "b");
    }

    #[test]
    fn what_is_added_leaves_the_start_as_it_was() {
        let start = r#"{"build":"b","pack":"{}","started":"12345678{}"}"#;
        let record = r#"87654321{"kind":"time-granted","continued":"no"}"#;
        let kept = continued(&with_second_copy(start, record), "next");
        let kept = with_second_copy(&kept, "second");
        let value = document::from_text(&kept).unwrap();
        assert_eq!(second_copies(&value), [record, "second"]);
        assert_eq!(latest_id("first", &kept), "next");
        for field in ["build", "pack", "started"] {
            assert_eq!(value[field], document::from_text(start).unwrap()[field]);
        }
        assert!(second_copies(&document::from_text(start).unwrap()).is_empty());
    }
}
