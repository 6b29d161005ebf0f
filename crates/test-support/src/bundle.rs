//! A bundle of a whole test with an answer to every item.

use crate::read;
use assay_core::assessment::{Assessment, InteractionKind, Key};
use assay_core::attempt::{
    Attempt, ClockSample, Event, GrantedTime, Invited, Place, Plan, Response,
};
use assay_core::{record, scoring};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

pub const ID: &str = "6405fb6d-3586-4a0f-ac62-6185bedd2e32";

/// A bundle of the test that was shipped as 2026.1, with an answer to every item. `text` is written wherever prose is
/// asked for, and written on, second by second.
pub fn bundle(text: &str) -> String {
    let pack = Assessment::parse("pack", &read("tests/data/packs/2026.1/cto-smb.json")).unwrap();
    let key = Key::parse("key", &read("tests/data/packs/2026.1/cto-smb.key.json")).unwrap();
    let plan = plan(&pack);
    taken(pack, &key, plan, text)
}

/// A bundle of the shipped test by somebody who is invited to answer scenarios in words, and writes `text` wherever prose is
/// asked for.
pub fn narrative_bundle(text: &str) -> String {
    let pack = Assessment::parse("pack", &read("public/assessments/cto-smb.json")).unwrap();
    let key = Key::parse("key", &read("public/assessments/cto-smb.key.json")).unwrap();
    let invited = Invited {
        id: "inv-7".into(),
        is_narrative: true,
        time: GrantedTime::percent(400),
        ..Invited::default()
    };
    let plan = plan(&pack).invited(&invited, "TOKEN");
    taken(pack, &key.in_words(), plan, text)
}

fn plan(pack: &Assessment) -> Plan {
    Plan {
        attempt_id: ID.into(),
        campaign: "cto-2026".into(),
        seed: "cto-2026".into(),
        content_sha256: pack.sha256.clone(),
        time_percent: 100,
        ..Plan::default()
    }
}

fn taken(pack: Assessment, key: &Key, plan: Plan, text: &str) -> String {
    let at = |ms: i64| ClockSample {
        wall_ms: 1_800_000_000_000 + ms,
        mono_ms: ms,
    };
    let (mut attempt, _) = Attempt::start(Arc::new(pack), plan, at(0));
    let mut second = 0;
    for item in 0..attempt.slots.len() {
        let kind = attempt.item(&attempt.slots[item]).interaction.kind.clone();
        second += 5;
        attempt.update(at(second * 1_000), Event::Viewed(Place::Item(item)));
        let tries = if matches!(kind, InteractionKind::ExtendedText { .. }) {
            500
        } else {
            2
        };
        for _ in 0..tries {
            second += 1;
            let response = answer(&kind, &format!("{text} {second}"));
            let answered = Event::Answered { item, response };
            attempt.update(at(second * 1_000), answered);
        }
    }
    second += 1;
    attempt.update(at(second * 1_000), Event::Submitted);
    let grade = scoring::grade(key, &record::attempt_answers(&attempt));
    record::bundle(&attempt, grade).unwrap()
}

/// An answer of the right kind: the first that one can give.
fn answer(kind: &InteractionKind, text: &str) -> Response {
    let options: Vec<&str> = kind.options().iter().map(|option| &*option.id).collect();
    let response = match kind {
        InteractionKind::Choice { .. } => json!({ "choices": [options[0]] }),
        InteractionKind::BestWorst { .. } => json!({ "best": options[0], "worst": options[1] }),
        InteractionKind::Order { .. } => json!({ "order": options }),
        InteractionKind::Match { levels, .. } => {
            let matches = options.iter().map(|option| (*option, &*levels[0].id));
            json!({ "matches": matches.collect::<BTreeMap<_, _>>() })
        }
        InteractionKind::Hottext { document, .. } => {
            json!({ "hottext": [document.places()[0]], "correction": "80,000" })
        }
        InteractionKind::TextEntry(_) => json!({ "text": "80 000" }),
        InteractionKind::ExtendedText { .. } => json!({ "text": text }),
    };
    serde_json::from_value(response).unwrap()
}
