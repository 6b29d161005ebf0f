//! How a form comes out of a seed, put so that people can read and compare it.

use assay_core::assessment::{Assessment, Form, FormItem, Item};

/// A section of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnSection {
    /// Its title.
    pub title: String,
    /// Its items, in the order in which they are presented.
    pub items: Vec<DrawnItem>,
}

/// An item of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnItem {
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

/// What two forms have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Common {
    /// Items that are in both.
    pub items: usize,
    /// Items of the first form.
    pub of: usize,
    /// Items that are in both with their options in the same order.
    pub alike: usize,
}

/// The form that is drawn from a seed.
pub fn drawn(assessment: &Assessment, seed: &str) -> Vec<DrawnSection> {
    let form = Form::draw(assessment, seed);
    let sections = form.sections.iter().map(|part| {
        let section = &assessment.sections[part.section];
        let items = part
            .items
            .iter()
            .map(|drawn| item(&section.items[drawn.item], drawn));
        DrawnSection {
            title: section.title.clone(),
            items: items.collect(),
        }
    });
    sections.collect()
}

fn item(item: &Item, drawn: &FormItem) -> DrawnItem {
    DrawnItem {
        id: item.id.clone(),
        title: item.title.clone(),
        kind: item.interaction.kind.name(),
        letters: letters(&drawn.presented),
    }
}

/// Positions as letters: "C A B" begins with the third option of the bank.
pub fn letters(positions: &[usize]) -> String {
    let letters = positions.iter().map(|position| letter(*position));
    letters.collect::<Vec<_>>().join(" ")
}

/// The letter of an option, counted from 0; beyond the alphabet its number.
pub fn letter(position: usize) -> String {
    match ('A'..='Z').nth(position) {
        Some(letter) => letter.into(),
        None => (position + 1).to_string(),
    }
}

/// What two forms have in common.
pub fn common(one: &[DrawnSection], other: &[DrawnSection]) -> Common {
    let mut common = Common {
        items: 0,
        of: 0,
        alike: 0,
    };
    for item in one.iter().flat_map(|section| &section.items) {
        common.of += 1;
        if let Some(same) = find(other, &item.id) {
            common.items += 1;
            common.alike += usize::from(same.letters == item.letters);
        }
    }
    common
}

/// The item of a form with an identifier.
pub fn find<'a>(form: &'a [DrawnSection], id: &str) -> Option<&'a DrawnItem> {
    let mut items = form.iter().flat_map(|section| &section.items);
    items.find(|item| item.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> Assessment {
        let text = include_str!("../../../public/assessments/cto-smb.json");
        Assessment::parse("pack", &assay_core::json::parse("pack", text).unwrap()).unwrap()
    }

    #[test]
    fn a_form_has_everything_in_common_with_itself() {
        let form = drawn(&pack(), "preview");
        let all: usize = form.iter().map(|section| section.items.len()).sum();
        let common = common(&form, &form);
        assert_eq!((common.items, common.of, common.alike), (all, all, all));
    }

    #[test]
    fn another_seed_draws_from_the_same_sections() {
        let (one, other) = (drawn(&pack(), "spring"), drawn(&pack(), "autumn"));
        let titles = |form: &[DrawnSection]| -> Vec<(String, usize)> {
            form.iter()
                .map(|section| (section.title.clone(), section.items.len()))
                .collect()
        };
        assert_eq!(titles(&one), titles(&other));
        let common = common(&one, &other);
        assert!(common.items < common.of && common.alike <= common.items);
    }

    #[test]
    fn letters_name_the_options_of_the_bank() {
        assert_eq!(letters(&[2, 0, 1]), "C A B");
        assert_eq!(letters(&[]), "");
        assert_eq!(letter(26), "27");
    }
}
