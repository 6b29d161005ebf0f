use super::*;
use crate::campaign::{Candidacy, NextAct, Standing, missing};
use crate::cover::{Cover, Revealed};
use crate::open_task::{OpenTask, Target, open_tasks};
use crate::policy::Need;
use crate::queue::Sheet;
use crate::review_event::Milestone;
use crate::rules::Recommendation;
use crate::test_content::{
    content, half, letter, one_and_a_half, outcome, rated, rule, scored, state, test_alone,
    with_error, with_policy,
};
use assay_core::document::Value;
use serde_json::json;

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
    let is_settling = |task: &OpenTask<'_>| matches!(task.target, Target::Settling { .. });
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

#[test]
fn a_second_rating_comes_next_for_whoever_has_not_rated() {
    let content = with_policy(json!({
        "minimum_percent": { "writing": 50 }, "second_rater": "near-limits"
    }));
    let mut policy = test_alone(&content.1);
    policy.stages.test.insert(Need::AnswersRated);
    let by = |name: &str| {
        letter(name, 4).map(|mut entry| {
            entry["by_id"] = [name, "-identifier"].concat().into();
            entry
        })
    };
    let sheets = [Sheet {
        sha256: "0".into(),
        pseudonym: "Candidate 0".into(),
        key_sha256: "1".into(),
        item: "letter".into(),
        criteria: vec!["clarity".into(), "tone".into()],
    }];
    let next = |who: &str, entries: &[Value]| {
        let state = state(entries);
        let card = scored(&content, &policy, &half(), entries);
        let waits = missing(&state, Some(&card), &policy, Some(Milestone::Test));
        let act = Standing::of(&Candidacy {
            state: &state,
            card: Some(&card),
            policy: Some(&policy),
            sheets: &sheets,
            cover: &Cover::of(&state, who, Revealed::default()),
            who,
        })
        .act;
        (act, waits.is_empty())
    };
    let first = by("Ann");
    let rate = NextAct::Rate {
        answers: 1,
        item: "letter".into(),
    };
    assert_eq!(next("Ben-identifier", &first), (rate, false));
    let wait = NextAct::AwaitRater { answers: 1 };
    assert_eq!(next("Ann-identifier", &first), (wait, false));
    let both = [by("Ann"), by("Ben")].concat();
    assert_eq!(next("Ann-identifier", &both), (NextAct::Decide, true));
}

#[test]
fn what_tells_how_near_a_result_is_stays_covered_until_one_has_rated() {
    let content = with_policy(json!({
        "minimum_percent": { "writing": 50 }, "second_rater": "near-limits"
    }));
    let entries = letter("Ann", 4).map(|mut entry| {
        entry["by_id"] = "Ann-identifier".into();
        entry
    });
    let card = scored(&content, &test_alone(&content.1), &half(), &entries);
    let second = rule(&card, "second-rater:writing").unwrap();
    let cover = |who| Cover::of(&state(&entries), who, Revealed::default());
    assert!(cover("Ben-identifier").rule(&card, second));
    assert!(!cover("Ann-identifier").rule(&card, second));
}
