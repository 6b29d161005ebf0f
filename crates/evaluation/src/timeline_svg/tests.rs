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

fn drawn(replay: &Replay, item: &str) -> String {
    timeline_svg(&Picture {
        replay,
        sections: &[("s".into(), "Section".into())],
        items: &[("q1".into(), item.into())],
        labels: Labels {
            title: "Title",
            description: "Description",
            review: "Review",
            lanes: ["Answers", "Pastes", "Away", "Reloads", "Clock", "Device"],
            end: "End",
            minutes: "Minutes",
        },
    })
}

#[test]
fn times_stand_where_the_scale_has_them() {
    let svg = drawn(&replay(), "First");
    // 854 units are thirty minutes; the first item lasted ten.
    assert!(
        svg.contains(r#"<rect class="tl-item" x="176" y="38" width="284""#),
        "{svg}"
    );
    assert!(svg.contains(r#"<line class="tl-end" x1="603""#));
    assert!(svg.contains(">End 15:00<"));
    assert!(svg.contains(r#"class="tl-hidden" x="223""#));
}

#[test]
fn the_titles_of_others_cannot_write_markup() {
    let svg = drawn(&replay(), r#"<script>"&'"#);
    assert!(!svg.contains("<script>"));
    assert!(svg.contains("&lt;script&gt;&quot;&amp;&#39;"));
}

#[test]
fn there_is_no_lane_for_a_review_that_nobody_opened() {
    let mut replay = replay();
    assert!(!drawn(&replay, "").contains(">Review<"));
    replay.views.push(View {
        item: String::new(),
        section: String::new(),
        from_ms: 0,
        to_ms: 1,
        times: 1,
        place: 0,
    });
    assert!(drawn(&replay, "").contains(">Review<"));
}

#[test]
fn every_tag_is_closed_and_every_coordinate_is_whole() {
    let svg = drawn(&replay(), "First");
    for element in ["svg", "title", "desc", "text", "rect", "path", "circle"] {
        let open = svg.matches(&["<", element].concat()).count();
        assert_eq!(
            open,
            svg.matches(&["</", element, ">"].concat()).count(),
            "{element}"
        );
    }
    let coordinates = svg
        .split("=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    assert!(
        coordinates
            .filter(|value| value.starts_with(|c: char| c.is_ascii_digit()))
            .all(|value| !value.contains('.'))
    );
}

#[test]
fn an_attempt_without_time_is_drawn_too() {
    let empty = Replay {
        granted_ms: 0,
        elapsed_ms: 0,
        views: Vec::new(),
        marks: Vec::new(),
    };
    assert!(drawn(&empty, "").ends_with("</svg>"));
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
    let svg = drawn(&replay, "First");
    assert_eq!(svg.matches("tl-blurred").count(), 40_000);
}

#[test]
fn without_the_grant_nothing_tells_of_it() {
    let mut whole = replay();
    whole.marks.push(mark("noticed", Sort::Other, 700_000));
    let bare = without_grant(&whole);
    assert!(bare.marks.iter().all(|mark| mark.kind != "noticed"));
    let svg = drawn(&bare, "First");
    assert!(!svg.contains("tl-granted"), "{svg}");
    // The scale ends where the attempt does.
    assert!(svg.contains(r#"<line class="tl-end" x1="1030""#), "{svg}");
    assert!(drawn(&whole, "First").contains("tl-granted"));
}
