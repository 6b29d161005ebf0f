//! The journal: how events are written down in the browser, and read back.
//!
//! A record is one line: the first digits of the SHA-256 of its JSON, so that a record that was torn or has decayed
//! differs from a sound one, and the JSON: sequence number, both clocks, kind, and what belongs to the kind. Records are
//! only ever added.

use super::clock_sample::{ClockSample, bounded};
use super::event::{Entry, Event, PageEvent, Place};
use super::host::{HostSample, Span};
use super::plan::Plan;
use super::response::Response;
use super::time_granted::{Continuation, TimeGranted};
use crate::digest::sha256_hex;
use crate::document::{self, from_text, to_text};
use serde::{Deserialize, Serialize};

/// A journal record without its check digits.
#[derive(Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "Record of the journal of an Assay attempt, version 1")
)]
struct Record {
    /// Position in the journal, from 0.
    seq: u32,
    /// The time when it happened.
    #[serde(flatten)]
    at: ClockSample,
    /// What happened.
    #[serde(flatten)]
    event: EventDocument,
}

/// An event as a journal has it.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
enum EventDocument {
    /// The clock was started.
    Started {
        /// What was settled before.
        plan: Box<Plan>,
    },
    /// The page was opened again.
    Reopened {
        /// The wall clock when the page before was last seen, where that was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seen_wall_ms: Option<Milliseconds>,
        /// The page's clock then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seen_mono_ms: Option<Milliseconds>,
    },
    /// The clocks were read, and disagreed.
    ClockRead,
    /// The host is asked for its time although nothing calls for it.
    HostAsked,
    /// The host answered with its time: at these readings of both clocks, it lay between these bounds.
    HostHeard {
        /// The wall clock when the answer came.
        #[serde(rename = "told_wall_ms")]
        reply_wall_ms: Milliseconds,
        /// The page's clock when the answer came.
        #[serde(rename = "told_mono_ms")]
        reply_mono_ms: Milliseconds,
        /// The host's time then at the earliest, in milliseconds since the epoch.
        least_ms: Milliseconds,
        /// The host's time then at the latest.
        most_ms: Milliseconds,
    },
    /// The host did not answer.
    HostSilent,
    /// The candidate went to an item; to the review where none is named.
    Viewed {
        /// The item, counted from 0 through the whole form.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        item: Option<usize>,
    },
    /// The candidate gave, changed or cleared a response.
    Answered {
        /// The item.
        item: usize,
        /// The response as it is now.
        response: Response,
    },
    /// The candidate flagged an item.
    Flagged {
        /// The item.
        item: usize,
    },
    /// The candidate took a flag away.
    Unflagged {
        /// The item.
        item: usize,
    },
    /// Text was pasted.
    Pasted {
        /// The item.
        item: usize,
        /// How many characters.
        length: usize,
    },
    /// The end of a text that did not fit was left out.
    Shortened {
        /// The item; the explanation where none is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        item: Option<usize>,
        /// How many characters were left out.
        left_out: usize,
    },
    /// The candidate finished a section whose limit binds.
    SectionFinished,
    /// A notice of the time left was given.
    Noticed {
        /// The time left that it names, in seconds.
        left_seconds: Milliseconds,
    },
    /// The candidate explained something to those who read the record.
    Explained {
        /// The explanation.
        text: String,
    },
    /// The candidate used a time grant of the team.
    TimeGranted {
        /// Identifier of the grant.
        id: String,
        /// Minutes that it gives.
        minutes: u32,
        /// The signed grant.
        token: String,
        /// Where the bundle was made: the UUID of the next.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        next_attempt_id: Option<String>,
        /// The seal of the bundle that was made.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        made_sha256: Option<String>,
    },
    /// The candidate submitted the test.
    Submitted,
    /// The attempt was sealed.
    Sealed,
    /// Something happened about the page.
    #[serde(untagged)]
    Noted(PageRecord),
}

/// Something that happened about the page, as a journal has it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct PageRecord {
    /// What happened.
    kind: PageEvent,
}

/// A number for the clock's arithmetic.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Milliseconds(i64);

impl TryFrom<i64> for Milliseconds {
    type Error = &'static str;

    fn try_from(number: i64) -> Result<Self, Self::Error> {
        bounded(number).map(Self)
    }
}

impl From<Milliseconds> for i64 {
    fn from(number: Milliseconds) -> Self {
        number.0
    }
}

impl From<Event> for EventDocument {
    fn from(event: Event) -> Self {
        match event {
            Event::Started(plan) => Self::Started { plan },
            Event::Reopened { last_seen } => Self::Reopened {
                seen_wall_ms: last_seen.map(|seen| Milliseconds(seen.wall_ms)),
                seen_mono_ms: last_seen.map(|seen| Milliseconds(seen.mono_ms)),
            },
            Event::Ticked => Self::ClockRead,
            Event::HostAsked => Self::HostAsked,
            Event::HostHeard(HostSample { at, host }) => Self::HostHeard {
                reply_wall_ms: Milliseconds(at.wall_ms),
                reply_mono_ms: Milliseconds(at.mono_ms),
                least_ms: Milliseconds(host.least_ms),
                most_ms: Milliseconds(host.most_ms),
            },
            Event::HostSilent => Self::HostSilent,
            Event::Viewed(Place::Item(item)) => Self::Viewed { item: Some(item) },
            Event::Viewed(Place::Review) => Self::Viewed { item: None },
            Event::Answered { item, response } => Self::Answered { item, response },
            Event::Flagged { item, on: true } => Self::Flagged { item },
            Event::Flagged { item, on: false } => Self::Unflagged { item },
            Event::Pasted { item, length } => Self::Pasted { item, length },
            Event::Shortened { item, left_out } => Self::Shortened { item, left_out },
            Event::SectionFinished => Self::SectionFinished,
            Event::Noticed { left_seconds } => Self::Noticed {
                left_seconds: Milliseconds(left_seconds),
            },
            Event::Noted(kind) => Self::Noted(PageRecord { kind }),
            Event::Explained(text) => Self::Explained { text },
            Event::TimeGranted(granted) => {
                let (next_attempt_id, made_sha256) = granted
                    .continuation
                    .map(|it| (it.attempt_id, it.sha256))
                    .unzip();
                Self::TimeGranted {
                    id: granted.id,
                    minutes: granted.minutes,
                    token: granted.token,
                    next_attempt_id,
                    made_sha256,
                }
            }
            Event::Submitted => Self::Submitted,
            Event::Sealed => Self::Sealed,
        }
    }
}

impl From<EventDocument> for Event {
    fn from(document: EventDocument) -> Self {
        use EventDocument as D;
        let clocks = |wall: Milliseconds, mono: Milliseconds| ClockSample {
            wall_ms: wall.0,
            mono_ms: mono.0,
        };
        match document {
            D::Started { plan } => Self::Started(plan),
            D::Reopened {
                seen_wall_ms,
                seen_mono_ms,
            } => Self::Reopened {
                last_seen: seen_wall_ms
                    .zip(seen_mono_ms)
                    .map(|(wall, mono)| clocks(wall, mono)),
            },
            D::ClockRead => Self::Ticked,
            D::HostAsked => Self::HostAsked,
            D::HostHeard {
                reply_wall_ms,
                reply_mono_ms,
                least_ms,
                most_ms,
            } => Self::HostHeard(HostSample {
                at: clocks(reply_wall_ms, reply_mono_ms),
                host: Span {
                    least_ms: least_ms.0,
                    most_ms: most_ms.0,
                },
            }),
            D::HostSilent => Self::HostSilent,
            D::Viewed { item } => Self::Viewed(item.map_or(Place::Review, Place::Item)),
            D::Answered { item, response } => Self::Answered { item, response },
            D::Flagged { item } => Self::Flagged { item, on: true },
            D::Unflagged { item } => Self::Flagged { item, on: false },
            D::Pasted { item, length } => Self::Pasted { item, length },
            D::Shortened { item, left_out } => Self::Shortened { item, left_out },
            D::SectionFinished => Self::SectionFinished,
            D::Noticed { left_seconds } => Self::Noticed {
                left_seconds: left_seconds.0,
            },
            D::Noted(record) => Self::Noted(record.kind),
            D::Explained { text } => Self::Explained(text),
            D::TimeGranted {
                id,
                minutes,
                token,
                next_attempt_id,
                made_sha256,
            } => Self::TimeGranted(TimeGranted {
                id,
                minutes,
                token,
                continuation: next_attempt_id
                    .zip(made_sha256)
                    .map(|(attempt_id, sha256)| Continuation { attempt_id, sha256 }),
            }),
            D::Submitted => Self::Submitted,
            D::Sealed => Self::Sealed,
        }
    }
}

impl Entry {
    /// Writes the entry as one line of JSON, behind its check digits.
    ///
    /// ```
    /// use assay_core::attempt::{ClockSample, Entry, Event};
    ///
    /// let at = ClockSample { wall_ms: 1_800_000_000_000, mono_ms: 5 };
    /// let entry = Entry { seq: 7, at, event: Event::Submitted };
    /// let record = entry.to_record();
    /// assert!(record.ends_with(r#"{"kind":"submitted","mono_ms":5,"seq":7,"wall_ms":1800000000000}"#));
    /// assert_eq!(Entry::from_record(&record), Some(entry));
    /// ```
    pub fn to_record(&self) -> String {
        let record = Record {
            seq: self.seq,
            at: self.at,
            event: self.event.clone().into(),
        };
        let text = to_text(&document::to_value(&record));
        let mut line = check_digits(&text);
        line.push_str(&text);
        line
    }

    /// Reads a record; `None` if it is damaged, or a later program wrote it.
    pub fn from_record(line: &str) -> Option<Self> {
        let (check, text) = line.split_at_checked(CHECK_DIGITS)?;
        if check != check_digits(text) {
            return None;
        }
        let record: Record = document::read("", &from_text(text).ok()?).ok()?;
        Some(Self {
            seq: record.seq,
            at: record.at,
            event: record.event.into(),
        })
    }

    /// Returns the JSON Schema of a record behind its check digits: `public/schema/journal-1.json`.
    #[cfg(feature = "schema")]
    pub fn schema() -> schemars::Schema {
        schemars::schema_for!(Record)
    }
}

/// Enough to find damage; who wants to deceive can write new ones.
const CHECK_DIGITS: usize = 8;

fn check_digits(text: &str) -> String {
    let mut digits = sha256_hex(text.as_bytes());
    digits.truncate(CHECK_DIGITS);
    digits
}

#[cfg(test)]
mod tests;
