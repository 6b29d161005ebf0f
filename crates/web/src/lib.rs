//! What both apps share: adapters to the browser, components, words.
//!
//! - [`browser`]: one file for each thing that a browser offers. No rule about a test stands there.
//! - [`ui`]: components: data in, callbacks out.
//! - [`message`]: what the messages of a catalogue are said with.
//! - [`words`]: what the candidate's screens say.
#![cfg_attr(not(test), warn(clippy::unwrap_used))]

pub mod browser;
pub mod message;
pub mod ui;
pub mod words;
