//! Makes a failing scenario small: leaves out steps while it still fails.

use crate::run::run;
use crate::scenario::Scenario;

/// So many tries at most.
const TRIES: usize = 1_500;

/// Returns the scenario with as few steps as still make it fail. What it complains about may change on the way.
pub fn shrink(failing: &Scenario) -> Scenario {
    let mut least = failing.clone();
    let mut tries = 0;
    let mut chunk = least.steps.len().div_ceil(2).max(1);
    loop {
        let mut at = 0;
        let mut has_shrunk = false;
        while at < least.steps.len() && tries < TRIES {
            tries += 1;
            let mut fewer = least.clone();
            let end = (at + chunk).min(fewer.steps.len());
            fewer.steps.drain(at..end);
            if run(&fewer).complaints.is_empty() {
                at += chunk;
            } else {
                least = fewer;
                has_shrunk = true;
            }
        }
        if tries >= TRIES || (chunk == 1 && !has_shrunk) {
            return least;
        }
        if !has_shrunk {
            chunk = chunk.div_ceil(2);
        }
    }
}
