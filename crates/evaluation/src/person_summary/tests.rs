use super::super::cover::Revealed;
use super::super::review_event::{ReviewAction, ReviewEvent};
use super::super::rules::Recommendation;
use super::super::score::{ItemScore, PartScore};
use super::super::sources::SectionScore;
use super::super::state::State;
use super::*;
use assay_core::scoring::Fraction;
use std::collections::BTreeMap;

fn state(given: Vec<(&str, ReviewAction)>) -> State {
    let events = given.into_iter().zip(0..);
    let events: Vec<ReviewEvent> = events
        .map(|((by, what), second)| ReviewEvent {
            at: format!("2026-11-21T10:00:0{second}.000Z"),
            by: by.into(),
            by_id: by.into(),
            what,
        })
        .collect();
    State::after(&events)
}

fn rated() -> ReviewAction {
    ReviewAction::Rated {
        item: "mail".into(),
        criterion: "tone".into(),
        rating: Some(4),
        note: None,
    }
}

fn rule(id: &str, result: Outcome) -> Rule {
    Rule {
        id: id.into(),
        says: String::new(),
        result,
        is_idle: false,
    }
}

fn card(open: &[&str], rules: Vec<Rule>) -> Scorecard {
    let points = if open.is_empty() {
        Bounds::settled(Fraction::ONE)
    } else {
        Bounds::open(Fraction::ONE)
    };
    let tone = PartScore {
        name: "tone".into(),
        title: "Tone".into(),
        expected: String::new(),
        given: String::new(),
        of: Fraction::ONE,
        points,
        how: String::new(),
        needs_review: false,
        raters: None,
        so_far: None,
    };
    let mail = ItemScore {
        id: "mail".into(),
        title: "Mail".into(),
        weight: 1,
        rule: "rubric/1",
        parts: vec![tone],
        share: points,
        reasons: Vec::new(),
        finding: "",
        harmful: None,
        open: open.iter().map(|text| String::from(*text)).collect(),
    };
    let percent = points.times(Fraction::whole(100)).unwrap();
    let findings = rules
        .iter()
        .filter(|rule| matches!(rule.id, RuleId::RedFlag(_)) && rule.result == Outcome::Open)
        .map(|_| String::from("Confirm or dismiss it."));
    let all_open = mail.open.iter().cloned().chain(findings).collect();
    Scorecard {
        sections: vec![SectionScore {
            id: "writing".into(),
            title: "Writing".into(),
            weight_percent: 100,
            items: vec![mail],
            percent,
            weighted: percent,
            rated_percent: None,
            chance_percent: None,
        }],
        test: percent,
        questions: Vec::new(),
        interview: Bounds::NOTHING,
        areas: Vec::new(),
        overall: percent,
        is_near_threshold: false,
        standard_error: None,
        rules,
        recommendation: Recommendation::Open,
        why: String::new(),
        open: all_open,
        is_single_rater: false,
        second_ratings: Vec::new(),
        flags: Vec::new(),
        policy_notes: Vec::new(),
    }
}

#[test]
fn ranges_have_their_limits_and_tell_nothing_that_is_covered() {
    let card = card(
        &["Rate “Mail”: Tone."],
        vec![
            rule("threshold", Outcome::Open),
            rule("minimum:writing", Outcome::Open),
        ],
    );
    let policy = ScoringPolicy {
        edition: super::super::policy::PolicyEdition::First,
        rated_minimum_percent: BTreeMap::new(),
        interview_minimum_percent: BTreeMap::new(),
        interview_weights: BTreeMap::new(),
        second_rater: None,
        version: "1".into(),
        weights_percent: [("writing".into(), 100)].into(),
        minimum_percent: [("writing".into(), 50)].into(),
        threshold_percent: 70,
        test_percent: 100,
        rating_percent: [0, 25, 50, 75, 100],
        raters: 2,
        adjudicate_from: 2,
        harmful_pick: super::super::policy::Consequence::Fails,
        red_flag: super::super::policy::Consequence::Fails,
        stages: super::super::policy::StageNeeds::default(),
    };
    let by_ann = state(vec![("ann", rated())]);
    let shown = |who| {
        let cover = Cover::of(&by_ann, who, Revealed::default());
        let ranges = score_ranges(&card, &policy, &cover).into_iter();
        ranges
            .map(|range| (range.of, range.score.is_some(), range.limit, range.outcome))
            .collect::<Vec<_>>()
    };
    let open = Some(Outcome::Open);
    let expected = [
        (RangeOf::Overall, true, Some(70), open),
        (RangeOf::Test, true, None, None),
        (RangeOf::Interview, true, None, None),
        (RangeOf::Section("Writing"), true, Some(50), open),
    ];
    assert_eq!(shown("ann"), expected);
    let expected = [
        (RangeOf::Overall, false, Some(70), None),
        (RangeOf::Test, false, None, None),
        (RangeOf::Interview, true, None, None),
        (RangeOf::Section("Writing"), false, Some(50), None),
    ];
    assert_eq!(shown("ben"), expected);
}

#[test]
fn findings_are_picks_and_flags_and_no_limits() {
    let card = card(
        &[],
        vec![
            rule("threshold", Outcome::Met),
            rule("harmful-pick:fog", Outcome::NotMet),
            rule("red-flag:blames", Outcome::Met),
        ],
    );
    let targets: Vec<Target<'_>> = findings(&card).iter().map(|one| one.target).collect();
    assert_eq!(targets, [Target::Pick("fog"), Target::Flag("blames")]);
}
