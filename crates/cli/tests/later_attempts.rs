//! An invitation is good for one attempt: later ones are kept beside, over real HTTP.

#[path = "receiver/support.rs"]
mod support;

use assay_cli::{Limits, Receiver};
use assay_core::attempt::GrantedTime;
use assay_core::digest::{canonical, sha256_hex};
use assay_core::document::{self, Value};
use assay_core::record::sealed_digest;
use assay_crypto::{Invitation, PrivateKeys, Seed, Window};
use support::*;

const CAMPAIGN: &str = "cto-2026";

fn keys() -> PrivateKeys {
    PrivateKeys::of(&Seed::from_bytes([1; 32]))
}

/// A receiver of a site that names the keys.
fn start_invited() -> Running {
    let running = start();
    let mut config = read("public/config.json");
    config["keys"] = serde_json::to_value([keys().public("ours")]).unwrap();
    config["invitations"] = "required".into();
    std::fs::write(running.folder.join("site/config.json"), config.to_string()).unwrap();
    running
}

/// The same folders, as after a new start of the program.
fn restarted(running: Running) -> Running {
    let receiver = Receiver::open(&running.folder.join("out"), Limits::default()).unwrap();
    let app = assay_cli::router(&running.folder.join("site"), receiver);
    let port = Port::open();
    let address = port.address();
    port.serve(app, Limits::default());
    Running { address, ..running }
}

/// A bundle of an attempt by an invitation, with an answer of its own.
fn attempt(invitation: &str, attempt_id: &str, answer: &str) -> String {
    let mut value: Value = document::parse("bundle", &bundle(answer)).unwrap();
    let invited = Invitation {
        id: invitation.into(),
        campaign: CAMPAIGN.into(),
        reference: None,
        pack_sha256: value["content"]["sha256"].as_str().unwrap().into(),
        window: Window {
            opens_ms: None,
            start_by_ms: None,
            finish_by_ms: None,
            time_zone: "UTC".into(),
        },
        time: GrantedTime::default(),
        language: None,
        is_practice_only: false,
        is_narrative: false,
        replaces: None,
    };
    value["attempt_id"] = attempt_id.into();
    value["invitation"] = invitation.into();
    value["invitation_token"] = invited.sign(&keys()).unwrap().into();
    value["integrity"]["sha256"] = sealed_digest(&value).into();
    canonical(&value)
}

fn id(at: usize) -> String {
    format!("{at:08}{}", &ID[8..])
}

fn later(attempt_id: &str, text: &str) -> String {
    let digest = sha256_hex(text.as_bytes());
    format!("{attempt_id}.later-{}.json", &digest[..12])
}

#[test]
fn a_later_attempt_is_kept_beside_and_acknowledged_also_after_a_start() {
    let mut running = start_invited();
    let (first, second) = (id(2), id(1));
    let texts = [
        attempt("inv-7", &first, "a"),
        attempt("inv-7", &second, "b"),
    ];
    let expected = [
        later(&second, &texts[1]),
        format!("{first}.json"),
        "first-attempts".into(),
    ];
    for round in 0..3 {
        for text in &texts {
            let reply = running.post("/submissions", "application/json", text);
            let status = if round == 0 { 201 } else { 200 };
            assert_eq!(reply.status, status, "{}", reply.body);
            assert!(reply.body.contains("\"stored\":true"), "{}", reply.body);
        }
        assert_eq!(running.kept(), expected);
        running = restarted(running);
    }
    for (name, text) in [(&expected[1], &texts[0]), (&expected[0], &texts[1])] {
        let kept = std::fs::read_to_string(running.folder.join("out").join(name)).unwrap();
        assert_eq!(kept, *text);
    }
    // Other invitations are others'.
    let other = attempt("inv-8", &id(3), "c");
    assert_eq!(
        running.post("/submissions", "text/plain", &other).status,
        201
    );
    assert!(running.kept().contains(&format!("{}.json", id(3))));
}

#[test]
fn of_many_attempts_at_once_one_is_the_first_and_all_are_kept() {
    let running = start_invited();
    let texts: Vec<String> = (0..12).map(|at| attempt("inv-7", &id(at), "a")).collect();
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        // Each is sent twice, as a page does that did not hear the reply.
        let twice = texts.iter().chain(&texts);
        let posts: Vec<_> = twice
            .map(|text| scope.spawn(|| running.post("/submissions", "text/plain", text).status))
            .collect();
        posts.into_iter().map(|post| post.join().unwrap()).collect()
    });
    assert!(statuses.iter().all(|status| [200, 201].contains(status)));
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 12);
    let kept = running.kept();
    let (beside, own): (Vec<_>, Vec<_>) = kept.iter().partition(|name| name.contains(".later-"));
    assert_eq!((beside.len(), own.len()), (11, 2));
    let first = own[0].strip_suffix(".json").unwrap();
    let notes = std::fs::read_dir(running.folder.join("out/first-attempts")).unwrap();
    let notes: Vec<_> = notes.map(|entry| entry.unwrap().path()).collect();
    assert_eq!(notes.len(), 1);
    assert_eq!(std::fs::read_to_string(&notes[0]).unwrap(), first);
    // It says nothing of whom it is about.
    assert!(!notes[0].to_str().unwrap().contains("inv-7"));
}

#[test]
fn other_answers_under_the_first_attempt_are_a_conflict_as_ever() {
    let running = start_invited();
    let send = |text: &str| running.post("/submissions", "text/plain", text).status;
    assert_eq!(send(&attempt("inv-7", &id(1), "a")), 201);
    assert_eq!(send(&attempt("inv-7", &id(1), "b")), 409);
    assert!(running.kept()[0].contains(".conflict-"));
}
