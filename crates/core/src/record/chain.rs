//! The chain of a record: each event is bound to all before it, so that a change is found, and where it begins.
//!
//! The first link is the SHA-256 of the attempt's identifier; each further one is the SHA-256 of the link before
//! it, as 64 digits, and the event's canonical JSON. An event carries the first digits of its link; the last link,
//! the head, stands whole in bundle and receipt. The chain shows later edits. It cannot show that what was
//! recorded is true: whoever holds the browser could write another record and chain it.

use crate::digest::{canonical, sha256_hex};
use crate::document::Value;

/// The number of digits of a link that an event carries.
const LINK_DIGITS: usize = 8;

/// The name of the link in an event.
const LINK: &str = "link";

/// A place where a record no longer fits together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// The first event that does not fit what came before it, counted from 0.
    Event(usize),
    /// All events fit each other, but not the head: the last ones were cut off, or the head was changed.
    Head,
}

/// Returns the digits of a head that the event carries which it was made by.
pub fn link_of(head: &str) -> &str {
    head.get(..LINK_DIGITS).unwrap_or(head)
}

/// Writes its link into each event; returns the head, as 64 digits.
pub fn forge(attempt_id: &str, events: &mut [Value]) -> String {
    let mut head = start(attempt_id);
    for event in events {
        head = bind(&head, event);
    }
    head
}

/// Returns the head of a chain without events: the SHA-256 of the attempt's identifier, as 64 digits.
pub fn start(attempt_id: &str) -> String {
    sha256_hex(attempt_id.as_bytes())
}

/// Writes the link into the event that follows on a head; returns the new head.
pub fn bind(head: &str, event: &mut Value) -> String {
    let head = next(head, event);
    if let Value::Object(fields) = event {
        fields.insert(LINK.into(), link_of(&head).into());
    }
    head
}

/// Follows the chain of some events of an attempt to its head.
///
/// # Errors
/// Returns the first break.
///
/// ```
/// use assay_core::record::chain::{Broken, follow, forge};
/// use serde_json::json;
///
/// let mut events = [json!({"kind": "started"}), json!({"kind": "submitted"})];
/// let head = forge("6405fb6d", &mut events);
/// assert_eq!(follow("6405fb6d", &events, &head), Ok(()));
///
/// events[1]["kind"] = "pasted".into();
/// assert_eq!(follow("6405fb6d", &events, &head), Err(Broken::Event(1)));
/// ```
pub fn follow(attempt_id: &str, events: &[Value], head: &str) -> Result<(), Broken> {
    follow_from(&start(attempt_id), events, head)
}

/// Follows the chain of some events from the link that it begins with to its head.
///
/// # Errors
/// Returns the first break.
pub fn follow_from(start: &str, events: &[Value], head: &str) -> Result<(), Broken> {
    let mut link = String::from(start);
    for (position, event) in events.iter().enumerate() {
        let mut event = event.clone();
        let link_written = event.as_object_mut().and_then(|fields| fields.remove(LINK));
        link = next(&link, &event);
        if link_written.as_ref().and_then(Value::as_str) != Some(link_of(&link)) {
            return Err(Broken::Event(position));
        }
    }
    if link == head {
        Ok(())
    } else {
        Err(Broken::Head)
    }
}

/// Returns the head of the chain of some events that hold together, from the link that it begins with.
pub fn head_of(start: &str, events: &[Value]) -> String {
    events.iter().fold(start.into(), |head, event| {
        let mut event = event.clone();
        if let Value::Object(fields) = &mut event {
            fields.remove(LINK);
        }
        next(&head, &event)
    })
}

fn next(link: &str, event: &Value) -> String {
    sha256_hex([link, &canonical(event)].concat().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn chain() -> (Vec<Value>, String) {
        let mut events = vec![
            json!({"at_ms": 0, "kind": "started"}),
            json!({"at_ms": 5, "kind": "viewed", "item": "a"}),
            json!({"at_ms": 9, "kind": "hidden", "times": 2}),
        ];
        let head = forge("id", &mut events);
        (events, head)
    }

    #[test]
    fn a_record_as_it_was_written_verifies() {
        let (events, head) = chain();
        assert_eq!(follow("id", &events, &head), Ok(()));
        assert_eq!(head_of(&start("id"), &events), head);
    }

    #[test]
    fn the_first_event_that_was_changed_moved_or_taken_out_is_named() {
        let (events, head) = chain();
        let mut changed = events.clone();
        changed[1]["at_ms"] = 6.into();
        assert_eq!(follow("id", &changed, &head), Err(Broken::Event(1)));
        let mut moved = events.clone();
        moved.swap(1, 2);
        assert_eq!(follow("id", &moved, &head), Err(Broken::Event(1)));
        let mut shorter = events.clone();
        shorter.remove(0);
        assert_eq!(follow("id", &shorter, &head), Err(Broken::Event(0)));
        assert_eq!(follow("id", &events[..2], &head), Err(Broken::Head));
        assert_eq!(follow("other", &events, &head), Err(Broken::Event(0)));
    }
}
