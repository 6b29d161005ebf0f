//! What is there twice: a word ("the the"), an option of an item, or a stem.

use super::warning::{Topic, Warning};
use assay_core::assessment::{
    Assessment, Document, DocumentKind, InteractionKind, Item, StemBlock, Table,
};

/// Names everything that is there twice in a pack.
pub fn duplicates(pack: &Assessment) -> Vec<Warning> {
    let items: Vec<&Item> = pack
        .sections
        .iter()
        .flat_map(|section| &section.items)
        .collect();
    let mut warnings = Vec::new();
    for section in &pack.sections {
        let texts = [&section.title, &section.measures, &section.instructions];
        warnings.extend(doubled(&section.id, &texts.map(String::as_str)));
    }
    for item in items.iter().copied().chain(&pack.practice) {
        warnings.extend(doubled(&item.id, &texts(item)));
        let options = item.interaction.kind.options();
        for (at, option) in options.iter().enumerate() {
            let before = options[..at].iter();
            if let Some(same) = before
                .into_iter()
                .find(|one| read(&one.text) == read(&option.text))
            {
                let message = format!(
                    "The options \"{}\" and \"{}\" have the same text.",
                    same.id, option.id
                );
                warnings.push(Warning::new(Topic::Duplicates, &item.id, message));
            }
        }
    }
    for (at, item) in items.iter().enumerate() {
        let same = items[..at].iter().find(|one| is_same_question(one, item));
        warnings.extend(same.map(|same| {
            let message = format!("Its stem is that of \"{}\".", same.id);
            Warning::new(Topic::Duplicates, &item.id, message)
        }));
    }
    warnings
}

/// Returns whether two items ask about the same. Variants of a topic may: no form has both.
fn is_same_question(one: &Item, other: &Item) -> bool {
    let are_variants =
        !one.pool.is_empty() && one.pool == other.pool && one.variant != other.variant;
    !are_variants
        && !one.stem.is_empty()
        && one.stem == other.stem
        && document(one) == document(other)
}

/// Returns a text as it is read: without letter case, amount of space and the point at its end.
fn read(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").trim_end_matches('.').to_lowercase()
}

fn document(item: &Item) -> Option<&Document> {
    match &item.interaction.kind {
        InteractionKind::Hottext { document, .. } => Some(document),
        _ => None,
    }
}

fn doubled(place: &str, texts: &[&str]) -> Option<Warning> {
    let word = texts.iter().find_map(|text| doubled_word(text))?;
    let message = format!("A word is there twice: \"{word} {word}\".");
    Some(Warning::new(Topic::Duplicates, place, message))
}

/// Returns the first word of letters that stands twice with nothing but space between.
fn doubled_word(text: &str) -> Option<String> {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let is_same = |pair: &&[String]| {
        let (first, second) = (&pair[0], &pair[1]);
        let second = second.trim_end_matches(|sign: char| sign.is_ascii_punctuation());
        first == second && first.chars().all(char::is_alphabetic)
    };
    words.windows(2).find(is_same).map(|pair| pair[0].clone())
}

/// Returns the prose of an item: code repeats words for reasons of its own.
fn texts(item: &Item) -> Vec<&str> {
    let mut texts = vec![item.title.as_str(), &item.interaction.prompt];
    for block in &item.stem {
        match block {
            StemBlock::Paragraph(text) => texts.push(text),
            StemBlock::List { items } => texts.extend(items.iter().map(String::as_str)),
            StemBlock::Table(table) => texts.extend(cells(table)),
            StemBlock::Chart { caption, bars, .. } => {
                texts.push(caption);
                texts.extend(bars.iter().map(|bar| bar.label.as_str()));
            }
            StemBlock::Code { .. } => {}
        }
    }
    let kind = &item.interaction.kind;
    texts.extend(kind.options().iter().map(|option| option.text.as_str()));
    texts.extend(
        kind.entry()
            .iter()
            .flat_map(|entry| [entry.label.as_str(), &entry.hint]),
    );
    if let Some(DocumentKind::Table(table)) = document(item).map(|document| &document.kind) {
        texts.extend(cells(table));
    }
    texts
}

fn cells(table: &Table) -> impl Iterator<Item = &str> {
    let titles = table.columns.iter().map(|column| column.title.as_str());
    let cells = table.rows.iter().flatten().map(String::as_str);
    titles.chain(cells).chain([table.caption.as_str()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::samples;
    use serde_json::{Value, json};

    fn found(items: Vec<Value>) -> Vec<String> {
        let warnings = duplicates(&samples::all(items)).into_iter();
        warnings
            .map(|one| format!("{}: {}", one.place, one.message))
            .collect()
    }

    #[test]
    fn a_word_that_is_there_twice_is_found_in_prose_and_not_in_code() {
        let mut item = samples::item("one", "choice", &["Take the the train", "Walk"]);
        assert_eq!(
            found(vec![item.clone()]),
            ["one: A word is there twice: \"the the\"."]
        );
        item["interaction"]["options"][0]["text"] = "Take it, it works".into();
        item["stem"] = json!(["What now?", {"kind": "code", "lines": ["end end", "10 10"]}]);
        assert!(found(vec![item]).is_empty());
        let signs = samples::item("one", "choice", &["total > 100", "total >= 100"]);
        assert!(found(vec![signs]).is_empty());
    }

    #[test]
    fn an_option_and_a_stem_that_are_there_twice_are_found() {
        let same = samples::item("one", "choice", &["Walk home", "Take it", "Walk  home."]);
        let mut other = samples::item("two", "choice", &["Yes", "No"]);
        other["stem"] = same["stem"].clone();
        assert_eq!(
            found(vec![same, other]),
            [
                "one: The options \"a\" and \"c\" have the same text.",
                "two: Its stem is that of \"one\"."
            ]
        );
    }

    #[test]
    fn variants_of_a_topic_may_share_their_stem() {
        let mut items = samples::variants(&[("p", "x"), ("p", "y")]);
        items[1]["stem"] = items[0]["stem"].clone();
        assert!(found(items).is_empty());
    }
}
