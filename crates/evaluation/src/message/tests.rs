use super::*;
use crate::bounds::Bounds;
use crate::interview_score::AreaScore;
use crate::rule_id::RuleId;
use crate::rules::{Outcome, Recommendation, Rule};
use crate::sources::SectionScore;
use assay_core::assessment::CoreArea;
use assay_core::document;
use assay_core::scoring::Fraction;

fn section(id: &str, percent: Bounds) -> SectionScore {
    SectionScore {
        id: id.into(),
        title: ["Section ", id].concat(),
        weight_percent: 20,
        items: Vec::new(),
        percent,
        weighted: percent,
        rated_percent: None,
        chance_percent: None,
    }
}

/// A result with these sections, of which some miss their minimum.
fn card(sections: &[(&str, u32)], missed: &[&str]) -> Scorecard {
    let settled = |percent: u32| Bounds::settled(Fraction::whole(percent));
    let rule = |id: &&str| Rule {
        id: RuleId::Minimum((*id).into()),
        says: String::new(),
        result: Outcome::NotMet,
        is_idle: false,
    };
    Scorecard {
        sections: sections
            .iter()
            .map(|(id, percent)| section(id, settled(*percent)))
            .collect(),
        test: Bounds::NOTHING,
        questions: Vec::new(),
        interview: Bounds::NOTHING,
        areas: Vec::new(),
        overall: Bounds::NOTHING,
        is_near_threshold: false,
        standard_error: None,
        rules: missed.iter().map(rule).collect(),
        recommendation: Recommendation::NotPass,
        why: String::new(),
        open: Vec::new(),
        is_single_rater: false,
        second_ratings: Vec::new(),
        flags: Vec::new(),
        policy_notes: Vec::new(),
    }
}

fn template(body: &[&str]) -> MessageTemplate {
    MessageTemplate {
        id: Decision::Decline,
        title: "No".into(),
        subject: "Your application as {role}".into(),
        body: body.iter().map(|text| String::from(*text)).collect(),
    }
}

#[test]
fn every_missed_minimum_is_named_and_none_is_praised() {
    let sections = [
        ("a", 90),
        ("b", 49),
        ("c", 75),
        ("d", 20),
        ("e", 30),
        ("f", 80),
    ];
    let card = card(&sections, &["b", "c", "d"]);
    let points = Points::of(Some(&card), &Cover::default());
    assert_eq!(
        points.missed_minimums,
        ["Section b", "Section c", "Section d"]
    );
    // The weakest of the others as well; a section at 75 % whose minimum is 80 % is no strength.
    assert_eq!(
        points.development,
        ["Section b", "Section c", "Section d", "Section e"]
    );
    assert_eq!(points.strengths, ["Section a", "Section f"]);
}

#[test]
fn missed_minima_of_written_answers_and_of_the_interview_are_named_in_plain_words() {
    let mut card = card(&[("a", 90), ("b", 60), ("c", 30)], &["c"]);
    card.areas = vec![AreaScore {
        area: CoreArea::Leadership,
        minimum_percent: 50,
        percent: Some(Bounds::NOTHING),
    }];
    let missed = [
        "rated-minimum:b",
        "rated-minimum:c",
        "interview-minimum:leadership",
    ];
    card.rules.extend(missed.map(|id| Rule {
        id: id.into(),
        says: String::new(),
        result: Outcome::NotMet,
        is_idle: false,
    }));
    let points = Points::of(Some(&card), &Cover::default());
    let named = [
        "written answers in Section b",
        "Section c",
        "leadership and communication in the interview",
    ];
    assert_eq!(points.missed_minimums, named);
    assert_eq!(points.development, named);
    assert_eq!(points.strengths, ["Section a"]);
}

#[test]
fn a_minimum_that_can_no_longer_be_reached_is_named_while_something_is_open() {
    let mut card = card(&[("a", 90)], &["b"]);
    card.sections
        .push(section("b", Bounds::open(Fraction::whole(40))));
    card.sections
        .push(section("c", Bounds::open(Fraction::whole(100))));
    let points = Points::of(Some(&card), &Cover::default());
    assert_eq!(points.development, ["Section b"]);
    assert_eq!(Points::of(None, &Cover::default()), Points::default());
}

#[test]
fn what_is_not_known_is_left_as_a_gap_with_a_name() {
    let template = template(&[
        "Dear {name},",
        "{strengths}",
        "{date}",
        "Write to {contact}.",
        "{team}",
    ]);
    let about = Particulars {
        role: "Pilot".into(),
        team: "Port of Tyne".into(),
        ..Particulars::default()
    };
    let text = draft(&template, &about, None, &Cover::default());
    assert_eq!(
        text,
        "Your application as Pilot\n\nDear [name],\n\n[strengths]\n\n{date}\n\nWrite to [contact].\n\nPort of Tyne"
    );
    assert_eq!(
        letter_gaps(&text),
        ["[name]", "[strengths]", "{date}", "[contact]"]
    );
}

#[test]
fn only_gaps_are_found() {
    for whole in [
        "Dear Ada,\n\nAll is well.",
        "Footnote [1], [ ], {}, [x = 1]",
        "And so on…",
        "[not closed",
    ] {
        assert!(letter_gaps(whole).is_empty(), "{whole}");
    }
    assert_eq!(letter_gaps("[team] and [team]; … and …"), ["[team]", "…"]);
    assert_eq!(
        letter_gaps("[was war gut]\n[ваше имя]"),
        ["[was war gut]", "[ваше имя]"]
    );
}

#[test]
fn a_paragraph_speaks_of_the_interview_only_after_one() {
    let template = template(&[
        "{interviewed}Thank you for our conversation.",
        "{not_interviewed} Thank you for your answers.",
        "Bye, {name}.",
    ]);
    let written = |is_interviewed| {
        let about = Particulars {
            name: "Ada".into(),
            role: "Pilot".into(),
            is_interviewed,
            ..Particulars::default()
        };
        draft(&template, &about, None, &Cover::default())
    };
    let subject = "Your application as Pilot\n\n";
    assert_eq!(
        written(true),
        [subject, "Thank you for our conversation.\n\nBye, Ada."].concat()
    );
    assert_eq!(
        written(false),
        [subject, "Thank you for your answers.\n\nBye, Ada."].concat()
    );
}

/// The templates that come with Assay.
fn shipped() -> Kit {
    let text = include_str!("../../../../public/kit/cto-smb.json");
    Kit::parse("kit.json", &document::parse("kit.json", text).unwrap()).unwrap()
}

#[test]
fn a_letter_says_that_something_is_decided_only_once_it_is() {
    let kit = shipped();
    let id = |decision| template_for(&kit, decision).map(|template| template.id);
    assert_eq!(id(None), Some(Decision::Hold));
    for decision in Decision::ALL {
        assert_eq!(id(Some(*decision)), Some(*decision));
    }
    let letter = |decision, is_interviewed| {
        let about = Particulars {
            name: "Ada".into(),
            role: kit.role.clone(),
            team: "Port of Tyne".into(),
            contact: "Ann".into(),
            is_interviewed,
        };
        let card = card(&[("a", 90), ("b", 20)], &["b"]);
        draft(
            template_for(&kit, decision).unwrap(),
            &about,
            Some(&card),
            &Cover::default(),
        )
    };
    for is_interviewed in [false, true] {
        for decision in [None, Some(Decision::Advance), Some(Decision::Decline)] {
            let text = letter(decision, is_interviewed);
            assert_eq!(letter_gaps(&text), [""; 0], "{text}");
            assert!(text.contains("Section a") && text.contains("Section b"));
        }
        assert!(letter(None, is_interviewed).contains("have not reached a decision"));
        let declined = letter(Some(Decision::Decline), is_interviewed);
        assert!(declined.contains("we have decided not to move forward"));
        assert_eq!(declined.contains("our conversations"), is_interviewed);
        let invited = letter(Some(Decision::Advance), is_interviewed);
        assert!(!invited.contains("no decision has been made"));
    }
}

#[test]
fn the_sender_is_the_one_of_the_configuration() {
    let config = |contact: &str| {
        let text = [
            r#"{"schema":"assay/config/1","assessment":"a.json","key":"k.json","submission":{"url":"x"},
               "team":{"name":"Port of Tyne"},"contact":"#,
            contact,
            "}",
        ];
        let value = document::parse("config.json", &text.concat()).unwrap();
        Sender::of(&Config::parse("config.json", &value).unwrap())
    };
    let both = config(r#"{"name":"Ann","email":"ann@port.example"}"#);
    assert_eq!(
        (both.team.as_str(), both.contact.as_str()),
        ("Port of Tyne", "Ann (ann@port.example)")
    );
    assert_eq!(config(r#"{"name":"Ann"}"#).contact, "Ann");
}
