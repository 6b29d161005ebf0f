//! What is out of the ordinary about an attempt: the whole test in seconds, every written answer pasted, nothing typed.
//! Neutral: each is a count or a time that the bundle states, proves nothing, and settles nothing. People who read it ask.

use super::opened_bundle::{OpenedBundle, given_back_minutes};
use assay_core::attempt::Response;
use assay_core::record::{AnswerBundle, AnsweredItem, ItemKind, RecordedEvent, Timing};
use std::collections::BTreeMap;

/// A whole test that took less than this part of its usual time is told: one twentieth.
const SHORT_PART: i64 = 20;
/// A minute, in milliseconds.
const MINUTE_MS: i64 = 60_000;
/// An answer that was on screen for less than this is counted as short, in milliseconds.
const SHORT_MS: i64 = 3_000;
/// So many short answers, or single choices at one place, are the fewest that are told.
const FEWEST_SHORT: usize = 3;
/// See [`FEWEST_SHORT`].
const FEWEST_PLACES: usize = 5;

/// Something out of the ordinary about an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Oddity {
    /// The whole test took less than a twentieth of its usual time.
    WholeTest {
        /// The time that it took, in milliseconds.
        elapsed_ms: i64,
    },
    /// Nothing was answered.
    NothingAnswered {
        /// The number of questions that were asked.
        asked: usize,
    },
    /// Something was answered, and nothing where words or numbers are typed.
    NothingTyped {
        /// The number of questions that ask for it.
        asked: usize,
    },
    /// As many characters as each written answer has, or more, were pasted into it.
    EveryAnswerPasted {
        /// The number of written answers.
        answers: usize,
    },
    /// Every single choice is the option at the same place of its list.
    SamePlace {
        /// The place, counted from 1.
        place: usize,
        /// The number of single choices.
        answers: usize,
    },
    /// At least half of the answers were on screen for less than three seconds.
    ShortViews {
        /// How many were.
        short: usize,
        /// The number of answers.
        answers: usize,
    },
    /// The record has gaps.
    RecordGaps {
        /// Events that were not possible when they happened.
        refused: u32,
        /// Records that could not be read.
        damaged: u32,
    },
    /// The team gave time back after an outage or an accident, and it was used.
    TimeGivenBack {
        /// The minutes of all grants.
        minutes: u32,
    },
    /// The same person had begun in this browser before, as far as the browser can tell.
    EarlierAttempts {
        /// How often.
        attempts: usize,
    },
}

impl Oddity {
    /// Returns whether it tells the time used, which can tell who was granted more, or the time given back: it is not for
    /// whoever is not to know the name.
    pub fn tells_time(self) -> bool {
        matches!(self, Self::WholeTest { .. } | Self::TimeGivenBack { .. })
    }
}

/// Returns what is out of the ordinary about an attempt, the whole before its parts.
///
/// ```
/// use assay_evaluation::{Library, OpenedBundle, oddities};
///
/// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/bundles/end-handed-in/bundle.json"));
/// let mut opened = OpenedBundle::open("bundle.json", text, &Library::default()).unwrap();
/// opened.bundle.timing.damaged_records = 2;
/// let found = oddities(&opened);
/// assert!(found.contains(&assay_evaluation::Oddity::RecordGaps { refused: 0, damaged: 2 }));
/// ```
pub fn oddities(opened: &OpenedBundle) -> Vec<Oddity> {
    of_bundle(&opened.bundle, usual_ms(opened))
}

/// Returns how often something was pasted during an attempt, and how many characters in all.
pub fn pastes(opened: &OpenedBundle) -> (i64, i64) {
    let events = opened.bundle.events.iter();
    events
        .filter(|event| event.kind == "pasted")
        .fold((0, 0), |sum: (i64, i64), event| {
            (
                sum.0.saturating_add(event.times.unwrap_or(1)),
                sum.1.saturating_add(event.amount.unwrap_or_default()),
            )
        })
}

fn of_bundle(bundle: &AnswerBundle, usual_ms: Option<i64>) -> Vec<Oddity> {
    let items: Vec<&AnsweredItem> = bundle
        .sections
        .iter()
        .flat_map(|section| &section.items)
        .collect();
    let answered: Vec<&AnsweredItem> = items
        .iter()
        .copied()
        .filter(|item| {
            item.response
                .as_ref()
                .is_some_and(|given| !given.is_empty())
        })
        .collect();
    let whole = whole_test(bundle, usual_ms);
    let mut found = Vec::new();
    found.extend(whole);
    if answered.is_empty() {
        found.push(Oddity::NothingAnswered { asked: items.len() });
    } else {
        found.extend(nothing_typed(&items));
    }
    found.extend(every_answer_pasted(&answered, &bundle.events));
    found.extend(same_place(&answered));
    // The whole says the same of its parts.
    found.extend(short_views(&answered).filter(|_| whole.is_none()));
    let timing = &bundle.timing;
    let (refused, damaged) = (timing.refused_events, timing.damaged_records);
    if refused > 0 || damaged > 0 {
        found.push(Oddity::RecordGaps { refused, damaged });
    }
    let minutes = given_back_minutes(bundle);
    if minutes > 0 {
        found.push(Oddity::TimeGivenBack { minutes });
    }
    let attempts = bundle.earlier_attempts.len();
    if attempts > 0 {
        found.push(Oddity::EarlierAttempts { attempts });
    }
    found
}

/// The usual time is what counts, so that nothing tells who was granted more. Where it is not known, nothing is told.
fn whole_test(bundle: &AnswerBundle, usual_ms: Option<i64>) -> Option<Oddity> {
    let elapsed_ms = bundle.timing.elapsed_ms;
    let is_short = elapsed_ms.saturating_mul(SHORT_PART) < usual_ms?;
    is_short.then_some(Oddity::WholeTest { elapsed_ms })
}

/// Returns the usual time for the whole test, in milliseconds: what the pack says, or else what was granted without all
/// that was granted on top. Of a test without limit only the pack knows it.
fn usual_ms(opened: &OpenedBundle) -> Option<i64> {
    let from_pack = opened.usual_ms;
    from_pack.or_else(|| {
        usual_of(
            &opened.bundle.timing,
            i64::from(opened.given_back_minutes()),
        )
    })
}

fn usual_of(timing: &Timing, minutes_given_back: i64) -> Option<i64> {
    if timing.untimed {
        return None;
    }
    let added_minutes = i64::from(timing.extra_minutes).saturating_add(minutes_given_back);
    let scaled_ms = timing
        .granted_ms
        .saturating_sub(added_minutes.saturating_mul(MINUTE_MS));
    Some(scaled_ms.max(0).saturating_mul(100) / i64::from(timing.time_percent.max(1)))
}

/// Returns the characters that were typed or pasted as an answer; 0 where none can be seen.
fn written_length(item: &AnsweredItem) -> usize {
    let given = item.response.as_ref();
    let is_blank = given
        .and_then(Response::typed)
        .is_none_or(|text| text.trim().is_empty());
    if is_blank {
        0
    } else {
        given.map_or(0, Response::text_length)
    }
}

fn nothing_typed(items: &[&AnsweredItem]) -> Option<Oddity> {
    let is_typed =
        |item: &&&AnsweredItem| matches!(item.kind, ItemKind::TextEntry | ItemKind::ExtendedText);
    let asked = items.iter().filter(is_typed).count();
    let is_nothing = items.iter().all(|item| written_length(item) == 0);
    (asked > 0 && is_nothing).then_some(Oddity::NothingTyped { asked })
}

fn every_answer_pasted(answered: &[&AnsweredItem], events: &[RecordedEvent]) -> Option<Oddity> {
    let mut pasted: BTreeMap<&str, i64> = BTreeMap::new();
    for event in events.iter().filter(|event| event.kind == "pasted") {
        let sum = pasted
            .entry(event.item.as_deref().unwrap_or(""))
            .or_default();
        *sum = sum.saturating_add(event.amount.unwrap_or_default());
    }
    let mut answers = 0;
    for item in answered {
        let length = i64::try_from(written_length(item)).unwrap_or(i64::MAX);
        if length > 0 {
            if pasted.get(item.id.as_str()).is_none_or(|sum| *sum < length) {
                return None;
            }
            answers += 1;
        }
    }
    (answers > 0).then_some(Oddity::EveryAnswerPasted { answers })
}

fn same_place(answered: &[&AnsweredItem]) -> Option<Oddity> {
    let place = |item: &AnsweredItem| {
        let Some(Response::Choices(chosen)) = &item.response else {
            return None;
        };
        let [only] = chosen.as_slice() else {
            return None;
        };
        let at = item.presented.iter().position(|option| option == only)?;
        Some(at + 1)
    };
    let places: Vec<usize> = answered.iter().filter_map(|item| place(item)).collect();
    let first = *places.first()?;
    let is_same = places.len() >= FEWEST_PLACES && places.iter().all(|place| *place == first);
    is_same.then_some(Oddity::SamePlace {
        place: first,
        answers: places.len(),
    })
}

fn short_views(answered: &[&AnsweredItem]) -> Option<Oddity> {
    let short = answered.iter().filter(|item| item.duration_ms < SHORT_MS);
    let (short, answers) = (short.count(), answered.len());
    (short >= FEWEST_SHORT && short * 2 >= answers).then_some(Oddity::ShortViews { short, answers })
}

#[cfg(test)]
mod tests;
