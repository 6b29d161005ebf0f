//! Ways to tamper with a bundle, each with the place that is named and what is said there; the bundle that they begin
//! with, and the seal that they end with.

use crate::session::{Content, Session, nothing};
use assay_core::attempt::{Event, Response};
use assay_core::digest::content_digest;
use assay_core::document::Value;
use assay_core::record::chain;
use assay_core::scoring;
use serde_json::json;

/// A way to tamper: what is changed, the place that is named, and what is said there.
pub type Tampering = (
    &'static str,
    fn(&mut Value),
    &'static str,
    &'static [&'static str],
);

pub const TAMPERINGS: [Tampering; 35] = [
    (
        "an answer",
        |b| item(b, 0)["response"]["choices"] = json!(["a"]),
        "$.grade.sections[0].items[0].parts[0].given",
        &[
            "Item “one”",
            "“b”",
            "“a”",
            "The grade says 1 of 1; the answer earns 0 of 1.",
        ],
    ),
    (
        "an answer of several",
        |b| item(b, 1)["response"]["choices"] = json!(["a", "c"]),
        "$.grade.sections[0].items[1].parts[0].given",
        &["Item “several”"],
    ),
    (
        "best and worst",
        |b| item(b, 2)["response"] = json!({"best": "a", "worst": "d"}),
        "$.grade.sections[0].items[2].parts[0].given",
        &["Item “scene”, part “best”"],
    ),
    (
        "an order",
        |b| {
            item(b, 3)["response"]["order"]
                .as_array_mut()
                .unwrap()
                .reverse()
        },
        "$.grade.sections[0].items[3].parts[0].given",
        &["Item “steps”, part “order”"],
    ),
    (
        "a typed value",
        |b| item(b, 6)["response"] = json!({"text": "Word"}),
        "$.sections[1].items[2]",
        &["Item “value”"],
    ),
    (
        "prose",
        |b| {
            item(b, 7)["response"]["text"] =
                json!("Dear all, this was written by somebody else, and better.")
        },
        "$.sections[1].items[3].response",
        &["Item “letter”", "56 characters", "when it was last changed"],
    ),
    (
        "an answer that is not of the item",
        |b| item(b, 0)["response"]["choices"] = json!(["zz"]),
        "$.sections[0].items[0].response",
        &["Item “one”", "does not have"],
    ),
    (
        "an answer that was never given",
        |b| {
            let value = item(b, 6);
            value["response"] = json!({"text": "Word"});
            value["status"] = "answered".into();
            value["changes"] = 9.into();
        },
        "$.sections[1].items[2].changes",
        &["Item “value”", "9 times", "the record tells of 2"],
    ),
    (
        "a late answer that counts",
        |b| {
            let late = item(b, 3).as_object_mut().unwrap().remove("late").unwrap();
            item(b, 3)["response"] = late;
        },
        "$.grade.sections[0].items[3].parts[0].given",
        &["Item “steps”"],
    ),
    (
        "the state of an answer",
        |b| item(b, 0)["status"] = "skipped".into(),
        "$.sections[0].items[0].status",
        &["“skipped”", "there is an answer"],
    ),
    (
        "points",
        |b| graded(b, 0, 3)["parts"][0]["points"] = "1".into(),
        "$.grade.sections[0].items[3].parts[0].points",
        &[
            "Item “steps”, part “order”: the bundle says 1 of 1",
            "which earns",
        ],
    ),
    (
        "points for prose",
        |b| graded(b, 1, 3)["parts"][0]["points"] = "1".into(),
        "$.grade.sections[1].items[3].parts[0].points",
        &[
            "Item “letter”",
            "the bundle says 1 of 1",
            "open, for a person to decide",
        ],
    ),
    (
        "the score of an item",
        |b| graded(b, 0, 3)["score"] = json!({"exact": "1", "decimal": "1.0000"}),
        "$.grade.sections[0].items[3].score",
        &["Item “steps”", "1.0000 (1)"],
    ),
    (
        "the result of a section",
        |b| section(b, 0)["lowest_percent"] = json!({"exact": "100", "rounded": "100.00"}),
        "$.grade.sections[0].lowest_percent",
        &["Section “reasoning”", "100.00"],
    ),
    (
        "the weight of a section",
        |b| section(b, 0)["weight_percent"] = 90.into(),
        "$.grade.sections[0].weight_percent",
        &["Section “reasoning”", "90"],
    ),
    (
        "the total",
        |b| b["grade"]["total"]["lowest_percent"] = json!({"exact": "99", "rounded": "99.00"}),
        "$.grade.total",
        &["The total: the bundle says 99.00 (99)"],
    ),
    (
        "the threshold",
        |b| b["grade"]["total"]["threshold"] = "reached".into(),
        "$.grade.total.threshold",
        &["“reached”"],
    ),
    (
        "a minimum",
        |b| b["grade"]["minima"][0]["result"] = "met".into(),
        "$.grade.minima[0].result",
        &["The minimum of section “writing”", "“met”"],
    ),
    (
        "a knock-out",
        |b| b["grade"]["knock_outs"] = json!([]),
        "$.grade.knock_outs",
        &["The knock-out of item “scene”", "missing in the grade"],
    ),
    (
        "a grade taken out",
        |b| b["grade"] = json!({"status": "provisional"}),
        "$.grade",
        &["no grade"],
    ),
    (
        "the seed",
        |b| b["form"]["seed"] = "other".into(),
        "$.form.seed",
        &["neither the campaign"],
    ),
    (
        "the seed and the campaign",
        |b| {
            b["form"]["seed"] = "other".into();
            b["campaign"] = "other".into();
        },
        "$.sections[0].items",
        &["that the seed draws"],
    ),
    (
        "the order of options",
        |b| item(b, 3)["presented"].as_array_mut().unwrap().reverse(),
        "$.sections[0].items",
        &["The options of “steps”"],
    ),
    (
        "an item taken out",
        |b| drop(b["sections"][0]["items"].as_array_mut().unwrap().remove(1)),
        "$.sections[0].items",
        &["The seed draws “several”"],
    ),
    (
        "a section taken out",
        |b| drop(b["sections"].as_array_mut().unwrap().pop()),
        "$.sections",
        &["not the sections of the test"],
    ),
    (
        "less time used",
        |b| b["timing"]["elapsed_ms"] = 9_000.into(),
        "$.timing.ended_by",
        &["handed the test in at 0:09", "does not tell of that"],
    ),
    (
        "a later start",
        |b| b["timing"]["started_at"] = json!("2027-01-15T08:00:09.000Z"),
        "$.timing.wall_ms",
        &["start and end"],
    ),
    (
        "more time",
        |b| {
            b["timing"]["time_percent"] = 200.into();
            b["timing"]["granted_ms"] = 1_200_000.into();
        },
        "$.timing.time_percent",
        &["without a code"],
    ),
    (
        "other time granted",
        |b| b["timing"]["granted_ms"] = 700_000.into(),
        "$.timing.granted_ms",
        &["not what the test grants"],
    ),
    (
        "the limit of a section",
        |b| b["sections"][0]["limit_ms"] = 1.into(),
        "$.sections[0].limit_ms",
        &["“reasoning”"],
    ),
    (
        "the end",
        |b| b["timing"]["ended_by"] = "timeout".into(),
        "$.timing.ended_by",
        &["there was time left"],
    ),
    (
        "the end, all through",
        |b| {
            b["timing"]["ended_by"] = "timeout".into();
            b["timing"]["elapsed_ms"] = b["timing"]["granted_ms"].clone();
            for section in b["sections"].as_array_mut().unwrap() {
                section["ended_by"] = "timeout".into();
            }
        },
        "$.timing.ended_by",
        &["the record that the candidate handed the test in"],
    ),
    (
        "the time of an item",
        |b| item(b, 0)["duration_ms"] = 2.into(),
        "$.sections[0].used_ms",
        &["sum of the times"],
    ),
    (
        "a sleep taken out of the record",
        |b| {
            b["events"]
                .as_array_mut()
                .unwrap()
                .retain(|event| event["kind"] != "wall-clock-ahead")
        },
        "$.timing.disagreements",
        &["not those of the record"],
    ),
    (
        "a sleep taken out of record and list",
        |b| {
            b["events"]
                .as_array_mut()
                .unwrap()
                .retain(|event| event["kind"] != "wall-clock-ahead");
            b["timing"]["disagreements"] = json!([]);
            let earlier = b["timing"]["elapsed_ms"].as_i64().unwrap() - 5_000;
            b["timing"]["elapsed_ms"] = earlier.into();
            for event in b["events"].as_array_mut().unwrap() {
                let at_ms = event["at_ms"].as_i64().unwrap().min(earlier);
                event["at_ms"] = at_ms.into();
            }
        },
        "$.timing.elapsed_ms",
        &["no disagreement of the clocks"],
    ),
];

/// A bundle with answers to all but the last item, a disagreement of the clocks, a knock-out and a late answer.
pub fn honest(content: &Content) -> Value {
    let mut session = Session::start(&content.pack);
    session.answer_all(1);
    let harmful = json!({"best": harmful(content), "worst": "a"});
    let response: Response = serde_json::from_value(harmful).unwrap();
    session.at(Event::Answered { item: 2, response });
    session.at(Event::Flagged { item: 0, on: true });
    let last = session.attempt.slots.len() - 2;
    let response = nothing(session.kind(last));
    session.at(Event::Answered {
        item: last,
        response,
    });
    session.host_is_silent = true;
    session.sleep(5_000);
    session.at(Event::Submitted);
    session.true_ms += 100;
    session.answer(3, 2);
    let bundle = session.bundle(|answers| scoring::grade(&content.excerpt, answers));
    assert!(!bundle["grade"]["knock_outs"][0].is_null());
    assert!(!bundle["timing"]["disagreements"][0].is_null());
    bundle
}

fn harmful(content: &Content) -> String {
    let options = &content.documents[1].1["items"]["scene"]["options"];
    let mut options = options.as_object().unwrap().iter();
    let is_harmful = |(_, option): &(&String, &Value)| option["harmful"] == true;
    options.find(is_harmful).unwrap().0.clone()
}

/// Chains the record and seals the bundle again, as the program would.
pub fn seal_again(bundle: &mut Value) {
    let id = String::from(bundle["attempt_id"].as_str().unwrap());
    let events = bundle["events"].as_array_mut().unwrap();
    for event in &mut *events {
        event.as_object_mut().unwrap().remove("link");
    }
    let head = chain::forge(&id, events);
    let mut sealed = bundle.clone();
    sealed.as_object_mut().unwrap().remove("integrity");
    bundle["integrity"]["events_head"] = head.into();
    bundle["integrity"]["sha256"] = content_digest(&sealed).into();
}

/// An item, counted through the whole form.
pub fn item(bundle: &mut Value, position: usize) -> &mut Value {
    let (section, at) = if position < 4 {
        (0, position)
    } else {
        (1, position - 4)
    };
    &mut bundle["sections"][section]["items"][at]
}

/// A section of the grade.
pub fn section(bundle: &mut Value, position: usize) -> &mut Value {
    &mut bundle["grade"]["sections"][position]
}

/// An item of the grade.
pub fn graded(bundle: &mut Value, section_at: usize, at: usize) -> &mut Value {
    &mut section(bundle, section_at)["items"][at]
}
