//! The clocks of an attempt under everything that can happen to them, in random order: never more time than was
//! granted, never less by more than a second, and every disagreement on record.
//!
//! The host tells whole seconds and is asked as the browser asks it: again, at the moment that tells most.

mod faults;
mod hosts;
mod machine;
mod slow;
