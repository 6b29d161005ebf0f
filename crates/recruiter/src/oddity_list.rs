//! What is out of the ordinary about an attempt, in words that judge nothing.

use assay_core::attempt::clock_face;
use assay_evaluation::Oddity;
use leptos::prelude::*;

/// Shorter times than this are told in seconds.
const MOST_SECONDS: i64 = 120;

/// Returns the words for an oddity.
pub fn oddity_text(oddity: Oddity) -> String {
    match oddity {
        Oddity::WholeTest { elapsed_ms } => {
            let seconds = elapsed_ms.max(0).saturating_add(999) / 1_000;
            if seconds < MOST_SECONDS {
                tr!(oddity.whole_test, count = seconds)
            } else {
                tr!(oddity.whole_test_minutes, time = clock_face(elapsed_ms))
            }
        }
        Oddity::NothingAnswered { asked } => tr!(oddity.nothing_answered, count = asked),
        Oddity::NothingTyped { asked } => tr!(oddity.nothing_typed, count = asked),
        Oddity::EveryAnswerPasted { answers } => tr!(oddity.every_answer_pasted, count = answers),
        Oddity::SamePlace { place, answers } => {
            tr!(oddity.same_place, count = answers, place = place)
        }
        Oddity::ShortViews { short, answers } => {
            tr!(oddity.short_views, short = short, total = answers)
        }
        Oddity::RecordGaps { refused, damaged } => {
            tr!(oddity.record_gaps, refused = refused, damaged = damaged)
        }
        Oddity::TimeGivenBack { minutes } => tr!(oddity.time_given_back, count = minutes),
        Oddity::EarlierAttempts { attempts } => tr!(oddity.earlier_attempts, count = attempts),
    }
}

/// A list of oddities; nothing where there are none.
#[component]
pub fn OddityList(
    /// What is out of the ordinary.
    oddities: Vec<Oddity>,
) -> impl IntoView {
    if oddities.is_empty() {
        return ().into_any();
    }
    let lines = oddities
        .into_iter()
        .map(|oddity| view! { <li>{oddity_text(oddity)}</li> })
        .collect_view();
    view! {
        <ul class="oddities" aria-label=tr!(oddity.title)>
            {lines}
        </ul>
    }
    .into_any()
}
