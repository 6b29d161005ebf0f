//! How much there is to read: words, and minutes at 200 words a minute, by item and by section.
//!
//! 200 is below the mean of 238 for silent reading (Brysbaert 2019), for slower readers and second languages.

use assay_core::assessment::Assessment;
use assay_core::assessment::{
    DocumentKind, Form, Interaction, InteractionKind, Item, Section, StemBlock, Table,
};

/// Words a minute.
pub const WORDS_PER_MINUTE: usize = 200;

/// Returns how many words a candidate reads for an item: stem, prompt, options, documents.
///
/// ```
/// use assay_core::assessment::Assessment;
/// use assay_core::document;
/// use assay_evaluation::item_words;
///
/// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/small.json"));
/// let pack = Assessment::parse("small.json", &document::parse("small.json", text).unwrap()).unwrap();
/// // "?", "Choose one", "A" and "B".
/// assert_eq!(item_words(pack.item("one").unwrap()), 5);
/// ```
pub fn item_words(item: &Item) -> usize {
    // Each bar of a chart shows a number.
    let bars = item.stem.iter().map(|block| match block {
        StemBlock::Chart { bars, .. } => bars.len(),
        _ => 0,
    });
    let texts = item_texts(item).into_iter();
    texts.map(words).sum::<usize>() + bars.sum::<usize>()
}

/// Returns all that a candidate reads for an item, piece by piece: stem, prompt, options, documents.
pub(super) fn item_texts(item: &Item) -> Vec<&str> {
    let mut texts = Vec::new();
    for block in &item.stem {
        add_block(block, &mut texts);
    }
    add_interaction(&item.interaction, &mut texts);
    texts
}

/// Returns how many words a candidate reads for a section, given the items that were drawn.
pub fn section_words(section: &Section, items: &[usize]) -> usize {
    let drawn = items.iter().filter_map(|item| section.items.get(*item));
    words(&section.title) + words(&section.instructions) + drawn.map(item_words).sum::<usize>()
}

/// Returns how many words a candidate reads in each section of a form.
pub fn form_words(assessment: &Assessment, form: &Form) -> Vec<usize> {
    form.sections
        .iter()
        .map(|part| {
            let items: Vec<usize> = part.items.iter().map(|drawn| drawn.item).collect();
            section_words(&assessment.sections[part.section], &items)
        })
        .collect()
}

/// Returns the minutes that words take, in tenths and rounded up: "1.3".
///
/// ```
/// assert_eq!(assay_evaluation::minutes_text(260), "1.3");
/// assert_eq!(assay_evaluation::minutes_text(261), "1.4");
/// ```
pub fn minutes_text(words: usize) -> String {
    let tenths = (words * 10).div_ceil(WORDS_PER_MINUTE);
    [
        (tenths / 10).to_string(),
        ".".into(),
        (tenths % 10).to_string(),
    ]
    .concat()
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn add_all<'a>(all: &'a [String], texts: &mut Vec<&'a str>) {
    texts.extend(all.iter().map(String::as_str));
}

fn add_table<'a>(table: &'a Table, texts: &mut Vec<&'a str>) {
    texts.push(&table.caption);
    texts.extend(table.columns.iter().map(|column| column.title.as_str()));
    for row in &table.rows {
        add_all(row, texts);
    }
}

fn add_block<'a>(block: &'a StemBlock, texts: &mut Vec<&'a str>) {
    match block {
        StemBlock::Paragraph(text) => texts.push(text),
        StemBlock::List { items } => add_all(items, texts),
        StemBlock::Table(shown) => add_table(shown, texts),
        StemBlock::Chart { caption, bars, .. } => {
            texts.push(caption);
            texts.extend(bars.iter().map(|bar| bar.label.as_str()));
        }
        StemBlock::Code { title, lines } => {
            texts.push(title);
            add_all(lines, texts);
        }
    }
}

fn add_interaction<'a>(interaction: &'a Interaction, texts: &mut Vec<&'a str>) {
    texts.push(&interaction.prompt);
    let kind = &interaction.kind;
    texts.extend(kind.options().iter().map(|option| option.text.as_str()));
    if let Some(entry) = kind.entry() {
        texts.extend([entry.label.as_str(), &entry.hint]);
    }
    match kind {
        InteractionKind::Match { levels, .. } => {
            texts.extend(levels.iter().map(|level| level.text.as_str()));
        }
        InteractionKind::Hottext { document, .. } => match &document.kind {
            DocumentKind::Code { title, lines } => {
                texts.push(title);
                add_all(lines, texts);
            }
            DocumentKind::Table(shown) => add_table(shown, texts),
        },
        _ => {}
    }
}
