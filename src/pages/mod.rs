//! The screens, a file for each.

pub mod check;
pub mod done;
pub mod earlier;
pub mod frame;
pub mod head;
pub mod item;
pub mod notices;
pub mod overview;
pub mod practice;
pub mod review;
pub mod running;
pub mod trial;
pub mod trouble;
pub mod welcome;
