//! The assessment as data: sections, items and their interactions, as a pack file describes them.
//!
//! An [`Assessment`] only comes from [`Assessment::parse`], so it is known to be sound: identifiers
//! are unique, every draw can be made, weights add up. It never holds a key or a rubric; those live
//! in a [`Key`], a separate file that is bound to the pack by its content digest.
//!
//! The types are in `pack`, `pass_rule`, `interaction`, `stem`, `hottext`, `narrative`, `number_format`, `key`, `policy`, `core_area` and `validity`. Where a file is not of their shape,
//! `pack_document`, `interaction_document`, `key_document` and `item_key_document` say what it is. `pack_check` and
//! `key_check` collect what does not fit together within a file, `key_pair` between a key and its pack. `excerpt` says what of
//! a key may be deployed.

mod core_area;
mod excerpt;
mod fields;
mod form;
mod hottext;
mod interaction;
mod interaction_document;
mod item_key_document;
mod key;
mod key_check;
mod key_document;
mod key_pair;
mod narrative;
mod narrative_words;
mod number_format;
mod outline;
mod pack;
mod pack_check;
mod pack_document;
mod pass_rule;
mod policy;
mod stem;
mod validity;

pub use core_area::CoreArea;
pub use excerpt::{holds_key, key_excerpt};
pub use form::{Form, FormItem, FormSection, GENERATOR, Generator};
pub use hottext::{Document, DocumentKind};
pub use interaction::{Choice, Entry, Interaction, InteractionKind, NO_ERROR, option_letter};
pub use key::{
    Criterion, ItemKey, Key, NumberKey, OptionKey, Rubric, TextKey, Unmatched, ValueKey,
};
pub use key_document::KEY_SCHEMA;
pub use narrative_words::{NarrativeWords, NoNarrative};
pub use number_format::{NumberFormat, Percent};
pub use outline::{AssessmentOutline, SectionOutline};
pub use pack::{Assessment, Draw, Item, SCHEMA, Section};
pub use pass_rule::PassRule;
pub use policy::{Policy, SecondRater};
pub use stem::{Align, Bar, Column, StemBlock, Table};
pub use validity::{Basis, Blueprint, Difficulty, ErrorBasis, StandardError, Validity};
