use super::*;
use assay_core::assessment::{Assessment, NumberFormat, NumberKey, OptionKey, Rubric};
use assay_core::document;

/// A practice item of the pack that came with Assay as 2026.1.
fn item(id: &str) -> Item {
    let text = include_str!("../../../../tests/data/packs/2026.1/cto-smb.json");
    let pack = document::parse("pack", text).unwrap();
    let pack = Assessment::parse("pack", &pack).unwrap();
    let item = pack.practice.into_iter().find(|item| item.id == id);
    item.unwrap()
}

fn ids(list: &[&str]) -> Vec<String> {
    list.iter().map(|id| String::from(*id)).collect()
}

#[test]
fn a_choice_is_right_or_not_and_says_why() {
    let item = item("practice-choice");
    let key = ItemKey::Choice {
        correct: "b".into(),
        reason: "It is hot.".into(),
    };
    let right = Feedback::of(&item, &key, &Response::Choices(ids(&["b"])));
    assert_eq!((right.verdict, right.right), (Verdict::Right, Vec::new()));
    assert_eq!(right.reasons, [(String::new(), String::from("It is hot."))]);
    let wrong = Feedback::of(&item, &key, &Response::Choices(ids(&["a"])));
    assert_eq!(wrong.verdict, Verdict::Wrong);
    assert_eq!(wrong.right.len(), 1);
    assert!(wrong.parts.is_empty());
}

#[test]
fn best_and_worst_are_judged_each_for_itself() {
    let item = item("practice-best-worst");
    let option = |(id, rank): (&str, u32)| OptionKey {
        id: id.into(),
        rank,
        harmful: false,
        reason: format!("Rank {rank}."),
    };
    let key = ItemKey::BestWorst([("a", 2), ("b", 1), ("c", 3), ("d", 4)].map(option).into());
    let response = Response::BestWorst {
        best: Some("a".into()),
        worst: None,
    };
    let feedback = Feedback::of(&item, &key, &response);
    assert_eq!(feedback.verdict, Verdict::Partly);
    let part = |name, verdict, note: &str| PartFeedback {
        name,
        verdict,
        note: note.into(),
    };
    assert_eq!(
        feedback.parts,
        [
            part(PartName::Best, Verdict::Partly, "Ranked 2 of 4."),
            part(PartName::Worst, Verdict::Missing, ""),
        ]
    );
    assert!(feedback.note.is_empty());
    assert!(matches!(
        &feedback.right[..],
        [AnswerLine::Best(_), AnswerLine::Worst(_)]
    ));
    let order: Vec<&str> = feedback.reasons.iter().map(|it| it.1.as_str()).collect();
    assert_eq!(order, ["Rank 1.", "Rank 2.", "Rank 3.", "Rank 4."]);
}

#[test]
fn of_a_document_the_place_and_the_value_are_told_apart_unless_no_error_was_seen() {
    let item = item("practice-error");
    let key = ItemKey::Hottext {
        targets: ids(&["L3C4"]),
        correction: Some(ValueKey::Number(NumberKey {
            value: "10".into(),
            tolerance: "0".into(),
            format: NumberFormat::default(),
        })),
        reason: "Two at five dollars.".into(),
    };
    let response = |place: &str, correction: &str| Response::Hottext {
        places: ids(&[place]),
        correction: correction.into(),
    };
    let feedback = Feedback::of(&item, &key, &response("L3C4", "12"));
    let verdicts: Vec<Verdict> = feedback.parts.iter().map(|part| part.verdict).collect();
    assert_eq!(verdicts, [Verdict::Right, Verdict::Wrong]);
    // The wrong figure is no right answer.
    assert_eq!(
        feedback.places,
        [AnswerLine::Named("Cheese, Amount".into(), "$12".into())]
    );
    assert!(
        matches!(&feedback.right[..], [AnswerLine::Named(_, value)] if value == "10"),
        "{:?}",
        feedback.right
    );
    let feedback = Feedback::of(&item, &key, &response(NO_ERROR, "10"));
    assert_eq!(feedback.verdict, Verdict::Wrong);
    assert!(feedback.parts.is_empty());
    assert_eq!((feedback.places.len(), feedback.right.len()), (1, 1));
    let none = ItemKey::Hottext {
        targets: ids(&[NO_ERROR]),
        correction: None,
        reason: String::new(),
    };
    let feedback = Feedback::of(&item, &none, &response("L1C4", "7"));
    assert_eq!(feedback.right, [AnswerLine::NoError]);
    assert!(feedback.places.is_empty());
}

#[test]
fn of_an_answer_that_is_partly_right_the_rule_says_how_far() {
    let item = item("practice-choice");
    let key = ItemKey::ChoicePartial {
        correct: ids(&["a", "b"]),
        neutral: Vec::new(),
        reasons: Vec::new(),
    };
    let note = |chosen: &[&str]| {
        let feedback = Feedback::of(&item, &key, &Response::Choices(ids(chosen)));
        (feedback.verdict, feedback.note)
    };
    assert_eq!(note(&["a"]), (Verdict::Partly, "Right: 1 of 2.".into()));
    assert_eq!(note(&["a", "b"]), (Verdict::Right, String::new()));
    assert_eq!(note(&["c"]), (Verdict::Wrong, String::new()));
}

#[test]
fn where_several_levels_are_right_all_of_them_are_told() {
    let item = item("practice-match");
    let levels = [("food", &["must"][..]), ("flowers", &["nice", "no"][..])];
    let key = ItemKey::Match {
        levels: levels
            .map(|(id, right)| (String::from(id), ids(right)))
            .to_vec(),
        reasons: Vec::new(),
    };
    let response = Response::Matches(vec![("food".into(), "no".into())]);
    let right = Feedback::of(&item, &key, &response).right;
    let told: Vec<bool> = right
        .iter()
        .map(|line| matches!(line, AnswerLine::Named(_, level) if level.contains(" / ")))
        .collect();
    assert_eq!(told, [false, true]);
}

#[test]
fn prose_is_for_people_who_look_for_certain_points() {
    let item = item("practice-text");
    let key = ItemKey::Rubric(Rubric {
        criteria: Vec::new(),
        expected_points: ids(&["Names one thing to do."]),
        acts: Vec::new(),
    });
    let feedback = Feedback::of(&item, &key, &Response::Text("I would read.".into()));
    assert_eq!(feedback.verdict, Verdict::Rated);
    assert_eq!(feedback.looked_for, ["Names one thing to do."]);
    assert!(feedback.right.is_empty());
}

#[test]
fn a_scenario_in_words_tells_the_best_and_the_worst_and_why() {
    let text = include_str!("../../../../public/assessments/cto-smb.json");
    let pack = document::parse("pack", text).unwrap();
    let pack = Assessment::parse("pack", &pack).unwrap().in_words();
    let item = pack.item("practice-best-worst").unwrap();
    let key = pack.practice_key_of("practice-best-worst").unwrap();
    let feedback = Feedback::of(item, key, &Response::Text("I would start.".into()));
    assert_eq!(feedback.verdict, Verdict::Rated);
    let act = |id: &str| text_in(&item.acts, id);
    assert_eq!(
        feedback.right,
        [AnswerLine::Best(act("b")), AnswerLine::Worst(act("c"))]
    );
    let told: Vec<String> = feedback.reasons.into_iter().map(|(act, _)| act).collect();
    assert_eq!(told, ["b", "a", "d", "c"].map(act));
}
