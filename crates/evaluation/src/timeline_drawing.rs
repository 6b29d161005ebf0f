//! An attempt over its time as a picture: shapes with whole coordinates. It says nothing that the table beside it does
//! not say, and marks nothing as good or bad: every shape has the color of the text.

mod shape;

use super::replay::{Mark, Replay, Sort};
use super::timing::elapsed_text;
pub use shape::{Drawing, Form, Point, Shape};

/// The contents of the picture.
#[derive(Debug, Clone)]
pub struct Picture<'a> {
    /// The attempt.
    pub replay: &'a Replay,
    /// The sections, each with identifier and title.
    pub sections: &'a [(String, String)],
    /// Items with identifier and title.
    pub items: &'a [(String, String)],
    /// The words that are written in it.
    pub labels: Labels<'a>,
}

/// The texts in a picture.
#[derive(Debug, Clone, Copy)]
pub struct Labels<'a> {
    /// The lane of the review of answers.
    pub review: &'a str,
    /// The lanes of marks, in the order of [`LANES`].
    pub lanes: [&'a str; 6],
    /// The end of the attempt.
    pub end: &'a str,
    /// Unit of the scale.
    pub minutes: &'a str,
}

/// The sorts of marks that have a lane, from above.
pub const LANES: [Sort; 6] = [
    Sort::Change,
    Sort::Paste,
    Sort::Attention,
    Sort::Reload,
    Sort::Clock,
    Sort::Device,
];

/// The most events that are drawn and listed. A record that an attempt made itself holds far fewer.
pub const MOST_EVENTS: usize = 2_000;

/// Returns the first `most` events of an attempt, and how many it has in all.
pub fn first_events(replay: &Replay, most: usize) -> (Replay, usize) {
    let (mut views, mut marks) = (0, 0);
    while views + marks < most {
        match (replay.views.get(views), replay.marks.get(marks)) {
            (None, None) => break,
            (Some(view), Some(mark)) if mark.at_ms < view.from_ms => marks += 1,
            (None, Some(_)) => marks += 1,
            (Some(_), _) => views += 1,
        }
    }
    let first = Replay {
        granted_ms: replay.granted_ms,
        elapsed_ms: replay.elapsed_ms,
        views: replay.views[..views].to_vec(),
        marks: replay.marks[..marks].to_vec(),
    };
    (first, replay.views.len() + replay.marks.len())
}

/// Returns the attempt without what reveals how much time was granted, since that reveals an accommodation. Notices of
/// the time left reveal it too, and so does time that was given back, and an end that was none.
pub fn without_grant(replay: &Replay) -> Replay {
    let mut replay = replay.clone();
    replay.granted_ms = 0;
    let mut marks = replay.marks.iter();
    let given_back = marks.rposition(|mark| mark.kind == "time-granted");
    let mut at = 0;
    replay.marks.retain(|mark| {
        let is_before = given_back.is_some_and(|given_back| at < given_back);
        at += 1;
        match mark.kind.as_str() {
            "noticed" | "time-granted" => false,
            "submitted" | "sealed" => !is_before,
            _ => true,
        }
    });
    replay
}

const WIDTH: i64 = 1_060;
/// The ends of the scale.
const FROM: i64 = 176;
const TO: i64 = 1_030;
const TOP: i64 = 34;
const LANE: i64 = 32;
/// A bar within its lane.
const INSET: i64 = 4;
const BAR: i64 = LANE - 2 * INSET;
/// The width of a letter of a title, about.
const LETTER: i64 = 7;
/// The most steps that a scale has.
const MOST_STEPS: i64 = 12;
const STEP_MINUTES: [i64; 8] = [1, 2, 5, 10, 15, 20, 30, 60];

/// Draws the picture.
pub fn timeline_drawing(picture: &Picture) -> Drawing {
    let replay = picture.replay;
    let last = |at: i64, mark: &Mark| at.max(mark.until_ms);
    let end_ms = replay.marks.iter().fold(replay.elapsed_ms, last);
    let scale = Scale {
        all_ms: replay.granted_ms.max(end_ms).max(1),
    };
    let mut lanes: Vec<(&str, &str)> = picture
        .sections
        .iter()
        .map(|(id, title)| (id.as_str(), title.as_str()))
        .collect();
    if replay.views.iter().any(|view| view.section.is_empty()) {
        lanes.push(("", picture.labels.review));
    }
    let marks_from = TOP + LANE * count(&lanes);
    let bottom = marks_from + LANE * count(&LANES);
    let mut drawing = Drawing {
        width: WIDTH,
        height: bottom + 30,
        shapes: Vec::new(),
    };
    ruler(&mut drawing, scale, picture.labels.minutes, bottom);
    for ((id, title), at) in lanes.iter().zip(0..) {
        let top = TOP + LANE * at;
        lane(&mut drawing, title, top);
        stretches(&mut drawing, picture, scale, id, top);
    }
    for ((sort, title), at) in LANES.iter().zip(picture.labels.lanes).zip(0..) {
        let top = marks_from + LANE * at;
        lane(&mut drawing, title, top);
        marks(&mut drawing, replay, scale, *sort, top);
    }
    drawing.line("tl-parting", (0, marks_from), (TO, marks_from));
    if replay.granted_ms > 0 {
        let granted = scale.x(replay.granted_ms);
        drawing.line("tl-granted", (granted, TOP - 6), (granted, bottom));
    }
    let end = scale.x(replay.elapsed_ms);
    drawing.line("tl-end", (end, TOP - 6), (end, bottom + 6));
    let label = [picture.labels.end, " ", &elapsed_text(replay.elapsed_ms)].concat();
    let anchor = if end > WIDTH - 110 { "end" } else { "middle" };
    drawing.text(
        "tl-end-label",
        (end.min(WIDTH - 4), bottom + 20),
        anchor,
        label,
    );
    drawing
}

/// Turns times into places.
#[derive(Clone, Copy)]
struct Scale {
    all_ms: i64,
}

impl Scale {
    fn x(self, at_ms: i64) -> i64 {
        let at_ms = at_ms.clamp(0, self.all_ms);
        FROM + i64::try_from(i128::from(at_ms) * i128::from(TO - FROM) / i128::from(self.all_ms))
            .unwrap_or_default()
    }
}

fn count<T>(list: &[T]) -> i64 {
    i64::try_from(list.len()).unwrap_or_default()
}

/// The scale with its minutes.
fn ruler(drawing: &mut Drawing, scale: Scale, unit: &str, bottom: i64) {
    let minutes = scale.all_ms / 60_000;
    let fits = |step: &i64| minutes / step <= MOST_STEPS;
    let step = STEP_MINUTES
        .into_iter()
        .find(fits)
        .unwrap_or((minutes / MOST_STEPS).max(1));
    let mut minute = 0;
    while minute <= minutes {
        let x = scale.x(minute.saturating_mul(60_000));
        drawing.line("tl-grid", (x, TOP), (x, bottom));
        drawing.text("tl-minute", (x, TOP - 12), "middle", minute.to_string());
        minute += step;
    }
    drawing.text("tl-minute", (0, TOP - 12), "start", unit.into());
}

fn lane(drawing: &mut Drawing, title: &str, top: i64) {
    drawing.line("tl-lane", (0, top + LANE), (TO, top + LANE));
    drawing.text(
        "tl-name",
        (0, top + LANE / 2 + 4),
        "start",
        shortened(title, (FROM - 12) / LETTER),
    );
}

/// The items of a section while they were on screen, with alternating fills.
fn stretches(drawing: &mut Drawing, picture: &Picture, scale: Scale, section: &str, top: i64) {
    let views = picture
        .replay
        .views
        .iter()
        .filter(|view| view.section == section);
    for (view, at) in views.zip(0_usize..) {
        let (from, to) = (scale.x(view.from_ms), scale.x(view.to_ms));
        let width = (to - from).max(1);
        let known = picture.items.iter().find(|(id, _)| *id == view.item);
        let title = match known {
            Some((_, title)) => title,
            None if view.item.is_empty() => picture.labels.review,
            None => &view.item,
        };
        let class = if at % 2 == 0 {
            "tl-item"
        } else {
            "tl-item is-odd"
        };
        let times = [
            &elapsed_text(view.from_ms),
            "\u{2013}",
            &elapsed_text(view.to_ms),
        ]
        .concat();
        drawing.rect(
            class,
            (from, top + INSET),
            (width, BAR),
            [title, " ", &times].concat(),
        );
        let letters = (width - 6) / LETTER;
        if letters >= 4 {
            drawing.text(
                "tl-title",
                (from + 4, top + LANE / 2 + 4),
                "start",
                shortened(title, letters),
            );
        }
    }
}

fn marks(drawing: &mut Drawing, replay: &Replay, scale: Scale, sort: Sort, top: i64) {
    let middle = top + LANE / 2;
    let mut written_to = 0;
    let returns = if sort == Sort::Attention {
        returns(replay)
    } else {
        Vec::new()
    };
    for (at, mark) in replay
        .marks
        .iter()
        .enumerate()
        .filter(|(_, mark)| mark.sort == sort)
    {
        let x = scale.x(mark.at_ms);
        let title = elapsed_text(mark.at_ms);
        match sort {
            Sort::Change => {
                let width = (scale.x(mark.until_ms) - x).max(2);
                drawing.rect("tl-change", (x, top + INSET + 2), (width, BAR - 4), title);
            }
            Sort::Paste => {
                drawing.rect("tl-paste", (x - 4, middle - 4), (9, 9), title);
                let size = mark.amount.unwrap_or_default().to_string();
                // Sizes that would lie over one another are in the table only.
                if x > written_to {
                    written_to = x + 12 + LETTER * i64::try_from(size.len()).unwrap_or_default();
                    drawing.text("tl-size", (x + 8, middle + 4), "start", size);
                }
            }
            Sort::Attention => away(drawing, replay, scale, (mark, returns[at]), top),
            Sort::Reload => drawing.path(
                "tl-reload",
                vec![(x, middle - 7), (x + 7, middle + 6), (x - 7, middle + 6)],
                title,
            ),
            Sort::Clock => drawing.path(
                "tl-clock",
                vec![
                    (x, middle - 7),
                    (x + 7, middle),
                    (x, middle + 7),
                    (x - 7, middle),
                ],
                title,
            ),
            Sort::Device | Sort::Other => {
                let is_back = ["online", "kept"].contains(&mark.kind.as_str());
                let class = if is_back {
                    "tl-device is-back"
                } else {
                    "tl-device"
                };
                drawing.circle(class, (x, middle), title);
            }
        }
    }
}

/// When the candidate came back, in milliseconds since the beginning; `None` where they never did.
#[derive(Clone, Copy, Default)]
struct Return {
    /// When the window had the focus again.
    focused_ms: Option<i64>,
    /// When the page was in sight again.
    shown_ms: Option<i64>,
}

/// Returns when, after each mark, the window next had the focus again, and the page was next in sight again.
fn returns(replay: &Replay) -> Vec<Return> {
    let mut next = Return::default();
    let mut all: Vec<_> = replay
        .marks
        .iter()
        .rev()
        .map(|mark| {
            match mark.kind.as_str() {
                "focused" => next.focused_ms = Some(mark.at_ms),
                "shown" => next.shown_ms = Some(mark.at_ms),
                _ => {}
            }
            next
        })
        .collect();
    all.reverse();
    all
}

/// From leaving to coming back: out of focus in the upper half of the lane, out of sight in the lower.
fn away(
    drawing: &mut Drawing,
    replay: &Replay,
    scale: Scale,
    (mark, back): (&Mark, Return),
    top: i64,
) {
    let (back_ms, class, half) = match mark.kind.as_str() {
        "blurred" => (back.focused_ms, "tl-blurred", 0),
        "hidden" => (back.shown_ms, "tl-hidden", BAR / 2),
        _ => return,
    };
    let until_ms = back_ms.unwrap_or(replay.elapsed_ms).max(mark.until_ms);
    let (from, to) = (scale.x(mark.at_ms), scale.x(until_ms));
    let times = [
        &elapsed_text(mark.at_ms),
        "\u{2013}",
        &elapsed_text(until_ms),
    ]
    .concat();
    drawing.rect(
        class,
        (from, top + INSET + half),
        ((to - from).max(2), BAR / 2 - 1),
        times,
    );
}

/// Shortens a text to a number of letters.
fn shortened(text: &str, letters: i64) -> String {
    let letters = usize::try_from(letters).unwrap_or_default();
    if text.chars().count() <= letters {
        return text.into();
    }
    let mut short: String = text.chars().take(letters.saturating_sub(1)).collect();
    short.truncate(short.trim_end().len());
    short.push('\u{2026}');
    short
}

#[cfg(test)]
mod tests;
