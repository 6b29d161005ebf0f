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
    item.stem.iter().map(block).sum::<usize>() + interaction(&item.interaction)
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

fn all(texts: &[String]) -> usize {
    texts.iter().map(|text| words(text)).sum()
}

fn table(table: &Table) -> usize {
    let titles: usize = table
        .columns
        .iter()
        .map(|column| words(&column.title))
        .sum();
    words(&table.caption) + titles + table.rows.iter().map(|row| all(row)).sum::<usize>()
}

fn block(block: &StemBlock) -> usize {
    match block {
        StemBlock::Paragraph(text) => words(text),
        StemBlock::List { items } => all(items),
        StemBlock::Table(shown) => table(shown),
        StemBlock::Chart { caption, bars, .. } => {
            words(caption) + bars.iter().map(|bar| words(&bar.label) + 1).sum::<usize>()
        }
        StemBlock::Code { title, lines } => words(title) + all(lines),
    }
}

fn interaction(interaction: &Interaction) -> usize {
    let kind = &interaction.kind;
    let options: usize = kind
        .options()
        .iter()
        .map(|option| words(&option.text))
        .sum();
    let entry = kind
        .entry()
        .map_or(0, |entry| words(&entry.label) + words(&entry.hint));
    let more = match kind {
        InteractionKind::Match { levels, .. } => {
            levels.iter().map(|level| words(&level.text)).sum()
        }
        InteractionKind::Hottext { document, .. } => match &document.kind {
            DocumentKind::Code { title, lines } => words(title) + all(lines),
            DocumentKind::Table(shown) => table(shown),
        },
        _ => 0,
    };
    words(&interaction.prompt) + options + entry + more
}
