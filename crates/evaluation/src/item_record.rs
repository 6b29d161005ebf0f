//! The record of an attempt about each item: how long it was on screen, how often it was gone to and
//! changed, how much was pasted.

use super::opened_bundle::OpenedBundle;
use assay_core::record::RecordedEvent;

/// The entries of the record about one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemRecord {
    /// Identifier of its section.
    pub section: String,
    /// Identifier of the item.
    pub item: String,
    /// How long it was on screen, in milliseconds.
    pub duration_ms: i64,
    /// How often it was gone to.
    pub visits: i64,
    /// How often the answer was given or changed.
    pub changes: i64,
    /// How often something was pasted, and how many characters in all.
    pub pasted: (i64, i64),
}

/// Returns the record of each item, in the order in which the items were presented.
pub fn item_records(opened: &OpenedBundle) -> Vec<ItemRecord> {
    let sections = opened.bundle.sections.iter();
    let items = sections.flat_map(|section| section.items.iter().map(move |item| (section, item)));
    items
        .map(|(section, item)| ItemRecord {
            section: section.id.clone(),
            item: item.id.clone(),
            duration_ms: item.duration_ms,
            visits: item.visits.into(),
            changes: item.changes.into(),
            pasted: pasted(&opened.bundle.events, &item.id),
        })
        .collect()
}

fn pasted(events: &[RecordedEvent], item: &str) -> (i64, i64) {
    let pastes = events
        .iter()
        .filter(|event| event.kind == "pasted" && event.item.as_deref() == Some(item));
    pastes.fold((0, 0), |(times, characters), event| {
        (
            i64::saturating_add(times, event.times.unwrap_or(1)),
            i64::saturating_add(characters, event.amount.unwrap_or_default()),
        )
    })
}

/// Returns how many events were refused, and how many records were damaged.
pub fn gaps(opened: &OpenedBundle) -> (i64, i64) {
    let timing = &opened.bundle.timing;
    (timing.refused_events.into(), timing.damaged_records.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_pasted_adds_up() {
        let text = r#"[
            {"at_ms":1,"kind":"pasted","item":"a","amount":20,"link":""},
            {"at_ms":2,"kind":"pasted","item":"b","amount":7,"link":""},
            {"at_ms":3,"kind":"pasted","item":"a","amount":30,"times":2,"until_ms":9,"link":""}]"#;
        let events: Vec<RecordedEvent> = serde_json::from_str(text).unwrap();
        assert_eq!(pasted(&events, "a"), (3, 50));
        assert_eq!(pasted(&events, "b"), (1, 7));
        assert_eq!(pasted(&events, "c"), (0, 0));
    }
}
