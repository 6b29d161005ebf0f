use super::*;
use assay_core::assessment::Key;

fn content() -> (Assessment, Key) {
    let pack = include_str!("../../../../tests/data/packs/2026.1/cto-smb.json");
    let key = include_str!("../../../../tests/data/packs/2026.1/cto-smb.key.json");
    let pack =
        Assessment::parse("pack", &assay_core::document::parse("pack", pack).unwrap()).unwrap();
    let key = Key::parse("key", &assay_core::document::parse("key", key).unwrap()).unwrap();
    (pack, key)
}

fn places(draft: &PolicyDraft, key: &Key) -> Vec<PolicyPlace> {
    let problems = draft.read(key).err().unwrap_or_default();
    problems
        .0
        .into_iter()
        .map(|problem| problem.place)
        .collect()
}

#[test]
fn a_policy_comes_out_as_it_went_in() {
    let (pack, key) = content();
    let policy = ScoringPolicy::of_key(&key);
    let draft = PolicyDraft::of(&policy, &pack);
    assert_eq!(draft.read(&key).unwrap().sha256(), policy.sha256());
    assert_eq!(
        (draft.weight_sum(), draft.interview_percent()),
        (Some(100), Some(50))
    );
    assert!(other_weights(&policy, &pack).is_empty());
}

#[test]
fn a_problem_names_its_field() {
    let (pack, key) = content();
    let whole = PolicyDraft::of(&ScoringPolicy::of_key(&key), &pack);
    let slots = [
        (Slot::Version, " "),
        (Slot::Weight(0), "a lot"),
        (Slot::Minimum(3), "101"),
        (Slot::Threshold, ""),
        (Slot::Test, "-1"),
        (Slot::Rating(4), "12.5"),
        (Slot::AdjudicateFrom, "5"),
    ];
    for (slot, text) in slots {
        let mut draft = whole.clone();
        draft.write(slot, text.into());
        assert_eq!(draft.text(slot), text);
        assert_eq!(places(&draft, &key), [PolicyPlace::Slot(slot)]);
        let problems = draft.read(&key).unwrap_err();
        assert_eq!(problems.first_slot(), Some(slot));
    }
    let mut draft = whole.clone();
    draft.write(Slot::Weight(0), "16".into());
    assert_eq!(draft.weight_sum(), Some(101));
    assert_eq!(places(&draft, &key), [PolicyPlace::Weights]);
    let problems = draft.read(&key).unwrap_err();
    assert_eq!(problems.first_slot(), Some(Slot::Weight(0)));
    draft.write(Slot::Weight(0), "x".into());
    assert_eq!(draft.weight_sum(), None);
}

#[test]
fn a_minimum_that_is_blank_is_none() {
    let (pack, key) = content();
    let mut draft = PolicyDraft::of(&ScoringPolicy::of_key(&key), &pack);
    for at in 0..pack.sections.len() {
        draft.write(Slot::Minimum(at), "  ".into());
    }
    assert!(draft.read(&key).unwrap().minimum_percent.is_empty());
}

#[test]
fn a_version_means_one_policy() {
    let (_, key) = content();
    let of_key = ScoringPolicy::of_key(&key);
    let mut stricter = of_key.clone();
    stricter.threshold_percent = 80;
    assert!(is_version_taken(&stricter, &[&of_key]));
    stricter.version = "2".into();
    assert!(!is_version_taken(&stricter, &[&of_key]));
    let mut strictest = stricter.clone();
    strictest.threshold_percent = 90;
    assert!(is_version_taken(&strictest, &[&stricter, &of_key]));
    assert!(!is_version_taken(&of_key, &[&stricter, &of_key]));
}

#[test]
fn weights_other_than_candidates_read_are_named() {
    let (pack, key) = content();
    let mut draft = PolicyDraft::of(&ScoringPolicy::of_key(&key), &pack);
    let announced: Vec<u32> = pack
        .sections
        .iter()
        .map(|section| section.weight_percent)
        .collect();
    draft.write(Slot::Weight(0), (announced[0] + announced[1]).to_string());
    draft.write(Slot::Weight(1), "0".into());
    let others = other_weights(&draft.read(&key).unwrap(), &pack);
    let numbers = |other: &OtherWeight| (other.announced_percent, other.counted_percent);
    let numbers: Vec<(u32, u32)> = others.iter().map(numbers).collect();
    assert_eq!(
        numbers,
        [
            (announced[0], announced[0] + announced[1]),
            (announced[1], 0)
        ]
    );
}

#[test]
fn every_problem_is_listed_in_the_order_of_the_form() {
    let (pack, key) = content();
    let mut draft = PolicyDraft::of(&ScoringPolicy::of_key(&key), &pack);
    draft.write(Slot::AdjudicateFrom, "9".into());
    draft.write(Slot::Rating(0), "90".into());
    draft.write(Slot::Version, String::new());
    let expected = [
        PolicyPlace::Slot(Slot::Version),
        PolicyPlace::Slot(Slot::AdjudicateFrom),
        PolicyPlace::Ratings,
    ];
    assert_eq!(places(&draft, &key), expected);
}

#[test]
fn a_form_for_another_test_is_refused() {
    let (pack, mut key) = content();
    let draft = PolicyDraft::of(&ScoringPolicy::of_key(&key), &pack);
    key.policy.weights_percent = [("elsewhere".into(), 100)].into_iter().collect();
    assert!(places(&draft, &key).contains(&PolicyPlace::Weights));
}
