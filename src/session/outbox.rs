//! An entry of the outbox: a bundle on its way, with what is sent of it.

use crate::app::App;
use crate::session::envelope::{envelope, recipient};
use assay_core::attempt::Plan;
use assay_core::record::delivery::DeliveryState;
use assay_core::record::{KeptAttempt, Receipt};
use assay_web::browser::lock::{self, LockGuard, LockOutcome};
use std::cell::RefCell;
use std::sync::Arc;

/// A bundle on its way.
pub struct OutboxEntry {
    /// The plan of its attempt, with the identifier that the bundle has.
    pub plan: Plan,
    /// The identifiers under which the same attempt was handed in before, the first first.
    pub former: Vec<String>,
    /// Its text.
    pub bundle: Arc<str>,
    /// The envelope that the bundle is sealed in, where it leaves this device in one.
    pub envelope: Option<Arc<str>>,
    /// The receipt, with the tries so far.
    pub receipt: RefCell<Receipt>,
    /// Whether it is the one on screen; others travel quietly.
    pub on_screen: bool,
}

impl OutboxEntry {
    /// Seals the bundle to the team, where it is not sealed yet and has to be. What was tried in the open before the team
    /// had a key goes on so: every try sends the same bytes. Returns whether it was sealed now.
    pub fn seal(&mut self, app: App) -> bool {
        let has_to_be = self.envelope.is_none() && self.receipt.borrow().tries.is_empty();
        if has_to_be {
            let plan = &self.plan;
            let made = envelope(app, &plan.attempt_id, &plan.campaign, &self.bundle);
            self.envelope = made.map(Arc::from);
        }
        has_to_be && self.envelope.is_some()
    }

    /// Holds the sending of it against other tabs. `None`: another tab sends it.
    pub async fn acquire_lock(&self) -> Option<LockGuard> {
        let name = ["assay delivery ", &self.plan.attempt_id].concat();
        match lock::acquire(&name, || {}).await {
            LockOutcome::Acquired(lock) => Some(lock),
            LockOutcome::Taken => None,
        }
    }

    /// Returns what is sent. `None` where it has to be sealed and could not be: then it stays on this device.
    pub fn sent(&self, app: App) -> Option<&Arc<str>> {
        let may_be_open = recipient(app).is_none() || !self.receipt.borrow().tries.is_empty();
        let open = may_be_open.then_some(&self.bundle);
        self.envelope.as_ref().or(open)
    }
}

/// Reads a bundle and the state of its delivery from an entry of the outbox; `None` where that is damaged, or holds no
/// bundle any more.
pub fn read(text: &str) -> Option<(OutboxEntry, DeliveryState)> {
    let KeptAttempt::Whole {
        plan,
        bundle,
        envelope,
        former,
        receipt,
        state,
    } = KeptAttempt::read(text)?
    else {
        return None;
    };
    let entry = OutboxEntry {
        plan: *plan,
        former,
        bundle: bundle.into(),
        envelope: envelope.map(Arc::from),
        receipt: RefCell::new(*receipt),
        on_screen: false,
    };
    Some((entry, state))
}
