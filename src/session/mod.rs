//! What runs an attempt behind the screens.

pub mod conduct;
pub mod deliver;
pub mod door;
pub mod erasing;
pub mod grading;
pub mod keeping;
pub mod load;
pub mod opening;
pub mod sitting;
