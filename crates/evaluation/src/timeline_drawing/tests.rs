use super::super::replay::View;
use super::*;

fn mark(kind: &str, sort: Sort, at_ms: i64) -> Mark {
    Mark {
        kind: kind.into(),
        sort,
        item: String::new(),
        at_ms,
        until_ms: at_ms,
        times: 1,
        amount: Some(40),
        place: 0,
    }
}

fn replay() -> Replay {
    Replay {
        granted_ms: 1_800_000,
        elapsed_ms: 900_000,
        views: vec![
            View {
                item: "q1".into(),
                section: "s".into(),
                from_ms: 0,
                to_ms: 600_000,
                times: 1,
                place: 0,
            },
            View {
                item: "q2".into(),
                section: "s".into(),
                from_ms: 600_000,
                to_ms: 900_000,
                times: 1,
                place: 0,
            },
        ],
        marks: vec![
            mark("pasted", Sort::Paste, 60_000),
            mark("hidden", Sort::Attention, 100_000),
            mark("shown", Sort::Attention, 200_000),
            mark("reopened", Sort::Reload, 300_000),
        ],
    }
}

fn draw(replay: &Replay, item: &str) -> Drawing {
    timeline_drawing(&Picture {
        replay,
        sections: &[("s".into(), "Section".into())],
        items: &[("q1".into(), item.into())],
        labels: Labels {
            review: "Review",
            lanes: ["Answers", "Pastes", "Away", "Reloads", "Clock", "Device"],
            end: "End",
            minutes: "Minutes",
        },
    })
}

/// The shapes of a class.
fn of<'a>(drawing: &'a Drawing, class: &'static str) -> Vec<&'a Form> {
    let shapes = drawing.shapes.iter();
    shapes
        .filter(|shape| shape.class.split(' ').any(|name| name == class))
        .map(|shape| &shape.form)
        .collect()
}

/// Returns whether a text stands in the drawing.
fn says(drawing: &Drawing, what: &str) -> bool {
    let mut shapes = drawing.shapes.iter();
    shapes.any(|shape| matches!(&shape.form, Form::Text { text, .. } if text == what))
}

/// Every place that a shape reaches.
fn places(form: &Form) -> Vec<Point> {
    match form {
        Form::Line { from, to } => vec![*from, *to],
        Form::Rect { at, size, .. } => vec![*at, (at.0 + size.0, at.1 + size.1)],
        Form::Circle { center, radius, .. } => vec![
            (center.0 - radius, center.1 - radius),
            (center.0 + radius, center.1 + radius),
        ],
        Form::Path { corners, .. } => corners.clone(),
        Form::Text { at, .. } => vec![*at],
    }
}

#[test]
fn times_stand_where_the_scale_has_them() {
    let drawing = draw(&replay(), "First");
    // 854 units are thirty minutes; the first item lasted ten.
    let item = of(&drawing, "tl-item")[0];
    assert!(
        matches!(
            item,
            Form::Rect {
                at: (176, 38),
                size: (284, _),
                ..
            }
        ),
        "{item:?}"
    );
    let end = of(&drawing, "tl-end")[0];
    assert!(matches!(end, Form::Line { from: (603, _), .. }), "{end:?}");
    assert!(says(&drawing, "End 15:00"));
    let hidden = of(&drawing, "tl-hidden")[0];
    assert!(
        matches!(hidden, Form::Rect { at: (223, _), .. }),
        "{hidden:?}"
    );
}

#[test]
fn the_titles_of_others_are_only_ever_text() {
    let other = r#"<script>"&'"#;
    let drawing = draw(&replay(), other);
    assert!(says(&drawing, other));
    let title = [other, " 0:00\u{2013}10:00"].concat();
    let item = of(&drawing, "tl-item")[0];
    assert!(
        matches!(item, Form::Rect { title: shown, .. } if *shown == title),
        "{item:?}"
    );
}

#[test]
fn there_is_no_lane_for_a_review_that_nobody_opened() {
    let mut replay = replay();
    assert!(!says(&draw(&replay, ""), "Review"));
    replay.views.push(View {
        item: String::new(),
        section: String::new(),
        from_ms: 0,
        to_ms: 1,
        times: 1,
        place: 0,
    });
    assert!(says(&draw(&replay, ""), "Review"));
}

#[test]
fn every_shape_lies_within_the_drawing() {
    let mut replay = replay();
    for (kind, sort) in [
        ("reopened", Sort::Reload),
        ("wall-clock-ahead", Sort::Clock),
        ("offline", Sort::Device),
    ] {
        replay.marks.push(mark(kind, sort, 0));
        replay.marks.push(mark(kind, sort, 1_800_000));
        replay.marks.push(mark(kind, sort, 9_000_000));
    }
    let drawing = draw(&replay, "First");
    for shape in &drawing.shapes {
        let is_within =
            |(x, y): Point| (0..=drawing.width).contains(&x) && (0..=drawing.height).contains(&y);
        assert!(places(&shape.form).into_iter().all(is_within), "{shape:?}");
    }
}

#[test]
fn an_attempt_without_time_is_drawn_too() {
    let empty = Replay {
        granted_ms: 0,
        elapsed_ms: 0,
        views: Vec::new(),
        marks: Vec::new(),
    };
    assert!(says(&draw(&empty, ""), "End 0:00"));
}

#[test]
fn of_many_events_the_first_are_drawn() {
    let whole = replay();
    let (all, count) = first_events(&whole, 6);
    assert_eq!((&all, count), (&whole, 6));
    let (first, count) = first_events(&whole, 4);
    let kinds: Vec<&str> = first.marks.iter().map(|mark| mark.kind.as_str()).collect();
    assert_eq!(kinds, ["pasted", "hidden", "shown"]);
    assert_eq!((first.views.len(), count), (1, 6));
    assert_eq!(first.elapsed_ms, whole.elapsed_ms);
    assert_eq!(first_events(&whole, 0).0.views, []);
}

#[test]
fn many_absences_are_drawn_at_once() {
    let mut replay = replay();
    replay.marks = (0..40_000)
        .map(|at| mark("blurred", Sort::Attention, at * 10))
        .collect();
    let drawing = draw(&replay, "First");
    assert_eq!(of(&drawing, "tl-blurred").len(), 40_000);
}

#[test]
fn without_the_grant_nothing_tells_of_it() {
    let mut whole = replay();
    whole.marks.push(mark("noticed", Sort::Other, 700_000));
    let bare = without_grant(&whole);
    assert!(bare.marks.iter().all(|mark| mark.kind != "noticed"));
    let drawing = draw(&bare, "First");
    assert_eq!(of(&drawing, "tl-granted"), Vec::<&Form>::new());
    // The scale ends where the attempt does.
    let end = of(&drawing, "tl-end")[0];
    assert!(
        matches!(
            end,
            Form::Line {
                from: (1_030, _),
                ..
            }
        ),
        "{end:?}"
    );
    assert_eq!(of(&draw(&whole, "First"), "tl-granted").len(), 1);
}

#[test]
fn an_end_after_which_time_was_given_back_is_not_shown_without_the_grant() {
    let mut whole = replay();
    whole.marks = ["submitted", "sealed", "time-granted", "answered", "sealed"]
        .into_iter()
        .zip(1..)
        .map(|(kind, second)| mark(kind, Sort::Other, second * 1_000))
        .collect();
    let bare = without_grant(&whole);
    let kinds: Vec<&str> = bare.marks.iter().map(|mark| mark.kind.as_str()).collect();
    assert_eq!(kinds, ["answered", "sealed"]);
    whole.marks.truncate(2);
    assert_eq!(without_grant(&whole).marks, whole.marks);
}
