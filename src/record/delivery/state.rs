//! Where the delivery of one bundle stands, and the one function that moves it on.

use super::{LONGEST_WAIT_MS, Reply, Trouble, backoff_ms};
use crate::json::{Map, Value};

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
        /// When it was acknowledged, in milliseconds since the epoch.
        at_ms: i64,
        /// Whether the endpoint had it already.
        duplicate: bool,
    },
    /// The endpoint will not take the bundle; only a person can mend that.
    Refused {
        /// Tries so far.
        tries: u32,
        /// The HTTP status.
        status: u16,
        /// When it was refused, in milliseconds since the epoch.
        at_ms: i64,
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
        /// Any 32 random bits, for the wait.
        random: u32,
        /// What the endpoint asked for, in milliseconds.
        retry_after_ms: Option<u64>,
    },
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
            (_, E::Ended { reply, .. }) if matches!(reply, Reply::Delivered | Reply::Duplicate) => {
                Self::Delivered {
                    at_ms: now_ms,
                    duplicate: reply == Reply::Duplicate,
                }
            }
            (Self::Waiting { tries, trouble, .. }, E::Opened | E::CameOnline | E::Asked)
            | (Self::Sending { tries, trouble }, E::Opened) => at_once(tries, trouble),
            // By the next visit the team may have mended what refused the bundle.
            (Self::Refused { tries, .. }, E::Opened | E::Asked) => at_once(tries, None),
            (Self::Waiting { tries, trouble, .. }, E::Started) => Self::Sending {
                tries: tries.saturating_add(1),
                trouble,
            },
            (
                Self::Sending { tries, .. },
                E::Ended {
                    reply,
                    random,
                    retry_after_ms,
                },
            ) => match reply {
                Reply::Refused { status } => Self::Refused {
                    tries,
                    status,
                    at_ms: now_ms,
                },
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

    /// The state as kept in the outbox.
    pub fn to_json(&self) -> Value {
        let mut map = Map::new();
        let mut put = |name: &str, value: Value| {
            map.insert(name.into(), value);
        };
        match *self {
            Self::Waiting {
                tries,
                next_at_ms,
                trouble,
            } => {
                put("state", "waiting".into());
                put("tries", tries.into());
                put("next_at_ms", next_at_ms.into());
                put("trouble", trouble.map_or(Value::Null, trouble_to_json));
            }
            Self::Sending { tries, trouble } => {
                put("state", "sending".into());
                put("tries", tries.into());
                put("trouble", trouble.map_or(Value::Null, trouble_to_json));
            }
            Self::Delivered { at_ms, duplicate } => {
                put("state", "delivered".into());
                put("at_ms", at_ms.into());
                put("duplicate", duplicate.into());
            }
            Self::Refused {
                tries,
                status,
                at_ms,
            } => {
                put("state", "refused".into());
                put("tries", tries.into());
                put("status", status.into());
                put("at_ms", at_ms.into());
            }
        }
        Value::Object(map)
    }

    /// Reads what [`Self::to_json`] wrote; nothing if it is damaged.
    ///
    /// The caller then starts with the default: to send once too often does no harm.
    pub fn from_json(value: &Value) -> Option<Self> {
        let tries = || u32::try_from(value.get("tries")?.as_u64()?).ok();
        let at_ms = || value.get("at_ms")?.as_i64();
        let trouble = || value.get("trouble").and_then(trouble_from_json);
        Some(match value.get("state")?.as_str()? {
            "waiting" => Self::Waiting {
                tries: tries()?,
                next_at_ms: value.get("next_at_ms")?.as_i64()?,
                trouble: trouble(),
            },
            "sending" => Self::Sending {
                tries: tries()?,
                trouble: trouble(),
            },
            "delivered" => Self::Delivered {
                at_ms: at_ms()?,
                duplicate: value.get("duplicate")?.as_bool()?,
            },
            "refused" => Self::Refused {
                tries: tries()?,
                status: status(value)?,
                at_ms: at_ms()?,
            },
            _ => return None,
        })
    }
}

fn trouble_to_json(trouble: Trouble) -> Value {
    let (kind, status) = match trouble {
        Trouble::Unreachable => ("unreachable", None),
        Trouble::TimedOut => ("timed-out", None),
        Trouble::Status(status) => ("status", Some(status)),
        Trouble::Unconfirmed(status) => ("unconfirmed", Some(status)),
    };
    let mut map = Map::new();
    map.insert("kind".into(), kind.into());
    if let Some(status) = status {
        map.insert("status".into(), status.into());
    }
    Value::Object(map)
}

fn trouble_from_json(value: &Value) -> Option<Trouble> {
    Some(match value.get("kind")?.as_str()? {
        "unreachable" => Trouble::Unreachable,
        "timed-out" => Trouble::TimedOut,
        "status" => Trouble::Status(status(value)?),
        "unconfirmed" => Trouble::Unconfirmed(status(value)?),
        _ => return None,
    })
}

fn status(value: &Value) -> Option<u16> {
    u16::try_from(value.get("status")?.as_u64()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ended(reply: Reply) -> DeliveryEvent {
        DeliveryEvent::Ended {
            reply,
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
            DeliveryState::Delivered {
                at_ms: 6_000,
                duplicate: false
            }
        );
    }

    #[test]
    fn a_page_that_died_while_sending_sends_again_when_opened() {
        let state = sending().after(9_000, DeliveryEvent::Opened);
        assert_eq!(state.due_in_ms(9_000), Some(0));
        let state = state.after(9_001, DeliveryEvent::Started);
        assert_eq!(
            state.after(9_500, ended(Reply::Duplicate)),
            DeliveryState::Delivered {
                at_ms: 9_500,
                duplicate: true
            }
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

    #[test]
    fn a_clock_that_was_set_back_does_not_hold_the_answers_for_days() {
        assert_eq!(WAITING.due_in_ms(i64::MIN), Some(LONGEST_WAIT_MS));
        assert_eq!(WAITING.due_in_ms(i64::MAX), Some(0));
    }

    #[test]
    fn every_state_is_read_back_from_the_outbox() {
        let troubles = [
            Trouble::Unreachable,
            Trouble::TimedOut,
            Trouble::Status(500),
            Trouble::Unconfirmed(200),
        ];
        let mut states = vec![
            DeliveryState::default(),
            WAITING,
            sending().after(7, ended(Reply::Duplicate)),
            sending().after(7, ended(Reply::Refused { status: 400 })),
        ];
        states.extend(troubles.map(|trouble| DeliveryState::Sending {
            tries: 3,
            trouble: Some(trouble),
        }));
        for state in states {
            let text = state.to_json().to_string();
            let value = crate::json::parse("outbox", &text).unwrap();
            assert_eq!(DeliveryState::from_json(&value), Some(state));
        }
        assert_eq!(DeliveryState::from_json(&Value::Null), None);
    }
}
