use super::super::state::State;
use super::*;

const ANN: &str = "aaaa1111-0b6f-4d50-9c1c-7d6c3a1d9a01";
const OTHER: &str = "bbbb2222-0b6f-4d50-9c1c-7d6c3a1d9a02";
const BEN: &str = "cccc3333-0b6f-4d50-9c1c-7d6c3a1d9a03";

fn log(events: Vec<(&str, &str, ReviewAction)>) -> Vec<ReviewEvent> {
    let events = events.into_iter().zip(10..);
    events
        .map(|((by, by_id, what), second)| ReviewEvent {
            at: format!("2026-11-21T10:00:{second}.000Z"),
            by: by.into(),
            by_id: by_id.into(),
            what,
        })
        .collect()
}

fn rated(rating: u32) -> ReviewAction {
    ReviewAction::Rated {
        item: "mail".into(),
        criterion: "tone".into(),
        rating: Some(rating),
        note: None,
    }
}

fn same(one: &str, other: &str, is_same: Option<bool>) -> ReviewAction {
    ReviewAction::Identified {
        one: one.into(),
        other: other.into(),
        is_same,
    }
}

fn given(events: &[ReviewEvent]) -> Vec<(String, u32)> {
    let state = State::after(events);
    let ratings = state.ratings_of("mail", "tone").iter();
    ratings
        .map(|attributed| (attributed.by.clone(), attributed.value))
        .collect()
}

#[test]
fn one_name_on_two_machines_is_two_raters_and_it_is_visible_which_is_which() {
    let mut events = log(vec![("Ann", ANN, rated(5)), ("Ann", OTHER, rated(2))]);
    let apart = [("Ann (aaaa1111)".into(), 5), ("Ann (bbbb2222)".into(), 2)];
    assert_eq!(given(&events), apart);
    let asked = People::of(&events).questions(None);
    assert_eq!(asked.len(), 1);
    assert_eq!((&*asked[0].0.id, &*asked[0].1.id), (ANN, OTHER));

    // The same person: what was given later counts.
    let answers = log(vec![
        ("Ben", BEN, same(OTHER, ANN, Some(true))),
        ("Ben", BEN, same(ANN, OTHER, None)),
        ("Ben", BEN, same(ANN, OTHER, Some(false))),
    ]);
    events.push(answers[0].clone());
    assert_eq!(given(&events), [("Ann".into(), 2)]);
    assert!(People::of(&events).questions(None).is_empty());
    assert_eq!(People::of(&events).person(OTHER), ANN);

    // The answer can be taken back, and then both ratings are there again, and it is asked again.
    events.push(answers[1].clone());
    assert_eq!(given(&events), apart);
    assert_eq!(People::of(&events).questions(None).len(), 1);

    // Two people: they stay apart, and nobody asks.
    events.push(answers[2].clone());
    assert_eq!(given(&events), apart);
    assert!(People::of(&events).questions(None).is_empty());
}

#[test]
fn whoever_sits_down_is_asked_about_before_they_rate() {
    let events = log(vec![("Ann", ANN, rated(5))]);
    let people = People::of(&events);
    assert!(people.questions(Some((ANN, "Ann"))).is_empty());
    assert!(people.questions(Some((BEN, "Ben"))).is_empty());
    assert!(people.questions(Some(("", ""))).is_empty());
    let asked = people.questions(Some((OTHER, "ann")));
    assert_eq!((&*asked[0].0.id, &*asked[0].1.id), (ANN, OTHER));
}

#[test]
fn authors_of_the_first_version_are_distinguished_by_name() {
    let events = log(vec![
        ("Ann", "", rated(5)),
        ("ANN ", "", rated(4)),
        ("Ben", "", rated(3)),
        ("Ann", ANN, rated(2)),
    ]);
    let expected = [
        ("ANN  (no identifier)".into(), 4),
        ("Ben".into(), 3),
        ("Ann (aaaa1111)".into(), 2),
    ];
    assert_eq!(given(&events), expected);
    let asked = People::of(&events).questions(None);
    assert_eq!((&*asked[0].0.id, &*asked[0].1.id), ("name:ann", ANN));
    let mut one = events.clone();
    one.extend(log(vec![("Ben", BEN, same("name:ann", ANN, Some(true)))]));
    let merged = given(&one);
    assert_eq!((merged[0].1, merged.len()), (2, 2));
}

#[test]
fn no_answer_makes_one_of_people_with_different_names() {
    let events = log(vec![
        ("Ann", ANN, rated(5)),
        ("Ben", BEN, rated(1)),
        ("Ben", BEN, same(ANN, BEN, Some(true))),
    ]);
    assert_eq!(given(&events), [("Ann".into(), 5), ("Ben".into(), 1)]);
}

#[test]
fn nearly_equal_names_are_asked_about_and_different_ones_are_not() {
    for (one, other, is_near) in [
        ("Ann Rater", "ann  rater", true),
        ("Ann-Marie Rater", "Ann Marie Rater", true),
        ("Ann Meier", "Ann Maier", true),
        ("Ann Meier", "Ann Meire", true),
        ("Ann Meier", "Ann Meiers", true),
        ("Ann Rater", "Ben Rater", false),
        ("Rater A", "Rater B", false),
        ("Rater 1", "Rater 2", false),
        ("Panel01", "Panel02", false),
        ("Ann", "Ann Rater", false),
        ("Ann Meier", "Ann Bauer", false),
    ] {
        assert_eq!(is_near_name(one, other), is_near, "{one}, {other}");
        assert_eq!(is_near_name(other, one), is_near, "{other}, {one}");
    }
}
