//! What runs an attempt behind the screens.

pub mod arrival;
pub mod conduct;
pub mod deliver;
pub mod door;
pub mod entry;
pub mod erasing;
pub mod gate;
pub mod grading;
pub mod host;
pub mod keeping;
pub mod kept_here;
pub mod load;
pub mod opening;
pub mod rank;
