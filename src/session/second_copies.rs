//! What is added to the start of an attempt as it is kept: the identifier of its next bundle, and second copies of the records
//! that give time.

use assay_core::document::{self, Map, Value};

/// The field of the second copies.
const COPIES: &str = "grants";

/// What is kept of the start of an attempt, with the identifier that its next bundle will have.
pub fn continued(kept: &str, id: &str) -> String {
    changed(kept, |fields| {
        fields.insert("continued".into(), id.into());
    })
}

/// The same with a record that is kept a second time.
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
pub fn second_copies(kept: &Value) -> Vec<String> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::kept_here::latest_id;

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
