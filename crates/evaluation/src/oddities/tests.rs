use super::*;
use crate::Library;
use assay_core::document;

fn of_bundle(bundle: &AnswerBundle) -> Vec<Oddity> {
    super::of_bundle(
        bundle,
        usual_of(&bundle.timing, i64::from(given_back_minutes(bundle))),
    )
}

/// A bundle with these items and events, which took a minute of ten.
fn bundle(items: &str, events: &str) -> AnswerBundle {
    let text = include_str!("../../../../tests/data/golden/bundles/end-handed-in/bundle.json");
    let value = document::parse("bundle.json", text).unwrap();
    let mut bundle: AnswerBundle = document::read("bundle.json", &value).unwrap();
    bundle.sections.truncate(1);
    bundle.sections[0].items = serde_json::from_str(items).unwrap();
    bundle.events = serde_json::from_str(events).unwrap();
    bundle.earlier_attempts = Vec::new();
    let timing = &mut bundle.timing;
    (timing.granted_ms, timing.time_percent) = (600_000, 100);
    (timing.elapsed_ms, timing.refused_events) = (60_000, 0);
    timing.damaged_records = 0;
    bundle
}

/// An item of a kind, that was on screen for so long, in milliseconds.
fn item(id: &str, kind: &str, response: &str, duration_ms: i64) -> String {
    format!(
        r#"{{"id":"{id}","kind":"{kind}","presented":["x","y"],"response":{response},"normalised":null,
        "status":"answered","flagged":false,"duration_ms":{duration_ms},"visits":1,"changes":1}}"#
    )
}

fn items(all: &[String]) -> String {
    ["[", &all.join(","), "]"].concat()
}

const CHOICE: &str = r#"{"choices":["y"]}"#;
const TEXT: &str = r#"{"text":"Four"}"#;

#[test]
fn an_ordinary_attempt_has_nothing_to_tell() {
    let given = items(&[
        item("a", "choice", CHOICE, 20_000),
        item("b", "extended-text", TEXT, 40_000),
    ]);
    assert_eq!(of_bundle(&bundle(&given, "[]")), []);
}

#[test]
fn a_whole_test_within_a_twentieth_of_its_usual_time_is_told() {
    let given = items(&[item("a", "choice", CHOICE, 20_000)]);
    let mut one = bundle(&given, "[]");
    one.timing.elapsed_ms = 30_000;
    assert_eq!(of_bundle(&one), [], "exactly a twentieth");
    one.timing.elapsed_ms = 3_000;
    assert_eq!(of_bundle(&one), [Oddity::WholeTest { elapsed_ms: 3_000 }]);
    // With twice the time granted, the usual time is what counts.
    (one.timing.granted_ms, one.timing.time_percent) = (1_200_000, 200);
    one.timing.elapsed_ms = 30_000;
    assert_eq!(of_bundle(&one), []);
}

#[test]
fn minutes_that_were_added_and_given_back_are_no_usual_time() {
    let given = items(&[item("a", "choice", CHOICE, 20_000)]);
    let mut timing = bundle(&given, "[]").timing;
    // Ten minutes at half as much again, and twelve more.
    (timing.time_percent, timing.extra_minutes) = (150, 12);
    timing.granted_ms = 15 * MINUTE_MS + 12 * MINUTE_MS;
    assert_eq!(usual_of(&timing, 0), Some(600_000));
    timing.granted_ms += 20 * MINUTE_MS;
    assert_eq!(usual_of(&timing, 20), Some(600_000));
    // The window may have left less than was added.
    timing.granted_ms = MINUTE_MS;
    assert_eq!(usual_of(&timing, 0), Some(0));
    timing.untimed = true;
    assert_eq!(usual_of(&timing, 0), None);
}

#[test]
fn the_usual_time_of_a_test_without_limit_is_the_one_of_its_pack() {
    let text = include_str!("../../../../tests/data/golden/bundles/end-handed-in/bundle.json");
    let mut opened = OpenedBundle::open("bundle.json", text, &Library::default()).unwrap();
    assert_eq!(opened.usual_ms, None, "the pack is not at hand");
    let timing = &mut opened.bundle.timing;
    (timing.untimed, timing.elapsed_ms) = (true, 3_000);
    let is_told = |opened: &OpenedBundle| {
        let told = Oddity::WholeTest { elapsed_ms: 3_000 };
        oddities(opened).contains(&told)
    };
    assert!(!is_told(&opened));
    opened.usual_ms = Some(600_000);
    assert!(is_told(&opened));
    opened.usual_ms = Some(60_000);
    assert!(!is_told(&opened));
}

#[test]
fn nothing_answered_is_more_than_nothing_typed() {
    let nothing = items(&[
        item("a", "choice", "null", 1),
        item("b", "text-entry", r#"{"text":"  "}"#, 1),
    ]);
    assert_eq!(
        of_bundle(&bundle(&nothing, "[]")),
        [Oddity::NothingAnswered { asked: 2 }]
    );
    let chosen = items(&[
        item("a", "choice", CHOICE, 20_000),
        item("b", "text-entry", "null", 1),
    ]);
    assert_eq!(
        of_bundle(&bundle(&chosen, "[]")),
        [Oddity::NothingTyped { asked: 1 }]
    );
    let only_choices = items(&[item("a", "choice", CHOICE, 20_000)]);
    assert_eq!(of_bundle(&bundle(&only_choices, "[]")), []);
}

#[test]
fn every_written_answer_has_to_be_pasted_in_full() {
    let given = items(&[
        item("a", "extended-text", TEXT, 20_000),
        item("b", "text-entry", TEXT, 20_000),
        item("c", "choice", CHOICE, 20_000),
    ]);
    let half = r#"[{"at_ms":1,"kind":"pasted","item":"a","amount":4,"link":""},
        {"at_ms":2,"kind":"pasted","item":"b","amount":3,"link":""}]"#;
    assert_eq!(of_bundle(&bundle(&given, half)), []);
    let all = half.replace(r#""amount":3"#, r#""amount":9,"times":3,"until_ms":7"#);
    let pasted = bundle(&given, &all);
    assert_eq!(
        of_bundle(&pasted),
        [Oddity::EveryAnswerPasted { answers: 2 }]
    );
}

#[test]
fn single_choices_at_one_place_are_told_from_five_on() {
    let chosen = |count: usize| {
        (0..count)
            .map(|at| item(&at.to_string(), "choice", CHOICE, 20_000))
            .collect::<Vec<String>>()
    };
    assert_eq!(of_bundle(&bundle(&items(&chosen(4)), "[]")), []);
    let same = Oddity::SamePlace {
        place: 2,
        answers: 5,
    };
    assert_eq!(of_bundle(&bundle(&items(&chosen(5)), "[]")), [same]);
    let mut other = chosen(5);
    other.push(item("x", "choice", r#"{"choices":["x"]}"#, 20_000));
    assert_eq!(of_bundle(&bundle(&items(&other), "[]")), []);
}

#[test]
fn short_answers_are_told_where_they_are_half_of_all() {
    let given = |short: usize, long: usize| {
        let kinds = std::iter::repeat_n(2_999, short).chain(std::iter::repeat_n(3_000, long));
        let all: Vec<String> = kinds
            .enumerate()
            .map(|(at, ms)| item(&at.to_string(), "order", r#"{"order":["x","y"]}"#, ms))
            .collect();
        of_bundle(&bundle(&items(&all), "[]"))
    };
    assert_eq!(given(2, 0), []);
    assert_eq!(given(3, 4), []);
    let told = Oddity::ShortViews {
        short: 3,
        answers: 6,
    };
    assert_eq!(given(3, 3), [told]);
}

#[test]
fn gaps_and_earlier_attempts_are_counted() {
    let given = items(&[item("a", "choice", CHOICE, 20_000)]);
    let mut one = bundle(&given, "[]");
    one.timing.refused_events = 2;
    let earlier = r#"{"attempt_id":"x","started_at":"2026-01-01T00:00:00.000Z","ended_at":null}"#;
    one.earlier_attempts = vec![serde_json::from_str(earlier).unwrap()];
    let told = [
        Oddity::RecordGaps {
            refused: 2,
            damaged: 0,
        },
        Oddity::EarlierAttempts { attempts: 1 },
    ];
    assert_eq!(of_bundle(&one), told);
}

#[test]
fn time_that_was_given_back_is_told_and_changes_no_usual_time() {
    let given = items(&[item("a", "choice", CHOICE, 20_000)]);
    let mut one = bundle(&given, "[]");
    one.timing.elapsed_ms = 30_000;
    one.timing.granted_ms += 720_000;
    one.timing.grants = vec![assay_core::record::UsedGrant {
        id: "grant-1".into(),
        minutes: 12,
        at_ms: 1_000,
        token: String::new(),
    }];
    let found = of_bundle(&one);
    assert_eq!(found, [Oddity::TimeGivenBack { minutes: 12 }]);
    assert!(found[0].tells_time());
}
