//! The candidate's screens, and the one place that runs the attempt behind them.

mod app;
mod check;
mod deliver;
mod done;
mod frame;
mod head;
mod load;
mod preview;
mod preview_key;
mod review;
mod root;
mod sitting;
mod test;
mod trouble;
mod welcome;

pub use root::start;
