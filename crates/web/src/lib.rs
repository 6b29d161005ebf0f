//! Shared by both apps: adapters to the browser, components, messages.
//!
//! - [`browser`]: one file for each thing that a browser offers. No rule about a test stands there.
//! - [`ui`]: components: data in, callbacks out.
//! - [`i18n`]: the catalog of what the candidate's screens say, `locales/`; [`tr!`] says a message of it.
#![cfg_attr(not(test), warn(clippy::unwrap_used))]

include!(concat!(env!("OUT_DIR"), "/i18n.rs"));

pub mod browser;
#[doc(hidden)]
pub mod catalog;
pub mod message;
pub mod plural;
pub mod ui;
