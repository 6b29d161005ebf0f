//! With more time than usual, everything that tells a time tells the one that was granted: the words before the start,
//! the countdown, the notices, the receipt, the bundle, and what verifying expects of it.

use assay_core::assessment::Assessment;
use assay_core::attempt::{
    Attempt, ClockSample, Effect, Event, Granted, Plan, clock_face, notices,
};
use assay_core::record::{Findings, Receipt, bundle, sealed_digest, verify};
use assay_web::i18n::Locale;
use assay_web::message::{duration, usual_time};
use assay_web::tr;
use serde_json::{Value, json};
use std::sync::Arc;

/// Percent; the whole as on a clock's face and in words; the paces that fill it, as on a clock's face.
const GRANTS: [(u32, &str, &str, [&str; 3]); 4] = [
    (100, "30:00", "30 minutes", ["4:30", "15:15", "10:15"]),
    (
        125,
        "37:30",
        "37 minutes and 30 seconds",
        ["5:38", "19:04", "12:48"],
    ),
    (150, "45:00", "45 minutes", ["6:45", "22:53", "15:22"]),
    (200, "60:00", "60 minutes", ["9:00", "30:30", "20:30"]),
];

fn pack(enforce: bool) -> Arc<Assessment> {
    let section = |id: &str, seconds: u32, weight: u32| {
        json!({"id": id, "title": id, "measures": "m", "instructions": "i", "weight_percent": weight,
            "duration_seconds": seconds, "draw": [{"rule": "all"}], "items": [{"id": format!("{id}-1"),
                "title": "a", "interaction": {"kind": "extended-text", "prompt": "Write.",
                    "suggested_words": {"from": 1, "to": 9}}}]})
    };
    let value = json!({"schema": "assay/assessment/1", "id": "p", "version": "1", "language": "en",
        "title": "t", "role": "r", "duration_seconds": 1_800, "enforce_section_limits": enforce,
        "sections": [section("one", 270, 40), section("two", 915, 30), section("three", 615, 30)]});
    Arc::new(Assessment::parse("pack", &value).unwrap())
}

fn at(ms: i64) -> ClockSample {
    ClockSample {
        wall_ms: 1_800_000_000_000 + ms,
        mono_ms: ms,
    }
}

fn start(enforce: bool, time_percent: u32) -> Attempt {
    let pack = pack(enforce);
    let plan = Plan {
        attempt_id: "00000000-0000-4000-8000-000000000000".into(),
        campaign: "seed".into(),
        seed: "seed".into(),
        content_sha256: pack.sha256.clone(),
        time_percent,
        accommodation: "CODE".into(),
        ..Plan::default()
    };
    Attempt::start(pack, plan, at(0)).0
}

/// Lets the time run out, and returns the notices that were given.
fn run_out(attempt: &mut Attempt) -> Vec<i64> {
    let mut given = Vec::new();
    for second in 0.. {
        for effect in attempt.update(at(second * 1_000), Event::Ticked) {
            if let Effect::Announce { left_seconds } = effect {
                given.push(left_seconds);
            }
        }
        if attempt.seal.is_some() {
            break;
        }
    }
    given
}

fn bundle_of(attempt: &Attempt) -> Value {
    let grade = json!({"status": "not-graded", "reason": "graded by the reviewer"});
    serde_json::from_str(&bundle(attempt, grade).unwrap()).unwrap()
}

#[test]
fn before_the_start_every_time_is_the_granted_one() {
    let locale = Locale::en;
    for (percent, face, spoken, paces) in GRANTS {
        let granted = Granted::of(&pack(false), percent);
        assert_eq!(clock_face(granted.total_ms), face);
        let faces: Vec<String> = granted
            .sections_ms
            .iter()
            .map(|ms| clock_face(*ms))
            .collect();
        assert_eq!(faces, paces, "{percent}");
        assert_eq!(granted.sections_ms.iter().sum::<i64>(), granted.total_ms);
        let seconds = granted.total_seconds();
        let time = duration(locale, seconds);
        let shown = tr!(locale, welcome.time_fact, time = time);
        assert!(shown.starts_with(&format!("{spoken}, in one sitting.")));
        let usual = usual_time(locale, seconds, 1_800);
        let shown = tr!(locale, welcome.time_granted, time = time, usual = usual);
        assert!(
            shown.starts_with(&format!("Your time: {spoken} (the usual time is 30")),
            "{shown}"
        );
        let shown = tr!(locale, check.start_lead, time = time);
        assert!(
            shown.contains(&format!("You will then have {spoken}, and")),
            "{shown}"
        );
    }
}

#[test]
fn where_only_the_whole_binds_countdown_notices_receipt_and_bundle_have_the_granted_time() {
    for (percent, face, _, paces) in GRANTS {
        let mut attempt = start(false, percent);
        assert_eq!(clock_face(attempt.left_ms()), face);
        assert_eq!(clock_face(attempt.limit_ms()), face);
        let shown: Vec<String> = attempt
            .sections
            .iter()
            .map(|one| clock_face(one.limit_ms))
            .collect();
        assert_eq!(shown, paces, "what the head of the test shows as paces");
        let given = run_out(&mut attempt);
        assert_eq!(given, notices(attempt.granted_ms()));
        assert_eq!(given[0] * 2, attempt.granted_ms() / 1_000, "half time");
        let receipt = Receipt::of(&attempt).unwrap();
        assert_eq!(clock_face(receipt.elapsed_ms), face);
        assert_eq!(clock_face(receipt.granted_ms), face);
        let bundle = bundle_of(&attempt);
        assert_eq!(
            clock_face(bundle["timing"]["granted_ms"].as_i64().unwrap()),
            face
        );
        assert_eq!(bundle["timing"]["time_percent"], percent);
        let found = verify("bundle", &bundle, Some(&pack(false)), None);
        assert_eq!(found, Findings::default());
    }
}

#[test]
fn where_limits_bind_the_sections_end_at_their_own_and_fill_the_granted_time() {
    for (percent, face, _, limits) in GRANTS {
        let mut attempt = start(true, percent);
        let mut second = 0;
        for (section, limit) in limits.iter().enumerate() {
            assert_eq!(attempt.open_section(), Some(section));
            assert_eq!(clock_face(attempt.left_ms()), *limit, "{percent}");
            assert_eq!(clock_face(attempt.limit_ms()), *limit, "{percent}");
            while attempt.seal.is_none() && attempt.open_section() == Some(section) {
                second += 1;
                attempt.update(at(second * 1_000), Event::Ticked);
            }
        }
        assert_eq!(
            clock_face(second * 1_000),
            face,
            "the last section ends with the whole"
        );
        let bundle = bundle_of(&attempt);
        let shown = bundle["sections"].as_array().unwrap().iter();
        let shown: Vec<String> = shown
            .map(|one| clock_face(one["limit_ms"].as_i64().unwrap()))
            .collect();
        assert_eq!(shown, limits);
        assert_eq!(clock_face(Receipt::of(&attempt).unwrap().elapsed_ms), face);
        let found = verify("bundle", &bundle, Some(&pack(true)), None);
        assert_eq!(found, Findings::default());
    }
}

/// Seals a changed bundle again, as somebody would who tampers with one.
fn sealed(mut bundle: Value) -> Value {
    let digest = sealed_digest(&bundle);
    bundle["integrity"]["sha256"] = digest.into();
    bundle
}

fn complaints(bundle: Value) -> Vec<String> {
    let found = verify("bundle", &sealed(bundle), Some(&pack(true)), None);
    found
        .all()
        .0
        .into_iter()
        .map(|problem| problem.path)
        .collect()
}

#[test]
fn a_time_that_was_not_granted_is_named_with_its_section() {
    let mut attempt = start(true, 125);
    run_out(&mut attempt);
    let bundle = bundle_of(&attempt);
    let mut longer = bundle.clone();
    longer["sections"][1]["limit_ms"] = 1_200_000.into();
    assert_eq!(complaints(longer), ["$.sections[1].limit_ms"]);
    let mut longer = bundle.clone();
    longer["timing"]["granted_ms"] = 2_700_000.into();
    assert_eq!(complaints(longer), ["$.timing.granted_ms"]);
    // Before times were rounded to whole seconds they were granted to the millisecond.
    let mut earlier = bundle;
    earlier["sections"][0]["limit_ms"] = 337_500.into();
    earlier["sections"][1]["limit_ms"] = 1_143_750.into();
    earlier["sections"][2]["limit_ms"] = 768_750.into();
    assert_eq!(complaints(earlier), [""; 0]);
}
