//! Every end that an attempt may come to, and what may happen on the way.

use crate::session::{Content, Session, nothing, plan, response};
use assay_core::attempt::PageEvent::{Blurred, Focused, Hidden, Shown};
use assay_core::attempt::{EndedBy, Event, Place, Plan};

/// An end that an attempt came to, and how.
pub type End = (&'static str, fn(&Content) -> Session);

pub const ENDS: [End; 26] = [
    ("handed in", |content| {
        let mut session = Session::start(&content.pack);
        session.answer_all(1);
        session.at(Event::Submitted);
        session
    }),
    ("handed in at once", |content| {
        let mut session = Session::start(&content.pack);
        session.at(Event::Submitted);
        session
    }),
    ("handed in half", |content| {
        let mut session = Session::start(&content.pack);
        for item in (0..session.attempt.slots.len()).step_by(2) {
            session.view(item);
            session.pass(1_700);
            session.answer(item, item);
        }
        session.at(Event::Viewed(Place::Review));
        session.pass(400);
        session.at(Event::Submitted);
        session
    }),
    ("handed in twice", |content| {
        let mut session = Session::start(&content.pack);
        session.answer_all(2);
        session.at(Event::Submitted);
        session.true_ms += 40;
        session.at(Event::Submitted);
        session
    }),
    ("answers changed and cleared", |content| {
        let mut session = Session::start(&content.pack);
        for variant in 0..3 {
            session.answer_all(variant);
        }
        for item in (0..session.attempt.slots.len()).step_by(3) {
            let response = nothing(session.kind(item));
            session.at(Event::Answered { item, response });
        }
        session.at(Event::Submitted);
        session
    }),
    ("flagged and unflagged", |content| {
        let mut session = Session::start(&content.pack);
        for item in 0..3 {
            session.at(Event::Flagged { item, on: true });
        }
        session.at(Event::Flagged { item: 1, on: false });
        session.at(Event::Submitted);
        session.at(Event::Flagged { item: 0, on: false });
        session
    }),
    ("pasted and explained", |content| {
        let mut session = Session::start(&content.pack);
        session.answer_all(4);
        let item = session.attempt.slots.len() - 1;
        session.at(Event::Pasted { item, length: 300 });
        session.at(Event::Pasted { item, length: 20 });
        session.at(Event::Explained("The network went.".into()));
        session.at(Event::Explained("Das Netz war weg – kurz.".into()));
        session.at(Event::Submitted);
        session
    }),
    ("explanation taken back", |content| {
        let mut session = Session::start(&content.pack);
        session.at(Event::Explained("No.".into()));
        session.at(Event::Explained(String::new()));
        session.at(Event::Submitted);
        session
    }),
    ("time ran out", |content| {
        let mut session = Session::start(&content.pack);
        session.answer_all(1);
        run_out(&mut session);
        session
    }),
    ("time ran out over an empty test", |content| {
        let mut session = Session::start(&content.pack);
        run_out(&mut session);
        session
    }),
    ("late answers", |content| {
        let mut session = Session::start(&content.pack);
        session.answer_all(1);
        run_out(&mut session);
        for item in 0..session.attempt.slots.len() {
            session.true_ms += 30;
            session.answer(item, 2);
        }
        session
    }),
    ("a late answer that clears", |content| {
        let mut session = Session::start(&content.pack);
        session.answer_all(1);
        run_out(&mut session);
        for item in 0..session.attempt.slots.len() {
            let response = nothing(session.kind(item));
            session.at(Event::Answered { item, response });
        }
        session
    }),
    ("typed in time, taken at the end", |content| {
        let mut session = Session::start(&content.pack);
        let left_ms = session.attempt.left_ms();
        session.pass(left_ms - 200);
        let typed = session.now();
        session.true_ms += 900;
        let response = response(session.kind(0), 5);
        session.at_reading(typed, Event::Answered { item: 0, response });
        session.at(Event::Ticked);
        session.at(Event::Viewed(Place::Item(1)));
        session
    }),
    ("handed in after a reload", |content| {
        let mut session = Session::start(&content.pack);
        session.answer_all(3);
        let seen = session.now();
        session.reload(20_000, Some(seen));
        session.answer(0, 1);
        session.at(Event::Submitted);
        session
    }),
    ("time ran out while the page was closed", |content| {
        let mut session = Session::start(&content.pack);
        session.answer_all(1);
        let left_ms = session.attempt.granted_ms();
        session.reload(left_ms + 86_400_000, None);
        run_out(&mut session);
        session
    }),
    ("the machine slept over the end", |content| {
        let mut session = Session::start(&content.pack);
        session.answer_all(2);
        let left_ms = session.attempt.granted_ms();
        session.sleep(left_ms * 3);
        run_out(&mut session);
        session
    }),
    ("the machine slept a little", |content| {
        let mut session = Session::start(&content.pack);
        session.answer(0, 1);
        session.sleep(9_000);
        session.answer(1, 1);
        session.at(Event::Submitted);
        session
    }),
    ("a clock set forward, given back by the host", |content| {
        let mut session = Session::start(&content.pack);
        session.answer(0, 1);
        session.pass(5_000);
        session.wall_ahead_ms = 3_600_000;
        session.pass(1_000);
        session.view(2);
        session.answer(2, 2);
        session.at(Event::Submitted);
        session
    }),
    ("a clock set back, and a silent host", |content| {
        let mut session = Session::start(&content.pack);
        session.host_is_silent = true;
        session.pass(5_000);
        session.wall_ahead_ms = -400_000;
        session.reload(3_000, None);
        session.view(1);
        session.answer(1, 2);
        session.at(Event::Submitted);
        session
    }),
    ("clocks that disagree a hundred times", |content| {
        let mut session = Session::start(&content.pack);
        session.host_is_silent = true;
        for turn in 0..100 {
            session.wall_ahead_ms += if turn % 2 == 0 { -700 } else { 700 };
            session.pass(50);
        }
        session.answer(0, 1);
        session.at(Event::Submitted);
        session
    }),
    ("damaged records", |content| {
        let mut session = Session::start(&content.pack);
        session.answer_all(1);
        for torn in [3, 4, 8] {
            session.records[torn].truncate(20);
        }
        session.reload(500, None);
        session.answer(0, 3);
        session.at(Event::Submitted);
        session
    }),
    ("the record of handing in was damaged", |content| {
        let mut session = Session::start(&content.pack);
        session.answer_all(1);
        session.at(Event::Submitted);
        let torn = record_of(&session, "submitted");
        session.records[torn].truncate(9);
        session.reload(60_000, None);
        assert_eq!(session.attempt.seal.unwrap().by, EndedBy::Timeout);
        session
    }),
    ("the record of the end was lost", |content| {
        let mut session = Session::start(&content.pack);
        session.answer_all(1);
        session.at(Event::Submitted);
        let lost = record_of(&session, "sealed");
        session.records.truncate(lost);
        session.reload(90_000, None);
        session
    }),
    ("more time", |content| {
        let more = Plan {
            time_percent: 150,
            accommodation: "MORE-150".into(),
            ..plan(&content.pack)
        };
        let mut session = Session::with(&content.pack, more);
        session.answer_all(1);
        run_out(&mut session);
        session
    }),
    ("drawn by the invitation", |content| {
        let invited = Plan {
            invitation: "ada-7".into(),
            seed: "ada-7".into(),
            ..plan(&content.pack)
        };
        let mut session = Session::with(&content.pack, invited);
        session.answer_all(6);
        session.at(Event::Submitted);
        session
    }),
    ("an eventful sitting", |content| {
        let mut session = Session::start(&content.pack);
        let count = session.attempt.slots.len();
        for turn in 0..900 {
            let what = [Blurred, Focused, Hidden, Shown][turn % 4];
            session.at(Event::Noted(what));
            session.view(turn % count);
            session.true_ms += 40;
            session.answer(turn % count, turn / count);
            session.at(Event::Flagged {
                item: turn % count,
                on: turn % 2 == 0,
            });
        }
        session.at(Event::Submitted);
        session
    }),
];

/// The place of the only record of a kind.
fn record_of(session: &Session, kind: &str) -> usize {
    let name = format!("\"kind\":\"{kind}\"");
    let found = session.records.iter().position(|one| one.contains(&name));
    found.unwrap()
}

/// Lets the time run out, section by section where limits bind.
pub fn run_out(session: &mut Session) {
    while session.attempt.seal.is_none() {
        let left_ms = session.attempt.left_ms();
        session.pass(left_ms.max(1));
    }
}

/// Section by section, where limits bind.
pub fn by_sections(content: &Content, finishes: bool) -> Session {
    let mut session = Session::start(&content.pack);
    while session.attempt.seal.is_none() {
        let (first, end) = session.attempt.open_items();
        for item in first..end {
            session.view(item);
            session.pass(700);
            session.answer(item, item + 1);
        }
        if finishes {
            session.at(Event::SectionFinished);
            // An answer to what is closed comes too late.
            session.answer(first, 2);
        } else {
            session.sleep(session.attempt.left_ms() + 1_234);
        }
    }
    session
}
