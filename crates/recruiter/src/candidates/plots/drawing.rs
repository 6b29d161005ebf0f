//! The drawing of a measure in SVG.

use assay_evaluation::plot::{Band, Bar, Drawing, Label, Lane, Line, Score};
use leptos::prelude::*;

/// The drawing. The same is described in words for people who do not see it.
#[component]
pub fn Plot(
    /// Begins the identifiers in it; no two drawings on a page may share it.
    id: String,
    /// The name of what is scored.
    title: String,
    /// The same figures in words.
    description: String,
    /// The drawing.
    drawing: Drawing,
) -> impl IntoView {
    let title_id = [&id, "-title"].concat();
    let description_id = [&id, "-desc"].concat();
    let labeled_by = title_id.clone();
    let described_by = description_id.clone();
    let (width, height) = (drawing.width.to_string(), drawing.height.to_string());
    let view_box = ["0 0 ", &width, " ", &height].concat();
    let ticks = drawing
        .ticks
        .into_iter()
        .map(|(line, label)| {
            view! {
                <PlotLine class="strip-axis" line />
                <PlotLabel class="strip-scale" label />
            }
        })
        .collect_view();
    let limits = drawing
        .limits
        .into_iter()
        .map(|(line, label)| {
            view! {
                <PlotLine class="strip-limit" line />
                <PlotLabel class="strip-limit-text" label />
            }
        })
        .collect_view();
    let lanes = drawing
        .lanes
        .into_iter()
        .map(|lane| view! { <PlotLane lane /> })
        .collect_view();
    let everybody = drawing.everybody.map(|band| view! { <PlotBand band /> });
    view! {
        <span class="drawing">
            <svg
                class="strip"
                viewBox=view_box
                role="img"
                aria-labelledby=labeled_by
                aria-describedby=described_by
            >
                <title id=title_id>{title}</title>
                <desc id=description_id>{description}</desc>
                <PlotLine class="strip-axis" line=drawing.axis />
                {ticks}
                {limits}
                {lanes}
                {everybody}
            </svg>
        </span>
    }
}

/// A straight line.
#[component]
fn PlotLine(
    /// Its class.
    class: &'static str,
    /// The place of it.
    line: Line,
) -> impl IntoView {
    let Line { from, to } = line;
    view! { <line class=class x1=from.0 y1=from.1 x2=to.0 y2=to.1 /> }
}

/// A text.
#[component]
fn PlotLabel(
    /// Its class.
    class: &'static str,
    /// The text and its place.
    label: Label,
) -> impl IntoView {
    view! {
        <text class=class x=label.at.0 y=label.at.1>
            {label.text}
        </text>
    }
}

/// The lane of a candidate: a dot for a score that is settled, a bar over all that is still possible.
#[component]
fn PlotLane(
    /// Its content.
    lane: Lane,
) -> impl IntoView {
    let chance = lane
        .chance
        .map(|line| view! { <PlotLine class="strip-chance" line /> });
    let score = match lane.score {
        Score::Settled { center, radius } => {
            view! { <circle class="strip-dot" cx=center.0 cy=center.1 r=radius /> }.into_any()
        }
        Score::Open { at, size } => {
            view! { <rect class="strip-range" x=at.0 y=at.1 width=size.0 height=size.1 /> }
                .into_any()
        }
    };
    view! {
        <PlotLine class="strip-lane" line=lane.line />
        <PlotLabel class="strip-name" label=lane.name />
        {chance}
        {score}
    }
}

/// Shows how many scores of everybody lie where: the settled ones above the line, the open ones below.
#[component]
fn PlotBand(
    /// Its content.
    band: Band,
) -> impl IntoView {
    view! {
        <path class="strip-settled" d=path(&band.settled) />
        <path class="strip-possible" d=path(&band.possible) />
        <PlotLine class="strip-lane" line=band.line />
        <PlotLabel class="strip-name" label=band.name />
    }
}

/// Bars as one path.
fn path(bars: &[Bar]) -> String {
    let bars = bars.iter().map(|bar| {
        let [left, line, width, reach] =
            [bar.at.0, bar.at.1, bar.width, bar.reach].map(|number| number.to_string());
        [
            "M", &left, " ", &line, "v", &reach, "h", &width, "V", &line, "z",
        ]
        .concat()
    });
    bars.collect()
}
