//! Second copies of the records that give time: kept beside the start of the attempt, so that damage to the journal neither
//! takes time away nor lets a grant be used again.
//!
//! The journal stays the one source of truth: a copy only stands in for a record that cannot be read.

use super::event::{Entry, Event};

/// How a record of time that was given back reads, in its JSON. Within texts quotation marks are escaped.
const MARK: &str = r#""kind":"time-granted""#;

/// Returns whether a record is to be kept a second time: it tells of time that was given back.
///
/// ```
/// use assay_core::attempt::{ClockSample, Entry, Event, TimeGranted, is_kept_twice};
///
/// let at = ClockSample { wall_ms: 1_800_000_000_000, mono_ms: 5 };
/// let granted = TimeGranted { id: "g".into(), minutes: 5, token: String::new(), continuation: None };
/// assert!(is_kept_twice(&Entry { seq: 7, at, event: Event::TimeGranted(granted) }.to_record()));
/// assert!(!is_kept_twice(&Entry { seq: 8, at, event: Event::Submitted }.to_record()));
/// ```
pub fn is_kept_twice(record: &str) -> bool {
    record.contains(MARK)
}

/// Puts second copies into the places of those among a journal's records that are damaged or missing. A copy that cannot be
/// read itself, or that is none of [`is_kept_twice`], changes nothing.
pub fn with_second_copies(records: &[String], copies: &[String]) -> Vec<String> {
    let mut whole: Vec<(Option<u32>, String)> = records
        .iter()
        .map(|record| (sequence(record), record.clone()))
        .collect();
    for copy in copies {
        let entry = Entry::from_record(copy);
        let granted = entry.filter(|entry| matches!(entry.event, Event::TimeGranted(_)));
        if let Some(entry) = granted {
            put(&mut whole, entry.seq, copy);
        }
    }
    whole.into_iter().map(|(_, record)| record).collect()
}

fn sequence(record: &str) -> Option<u32> {
    Entry::from_record(record).map(|entry| entry.seq)
}

/// Puts a copy into its place, unless the record is there. Between two records that can be read, those that cannot stand for
/// the numbers between, from the first on.
fn put(whole: &mut Vec<(Option<u32>, String)>, seq: u32, copy: &str) {
    if whole.iter().any(|(own, _)| *own == Some(seq)) {
        return;
    }
    let behind = whole
        .iter()
        .position(|(own, _)| own.is_some_and(|own| own > seq))
        .unwrap_or(whole.len());
    let before = whole[..behind]
        .iter()
        .rposition(|(own, _)| own.is_some())
        .map_or((0, 0), |at| {
            let next = whole[at].0.map_or(0, |own| own.saturating_add(1));
            (at + 1, next)
        });
    let (from, first) = before;
    let there = (Some(seq), copy.to_owned());
    let ahead = usize::try_from(seq.saturating_sub(first)).unwrap_or(usize::MAX);
    match whole[from..behind].get_mut(ahead) {
        Some(damaged) => *damaged = there,
        // Fewer are there than there should be: the last of them is as good as any, and none takes the place of another.
        None => match whole[from..behind].last_mut() {
            Some(damaged) => *damaged = there,
            None => whole.insert(behind, there),
        },
    }
}
