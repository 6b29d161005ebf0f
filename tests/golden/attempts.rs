//! Attempts by script, beside those of `tests/verify/`: what people told, names, accommodations, damage, clocks, draws.

use super::content::{Contents, document};
use assay_core::assessment::InteractionKind;
use assay_core::attempt::{
    Acknowledgement, EarlierAttempt, Event, Identity, PageEvent, Place, Plan, Response,
};
use assay_core::digest::sha256_hex;
use assay_test_support::ends::{ENDS, by_sections, run_out};
use assay_test_support::random::{Chance, at_random};
use assay_test_support::sitting::{Content, NOON_MS, Sitting, nothing, plan, response};

/// A sitting that has come to its end, by its name, and how its bundle is graded.
pub struct Scripted<'a> {
    pub name: String,
    pub content: &'a Content,
    pub sitting: Sitting,
    pub is_graded: bool,
}

/// All of them.
pub fn all(contents: &Contents) -> Vec<Scripted<'_>> {
    let mut all = Vec::new();
    let mut add = |name: &str, content, sitting| {
        all.push(Scripted {
            name: slug(name),
            content,
            sitting,
            is_graded: !name.starts_with("not graded"),
        });
    };
    let Contents {
        small,
        sections,
        drawn,
        shipped,
        ..
    } = contents;
    for (name, end) in ENDS {
        add(&format!("end {name}"), small, end(small));
        let mut sitting = end(sections);
        run_out(&mut sitting);
        add(&format!("sections {name}"), sections, sitting);
    }
    add(
        "sections all finished",
        sections,
        by_sections(sections, true),
    );
    add(
        "sections all slept through",
        sections,
        by_sections(sections, false),
    );
    for seed in 0..5 {
        let sitting = at_random(small, &mut Chance(seed));
        add(&format!("random {seed}"), small, sitting);
        let sitting = at_random(sections, &mut Chance(seed));
        add(&format!("random sections {seed}"), sections, sitting);
    }
    for (at, seed) in ["cto-2026", "ada-7", "7", "ä\u{5e9} 7"].iter().enumerate() {
        add(&format!("drawn {at}"), drawn, seeded(drawn, seed));
    }
    for (name, end) in [ENDS[2], ENDS[4], ENDS[10], ENDS[14]] {
        add(&format!("drawn {name}"), drawn, end(drawn));
    }
    for (name, end) in [ENDS[0], ENDS[10]] {
        add(&format!("shipped {name}"), shipped, end(shipped));
    }
    for (name, script) in SCRIPTS {
        add(name, small, script(small));
    }
    for percent in [125, 150, 200, 400] {
        for (name, content) in [("time", small), ("sections time", sections)] {
            let name = format!("{name} {percent}");
            add(&name, content, with_more_time(content, percent));
        }
    }
    let answers = document("scripts/evaluations.json")["answers"].clone();
    for (at, (name, given)) in answers.as_object().unwrap().iter().enumerate() {
        let sitting = answering(small, at, given);
        add(&format!("answers {name}"), small, sitting);
    }
    all
}

/// A name as that of a folder.
pub fn slug(name: &str) -> String {
    let sign = |sign: char| {
        if sign.is_ascii_alphanumeric() {
            sign
        } else {
            '-'
        }
    };
    let name: String = name.chars().map(sign).collect();
    name.replace("--", "-")
}

type Script = (&'static str, fn(&Content) -> Sitting);

const SCRIPTS: [Script; 13] = [
    ("not graded handed in", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer_all(1);
        sitting.at(Event::Submitted);
        sitting
    }),
    ("told everything", |content| {
        let mut sitting = Sitting::with(&content.pack, told(content));
        sitting.answer_all(1);
        sitting.at(Event::Submitted);
        sitting
    }),
    ("told nothing", |content| {
        let nobody = Plan {
            candidate: Identity::default(),
            ..plan(&content.pack)
        };
        let mut sitting = Sitting::with(&content.pack, nobody);
        sitting.at(Event::Submitted);
        sitting
    }),
    ("names of many scripts", |content| {
        let many = Plan {
            candidate: [
                Some("\u{202e}שרה\u{202c} (כהן) 👩🏽‍💻 e\u{301}".into()),
                Some("ш@пример.рф".into()),
                Some("=1+1\t\"x\"\\".into()),
            ],
            ..plan(&content.pack)
        };
        let mut sitting = Sitting::with(&content.pack, many);
        let letter = sitting.attempt.slots.len() - 1;
        let text = "Ärger, 数据\u{200b}, \u{1}\u{7f}\u{2028}\r\n\tfin 𝒳.";
        let response = Response::Text(text.into());
        sitting.at(Event::Answered {
            item: letter,
            response,
        });
        sitting.at(Event::Explained("\u{feff}«Réseau» — \u{0}.".into()));
        sitting.at(Event::Submitted);
        sitting
    }),
    ("shortened and pasted", |content| {
        let mut sitting = Sitting::start(&content.pack);
        let letter = sitting.attempt.slots.len() - 1;
        sitting.view(letter);
        sitting.pass(1_000);
        sitting.answer(letter, 3);
        sitting.at(Event::Pasted {
            item: letter,
            length: 9_000,
        });
        for (item, left_out) in [(Some(letter), 5_000), (Some(letter), 7), (None, 12)] {
            sitting.at(Event::Shortened { item, left_out });
        }
        sitting.at(Event::Submitted);
        sitting
    }),
    ("everything about the page", |content| {
        let mut sitting = Sitting::start(&content.pack);
        for (at, what) in PageEvent::ALL.into_iter().enumerate() {
            sitting.view(at);
            sitting.pass(800);
            sitting.at(Event::Noted(what));
            sitting.answer(at, at);
        }
        sitting.at(Event::Noticed { left_seconds: 300 });
        sitting.at(Event::Viewed(Place::Review));
        sitting.at(Event::Submitted);
        sitting
    }),
    ("gaps in the journal", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer_all(1);
        for lost in [9, 5, 4] {
            sitting.records.remove(lost);
        }
        sitting.reload(2_000, None);
        sitting.at(Event::Submitted);
        sitting
    }),
    ("the end of the journal was torn off", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer_all(1);
        let kept = sitting.records.len() - 4;
        sitting.records.truncate(kept);
        sitting.records[kept - 1].truncate(30);
        let seen = sitting.now();
        sitting.reload(4_000, Some(seen));
        sitting.answer(7, 2);
        sitting.at(Event::Submitted);
        sitting
    }),
    ("only the start was kept", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer_all(1);
        sitting.records.truncate(1);
        sitting.host_is_silent = true;
        sitting.reload(30_000, None);
        sitting.answer(0, 1);
        sitting.at(Event::Submitted);
        sitting
    }),
    ("clocks that run slow, corrected by the host", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer_all(1);
        while sitting.attempt.seal.is_none() {
            sitting.page_ms += 400;
            sitting.wall_ahead_ms -= 400;
            sitting.pass(1_000);
        }
        sitting
    }),
    ("a host whose clock was set once", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer_all(1);
        sitting.page_ms += 90_000;
        sitting.wall_ahead_ms -= 90_000;
        sitting.true_ms += 90_000;
        for _ in 0..120 {
            sitting.pass(1_000);
        }
        sitting.at(Event::Submitted);
        sitting
    }),
    (
        "slept, set forward, set back, and a host that comes and goes",
        |content| {
            let mut sitting = Sitting::start(&content.pack);
            sitting.answer(0, 1);
            sitting.sleep(20_000);
            sitting.host_is_silent = true;
            sitting.wall_ahead_ms = 60_000;
            sitting.pass(2_000);
            sitting.host_is_silent = false;
            sitting.pass(2_000);
            sitting.wall_ahead_ms = -60_000;
            sitting.pass(2_000);
            let seen = sitting.now();
            sitting.reload(5_000, Some(seen));
            sitting.sleep(30_000);
            sitting.answer(1, 1);
            sitting.at(Event::Submitted);
            sitting
        },
    ),
    ("late answers after handing in", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer_all(1);
        sitting.at(Event::Submitted);
        for item in 0..sitting.attempt.slots.len() {
            sitting.true_ms += 20;
            sitting.answer(item, 5);
        }
        let response = nothing(sitting.kind(0));
        sitting.at(Event::Answered { item: 0, response });
        sitting.at(Event::Explained("Too late.".into()));
        sitting
    }),
];

/// Everything that may be known before the clock starts.
fn told(content: &Content) -> Plan {
    let earlier = |digit: char, ended_at: &str| EarlierAttempt {
        attempt_id: format!("6f1c1a5{digit}-1111-4b5b-8a55-0123456789ab"),
        started_at: "2026-03-01T09:00:00.000Z".into(),
        ended_at: ended_at.into(),
    };
    let acknowledged = |id: &str, wall_ms| Acknowledgement {
        id: id.into(),
        text_sha256: sha256_hex(id.as_bytes()),
        wall_ms: NOON_MS + wall_ms,
    };
    Plan {
        invitation: "ada-7".into(),
        candidate: ["Ada Example", "ada@example.com", "R-1"].map(|told| Some(told.into())),
        acknowledgements: vec![
            acknowledged("rules", -60_000),
            acknowledged("privacy", -500),
        ],
        user_agent: "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0".into(),
        earlier: vec![earlier('1', ""), earlier('2', "2026-03-01T09:30:00.250Z")],
        ..plan(&content.pack)
    }
}

fn seeded(content: &Content, seed: &str) -> Sitting {
    let invited = Plan {
        invitation: seed.into(),
        seed: seed.into(),
        ..plan(&content.pack)
    };
    let mut sitting = Sitting::with(&content.pack, invited);
    sitting.answer_all(seed.len());
    sitting.at(Event::Submitted);
    sitting
}

fn with_more_time(content: &Content, time_percent: u32) -> Sitting {
    let more = Plan {
        time_percent,
        accommodation: format!("MORE-{time_percent}"),
        ..plan(&content.pack)
    };
    let mut sitting = Sitting::with(&content.pack, more);
    for item in 0..sitting.attempt.slots.len() {
        sitting.view(item);
        sitting.pass(20_000);
        sitting.answer(item, item);
    }
    run_out(&mut sitting);
    sitting.answer(0, 3);
    sitting
}

/// An attempt of somebody who gives certain answers; prose is typed word by word.
fn answering(content: &Content, at: usize, given: &assay_core::document::Value) -> Sitting {
    let names = ["Ada Example", "Ben Beispiel", "Chloé O’Neil", "דנה כהן"];
    let name = names[at % names.len()];
    let mut sitting = Sitting::with(
        &content.pack,
        Plan {
            attempt_id: format!("00000000-0000-4000-8000-{at:012}"),
            candidate: [
                Some(name.into()),
                Some(format!("candidate-{at}@example.com")),
                Some(format!("R-{at}")),
            ],
            ..plan(&content.pack)
        },
    );
    for item in 0..sitting.attempt.slots.len() {
        sitting.view(item);
        sitting.pass(4_000 + 100 * item as i64);
        let id = sitting
            .attempt
            .item(&sitting.attempt.slots[item])
            .id
            .clone();
        let Some(answer) = given.get(&id) else {
            continue;
        };
        if matches!(sitting.kind(item), InteractionKind::ExtendedText { .. }) {
            let response = response(sitting.kind(item), 0);
            sitting.at(Event::Answered { item, response });
            sitting.pass(1_500);
        }
        let response: Response = serde_json::from_value(answer.clone()).unwrap();
        sitting.at(Event::Answered { item, response });
    }
    sitting.at(Event::Submitted);
    sitting
}
