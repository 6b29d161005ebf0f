//! The team file: all of a campaign in one file, taken out, looked at before it is taken in, and taken back; what is in
//! no file yet; and what this browser keeps.

mod dialog;
pub mod export;
pub mod held;
mod import;
mod in_step;
mod kept;
pub mod offer;
pub mod plan;
mod preview;
mod saving;
mod section;

pub use dialog::TeamImport;
pub use kept::KeptHere;
pub use saving::Saving;
pub use section::TeamSection;
