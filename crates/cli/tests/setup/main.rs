//! `assay setup` on a whole release: each host, a second run, refusals, the terminal, and the program itself.

mod asked;
mod changes;
mod hosts;
mod release;
mod site_keys;
