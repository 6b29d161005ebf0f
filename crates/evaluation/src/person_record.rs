//! All that is held about one person, as a document for them (GDPR, Article 15): a page that can be read and printed, and
//! the same as JSON.
//!
//! What is the candidate's own is given as it is: answers, record, particulars. What others wrote about them stands in full,
//! under numbers instead of names unless the team chooses otherwise: who works for the team is no recipient of the data
//! (CJEU, C-579/21), and has rights of their own (Article 15(4)). Questions and answer key are left out: they are no data
//! about the candidate (CJEU, C-434/16, paragraph 58), and the next candidate is asked the same.
//!
//! What is covered for whoever takes the record out stays covered, as in every other export; the page reveals it first and
//! writes that down.

mod document;
mod html;
mod markup;
mod raters;
mod record;
mod writing;

pub use document::SCHEMA;
pub use raters::with_numbered_raters;
pub use record::{DraftedText, PersonRecord, RecordedAct};

#[cfg(test)]
mod tests;
