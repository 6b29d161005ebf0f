//! Names that turn, hide or drown what is around them: what of them reaches a letter, a table, an applicant tracking
//! system, a message.

use super::{events, pair, scorecard};
use assay_core::config::Config;
use assay_core::digest::content_digest;
use assay_core::document::{Problem, Value};
use assay_evaluation::{
    Cover, Library, MessageTemplate, OpenedBundle, Particulars, Relation, Row, ScoringPolicy,
    State, ats_summary, csv, draft, related, relations,
};
use assay_test_support::bundle::bundle;

const FSI: char = '\u{2068}';
const PDI: char = '\u{2069}';

/// A bundle as somebody seals it who calls themselves something.
fn named(name: &str, reference: &str) -> OpenedBundle {
    let mut value: Value = serde_json::from_str(&bundle("word")).unwrap();
    value["candidate"]["name"] = name.into();
    value["candidate"]["reference"] = reference.into();
    value["candidate"]["email"] = Value::Null;
    let mut sealed = value.clone();
    sealed.as_object_mut().unwrap().remove("integrity");
    value["integrity"]["sha256"] = content_digest(&sealed).into();
    OpenedBundle::open("b.json", &value.to_string(), &Library::default()).unwrap()
}

fn letter(name: &str, team: &str) -> String {
    let letter = MessageTemplate {
        id: assay_evaluation::review_event::Decision::Decline,
        title: "No".into(),
        subject: "Your test with {team}".into(),
        body: vec!["Dear {name}, {team} thanks you. {unknown} Write to {contact}.".into()],
    };
    let about = Particulars {
        name: name.into(),
        team: team.into(),
        ..Particulars::default()
    };
    let (_, key) = pair();
    let card = scorecard(&ScoringPolicy::of_key(&key), &[], &State::default());
    draft(&letter, &about, Some(&card), &Cover::default())
}

#[test]
fn a_case_always_has_a_name_that_can_be_seen() {
    assert_eq!(named("Ann", "").name(), "Ann");
    assert_eq!(named("Ann\u{202e}gnp.exe", "").name(), "Anngnp.exe");
    assert_eq!(named("\u{200b}\u{200d}\u{2060}", "R-7").name(), "R-7");
    let nameless = named("\u{200b}\u{3164}\u{ad}", "\u{e0041}\u{feff}");
    assert_eq!(nameless.name(), nameless.pseudonym());
    let long = named(&"x".repeat(100_000), "");
    assert_eq!(long.name().chars().count(), 121);
    // The record keeps what was typed.
    assert_eq!(long.candidate.name.len(), 100_000);
    assert_eq!(named("A\u{200b}", "").candidate.name, "A\u{200b}");
}

#[test]
fn what_nobody_sees_makes_nobody_another_person() {
    let bundles = [
        named("Ann Smith", "one"),
        named("An\u{200b}n  \u{2067}Smith", "two"),
    ];
    let bundles: Vec<&OpenedBundle> = bundles.iter().collect();
    let quick = related(&bundles);
    assert_eq!(quick, relations(&bundles));
    assert!(matches!(quick[0][..], [Relation::SameAttempt(1)]));
    let mut other = bundles[1].clone();
    other.attempt_id = "another".into();
    assert_eq!(related(&[bundles[0], &other])[0].len(), 1);
    // Nothing visible in two names does not make them one.
    let mut blank = [named("\u{200b}", ""), named("\u{200b}\u{200b}", "")];
    blank[1].attempt_id = "another".into();
    blank[1].invitation = "another".into();
    assert!(related(&[&blank[0], &blank[1]])[0].is_empty());
}

#[test]
fn a_name_in_a_letter_keeps_its_direction_to_itself() {
    assert_eq!(
        letter("Ann", "Team"),
        "Your test with Team\n\nDear Ann, Team thanks you. {unknown} Write to [contact]."
    );
    let text = letter("\u{202e}שרה\u{202c} (כהן)", "פריז");
    let isolated = |text: &str| format!("{FSI}{text}{PDI}");
    assert!(text.contains(&format!(
        "Dear {}, {} thanks",
        isolated("שרה (כהן)"),
        isolated("פריז")
    )));
    // What somebody is called fills no gap, and what cannot be seen leaves one with its name.
    assert!(letter("{team}", "Team").contains("Dear {team}, Team"));
    assert!(letter("\u{200b}", "Team").contains("Dear [name], Team"));
    assert!(letter(&"x".repeat(100_000), "Team").chars().count() < 3_000);
}

#[test]
fn machines_get_what_can_be_seen_and_no_formula() {
    let opened = named(
        "\u{200b}＝1+1\u{202e}\u{2067}שרה",
        "\u{feff} =cmd|' /C calc'!A0",
    );
    let state = State::after(&events(&serde_json::json!([{
        "by": "A\u{200d}nn\u{202e}", "kind": "decided", "decision": "hold", "standing": "open",
        "reason": "-2 is\u{1b}[31m too little\nfor us"
    }])));
    let row = Row {
        opened: &opened,
        state: &state,
        policy: None,
        scorecard: None,
        cover: &Cover::default(),
    };
    let table = csv(&[row], false);
    let line = table.lines().nth(1).unwrap();
    assert!(
        line.contains("\"'＝1+1שרה\",\"\",\"'=cmd|' /C calc'!A0\""),
        "{line}"
    );
    assert!(
        table.contains("\"'-2 is[31m too little\nfor us\",\"Ann\""),
        "{table}"
    );
    let summary: Value = serde_json::from_str(&ats_summary(&[row], false)).unwrap();
    assert_eq!(summary[0]["candidate_name"], "＝1+1שרה");
    let long = named(&"x".repeat(100_000), "");
    let row = Row {
        opened: &long,
        ..row
    };
    assert!(csv(&[row], false).len() < 5_000);
    assert!(ats_summary(&[row], false).len() < 5_000);
}

#[test]
fn a_message_is_one_line_that_speaks_to_no_terminal() {
    let problem = Problem {
        file: "a\u{1b}[2J\u{202e}\nb.json".into(),
        path: "$.שם".into(),
        message: "x".repeat(100_000),
        remedy: "Ask.".into(),
    };
    let text = problem.to_string();
    assert!(
        text.starts_with(&format!("a[2J b.json: {FSI}$.שם{PDI}: xxx")),
        "{text}"
    );
    assert!(text.ends_with(" Ask.") && text.chars().count() < 3_000);
}

#[test]
fn team_and_contact_stand_in_sentences_by_themselves() {
    let config = serde_json::json!({
        "schema": "assay/config/1", "assessment": "a.json", "key": "k.json",
        "team": { "name": "\u{202e}צוות\u{200b}" }, "contact": { "name": "Ann\u{202e} Smith" },
        "submission": { "url": "in/" }
    });
    let config = Config::parse("config.json", &config).unwrap();
    assert_eq!(config.team.name, format!("{FSI}צוות{PDI}"));
    assert_eq!(config.contact.name, "Ann Smith");
}
