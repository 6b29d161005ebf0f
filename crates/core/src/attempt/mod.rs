//! One sitting of the assessment: its events, the fold that turns them into state, its clock.
//!
//! Read [`Attempt`] first. An event comes in with a reading of both clocks, effects go out as data.

mod asking;
mod clock;
mod clock_sample;
mod event;
mod fit;
mod granted;
mod host;
mod host_questions;
mod log;
mod marking;
mod notice;
mod parts;
mod plan;
mod reading;
mod response;
mod sealing;
mod state;
mod watch;

pub use clock::{Clock, Finding};
pub use clock_sample::ClockSample;
pub use event::{ABOUT_THE_PAGE, Entry, Event, Place};
pub use granted::{Granted, USUAL_PERCENT};
pub use host::{HostSample, Offset, Span};
pub use log::{MOST_FINDINGS, MOST_LINES};
pub use marking::Pick;
pub use notice::{clock_face, due_notice, notices};
pub use parts::{Effect, EndedBy, LogLine, Mark, Seal, SectionState, Slot};
pub use plan::{Acknowledgement, EarlierAttempt, Plan};
pub use response::Response;
pub use state::Attempt;
