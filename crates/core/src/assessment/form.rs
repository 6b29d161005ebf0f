//! The form: the items drawn for an attempt, and the order in which their options are presented.
//!
//! Drawing depends on the pack and the seed alone, so a form can be drawn again years later.

use super::pack::{Assessment, Draw, Item, Section};
use crate::digest::sha256;

/// Name and version of the generator, recorded in every bundle.
pub const GENERATOR: &str = "sha256-counter/1";

/// A stream of numbers from a seed and a label: SHA-256 over seed, label and a block counter.
///
/// Each purpose has a label of its own, so that a change in one part of a pack does not change
/// what is drawn in another. Bounded numbers are made without bias by rejecting the remainder.
pub struct Generator {
    prefix: Vec<u8>,
    counter: u32,
    block: [u8; 32],
    used: usize,
}

impl Generator {
    /// Returns the stream for one purpose.
    pub fn new(seed: &str, label: &str) -> Self {
        let mut prefix = Vec::with_capacity(seed.len() + label.len() + 2);
        prefix.extend_from_slice(seed.as_bytes());
        prefix.push(0);
        prefix.extend_from_slice(label.as_bytes());
        prefix.push(0);
        Self {
            prefix,
            counter: 0,
            block: [0; 32],
            used: 32,
        }
    }

    fn next_u32(&mut self) -> u32 {
        if self.used == self.block.len() {
            let mut input = self.prefix.clone();
            input.extend_from_slice(&self.counter.to_be_bytes());
            self.block = sha256(&input);
            self.counter += 1;
            self.used = 0;
        }
        let word = self.block[self.used..self.used + 4]
            .iter()
            .fold(0, |word, byte| (word << 8) | u32::from(*byte));
        self.used += 4;
        word
    }

    /// Returns a number below `bound`, all equally likely; 0 where `bound` is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let Ok(bound @ 1..) = u32::try_from(bound) else {
            return 0;
        };
        let limit = u32::MAX - (u32::MAX % bound);
        loop {
            let word = self.next_u32();
            if word < limit {
                return (word % bound) as usize;
            }
        }
    }

    /// Returns the numbers `0..length` in a random order (Fisher and Yates, as Durstenfeld wrote it).
    ///
    /// ```
    /// use assay_core::assessment::Generator;
    ///
    /// let mut order = Generator::new("spring", "options").permutation(4);
    /// assert_eq!(order, Generator::new("spring", "options").permutation(4));
    /// order.sort();
    /// assert_eq!(order, [0, 1, 2, 3]);
    /// ```
    pub fn permutation(&mut self, length: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..length).collect();
        for last in (1..length).rev() {
            order.swap(last, self.below(last + 1));
        }
        order
    }
}

/// The form of one attempt: its sections and items, as they were drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The seed of the draw: a campaign or an invitation.
    pub seed: String,
    /// The sections in order, each with what was drawn.
    pub sections: Vec<FormSection>,
}

/// A section of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormSection {
    /// Position of the section in the assessment.
    pub section: usize,
    /// The items in the order in which they are presented.
    pub items: Vec<FormItem>,
}

/// An item of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormItem {
    /// Position of the item in its section's bank.
    pub item: usize,
    /// Positions of the item's options in the order in which they are presented.
    pub presented: Vec<usize>,
}

impl Form {
    /// Draws a form from a seed: of each section the items that its draws ask for. The same pack and seed give the same form,
    /// on every machine.
    ///
    /// ```
    /// use assay_core::assessment::{Assessment, Form};
    /// use assay_core::document;
    ///
    /// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/drawn.json"));
    /// let pack = Assessment::parse("drawn.json", &document::parse("drawn.json", text).unwrap()).unwrap();
    /// assert_eq!(Form::draw(&pack, "spring"), Form::draw(&pack, "spring"));
    /// let count = |form: Form| form.sections[0].items.len();
    /// assert!(count(Form::draw(&pack, "spring")) < count(Form::whole_bank(&pack, "spring")));
    /// ```
    pub fn draw(assessment: &Assessment, seed: &str) -> Self {
        Self::compose(assessment, seed, |section| draw_section(section, seed))
    }

    /// Returns a form with every item of every bank, for previews.
    pub fn whole_bank(assessment: &Assessment, seed: &str) -> Self {
        Self::compose(assessment, seed, |section| {
            (0..section.items.len()).collect()
        })
    }

    fn compose(
        assessment: &Assessment,
        seed: &str,
        drawn: impl Fn(&Section) -> Vec<usize>,
    ) -> Self {
        let sections = assessment
            .sections
            .iter()
            .enumerate()
            .map(|(position, section)| FormSection {
                section: position,
                items: drawn(section)
                    .into_iter()
                    .map(|item| FormItem {
                        item,
                        presented: present(&section.items[item], seed),
                    })
                    .collect(),
            })
            .collect();
        Self {
            seed: seed.into(),
            sections,
        }
    }
}

/// Returns the order in which an item's options are presented.
pub(super) fn present(item: &Item, seed: &str) -> Vec<usize> {
    let length = item.interaction.kind.options().len();
    if item.interaction.kind.shuffles() {
        Generator::new(seed, &format!("options {}", item.id)).permutation(length)
    } else {
        (0..length).collect()
    }
}

impl FormItem {
    /// Returns an item on its own, outside any form: practice.
    pub fn alone(item: &Item, seed: &str) -> Self {
        Self {
            item: 0,
            presented: present(item, seed),
        }
    }
}

fn draw_section(section: &Section, seed: &str) -> Vec<usize> {
    let mut drawn = Vec::new();
    for (position, draw) in section.draw.iter().enumerate() {
        let mut generator = Generator::new(seed, &format!("draw {} {position}", section.id));
        match draw {
            Draw::All {} => drawn.extend(0..section.items.len()),
            Draw::Sample { pool, count } => {
                let pool = section.positions(pool, None);
                let order = generator.permutation(pool.len());
                let chosen = &order[..order.len().min(*count)];
                let in_bank_order = (0..pool.len()).filter(|position| chosen.contains(position));
                drawn.extend(in_bank_order.map(|position| pool[position]));
            }
            Draw::Assign { pools, variants } => {
                let dealt = generator.permutation(variants.len());
                for (pool, variant) in pools.iter().zip(dealt) {
                    let fitting = section.positions(pool, Some(&variants[variant]));
                    let position = generator.below(fitting.len());
                    drawn.extend(fitting.get(position));
                }
            }
        }
    }
    if section.shuffle_items {
        let label = format!("items {}", section.id);
        let order = Generator::new(seed, &label).permutation(drawn.len());
        drawn = order.into_iter().map(|position| drawn[position]).collect();
    }
    drawn
}

impl Section {
    /// Returns how many items every form has from this section.
    pub fn drawn_count(&self) -> usize {
        let drawn = |draw: &Draw| match draw {
            Draw::All {} => self.items.len(),
            Draw::Sample { pool, count } => self.positions(pool, None).len().min(*count),
            Draw::Assign { pools, .. } => pools.len(),
        };
        self.draw.iter().map(drawn).sum()
    }

    /// Returns the positions of the items of a pool, and of one variant where that is asked for.
    pub(crate) fn positions(&self, pool: &str, variant: Option<&str>) -> Vec<usize> {
        self.items
            .iter()
            .enumerate()
            .filter(|(_, item)| {
                item.pool == pool && variant.is_none_or(|variant| item.variant == variant)
            })
            .map(|(position, _)| position)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_gives_the_same_numbers_forever() {
        let mut generator = Generator::new("campaign", "draw cognitive 0");
        let numbers: Vec<usize> = (0..8).map(|_| generator.below(100)).collect();
        // Computed once by another program from the definition above.
        assert_eq!(numbers, [70, 42, 88, 13, 61, 0, 11, 17]);
    }

    #[test]
    fn every_order_of_three_is_about_equally_likely() {
        let mut counts = std::collections::BTreeMap::new();
        for seed in 0..6000 {
            let order = Generator::new(&seed.to_string(), "x").permutation(3);
            *counts.entry(order).or_insert(0) += 1;
        }
        assert_eq!(counts.len(), 6);
        assert!(counts.values().all(|count| (880..1120).contains(count)));
    }
}
