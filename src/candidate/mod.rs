//! The candidate's screens, and the one place that runs the attempt behind them.

pub(crate) mod app;
mod check;
mod conduct;
mod deliver;
mod done;
mod door;
mod earlier;
mod erasing;
pub(crate) mod frame;
mod grading;
mod head;
mod item;
mod keeping;
pub(crate) mod load;
mod opening;
mod review;
pub(crate) mod root;
pub(crate) mod sitting;
pub(crate) mod trouble;
mod welcome;

pub use root::start;
