//! The team's private key on this page: opened once for as long as the page is there, in memory only. It opens sealed
//! answers and signs invitations.

pub mod held;
mod notice;
mod opener;
pub mod waiting;
pub mod work;

pub use notice::{KeyHeld, SealedNotice, open_keys};
pub use opener::KeyOpener;
