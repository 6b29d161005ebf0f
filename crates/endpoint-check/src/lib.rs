//! A trial of an endpoint: would a candidate's answers arrive, and what would the candidate see?
//!
//! Pure. The program `assay` and the page `?probe` send the same marked document and report the same findings about
//! the replies; each has its own way to send.

pub mod cors;
mod document;
mod finding;
mod host_files;
mod inline;
mod page;
mod policy;
mod reply;
mod settings;

pub use document::{NOTE, Probe, SCHEMA, document, placeholders};
pub use finding::{Finding, Level, arrives};
pub use host_files::{FOREVER, has_digest, headers_file, nginx_headers};
pub use page::{Unanswered, answered, sent_on, unanswered};
pub use policy::{
    content_security_policy, content_security_policy_with_base, security_headers, with_endpoints,
};
pub use reply::{duplicates, excerpt, reply, retry_after};
pub use settings::{Way, headers_of, is_forbidden, is_this_machine, places, settings, way};
