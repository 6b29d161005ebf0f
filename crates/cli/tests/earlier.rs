//! Attempts that were begun in the same browser before: from the start of another one into its bundle.

use assay_cli::BundleSchema;
use assay_core::assessment::Assessment;
use assay_core::attempt::{Attempt, ClockSample, EarlierAttempt, Effect, Event, Plan};
use assay_core::document::{self, Value};
use assay_core::record;
use std::sync::Arc;

fn bundle_of(earlier: Vec<EarlierAttempt>) -> Value {
    let name = "tests/data/packs/2026.1/cto-smb.json";
    let text = assay_test_support::text(name);
    let pack = Assessment::parse(name, &document::parse(name, &text).unwrap()).unwrap();
    let plan = Plan {
        attempt_id: "6405fb6d-3586-4a0f-ac62-6185bedd2e32".into(),
        campaign: "cto-2026".into(),
        seed: "cto-2026".into(),
        content_sha256: pack.sha256.clone(),
        time_percent: 100,
        earlier,
        ..Plan::default()
    };
    let at = |ms: i64| ClockSample {
        wall_ms: 1_800_000_000_000 + ms,
        mono_ms: ms,
    };
    let pack = Arc::new(pack);
    let (_, effects) = Attempt::start(pack.clone(), plan, at(0));
    let Some(Effect::Save { record, .. }) = effects.first() else {
        panic!("the start is kept");
    };
    // As after a reload: what was known at the start is in the journal.
    let mut attempt = Attempt::resume(pack, record, std::slice::from_ref(record)).unwrap();
    attempt.update(at(1_000), Event::Submitted);
    let grade = serde_json::json!({ "status": "not-graded", "reason": "no key" });
    let text = record::bundle(&attempt, grade).unwrap();
    document::parse("bundle", &text).unwrap()
}

#[test]
fn another_attempt_says_which_ones_the_browser_knew_of() {
    let bundle = bundle_of(vec![EarlierAttempt {
        attempt_id: "6f1c1a52-1111-4b5b-8a55-0123456789ab".into(),
        started_at: "2026-03-01T09:00:00.000Z".into(),
        ended_at: String::new(),
    }]);
    let earlier = &bundle["earlier_attempts"][0];
    assert_eq!(earlier["started_at"], "2026-03-01T09:00:00.000Z");
    assert_eq!(earlier["ended_at"], Value::Null);
    assert!(BundleSchema::new().check("bundle", &bundle).is_ok());
    let found = record::verify("bundle", &bundle, None, None);
    assert_eq!(found.contradictions.0, []);
}

#[test]
fn a_first_attempt_says_nothing_of_others() {
    let bundle = bundle_of(Vec::new());
    assert!(bundle.get("earlier_attempts").is_none());
    assert!(BundleSchema::new().check("bundle", &bundle).is_ok());
}
