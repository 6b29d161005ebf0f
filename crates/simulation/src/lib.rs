//! Sittings without a browser: a candidate, their machine and its browser, the host and the endpoint, all in virtual time
//! and all from one seed, around the core as it is; and an oracle beside it that knows what must come of each.
//!
//! Where to start: `scenario.rs` is what may happen, `run.rs` lets it happen, `oracle/` says what must come of it. `tab/` is
//! the page: the smallest form of the app's session. `many.rs` runs many, and shrinks what fails; `planted.rs` plants
//! faults in the core, each of which the oracle must find.

mod candidate;
mod chance;
mod content;
mod disk;
mod draw;
mod endpoint;
mod host;
mod machine;
mod many;
mod oracle;
mod planted;
mod planting;
mod run;
mod scenario;
mod scheduler;
mod shrink;
mod sitting;
mod tab;
mod world;

pub use draw::draw;
pub use many::{Failure, Tally, Until, run_many};
pub use planted::{Fault, SWITCH, faults, plant_all};
pub use planting::plant_and_run;
pub use run::{Outcome, run};
pub use scenario::{Scenario, Setting, Step, What};
pub use shrink::shrink;
