//! What happens in an attempt, and how it is written into the journal.
//!
//! A journal record is one line of JSON: sequence number, both clocks, kind, and what belongs to
//! the kind. Before it stand the first digits of its SHA-256, so that a record that was torn or has decayed
//! is told from a sound one. Records are only ever added.

use super::clock_sample::ClockSample;
use super::host::HostSample;
use super::host::Offset;
use super::host::Span;
use super::plan::Plan;
use super::response::Response;
use crate::digest::sha256_hex;
use crate::json::{self, Map, Value};

/// Where in the attempt the candidate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At an item, counted from 0 through the whole form.
    Item(usize),
    /// At the review of all answers.
    Review,
}

/// Something that happened; always in the past tense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The candidate pressed the button that starts the clock.
    Started(Box<Plan>),
    /// The page was opened again on a running attempt.
    Reopened {
        /// The last reading on the page before, where one was kept.
        last_seen: Option<ClockSample>,
    },
    /// The clock was read. Only on record where it disagreed with the wall clock.
    Ticked,
    /// The host is asked for its time although nothing calls for it.
    HostAsked,
    /// The host told its time.
    HostHeard(HostSample),
    /// The host was asked for its time and did not answer.
    HostSilent,
    /// The candidate went somewhere.
    Viewed(Place),
    /// The candidate gave, changed or cleared a response.
    Answered {
        /// The item, counted from 0 through the whole form.
        item: usize,
        /// The response as it is now.
        response: Response,
    },
    /// The candidate flagged an item for review, or took the flag away.
    Flagged {
        /// The item.
        item: usize,
        /// Whether it is flagged now.
        on: bool,
    },
    /// Text was pasted.
    Pasted {
        /// The item.
        item: usize,
        /// How many characters.
        length: usize,
    },
    /// More was typed or pasted than fits, and its end was left out.
    Shortened {
        /// The item; `None` for the explanation.
        item: Option<usize>,
        /// How many characters were left out.
        left_out: usize,
    },
    /// The candidate finished a section whose limit binds.
    SectionFinished,
    /// A notice of the time left was given.
    Noticed {
        /// The time left that the notice names, in seconds.
        left_seconds: i64,
    },
    /// Something happened about the page that changes nothing in the attempt: one of [`ABOUT_THE_PAGE`].
    Noted(&'static str),
    /// The candidate explained something to those who read the record.
    Explained(String),
    /// The candidate submitted the test.
    Submitted,
    /// The attempt was sealed: submitted, or out of time. Answers are fixed from here.
    Sealed,
}

/// What is on record about the page, in neutral words: it was hidden and shown again; its window lost the focus
/// and got it back; the network went and came back; the browser ceased to keep answers and kept them again.
pub const ABOUT_THE_PAGE: [&str; 8] = [
    "hidden", "shown", "blurred", "focused", "offline", "online", "unkept", "kept",
];

/// An event with its place in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Position in the journal, from 0.
    pub seq: u32,
    /// When it happened.
    pub at: ClockSample,
    /// What happened.
    pub event: Event,
}

impl Event {
    /// The event's name in journals and bundles.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Started(_) => "started",
            Self::Reopened { .. } => "reopened",
            Self::Ticked => "clock-read",
            Self::HostAsked => "host-asked",
            Self::HostHeard(_) => "host-heard",
            Self::HostSilent => "host-silent",
            Self::Viewed(_) => "viewed",
            Self::Answered { .. } => "answered",
            Self::Flagged { on: true, .. } => "flagged",
            Self::Flagged { on: false, .. } => "unflagged",
            Self::Pasted { .. } => "pasted",
            Self::Shortened { .. } => "shortened",
            Self::SectionFinished => "section-finished",
            Self::Noticed { .. } => "noticed",
            Self::Noted(what) => what,
            Self::Explained(_) => "explained",
            Self::Submitted => "submitted",
            Self::Sealed => "sealed",
        }
    }
}

impl Entry {
    /// The entry as one line of JSON, behind its check digits.
    pub fn to_record(&self) -> String {
        let mut map = Map::new();
        let mut put = |name: &str, value: Value| {
            map.insert(name.into(), value);
        };
        put("seq", self.seq.into());
        put("wall_ms", self.at.wall_ms.into());
        put("mono_ms", self.at.mono_ms.into());
        put("kind", self.event.name().into());
        match &self.event {
            Event::Started(plan) => put("plan", plan.to_json()),
            Event::Reopened {
                last_seen: Some(seen),
            } => {
                put("seen_wall_ms", seen.wall_ms.into());
                put("seen_mono_ms", seen.mono_ms.into());
            }
            Event::HostHeard(sample) => {
                put("told_wall_ms", sample.at.wall_ms.into());
                put("told_mono_ms", sample.at.mono_ms.into());
                put("least_ms", sample.host.least_ms.into());
                put("most_ms", sample.host.most_ms.into());
            }
            Event::Viewed(Place::Item(item)) => put("item", (*item).into()),
            Event::Answered { item, response } => {
                put("item", (*item).into());
                put("response", response.to_json());
            }
            Event::Flagged { item, .. } => put("item", (*item).into()),
            Event::Pasted { item, length } => {
                put("item", (*item).into());
                put("length", (*length).into());
            }
            Event::Shortened { item, left_out } => {
                if let Some(item) = item {
                    put("item", (*item).into());
                }
                put("left_out", (*left_out).into());
            }
            Event::Noticed { left_seconds } => put("left_seconds", (*left_seconds).into()),
            Event::Explained(text) => put("text", text.as_str().into()),
            _ => {}
        }
        let text = json::to_text(&Value::Object(map));
        let mut record = check_digits(&text);
        record.push_str(&text);
        record
    }

    /// Reads a record; `None` if it is damaged or from another version.
    pub fn from_record(text: &str) -> Option<Self> {
        let (check, text) = text.split_at_checked(CHECK_DIGITS)?;
        if check != check_digits(text) {
            return None;
        }
        let value = json::from_text(text).ok()?;
        let number = |name: &str| value.get(name).and_then(sound);
        let item = || number("item").and_then(|item| usize::try_from(item).ok());
        let at = ClockSample {
            wall_ms: number("wall_ms")?,
            mono_ms: number("mono_ms")?,
        };
        let event = match value.get("kind")?.as_str()? {
            "started" => Event::Started(Box::new(Plan::from_json(value.get("plan")?)?)),
            "reopened" => Event::Reopened {
                last_seen: number("seen_wall_ms")
                    .zip(number("seen_mono_ms"))
                    .map(|(wall_ms, mono_ms)| ClockSample { wall_ms, mono_ms }),
            },
            "clock-read" => Event::Ticked,
            "host-asked" => Event::HostAsked,
            "host-heard" => Event::HostHeard(HostSample {
                at: ClockSample {
                    wall_ms: number("told_wall_ms")?,
                    mono_ms: number("told_mono_ms")?,
                },
                host: Span {
                    least_ms: number("least_ms")?,
                    most_ms: number("most_ms")?,
                },
            }),
            "host-silent" => Event::HostSilent,
            "viewed" => Event::Viewed(item().map_or(Place::Review, Place::Item)),
            "answered" => Event::Answered {
                item: item()?,
                response: Response::from_json(value.get("response")?)?,
            },
            "flagged" => Event::Flagged {
                item: item()?,
                on: true,
            },
            "unflagged" => Event::Flagged {
                item: item()?,
                on: false,
            },
            "pasted" => Event::Pasted {
                item: item()?,
                length: usize::try_from(number("length")?).ok()?,
            },
            "shortened" => Event::Shortened {
                item: item(),
                left_out: usize::try_from(number("left_out")?).ok()?,
            },
            "section-finished" => Event::SectionFinished,
            "noticed" => Event::Noticed {
                left_seconds: number("left_seconds")?,
            },
            "explained" => Event::Explained(value.get("text")?.as_str()?.into()),
            "submitted" => Event::Submitted,
            "sealed" => Event::Sealed,
            kind => Event::Noted(ABOUT_THE_PAGE.into_iter().find(|what| *what == kind)?),
        };
        Some(Self {
            seq: u32::try_from(number("seq")?).ok()?,
            at,
            event,
        })
    }
}

/// Enough to find damage; who wants to deceive can write new ones.
const CHECK_DIGITS: usize = 8;

fn check_digits(text: &str) -> String {
    let mut digits = sha256_hex(text.as_bytes());
    digits.truncate(CHECK_DIGITS);
    digits
}

/// A number that is no damage. Greater ones would overflow the clock's arithmetic; as milliseconds,
/// this goes beyond the year 10000.
fn sound(value: &Value) -> Option<i64> {
    let number = value.as_i64()?;
    (number.unsigned_abs() < 1 << 48).then_some(number)
}

impl Offset {
    pub(super) fn to_json(self) -> Value {
        [self.least_ms, self.most_ms].into_iter().collect()
    }

    pub(super) fn from_json(value: &Value) -> Option<Self> {
        Some(Self {
            least_ms: value.get(0).and_then(sound)?,
            most_ms: value.get(1).and_then(sound)?,
        })
    }
}
