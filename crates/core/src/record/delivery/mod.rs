//! How answers reach the endpoint: the request, what its reply means, when to try again.
//!
//! Pure: the browser's adapter sends what [`request`] wrote and hands the reply to [`classify`];
//! [`DeliveryState`] says what is to be done next. Nothing here gives up by itself. A bundle waits
//! until it is acknowledged, refused, or erased by the candidate.

#[cfg(test)]
mod fixture;
mod reply;
mod request;
mod state;

pub use reply::{LONGEST_WAIT_MS, Reply, Trouble, backoff_ms, classify, retry_after_ms};
pub use request::{Body, FilePart, Request, request};
pub use state::{DeliveryEvent, DeliveryState, DeliveryStep};
