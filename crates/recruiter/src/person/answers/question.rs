//! A question as it was asked.

use assay_core::assessment::{Choice, DocumentKind, InteractionKind, Item};
use assay_core::record::AnsweredItem;
use assay_web::ui::{code_lines, data_table, stem, text};
use leptos::prelude::*;

/// The question: stem, instruction, options in the order in which they were presented.
pub(super) fn question(item: &Item, record: Option<&AnsweredItem>) -> impl IntoView + use<> {
    let kind = &item.interaction.kind;
    let presented = record.map_or(&[][..], |record| &record.presented);
    let mut options: Vec<&Choice> = kind.options().iter().collect();
    options.sort_by_key(|option| presented.iter().position(|id| *id == option.id));
    let rows = options
        .iter()
        .map(|option| view! { <li>{text(&option.text)}</li> })
        .collect_view();
    let options =
        (!options.is_empty()).then(|| view! { <ol class="person-options read">{rows}</ol> });
    view! {
        {stem(&item.stem)}
        <p class="field-label">{text(&item.interaction.prompt)}</p>
        {options}
        {more(kind)}
    }
}

/// Returns the further parts of a question, which some kinds have.
fn more(kind: &InteractionKind) -> AnyView {
    match kind {
        InteractionKind::Match { levels, .. } => {
            let names: Vec<&str> = levels.iter().map(|level| level.text.as_str()).collect();
            let levels = tr!(person.levels, levels = names.join(" · "));
            view! { <p class="hint">{text(levels)}</p> }.into_any()
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
            let label = correction
                .as_ref()
                .map(|entry| view! { <p class="hint">{text(&entry.label)}</p> });
            let no_error =
                has_no_error.then(|| view! { <p class="hint">{tr!(person.no_error_offered)}</p> });
            view! {
                {document}
                {no_error}
                {label}
            }
            .into_any()
        }
        InteractionKind::TextEntry(entry) => {
            let hint = (!entry.hint.is_empty()).then(|| text([" · ", &entry.hint].concat()));
            view! { <p class="hint">{text(&entry.label)} {hint}</p> }.into_any()
        }
        InteractionKind::ExtendedText {
            suggested_words, ..
        } => {
            let (from, to) = suggested_words;
            let sentence = tr!(person.words_suggested, from = from, to = to);
            view! { <p class="hint">{sentence}</p> }.into_any()
        }
        _ => ().into_any(),
    }
}
