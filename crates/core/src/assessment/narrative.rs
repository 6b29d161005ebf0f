//! The narrative form: scenarios that are answered in words instead of by marking the best and the worst of some options.
//!
//! It is drawn from the same pools by the same seed, and every item keeps its identifier, its stem and its weight. What
//! changes is how it is answered: the candidate says what they would do, and what they would avoid, and a person rates
//! it. Pack and key stay the files that they are; what is made here of them is never written.

use super::interaction::InteractionKind;
use super::key::{ItemKey, Key, Rubric};
use super::narrative_words::{NarrativeWords, NoNarrative};
use super::pack::{Assessment, Item, Section};

impl Item {
    /// Returns whether it asks for the best and the worst of some options.
    pub fn is_scenario(&self) -> bool {
        matches!(self.interaction.kind, InteractionKind::BestWorst { .. })
    }

    fn put_into_words(&mut self, words: &NarrativeWords) {
        let former = std::mem::replace(&mut self.interaction, words.interaction());
        if let InteractionKind::BestWorst { options, .. } = former.kind {
            self.acts = options;
        }
    }
}

impl Section {
    /// Returns whether its bank has items that ask for the best and the worst of some options.
    pub fn has_scenarios(&self) -> bool {
        self.items.iter().any(Item::is_scenario)
    }
}

impl Assessment {
    /// Returns whether candidates may answer its scenarios in words.
    pub fn offers_narrative(&self) -> bool {
        self.no_narrative().is_none()
    }

    /// Returns why candidates cannot answer its scenarios in words; nothing where they can.
    ///
    /// ```
    /// use assay_core::assessment::{Assessment, NoNarrative};
    /// use assay_core::document;
    ///
    /// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/small.json"));
    /// let pack = Assessment::parse("small.json", &document::parse("small.json", text).unwrap()).unwrap();
    /// assert!(matches!(pack.no_narrative(), Some(NoNarrative::NoWords { .. })));
    /// ```
    pub fn no_narrative(&self) -> Option<NoNarrative> {
        let mut scenarios = self
            .sections
            .iter()
            .filter(|section| section.has_scenarios())
            .peekable();
        if scenarios.peek().is_none() {
            return Some(NoNarrative::NoScenarios);
        }
        let section = scenarios.find(|section| section.narrative.is_none())?;
        Some(NoNarrative::NoWords {
            section: section.id.clone(),
        })
    }

    /// Returns the narrative form of the assessment: each scenario asks for words, and so do those to practice on, with
    /// the words of the first section that has some. An assessment that has no such form comes back as it is.
    ///
    /// It keeps identifier, version and digest: it is the same content.
    #[must_use]
    pub fn in_words(&self) -> Self {
        let mut narrative = self.clone();
        if !self.offers_narrative() {
            return narrative;
        }
        let mut first = None;
        for section in &mut narrative.sections {
            let Some(words) = section.narrative.take() else {
                continue;
            };
            for item in section.items.iter_mut().filter(|item| item.is_scenario()) {
                item.put_into_words(&words);
            }
            section.instructions.clone_from(&words.instructions);
            first.get_or_insert(words);
        }
        if let Some(words) = first {
            for item in &mut narrative.practice {
                if item.is_scenario() {
                    item.put_into_words(&words);
                }
            }
            for (_, key) in &mut narrative.practice_key {
                key.put_into_words(&Rubric::default());
            }
        }
        narrative
    }
}

impl ItemKey {
    /// Makes of the ranks of options what a person rates by.
    fn put_into_words(&mut self, rubric: &Rubric) {
        if let Self::BestWorst(options) = self {
            let acts = std::mem::take(options);
            *self = Self::Rubric(Rubric {
                acts,
                ..rubric.clone()
            });
        }
    }
}

impl Key {
    /// Returns the key of the narrative form: each scenario is rated by the criteria that the key has for such answers, on
    /// the basis of the item's own options and ranks. A key that has none comes back as it is.
    #[must_use]
    pub fn in_words(&self) -> Self {
        let mut narrative = self.clone();
        if let Some(rubric) = narrative.narrative.take() {
            for (_, item) in &mut narrative.items {
                item.put_into_words(&rubric);
            }
        }
        narrative
    }
}
