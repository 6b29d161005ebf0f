use super::*;
use crate::campaign::{Candidacy, NextAct, Standing};
use crate::chance::ChanceLevels;
use crate::cover::Cover;
use crate::kit::InterviewQuestion;
use crate::open_task::{Target, open_tasks};
use crate::policy::{PolicyEdition, ScoringPolicy};
use crate::rules::Outcome;
use crate::test_content::{
    answers, asked, content, half, letter, one_and_a_half, outcome, questions, rule, scored, state,
    test_alone, with_error, with_policy,
};
use assay_core::assessment::CoreArea;
use serde_json::json;

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
fn an_area_on_which_the_kit_has_no_question_keeps_the_result_open() {
    let (pack, key) =
        with_policy(json!({ "interview_minimum_percent": { "technical": 50, "leadership": 50 } }));
    let policy = ScoringPolicy::of_key(&key);
    let mut technical = questions();
    technical.retain(|question| question.area == CoreArea::Technical);
    let mut entries = Vec::from(letter("Ann", 5));
    entries.extend([asked("q1", 5), asked("q2", 5)]);
    let state = state(&entries);
    let with = |questions: &[InterviewQuestion]| {
        let sources = Sources {
            pack: &pack,
            key: &key,
            upgrade: &policy.upgraded(&key),
            chance: &ChanceLevels::of(&pack, &key),
            questions,
            flags: &[],
        };
        Scorecard::of(&sources, &answers(&pack, &half()), &state).unwrap()
    };
    let card = with(&technical);
    assert_eq!(
        rule(&card, "interview-minimum:leadership").unwrap().says,
        "The interview on leadership and communication has no score yet, since the kit has no question on it; whether it reaches the 50 % that is needed is open"
    );
    assert_eq!(
        outcome(&card, "interview-minimum:leadership"),
        Some(Outcome::Open)
    );
    assert_eq!(
        outcome(&card, "interview-minimum:technical"),
        Some(Outcome::Met)
    );
    assert_eq!(
        (card.recommendation, card.is_final()),
        (Recommendation::Open, false)
    );
    let tasks: Vec<(&str, Target<'_>)> = open_tasks(&card)
        .iter()
        .map(|task| (task.text, task.target))
        .collect();
    let task = "Open a kit with questions on leadership and communication.";
    assert_eq!(tasks, [(task, Target::Question(None))]);
    let next = Standing::of(&Candidacy {
        state: &state,
        card: Some(&card),
        policy: Some(&policy),
        sheets: &[],
        cover: &Cover::default(),
        who: "Ann",
    });
    assert_eq!(next.act, NextAct::OpenKit);
    // Without any kit, that is the one thing to open.
    assert_eq!(
        with(&[]).open,
        ["Open an interview kit; without one there are no questions."]
    );
}

#[test]
fn a_rule_that_nothing_is_about_explains_no_pass() {
    let content = with_policy(json!({}));
    let mut policy = ScoringPolicy {
        edition: PolicyEdition::Second,
        ..test_alone(&content.1)
    };
    policy.rated_minimum_percent.insert("reasoning".into(), 50);
    let card = scored(&content, &policy, &one_and_a_half(), &letter("Ann", 5));
    let idle = rule(&card, "rated-minimum:reasoning").unwrap();
    assert_eq!((idle.result, idle.is_idle), (Outcome::Met, true));
    assert_eq!(card.recommendation, Recommendation::Pass);
    assert_eq!(
        card.why,
        "A pass by the rules: the overall result, 90.00 %, reaches the 70 % that is needed."
    );
}

#[test]
fn a_total_within_one_standard_error_is_near_whether_or_not_a_second_person_rates() {
    // 75, which is 5 from the threshold.
    for (error, is_near) in [("4.99", false), ("5", true)] {
        let content = with_error(error);
        let mut policy = test_alone(&content.1);
        for second_rater in [policy.second_rater, None] {
            policy.second_rater = second_rater;
            let card = scored(&content, &policy, &json!({}), &letter("Ann", 4));
            assert_eq!(card.is_near_threshold, is_near, "{error}");
        }
        assert!(!scored(&content, &policy, &json!({}), &[]).is_near_threshold);
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
    assert_eq!(
        outcome(&card, "rated-minimum:writing"),
        Some(Outcome::NotMet)
    );
    let notes = [
        "This policy is of the former version and says nothing about the rated answers of the section “Writing”; the test's own rule applies: together they have to reach 50 %.",
        "This policy is of the former version and says nothing about the interview on leadership and communication; the test's own rule applies: it has to reach 40 %.",
        "This policy is of the former version and says nothing about the weights of interview questions; the test's own rule applies: “Q1” weighs 2, and every other question 1.",
        "This policy is of the former version and says nothing about a second rater; the test's own rule applies: near a limit, two people have to rate.",
    ];
    assert_eq!(card.to_value()["policy_notes"], json!(notes));
    // The present version says what it means, also where that is nothing.
    let present = ScoringPolicy {
        edition: PolicyEdition::Second,
        ..former
    };
    let card = scored(&content, &present, &half(), &letter("Ann", 2));
    assert!(card.policy_notes.is_empty() && rule(&card, "rated-minimum:writing").is_none());
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
