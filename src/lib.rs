//! The candidate's app: from the invitation's link to the receipt.
//!
//! # Where to start
//! - [`root`]: entry, routes, the switch between screens.
//! - [`app`]: the state: what is on screen, the attempt in hand, what became of it.
//! - [`screens`]: what each page shows of the state, and what it asks of the session.
//! - `pages`: the pages, a file for each; they know nothing of either.
//! - [`session`]: what runs an attempt: loading, resuming, keeping, ending, delivering.
//!
//! Rules are in `assay-core`; browser adapters and shared components in `assay-web`.
#![cfg_attr(not(test), warn(clippy::unwrap_used))]

pub mod admission;
pub mod app;
pub mod ended;
pub mod open_attempt;
pub mod pages;
pub mod root;
pub mod screens;
pub mod session;
pub mod time_grant;

pub use root::start;
