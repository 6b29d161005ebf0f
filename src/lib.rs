//! The candidate's app: from the invitation's link to the receipt.
//!
//! # Where to start
//! - [`root`]: entry, routes, the switch between screens.
//! - [`app`]: what the screens share.
//! - `pages`: the screens, a file for each.
//! - [`session`]: what runs an attempt: loading, resuming, keeping, ending, delivering.
//!
//! Rules are in `assay-core`; browser adapters and shared components in `assay-web`.
#![cfg_attr(not(test), warn(clippy::unwrap_used))]

pub mod app;
pub mod pages;
pub mod root;
pub mod session;

pub use root::start;
