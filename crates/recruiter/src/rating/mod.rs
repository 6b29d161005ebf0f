//! Rating what people wrote: blind, one criterion after the other, by one or two people; settling where they differ;
//! and how far they agree.

mod agreement;
mod answers;
mod calibration;
mod criterion;
mod drafts;
mod judgment;
mod moderation;
mod note;
mod paper;
mod plan;
mod points;
mod rater;
mod reference;
mod samples;
mod scale;
mod settle;
pub mod shared;
mod sheet;
mod similar;

pub use criterion::gave;
pub use drafts::Drafts;
pub use judgment::JudgmentForm;
pub use note::RatingNote;
pub use scale::RatingScale;
pub use similar::{SimilarSection, restore_similar};

use super::workspace::Workspace;
use crate::routes::RatingPart;
use agreement::AgreementPart;
use answers::AnswersPart;
use leptos::prelude::*;
use settle::SettlePart;
use similar::Similar;

/// The screen.
#[component]
pub fn Rating(
    /// The workspace.
    workspace: Workspace,
    /// The part that it shows.
    part: RatingPart,
) -> impl IntoView {
    match part {
        RatingPart::Answers => view! { <AnswersPart workspace /> }.into_any(),
        RatingPart::Settle => view! { <SettlePart workspace /> }.into_any(),
        RatingPart::Agreement => view! { <AgreementPart workspace /> }.into_any(),
        RatingPart::Similar => view! { <Similar workspace /> }.into_any(),
    }
}
