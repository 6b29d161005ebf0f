//! The record that leaves the browser: the answer bundle, the receipt, and the way to the endpoint.
//!
//! [`bundle`] writes the document of a sealed attempt, [`AnswerBundle`] is its type, [`verify`] checks one that came
//! back, and [`delivery`] brings it to the endpoint.
//!
//! ```
//! use assay_core::assessment::Assessment;
//! use assay_core::attempt::{Attempt, ClockSample, Event, Plan};
//! use assay_core::document;
//! use assay_core::record::{Findings, NotGraded, Receipt, bundle, verify};
//! use std::sync::Arc;
//!
//! let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/small.json"));
//! let pack = Assessment::parse("small.json", &document::parse("small.json", text).unwrap()).unwrap();
//! let now = ClockSample { wall_ms: 1_800_000_000_000, mono_ms: 0 };
//! let plan = Plan { campaign: "spring".into(), seed: "spring".into(), time_percent: 100, ..Plan::default() };
//! let (mut attempt, _) = Attempt::start(Arc::new(pack), plan, now);
//! assert!(Receipt::of(&attempt).is_none(), "it is running");
//!
//! attempt.update(now, Event::Submitted);
//! let grade = document::to_value(&NotGraded::because("graded by the reviewer"));
//! let text = bundle(&attempt, grade).unwrap();
//! let value = document::parse("bundle.json", &text).unwrap();
//! assert_eq!(verify("bundle.json", &value, None, None), Findings::default());
//! ```

mod answer_bundle;
mod answered;
mod answers_copy;
mod bundle;
mod bundle_header;
pub mod chain;
pub mod delivery;
mod kept;
mod known;
mod not_graded;
#[cfg(feature = "schema")]
mod pattern;
mod receipt;
mod seal;
mod size;
pub mod time;
mod trace;
mod verify;

pub use answer_bundle::{
    Acknowledged, AnswerBundle, BundleVersion, Candidate, Canonicalization, Content, Continued,
    Disagreement, Earlier, Environment, FormSource, Integrity, Program, RecordedEvent, SCHEMA,
    Timing, UsedGrant,
};
pub use answered::{AnsweredItem, AnsweredSection, ItemKind, Status};
pub use answers_copy::{AnswerLine, AnswersCopy, CopiedItem, CopiedSection, answer_lines};
pub use bundle::{attempt_answers, bundle};
pub use bundle_header::{BundleHeader, ContentHeader, IntegrityHeader};
pub use kept::KeptAttempt;
pub use known::{Fate, KnownAttempt, Ways};
pub use not_graded::NotGraded;
pub use receipt::{Receipt, SectionScore, ShownTimes, Try};
pub use seal::sealed_digest;
pub use size::{MOST_BYTES, check_size, largest_bundle};
pub use trace::{Trace, Whose};
pub use verify::{Findings, ReadToken, verify, verify_invited};
