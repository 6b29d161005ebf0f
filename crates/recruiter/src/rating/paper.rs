//! The paper before a rater: the task, the answer, the rubric.

use crate::workspace::Workspace;
use assay_core::assessment::{Criterion, InteractionKind, Item, ItemKey, Rubric};
use assay_evaluation::{Sheet, text_of};
use assay_web::ui::{stem, text};
use leptos::prelude::*;

/// An answer with its task and its rubric.
pub struct Paper {
    /// Identifier of the test.
    pub assessment: String,
    /// The item.
    pub item: Item,
    /// The text, as it was written.
    pub text: String,
    /// The rubric that it is rated by.
    pub rubric: Rubric,
}

impl Paper {
    /// The paper of a sheet; `None` where something of it is gone. It is not followed: none of it changes while it
    /// is available.
    pub fn of(workspace: Workspace, sheet: &Sheet) -> Option<Self> {
        untrack(|| {
            let record = workspace.record(&sheet.sha256)?;
            let (pack, key) = workspace.content(&record.opened)?;
            let ItemKey::Rubric(rubric) = key.item(&sheet.item)? else {
                return None;
            };
            Some(Self {
                assessment: pack.id.clone(),
                item: pack.item(&sheet.item)?.clone(),
                text: text_of(&record.opened, &sheet.item)?.into(),
                rubric: rubric.clone(),
            })
        })
    }

    /// A criterion.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.rubric
            .criteria
            .iter()
            .find(|criterion| criterion.id == id)
    }

    /// The task, to be read before the answer.
    pub fn task(&self) -> impl IntoView + use<> {
        view! {
            {stem(&self.item.stem)}
            <p class="hint">{text(&self.item.interaction.prompt)}</p>
        }
    }

    /// The answer, in full.
    pub fn answer(&self, pseudonym: &str) -> impl IntoView + use<> {
        let count = self.text.split_whitespace().count().to_string();
        let tally = match self.item.interaction.kind {
            InteractionKind::ExtendedText {
                suggested_words: (from, to),
                ..
            } => Some(tr!(rating.words, count = count, from = from, to = to)),
            _ => None,
        };
        let label = tr!(
            rating.answer_of,
            candidate = pseudonym,
            item = self.item.title
        );
        view! {
            // A long answer scrolls beside the criteria, so the keyboard has to reach it.
            <div class="answer-text" role="region" tabindex="0" dir="auto" aria-label=label>
                {text(&self.text)}
            </div>
            {tally.map(|tally| view! { <p class="hint">{tally}</p> })}
        }
    }
}
