//! Bundles on the recruiter's page: what each turns out to be, and how they are related.

use assay_core::assessment::{Assessment, Key};
use assay_core::attempt::GrantedTime;
use assay_core::config::PublicKeys;
use assay_core::digest::content_digest;
use assay_core::document::Value;
use assay_crypto::{Invitation, PrivateKeys, Seed, Window};
use assay_evaluation::{Library, OpenedBundle, Relation, is_same_form, relations, replay};
use assay_test_support::bundle::bundle;

fn library() -> Library {
    let file = |name: &str| -> Value {
        let path = format!(
            "{}/tests/data/packs/2026.1/{name}.json",
            concat!(env!("CARGO_MANIFEST_DIR"), "/../..")
        );
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    let mut library = Library::default();
    library.add_pack(Assessment::parse("pack", &file("cto-smb")).unwrap());
    library.add_key(Key::parse("key", &file("cto-smb.key")).unwrap());
    library
}

fn open(text: &str) -> OpenedBundle {
    OpenedBundle::open("b.json", text, &library()).unwrap()
}

/// A bundle after a change by someone who knows how to seal it again.
fn changed(text: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut value: Value = serde_json::from_str(text).unwrap();
    change(&mut value);
    let mut sealed = value.clone();
    sealed.as_object_mut().unwrap().remove("integrity");
    value["integrity"]["sha256"] = content_digest(&sealed).into();
    value.to_string()
}

/// Keys of a team, and a bundle of somebody whom they invited.
fn invited(seed: u8, change: impl FnOnce(&mut Value)) -> String {
    changed(&bundle("word"), |value| {
        let invitation = Invitation {
            id: "inv-7".into(),
            campaign: value["campaign"].as_str().unwrap().into(),
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
        value["invitation"] = "inv-7".into();
        value["invitation_token"] = invitation.sign(&keys(seed)).unwrap().into();
        change(value);
    })
}

fn keys(seed: u8) -> PrivateKeys {
    PrivateKeys::of(&Seed::from_bytes([seed; 32]))
}

#[test]
fn an_invitation_is_held_against_the_keys_of_the_team() {
    let contradictions = |text: &str, known: &[PublicKeys]| {
        let mut library = library();
        library.trust(known);
        let opened = OpenedBundle::open("b.json", text, &library).unwrap();
        let found = opened.contradictions.0.into_iter();
        found.map(|one| (one.path, one.message)).collect::<Vec<_>>()
    };
    let ours = [keys(1).public("ours")];
    let good = invited(1, |_| {});
    assert_eq!(contradictions(&good, &ours), []);
    let foreign = invited(2, |_| {});
    let said = "None of the team's keys signed this invitation.";
    let unsigned = ("$.invitation_token".to_owned(), said.to_owned());
    assert_eq!(contradictions(&foreign, &ours), [unsigned]);
    let renamed = invited(1, |value| value["invitation"] = "inv-8".into());
    let said = "This is not what the invitation says.";
    let other = ("$.invitation".to_owned(), said.to_owned());
    assert_eq!(contradictions(&renamed, &ours), [other]);
    // Where no key is known, nothing can be said.
    assert_eq!(contradictions(&foreign, &[]), []);
    assert_eq!(contradictions(&bundle("word"), &ours), []);
}

#[test]
fn a_bundle_as_it_was_sealed_has_no_findings() {
    let opened = open(&bundle("word"));
    assert_eq!(opened.problems.0, []);
    assert_eq!(opened.answers.len(), 5);
    assert!(opened.pseudonym().starts_with("Candidate "));
}

#[test]
fn other_documents_are_refused_in_words_that_say_what_they_are() {
    let refused = |schema: &str| {
        let text = bundle("word").replace("assay/answer-bundle/1", schema);
        OpenedBundle::open("b.json", &text, &library())
            .unwrap_err()
            .0[0]
            .message
            .clone()
    };
    assert!(refused("assay/answer-bundle/2").contains("version 2"));
    assert!(refused("assay/receipt/1").contains("receipt"));
    assert!(refused("assay/probe/1").contains("trial"));
    assert!(refused("something").contains("no answer bundle"));
    assert!(OpenedBundle::open("b.json", "{", &library()).is_err());
    assert!(
        OpenedBundle::open(
            "b.json",
            "{\"schema\":\"assay/answer-bundle/1\"}",
            &library()
        )
        .is_err()
    );
}

#[test]
fn a_test_of_another_version_is_opened_and_says_what_is_missing() {
    let text = changed(&bundle("word"), |bundle| {
        bundle["content"]["sha256"] = "0".repeat(64).into()
    });
    let opened = open(&text);
    assert!(
        opened
            .problems
            .0
            .iter()
            .any(|problem| problem.message.contains("not at hand"))
    );
}

#[test]
fn what_was_changed_afterwards_is_named() {
    let text = bundle("word").replace("\"changes\":1", "\"changes\":2");
    let opened = open(&text);
    assert_eq!(opened.problems.0[0].path, "$.integrity.sha256");
}

#[test]
fn copies_and_second_attempts_are_recognized() {
    let first = bundle("word");
    let opened = |text: &str, id: &str, name: &str, at: &str| {
        open(&changed(text, |bundle| {
            bundle["attempt_id"] = id.into();
            bundle["candidate"]["name"] = name.into();
            bundle["timing"]["started_at"] = at.into();
        }))
    };
    let one = opened(&first, "1", "Ada", "2026-01-01T00:00:00.000Z");
    let again = opened(&first, "2", "ada ", "2026-01-02T00:00:00.000Z");
    let other = opened(&first, "3", "Grace", "2026-01-03T00:00:00.000Z");
    let twin = opened(&first, "3", "Somebody", "2026-01-03T00:00:00.000Z");
    let found = relations(&[&one, &again, &other, &twin]);
    assert_eq!(found[0], [Relation::EarlierAttempt(1)]);
    assert_eq!(found[1], [Relation::LaterAttempt(0)]);
    assert_eq!(found[2], [Relation::SameAttempt(3)]);
    assert_eq!(found[3], [Relation::SameAttempt(2)]);
    assert!(is_same_form(&one, &other));
}

#[test]
fn an_equal_reference_is_a_hint_and_no_second_attempt() {
    let first = bundle("word");
    let opened = |id: &str, name: &str, reference: &str| {
        open(&changed(&first, |bundle| {
            bundle["attempt_id"] = id.into();
            bundle["candidate"] = serde_json::json!({ "name": name, "reference": reference });
        }))
    };
    let (ada, grace) = (
        opened("1", "Ada", "REQ-2026-7"),
        opened("2", "Grace", "req-2026-7"),
    );
    let ada_again = opened("3", "Ada", "REQ-2026-7");
    let found = relations(&[&ada, &grace, &ada_again]);
    assert_eq!(
        found[0],
        [Relation::SameReference(1), Relation::EarlierAttempt(2)]
    );
    assert_eq!(
        found[1],
        [Relation::SameReference(0), Relation::SameReference(2)]
    );
}

#[test]
fn a_replay_covers_the_time_from_the_first_view_to_the_end() {
    let opened = open(&bundle("word"));
    let replay = replay(&opened);
    let views = &replay.views;
    assert_eq!(views[0].from_ms, 0);
    assert!(
        views
            .windows(2)
            .all(|pair| pair[0].to_ms == pair[1].from_ms)
    );
    assert_eq!(views.last().unwrap().to_ms, opened.elapsed_ms);
    assert!(!views[0].section.is_empty());
}

/// Returns the findings in a bundle after a change that was sealed again, and how many items each section counts.
fn found(change: impl FnOnce(&mut Value)) -> (Vec<String>, Vec<(String, usize, usize)>) {
    let opened = open(&changed(&bundle("word"), change));
    let paths = opened
        .problems
        .0
        .iter()
        .map(|problem| problem.path.clone())
        .collect();
    let counts = opened.answers.iter().map(|section| {
        let answered = section.items.iter().filter(|item| item.1.is_some()).count();
        (section.id.clone(), section.items.len(), answered)
    });
    (paths, counts.collect())
}

#[test]
fn items_that_were_left_out_count_as_unanswered() {
    let whole = found(|_| {}).1;
    let (paths, counts) = found(|bundle| {
        let items = bundle["sections"][0]["items"].as_array_mut().unwrap();
        items.truncate(1);
    });
    assert!(paths.contains(&"$.sections[0].items".into()), "{paths:?}");
    assert_eq!(counts[0], (whole[0].0.clone(), whole[0].1, 1));
    assert_eq!(counts[1..], whole[1..]);
}

#[test]
fn items_that_were_never_drawn_count_nothing() {
    let (paths, counts) = found(|bundle| {
        let mut extra = bundle["sections"][0]["items"][0].clone();
        extra["id"] = "cog-credit-of-ones-own".into();
        bundle["sections"][0]["items"]
            .as_array_mut()
            .unwrap()
            .push(extra);
    });
    assert!(paths.contains(&"$.sections[0].items".into()), "{paths:?}");
    assert_eq!(counts, found(|_| {}).1);
}

#[test]
fn sections_under_other_names_are_named_and_their_answers_are_not_taken() {
    let (paths, counts) = found(|bundle| {
        let mut shadow = bundle["sections"][0].clone();
        shadow["items"].as_array_mut().unwrap().truncate(1);
        bundle["sections"][0]["id"] = "z".into();
        bundle["sections"].as_array_mut().unwrap().push(shadow);
    });
    assert!(paths.contains(&"$.sections".into()), "{paths:?}");
    assert_eq!(counts[0].2, 1);
}

#[test]
fn time_that_no_test_grants_is_named() {
    let (paths, _) = found(|bundle| bundle["timing"]["granted_ms"] = 7_200_000.into());
    assert!(paths.contains(&"$.timing.granted_ms".into()), "{paths:?}");
    let (paths, _) = found(|bundle| {
        bundle["timing"]["time_percent"] = 6_000.into();
        bundle["timing"]["granted_ms"] = 108_000_000.into();
    });
    assert!(paths.contains(&"$.timing.granted_ms".into()), "{paths:?}");
}

#[test]
fn a_form_that_was_drawn_from_something_else_is_named() {
    let (paths, _) = found(|bundle| bundle["form"]["seed"] = "a better one".into());
    assert!(paths.contains(&"$.form.seed".into()), "{paths:?}");
}

#[test]
fn numbers_out_of_all_bounds_are_a_finding_and_no_nonsense() {
    let text = changed(&bundle("word"), |bundle| {
        bundle["events"][1]["at_ms"] = i64::MAX.into();
        bundle["events"][2]["times"] = (-7).into();
    });
    let opened = open(&text);
    assert!(
        opened
            .problems
            .0
            .iter()
            .any(|problem| problem.message.contains("larger or smaller"))
    );
    let replay = replay(&opened);
    assert!(
        replay
            .marks
            .iter()
            .all(|mark| mark.times >= 1 && mark.at_ms <= 1_000_000_000)
    );
}

#[test]
fn attempts_before_this_one_are_stated_as_a_fact_and_count_for_nothing() {
    let text = changed(&bundle("word"), |bundle| {
        bundle["earlier_attempts"] = serde_json::json!([
            { "attempt_id": "6f1c1a52-1111-4b5b-8a55-0123456789ab", "started_at": "2026-03-01T09:00:00.000Z", "ended_at": null }
        ]);
    });
    let opened = open(&text);
    assert_eq!(opened.problems.0, []);
    assert_eq!(opened.earlier_attempts.len(), 1);
    assert_eq!(
        opened.earlier_attempts[0].started_at,
        "2026-03-01T09:00:00.000Z"
    );
    assert!(opened.earlier_attempts[0].ended_at.is_empty());
    assert!(open(&bundle("word")).earlier_attempts.is_empty());
}
