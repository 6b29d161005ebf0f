//! An attempt from its start to its bundle, and what a damaged journal makes of it.

use super::pair;
use assay_cli::{BundleSchema, grade_bundle};
use assay_core::assessment::{Assessment, Form, InteractionKind, Key};
use assay_core::attempt::{
    Attempt, ClockSample, Effect, Entry, Event, Offset, Place, Plan, Response,
};
use assay_core::digest::canonical;
use assay_core::document;
use assay_core::document::{Value, from_text};
use assay_core::record::{self, AnswerBundle};
use assay_core::scoring;
use std::sync::Arc;
use std::sync::LazyLock;

pub static SCHEMA: LazyLock<BundleSchema> = LazyLock::new(BundleSchema::new);

const NOON_MS: i64 = 1_800_000_000_000;

/// A plan such as a page makes.
pub fn plan(assessment: &Assessment, seed: &str) -> Plan {
    Plan {
        attempt_id: "6405fb6d-3586-4a0f-ac62-6185bedd2e32".into(),
        campaign: "campaign".into(),
        seed: seed.into(),
        content_sha256: assessment.sha256.clone(),
        time_percent: 100,
        offset: Some(Offset {
            least_ms: -900,
            most_ms: 150,
        }),
        ..Plan::default()
    }
}

/// Sits a test: every item is seen and answered, the page is left and comes back, and what is left
/// behind follows the schema. With a key it is graded, and graded again from the bundle.
pub fn take(assessment: &Arc<Assessment>, seed: &str, key: Option<&Key>) {
    Form::whole_bank(assessment, seed);
    let (attempt, records) = answered(assessment, seed);
    let resumed = Attempt::resume(assessment.clone(), &records[0], &records).unwrap();
    assert_eq!(resumed.damaged, 0);
    let answers = record::attempt_answers(&attempt);
    let grade = key.map_or_else(not_graded, |key| scoring::grade(key, &answers));
    let text = record::bundle(&attempt, grade.clone()).unwrap();
    assert_eq!(record::bundle(&resumed, grade.clone()).unwrap(), text);
    let bundle = from_text(&text).unwrap();
    SCHEMA.check("bundle", &bundle).unwrap();
    let read: AnswerBundle = document::read("bundle", &bundle).unwrap();
    assert_eq!(read.answers(), answers);
    if let Some(key) = key {
        assert_eq!(grade["status"], "provisional");
        let again = grade_bundle("bundle", key, &bundle).unwrap();
        assert_eq!(canonical(&again), canonical(&grade));
    }
}

/// What a page writes that has no key.
pub fn not_graded() -> Value {
    from_text(r#"{"status":"not-graded","reason":"graded by the reviewer"}"#).unwrap()
}

/// An attempt that was answered to the end, with its journal.
pub fn answered(assessment: &Arc<Assessment>, seed: &str) -> (Attempt, Vec<String>) {
    let mut second = 0;
    let mut now = || {
        second += 1;
        ClockSample {
            wall_ms: NOON_MS + second * 1_000,
            mono_ms: second * 1_000,
        }
    };
    let (mut attempt, mut effects) =
        Attempt::start(assessment.clone(), plan(assessment, seed), now());
    for item in 0..attempt.slots.len() {
        let response = response(&attempt.item(&attempt.slots[item]).interaction.kind);
        effects.extend(attempt.update(now(), Event::Viewed(Place::Item(item))));
        effects.extend(attempt.update(now(), Event::Answered { item, response }));
        if attempt
            .slots
            .get(item + 1)
            .is_some_and(|next| next.section > attempt.slots[item].section)
        {
            effects.extend(attempt.update(now(), Event::SectionFinished));
        }
    }
    effects.extend(attempt.update(now(), Event::Submitted));
    assert!(
        !effects.contains(&Effect::Deliver),
        "the host is asked once more"
    );
    effects.extend(attempt.update(now(), Event::HostSilent));
    let asked = effects.iter().filter(|effect| **effect == Effect::Deliver);
    assert_eq!(asked.count(), 1);
    (attempt, effects.into_iter().filter_map(saved).collect())
}

fn saved(effect: Effect) -> Option<String> {
    match effect {
        Effect::Save { record, .. } => Some(record),
        _ => None,
    }
}

/// An answer of the right kind.
fn response(kind: &InteractionKind) -> Response {
    let options: Vec<String> = kind
        .options()
        .iter()
        .map(|option| option.id.clone())
        .collect();
    match kind {
        InteractionKind::Choice { max_choices, .. } => {
            Response::Choices(options[..*max_choices].to_vec())
        }
        InteractionKind::BestWorst { .. } => Response::BestWorst {
            best: options.first().cloned(),
            worst: options.last().cloned(),
        },
        InteractionKind::Order { .. } => Response::Order(options),
        InteractionKind::Match { levels, .. } => {
            let pairs = options
                .into_iter()
                .map(|option| (option, levels[0].id.clone()));
            let mut pairs: Vec<_> = pairs.collect();
            pairs.sort();
            Response::Matches(pairs)
        }
        InteractionKind::Hottext { .. } => Response::Hottext {
            places: kind.places().into_iter().take(1).collect(),
            correction: "80,000".into(),
        },
        InteractionKind::TextEntry(_) => Response::Text("1.234".into()),
        InteractionKind::ExtendedText { .. } => Response::Text("word ".repeat(40)),
    }
}

/// A line with the check digits that it should have, so that not only those are tried.
fn checked(line: &str) -> String {
    let text = line.find('{').map_or(line, |begin| &line[begin..]);
    let check = assay_core::digest::sha256_hex(text.as_bytes());
    [&check[..8], text].concat()
}

/// A journal, a record in each line: what is readable is written again as it was, and whatever comes
/// of it can be gone on with and ended.
pub fn journal(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let torn: Vec<String> = text.lines().take(400).map(String::from).collect();
    let records: Vec<String> = torn.iter().map(|line| checked(line)).collect();
    for entry in records
        .iter()
        .filter_map(|record| Entry::from_record(record))
    {
        assert_eq!(Entry::from_record(&entry.to_record()), Some(entry));
    }
    let (assessment, key) = pair();
    let started = Attempt::start(
        assessment.clone(),
        plan(&assessment, "a"),
        ClockSample::default(),
    )
    .1;
    let started = started.into_iter().find_map(saved).unwrap();
    for (started, records) in [("", &records), (&started, &records), (&started, &torn)] {
        let Some(mut attempt) = Attempt::resume(assessment.clone(), started, records) else {
            continue;
        };
        assert!(attempt.elapsed_ms() <= attempt.granted_ms());
        let now = ClockSample {
            wall_ms: NOON_MS,
            mono_ms: 0,
        };
        attempt.update(
            now,
            Event::Reopened {
                last_seen: Some(now),
            },
        );
        attempt.is_due(now);
        attempt.update(now, Event::HostSilent);
        attempt.update(now, Event::Submitted);
        let grade = scoring::grade(&key, &record::attempt_answers(&attempt));
        assert_eq!(grade["status"], "provisional");
        assert!(attempt.slots.iter().all(|slot| slot.duration_ms >= 0));
        let bundle = from_text(&record::bundle(&attempt, grade).unwrap()).unwrap();
        if attempt.plan == plan(&assessment, "a") {
            SCHEMA.check("bundle", &bundle).unwrap();
        }
    }
}
