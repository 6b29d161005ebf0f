use super::*;
use assay_core::assessment::Key;
use std::collections::BTreeMap;

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
    let draft = PolicyDraft::of(&policy, &pack, &key, &[]);
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
    let whole = PolicyDraft::of(&ScoringPolicy::of_key(&key), &pack, &key, &[]);
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
    let mut draft = PolicyDraft::of(&ScoringPolicy::of_key(&key), &pack, &key, &[]);
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
    let mut draft = PolicyDraft::of(&ScoringPolicy::of_key(&key), &pack, &key, &[]);
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
fn limits_other_than_candidates_read_are_named() {
    let (mut pack, key) = content();
    let mut policy = ScoringPolicy::of_key(&key);
    policy.threshold_percent = 90;
    assert!(other_limits(&policy, &pack).is_empty(), "nothing was told");
    pack.pass_rule = Some(key.policy.pass_rule());
    assert!(other_limits(&ScoringPolicy::of_key(&key), &pack).is_empty());
    let (first, last) = (
        pack.sections.first().unwrap(),
        pack.sections.last().unwrap(),
    );
    let mut told = key.policy.pass_rule();
    told.minimum_percent = vec![(first.id.clone(), 30)];
    policy.minimum_percent = BTreeMap::from([(first.id.clone(), 40)]);
    policy.rated_minimum_percent = BTreeMap::from([(last.id.clone(), 50)]);
    let expected = [
        (LimitOf::Total, Some(told.threshold_percent), Some(90)),
        (LimitOf::Section(first.title.clone()), Some(30), Some(40)),
        (LimitOf::Rated(last.title.clone()), None, Some(50)),
    ];
    let expected = expected.map(|(of, announced_percent, counted_percent)| OtherLimit {
        of,
        announced_percent,
        counted_percent,
    });
    pack.pass_rule = Some(told);
    assert_eq!(other_limits(&policy, &pack), expected);
}

#[test]
fn every_problem_is_listed_in_the_order_of_the_form() {
    let (pack, key) = content();
    let mut draft = PolicyDraft::of(&ScoringPolicy::of_key(&key), &pack, &key, &[]);
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
    let draft = PolicyDraft::of(&ScoringPolicy::of_key(&key), &pack, &key, &[]);
    key.policy.weights_percent = [("elsewhere".into(), 100)].into_iter().collect();
    assert!(places(&draft, &key).contains(&PolicyPlace::Weights));
}

/// The small test with every rule of the present version.
fn with_rules() -> (Assessment, Key) {
    crate::test_content::content(|key| {
        let policy = &mut key["policy"];
        policy["rated_minimum_percent"] = serde_json::json!({ "writing": 50 });
        policy["interview_minimum_percent"] = serde_json::json!({ "technical": 40 });
        policy["interview_weights"] = serde_json::json!({ "q2": 5, "elsewhere": 3 });
        policy["second_rater"] = "near-limits".into();
    })
}

#[test]
fn the_rules_of_the_present_version_come_out_as_they_went_in() {
    let (pack, key) = with_rules();
    let policy = ScoringPolicy::of_key(&key);
    let questions = crate::test_content::questions();
    let mut draft = PolicyDraft::of(&policy, &pack, &key, &questions);
    assert_eq!(draft.read(&key).unwrap(), policy);
    let titles: Vec<&str> = draft.question_titles().collect();
    assert_eq!(titles, ["Q1", "Q2", "Q3", "elsewhere"]);
    assert!(draft.has_rated_answers(1) && !draft.has_rated_answers(0));
    for (slot, text) in [
        (Slot::RatedMinimum(1), "50"),
        (Slot::InterviewMinimum(CoreArea::Technical), "40"),
        (Slot::InterviewMinimum(CoreArea::Leadership), ""),
        (Slot::InterviewWeight(0), ""),
        (Slot::InterviewWeight(1), "5"),
        (Slot::InterviewWeight(3), "3"),
    ] {
        assert_eq!(draft.text(slot), text, "{slot:?}");
    }
    for (slot, text) in [
        (Slot::RatedMinimum(0), "50"),
        (Slot::RatedMinimum(1), "half"),
        (Slot::InterviewMinimum(CoreArea::Leadership), "101"),
        (Slot::InterviewWeight(0), "0"),
    ] {
        let mut draft = draft.clone();
        draft.write(slot, text.into());
        assert_eq!(places(&draft, &key), [PolicyPlace::Slot(slot)]);
    }
    // What cannot be met has a field, so that it can be removed.
    assert!(draft.has_rated_minimum(1) && !draft.has_rated_minimum(0));
    let mut unmet = draft.clone();
    unmet.write(Slot::RatedMinimum(0), "50".into());
    assert!(unmet.has_rated_minimum(0));
    // What is cleared is said, or the key's own rule would apply again.
    draft.write(Slot::RatedMinimum(1), String::new());
    draft.second_rater = None;
    let read = draft.read(&key).unwrap();
    assert_eq!(read.upgraded(&key).policy, read);
    assert!(read.rated_minimum_percent.is_empty() && read.second_rater.is_none());
}

#[test]
fn a_form_begins_with_the_rules_that_apply_to_a_policy_of_the_former_version() {
    let (pack, key) = with_rules();
    let former = ScoringPolicy {
        edition: PolicyEdition::First,
        rated_minimum_percent: Default::default(),
        interview_minimum_percent: Default::default(),
        interview_weights: Default::default(),
        second_rater: None,
        ..ScoringPolicy::of_key(&key)
    };
    let mut draft = PolicyDraft::of(&former, &pack, &key, &[]);
    assert_eq!(draft.text(Slot::RatedMinimum(1)), "50");
    // Unchanged, it is that policy, and can be put in force as it is.
    let unchanged = draft.read(&key).unwrap();
    assert_eq!(unchanged, former.upgraded(&key).policy);
    assert_eq!(unchanged.sha256(), former.sha256());
    assert_eq!(unchanged.to_value()["schema"], "assay/policy/1");
    let mut changed = draft.clone();
    changed.write(Slot::Threshold, "71".into());
    let changed = changed.read(&key).unwrap();
    assert_eq!(
        (changed.edition, changed.threshold_percent),
        (PolicyEdition::Second, 71)
    );
    assert_eq!(changed.rated_minimum_percent["writing"], 50);
    for slot in [
        Slot::RatedMinimum(1),
        Slot::InterviewMinimum(CoreArea::Technical),
        Slot::InterviewWeight(0),
        Slot::InterviewWeight(1),
    ] {
        draft.write(slot, String::new());
    }
    draft.second_rater = None;
    let read = draft.read(&key).unwrap();
    assert_eq!(read.edition, PolicyEdition::Second);
    assert!(read.upgraded(&key).added.is_empty());
}
