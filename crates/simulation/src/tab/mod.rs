//! A page of the candidate's app, in one tab: the smallest form of what `src/session/` of the app does around the core.
//!
//! Rules are the core's. What stands here is what only a browser can do: clocks, timers, the store, locks, requests; in
//! the order in which the app does it. Each file names the one that it stands for.

mod delivering;
mod hosting;
mod keeping;
mod page;
mod resuming;
mod running;

pub use page::{Shown, Stage, Tab};
pub use resuming::kept_bundle;
