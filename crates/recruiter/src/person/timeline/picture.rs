//! The picture of an attempt over its time.

use super::names::Names;
use crate::format_message::format_message;
use crate::words::test::timeline::words;
use assay_evaluation::{
    Form, Labels, Mark, Picture, Point, Replay, Shape, Sort, elapsed_text, timeline_drawing,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The attempt in two sentences: what the whole record holds.
pub fn description(replay: &Replay, names: &Names, is_blind: bool) -> String {
    let words = words();
    let left = |mark: &&Mark| ["blurred", "hidden"].contains(&mark.kind.as_str());
    let away: i64 = replay
        .marks
        .iter()
        .filter(left)
        .map(|mark| mark.times)
        .sum();
    let time = if is_blind {
        format_message(words.time_used, &[&elapsed_text(replay.elapsed_ms)])
    } else {
        let times = [replay.elapsed_ms, replay.granted_ms].map(elapsed_text);
        format_message(words.time_of, &times.each_ref().map(String::as_str))
    };
    let told = [
        time,
        names.sections.len().to_string(),
        replay.count(Sort::Change).to_string(),
        replay.count(Sort::Paste).to_string(),
        away.to_string(),
        replay.count(Sort::Reload).to_string(),
    ];
    format_message(words.picture_text, &told.each_ref().map(String::as_str))
}

/// The picture, in a region that scrolls, under the same in two sentences.
#[component]
pub fn TimelinePicture(
    /// The attempt.
    replay: Arc<Replay>,
    /// What sections and items are called.
    names: Arc<Names>,
    /// The attempt in two sentences.
    description: String,
) -> impl IntoView {
    let words = words();
    let drawing = timeline_drawing(&Picture {
        replay: &replay,
        sections: &names.sections,
        items: &names.items,
        labels: Labels {
            review: words.review,
            lanes: [
                words.lane_change,
                words.lane_paste,
                words.lane_attention,
                words.lane_reload,
                words.lane_clock,
                words.lane_device,
            ],
            end: words.end,
            minutes: words.minutes,
        },
    });
    let view_box = format!("0 0 {} {}", drawing.width, drawing.height);
    let shapes = drawing.shapes.into_iter().map(shape).collect_view();
    view! {
        <p>{description.clone()}</p>
        <div
            class="table-scroll timeline-scroll"
            role="region"
            tabindex="0"
            aria-label=words.picture_region
        >
            <span class="drawing">
                <svg
                    class="timeline"
                    role="img"
                    aria-labelledby="tl-title tl-desc"
                    viewBox=view_box
                >
                    <title id="tl-title">{words.picture_title}</title>
                    <desc id="tl-desc">{description}</desc>
                    {shapes}
                </svg>
            </span>
        </div>
    }
}

/// A shape; a pointer that rests on it is told its title.
fn shape(shape: Shape) -> AnyView {
    let class = shape.class;
    match shape.form {
        Form::Line {
            from: (x1, y1),
            to: (x2, y2),
        } => view! { <line class=class x1=x1 y1=y1 x2=x2 y2=y2 /> }.into_any(),
        Form::Rect {
            at: (x, y),
            size: (width, height),
            title,
        } => view! {
            <rect class=class x=x y=y width=width height=height>
                <title>{title}</title>
            </rect>
        }
        .into_any(),
        Form::Circle {
            center: (x, y),
            radius,
            title,
        } => view! {
            <circle class=class cx=x cy=y r=radius>
                <title>{title}</title>
            </circle>
        }
        .into_any(),
        Form::Path { corners, title } => view! {
            <path class=class d=outline(&corners)>
                <title>{title}</title>
            </path>
        }
        .into_any(),
        Form::Text {
            at: (x, y),
            anchor,
            text,
        } => view! {
            <text class=class x=x y=y text-anchor=anchor>
                {text}
            </text>
        }
        .into_any(),
    }
}

/// The path around a shape.
fn outline(corners: &[Point]) -> String {
    let corners: Vec<String> = corners.iter().map(|(x, y)| format!("{x} {y}")).collect();
    ["M", &corners.join("L"), "Z"].concat()
}

/// How to read the picture, under a line that opens it.
#[component]
pub fn Legend(
    /// Whether the picture does not tell how much time was granted.
    is_blind: bool,
) -> impl IntoView {
    let words = words();
    let lines = [
        words.legend_items,
        words.legend_change,
        words.legend_paste,
        words.legend_attention,
        words.legend_reload,
        words.legend_clock,
        words.legend_device,
        if is_blind {
            words.legend_end_only
        } else {
            words.legend_end
        },
    ];
    let lines = lines.map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <details class="timeline-legend">
            <summary>{words.legend}</summary>
            <ul>{lines}</ul>
        </details>
    }
}
