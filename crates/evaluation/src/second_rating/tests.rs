use crate::campaign::{Candidacy, NextAct, Standing, missing};
use crate::cover::{Cover, Revealed};
use crate::open_task::{OpenTask, Target, open_tasks};
use crate::policy::Need;
use crate::queue::Sheet;
use crate::review_event::Milestone;
use crate::rules::{Outcome, Recommendation};
use crate::test_content::{
    half, letter, one_and_a_half, outcome, rated, rule, scored, state, test_alone, with_error,
    with_policy,
};
use assay_core::document::Value;
use assay_core::scoring::Fraction;
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
        "The section “Writing”, 43.75 % by the mean of the ratings so far, lies within one step of rating, 6.25 points, of the 50 % that is needed, so a second person has to rate its answers"
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
fn wherever_one_point_decides_a_minimum_a_second_person_has_to_rate() {
    let content = with_policy(json!({
        "minimum_percent": { "writing": 50 }, "second_rater": "near-limits"
    }));
    let policy = test_alone(&content.1);
    let result = |second: &Value, clarity: u32, tone: u32| {
        let entries = [rated("Ann", "clarity", clarity), rated("Ann", "tone", tone)];
        scored(&content, &policy, second, &entries)
    };
    let reaches = |second: &Value, (clarity, tone): (u32, u32)| {
        let percent = result(second, clarity, tone).sections[1].percent;
        percent.lowest >= Fraction::whole(50)
    };
    let (mut decided, mut quiet) = (0, 0);
    for second in [json!({}), half(), one_and_a_half()] {
        for ratings in 0..25 {
            let (clarity, tone) = (1 + ratings / 5, 1 + ratings % 5);
            let one_off = [
                (clarity - 1, tone),
                (clarity + 1, tone),
                (clarity, tone - 1),
                (clarity, tone + 1),
            ];
            let is_rating =
                |pair: &&(u32, u32)| (1..=5).contains(&pair.0) && (1..=5).contains(&pair.1);
            let reached = reaches(&second, (clarity, tone));
            let mut others = one_off.iter().filter(is_rating);
            let card = result(&second, clarity, tone);
            let asked = outcome(&card, "second-rater:writing");
            if others.any(|other| reaches(&second, *other) != reached) {
                decided += 1;
                assert_eq!(asked, Some(Outcome::Open), "{second} {clarity} {tone}");
                assert_eq!(outcome(&card, "minimum:writing"), Some(Outcome::Open));
            } else if asked.is_none() {
                quiet += 1;
            }
        }
    }
    assert!(decided > 12 && quiet > 25, "{decided} {quiet}");
}

#[test]
fn only_the_limit_that_is_near_is_held_open() {
    let scored_with = |rated: u32| {
        let content = with_policy(json!({
            "minimum_percent": { "writing": 50 }, "rated_minimum_percent": { "writing": rated },
            "second_rater": "near-limits"
        }));
        scored(
            &content,
            &test_alone(&content.1),
            &half(),
            &letter("Ann", 4),
        )
    };
    // All of the section is 45.83 %, a step from 50; its rated part is 75 %, two steps of 12.5 from 50.
    let card = scored_with(50);
    assert_eq!(outcome(&card, "minimum:writing"), Some(Outcome::Open));
    assert_eq!(outcome(&card, "rated-minimum:writing"), Some(Outcome::Met));
    assert_eq!(outcome(&card, "threshold"), Some(Outcome::Met));
    let card = scored_with(80);
    assert_eq!(outcome(&card, "rated-minimum:writing"), Some(Outcome::Open));
    assert_eq!(
        rule(&card, "second-rater:writing").unwrap().says,
        "The section “Writing”, 45.83 % by the mean of the ratings so far, lies within one step of rating, 6.25 points, of the 50 % that is needed, and the rated part of the section “Writing”, 75.00 % by the mean of the ratings so far, lies within one step of rating, 12.50 points, of the 80 % that is needed, so a second person has to rate its answers"
    );
}

#[test]
fn a_rating_given_after_seeing_the_first_is_not_the_second() {
    let content = with_policy(json!({
        "minimum_percent": { "writing": 50 }, "second_rater": "near-limits"
    }));
    let policy = test_alone(&content.1);
    let seen = |by: &str| {
        let by_id = [by, "-identifier"].concat();
        json!({ "by": by, "by_id": by_id, "kind": "unveiled", "of": "answers" })
    };
    let by = |name: &str| {
        letter(name, 4).map(|mut entry| {
            entry["by_id"] = [name, "-identifier"].concat().into();
            entry
        })
    };
    // Whoever comes first has seen nothing, whatever they had shown.
    let first = [vec![seen("Ann")], by("Ann").into()].concat();
    let done = [first.clone(), by("Ben").into()].concat();
    let card = scored(&content, &policy, &half(), &done);
    assert_eq!(outcome(&card, "second-rater:writing"), Some(Outcome::Met));
    let after = [first, vec![seen("Ben")], by("Ben").into()].concat();
    let card = scored(&content, &policy, &half(), &after);
    let second = rule(&card, "second-rater:writing").unwrap();
    assert_eq!(second.result, Outcome::Open);
    let says = "a second person has to rate its answers; a rating given after seeing the first does not count as the second";
    assert!(second.says.ends_with(says), "{}", second.says);
    assert!(card.wants_second_rating("letter", "tone"));
    let third = [after, by("Cem").into()].concat();
    let card = scored(&content, &policy, &half(), &third);
    let second = rule(&card, "second-rater:writing").unwrap();
    assert_eq!(second.result, Outcome::Met);
    assert!(second.says.ends_with("two people have rated its answers"));
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
    // Whoever had the ratings shown would not count, and so is not asked.
    let seen =
        json!({ "by": "Ben", "by_id": "Ben-identifier", "kind": "unveiled", "of": "answers" });
    let shown = [Vec::from(first), vec![seen]].concat();
    let wait = NextAct::AwaitRater { answers: 1 };
    assert_eq!(next("Ben-identifier", &shown), (wait, false));
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
    let cover = |who: &str| Cover::of(&state(&entries), who, Revealed::default());
    assert!(cover("Ben-identifier").rule(&card, second));
    assert!(!cover("Ann-identifier").rule(&card, second));
    let listed = |who: &str| {
        let cover = cover(who);
        let rules = cover.rules(&card).into_iter();
        let rules: Vec<String> = rules.map(|rule| rule.id.to_string()).collect();
        (rules, cover.open_tasks(&card).len())
    };
    let all = ["threshold", "minimum:writing", "second-rater:writing"].map(String::from);
    assert_eq!(listed("Ben-identifier"), (all[..2].to_vec(), 0));
    assert_eq!(listed("Ann-identifier"), (all.to_vec(), 2));
}
