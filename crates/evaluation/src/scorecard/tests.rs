use super::*;
use crate::open_task::{Target, open_tasks};
use crate::policy::{PolicyEdition, ScoringPolicy};
use crate::rules::Outcome;
use crate::test_content::{asked, content, letter, rated, scored};
use assay_core::assessment::{Assessment, Key};
use assay_core::document::Value;
use serde_json::json;

/// The policy of a key, by which the test alone makes the overall result.
fn test_alone(key: &Key) -> ScoringPolicy {
    ScoringPolicy {
        test_percent: 100,
        ..ScoringPolicy::of_key(key)
    }
}

fn with_policy(policy: Value) -> (Assessment, Key) {
    content(|key| {
        for (name, value) in policy.as_object().unwrap() {
            key["policy"][name.as_str()] = value.clone();
        }
    })
}

fn rule<'a>(card: &'a Scorecard, id: &str) -> Option<&'a Rule> {
    card.rules.iter().find(|rule| rule.id == id)
}

fn outcome(card: &Scorecard, id: &str) -> Option<Outcome> {
    rule(card, id).map(|rule| rule.result)
}

/// What in the second section is right, of the three items that rules grade and that count 1 each: half of the match.
fn half() -> Value {
    json!({ "weigh": { "matches": { "a": "high", "b": "high" } } })
}

/// The same and the value.
fn one_and_a_half() -> Value {
    json!({ "weigh": { "matches": { "a": "high", "b": "high" } }, "value": { "text": "word" } })
}

#[test]
fn items_count_by_their_weights() {
    let content = with_policy(json!({}));
    let policy = test_alone(&content.1);
    let card = scored(&content, &policy, &one_and_a_half(), &letter("Ann", 4));
    // (1/2 + 0 + 1 + 3 × 3/4) ÷ 6 = 3.75 ÷ 6.
    assert_eq!(card.sections[1].percent.text(2), "62.50");
    assert_eq!(card.sections[1].rated_percent, None);
    let document = card.to_value();
    let items = document["sections"][1]["items"].as_array().unwrap();
    let weights: Vec<Option<u64>> = items.iter().map(|item| item["weight"].as_u64()).collect();
    assert_eq!(weights, [None, None, None, Some(3)]);
    let lines = crate::score_derivation::section_mean(&card.sections[1]).decimals;
    assert_eq!(
        lines,
        ["(1 × 0.5 + 1 × 0 + 1 × 1 + 3 × 0.75) ÷ 6 = 0.625 = 62.50 %"]
    );
}

#[test]
fn what_people_rate_in_a_section_has_a_minimum_of_its_own() {
    let content = with_policy(json!({ "rated_minimum_percent": { "writing": 50 } }));
    // A rating of 3 counts this much of each criterion, and so of all that is rated.
    for (worth, percent, expected) in [
        (49, "49.00", Outcome::NotMet),
        (50, "50.00", Outcome::Met),
        (51, "51.00", Outcome::Met),
    ] {
        let mut policy = test_alone(&content.1);
        policy.rating_percent[2] = worth;
        let card = scored(&content, &policy, &one_and_a_half(), &letter("Ann", 3));
        let found = rule(&card, "rated-minimum:writing").unwrap();
        assert_eq!(found.result, expected, "{worth}");
        let says = ["The rated part of the section “Writing”, ", percent, " %"].concat();
        assert!(found.says.starts_with(&says), "{}", found.says);
        assert_eq!(card.sections[1].rated_percent.unwrap().text(2), percent);
    }
    let card = scored(
        &content,
        &test_alone(&content.1),
        &one_and_a_half(),
        &letter("Ann", 2),
    );
    assert_eq!(card.recommendation, Recommendation::NotPass);
    assert_eq!(
        card.why,
        "Not a pass, because the rated part of the section “Writing”, 25.00 %, stays below the 50 % that is needed."
    );
}

#[test]
fn an_area_of_the_interview_has_a_minimum_and_questions_weigh() {
    let content = with_policy(json!({
        "interview_minimum_percent": { "technical": 50, "leadership": 50 },
        "interview_weights": { "q2": 5 },
    }));
    let policy = ScoringPolicy::of_key(&content.1);
    // (1 × q1 + 5 × q2) ÷ 6, where a 2 counts 25, a 3 counts 50 and a 4 counts 75.
    for (first, percent, expected) in [
        (2, "45.83", Outcome::NotMet),
        (3, "50.00", Outcome::Met),
        (4, "54.17", Outcome::Met),
    ] {
        let mut entries = Vec::from(letter("Ann", 5));
        entries.extend([asked("q1", first), asked("q2", 3), asked("q3", 2)]);
        let card = scored(&content, &policy, &one_and_a_half(), &entries);
        assert_eq!(
            outcome(&card, "interview-minimum:technical"),
            Some(expected)
        );
        assert_eq!(card.areas[0].percent.unwrap().text(2), percent);
        assert_eq!(
            rule(&card, "interview-minimum:leadership").unwrap().says,
            "The interview on leadership and communication, 25.00 %, stays below the 50 % that is needed"
        );
        assert!(
            card.why
                .contains("the interview on leadership and communication, 25.00 %")
        );
        assert_eq!(card.why.contains("the interview on technology"), first == 2);
    }
    let entries = [asked("q1", 5), asked("q2", 1), asked("q3", 5)];
    let card = scored(&content, &policy, &half(), &entries);
    // (1 × 1 + 5 × 0 + 1 × 1) ÷ 7.
    assert_eq!(card.interview.lowest.text(), "200/7");
    assert_eq!(card.to_value()["interview"][1]["weight"], 5);
    assert_eq!(card.to_value()["interview_areas"][0]["area"], "technical");
}

#[test]
fn a_minimum_keeps_the_interview_open_though_it_counts_nothing() {
    let content = with_policy(json!({ "interview_minimum_percent": { "leadership": 50 } }));
    let card = scored(
        &content,
        &test_alone(&content.1),
        &half(),
        &letter("Ann", 5),
    );
    let targets: Vec<Target<'_>> = open_tasks(&card).iter().map(|task| task.target).collect();
    assert_eq!(targets, [Target::Question(Some("q3"))]);
    assert_eq!(
        outcome(&card, "interview-minimum:leadership"),
        Some(Outcome::Open)
    );
}

#[test]
fn a_section_within_one_step_of_its_minimum_needs_a_second_rater() {
    let content = with_policy(json!({
        "minimum_percent": { "writing": 50 }, "second_rater": "near-limits"
    }));
    let policy = test_alone(&content.1);
    let nothing = json!({});
    let all_but_one =
        json!({ "weigh": { "matches": { "a": "high", "b": "low" } }, "value": { "text": "word" } });
    // A criterion is half of the letter, and the letter half of the section: one point makes 6.25.
    for (second, rating, percent, is_near) in [
        (&half(), 4, "45.83", true),
        (&nothing, 5, "50.00", true),
        (&all_but_one, 2, "45.83", true),
        (&one_and_a_half(), 3, "50.00", true),
        (&nothing, 4, "37.50", false),
        (&one_and_a_half(), 4, "62.50", false),
    ] {
        let card = scored(&content, &policy, second, &letter("Ann", rating));
        assert_eq!(card.sections[1].percent.text(2), percent);
        assert_eq!(
            rule(&card, "second-rater:writing").is_some(),
            is_near,
            "{percent}"
        );
        assert_eq!(rule(&card, "second-rater:total"), None);
    }
    // 43.75 is one step from 50, and so still near; with what counts a hundredth less it is not.
    let entries = [rated("Ann", "clarity", 4), rated("Ann", "tone", 5)];
    let card = scored(&content, &policy, &nothing, &entries);
    assert_eq!(card.sections[1].percent.text(2), "43.75");
    assert_eq!(
        rule(&card, "second-rater:writing").unwrap().says,
        "The section “Writing”, 43.75 %, lies within one step of rating, 6.25 %, of the 50 % that is needed, so a second person has to rate its answers"
    );
    let mut policy = policy;
    policy.rating_percent = [0, 25, 50, 74, 99];
    let card = scored(&content, &policy, &nothing, &entries);
    assert_eq!(card.sections[1].percent.text(2), "43.25");
    assert_eq!(rule(&card, "second-rater:writing"), None);
}

#[test]
fn a_second_rater_is_asked_for_at_the_very_answers_and_then_the_limit_decides() {
    let content = with_policy(json!({
        "minimum_percent": { "writing": 50 }, "second_rater": "near-limits"
    }));
    let policy = test_alone(&content.1);
    let entries = Vec::from(letter("Ann", 4));
    let card = scored(&content, &policy, &half(), &entries);
    // 45.83 of 50: one rating may decide, so nothing is decided.
    assert_eq!(card.recommendation, Recommendation::Open);
    assert_eq!(
        rule(&card, "minimum:writing").unwrap().says,
        "The section “Writing”, 45.83 % so far, may or may not reach the 50 % that is needed"
    );
    let tasks: Vec<(&str, Target<'_>)> = open_tasks(&card)
        .iter()
        .map(|task| (task.text, task.target))
        .collect();
    let target = |criterion| Target::Rating {
        item: "letter",
        criterion,
    };
    assert_eq!(
        tasks,
        [
            (
                "Have a second person rate “Letter”: Clarity.",
                target("clarity")
            ),
            ("Have a second person rate “Letter”: Tone.", target("tone")),
        ]
    );
    assert!(card.wants_second_rating("letter", "tone"));
    assert!(!card.is_final());
    let half_done = [entries.clone(), vec![rated("Ben", "tone", 4)]].concat();
    let card = scored(&content, &policy, &half(), &half_done);
    assert_eq!(outcome(&card, "second-rater:writing"), Some(Outcome::Open));
    assert!(!card.wants_second_rating("letter", "tone"));
    let done = [entries.clone(), letter("Ben", 4).into()].concat();
    let card = scored(&content, &policy, &half(), &done);
    assert_eq!(outcome(&card, "second-rater:writing"), Some(Outcome::Met));
    assert_eq!(outcome(&card, "minimum:writing"), Some(Outcome::NotMet));
    assert_eq!(card.recommendation, Recommendation::NotPass);
    assert!(card.is_final() && card.open.is_empty());
    // Where their ratings differ too much, that is to be settled, and no more people have to rate.
    let differing = [entries, letter("Ben", 1).into()].concat();
    let card = scored(&content, &policy, &half(), &differing);
    let is_settling =
        |task: &crate::open_task::OpenTask<'_>| matches!(task.target, Target::Settling { .. });
    assert!(open_tasks(&card).iter().all(is_settling));
}

#[test]
fn what_is_not_rated_at_all_asks_for_a_first_rating_only() {
    let content = with_policy(json!({
        "minimum_percent": { "writing": 50 }, "second_rater": "near-limits"
    }));
    let card = scored(
        &content,
        &test_alone(&content.1),
        &half(),
        &[rated("Ann", "tone", 4)],
    );
    assert_eq!(rule(&card, "second-rater:writing"), None);
    assert_eq!(card.open, ["Rate “Letter”: Clarity."]);
}

#[test]
fn the_rated_part_within_one_step_of_its_minimum_needs_a_second_rater() {
    let content = with_policy(json!({
        "rated_minimum_percent": { "writing": 50 }, "second_rater": "near-limits"
    }));
    let policy = test_alone(&content.1);
    // The letter is all that is rated: one point on one of two criteria makes 12.5.
    for (clarity, tone, percent, is_near) in [
        (2, 2, "25.00", false),
        (3, 2, "37.50", true),
        (3, 3, "50.00", true),
        (4, 3, "62.50", true),
        (4, 4, "75.00", false),
    ] {
        let entries = [rated("Ann", "clarity", clarity), rated("Ann", "tone", tone)];
        let card = scored(&content, &policy, &half(), &entries);
        assert_eq!(card.sections[1].rated_percent.unwrap().text(2), percent);
        assert_eq!(
            rule(&card, "second-rater:writing").is_some(),
            is_near,
            "{percent}"
        );
    }
}

fn with_error(percent: &str) -> (Assessment, Key) {
    content(|key| {
        key["policy"]["second_rater"] = "near-limits".into();
        key["validity"] = json!({
            "summary": "Made for a test.",
            "standard_error_percent": { "value": percent, "basis": "simulated", "how": "By hand." }
        });
    })
}

#[test]
fn a_total_within_one_standard_error_of_the_threshold_needs_a_second_rater() {
    // 60 % of 100 and 40 % of 37.5: 75, which is 5 from the threshold of 70.
    for (error, is_near) in [("4.99", false), ("5", true), ("5.01", true)] {
        let content = with_error(error);
        let card = scored(
            &content,
            &test_alone(&content.1),
            &json!({}),
            &letter("Ann", 4),
        );
        assert_eq!(card.overall.text(2), "75.00");
        assert_eq!(
            outcome(&card, "second-rater:total"),
            is_near.then_some(Outcome::Open)
        );
        let held = if is_near { Outcome::Open } else { Outcome::Met };
        assert_eq!(outcome(&card, "threshold"), Some(held));
        let both = [letter("Ann", 4), letter("Ben", 4)].concat();
        let card = scored(&content, &test_alone(&content.1), &json!({}), &both);
        assert_eq!(
            outcome(&card, "second-rater:total"),
            is_near.then_some(Outcome::Met)
        );
        assert_eq!(card.recommendation, Recommendation::Pass);
    }
}

#[test]
fn the_standard_error_stands_beside_a_total_within_two_of_it() {
    for (error, is_shown) in [("2.49", false), ("2.5", true), ("2.51", true)] {
        let content = with_error(error);
        let policy = test_alone(&content.1);
        let card = scored(&content, &policy, &json!({}), &letter("Ann", 4));
        assert_eq!(card.standard_error.is_some(), is_shown, "{error}");
        let document = card.to_value();
        assert_eq!(document.get("standard_error").is_some(), is_shown);
        if is_shown {
            assert_eq!(document["standard_error"]["basis"], "simulated");
        }
        // 60 to 80: most of what can come of it lies further off.
        let open = scored(&content, &policy, &json!({}), &[]);
        assert_eq!(open.standard_error, None);
    }
}

#[test]
fn a_policy_of_the_former_version_has_the_rules_of_the_key_and_says_so() {
    let content = with_policy(json!({
        "rated_minimum_percent": { "writing": 50 }, "second_rater": "near-limits",
        "interview_minimum_percent": { "leadership": 40 }, "interview_weights": { "q1": 2 },
    }));
    let former = ScoringPolicy {
        edition: PolicyEdition::First,
        rated_minimum_percent: Default::default(),
        interview_minimum_percent: Default::default(),
        interview_weights: Default::default(),
        second_rater: None,
        ..ScoringPolicy::of_key(&content.1)
    };
    let upgrade = former.upgraded(&content.1);
    assert_eq!(upgrade.policy.sha256(), former.sha256());
    assert_eq!(upgrade.policy.to_value(), former.to_value());
    assert_eq!(upgrade.policy.upgraded(&content.1), upgrade);
    let card = scored(&content, &former, &half(), &letter("Ann", 2));
    assert_eq!(
        card,
        scored(&content, &upgrade.policy, &half(), &letter("Ann", 2))
    );
    assert_eq!(card.added_rules, upgrade.added);
    assert_eq!(
        outcome(&card, "rated-minimum:writing"),
        Some(Outcome::NotMet)
    );
    let notes = [
        "This policy is of the former version and says nothing about the rated answers of the section “writing”; the test's own rule applies: together they have to reach 50 %.",
        "This policy is of the former version and says nothing about the interview on leadership and communication; the test's own rule applies: it has to reach 40 %.",
        "This policy is of the former version and says nothing about the weights of interview questions; the test's own rule applies: “q1” weighs 2, and every other question 1.",
        "This policy is of the former version and says nothing about a second rater; the test's own rule applies: near a limit, two people have to rate.",
    ];
    assert_eq!(card.to_value()["policy_notes"], json!(notes));
    // The present version says what it means, also where that is nothing.
    let present = ScoringPolicy {
        edition: PolicyEdition::Second,
        ..former
    };
    let card = scored(&content, &present, &half(), &letter("Ann", 2));
    assert_eq!(
        (card.added_rules.len(), rule(&card, "rated-minimum:writing")),
        (0, None)
    );
}

#[test]
fn without_such_rules_nothing_new_is_written() {
    let content = content(|key| key["policy"]["item_weights"] = json!({ "letter": 3 }));
    let policy = ScoringPolicy::of_key(&content.1);
    assert_eq!(policy.to_value()["schema"], "assay/policy/1");
    let card = scored(&content, &policy, &half(), &letter("Ann", 3));
    let document = card.to_value();
    for name in ["interview_areas", "standard_error", "policy_notes"] {
        assert_eq!(document.get(name), None, "{name}");
    }
    assert_eq!(document["sections"][1].get("rated_percent"), None);
    assert_eq!(document["interview"][0].get("weight"), None);
}

#[test]
fn one_more_rating_never_opens_a_second_rating_that_was_met() {
    let content = content(|key| {
        key["policy"]["second_rater"] = "near-limits".into();
        key["policy"]["minimum_percent"] = json!({ "writing": 50 });
        key["validity"] = json!({
            "summary": "Made for a test.",
            "standard_error_percent": { "value": "6", "basis": "simulated", "how": "By hand." }
        });
    });
    let policy = test_alone(&content.1);
    let met = |entries: &[Value]| {
        let card = scored(&content, &policy, &half(), entries);
        let second = card
            .rules
            .into_iter()
            .filter(|rule| rule.id.starts_with("second-rater:"));
        second
            .map(|rule| (rule.id, rule.result))
            .collect::<Vec<_>>()
    };
    let mut seen = 0;
    for ratings in 0..81 {
        let digit = |place: u32| 2 + ratings / 3_u32.pow(place) % 3;
        let first = [
            rated("Ann", "clarity", digit(0)),
            rated("Ann", "tone", digit(1)),
        ];
        let second = [
            rated("Ben", "clarity", digit(2)),
            rated("Ben", "tone", digit(3)),
        ];
        let stages = [
            Vec::from(first.clone()),
            [&first[..], &second[..1]].concat(),
            [&first[..], &second[..]].concat(),
        ];
        for stage in stages {
            let before = met(&stage);
            for (by, criterion) in [("Ben", "clarity"), ("Ben", "tone"), ("Cem", "tone")] {
                let after = met(&[stage.clone(), vec![rated(by, criterion, digit(3))]].concat());
                for (id, _) in before.iter().filter(|rule| rule.1 == Outcome::Met) {
                    seen += 1;
                    let then = after.iter().find(|rule| rule.0 == *id);
                    assert!(
                        then.is_none_or(|rule| rule.1 == Outcome::Met),
                        "{id}: {stage:?}"
                    );
                }
            }
        }
    }
    assert!(seen > 50, "{seen}");
}
