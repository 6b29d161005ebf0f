//! One attempt at the assessment: its events, the fold that turns them into state, its clock.
//!
//! Read [`Attempt`] first. An event comes in with a reading of both clocks, effects go out as data.
//!
//! ```
//! use assay_core::assessment::Assessment;
//! use assay_core::attempt::{Attempt, ClockSample, Effect, Event, Plan, Response};
//! use assay_core::document;
//! use std::sync::Arc;
//!
//! let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/small.json"));
//! let pack = Assessment::parse("small.json", &document::parse("small.json", text).unwrap()).unwrap();
//! let pack = Arc::new(pack);
//!
//! // Both clocks, ten seconds apart.
//! let start = ClockSample { wall_ms: 1_800_000_000_000, mono_ms: 0 };
//! let later = ClockSample { wall_ms: 1_800_000_010_000, mono_ms: 10_000 };
//!
//! // The clock starts; whoever runs the attempt keeps the records that come out as effects.
//! let plan = Plan { time_percent: 100, ..Plan::default() };
//! let (mut attempt, mut effects) = Attempt::start(pack.clone(), plan, start);
//! let response = Response::Choices(vec!["b".into()]);
//! effects.extend(attempt.update(later, Event::Answered { item: 0, response }));
//! assert_eq!(attempt.elapsed_ms(), 10_000);
//!
//! // The same records lead to the same attempt.
//! let records: Vec<String> = effects
//!     .into_iter()
//!     .filter_map(|effect| match effect {
//!         Effect::Save { record, .. } => Some(record),
//!         _ => None,
//!     })
//!     .collect();
//! let resumed = Attempt::resume(pack, &records[0], &records).unwrap();
//! assert_eq!(resumed.slots, attempt.slots);
//! ```

mod asking;
mod clock;
mod clock_sample;
mod event;
mod fit;
mod granted;
mod host;
mod host_questions;
mod identity_draft;
mod invited;
mod journal;
mod left;
mod log;
mod marking;
mod more_time;
mod notice;
mod parts;
mod plan;
mod queries;
mod response;
mod sealing;
mod second_copy;
mod state;
mod time_granted;
mod watch;

pub use clock::{Clock, Finding};
pub use clock_sample::ClockSample;
pub use event::{Entry, Event, PageEvent, Place};
pub use granted::{Granted, UNTIMED_MS, USUAL_PERCENT};
pub use host::{HostSample, Offset, Span};
pub use identity_draft::{IdentityDraft, IdentityFault, IdentityProblem, WelcomeDraft};
pub use invited::{GrantedTime, Invited};
pub use left::{continued, last_seen, latest_id, sign_of_life, start_text, with_second_copy};
pub use log::{MOST_FINDINGS, MOST_LINES};
pub use marking::Pick;
pub use notice::{clock_face, due_notice, notices};
pub use parts::{Effect, EndedBy, LogLine, Mark, Seal, SectionState, Slot};
pub use plan::{Acknowledgement, EarlierAttempt, Identity, Plan};
pub use response::Response;
pub use second_copy::{is_kept_twice, with_second_copies};
pub use state::Attempt;
pub use time_granted::{Continuation, MOST_GRANTS, TimeGranted, UsedGrant};
