//! Attempts by script, beside those of `crates/cli/tests/verify.rs`: what people entered, names, accommodations, damage,
//! clocks, draws.

use super::content::{Contents, document};
use assay_core::assessment::InteractionKind;
use assay_core::attempt::{
    Acknowledgement, EarlierAttempt, Event, Identity, PageEvent, Place, Plan, Response,
};
use assay_core::digest::sha256_hex;
use assay_test_support::ends::{ENDS, by_sections, run_out};
use assay_test_support::random::{Chance, at_random};
use assay_test_support::session::{Content, NOON_MS, Session, nothing, plan, response};

/// A session that has come to its end, by its name, and how its bundle is graded.
pub struct Scripted<'a> {
    pub name: String,
    pub content: &'a Content,
    pub session: Session,
    pub is_graded: bool,
}

/// All of them.
pub fn all(contents: &Contents) -> Vec<Scripted<'_>> {
    let mut all = Vec::new();
    let mut add = |name: &str, content, session| {
        all.push(Scripted {
            name: slug(name),
            content,
            session,
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
        let mut session = end(sections);
        run_out(&mut session);
        add(&format!("sections {name}"), sections, session);
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
        let session = at_random(small, &mut Chance(seed));
        add(&format!("random {seed}"), small, session);
        let session = at_random(sections, &mut Chance(seed));
        add(&format!("random sections {seed}"), sections, session);
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
        let session = answering(small, at, given);
        add(&format!("answers {name}"), small, session);
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

type Script = (&'static str, fn(&Content) -> Session);

const SCRIPTS: [Script; 13] = [
    ("not graded handed in", |content| {
        let mut session = Session::start(&content.pack);
        session.answer_all(1);
        session.at(Event::Submitted);
        session
    }),
    ("told everything", |content| {
        let mut session = Session::with(&content.pack, full_plan(content));
        session.answer_all(1);
        session.at(Event::Submitted);
        session
    }),
    ("told nothing", |content| {
        let nobody = Plan {
            candidate: Identity::default(),
            ..plan(&content.pack)
        };
        let mut session = Session::with(&content.pack, nobody);
        session.at(Event::Submitted);
        session
    }),
    ("names of many scripts", |content| {
        let many = Plan {
            candidate: [
                Some("\u{202e}שרה\u{202c} (כהן) 👩🏽‍💻 e\u{301}".into()),
                Some("ш@пример.рф".into()),
                Some("=1+1\t\"x\"\\".into()),
            ]
            .into(),
            ..plan(&content.pack)
        };
        let mut session = Session::with(&content.pack, many);
        let letter = session.attempt.slots.len() - 1;
        let text = "Ärger, 数据\u{200b}, \u{1}\u{7f}\u{2028}\r\n\tfin 𝒳.";
        let response = Response::Text(text.into());
        session.at(Event::Answered {
            item: letter,
            response,
        });
        session.at(Event::Explained("\u{feff}«Réseau» — \u{0}.".into()));
        session.at(Event::Submitted);
        session
    }),
    ("shortened and pasted", |content| {
        let mut session = Session::start(&content.pack);
        let letter = session.attempt.slots.len() - 1;
        session.view(letter);
        session.pass(1_000);
        session.answer(letter, 3);
        session.at(Event::Pasted {
            item: letter,
            length: 9_000,
        });
        for (item, left_out) in [(Some(letter), 5_000), (Some(letter), 7), (None, 12)] {
            session.at(Event::Shortened { item, left_out });
        }
        session.at(Event::Submitted);
        session
    }),
    ("everything about the page", |content| {
        let mut session = Session::start(&content.pack);
        for (at, what) in PageEvent::ALL.into_iter().enumerate() {
            session.view(at);
            session.pass(800);
            session.at(Event::Noted(what));
            session.answer(at, at);
        }
        session.at(Event::Noticed { left_seconds: 300 });
        session.at(Event::Viewed(Place::Review));
        session.at(Event::Submitted);
        session
    }),
    ("gaps in the journal", |content| {
        let mut session = Session::start(&content.pack);
        session.answer_all(1);
        for lost in [9, 5, 4] {
            session.records.remove(lost);
        }
        session.reload(2_000, None);
        session.at(Event::Submitted);
        session
    }),
    ("the end of the journal was torn off", |content| {
        let mut session = Session::start(&content.pack);
        session.answer_all(1);
        let kept = session.records.len() - 4;
        session.records.truncate(kept);
        session.records[kept - 1].truncate(30);
        let seen = session.now();
        session.reload(4_000, Some(seen));
        session.answer(7, 2);
        session.at(Event::Submitted);
        session
    }),
    ("only the start was kept", |content| {
        let mut session = Session::start(&content.pack);
        session.answer_all(1);
        session.records.truncate(1);
        session.host_is_silent = true;
        session.reload(30_000, None);
        session.answer(0, 1);
        session.at(Event::Submitted);
        session
    }),
    ("clocks that run slow, corrected by the host", |content| {
        let mut session = Session::start(&content.pack);
        session.answer_all(1);
        while session.attempt.seal.is_none() {
            session.page_ms += 400;
            session.wall_ahead_ms -= 400;
            session.pass(1_000);
        }
        session
    }),
    ("a host whose clock was set once", |content| {
        let mut session = Session::start(&content.pack);
        session.answer_all(1);
        session.page_ms += 90_000;
        session.wall_ahead_ms -= 90_000;
        session.true_ms += 90_000;
        for _ in 0..120 {
            session.pass(1_000);
        }
        session.at(Event::Submitted);
        session
    }),
    (
        "slept, set forward, set back, and a host that comes and goes",
        |content| {
            let mut session = Session::start(&content.pack);
            session.answer(0, 1);
            session.sleep(20_000);
            session.host_is_silent = true;
            session.wall_ahead_ms = 60_000;
            session.pass(2_000);
            session.host_is_silent = false;
            session.pass(2_000);
            session.wall_ahead_ms = -60_000;
            session.pass(2_000);
            let seen = session.now();
            session.reload(5_000, Some(seen));
            session.sleep(30_000);
            session.answer(1, 1);
            session.at(Event::Submitted);
            session
        },
    ),
    ("late answers after handing in", |content| {
        let mut session = Session::start(&content.pack);
        session.answer_all(1);
        session.at(Event::Submitted);
        for item in 0..session.attempt.slots.len() {
            session.true_ms += 20;
            session.answer(item, 5);
        }
        let response = nothing(session.kind(0));
        session.at(Event::Answered { item: 0, response });
        session.at(Event::Explained("Too late.".into()));
        session
    }),
];

/// Everything that may be known before the clock starts.
fn full_plan(content: &Content) -> Plan {
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
        candidate: ["Ada Example", "ada@example.com", "R-1"]
            .map(|field| Some(field.into()))
            .into(),
        acknowledgements: vec![
            acknowledged("rules", -60_000),
            acknowledged("privacy", -500),
        ],
        user_agent: "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0".into(),
        earlier: vec![earlier('1', ""), earlier('2', "2026-03-01T09:30:00.250Z")],
        ..plan(&content.pack)
    }
}

fn seeded(content: &Content, seed: &str) -> Session {
    let invited = Plan {
        invitation: seed.into(),
        seed: seed.into(),
        ..plan(&content.pack)
    };
    let mut session = Session::with(&content.pack, invited);
    session.answer_all(seed.len());
    session.at(Event::Submitted);
    session
}

fn with_more_time(content: &Content, time_percent: u32) -> Session {
    let more = Plan {
        time_percent,
        accommodation: format!("MORE-{time_percent}"),
        ..plan(&content.pack)
    };
    let mut session = Session::with(&content.pack, more);
    for item in 0..session.attempt.slots.len() {
        session.view(item);
        session.pass(20_000);
        session.answer(item, item);
    }
    run_out(&mut session);
    session.answer(0, 3);
    session
}

/// An attempt of somebody who gives certain answers; prose is typed word by word.
fn answering(content: &Content, at: usize, given: &assay_core::document::Value) -> Session {
    let names = ["Ada Example", "Ben Beispiel", "Chloé O’Neil", "דנה כהן"];
    let name = names[at % names.len()];
    let mut session = Session::with(
        &content.pack,
        Plan {
            attempt_id: format!("00000000-0000-4000-8000-{at:012}"),
            candidate: [
                Some(name.into()),
                Some(format!("candidate-{at}@example.com")),
                Some(format!("R-{at}")),
            ]
            .into(),
            ..plan(&content.pack)
        },
    );
    for item in 0..session.attempt.slots.len() {
        session.view(item);
        session.pass(4_000 + 100 * item as i64);
        let id = session
            .attempt
            .item(&session.attempt.slots[item])
            .id
            .clone();
        let Some(answer) = given.get(&id) else {
            continue;
        };
        if matches!(session.kind(item), InteractionKind::ExtendedText { .. }) {
            let response = response(session.kind(item), 0);
            session.at(Event::Answered { item, response });
            session.pass(1_500);
        }
        let response: Response = serde_json::from_value(answer.clone()).unwrap();
        session.at(Event::Answered { item, response });
    }
    session.at(Event::Submitted);
    session
}
