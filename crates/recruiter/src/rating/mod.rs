//! Rating what people wrote: blind, one criterion after the other, by one or two people; settling where they differ;
//! and how far they agree.

mod agreement;
mod answers;
mod criterion;
mod drafts;
mod judgement;
mod note;
mod paper;
mod points;
mod rater;
mod scale;
mod settle;
pub mod shared;
mod sheet;

pub use criterion::gave;
pub use drafts::Drafts;
pub use judgement::JudgementForm;
pub use note::RatingNote;
pub use scale::RatingScale;

use super::desk::Desk;
use crate::routes::RatingPart;
use agreement::AgreementPart;
use answers::AnswersPart;
use leptos::prelude::*;
use settle::SettlePart;

/// The screen.
#[component]
pub fn Rating(
    /// The desk.
    desk: Desk,
    /// The part that it shows.
    part: RatingPart,
) -> impl IntoView {
    match part {
        RatingPart::Answers => view! { <AnswersPart desk /> }.into_any(),
        RatingPart::Settle => view! { <SettlePart desk /> }.into_any(),
        RatingPart::Agreement => view! { <AgreementPart desk /> }.into_any(),
    }
}
