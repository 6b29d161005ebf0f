//! An attempt that is over: its receipt, and its answers on their way.

use assay_core::attempt::Plan;
use assay_core::record::Receipt;
use assay_core::record::delivery::{DeliveryEvent, DeliveryState};
use assay_web::browser::listen::Listener;
use std::sync::Arc;

/// An attempt that is over, as its candidate sees it.
pub struct Ended {
    /// The receipt.
    pub receipt: Receipt,
    /// The answers, as far as they are here.
    pub answers: Answers,
}

/// The answers of an attempt that is over, as far as they are here.
pub enum Answers {
    /// The bundle is being made.
    Sealed,
    /// The bundle, on its way to the endpoint or there.
    Bundle(Box<Outgoing>),
    /// Nothing: they have arrived, and the copy is erased.
    Erased,
}

/// The bundle on screen.
pub struct Outgoing {
    /// The plan of its attempt.
    pub plan: Plan,
    /// The identifiers under which the same attempt was handed in before, the first first.
    pub former: Vec<String>,
    /// Its text.
    pub bundle: Arc<str>,
    /// The envelope that it is sealed in, where it leaves this device in one.
    pub envelope: Option<Arc<str>>,
    /// The state of the delivery; `None` until it is kept here.
    pub delivery: Option<DeliveryState>,
    /// The event that the next step of the delivery takes in.
    pub pending_event: Option<DeliveryEvent>,
    /// The listeners for the network coming back and the page being left.
    pub listeners: Vec<Listener>,
}

impl Ended {
    /// The bundle on screen, once there is one.
    pub fn outgoing(&self) -> Option<&Outgoing> {
        match &self.answers {
            Answers::Bundle(outgoing) => Some(outgoing),
            Answers::Sealed | Answers::Erased => None,
        }
    }

    /// Returns the state of the delivery; `None` while there is nothing to deliver.
    pub fn delivery(&self) -> Option<DeliveryState> {
        match &self.answers {
            Answers::Sealed => None,
            Answers::Bundle(outgoing) => outgoing.delivery,
            Answers::Erased => Some(DeliveryState::Delivered { by_backup: false }),
        }
    }

    /// Returns whether the answers have arrived.
    pub fn is_delivered(&self) -> bool {
        matches!(self.delivery(), Some(DeliveryState::Delivered { .. }))
    }
}
