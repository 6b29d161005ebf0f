//! An item as it stands on paper: what is asked, what can be answered, and the key under it.

use crate::key;
use assay_core::assessment::{
    Choice, DocumentKind, Entry, InteractionKind, Item, Key, option_letter,
};
use assay_evaluation::item_words;
use assay_web::ui::{code_lines, data_table, stem, text};
use leptos::prelude::*;
use std::sync::Arc;

/// An item with its key.
#[component]
pub(super) fn PaperItem(
    /// The item.
    item: Item,
    /// The key of the test, where that is available.
    key: Option<Arc<Key>>,
) -> impl IntoView {
    let facts = tr!(
        test.print_id,
        id = item.id,
        kind = item.interaction.kind.name(),
        words = item_words(&item),
    );
    let content = key.and_then(|key| key::content(&key, &item, "h5"));
    let key = content.map(|content| {
        view! {
            <div class="key print-key">
                <h4>{tr!(test.key)}</h4>
                {content}
            </div>
        }
    });
    view! {
        <article class="print-item">
            <h3>{text(&item.title)}</h3>
            <p class="hint">{text(facts)}</p>
            {stem(&item.stem)}
            <p class="prompt">{text(&item.interaction.prompt)}</p>
            {answers(&item.interaction.kind)}
            {key}
        </article>
    }
}

/// Returns the options or fields of the answer.
fn answers(kind: &InteractionKind) -> AnyView {
    match kind {
        InteractionKind::Choice {
            max_choices,
            options,
            ..
        } => {
            let most = (*max_choices > 1).then(|| tr!(test.print_most, count = max_choices));
            let most = most.map(|most| view! { <p class="hint">{most}</p> });
            (lettered(options), most).into_any()
        }
        InteractionKind::BestWorst { options, .. } | InteractionKind::Order { options } => {
            lettered(options).into_any()
        }
        InteractionKind::Match {
            levels, options, ..
        } => {
            let levels: Vec<&str> = levels.iter().map(|level| level.text.as_str()).collect();
            let levels = tr!(test.print_levels, levels = levels.join(" · "));
            view! {
                <p>{text(levels)}</p>
                {lettered(options)}
            }
            .into_any()
        }
        InteractionKind::Hottext {
            document,
            correction,
            has_no_error,
            ..
        } => {
            let document = match &document.kind {
                DocumentKind::Code { title, lines } => code_lines(title, lines),
                DocumentKind::Table(table) => data_table(table),
            };
            let no_error =
                has_no_error.then(|| view! { <p class="hint">{tr!(test.print_no_error)}</p> });
            (document, no_error, correction.as_ref().map(field)).into_any()
        }
        InteractionKind::TextEntry(entry) => field(entry).into_any(),
        InteractionKind::ExtendedText {
            suggested_words, ..
        } => {
            let (from, to) = suggested_words;
            let suggested = tr!(test.print_suggested, from = from, to = to);
            view! { <p class="hint">{suggested}</p> }.into_any()
        }
    }
}

fn field(entry: &Entry) -> impl IntoView + use<> {
    let hint = (!entry.hint.is_empty()).then(|| view! { <p class="hint">{text(&entry.hint)}</p> });
    view! {
        <p>{text(tr!(test.print_field, field = entry.label))}</p>
        {hint}
    }
}

/// Options with the letters that they have in the bank.
fn lettered(options: &[Choice]) -> impl IntoView + use<> {
    let rows = options
        .iter()
        .enumerate()
        .map(|(position, option)| {
            view! {
                <li>
                    <span class="print-letter">{option_letter(position)}</span>
                    <span>{text(&option.text)}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="print-options">{rows}</ul> }
}
