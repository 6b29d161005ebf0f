//! Where the delivery of one bundle stands, and the one function that moves it on.

use super::reply::{LONGEST_WAIT_MS, Reply, Trouble, backoff_ms, is_refusal};
use serde::{Deserialize, Serialize};

/// The state of the delivery of one bundle. Kept beside the bundle in the outbox.
///
/// ```
/// use assay_core::record::delivery::{DeliveryEvent, DeliveryState, DeliveryStep};
///
/// let state = DeliveryState::default();
/// assert_eq!(state.next_step(0), DeliveryStep::Send);
/// let state = state.after(0, DeliveryEvent::Started);
/// assert_eq!(state.next_step(0), DeliveryStep::Rest);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "KeptState", into = "KeptState")]
pub enum DeliveryState {
    /// To be sent at some time.
    Waiting {
        /// Tries so far.
        tries: u32,
        /// The time to send at, in milliseconds since the epoch.
        next_at_ms: i64,
        /// The trouble of the last try.
        trouble: Option<Trouble>,
    },
    /// A request is on its way.
    Sending {
        /// Tries so far, with this one.
        tries: u32,
        /// The trouble of the try before.
        trouble: Option<Trouble>,
    },
    /// The endpoint has the bundle. Nothing leads on from here.
    Delivered {
        /// Whether it is the backup that has it.
        by_backup: bool,
    },
    /// The endpoint will not take the bundle; only a person can change that.
    Refused {
        /// Tries so far.
        tries: u32,
        /// The HTTP status.
        status: u16,
    },
}

/// Something that a delivery depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryEvent {
    /// The page was opened, so that nothing of it can be on its way yet.
    Opened,
    /// The browser says that the network is back.
    CameOnline,
    /// The candidate asked to send now.
    Asked,
    /// A while was waited.
    Waited,
    /// A request was sent.
    Started,
    /// A request ended.
    Ended {
        /// The meaning of the reply.
        reply: Reply,
        /// Whether the team has named a backup.
        has_backup: bool,
        /// Any 32 random bits, for the wait.
        random: u32,
        /// The wait that the endpoint asked for, in milliseconds.
        retry_after_ms: Option<u64>,
    },
}

/// The next step in carrying a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryStep {
    /// Nothing: it has arrived, a request is on its way, or only a person can help.
    Rest,
    /// Sends it now.
    Send,
    /// Waits so many milliseconds, then asks again what to do.
    Wait {
        /// Milliseconds.
        ms: u32,
    },
}

/// While waiting, the countdown moves and wishes are heard this often, in milliseconds.
const WAIT_STEP_MS: u32 = 500;

/// So many tries the endpoint has before the backup is tried, where there is one. Even: see
/// [`DeliveryState::is_for_backup`].
const PATIENCE: u32 = 4;

/// Returns whether the try before was refused. With a backup, that one was for the other of the two.
fn refused_before(trouble: Option<Trouble>) -> bool {
    matches!(trouble, Some(Trouble::Status(status)) if is_refusal(status))
}

impl Default for DeliveryState {
    /// Due at once.
    fn default() -> Self {
        Self::Waiting {
            tries: 0,
            next_at_ms: 0,
            trouble: None,
        }
    }
}

impl DeliveryState {
    /// Returns whether the next try, or the one on its way, is for the backup: once the endpoint has had its chances,
    /// they take turns.
    pub fn is_for_backup(&self) -> bool {
        match self {
            Self::Waiting { tries, .. } => *tries >= PATIENCE && tries % 2 == 0,
            Self::Sending { tries, .. } => *tries > PATIENCE && tries % 2 == 1,
            Self::Delivered { by_backup, .. } => *by_backup,
            Self::Refused { .. } => false,
        }
    }

    /// The state after an event. What has no meaning in a state leaves it as it is.
    #[must_use]
    pub fn after(self, now_ms: i64, event: DeliveryEvent) -> Self {
        use DeliveryEvent as E;
        let at_once = |tries, trouble| Self::Waiting {
            tries,
            next_at_ms: now_ms,
            trouble,
        };
        match (self, event) {
            (Self::Delivered { .. }, _) => self,
            (
                _,
                E::Ended {
                    reply: Reply::Delivered | Reply::Duplicate,
                    has_backup,
                    ..
                },
            ) => Self::Delivered {
                by_backup: has_backup && self.is_for_backup(),
            },
            (Self::Waiting { tries, trouble, .. }, E::Opened | E::CameOnline | E::Asked)
            | (Self::Sending { tries, trouble }, E::Opened) => at_once(tries, trouble),
            // No wait is that long: the machine's clock was set back.
            (
                Self::Waiting {
                    tries,
                    next_at_ms,
                    trouble,
                },
                E::Waited,
            ) => Self::Waiting {
                tries,
                next_at_ms: next_at_ms.min(now_ms.saturating_add_unsigned(LONGEST_WAIT_MS)),
                trouble,
            },
            // By the next visit the team may have corrected what refused the bundle.
            (Self::Refused { tries, .. }, E::Opened | E::Asked) => at_once(tries, None),
            (Self::Waiting { tries, trouble, .. }, E::Started) => Self::Sending {
                tries: tries.saturating_add(1),
                trouble,
            },
            (
                Self::Sending { tries, trouble },
                E::Ended {
                    reply,
                    has_backup,
                    random,
                    retry_after_ms,
                },
            ) => match reply {
                // The other one may take it, unless it has refused it too.
                Reply::Refused { status } if has_backup && !refused_before(trouble) => {
                    at_once(tries.max(PATIENCE), Some(Trouble::Status(status)))
                }
                Reply::Refused { status } => Self::Refused { tries, status },
                Reply::TryAgain(trouble) => Self::Waiting {
                    tries,
                    next_at_ms: now_ms.saturating_add_unsigned(backoff_ms(
                        tries,
                        random,
                        retry_after_ms,
                    )),
                    trouble: Some(trouble),
                },
                Reply::Delivered | Reply::Duplicate => self,
            },
            (Self::Waiting { .. } | Self::Sending { .. } | Self::Refused { .. }, _) => self,
        }
    }

    /// Returns the next step, at a time in milliseconds since the epoch.
    ///
    /// ```
    /// use assay_core::record::delivery::{DeliveryEvent, DeliveryState, DeliveryStep};
    ///
    /// let state = DeliveryState::default();
    /// assert_eq!(state.next_step(0), DeliveryStep::Send);
    /// assert_eq!(state.after(0, DeliveryEvent::Started).next_step(0), DeliveryStep::Rest);
    /// ```
    pub fn next_step(&self, now_ms: i64) -> DeliveryStep {
        match self.due_in_ms(now_ms) {
            None => DeliveryStep::Rest,
            Some(0) => DeliveryStep::Send,
            Some(wait_ms) => DeliveryStep::Wait {
                ms: u32::try_from(wait_ms).map_or(WAIT_STEP_MS, |ms| ms.min(WAIT_STEP_MS)),
            },
        }
    }

    /// Returns the next step while another tab holds the sending of this bundle.
    pub fn step_while_locked() -> DeliveryStep {
        DeliveryStep::Wait { ms: WAIT_STEP_MS }
    }

    /// Returns how long until the bundle is to be sent, in milliseconds; nothing unless it is waiting.
    ///
    /// Never more than the longest wait, even if the machine's clock was set back meanwhile.
    pub fn due_in_ms(&self, now_ms: i64) -> Option<u64> {
        match self {
            Self::Waiting { next_at_ms, .. } => {
                let wait_ms = next_at_ms.saturating_sub(now_ms).max(0).unsigned_abs();
                Some(wait_ms.min(LONGEST_WAIT_MS))
            }
            _ => None,
        }
    }
}

/// The state as the outbox keeps it. A page that is opened sends at once what has not arrived, whatever came of the
/// tries before, so no more is kept than their number.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
#[serde(default)]
struct KeptState {
    tries: u32,
    delivered: bool,
    by_backup: bool,
}

impl From<DeliveryState> for KeptState {
    fn from(state: DeliveryState) -> Self {
        use DeliveryState as S;
        let (tries, delivered) = match state {
            S::Waiting { tries, .. } | S::Sending { tries, .. } | S::Refused { tries, .. } => {
                (tries, false)
            }
            S::Delivered { .. } => (0, true),
        };
        Self {
            tries,
            delivered,
            by_backup: state.is_for_backup(),
        }
    }
}

impl From<KeptState> for DeliveryState {
    fn from(kept: KeptState) -> Self {
        if kept.delivered {
            return Self::Delivered {
                by_backup: kept.by_backup,
            };
        }
        Self::Waiting {
            tries: kept.tries,
            next_at_ms: 0,
            trouble: None,
        }
    }
}

#[cfg(test)]
mod tests;
