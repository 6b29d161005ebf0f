//! Assay: a timed hiring assessment that runs in the candidate's browser.
//!
//! # Where to start
//! - [`assessment`]: the test as data, and how a form is drawn from it.
//! - [`attempt`]: one sitting. Its [`attempt::Attempt`] is a fold over events; read it first.
//! - [`scoring`]: the rules that turn responses into points, each with its explanation.
//! - [`record`]: what leaves the browser, and how it is delivered.
//! - [`evaluation`]: the recruiter's side: ratings, scorecard, decision, and why.
//! - [`probe`]: would a candidate's answers arrive? A trial of the endpoint, in words.
//! - [`arming`], [`space`]: when what has opened may be answered, and where things lie on the screen.
//! - `candidate`, `ui`, `browser` (only on wasm32): the screens and the adapters beneath them.
//! - `companion` (never on wasm32): checking, grading and receiving on a team's own machine.
//!
//! # Invariants
//! 1. The modules `assessment`, `attempt`, `scoring`, `record`, `config` know nothing of a browser;
//!    the native build has no browser crates, so the compiler keeps it so.
//! 2. Time enters the core as data. Nothing in it reads a clock.
//! 3. The journal of events is the one source of truth. State is what its fold says.
//! 4. What a candidate typed is never discarded by code: late answers are kept and marked.
//! 5. Scores are exact. There is no floating-point number in scoring or in any document.
//! 6. Keys never enter the pack, and nothing asks for a key before the attempt is sealed.
#![cfg_attr(not(test), warn(clippy::unwrap_used))]

pub mod arming;
pub mod assessment;
pub mod attempt;
pub mod config;
pub mod digest;
pub mod digits;
pub mod evaluation;
pub mod json;
pub mod limit;
pub mod person_text;
pub mod probe;
pub mod record;
pub mod scoring;
pub mod space;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod candidate;
#[cfg(not(target_arch = "wasm32"))]
pub mod companion;
#[cfg(target_arch = "wasm32")]
pub mod recruiter;
#[cfg(target_arch = "wasm32")]
pub mod ui;
