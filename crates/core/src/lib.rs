//! Assay without a browser: the test as data, one attempt at it, its grade, and what leaves the browser.
//!
//! # Where to start
//! - [`assessment`]: the test as data, and how a form is drawn from it.
//! - [`attempt`]: one attempt. Its [`attempt::Attempt`] is a fold over events; read it first.
//! - [`scoring`]: the rules that turn responses into points, each with its explanation.
//! - [`record`]: what leaves the browser, and how it is delivered.
//! - [`arming`], [`space`]: when what has opened may be answered, and where things lie on the screen.
//!
//! # Terms
//! Assay's words beside those of the standards of the trade: [QTI 3] for content and results, [xAPI] for records.
//!
//! | Assay | QTI 3 | xAPI |
//! |---|---|---|
//! | pack, [`assessment::Assessment`] | assessment test | activity |
//! | [`assessment::Section`] | assessment section | activity |
//! | [`assessment::Item`] | assessment item | activity |
//! | [`assessment::Interaction`] | interaction | interaction activity |
//! | choice, order, match, hottext, text entry, extended text | interactions of the same names | `choice`, `sequencing`, `matching`, `fill-in`, `long-fill-in` |
//! | draw, [`assessment::Form`] | selection and ordering | |
//! | [`assessment::Key`], rule | response declaration, response processing | correct responses pattern |
//! | rubric | rubric block for scorers | |
//! | [`attempt::Attempt`] | candidate session | registration |
//! | [`attempt::Response`] | response variable | result: response |
//! | [`attempt::Event`], journal | | statement |
//! | time granted, limit | time limits | |
//! | accommodation | access for all personal needs | |
//! | flag for review | candidate session status | |
//! | sealing | end of the test attempt | `terminated` |
//! | grade, score, earned | outcome variable `SCORE` | result: score |
//! | open, pending | outcome that is scored externally | |
//! | [`record::AnswerBundle`] | results report, assessment result | statements of one registration |
//! | endpoint | | learning record store |
//!
//! [QTI 3]: https://www.imsglobal.org/spec/qti/v3p0
//! [xAPI]: https://adlnet.gov/projects/xapi/
//!
//! # Invariants
//! 1. This crate depends on nothing of the web, and does no input or output: its manifest keeps it so.
//! 2. Time enters as data. Nothing here reads a clock.
//! 3. The journal of events is the one source of truth. State is what its fold says.
//! 4. What a candidate typed is never discarded by code: late answers are kept and marked.
//! 5. Scores are exact. There is no floating-point number in scoring or in any document.
//! 6. Keys never enter the pack, and nothing asks for a key before the attempt is sealed.
#![cfg_attr(not(test), warn(clippy::unwrap_used))]

pub mod address;
pub mod arming;
pub mod assessment;
pub mod attempt;
pub mod calendar;
pub mod config;
pub mod digest;
pub mod document;
pub mod encoding;
pub mod exact;
pub mod limit;
pub mod mail;
pub mod person_text;
pub mod question;
pub mod record;
pub mod scoring;
pub mod space;
