//! The session: runs an attempt behind the screens.

pub mod arrival;
pub mod begin;
pub mod chains;
pub mod controller;
pub mod deliver;
pub mod door;
pub mod entry;
pub mod envelope;
pub mod erasing;
pub mod grading;
pub mod holder;
pub mod host;
pub mod identity_check;
pub mod invitation;
pub mod invitation_link;
pub mod kept_here;
pub mod known_order;
pub mod left;
pub mod load;
pub mod outbox;
pub mod pack;
pub mod persistence;
pub mod resume;
mod test_screen;
pub mod time_grant;
pub mod trial;
pub mod welcome_draft;
