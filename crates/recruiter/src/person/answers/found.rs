//! What is known of an item: its record, its score, and its answer in words.

use crate::person::form::terms;
use crate::workspace::CandidateRecord;
use assay_core::assessment::{InteractionKind, Item};
use assay_core::attempt::Response;
use assay_core::record;
use assay_evaluation::{ItemScore, describe_response};
use assay_web::ui::text;
use leptos::prelude::*;

/// Returns an item of the bundle, by its identifier.
pub fn recorded<'a>(candidate: &'a CandidateRecord, id: &str) -> Option<&'a record::AnsweredItem> {
    let sections = candidate.opened.bundle.sections.iter();
    let mut items = sections.flat_map(|section| &section.items);
    items.find(|item| item.id == id)
}

/// Returns the score of an item, by its identifier.
pub fn scored<'a>(candidate: &'a CandidateRecord, id: &str) -> Option<&'a ItemScore> {
    let card = candidate.scorecard.as_deref()?;
    card.sections
        .iter()
        .flat_map(|section| &section.items)
        .find(|item| item.id == id)
}

/// A response in words; a written answer in full.
pub fn in_full(item: &Item, response: &Response) -> AnyView {
    match (&item.interaction.kind, response) {
        (InteractionKind::ExtendedText { .. }, Response::Text(written)) => {
            view! { <blockquote class="person-written read">{text(written)}</blockquote> }
                .into_any()
        }
        _ => terms(describe_response(item, response)).into_any(),
    }
}
