//! The range of a score on the common axis, beside its figure.

use assay_evaluation::plot::{Line, RangeBar, Score};
use leptos::prelude::*;

/// The drawing of a range. The figure stands beside it in words, so that screen readers pass the drawing over.
#[component]
pub fn RangeDrawing(
    /// The range.
    bar: RangeBar,
) -> impl IntoView {
    let view_box = format!("0 0 {} {}", bar.width, bar.height);
    let score = match bar.score {
        Score::Settled { center, radius } => {
            view! { <circle class="strip-dot" cx=center.0 cy=center.1 r=radius /> }.into_any()
        }
        Score::Open { at, size } => {
            view! { <rect class="strip-range" x=at.0 y=at.1 width=size.0 height=size.1 /> }
                .into_any()
        }
    };
    view! {
        <span class="drawing range-bar">
            <svg viewBox=view_box aria-hidden="true">
                {straight("strip-lane", bar.axis)}
                {bar.limit.map(|limit| straight("strip-limit", limit))}
                {score}
            </svg>
        </span>
    }
}

fn straight(class: &'static str, Line { from, to }: Line) -> impl IntoView {
    view! { <line class=class x1=from.0 y1=from.1 x2=to.0 y2=to.1 /> }
}
