//! The form that a seed selects, for people to read and to compare.

use assay_core::assessment::{Assessment, Form, FormItem, Item, option_letter};

/// A section of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectedSection {
    /// Its title.
    pub title: String,
    /// Its items, in the order in which they are presented.
    pub items: Vec<SelectedItem>,
}

/// An item of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectedItem {
    /// Identifier.
    pub id: String,
    /// Its label in overviews.
    pub title: String,
    /// Its kind, as written in packs.
    pub kind: &'static str,
    /// The letters that its options have in the bank, in the order in which they are presented; empty where there
    /// are no options.
    pub letters: String,
}

/// The items that two forms have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormOverlap {
    /// Items that are in both.
    pub items: usize,
    /// Items of the first form.
    pub of: usize,
    /// Items that are in both with their options in the same order.
    pub alike: usize,
}

/// Returns the form that a seed selects from the pools of a test.
pub fn select_form(assessment: &Assessment, seed: &str) -> Vec<SelectedSection> {
    let form = Form::draw(assessment, seed);
    let sections = form.sections.iter().map(|part| {
        let section = &assessment.sections[part.section];
        let items = part
            .items
            .iter()
            .map(|placed| item(&section.items[placed.item], placed));
        SelectedSection {
            title: section.title.clone(),
            items: items.collect(),
        }
    });
    sections.collect()
}

fn item(item: &Item, placed: &FormItem) -> SelectedItem {
    SelectedItem {
        id: item.id.clone(),
        title: item.title.clone(),
        kind: item.interaction.kind.name(),
        letters: option_letters(&placed.presented),
    }
}

/// Returns positions as letters: "C A B" begins with the third option of the bank.
pub fn option_letters(positions: &[usize]) -> String {
    let letters = positions.iter().map(|position| option_letter(*position));
    letters.collect::<Vec<_>>().join(" ")
}

/// Compares two forms by their items.
pub fn compare_forms(one: &[SelectedSection], other: &[SelectedSection]) -> FormOverlap {
    let mut overlap = FormOverlap {
        items: 0,
        of: 0,
        alike: 0,
    };
    for item in one.iter().flat_map(|section| &section.items) {
        overlap.of += 1;
        if let Some(same) = find_item(other, &item.id) {
            overlap.items += 1;
            overlap.alike += usize::from(same.letters == item.letters);
        }
    }
    overlap
}

/// Returns the item of a form with an identifier.
pub fn find_item<'a>(form: &'a [SelectedSection], id: &str) -> Option<&'a SelectedItem> {
    let mut items = form.iter().flat_map(|section| &section.items);
    items.find(|item| item.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> Assessment {
        let text = include_str!("../../../tests/data/packs/2026.1/cto-smb.json");
        Assessment::parse("pack", &assay_core::document::parse("pack", text).unwrap()).unwrap()
    }

    #[test]
    fn a_form_has_everything_in_common_with_itself() {
        let form = select_form(&pack(), "preview");
        let all: usize = form.iter().map(|section| section.items.len()).sum();
        let overlap = compare_forms(&form, &form);
        assert_eq!((overlap.items, overlap.of, overlap.alike), (all, all, all));
    }

    #[test]
    fn another_seed_draws_from_the_same_sections() {
        let (one, other) = (
            select_form(&pack(), "spring"),
            select_form(&pack(), "autumn"),
        );
        let titles = |form: &[SelectedSection]| -> Vec<(String, usize)> {
            form.iter()
                .map(|section| (section.title.clone(), section.items.len()))
                .collect()
        };
        assert_eq!(titles(&one), titles(&other));
        let overlap = compare_forms(&one, &other);
        assert!(overlap.items < overlap.of && overlap.alike <= overlap.items);
    }

    #[test]
    fn letters_name_the_options_of_the_bank() {
        assert_eq!(option_letters(&[2, 0, 1]), "C A B");
        assert_eq!(option_letters(&[]), "");
        assert_eq!(option_letters(&[26, 25]), "27 Z");
    }
}
