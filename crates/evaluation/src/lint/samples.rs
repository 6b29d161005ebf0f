//! Small packs and keys for the tests of the statistics.

use assay_core::assessment::{Assessment, Basis, Difficulty, Key, Section};
use assay_core::document;
use serde_json::{Value, json};

/// A test with these sections, as JSON.
pub fn pack(sections: Value) -> Assessment {
    let value = json!({
        "schema": "assay/assessment/1", "id": "sample", "version": "1", "language": "en", "title": "Sample",
        "role": "Tester", "duration_seconds": 600, "sections": sections
    });
    Assessment::parse("sample.json", &value).unwrap()
}

/// A section, as JSON: 300 seconds, and all of the score.
pub fn section_of(draw: Value, items: Vec<Value>) -> Value {
    json!({
        "id": "part", "title": "Part", "measures": "It.", "instructions": "Answer.", "weight_percent": 100,
        "duration_seconds": 300, "draw": draw, "items": items
    })
}

/// The only section of a test.
pub fn section(draw: &str, items: &[Value]) -> Section {
    let draw = document::parse("draw", draw).unwrap();
    let mut pack = pack(json!([section_of(draw, items.to_vec())]));
    pack.sections.remove(0)
}

/// A test with one section that draws everything.
pub fn all(items: Vec<Value>) -> Assessment {
    pack(json!([section_of(json!([{"rule": "all"}]), items)]))
}

/// A key with these items, the weights of a test with one section, and more in its policy.
pub fn key(pack: &Assessment, items: Value, minima: Value) -> Key {
    let value = json!({
        "schema": "assay/key/1",
        "assessment": {"id": pack.id, "version": pack.version, "sha256": pack.sha256},
        "validity": "Made for a test.",
        "policy": {"weights_percent": {"part": 100}, "threshold_percent": 70, "minimum_percent": minima},
        "items": items
    });
    Key::parse("sample.key.json", &value).unwrap()
}

/// An item with options, which are not shuffled: "a", "b" and so on.
pub fn item(id: &str, kind: &str, texts: &[&str]) -> Value {
    let options: Vec<Value> = ('a'..)
        .zip(texts)
        .map(|(letter, text)| json!({"id": letter.to_string(), "text": text}))
        .collect();
    json!({
        "id": id, "title": id, "stem": [format!("What of {id}?")],
        "interaction": {"kind": kind, "prompt": "Choose", "options": options, "shuffle": false}
    })
}

/// Items of a pool with four options each: "i0", "i1" and so on.
pub fn choices(pool: &str, count: usize) -> Vec<Value> {
    let one = |at: usize| {
        let mut one = item(
            &format!("i{at}"),
            "choice",
            &["one", "two", "three", "four"],
        );
        if !pool.is_empty() {
            one["pool"] = pool.into();
        }
        one
    };
    (0..count).map(one).collect()
}

/// An item for each pool and variant.
pub fn variants(names: &[(&str, &str)]) -> Vec<Value> {
    let mut items = choices("", names.len());
    for (item, (pool, variant)) in items.iter_mut().zip(names) {
        item["pool"] = (*pool).into();
        item["variant"] = (*variant).into();
    }
    items
}

/// An item that asks for prose.
pub fn prose(id: &str, from: u32) -> Value {
    json!({
        "id": id, "title": id, "stem": [format!("Write of {id}.")],
        "interaction": {"kind": "extended-text", "prompt": "Write", "suggested_words": {"from": from, "to": from + 40}}
    })
}

/// The key of a choice.
pub fn right(option: &str) -> Value {
    json!({"rule": "choice", "correct": option, "reason": "It is."})
}

/// The key of a best-worst item whose options "a", "b" and so on have these ranks.
pub fn ranks(ranks: &[u32]) -> Value {
    let options: serde_json::Map<String, Value> = ('a'..)
        .zip(ranks)
        .map(|(letter, rank)| (letter.to_string(), json!({"rank": rank, "reason": "So."})))
        .collect();
    json!({"rule": "best-worst", "options": options})
}

/// The key of an item with prose: one criterion.
pub fn rubric() -> Value {
    let anchors = json!({"1": "a", "2": "b", "3": "c", "4": "d", "5": "e"});
    json!({"rule": "rubric", "criteria": [{"id": "clear", "title": "Clear", "anchors": anchors}]})
}

/// An estimated difficulty.
pub fn difficulty(right_percent: u32) -> Difficulty {
    Difficulty {
        right_percent,
        basis: Basis::Estimated,
    }
}
