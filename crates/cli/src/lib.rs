//! The library of the program `assay`: it checks content, grades bundles, tries endpoints and receives answers on a
//! team's own machine. The rules are those of the browser, in the same crates.

mod allow;
mod bind;
mod check;
mod connections;
mod files;
mod first_attempts;
mod form;
mod grade;
mod invited;
mod lint;
pub mod probe;
mod progress;
mod proof;
mod rate_limiter;
mod receiver;
mod recruiter_site;
mod refusal;
mod report;
pub mod retain;
mod schema;
mod sealed;
pub mod setup;
mod site;
mod span;
mod submission_store;
pub mod team_keys;
mod verify;

pub use allow::{Allowed, allow};
pub use bind::bind;
pub use check::{Structure, check, examine};
pub use connections::serve;
pub use form::bundle_text;
pub use grade::{grade_all, grade_bundle};
pub use lint::{lint_pair, lint_text};
pub use receiver::{Limits, Receiver, router};
pub use recruiter_site::{RecruiterFolders, recruiter_router, unfit_address};
pub use report::{Format, report};
pub use schema::{BundleSchema, EnvelopeSchema, ProbeSchema};
pub use submission_store::{Stored, SubmissionStore};
pub use verify::{Against, Verified, verify_all};

pub use files::{is_uuid, read};
