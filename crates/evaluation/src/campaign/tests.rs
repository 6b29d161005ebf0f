use super::*;
use crate::bounds::Bounds;
use crate::cover::{Cover, Revealed};
use crate::interview_score::QuestionScore;
use crate::policy::{Consequence, Need, PolicyEdition, ScoringPolicy, StageNeeds};
use crate::queue::Sheet;
use crate::review_event::{Decision, Milestone, ReviewAction, ReviewEvent, StageVerdict};
use crate::rules::{Outcome, Recommendation, Rule};
use crate::scorecard::Scorecard;
use crate::state::State;
use assay_core::assessment::CoreArea;
use assay_core::scoring::Fraction;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

fn id(name: &str) -> String {
    [name, "-identifier"].concat()
}

fn state(given: &[(&str, ReviewAction)]) -> State {
    let events = given.iter().zip(10..);
    let events = events.map(|((by, what), second)| ReviewEvent {
        at: format!("2026-11-21T10:00:{second}.000Z"),
        by: (*by).into(),
        by_id: id(by),
        what: what.clone(),
    });
    State::after(&events.collect::<Vec<_>>())
}

fn rated(item: &str, rating: u32) -> ReviewAction {
    ReviewAction::Rated {
        item: item.into(),
        criterion: "tone".into(),
        rating: Some(rating),
        note: None,
    }
}

fn said(stage: Milestone, verdict: StageVerdict) -> ReviewAction {
    ReviewAction::StageJudged {
        stage,
        verdict: Some(verdict),
        reason: "Others wrote more clearly than this.".into(),
    }
}

fn decided(decision: Decision) -> ReviewAction {
    ReviewAction::Decided {
        decision: Some(decision),
        recommendation: "open".into(),
        reason: "Read every answer twice.".into(),
    }
}

fn sheets() -> Vec<Sheet> {
    let sheet = |item: &str| Sheet {
        sha256: "0".into(),
        pseudonym: "Candidate 0".into(),
        key_sha256: "1".into(),
        item: item.into(),
        criteria: vec!["tone".into()],
    };
    vec![sheet("mail"), sheet("note")]
}

fn policy(raters: u32, stages: StageNeeds) -> ScoringPolicy {
    ScoringPolicy {
        edition: PolicyEdition::First,
        rated_minimum_percent: BTreeMap::new(),
        interview_minimum_percent: BTreeMap::new(),
        interview_weights: BTreeMap::new(),
        second_rater: None,
        version: "1".into(),
        weights_percent: BTreeMap::new(),
        minimum_percent: BTreeMap::new(),
        threshold_percent: 70,
        test_percent: 50,
        rating_percent: [0, 25, 50, 75, 100],
        raters,
        adjudicate_from: 2,
        harmful_pick: Consequence::Fails,
        red_flag: Consequence::Fails,
        stages,
    }
}

fn card(findings: &[&str], open_questions: usize) -> Scorecard {
    let question = |at: usize| QuestionScore {
        id: at.to_string(),
        title: String::new(),
        share: if at < open_questions {
            Bounds::open(Fraction::ONE)
        } else {
            Bounds::NOTHING
        },
        given: String::new(),
        how: String::new(),
        area: CoreArea::Technical,
        weight: 1,
        open: (at < open_questions).then(|| "Rate the interview question.".into()),
        so_far: None,
    };
    let rule = |id: &&str| Rule {
        id: (*id).into(),
        says: String::new(),
        result: Outcome::Open,
        is_idle: false,
    };
    Scorecard {
        sections: Vec::new(),
        test: Bounds::NOTHING,
        questions: (0..6).map(question).collect(),
        interview: Bounds::NOTHING,
        areas: Vec::new(),
        overall: Bounds::NOTHING,
        is_near_threshold: false,
        standard_error: None,
        rules: findings.iter().map(rule).collect(),
        recommendation: Recommendation::Open,
        why: String::new(),
        open: findings.iter().map(|id| String::from(*id)).collect(),
        is_single_rater: true,
        second_ratings: Vec::new(),
        flags: Vec::new(),
        policy_notes: Vec::new(),
    }
}

fn standing(
    who: &str,
    state: &State,
    card: Option<&Scorecard>,
    policy: &ScoringPolicy,
) -> Standing {
    let who = id(who);
    Standing::of(&Candidacy {
        state,
        card,
        policy: card.map(|_| policy),
        sheets: &sheets(),
        cover: &Cover::of(state, &who, Revealed::default()),
        who: &who,
    })
}

/// A policy by which a team shortlists before interviews.
fn shortlisting() -> StageNeeds {
    StageNeeds {
        shortlist: BTreeSet::from([Need::AnswersRated]),
        interview: BTreeSet::from([Need::Shortlisted]),
        ..StageNeeds::default()
    }
}

#[test]
fn without_stages_in_the_policy_the_way_has_four_steps() {
    let usual = policy(1, StageNeeds::default());
    let at = |given: &[(&str, ReviewAction)], card: Option<&Scorecard>| {
        let found = standing("Ann", &state(given), card, &usual);
        assert_eq!(found.steps, 4);
        (found.stage, found.act, found.step)
    };
    let (fresh, asked) = (card(&[], 6), card(&[], 0));
    assert_eq!(at(&[], None), (Stage::Arrived, NextAct::OpenContent, 1));
    let item = String::from("mail");
    let rate = NextAct::Rate { answers: 2, item };
    assert_eq!(at(&[], Some(&fresh)), (Stage::ToRate, rate, 2));
    let mut given = vec![("Ann", rated("mail", 4))];
    let item = String::from("note");
    let rate = NextAct::Rate { answers: 1, item };
    assert_eq!(at(&given, Some(&fresh)), (Stage::ToRate, rate, 2));
    given.push(("Ann", rated("note", 4)));
    let ask = NextAct::Interview { questions: 6 };
    assert_eq!(at(&given, Some(&fresh)), (Stage::Interview, ask, 3));
    assert_eq!(
        at(&given, Some(&asked)),
        (Stage::ToDecide, NextAct::Decide, 4)
    );
    given.push(("Ann", decided(Decision::Advance)));
    let offer = NextAct::Judge(Milestone::Offer);
    assert_eq!(at(&given, Some(&asked)), (Stage::Decided, offer, 4));
    given.push(("Ann", said(Milestone::Offer, StageVerdict::Yes)));
    assert_eq!(
        at(&given, Some(&asked)),
        (Stage::Decided, NextAct::Nothing, 4)
    );
    // What comes up afterward has to be looked at.
    let changed = Scorecard {
        recommendation: Recommendation::NotPass,
        ..card(&[], 0)
    };
    assert_eq!(at(&given, Some(&changed)).1, NextAct::LookAgain);
}

#[test]
fn an_answer_waits_only_for_as_many_raters_as_the_policy_wants() {
    let fresh = card(&[], 6);
    let given = [("Ann", rated("mail", 4)), ("Ann", rated("note", 4))];
    let given = state(&given);
    let by = |who, raters| {
        standing(
            who,
            &given,
            Some(&fresh),
            &policy(raters, StageNeeds::default()),
        )
    };
    // Ben is not sent to what Ann has rated for everybody.
    assert_eq!(by("Ben", 1).stage, Stage::Interview);
    assert_eq!(by("Ann", 2).act, NextAct::AwaitRater { answers: 2 });
    assert_eq!(by("Ann", 2).stage, Stage::ToRate);
    let item = String::from("mail");
    assert_eq!(by("Ben", 2).act, NextAct::Rate { answers: 2, item });
}

#[test]
fn differing_ratings_and_findings_are_settled_before_the_interview() {
    let two = policy(2, StageNeeds::default());
    let mut given = Vec::new();
    for item in ["mail", "note"] {
        given.push(("Ann", rated(item, 5)));
        given.push(("Ben", rated(item, if item == "note" { 2 } else { 4 })));
    }
    let found = standing(
        "Cem",
        &state(&given),
        Some(&card(&["harmful-pick:x"], 6)),
        &two,
    );
    let item = String::from("note");
    let settle = NextAct::Settle { criteria: 1, item };
    assert_eq!((found.stage, found.act), (Stage::ToSettle, settle));
    given.push((
        "Cem",
        ReviewAction::Adjudicated {
            item: "note".into(),
            criterion: "tone".into(),
            rating: Some(4),
            reason: "Clear, but not at once.".into(),
        },
    ));
    let found = standing(
        "Cem",
        &state(&given),
        Some(&card(&["harmful-pick:x"], 6)),
        &two,
    );
    let judge = NextAct::JudgeFindings { findings: 1 };
    assert_eq!((found.stage, found.act), (Stage::ToSettle, judge));
}

#[test]
fn a_finding_that_came_after_the_decision_is_judged_first() {
    let policy = policy(1, StageNeeds::default());
    let decided = state(&[("ann", decided(Decision::Hold))]);
    let found = card(&["red-flag:blames"], 0);
    let after = standing("ann", &decided, Some(&found), &policy);
    let findings = 1;
    assert_eq!(after.stage, Stage::ToSettle);
    assert_eq!(after.act, NextAct::JudgeFindings { findings });
    let judged = standing("ann", &decided, Some(&card(&[], 0)), &policy);
    assert_eq!(
        (judged.stage, judged.act),
        (Stage::Decided, NextAct::Nothing)
    );
}

#[test]
fn a_team_shortlists_before_interviews_where_its_policy_says_so() {
    let policy = policy(1, shortlisting());
    let fresh = card(&[], 6);
    let mut given = vec![("Ann", rated("mail", 4)), ("Ann", rated("note", 4))];
    let found = standing("Ann", &state(&given), Some(&fresh), &policy);
    let judge = NextAct::Judge(Milestone::Shortlist);
    assert_eq!((found.stage, found.act), (Stage::Shortlist, judge));
    assert_eq!((found.step, found.steps), (3, 5));
    let with = |verdict| {
        let mut given = given.clone();
        given.push(("Ann", said(Milestone::Shortlist, verdict)));
        standing("Ann", &state(&given), Some(&fresh), &policy)
    };
    assert_eq!(with(StageVerdict::Yes).stage, Stage::Interview);
    // Whoever is not on the shortlist is not interviewed, and still decided on by a person.
    assert_eq!(with(StageVerdict::No).act, NextAct::Decide);
    given.push(("Ann", said(Milestone::Shortlist, StageVerdict::No)));
    let found = standing(
        "Ann",
        &state(&given),
        Some(&card(&["harmful-pick:x"], 6)),
        &policy,
    );
    assert_eq!(found.act, NextAct::JudgeFindings { findings: 1 });
}

#[test]
fn a_verdict_that_rests_on_covered_ratings_moves_nobody_on() {
    let policy = policy(1, shortlisting());
    let fresh = card(&[], 6);
    for verdict in [StageVerdict::Yes, StageVerdict::No] {
        let given = state(&[
            ("Ann", rated("mail", 4)),
            ("Ann", rated("note", 1)),
            ("Ann", said(Milestone::Shortlist, verdict)),
        ]);
        let found = standing("Ben", &given, Some(&fresh), &policy);
        assert_eq!(found.stage, Stage::ToRate);
        assert_eq!(found.act, NextAct::Uncover { answers: 2 });
    }
}

#[test]
fn a_stage_says_what_it_waits_for() {
    let policy = policy(1, shortlisting());
    let (given, fresh) = (state(&[]), card(&[], 6));
    let absent = |policy: &ScoringPolicy, stage| missing(&given, Some(&fresh), policy, stage);
    assert_eq!(
        absent(&policy, Some(Milestone::Interview)),
        [Need::Shortlisted]
    );
    assert_eq!(absent(&policy, Some(Milestone::Shortlist)), []);
    assert_eq!(absent(&policy, Some(Milestone::Offer)), []);
    assert_eq!(absent(&policy, None), []);
    let mut policy = policy.clone();
    policy.stages.decision.insert(Need::Interviewed);
    assert_eq!(absent(&policy, None), [Need::Interviewed]);
}

#[test]
fn every_stage_has_its_number_and_somebody_to_begin_with() {
    let one = |stage, act| Standing {
        stage,
        act,
        step: 2,
        steps: 4,
    };
    let item = String::from("mail");
    let all = [
        one(Stage::ToRate, NextAct::AwaitRater { answers: 1 }),
        one(Stage::ToDecide, NextAct::Decide),
        one(Stage::ToRate, NextAct::Rate { answers: 1, item }),
    ];
    let found = counts(&all);
    assert_eq!(
        found.iter().map(|one| one.stage).collect::<Vec<_>>(),
        Stage::ALL
    );
    let of = |stage| found.iter().find(|one| one.stage == stage).unwrap();
    assert_eq!(
        (of(Stage::ToRate).count, of(Stage::ToRate).first),
        (2, Some(2))
    );
    assert_eq!(
        (of(Stage::ToDecide).count, of(Stage::ToDecide).first),
        (1, Some(1))
    );
    assert_eq!(
        (of(Stage::Decided).count, of(Stage::Decided).first),
        (0, None)
    );
}

#[test]
fn candidates_follow_each_other_as_they_began() {
    let begun = [
        ("2026-03-02", "b"),
        ("2026-03-01", "c"),
        ("2026-03-02", "a"),
    ];
    let order = arrival_order(&begun);
    assert_eq!(order, [1, 2, 0]);
    let around = neighbors(&order, 2).unwrap();
    assert_eq!((around.place, around.of), (2, 3));
    assert_eq!((around.previous, around.next), (Some(1), Some(0)));
    assert_eq!(neighbors(&order, 1).unwrap().previous, None);
    assert_eq!(neighbors(&order, 0).unwrap().next, None);
    assert_eq!(neighbors(&order, 7), None);
}

#[test]
fn the_next_answer_is_the_first_of_the_raters_own_order() {
    let policy = Arc::new(policy(1, StageNeeds::default()));
    let given = state(&[("Ann", rated("mail", 4)), ("Ben", rated("mail", 1))]);
    let about = |_: &str| Some((&given, policy.clone()));
    let scored = |sha256: &str| about(sha256).map(|(state, policy)| (state, policy, None));
    let all = sheets();
    assert_eq!(next_wanted(&all, scored, &id("Ann")).unwrap().item, "note");
    assert_eq!(next_dispute(&all, about).unwrap().item, "mail");
    assert!(next_wanted(&all[..1], scored, &id("Cem")).is_none());
}
