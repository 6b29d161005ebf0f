//! `assay probe`: sends a marked probe to the endpoint as a candidate's browser would, and says what
//! a candidate would come to see.
//!
//! `walk` goes the browser's way, over redirects and with the questions it asks first; a [`Line`]
//! carries each request. `diagnose`, `reach` and `policy` turn what was seen into findings. Only
//! [`Network`] touches a network.

mod body;
mod diagnose;
mod line;
mod network;
mod order;
mod policy;
mod reach;
mod walk;

pub use line::{Fault, HttpReply, HttpRequest, Line, Question, RedirectStep, TransportError};
pub use network::Network;
pub use order::{Order, Outcome, Target, probe};
