//! The picture of an attempt over its time.

use super::names::Names;
use assay_core::attempt::clock_face;
use assay_evaluation::{Form, Labels, Mark, Picture, Point, Replay, Shape, Sort, timeline_drawing};
use leptos::prelude::*;
use std::sync::Arc;

/// The attempt in two sentences: what the whole record holds.
pub fn description(replay: &Replay, names: &Names, is_blind: bool) -> String {
    let left = |mark: &&Mark| ["blurred", "hidden"].contains(&mark.kind.as_str());
    let away: i64 = replay
        .marks
        .iter()
        .filter(left)
        .map(|mark| mark.times)
        .sum();
    // As in the head of the page: two figures for one time would be one too many.
    let time = if is_blind {
        tr!(timeline.time_used, used = clock_face(replay.elapsed_ms))
    } else {
        tr!(
            timeline.time_of,
            used = clock_face(replay.elapsed_ms),
            granted = clock_face(replay.granted_ms),
        )
    };
    tr!(
        timeline.picture_text,
        time = time,
        sections = names.sections.len(),
        changes = replay.count(Sort::Change),
        pastes = replay.count(Sort::Paste),
        away = away,
        reopened = replay.count(Sort::Reload),
    )
}

/// The picture, in a region that scrolls, under the same in two sentences.
#[component]
pub fn TimelinePicture(
    /// The attempt.
    replay: Arc<Replay>,
    /// The names of sections and items.
    names: Arc<Names>,
    /// The attempt in two sentences.
    description: String,
) -> impl IntoView {
    let drawing = timeline_drawing(&Picture {
        replay: &replay,
        sections: &names.sections,
        items: &names.items,
        labels: Labels {
            review: tr!(timeline.review),
            lanes: [
                tr!(timeline.lane_change),
                tr!(timeline.lane_paste),
                tr!(timeline.lane_attention),
                tr!(timeline.lane_reload),
                tr!(timeline.lane_clock),
                tr!(timeline.lane_device),
            ],
            end: tr!(timeline.end),
            minutes: tr!(timeline.minutes),
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
            aria-label=tr!(timeline.picture_region)
        >
            <span class="drawing">
                <svg
                    class="timeline"
                    role="img"
                    aria-labelledby="tl-title tl-desc"
                    viewBox=view_box
                >
                    <title id="tl-title">{tr!(timeline.picture_title)}</title>
                    <desc id="tl-desc">{description}</desc>
                    {shapes}
                </svg>
            </span>
        </div>
    }
}

/// A shape; its title shows while a pointer rests on it.
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

/// Shows how to read the picture, under a line that opens it.
#[component]
pub fn Legend(
    /// Whether the picture does not tell how much time was granted.
    is_blind: bool,
) -> impl IntoView {
    let lines = [
        tr!(timeline.legend_items),
        tr!(timeline.legend_change),
        tr!(timeline.legend_paste),
        tr!(timeline.legend_attention),
        tr!(timeline.legend_reload),
        tr!(timeline.legend_clock),
        tr!(timeline.legend_device),
        if is_blind {
            tr!(timeline.legend_end_only)
        } else {
            tr!(timeline.legend_end)
        },
    ];
    let lines = lines.map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <details class="timeline-legend">
            <summary>{tr!(timeline.legend)}</summary>
            <ul>{lines}</ul>
        </details>
    }
}
