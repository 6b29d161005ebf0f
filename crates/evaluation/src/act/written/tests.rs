use super::*;

const ANN: &str = "7a0e12d4-0b6f-4d50-9c1c-7d6c3a1d9a01";

#[test]
fn every_kind_of_act_survives_its_log() {
    let text = |text: &str| String::from(text);
    let acts = [
        What::Rated {
            item: text("a"),
            criterion: text("b"),
            rating: Some(4),
            note: Some(text("")),
        },
        What::Rated {
            item: text("a"),
            criterion: text("b"),
            rating: None,
            note: None,
        },
        What::Annotated {
            item: text("a"),
            criterion: text("b"),
            note: text("n"),
        },
        What::Covered {
            item: text("a"),
            point: 2,
            coverage: Some(Coverage::Partly),
        },
        What::Adjudicated {
            item: text("a"),
            criterion: text("b"),
            rating: Some(1),
            reason: text("c"),
        },
        What::Reviewed {
            item: text("a"),
            part: text("b"),
            share: Some(Fraction::HALF),
            reason: text("c"),
        },
        What::Interviewed {
            question: text("q"),
            rating: Some(5),
            note: Some(text("“x”\n")),
        },
        What::InterviewAnnotated {
            question: text("q"),
            note: text(""),
        },
        What::Agreed {
            question: text("q"),
            rating: Some(3),
            reason: text("r"),
        },
        What::Flagged {
            flag: text("f"),
            ticked: true,
            evidence: text("e"),
        },
        What::FlagSettled {
            flag: text("f"),
            verdict: Some(Verdict::Dismissed),
            reason: text("r"),
            is_alone: false,
        },
        What::FlagSettled {
            flag: text("f"),
            verdict: Some(Verdict::Confirmed),
            reason: text("Said so in so many words."),
            is_alone: true,
        },
        What::PickSettled {
            item: text("i"),
            verdict: None,
            reason: text("r"),
        },
        What::Decided {
            decision: Some(Decision::Hold),
            standing: text("open"),
            reason: text("Waits for the second rater."),
        },
        What::PolicySet {
            sha256: text("0"),
            policy: Value::Null,
            reason: text("Half a year of hires says so."),
        },
        What::KeySet {
            content_sha256: text("0"),
            from: text("1"),
            to: text(""),
            reason: text("It was another role's key."),
        },
        What::Noted { text: text("t") },
        What::Exported { form: text("csv") },
        What::Unveiled {
            what: text("interview"),
        },
        What::Identified {
            one: text("9d6f0c1e-1111"),
            other: text("name:ann"),
            is_same: Some(true),
        },
    ];
    for (what, by_id) in acts.into_iter().zip(["", ANN].into_iter().cycle()) {
        let act = Act {
            at: text("2026-11-21T10:00:00.000Z"),
            by: text("Ann"),
            by_id: text(by_id),
            what,
        };
        assert_eq!(Act::from_json(&act.to_json()), Some(act));
    }
}

#[test]
fn what_is_out_of_range_is_no_act() {
    for (field, told) in [
        ("rating", 0.into()),
        ("rating", 6.into()),
        ("item", Value::Null),
    ] {
        let act = Act {
            at: "2026".into(),
            by: "Ann".into(),
            by_id: String::new(),
            what: What::Rated {
                item: "a".into(),
                criterion: "b".into(),
                rating: Some(3),
                note: None,
            },
        };
        let mut entry = act.to_json();
        entry
            .as_object_mut()
            .expect("an object")
            .insert(field.into(), told);
        assert_eq!(Act::from_json(&entry), None, "{field}");
    }
    let by = |by: &str| {
        Act {
            at: "2026-11-21T10:00:00.000Z".into(),
            by: by.into(),
            by_id: String::new(),
            what: What::Noted { text: "t".into() },
        }
        .to_json()
    };
    for name in ["", "\u{200b}\u{2069}", &"x".repeat(100_000)] {
        assert_eq!(Act::from_json(&by(name)), None);
        assert!(Act::is_unnamed(&by(name)));
    }
    assert!(Act::from_json(&by("שרה")).is_some());
    assert_eq!(share("3/2"), None);
    assert_eq!(share("-1"), None);
}

#[test]
fn a_knock_out_needs_a_reason_of_some_length_except_in_earlier_files() {
    let settled = |by_id: &str, reason: &str| {
        let act = Act {
            at: "2026-11-21T10:00:00.000Z".into(),
            by: "Ann".into(),
            by_id: by_id.into(),
            what: What::PickSettled {
                item: "a".into(),
                verdict: Some(Verdict::Confirmed),
                reason: reason.into(),
            },
        };
        Act::from_json(&act.to_json()).is_some()
    };
    assert!(!settled(ANN, "Nineteen letters it"));
    assert!(!settled(ANN, "It is.                   "));
    assert!(settled(ANN, "Twenty letters it is"));
    assert!(settled("", "Short") && !settled("", " "));
}

#[test]
fn what_is_no_identifier_is_no_act() {
    for id in ["", "short", "name:ann-rater", "7a0e12d4 0b6f"] {
        let mut entry = Act {
            at: "2026-11-21T10:00:00.000Z".into(),
            by: "Ann".into(),
            by_id: ANN.into(),
            what: What::Noted { text: "t".into() },
        }
        .to_json();
        entry["by_id"] = id.into();
        assert_eq!(Act::from_json(&entry), None, "{id}");
    }
}
