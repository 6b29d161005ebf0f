//! What the record of an attempt holds about each item: how long it was on screen, how often it was gone to and
//! changed, how much was pasted.

use super::opened_bundle::OpenedBundle;
use assay_core::document::Value;

/// What the record holds about one item.
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

/// Returns what the record holds about each item, in the order in which the items were presented.
pub fn item_records(case: &OpenedBundle) -> Vec<ItemRecord> {
    let mut records = Vec::new();
    for section in list(&case.bundle, "sections") {
        for item in list(section, "items") {
            let id = text(item, "id");
            records.push(ItemRecord {
                section: text(section, "id").into(),
                item: id.into(),
                duration_ms: number(item, "duration_ms").unwrap_or_default(),
                visits: number(item, "visits").unwrap_or_default(),
                changes: number(item, "changes").unwrap_or_default(),
                pasted: pasted(&case.bundle, id),
            });
        }
    }
    records
}

fn pasted(bundle: &Value, item: &str) -> (i64, i64) {
    let pastes = list(bundle, "events")
        .iter()
        .filter(|event| text(event, "kind") == "pasted" && text(event, "item") == item);
    pastes.fold((0, 0), |(times, characters), event| {
        (
            times.saturating_add(number(event, "times").unwrap_or(1)),
            characters.saturating_add(number(event, "amount").unwrap_or_default()),
        )
    })
}

/// Returns how many events were refused, and how many records were damaged.
pub fn gaps(case: &OpenedBundle) -> (i64, i64) {
    let timing = case.bundle.get("timing").unwrap_or(&Value::Null);
    let count = |name: &str| number(timing, name).unwrap_or_default();
    (count("refused_events"), count("damaged_records"))
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value
        .get(name)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn number(value: &Value, name: &str) -> Option<i64> {
    value.get(name).and_then(Value::as_i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_pasted_adds_up() {
        let text = r#"{"events":[
            {"at_ms":1,"kind":"pasted","item":"a","amount":20},
            {"at_ms":2,"kind":"pasted","item":"b","amount":7},
            {"at_ms":3,"kind":"pasted","item":"a","amount":30,"times":2,"until_ms":9}]}"#;
        let bundle = assay_core::document::parse("bundle", text).unwrap();
        assert_eq!(pasted(&bundle, "a"), (3, 50));
        assert_eq!(pasted(&bundle, "b"), (1, 7));
        assert_eq!(pasted(&bundle, "c"), (0, 0));
    }
}
