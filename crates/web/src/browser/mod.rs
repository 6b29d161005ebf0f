//! The adapters between the pure core and a browser: one file per thing that a browser offers.
//!
//! They know nothing of assessments. They never panic: whatever a browser lacks or forbids comes
//! back as a value. Callbacks that may come more than once are `Fn`, not `FnMut`, because a browser
//! may call one while it still runs. What listens, ticks or holds stops when it is dropped.

pub mod arming;
pub mod arrows;
pub mod channel;
pub mod clock;
mod database;
pub mod fields;
pub mod files;
pub mod folder;
pub mod http;
mod js;
pub mod keys;
pub mod listen;
pub mod lock;
pub mod page;
pub mod panic;
pub mod rect;
pub mod screen;
pub mod store;
pub mod workspace_store;
