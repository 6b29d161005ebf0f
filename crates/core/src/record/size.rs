//! How large a bundle may be, and how large the limits of a pack let it become.

use super::not_graded::NotGraded;
use crate::assessment::{Assessment, Draw, InteractionKind, Item, Section};
use crate::attempt::{MOST_FINDINGS, MOST_LINES, Response};
use crate::document::{Problems, Value, to_text, to_value};
use crate::limit;
use crate::question::Question;

/// The largest bundle, in bytes: what receivers have to take in, and the most that a pack may make possible.
///
/// A bundle of our tests with honest answers has less than 60 kB. With every field full of the characters that take
/// most bytes, the thirty minutes' test makes less than 250 kB and the full one less than 400 kB; see
/// [`largest_bundle`]. A million leaves room for packs of up to about twenty-five pieces of prose, is less than what
/// nginx takes in unless it is configured otherwise (1 MiB), and half of what the recruiter's page opens.
pub const MOST_BYTES: usize = 1_000_000;

/// The largest grade that a bundle carries, in bytes; with everything wrong and long, our tests' grades have a
/// third of it.
const MOST_GRADE_BYTES: usize = 40_000;

/// [`crate::limit`] leaves no character that takes more: UTF-8 has up to four bytes, an escape such as `\n` two.
const CHARACTER_BYTES: usize = 4;

/// Keys, signs, dates and numbers outside of sections and record, the acknowledgements, the seal, and as many time grants as an
/// attempt can have.
const FIXED_BYTES: usize = 4_000;

/// Keys, signs and numbers of a section, and of an item.
const SECTION_BYTES: usize = 200;
const ITEM_BYTES: usize = 400;

/// The most bytes of the readings of a typed number: at most two of at most so long a text.
const NORMALIZED_BYTES: usize = 1_000;

/// A line of the record without its item: the longest kind, and numbers of fifteen digits.
const EVENT_BYTES: usize = 160;

/// So many kinds of events are about an item, and about none; each has one line more once a record is long.
const KINDS_WITH_ITEM: usize = 7;
const KINDS_WITHOUT: usize = 40;

/// An earlier attempt: an identifier and two times, with their names.
const EARLIER_BYTES: usize = 200;

/// A disagreement of the clocks.
const FINDING_BYTES: usize = 100;

/// Refuses a pack whose limits let a bundle become larger than [`MOST_BYTES`].
///
/// # Errors
/// With how large it could become. `file` is the name used in messages.
pub fn check_size(file: &str, pack: &Assessment) -> Result<(), Problems> {
    // Who answers scenarios in words writes more.
    let bytes = largest_bundle(pack).max(largest_bundle(&pack.in_words()));
    if bytes <= MOST_BYTES {
        return Ok(());
    }
    let message = [
        "What may be written in this test can make a bundle of ",
        &bytes.to_string(),
        " bytes; no more than ",
        &MOST_BYTES.to_string(),
        " are taken in.",
    ]
    .concat();
    let remedy = "Draw fewer questions that ask for text, or give their interactions a lower max_characters.";
    Err(Problems::one(file, "$.sections", &message, remedy))
}

/// The most bytes that a bundle of this pack can have, whatever a candidate writes, in time and late.
///
/// ```
/// use assay_core::assessment::Assessment;
/// use assay_core::document;
/// use assay_core::record::{MOST_BYTES, largest_bundle};
///
/// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/small.json"));
/// let pack = Assessment::parse("small.json", &document::parse("small.json", text).unwrap()).unwrap();
/// assert!(largest_bundle(&pack) <= MOST_BYTES);
/// ```
pub fn largest_bundle(pack: &Assessment) -> usize {
    let drawn: Vec<usize> = pack.sections.iter().flat_map(drawn_items).collect();
    let sections: usize = pack
        .sections
        .iter()
        .map(|section| section.id.len() + SECTION_BYTES)
        .sum();
    let lines = MOST_LINES + KINDS_WITH_ITEM * drawn.len() + KINDS_WITHOUT;
    let longest_id = pack
        .sections
        .iter()
        .flat_map(|section| &section.items)
        .map(|item| item.id.len())
        .max();
    let content: usize = [&pack.id, &pack.version, &pack.language]
        .map(|text| to_text(&text.as_str().into()).len())
        .iter()
        .sum();
    FIXED_BYTES
        + limit::TOKEN
        + content
        + given_bytes()
        + limit::EARLIER * EARLIER_BYTES
        + sections
        + drawn.iter().sum::<usize>()
        + lines * (EVENT_BYTES + longest_id.unwrap_or(0))
        + MOST_FINDINGS * FINDING_BYTES
        + MOST_GRADE_BYTES
}

/// Returns the bytes of what a candidate, a link, a configuration and a browser give, at their most.
fn given_bytes() -> usize {
    // Campaign, invitation, accommodation and seed.
    let names = 4 * limit::NAMING;
    let candidate: usize = Question::ALL.into_iter().map(Question::limit).sum();
    (names + candidate + limit::EXPLANATION + limit::USER_AGENT) * CHARACTER_BYTES
}

/// The largest items that a section can draw, each as many bytes as it can take.
fn drawn_items(section: &Section) -> Vec<usize> {
    let sizes = |pool: &str, variant: Option<&str>| -> Vec<usize> {
        let positions = section.positions(pool, variant);
        let items = positions.into_iter().filter_map(|at| section.items.get(at));
        let mut sizes: Vec<usize> = items.map(item_bytes).collect();
        sizes.sort_unstable_by(|one, other| other.cmp(one));
        sizes
    };
    let largest = |draw: &Draw| -> Vec<usize> {
        match draw {
            Draw::All {} => section.items.iter().map(item_bytes).collect(),
            Draw::Sample { pool, count } => sizes(pool, None).into_iter().take(*count).collect(),
            Draw::Assign { pools, variants } => {
                let size = |pool: &str, variant: &str| sizes(pool, Some(variant)).first().copied();
                let of_pool = |pool: &String| variants.iter().filter_map(|v| size(pool, v)).max();
                let of_variant = |v: &String| pools.iter().filter_map(|pool| size(pool, v)).max();
                let by_pool: Vec<usize> = pools.iter().filter_map(of_pool).collect();
                let by_variant: Vec<usize> = variants.iter().filter_map(of_variant).collect();
                // Each pool has one variant and each variant one pool, so both bound what is dealt.
                let sum = |sizes: &[usize]| sizes.iter().sum::<usize>();
                if sum(&by_variant) < sum(&by_pool) {
                    by_variant
                } else {
                    by_pool
                }
            }
        }
    };
    section.draw.iter().flat_map(largest).collect()
}

/// An item with an answer and a late one, both as long as they can be.
fn item_bytes(item: &Item) -> usize {
    let kind = &item.interaction.kind;
    let presented: Value = kind
        .options()
        .iter()
        .map(|option| option.id.as_str())
        .collect();
    let normalized = kind.entry().is_some_and(|entry| entry.number.is_some());
    let answer =
        to_text(&to_value(&longest_answer(kind))).len() + kind.max_characters() * CHARACTER_BYTES;
    item.id.len()
        + to_text(&presented).len()
        + 2 * answer
        + if normalized { NORMALIZED_BYTES } else { 0 }
        + ITEM_BYTES
}

/// The longest answer of a kind, but for what is written.
fn longest_answer(kind: &InteractionKind) -> Response {
    let ids = || -> Vec<String> {
        kind.options()
            .iter()
            .map(|option| option.id.clone())
            .collect()
    };
    let longest = |ids: Vec<String>| ids.into_iter().max_by_key(String::len);
    match kind {
        InteractionKind::Choice { .. } => Response::Choices(ids()),
        InteractionKind::BestWorst { .. } => Response::BestWorst {
            best: longest(ids()),
            worst: longest(ids()),
        },
        InteractionKind::Order { .. } => Response::Order(ids()),
        InteractionKind::Match { levels, .. } => {
            let level = longest(levels.iter().map(|level| level.id.clone()).collect());
            let level = level.unwrap_or_default();
            Response::Matches(ids().into_iter().map(|id| (id, level.clone())).collect())
        }
        InteractionKind::Hottext { .. } => Response::Hottext {
            places: kind.places(),
            correction: String::new(),
        },
        InteractionKind::TextEntry(_) | InteractionKind::ExtendedText { .. } => {
            Response::Text(String::new())
        }
    }
}

/// A grade as a bundle carries it: one that is too large is left for whoever has the key.
pub(super) fn fitting(grade: Value) -> Value {
    if to_text(&grade).len() <= MOST_GRADE_BYTES {
        return grade;
    }
    to_value(&NotGraded::because(
        "The grade is too large for a bundle. Grade the answers with the key.",
    ))
}

#[cfg(test)]
mod tests;
