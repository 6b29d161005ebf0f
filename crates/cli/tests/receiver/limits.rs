//! The largest bundle that a pack allows fits what receivers, documents and pages name as the limit; and what is not
//! as it was sealed is kept apart.

use super::support::{self, ID, read, start, start_with};
use assay_cli::{BundleSchema, Limits};
use assay_core::assessment::{Assessment, InteractionKind, Key};
use assay_core::attempt::{
    Attempt, ClockSample, Continuation, EarlierAttempt, Event, MOST_GRANTS, PageEvent, Place, Plan,
    Response, TimeGranted,
};
use assay_core::digest;
use assay_core::document::{self, Value};
use assay_core::limit;
use assay_core::record::{self, MOST_BYTES, check_size, largest_bundle};
use assay_core::scoring;
use assay_crypto::{PrivateKeys, Seed, TimeGrant};
use serde_json::json;
use std::sync::Arc;

/// More characters than any field takes.
const LONG: usize = 6_000;

fn shipped(name: &str) -> (Assessment, Key) {
    let file = |end: &str| read(&format!("public/assessments/{name}{end}.json"));
    let pack = Assessment::parse("pack", &file("")).unwrap();
    (pack, Key::parse("key", &file(".key")).unwrap())
}

/// A bundle in which every field is full, in time and late, and the record has every line that it can have.
fn fullest(pack: &Assessment, key: &Key, seed: &str, character: &str) -> String {
    fullest_granted(pack, key, seed, character, 0)
}

/// The same of an attempt that was handed in and opened again with so many grants, each as long as one can be.
fn fullest_granted(
    pack: &Assessment,
    key: &Key,
    seed: &str,
    character: &str,
    grants: usize,
) -> String {
    let long = |count: usize| character.repeat(count);
    let plan = Plan {
        attempt_id: ID.into(),
        campaign: long(LONG),
        invitation: long(LONG),
        candidate: [long(LONG), long(LONG), long(LONG)].map(Some).into(),
        seed: seed.into(),
        content_sha256: pack.sha256.clone(),
        time_percent: 400,
        accommodation: long(LONG),
        user_agent: long(LONG),
        // Whoever is given time back may have had everything before that.
        invitation_token: "A".repeat(if grants > 0 { LONG } else { 0 }),
        finish_by_ms: (grants > 0).then_some(1_900_000_000_000),
        earlier: vec![earlier(); if grants > 0 { LONG } else { 0 }],
        ..Plan::default()
    };
    let at = |ms: i64| ClockSample {
        wall_ms: 1_800_000_000_000 + ms,
        mono_ms: ms,
    };
    let (mut attempt, _) = Attempt::start(Arc::new(pack.clone()), plan, at(0));
    let count = attempt.slots.len();
    let mut ms = 0;
    let mut happen = |attempt: &mut Attempt, event: Event| {
        ms += 50;
        attempt.update(at(ms), event);
    };
    for turn in 0..400 {
        let what = PageEvent::ALL[turn % PageEvent::ALL.len()];
        happen(&mut attempt, Event::Noted(what));
    }
    let answers: Vec<Response> = attempt
        .slots
        .iter()
        .map(|slot| longest(&attempt.item(slot).interaction.kind, &long(LONG)))
        .collect();
    for (item, answer) in answers.iter().enumerate() {
        for event in [
            Event::Viewed(Place::Item(item)),
            Event::Pasted {
                item,
                length: 1 << 40,
            },
            Event::Answered {
                item,
                response: answer.clone(),
            },
            Event::Flagged { item, on: true },
            Event::Flagged { item, on: false },
        ] {
            happen(&mut attempt, event.clone());
            happen(&mut attempt, event);
        }
    }
    happen(&mut attempt, Event::Viewed(Place::Review));
    happen(&mut attempt, Event::Explained(long(LONG)));
    for stretch in 0..=grants {
        if stretch > 0 {
            happen(&mut attempt, longest_grant(stretch));
            assert_eq!(attempt.grants().len(), stretch);
        }
        happen(&mut attempt, Event::Submitted);
        for item in 0..count {
            // Not the same as in time, so that both are there.
            let response = longest(
                &attempt.item(&attempt.slots[item]).interaction.kind,
                &["!".repeat(stretch + 1), long(LONG)].concat(),
            );
            happen(&mut attempt, Event::Answered { item, response });
        }
    }
    let grade = scoring::grade(key, &record::attempt_answers(&attempt));
    record::bundle(&attempt, grade).unwrap()
}

fn earlier() -> EarlierAttempt {
    let at = String::from("2026-03-01T09:00:00.000Z");
    EarlierAttempt {
        attempt_id: ID.into(),
        started_at: at.clone(),
        ended_at: at,
    }
}

/// The longest grant that a team can sign for an attempt that is handed in.
fn longest_grant(number: usize) -> Event {
    let grant = TimeGrant {
        id: format!("{number}{}", "\"".repeat(99)),
        attempt: "x".repeat(100),
        minutes: 1_440,
        until_ms: i64::MAX,
    };
    let keys = PrivateKeys::of(&Seed::from_bytes([7; 32]));
    Event::TimeGranted(TimeGranted {
        token: grant.sign(&keys).unwrap(),
        id: grant.id,
        minutes: grant.minutes,
        continuation: Some(Continuation {
            attempt_id: format!("{number}{}", &ID[1..]),
            sha256: "f".repeat(64),
        }),
    })
}

fn longest(kind: &InteractionKind, text: &str) -> Response {
    let options: Vec<&str> = kind.options().iter().map(|option| &*option.id).collect();
    let response = match kind {
        InteractionKind::Choice { .. } => json!({ "choices": options }),
        InteractionKind::BestWorst { .. } => json!({ "best": options[0], "worst": options[1] }),
        InteractionKind::Order { .. } => json!({ "order": options }),
        InteractionKind::Match { levels, .. } => {
            let given = options
                .iter()
                .map(|option| (String::from(*option), json!(levels[0].id)));
            json!({ "matches": given.collect::<serde_json::Map<String, Value>>() })
        }
        InteractionKind::Hottext { document, .. } => {
            json!({ "hottext": document.places(), "correction": text })
        }
        InteractionKind::TextEntry(_) | InteractionKind::ExtendedText { .. } => {
            json!({ "text": text })
        }
    };
    serde_json::from_value(response).unwrap()
}

/// Returns how many characters each answer and each late answer has, of those with a text.
fn written(bundle: &Value) -> Vec<(usize, usize)> {
    let items = bundle["sections"].as_array().unwrap().iter();
    let items = items.flat_map(|section| section["items"].as_array().unwrap());
    let length = |response: &Value| {
        let text = response.get("text").or_else(|| response.get("correction"));
        text.and_then(Value::as_str)
            .map(|text| text.chars().count())
    };
    items
        .filter_map(|item| Some((length(&item["response"])?, length(&item["late"])?)))
        .collect()
}

#[test]
fn the_fullest_bundle_of_each_shipped_test_is_as_small_as_is_said() {
    for (name, said) in [("cto-smb", 256 * 1024)] {
        let (pack, key) = shipped(name);
        check_size(name, &pack).unwrap();
        let largest = largest_bundle(&pack);
        assert!(largest <= said, "{name}: {largest} bytes");
        let forms = (0..6).map(|seed| (seed, "😀"));
        let others = ["\u{10ffff}", "\"", "\\", "\n", "\u{1f}"].map(|character| (1, character));
        for (seed, character) in forms.chain(others) {
            let text = fullest(&pack, &key, &seed.to_string(), character);
            assert!(
                text.len() <= largest,
                "{name}, seed {seed}, {character:?}: {} of {largest}",
                text.len()
            );
        }
        let text = fullest(&pack, &key, "1", "😀");
        let bundle = document::parse("bundle", &text).unwrap();
        let written = written(&bundle);
        assert!(written.len() >= 4, "{written:?}");
        assert!(
            written
                .iter()
                .all(|(answer, late)| answer == late
                    && [limit::PROSE, limit::ENTRY].contains(answer)),
            "{written:?}"
        );
        assert_eq!(
            bundle["grade"]["status"], "provisional",
            "{}",
            bundle["grade"]
        );
        assert!(
            largest < 2 * text.len(),
            "{largest} is far beyond {}",
            text.len()
        );
    }
}

#[test]
fn with_as_many_grants_as_there_can_be_the_fullest_bundle_is_as_small_as_is_said() {
    let (pack, key) = shipped("cto-smb");
    let largest = largest_bundle(&pack);
    for character in ["😀", "\u{10ffff}", "\""] {
        let none = fullest(&pack, &key, "1", character);
        let text = fullest_granted(&pack, &key, "1", character, MOST_GRANTS);
        assert!(text.len() <= largest, "{} of {largest}", text.len());
        assert!(text.contains(&"A".repeat(limit::TOKEN)));
        // Each grant is in it, with its token and its end, and so is every answer.
        assert!(text.len() > none.len() + MOST_GRANTS * 700);
        let bundle = document::parse("bundle", &text).unwrap();
        let grants = bundle["timing"]["grants"].as_array().unwrap();
        assert_eq!(grants.len(), MOST_GRANTS);
        let events = bundle["events"].as_array().unwrap().iter();
        let ends = events.filter(|event| event["kind"] == "sealed");
        assert_eq!(ends.count(), MOST_GRANTS + 1);
        assert_eq!(
            bundle["continues"]["earlier"].as_array().unwrap().len(),
            MOST_GRANTS - 1
        );
        assert!(written(&bundle).iter().all(|(answer, late)| answer == late));
    }
}

#[test]
fn the_receiver_takes_the_fullest_bundle_in_however_it_is_sent() {
    let (pack, key) = shipped("cto-smb");
    let text = fullest(&pack, &key, "cto-2026", "😀");
    let value = document::parse("bundle", &text).unwrap();
    BundleSchema::new().check("bundle", &value).unwrap();
    let running = start();
    let path = format!("/submissions/{ID}");
    let encoded = form_urlencoded::Serializer::new(String::new())
        .append_pair("form-name", "answers")
        .append_pair("bundle", &text)
        .finish();
    assert!(encoded.len() > 2 * text.len());
    let form = running.post(&path, "application/x-www-form-urlencoded", &encoded);
    assert_eq!(form.status, 201, "{}", form.body);
    let multipart = format!(
        "--b\r\nContent-Disposition: form-data; name=\"bundle\"\r\n\r\n{text}\r\n--b--\r\n"
    );
    let again = running.post(&path, "multipart/form-data; boundary=b", &multipart);
    assert_eq!(again.status, 200, "{}", again.body);
    assert_eq!(running.submit(&text).status, 200);
    let kept = std::fs::read_to_string(running.folder.join(format!("out/{ID}.json"))).unwrap();
    assert_eq!(kept, text);
    assert_eq!(running.kept().len(), 1);
}

#[test]
fn what_is_larger_than_any_bundle_is_refused_with_the_limit() {
    let running = start_with(Limits {
        burst: 1_000,
        ..Limits::default()
    });
    let said = format!("at most {MOST_BYTES} bytes");
    // As large as may be: read, and found to be no JSON.
    let largest = "x".repeat(MOST_BYTES);
    assert_eq!(running.submit(&largest).status, 400);
    let larger = "x".repeat(MOST_BYTES + 1);
    let form = form_urlencoded::Serializer::new(String::new())
        .append_pair("bundle", &larger)
        .finish();
    for (kind, body) in [
        ("application/json", &larger),
        ("application/x-www-form-urlencoded", &form),
        ("application/json", &"x".repeat(2 * MOST_BYTES)),
    ] {
        let refused = running.post(&format!("/submissions/{ID}"), kind, body);
        assert_eq!(refused.status, 413, "{kind}: {}", refused.body);
        assert!(refused.body.contains(&said), "{}", refused.body);
    }
    assert!(running.kept().is_empty());
}

#[test]
fn a_bundle_that_is_not_as_it_was_sealed_is_kept_apart_and_not_acknowledged() {
    let running = start();
    let sound = support::bundle("a");
    let changed = sound.replacen("\"flagged\":false", "\"flagged\":true", 1);
    let name = format!(
        "{ID}.unsound-{}.json",
        &digest::sha256_hex(changed.as_bytes())[..12]
    );
    for _ in 0..2 {
        let reply = running.submit(&changed);
        assert_eq!(reply.status, 422, "{}", reply.body);
        assert!(reply.body.contains(&name), "{}", reply.body);
        assert!(reply.body.contains("$.integrity.sha256"), "{}", reply.body);
        assert!(!reply.body.contains("stored"), "{}", reply.body);
    }
    assert_eq!(running.kept(), std::slice::from_ref(&name));
    let kept = std::fs::read_to_string(running.folder.join("out").join(&name)).unwrap();
    assert_eq!(kept, changed);
    // It takes nobody's place.
    assert_eq!(running.submit(&sound).status, 201);
    assert_eq!(running.kept(), [format!("{ID}.json"), name]);
}

#[test]
fn a_pack_that_allows_larger_bundles_is_refused_before_anyone_takes_the_test() {
    let item = |number: usize| {
        json!({"id": format!("q{number}"), "title": "t", "interaction": {"kind": "extended-text",
            "prompt": "p", "suggested_words": {"from": 10, "to": 100}, "max_characters": 10_000}})
    };
    let pack = |count: usize| {
        json!({"schema": "assay/assessment/1", "id": "essays", "version": "1", "language": "en",
            "title": "t", "role": "r", "duration_seconds": 3_600, "sections": [{"id": "s",
            "title": "s", "measures": "m", "instructions": "i", "weight_percent": 100,
            "duration_seconds": 3_600, "draw": [{"rule": "all"}],
            "items": (0..count).map(item).collect::<Vec<_>>()}]})
    };
    let folder = support::new_folder();
    let file = folder.join("essays.json");
    let check = |count: usize| {
        std::fs::write(&file, pack(count).to_string()).unwrap();
        support::assay(&["check", file.to_str().unwrap()])
    };
    let (is_fine, _, wrong) = check(9);
    assert!(is_fine, "{wrong}");
    let (is_fine, _, wrong) = check(12);
    assert!(!is_fine);
    assert!(wrong.contains("$.sections"), "{wrong}");
    assert!(wrong.contains(&MOST_BYTES.to_string()), "{wrong}");
    assert!(wrong.contains("max_characters"), "{wrong}");
}

#[test]
fn documents_and_recipes_name_the_same_limit() {
    let number = MOST_BYTES.to_string();
    let spelled = "1,000,000 bytes";
    assert_eq!(spelled.replace(',', ""), format!("{number} bytes"));
    for (file, texts) in [
        (
            "docs/hosting.md",
            vec![
                format!("client_max_body_size {number};"),
                format!("['content-length-range', 1, {number}]"),
                spelled.into(),
            ],
        ),
        ("public/schema/answer-bundle-1.json", vec![spelled.into()]),
        (
            "tests/browser/support/servers/nginx.mjs",
            vec![format!("client_max_body_size {number};")],
        ),
        (
            "tests/browser/support/servers/s3.mjs",
            vec![format!("['content-length-range', 1, {number}]")],
        ),
    ] {
        let content = assay_test_support::text(file);
        for text in texts {
            assert!(content.contains(&text), "{file} does not say {text}");
        }
        for old in ["256k", "262144", "up to 60 kB"] {
            assert!(!content.contains(old), "{file} says {old}");
        }
    }
}
