use super::*;

const ANN: &str = "aaaa1111-0b6f-4d50";
const BEN: &str = "bbbb2222-0b6f-4d50";

fn events(list: Vec<(&str, &str, ReviewAction)>) -> Vec<ReviewEvent> {
    let list = list.into_iter().zip(10..);
    list.map(|((by, by_id, what), second)| ReviewEvent {
        at: format!("2026-11-21T10:00:{second}.000Z"),
        by: by.into(),
        by_id: by_id.into(),
        what,
    })
    .collect()
}

fn rated(rating: Option<u32>, note: Option<&str>) -> ReviewAction {
    ReviewAction::Rated {
        item: "mail".into(),
        criterion: "tone".into(),
        rating,
        note: note.map(String::from),
    }
}

fn interviewed(rating: u32) -> ReviewAction {
    ReviewAction::Interviewed {
        question: "q".into(),
        rating: Some(rating),
        note: None,
    }
}

fn agreed(rating: u32, reason: &str) -> ReviewAction {
    ReviewAction::Agreed {
        question: "q".into(),
        rating: Some(rating),
        reason: reason.into(),
    }
}

fn ticked() -> ReviewAction {
    ReviewAction::Flagged {
        flag: "f".into(),
        ticked: true,
        evidence: "Said so.".into(),
    }
}

fn confirmed(is_alone: bool) -> ReviewAction {
    ReviewAction::FlagSettled {
        flag: "f".into(),
        verdict: Some(Verdict::Confirmed),
        reason: "Both of us heard it in the interview.".into(),
        is_alone,
    }
}

#[test]
fn a_note_writes_no_old_rating_back_and_a_rating_no_old_note() {
    let note = ReviewAction::Annotated {
        item: "mail".into(),
        criterion: "tone".into(),
        note: "Clear.".into(),
    };
    // Rated 4 in one tab; the other one, which still shows 2, writes the note.
    let state = State::after(&events(vec![
        ("Ann", ANN, rated(Some(2), Some("Short."))),
        ("Ann", ANN, rated(Some(4), None)),
        ("Ann", ANN, note.clone()),
    ]));
    let own = state.rating_by("mail", "tone", ANN).unwrap();
    assert_eq!((own.value, own.why.as_str()), (4, "Clear."));
    // Noted in one tab, rated in the other, which still shows the note before.
    let state = State::after(&events(vec![
        ("Ann", ANN, rated(Some(2), Some("Short."))),
        ("Ann", ANN, note.clone()),
        ("Ann", ANN, rated(Some(5), None)),
    ]));
    let own = state.rating_by("mail", "tone", ANN).unwrap();
    assert_eq!((own.value, own.why.as_str()), (5, "Clear."));
    // A rating that was taken back does not come back with a note, which stands by itself.
    let events = events(vec![
        ("Ann", ANN, rated(Some(2), None)),
        ("Ann", ANN, rated(None, None)),
        ("Ann", ANN, note),
    ]);
    let state = State::after(&events);
    assert!(state.rating_by("mail", "tone", ANN).is_none());
    assert_eq!(state.note_by("mail", "tone", ANN), Some("Clear."));
    assert_eq!(state.void, []);
}

#[test]
fn a_note_counts_before_there_is_a_rating_and_then_stands_beside_it() {
    let note = |note: &str| ReviewAction::Annotated {
        item: "mail".into(),
        criterion: "tone".into(),
        note: note.into(),
    };
    let alone = State::after(&events(vec![("Ann", ANN, note("Clear."))]));
    assert_eq!(alone.note_by("mail", "tone", ANN), Some("Clear."));
    assert_eq!(alone.note_by("mail", "tone", BEN), None);
    assert_eq!(alone.ratings_of("mail", "tone"), []);
    // Neither a note of somebody else nor a rating of somebody else takes it.
    let state = State::after(&events(vec![
        ("Ann", ANN, note("Clear.")),
        ("Ben", BEN, note("Long.")),
        ("Ben", BEN, rated(Some(2), None)),
        ("Ann", ANN, rated(Some(4), None)),
    ]));
    let of = |who| state.rating_by("mail", "tone", who).unwrap().why.as_str();
    assert_eq!((of(ANN), of(BEN)), ("Clear.", "Long."));
    // What comes with the rating is newer; an empty note takes the former away.
    let state = State::after(&events(vec![
        ("Ann", ANN, note("Clear.")),
        ("Ann", ANN, rated(Some(4), Some("Short."))),
        ("Ann", ANN, rated(None, None)),
        ("Ben", BEN, note("Long.")),
        ("Ben", BEN, note("")),
    ]));
    assert_eq!(state.note_by("mail", "tone", ANN), None);
    assert_eq!(state.note_by("mail", "tone", BEN), None);
}

#[test]
fn a_note_on_an_interview_answer_counts_before_there_is_a_rating() {
    let note = ReviewAction::InterviewAnnotated {
        question: "q".into(),
        note: "Named the risk.".into(),
    };
    let mut list = vec![("Ann", ANN, note)];
    let state = State::after(&events(list.clone()));
    assert_eq!(state.interview_note_by("q", ANN), Some("Named the risk."));
    list.push((
        "Ann",
        ANN,
        ReviewAction::Interviewed {
            question: "q".into(),
            rating: Some(3),
            note: None,
        },
    ));
    let state = State::after(&events(list));
    assert_eq!(state.interview_of("q")[0].why, "Named the risk.");
    assert_eq!(state.interview_note_by("q", ANN), Some("Named the risk."));
}

#[test]
fn nobody_sets_a_consensus_far_from_the_ratings_without_saying_why() {
    let long = "Both had marked the first half only.";
    let after = |rating: u32, reason: &str, by_id: &str| {
        let all = events(vec![
            ("Ann", ANN, interviewed(2)),
            ("Ben", BEN, interviewed(3)),
            ("Ben", by_id, agreed(rating, reason)),
        ]);
        let state = State::after(&all);
        (
            state.agreed.get("q").map(|attributed| attributed.value),
            state.why_void(&all[2]),
        )
    };
    assert_eq!(after(5, "So.", BEN), (None, Some(TOO_SHORT)));
    assert_eq!(after(5, long, BEN), (Some(5), None));
    assert_eq!(after(3, "So.", BEN), (Some(3), None));
    // Files of the first version asked for less.
    assert_eq!(after(5, "So.", ""), (Some(5), None));
}

#[test]
fn a_flag_is_confirmed_by_a_second_person_or_by_one_who_says_to_be_alone() {
    let after = |list| {
        let state = State::after(&events(list));
        (
            state.flag_verdicts.contains_key("f"),
            state.void.iter().map(|void| void.why).collect::<Vec<_>>(),
        )
    };
    let voided = (false, vec![NEEDS_ANOTHER]);
    let counts = (true, Vec::new());
    let ann = ("Ann", ANN, ticked());
    assert_eq!(
        after(vec![ann.clone(), ("Ann", ANN, confirmed(false))]),
        voided
    );
    assert_eq!(
        after(vec![ann.clone(), ("Ann", ANN, confirmed(true))]),
        counts
    );
    assert_eq!(
        after(vec![ann.clone(), ("Ben", BEN, confirmed(false))]),
        counts
    );
    // The same name is enough no more than the same person is: here both are one, somebody says.
    let one = ReviewAction::Identified {
        one: ANN.into(),
        other: BEN.into(),
        is_same: Some(true),
    };
    let list = vec![
        ann.clone(),
        ("ann", BEN, confirmed(false)),
        ("ann", BEN, one),
    ];
    assert_eq!(after(list), voided);
    // Without an identifier it is a file of the first version.
    assert_eq!(after(vec![ann, ("Ann", "", confirmed(false))]), counts);
}
