//! An item as it stands on paper: what is asked, what can be answered, and the key under it.

use super::words;
use crate::key;
use crate::opening::fill;
use assay_core::assessment::{Choice, DocumentKind, Entry, InteractionKind, Item, Key};
use assay_evaluation::{item_words, letter};
use assay_web::ui::dom::{View, el, views};
use assay_web::ui::{code_lines, data_table, stem};

/// An item with its key.
pub fn item(item: &Item, key: Option<&Key>) -> View {
    let count = item_words(item).to_string();
    let facts = [item.id.as_str(), item.interaction.kind.name(), &count];
    let key = key.and_then(|key| key::content(key, item, "h5"));
    let key = key.map(|content| {
        el("div.key print-key")
            .child(el("h4").child(words().key))
            .child(content)
    });
    el("article.print-item")
        .child(el("h3").child(item.title.as_str()))
        .child(el("p.hint").child(fill(words().print_id, &facts)))
        .child(stem(&item.stem))
        .child(el("p.prompt").child(item.interaction.prompt.as_str()))
        .child(answers(&item.interaction.kind))
        .child(key)
        .view()
}

/// What can be answered.
fn answers(kind: &InteractionKind) -> View {
    let words = words();
    match kind {
        InteractionKind::Choice {
            max_choices,
            options,
            ..
        } => {
            let most =
                (*max_choices > 1).then(|| fill(words.print_most, &[&max_choices.to_string()]));
            views((lettered(options), most.map(|text| el("p.hint").child(text))))
        }
        InteractionKind::BestWorst { options, .. } | InteractionKind::Order { options } => {
            lettered(options)
        }
        InteractionKind::Match {
            levels, options, ..
        } => {
            let levels: Vec<&str> = levels.iter().map(|level| level.text.as_str()).collect();
            let levels = fill(words.print_levels, &[&levels.join(" · ")]);
            views((el("p").child(levels), lettered(options)))
        }
        InteractionKind::Hottext {
            document,
            correction,
            ..
        } => {
            let document = match &document.kind {
                DocumentKind::Code { title, lines } => code_lines(title, lines),
                DocumentKind::Table(table) => data_table(table),
            };
            views((document, correction.as_ref().map(field)))
        }
        InteractionKind::TextEntry(entry) => field(entry),
        InteractionKind::ExtendedText {
            suggested_words, ..
        } => {
            let (from, to) = suggested_words;
            let text = fill(words.print_suggested, &[&from.to_string(), &to.to_string()]);
            el("p.hint").child(text).view()
        }
    }
}

fn field(entry: &Entry) -> View {
    views((
        el("p").child(fill(words().print_field, &[&entry.label])),
        (!entry.hint.is_empty()).then(|| el("p.hint").child(entry.hint.as_str())),
    ))
}

/// Options with the letters that they have in the bank.
fn lettered(options: &[Choice]) -> View {
    let rows = options.iter().enumerate().map(|(position, option)| {
        el("li")
            .child(el("span.print-letter").child(letter(position)))
            .child(el("span").child(option.text.as_str()))
    });
    el("ul.print-options")
        .child(rows.collect::<Vec<_>>())
        .view()
}
