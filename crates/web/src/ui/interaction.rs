//! The interaction of an item: its prompt, and the component of its kind.

use super::answering::Answering;
use super::best_worst::BestWorst;
use super::choice::Choices;
use super::extended_text::ExtendedText;
use super::hottext::Hottext;
use super::matching::Matching;
use super::order::Order;
use super::text;
use super::text_entry::TextEntry;
use assay_core::assessment::{Choice, Interaction, InteractionKind};
use leptos::prelude::*;

/// A group of answers under its prompt.
#[component]
fn Group(
    /// The prompt.
    prompt: String,
    /// The answers.
    children: Children,
) -> impl IntoView {
    view! {
        <fieldset class="answer">
            <legend class="prompt">{text(prompt)}</legend>
            {children()}
        </fieldset>
    }
}

/// The interaction of an item, with its options in the order in which they are presented.
pub fn interaction(
    answering: Answering,
    interaction: &Interaction,
    presented: &[usize],
) -> AnyView {
    let prompt = interaction.prompt.clone();
    let options: Vec<Choice> = presented
        .iter()
        .filter_map(|position| interaction.kind.options().get(*position))
        .cloned()
        .collect();
    match interaction.kind.clone() {
        InteractionKind::Choice { max_choices, .. } => view! {
            <Group prompt>
                <Choices answering options most=max_choices />
            </Group>
        }
        .into_any(),
        InteractionKind::BestWorst { .. } => view! {
            <Group prompt>
                <BestWorst answering options />
            </Group>
        }
        .into_any(),
        InteractionKind::Order { .. } => view! {
            <Group prompt>
                <Order answering options />
            </Group>
        }
        .into_any(),
        InteractionKind::Match { levels, .. } => view! {
            <Group prompt>
                <Matching answering options levels />
            </Group>
        }
        .into_any(),
        InteractionKind::Hottext {
            max_choices,
            has_no_error,
            document,
            correction,
        } => view! {
            <Group prompt>
                <Hottext answering document most=max_choices has_no_error correction />
            </Group>
        }
        .into_any(),
        InteractionKind::TextEntry(entry) => {
            view! { <TextEntry answering prompt entry /> }.into_any()
        }
        InteractionKind::ExtendedText {
            suggested_words,
            max_characters,
        } => view! { <ExtendedText answering prompt suggested=suggested_words most=max_characters /> }
        .into_any(),
    }
}
