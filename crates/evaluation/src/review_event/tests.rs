use super::*;
use assay_core::document::Value;
use assay_core::scoring::Fraction;
use serde::Serialize;

const ANN: &str = "7a0e12d4-0b6f-4d50-9c1c-7d6c3a1d9a01";

#[test]
fn every_kind_of_event_survives_its_log() {
    let text = |text: &str| String::from(text);
    let events = [
        ReviewAction::Rated {
            item: text("a"),
            criterion: text("b"),
            rating: Some(4),
            note: Some(text("")),
        },
        ReviewAction::Rated {
            item: text("a"),
            criterion: text("b"),
            rating: None,
            note: None,
        },
        ReviewAction::Annotated {
            item: text("a"),
            criterion: text("b"),
            note: text("n"),
        },
        ReviewAction::Covered {
            item: text("a"),
            point: 2,
            coverage: Some(Coverage::Partly),
        },
        ReviewAction::Adjudicated {
            item: text("a"),
            criterion: text("b"),
            rating: Some(1),
            reason: text("c"),
        },
        ReviewAction::Reviewed {
            item: text("a"),
            part: text("b"),
            share: Some(Fraction::HALF),
            reason: text("c"),
        },
        ReviewAction::Interviewed {
            question: text("q"),
            rating: Some(5),
            note: Some(text("“x”\n")),
        },
        ReviewAction::InterviewAnnotated {
            question: text("q"),
            note: text(""),
        },
        ReviewAction::Agreed {
            question: text("q"),
            rating: Some(3),
            reason: text("r"),
        },
        ReviewAction::Flagged {
            flag: text("f"),
            ticked: true,
            evidence: text("e"),
        },
        ReviewAction::FlagSettled {
            flag: text("f"),
            verdict: Some(Verdict::Dismissed),
            reason: text("r"),
            is_alone: false,
        },
        ReviewAction::FlagSettled {
            flag: text("f"),
            verdict: Some(Verdict::Confirmed),
            reason: text("Said so in so many words."),
            is_alone: true,
        },
        ReviewAction::PickSettled {
            item: text("i"),
            verdict: None,
            reason: text("r"),
        },
        ReviewAction::Decided {
            decision: Some(Decision::Hold),
            recommendation: text("open"),
            reason: text("Waits for the second rater."),
        },
        ReviewAction::StageJudged {
            stage: Milestone::Shortlist,
            verdict: Some(StageVerdict::No),
            reason: text("Three others wrote more clearly."),
        },
        ReviewAction::StageJudged {
            stage: Milestone::Offer,
            verdict: Some(StageVerdict::Yes),
            reason: text(""),
        },
        ReviewAction::StageJudged {
            stage: Milestone::Test,
            verdict: None,
            reason: text(""),
        },
        ReviewAction::PolicySet {
            sha256: text("0"),
            policy: Value::Null,
            reason: text("Half a year of hires says so."),
        },
        ReviewAction::KeySet {
            content_sha256: text("0"),
            from: text("1"),
            to: text(""),
            reason: text("It was another role's key."),
        },
        ReviewAction::Noted { text: text("t") },
        ReviewAction::Exported { form: text("csv") },
        ReviewAction::RatingsRevealed {
            of: RevealedRatings::Interview,
        },
        ReviewAction::Identified {
            one: text("9d6f0c1e-1111"),
            other: text("name:ann"),
            is_same: Some(true),
        },
    ];
    for (what, by_id) in events.into_iter().zip(["", ANN].into_iter().cycle()) {
        let event = ReviewEvent {
            at: text("2026-11-21T10:00:00.000Z"),
            by: text("Ann"),
            by_id: text(by_id),
            what,
        };
        assert_eq!(ReviewEvent::from_entry(&event.to_entry()).unwrap(), event);
    }
}

#[test]
fn what_is_out_of_range_is_no_event() {
    for (field, value) in [
        ("rating", 0.into()),
        ("rating", 6.into()),
        ("item", Value::Null),
    ] {
        let event = ReviewEvent {
            at: "2026".into(),
            by: "Ann".into(),
            by_id: String::new(),
            what: ReviewAction::Rated {
                item: "a".into(),
                criterion: "b".into(),
                rating: Some(3),
                note: None,
            },
        };
        let mut entry = event.to_entry();
        entry
            .as_object_mut()
            .expect("an object")
            .insert(field.into(), value);
        assert!(ReviewEvent::from_entry(&entry).is_err(), "{field}");
    }
    let by = |by: &str| {
        ReviewEvent {
            at: "2026-11-21T10:00:00.000Z".into(),
            by: by.into(),
            by_id: String::new(),
            what: ReviewAction::Noted { text: "t".into() },
        }
        .to_entry()
    };
    for name in ["", "\u{200b}\u{2069}", &"x".repeat(100_000)] {
        let refusal = ReviewEvent::from_entry(&by(name)).unwrap_err();
        assert!(refusal.to_string().contains("no author"), "{refusal}");
    }
    assert!(ReviewEvent::from_entry(&by("שרה")).is_ok());
}

#[test]
fn a_knock_out_needs_a_reason_of_some_length_except_in_earlier_files() {
    let settled = |by_id: &str, reason: &str| {
        let event = ReviewEvent {
            at: "2026-11-21T10:00:00.000Z".into(),
            by: "Ann".into(),
            by_id: by_id.into(),
            what: ReviewAction::PickSettled {
                item: "a".into(),
                verdict: Some(Verdict::Confirmed),
                reason: reason.into(),
            },
        };
        ReviewEvent::from_entry(&event.to_entry()).is_ok()
    };
    assert!(!settled(ANN, "Nineteen letters it"));
    assert!(!settled(ANN, "It is.                   "));
    assert!(settled(ANN, "Twenty letters it is"));
    assert!(settled("", "Short") && !settled("", " "));
}

#[test]
fn what_is_no_identifier_is_no_event() {
    for id in ["", "short", "name:ann-rater", "7a0e12d4 0b6f"] {
        let mut entry = ReviewEvent {
            at: "2026-11-21T10:00:00.000Z".into(),
            by: "Ann".into(),
            by_id: ANN.into(),
            what: ReviewAction::Noted { text: "t".into() },
        }
        .to_entry();
        entry["by_id"] = id.into();
        assert!(ReviewEvent::from_entry(&entry).is_err(), "{id}");
    }
}

#[test]
fn a_word_is_the_same_in_documents_and_on_screens() {
    fn agree<T: Serialize>(all: &[T], name: impl Fn(&T) -> &'static str) {
        for one in all {
            assert_eq!(serde_json::to_value(one).unwrap(), name(one));
        }
    }
    agree(Coverage::ALL, |one| one.name());
    agree(Verdict::ALL, |one| one.name());
    agree(Decision::ALL, |one| one.name());
    agree(RevealedRatings::ALL, |one| one.name());
}
