//! The assessment as data: sections, items and their interactions, as a pack file describes them.
//!
//! An [`Assessment`] only comes from [`Assessment::parse`], so it is known to be sound: identifiers
//! are unique, every draw can be made, weights add up. It never holds a key or a rubric; those live
//! in a [`Key`], a separate file that is bound to the pack by its content digest.

mod content;
mod form;
mod key;
mod key_pair;
mod key_parse;
mod number_format;
mod parse;
mod parse_interaction;
mod parse_parts;
mod structure;

pub use content::{Align, Bar, Block, Column, Document, DocumentKind, Table};
pub use form::{Form, FormItem, FormSection, GENERATOR, Generator};
pub use key::{Criterion, ItemKey, Key, NumberKey, OptionKey, Policy, Rubric, TextKey, ValueKey};
pub use number_format::{NumberFormat, Percent};
pub use structure::{
    Assessment, Choice, Draw, Entry, Interaction, InteractionKind, Item, SCHEMA, Section,
};
