//! What is next: the campaign by its stages, every candidate with the next act, and the way from one to another.

mod act;
mod begin;
mod campaign;
mod people;
mod screen;
mod stages;
mod verdict;
mod way;

pub use campaign::provide_campaign;
pub use screen::Home;
pub use verdict::is_advance_early;
pub use way::Way;
