use super::*;

fn events(events: Vec<(&str, ReviewAction)>) -> Vec<ReviewEvent> {
    let events = events.into_iter().zip(0..);
    events
        .map(|((by, what), second)| ReviewEvent {
            at: format!("2026-11-21T10:00:0{second}.000Z"),
            by: by.into(),
            by_id: id(by),
            what,
        })
        .collect()
}

fn id(name: &str) -> String {
    [name, "-identifier"].concat()
}

fn cover(state: &State, name: &str) -> Cover {
    Cover::of(state, &id(name), Revealed::default())
}

fn state(given: Vec<(&str, ReviewAction)>) -> State {
    State::after(&events(given))
}

fn rated(criterion: &str) -> ReviewAction {
    ReviewAction::Rated {
        item: "mail".into(),
        criterion: criterion.into(),
        rating: Some(4),
        note: None,
    }
}

fn asked(rating: Option<u32>) -> ReviewAction {
    ReviewAction::Interviewed {
        question: "q".into(),
        rating,
        note: None,
    }
}

#[test]
fn what_others_gave_is_covered_until_it_is_rated() {
    let nothing = state(Vec::new());
    assert!(!cover(&nothing, "Ann").any() && !cover(&nothing, "").any());
    let own = state(vec![("Ann", rated("tone"))]);
    assert!(!cover(&own, "Ann").any());
    assert!(cover(&own, "Ben").item_of("mail") && cover(&own, "Ben").criterion("mail", "tone"));
    assert!(!cover(&own, "Ben").item_of("other"));
    // Nobody who has not said who they are sees anything of others.
    assert!(Cover::of(&own, "", Revealed::default()).item_of("mail"));
    let half = state(vec![
        ("Ben", rated("tone")),
        ("Ben", rated("clarity")),
        ("Ann", rated("tone")),
    ]);
    let ann = cover(&half, "Ann");
    assert!(ann.item_of("mail") && ann.criterion("mail", "clarity"));
    assert!(!ann.criterion("mail", "tone") && !cover(&half, "Ben").any());
    let question = state(vec![("Ben", asked(Some(2)))]);
    assert!(cover(&question, "Ann").question_of("q") && !cover(&question, "Ann").test());
    assert!(!cover(&question, "Ben").any());
    let taken_back = state(vec![("Ben", asked(Some(2))), ("Ben", asked(None))]);
    assert!(!cover(&taken_back, "Ann").any());
}

#[test]
fn the_same_name_is_not_the_same_eyes() {
    let given = events(vec![("Ann", rated("tone"))]);
    let state = State::after(&given);
    let other = Cover::of(&state, "another-identifier", Revealed::default());
    assert!(other.item_of("mail") && other.event(&state, &given[0]));
}

#[test]
fn whoever_settled_has_seen_it() {
    let settled = ReviewAction::Adjudicated {
        item: "mail".into(),
        criterion: "tone".into(),
        rating: Some(4),
        reason: "r".into(),
    };
    let state = state(vec![
        ("Ann", rated("tone")),
        ("Ben", rated("tone")),
        ("Cleo", settled),
    ]);
    assert!(!cover(&state, "Cleo").any() && cover(&state, "Dan").item_of("mail"));
}

#[test]
fn events_stay_covered_when_they_were_taken_back() {
    let given = events(vec![
        ("Ben", rated("tone")),
        (
            "Ben",
            ReviewAction::Rated {
                item: "mail".into(),
                criterion: "tone".into(),
                rating: None,
                note: None,
            },
        ),
        ("Ben", asked(Some(2))),
    ]);
    let state = State::after(&given);
    let ann = cover(&state, "Ann");
    assert!(!ann.test() && ann.event(&state, &given[0]) && ann.event(&state, &given[2]));
    assert!(!cover(&state, "Ben").event(&state, &given[0]));
    let revealed = Revealed {
        interview: true,
        ..Revealed::default()
    };
    let ann = Cover::of(&state, &id("Ann"), revealed);
    assert!(ann.event(&state, &given[0]) && !ann.event(&state, &given[2]));
}

#[test]
fn whoever_has_it_shown_sees_it() {
    let state = state(vec![("Ben", rated("tone")), ("Ben", asked(Some(2)))]);
    let revealed = |answers, interview| {
        let cover = Cover::of(&state, &id("Ann"), Revealed { answers, interview });
        (cover.test(), cover.interview())
    };
    assert_eq!(revealed(false, true), (true, false));
    assert_eq!(revealed(true, false), (false, false));
}

#[test]
fn a_verdict_on_a_stage_is_covered_with_what_it_rests_on() {
    use crate::review_event::{Milestone, StageVerdict};
    let said = ReviewAction::StageJudged {
        stage: Milestone::Shortlist,
        verdict: Some(StageVerdict::Yes),
        reason: String::new(),
    };
    let given = events(vec![("Ann", rated("tone")), ("Ann", said)]);
    let state = State::after(&given);
    assert!(cover(&state, "Ben").event(&state, &given[1]) && cover(&state, "Ben").verdicts());
    assert!(!cover(&state, "Ann").event(&state, &given[1]) && !cover(&state, "Ann").verdicts());
}
