//! Bundles that go on from others, with time that was given back, over real HTTP.

#[path = "receiver/support.rs"]
mod support;

use assay_core::digest::{canonical, sha256_hex};
use assay_core::document::{self, json};
use assay_core::record::sealed_digest;
use assay_crypto::{PrivateKeys, Seed, TimeGrant};
use support::*;

fn keys(seed: u8) -> PrivateKeys {
    PrivateKeys::of(&Seed::from_bytes([seed; 32]))
}

/// Gives the site a configuration with a key of the team.
fn name_key(running: &Running) {
    let mut config = read("public/config.json");
    config["keys"] = serde_json::to_value([keys(1).public("ours")]).unwrap();
    config["invitations"] = "optional".into();
    std::fs::write(running.folder.join("site/config.json"), config.to_string()).unwrap();
}

/// A grant of ten minutes for the attempt.
fn time_grant() -> TimeGrant {
    TimeGrant {
        id: "grant-1".into(),
        attempt: ID.into(),
        minutes: 10,
        until_ms: 1_800_000_000_000,
    }
}

/// The bundle as it would be that goes on from the first, with time that was given back.
fn continued(token: &str) -> String {
    let mut value = document::parse("bundle", &bundle("a")).unwrap();
    value["continues"] = json!({"attempt_id": ID, "sha256": value["integrity"]["sha256"]});
    value["attempt_id"] = NEXT.into();
    value["timing"]["grants"] =
        json!([{"id": "grant-1", "minutes": 10, "at_ms": 9_000, "token": token}]);
    value["integrity"]["sha256"] = sealed_digest(&value).into();
    canonical(&value)
}

const NEXT: &str = "7f0a6f3e-3586-4a0f-ac62-6185bedd2e32";

#[test]
fn a_bundle_that_goes_on_from_another_is_kept_beside_it() {
    let running = start();
    name_key(&running);
    let text = continued(&time_grant().sign(&keys(1)).unwrap());
    assert_eq!(running.submit(&bundle("a")).status, 201);
    let path = format!("/submissions/{NEXT}");
    assert_eq!(running.post(&path, "application/json", &text).status, 201);
    let mut kept = running.kept();
    kept.sort();
    let mut both = [format!("{ID}.json"), format!("{NEXT}.json")];
    both.sort();
    assert_eq!(kept, both);
}

#[test]
fn time_given_back_that_does_not_verify_is_kept_apart_and_acknowledged() {
    let signed = |change: fn(&mut TimeGrant)| {
        let mut grant = time_grant();
        change(&mut grant);
        grant.sign(&keys(1)).unwrap()
    };
    let good = signed(|_| {});
    for token in [
        time_grant().sign(&keys(3)).unwrap(),
        good[..good.len() - 9].into(),
        "x".into(),
        signed(|it| it.id = "grant-2".into()),
        signed(|it| it.minutes = 1),
        signed(|it| it.attempt = "another".into()),
    ] {
        let running = start();
        name_key(&running);
        let text = continued(&token);
        let path = format!("/submissions/{NEXT}");
        let reply = running.post(&path, "application/json", &text);
        assert_eq!(reply.status, 201, "{}", reply.body);
        let digits = &sha256_hex(text.as_bytes())[..12];
        assert_eq!(running.kept(), [format!("{NEXT}.unverified-{digits}.json")]);
    }
}
