//! Where the delivery of one bundle stands, and the one function that moves it on.

use super::reply::{LONGEST_WAIT_MS, Reply, Trouble, backoff_ms, is_refusal};
use crate::json::Value;
use crate::json::object;

/// Where the delivery of one bundle stands. Kept beside the bundle in the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryState {
    /// To be sent at some time.
    Waiting {
        /// Tries so far.
        tries: u32,
        /// When to send, in milliseconds since the epoch.
        next_at_ms: i64,
        /// What went wrong last.
        trouble: Option<Trouble>,
    },
    /// A request is on its way.
    Sending {
        /// Tries so far, with this one.
        tries: u32,
        /// What went wrong the time before.
        trouble: Option<Trouble>,
    },
    /// The endpoint has the bundle. Nothing leads on from here.
    Delivered {
        /// Whether it is the backup that has it.
        by_backup: bool,
    },
    /// The endpoint will not take the bundle; only a person can mend that.
    Refused {
        /// Tries so far.
        tries: u32,
        /// The HTTP status.
        status: u16,
    },
}

/// Something that bears on a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryEvent {
    /// The page was opened, so that nothing of it can be on its way yet.
    Opened,
    /// The browser says that the network is back.
    CameOnline,
    /// The candidate asked to send now.
    Asked,
    /// A request was sent.
    Started,
    /// A request ended.
    Ended {
        /// What it came to.
        reply: Reply,
        /// Whether the team has named a backup.
        has_backup: bool,
        /// Any 32 random bits, for the wait.
        random: u32,
        /// What the endpoint asked for, in milliseconds.
        retry_after_ms: Option<u64>,
    },
}

/// What whoever carries a bundle does next.
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

/// Whether the try before was refused. With a backup, that one was for the other of the two.
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
    /// Whether the next try, or the one on its way, is for the backup: once the endpoint has had its chances,
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
            // By the next visit the team may have mended what refused the bundle.
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

    /// What to do next, at a time in milliseconds since the epoch.
    pub fn next_step(&self, now_ms: i64) -> DeliveryStep {
        match self.due_in_ms(now_ms) {
            None => DeliveryStep::Rest,
            Some(0) => DeliveryStep::Send,
            Some(wait_ms) => DeliveryStep::Wait {
                ms: u32::try_from(wait_ms).map_or(WAIT_STEP_MS, |ms| ms.min(WAIT_STEP_MS)),
            },
        }
    }

    /// What to do next while another tab holds the sending of this bundle.
    pub fn step_while_held() -> DeliveryStep {
        DeliveryStep::Wait { ms: WAIT_STEP_MS }
    }

    /// How long until the bundle is to be sent, in milliseconds; nothing unless it is waiting.
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

    /// The state as kept in the outbox. A page that is opened sends at once what has not arrived, whatever came of
    /// the tries before, so no more is kept than their number.
    pub fn to_json(&self) -> Value {
        let (tries, delivered) = match self {
            Self::Waiting { tries, .. }
            | Self::Sending { tries, .. }
            | Self::Refused { tries, .. } => (*tries, false),
            Self::Delivered { .. } => (0, true),
        };
        object([
            ("tries", tries.into()),
            ("delivered", delivered.into()),
            ("by_backup", self.is_for_backup().into()),
        ])
    }

    /// Reads what [`Self::to_json`] wrote. What is damaged counts as not sent: to send once too often does no harm.
    pub fn from_json(value: &Value) -> Self {
        let is_true = |name: &str| value.get(name).and_then(Value::as_bool) == Some(true);
        if is_true("delivered") {
            return Self::Delivered {
                by_backup: is_true("by_backup"),
            };
        }
        let tries = value.get("tries").and_then(Value::as_u64).unwrap_or(0);
        Self::Waiting {
            tries: u32::try_from(tries).unwrap_or(0),
            next_at_ms: 0,
            trouble: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ended(reply: Reply) -> DeliveryEvent {
        DeliveryEvent::Ended {
            reply,
            has_backup: false,
            random: 0,
            retry_after_ms: None,
        }
    }

    fn sending() -> DeliveryState {
        DeliveryState::default().after(0, DeliveryEvent::Started)
    }

    const WAITING: DeliveryState = DeliveryState::Waiting {
        tries: 1,
        next_at_ms: 5_250,
        trouble: Some(Trouble::Status(503)),
    };

    #[test]
    fn an_outage_is_waited_out_and_then_the_bundle_arrives() {
        let state = sending().after(5_000, ended(Reply::TryAgain(Trouble::Status(503))));
        assert_eq!(state, WAITING);
        assert_eq!(state.due_in_ms(5_200), Some(50));
        let state = state.after(5_250, DeliveryEvent::Started);
        assert_eq!(state.due_in_ms(5_250), None);
        assert_eq!(
            state.after(6_000, ended(Reply::Delivered)),
            DeliveryState::Delivered { by_backup: false }
        );
    }

    #[test]
    fn a_bundle_is_carried_step_by_step_until_it_has_arrived() {
        let state = DeliveryState::default();
        assert_eq!(state.next_step(0), DeliveryStep::Send);
        assert_eq!(sending().next_step(0), DeliveryStep::Rest);
        assert_eq!(WAITING.next_step(5_000), DeliveryStep::Wait { ms: 250 });
        assert_eq!(WAITING.next_step(0), DeliveryStep::Wait { ms: 500 });
        assert_eq!(WAITING.next_step(5_250), DeliveryStep::Send);
        let delivered = sending().after(7, ended(Reply::Delivered));
        assert_eq!(delivered.next_step(i64::MAX), DeliveryStep::Rest);
        let refused = sending().after(7, ended(Reply::Refused { status: 413 }));
        assert_eq!(refused.next_step(i64::MAX), DeliveryStep::Rest);
    }

    #[test]
    fn a_page_that_died_while_sending_sends_again_when_opened() {
        let state = sending().after(9_000, DeliveryEvent::Opened);
        assert_eq!(state.due_in_ms(9_000), Some(0));
        let state = state.after(9_001, DeliveryEvent::Started);
        assert_eq!(
            state.after(9_500, ended(Reply::Duplicate)),
            DeliveryState::Delivered { by_backup: false }
        );
    }

    #[test]
    fn one_send_is_in_flight_whatever_happens_meanwhile() {
        for event in [
            DeliveryEvent::CameOnline,
            DeliveryEvent::Asked,
            DeliveryEvent::Started,
        ] {
            assert_eq!(sending().after(1, event), sending());
        }
    }

    #[test]
    fn a_refusal_waits_for_a_person_or_for_the_next_visit() {
        let refused = sending().after(7, ended(Reply::Refused { status: 413 }));
        assert_eq!(refused.after(8, DeliveryEvent::CameOnline), refused);
        assert_eq!(refused.after(8, DeliveryEvent::Started), refused);
        for event in [DeliveryEvent::Asked, DeliveryEvent::Opened] {
            assert_eq!(refused.after(8, event).due_in_ms(8), Some(0));
        }
    }

    #[test]
    fn what_was_delivered_stays_delivered() {
        let delivered = sending().after(7, ended(Reply::Delivered));
        for event in [
            DeliveryEvent::Opened,
            DeliveryEvent::Asked,
            DeliveryEvent::Started,
            ended(Reply::Refused { status: 400 }),
        ] {
            assert_eq!(delivered.after(8, event), delivered);
        }
    }

    fn with_backup(reply: Reply) -> DeliveryEvent {
        DeliveryEvent::Ended {
            reply,
            has_backup: true,
            random: 0,
            retry_after_ms: None,
        }
    }

    #[test]
    fn after_some_outages_the_backup_is_tried_and_then_they_take_turns() {
        let outage = with_backup(Reply::TryAgain(Trouble::Unreachable));
        let mut state = DeliveryState::default();
        let mut turns = Vec::new();
        for _ in 0..8 {
            turns.push(state.is_for_backup());
            state = state.after(0, DeliveryEvent::Started);
            assert_eq!(state.is_for_backup(), turns[turns.len() - 1]);
            state = state.after(0, outage);
        }
        let [no, yes] = [false, true];
        assert_eq!(turns, [no, no, no, no, yes, no, yes, no]);
        let state = state.after(0, DeliveryEvent::Started);
        assert!(state.is_for_backup());
        let state = state.after(9, with_backup(Reply::Delivered));
        assert!(state.is_for_backup(), "the backup has it");
    }

    #[test]
    fn a_refusal_leads_to_the_backup_at_once_and_two_refusals_to_a_person() {
        let refusal = with_backup(Reply::Refused { status: 403 });
        let state = sending().after(5, refusal);
        assert!(state.is_for_backup());
        assert_eq!(state.due_in_ms(5), Some(0));
        let state = state.after(5, DeliveryEvent::Started).after(6, refusal);
        assert!(matches!(state, DeliveryState::Refused { status: 403, .. }));
    }

    #[test]
    fn a_refusal_by_one_and_an_outage_of_the_other_go_on() {
        let refusal = with_backup(Reply::Refused { status: 403 });
        let outage = with_backup(Reply::TryAgain(Trouble::Status(503)));
        let mut state = sending().after(5, refusal);
        for event in [outage, refusal, outage, refusal] {
            state = state.after(6, DeliveryEvent::Started).after(6, event);
            assert!(matches!(state, DeliveryState::Waiting { .. }), "{state:?}");
        }
    }

    #[test]
    fn a_clock_that_was_set_back_does_not_hold_the_answers_for_days() {
        assert_eq!(WAITING.due_in_ms(i64::MIN), Some(LONGEST_WAIT_MS));
        assert_eq!(WAITING.due_in_ms(i64::MAX), Some(0));
    }

    #[test]
    fn what_was_delivered_is_read_back_and_all_else_is_sent_when_the_page_is_opened() {
        for by_backup in [false, true] {
            let delivered = DeliveryState::Delivered { by_backup };
            assert_eq!(DeliveryState::from_json(&delivered.to_json()), delivered);
        }
        let refused = sending().after(7, ended(Reply::Refused { status: 400 }));
        for state in [DeliveryState::default(), WAITING, sending(), refused] {
            let read = DeliveryState::from_json(&state.to_json());
            let opened = read.after(9, DeliveryEvent::Opened);
            assert_eq!(opened.due_in_ms(9), Some(0), "{state:?}");
            assert!(!opened.is_for_backup(), "{state:?}");
        }
        let damaged = DeliveryState::from_json(&Value::Null);
        assert_eq!(damaged, DeliveryState::default());
    }
}
