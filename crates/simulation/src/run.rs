//! Runs a scenario to its end, and returns what the oracle says.

use crate::oracle::Evidence;
use crate::scenario::{Scenario, What};
use crate::scheduler::WORLD;
use crate::sitting::Sitting;
use crate::tab::{Stage, Tab};
use assay_core::document::{self, Value};
use assay_core::record::delivery::DeliveryState;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

/// How much later than the last step everything has to have arrived, in milliseconds.
const PATIENCE_MS: i64 = 2_400_000;

/// What came of a sitting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What the oracle complains about; nothing where all is well.
    pub complaints: Vec<String>,
    /// How much virtual time passed, in milliseconds.
    pub virtual_ms: i64,
}

/// Runs a scenario.
pub fn run(scenario: &Scenario) -> Outcome {
    let scenario = Rc::new(scenario.clone());
    let done = catch_unwind(AssertUnwindSafe(|| run_to_end(&scenario)));
    done.unwrap_or_else(|panic| {
        let text = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied());
        Outcome {
            complaints: vec![format!("panic: {}", text.unwrap_or("no text"))],
            virtual_ms: 0,
        }
    })
}

fn run_to_end(scenario: &Rc<Scenario>) -> Outcome {
    let sitting = Sitting::new(scenario);
    let scheduler = sitting.world.scheduler.clone();
    sitting.open_front(None);
    scheduler.spawn(WORLD, sitting.clone().watches());
    for step in &scenario.steps {
        scheduler.run_until(step.at_ms);
        sitting.happens(&step.what);
    }
    let last_ms = scenario.steps.last().map_or(0, |step| step.at_ms);
    // What still happens to the machine is over after its longest fault.
    let from_ms = last_ms + 1_000;
    scheduler.run_until(from_ms);
    conclude(&sitting, from_ms);
    let virtual_ms = scheduler.now_ms();
    let complaints = sitting.oracle.borrow().complaints().to_vec();
    scheduler.clear();
    Outcome {
        complaints,
        virtual_ms,
    }
}

/// Lets everything come to its end, and has the oracle judge.
fn conclude(sitting: &Rc<Sitting>, from_ms: i64) {
    let scheduler = &sitting.world.scheduler;
    let mut at_ms = from_ms;
    while at_ms < from_ms + PATIENCE_MS {
        at_ms += 1_000;
        scheduler.run_until(at_ms);
        let Some(tab) = sitting.front() else {
            continue;
        };
        match tab.delivery().and_then(|(_, state)| state) {
            Some(DeliveryState::Delivered { .. }) => {
                // The page keeps that it has arrived.
                scheduler.run_until(at_ms + 6_000);
                judge(sitting, &tab);
                return;
            }
            // The team has corrected what refused the bundle, and the candidate comes back.
            Some(DeliveryState::Refused { .. }) => sitting.comes_back_to_a_good_endpoint(),
            _ => {}
        }
    }
    let stage = sitting.front().map(|tab| tab.stage());
    sitting.complain(format!(
        "the answers never arrive; the page shows {stage:?}"
    ));
}

/// The answers in a bundle, by item.
fn answers_of(bundle: &str) -> Vec<(Value, Value)> {
    let bundle = document::from_text(bundle).unwrap_or_default();
    let sections = bundle["sections"].as_array().into_iter().flatten();
    let items = sections.flat_map(|section| section["items"].as_array().into_iter().flatten());
    items
        .map(|item| (item["response"].clone(), item["late"].clone()))
        .collect()
}

fn judge(sitting: &Rc<Sitting>, tab: &Tab) {
    let world = &sitting.world;
    let at_ms = world.now_ms();
    let id = tab.mark().unwrap_or_default();
    let Some((bundle, _)) = tab.delivery() else {
        return;
    };
    if tab.stage() != Stage::Done {
        sitting.complain(format!("what has arrived is shown as {:?}", tab.stage()));
    }
    let keeps_all = !sitting.has(|what| matches!(what, What::BrokenDisk(_)));
    let was_warned = sitting.oracle.borrow().was_warned();
    for endpoint in &world.endpoints {
        let seen = endpoint.seen.borrow();
        // While the store keeps nothing, a page that is opened anew can only write the bundle anew. Its answers are the same.
        let same = |text: &str| {
            if keeps_all {
                text == bundle
            } else {
                answers_of(text) == answers_of(&bundle)
            }
        };
        let differs = seen.iter().any(|(of, text)| *of == id && !same(text));
        if differs && !was_warned {
            sitting.complain("two different bundles of one attempt were sent".into());
        }
        let others: Vec<&String> = seen
            .iter()
            .map(|(of, _)| of)
            .filter(|of| **of != id)
            .collect();
        if !others.is_empty() && !was_warned {
            sitting.complain(format!(
                "bundles of {others:?} were sent beside that of {id}"
            ));
        }
    }
    let evidence = Evidence {
        at_ms,
        bundle: &bundle,
        receipt: tab.receipt(),
        content: world.content,
        seen_end_ms: sitting.seen_end_ms.get(),
    };
    sitting.oracle.borrow_mut().judge(&evidence);
}
