//! Keys: what was opened is offered, what was put in force stays, and what moves is reported.

use super::{events, pair, read};
use assay_core::assessment::{Assessment, Key};
use assay_core::attempt::Response;
use assay_core::digest::content_digest;
use assay_core::document::Value;
use assay_core::scoring::{Fraction, SectionAnswers};
use assay_evaluation::{
    Bounds, ChanceLevels, Kept, KeptFile, Library, Regrade, Scorecard, ScoringPolicy, Sources,
    State, TakenKey,
};

/// The key of the small pack, where "one" is right in another way.
fn key_document(correct: &str) -> Value {
    let mut key = read("scoring/key");
    key["assessment"]["sha256"] = content_digest(&read("scoring/pack")).into();
    key["items"]["one"]["correct"] = correct.into();
    key
}

fn key(correct: &str) -> Key {
    Key::parse("key", &key_document(correct)).unwrap()
}

fn hosted() -> Library {
    let mut library = Library::default();
    library.add_pack(pair().0);
    library.add_key(key("b"));
    library
}

fn kept(kept: Kept, name: &str, document: &Value) -> KeptFile {
    KeptFile {
        kept,
        name: name.into(),
        text: document.to_string(),
    }
}

fn counts(library: &Library) -> &str {
    &library.key(&pair().0.sha256).unwrap().sha256
}

#[test]
fn a_key_that_is_opened_does_not_take_the_place_of_another() {
    let mut library = hosted();
    assert_eq!(library.take_key(key("b")), TakenKey::Known);
    assert_eq!(library.take_key(key("a")), TakenKey::Offered);
    assert_eq!(library.take_key(key("a")), TakenKey::Offered);
    assert_eq!(counts(&library), key("b").sha256);
    assert_eq!(library.offered.len(), 1);
}

#[test]
fn the_first_key_for_a_pack_counts_and_so_does_the_whole_of_an_excerpt() {
    let mut library = Library::default();
    library.add_pack(pair().0);
    assert_eq!(library.take_key(key("b")), TakenKey::Counts);
    assert_eq!(counts(&library), key("b").sha256);
}

#[test]
fn a_corrected_key_stays_after_a_reload_however_the_files_are_called() {
    let pack = pair().0.sha256;
    let in_force = Kept::Key(pack.clone());
    // Kept under what it is for, the second replaces the first.
    assert_eq!(in_force.name(), Kept::Key(pack).name());
    let former = kept(
        Kept::OfferedKey(key("a").sha256),
        "z-first.key.json",
        &key_document("a"),
    );
    let corrected = kept(in_force, "a-corrected.key.json", &key_document("c"));
    for files in [
        [former.clone(), corrected.clone()],
        [corrected.clone(), former.clone()],
    ] {
        let (library, problems) = hosted().put_back(&files);
        assert_eq!(problems.0, []);
        assert_eq!(counts(&library), key("c").sha256);
        assert_eq!(library.offered.len(), 1);
    }
    // Where it is removed, the key beside the page counts again.
    let (library, _) = hosted().put_back(&[]);
    assert_eq!(counts(&library), key("b").sha256);
}

#[test]
fn names_of_kept_files_are_read_as_they_were_written() {
    let sha256 = pair().0.sha256;
    for kept in [
        Kept::Pack(sha256.clone()),
        Kept::Key(sha256.clone()),
        Kept::Kit,
        Kept::OfferedKey(sha256.clone()),
        Kept::OfferedPolicy(sha256),
    ] {
        assert_eq!(Kept::read(&kept.name()), Some(kept));
    }
    // Earlier versions kept files under their own names.
    for file in ["cto-smb.key.json", "key of last year.json", "kit.json"] {
        assert_eq!(Kept::read(file), None, "{file}");
    }
}

#[test]
fn a_kept_file_that_cannot_be_read_is_named_and_the_rest_is_put_back() {
    let pack = pair().0.sha256;
    let (library, problems) = hosted().put_back(&[
        kept(Kept::Key(pack), "corrected.json", &key_document("c")),
        KeptFile {
            kept: Kept::Pack("0".repeat(64)),
            name: "torn.json".into(),
            text: "{".into(),
        },
    ]);
    assert_eq!(problems.0[0].file, "torn.json");
    assert_eq!(counts(&library), key("c").sha256);
}

fn scorecard(key: &Key) -> Scorecard {
    let (pack, _): (Assessment, Key) = pair();
    let answers: Vec<SectionAnswers> = pack
        .sections
        .iter()
        .map(|section| {
            let items = section.items.iter().map(|item| {
                let given = (item.id == "one").then(|| Response::Choices(vec!["b".into()]));
                (item.id.clone(), given)
            });
            SectionAnswers {
                id: section.id.clone(),
                items: items.collect(),
            }
        })
        .collect();
    let policy = ScoringPolicy::of_key(key);
    let sources = Sources {
        pack: &pack,
        key,
        upgrade: &policy.upgraded(key),
        chance: &ChanceLevels::of(&pack, key),
        questions: &[],
        flags: &[],
    };
    Scorecard::of(
        &sources,
        &answers,
        &State::after(&events(&serde_json::json!([]))),
    )
    .unwrap()
}

#[test]
fn a_regrade_says_what_was_what_is_and_which_items_move() {
    let (before, after) = (scorecard(&key("b")), scorecard(&key("a")));
    let report = Regrade::of(Some(&before), Some(&after));
    assert!(report.is_change());
    let moved: Vec<&str> = report.moved.iter().map(|one| one.item.as_str()).collect();
    assert_eq!(moved, ["one"]);
    let settled = |share: Fraction| Some(Bounds::settled(share));
    assert_eq!(report.moved[0].before, settled(Fraction::ONE));
    assert_eq!(report.moved[0].after, settled(Fraction::ZERO));
    assert_eq!(
        (report.before, report.after),
        (Some(before.overall), Some(after.overall))
    );
    // The same key moves nothing; without any, everything is open again.
    assert!(!Regrade::of(Some(&before), Some(&before)).is_change());
    let without = Regrade::of(Some(&before), None);
    assert!(without.is_change());
    assert_eq!((without.after, without.moved.len()), (None, 8));
}

#[test]
fn an_offered_key_stays_an_offer_where_no_key_is_at_hand_any_more() {
    let mut library = Library::default();
    library.add_pack(pair().0);
    let file = kept(
        Kept::OfferedKey(key("a").sha256),
        "a.json",
        &key_document("a"),
    );
    let (library, problems) = library.put_back(&[file]);
    assert!(problems.0.is_empty());
    assert!(library.key(&pair().0.sha256).is_none());
    assert_eq!(library.offered.len(), 1);
}
