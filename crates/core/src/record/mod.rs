//! What leaves the browser: the answer bundle, the receipt, and the way to the endpoint.

mod bundle;
pub mod chain;
pub mod delivery;
pub mod receipt;
mod size;
pub mod time;
mod trace;
mod verify;

pub use bundle::{SCHEMA, answers, attempt_answers, bundle};
pub use receipt::Receipt;
pub use size::{MOST_BYTES, check_size, largest_bundle};
pub use trace::{Trace, Whose};
pub use verify::{Findings, sealed_digest, verify};
