//! A trial of an endpoint: would a candidate's answers arrive, and what would the candidate see?
//!
//! Pure. The native companion and the recruiters' page send the same marked document and say the
//! same about the replies; how they send it is their own affair.

pub mod cors;
mod document;
mod finding;
mod page;
mod reply;
mod settings;

pub use document::{NOTE, Probe, SCHEMA, document, placeholders};
pub use finding::{Finding, Level, arrives};
pub use page::{Unanswered, answered, sent_on, unanswered};
pub use reply::{duplicates, excerpt, reply, retry_after};
pub use settings::{Way, headers_of, is_forbidden, is_this_machine, places, settings, way};
