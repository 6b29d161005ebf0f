//! Erasing people: out of the browser's database, off this page and its other tabs, out of the folder that is kept in step;
//! the proof of it; and whoever an older file brings back.

mod again;
mod done;
mod erase;
mod folder;
pub mod gate;
pub mod held;
pub mod memory;
mod words;

pub use again::ErasedAgain;
pub use done::ErasureDone;
pub use erase::{erase, follow_colleague, keep_stones};
pub use words::WhatGoes;
