//! Every end that an attempt may come to, and what may happen on the way.

use crate::sitting::{Content, Sitting, nothing, plan, response};
use assay_core::attempt::PageEvent::{Blurred, Focused, Hidden, Shown};
use assay_core::attempt::{EndedBy, Event, Place, Plan};

/// An end that an attempt came to, and how.
pub type End = (&'static str, fn(&Content) -> Sitting);

pub const ENDS: [End; 26] = [
    ("handed in", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer_all(1);
        sitting.at(Event::Submitted);
        sitting
    }),
    ("handed in at once", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.at(Event::Submitted);
        sitting
    }),
    ("handed in half", |content| {
        let mut sitting = Sitting::start(&content.pack);
        for item in (0..sitting.attempt.slots.len()).step_by(2) {
            sitting.view(item);
            sitting.pass(1_700);
            sitting.answer(item, item);
        }
        sitting.at(Event::Viewed(Place::Review));
        sitting.pass(400);
        sitting.at(Event::Submitted);
        sitting
    }),
    ("handed in twice", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer_all(2);
        sitting.at(Event::Submitted);
        sitting.true_ms += 40;
        sitting.at(Event::Submitted);
        sitting
    }),
    ("answers changed and cleared", |content| {
        let mut sitting = Sitting::start(&content.pack);
        for variant in 0..3 {
            sitting.answer_all(variant);
        }
        for item in (0..sitting.attempt.slots.len()).step_by(3) {
            let response = nothing(sitting.kind(item));
            sitting.at(Event::Answered { item, response });
        }
        sitting.at(Event::Submitted);
        sitting
    }),
    ("flagged and unflagged", |content| {
        let mut sitting = Sitting::start(&content.pack);
        for item in 0..3 {
            sitting.at(Event::Flagged { item, on: true });
        }
        sitting.at(Event::Flagged { item: 1, on: false });
        sitting.at(Event::Submitted);
        sitting.at(Event::Flagged { item: 0, on: false });
        sitting
    }),
    ("pasted and explained", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer_all(4);
        let item = sitting.attempt.slots.len() - 1;
        sitting.at(Event::Pasted { item, length: 300 });
        sitting.at(Event::Pasted { item, length: 20 });
        sitting.at(Event::Explained("The network went.".into()));
        sitting.at(Event::Explained("Das Netz war weg – kurz.".into()));
        sitting.at(Event::Submitted);
        sitting
    }),
    ("explanation taken back", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.at(Event::Explained("No.".into()));
        sitting.at(Event::Explained(String::new()));
        sitting.at(Event::Submitted);
        sitting
    }),
    ("time ran out", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer_all(1);
        run_out(&mut sitting);
        sitting
    }),
    ("time ran out over an empty test", |content| {
        let mut sitting = Sitting::start(&content.pack);
        run_out(&mut sitting);
        sitting
    }),
    ("late answers", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer_all(1);
        run_out(&mut sitting);
        for item in 0..sitting.attempt.slots.len() {
            sitting.true_ms += 30;
            sitting.answer(item, 2);
        }
        sitting
    }),
    ("a late answer that clears", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer_all(1);
        run_out(&mut sitting);
        for item in 0..sitting.attempt.slots.len() {
            let response = nothing(sitting.kind(item));
            sitting.at(Event::Answered { item, response });
        }
        sitting
    }),
    ("typed in time, taken at the end", |content| {
        let mut sitting = Sitting::start(&content.pack);
        let left_ms = sitting.attempt.left_ms();
        sitting.pass(left_ms - 200);
        let typed = sitting.now();
        sitting.true_ms += 900;
        let response = response(sitting.kind(0), 5);
        sitting.at_reading(typed, Event::Answered { item: 0, response });
        sitting.at(Event::Ticked);
        sitting.at(Event::Viewed(Place::Item(1)));
        sitting
    }),
    ("handed in after a reload", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer_all(3);
        let seen = sitting.now();
        sitting.reload(20_000, Some(seen));
        sitting.answer(0, 1);
        sitting.at(Event::Submitted);
        sitting
    }),
    ("time ran out while the page was closed", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer_all(1);
        let left_ms = sitting.attempt.granted_ms();
        sitting.reload(left_ms + 86_400_000, None);
        run_out(&mut sitting);
        sitting
    }),
    ("the machine slept over the end", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer_all(2);
        let left_ms = sitting.attempt.granted_ms();
        sitting.sleep(left_ms * 3);
        run_out(&mut sitting);
        sitting
    }),
    ("the machine slept a little", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer(0, 1);
        sitting.sleep(9_000);
        sitting.answer(1, 1);
        sitting.at(Event::Submitted);
        sitting
    }),
    ("a clock set forward, given back by the host", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer(0, 1);
        sitting.pass(5_000);
        sitting.wall_ahead_ms = 3_600_000;
        sitting.pass(1_000);
        sitting.view(2);
        sitting.answer(2, 2);
        sitting.at(Event::Submitted);
        sitting
    }),
    ("a clock set back, and a silent host", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.host_is_silent = true;
        sitting.pass(5_000);
        sitting.wall_ahead_ms = -400_000;
        sitting.reload(3_000, None);
        sitting.view(1);
        sitting.answer(1, 2);
        sitting.at(Event::Submitted);
        sitting
    }),
    ("clocks that disagree a hundred times", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.host_is_silent = true;
        for turn in 0..100 {
            sitting.wall_ahead_ms += if turn % 2 == 0 { -700 } else { 700 };
            sitting.pass(50);
        }
        sitting.answer(0, 1);
        sitting.at(Event::Submitted);
        sitting
    }),
    ("damaged records", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer_all(1);
        for torn in [3, 4, 8] {
            sitting.records[torn].truncate(20);
        }
        sitting.reload(500, None);
        sitting.answer(0, 3);
        sitting.at(Event::Submitted);
        sitting
    }),
    ("the record of handing in was damaged", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer_all(1);
        sitting.at(Event::Submitted);
        let torn = record_of(&sitting, "submitted");
        sitting.records[torn].truncate(9);
        sitting.reload(60_000, None);
        assert_eq!(sitting.attempt.seal.unwrap().by, EndedBy::Timeout);
        sitting
    }),
    ("the record of the end was lost", |content| {
        let mut sitting = Sitting::start(&content.pack);
        sitting.answer_all(1);
        sitting.at(Event::Submitted);
        let lost = record_of(&sitting, "sealed");
        sitting.records.truncate(lost);
        sitting.reload(90_000, None);
        sitting
    }),
    ("more time", |content| {
        let more = Plan {
            time_percent: 150,
            accommodation: "MORE-150".into(),
            ..plan(&content.pack)
        };
        let mut sitting = Sitting::with(&content.pack, more);
        sitting.answer_all(1);
        run_out(&mut sitting);
        sitting
    }),
    ("drawn by the invitation", |content| {
        let invited = Plan {
            invitation: "ada-7".into(),
            seed: "ada-7".into(),
            ..plan(&content.pack)
        };
        let mut sitting = Sitting::with(&content.pack, invited);
        sitting.answer_all(6);
        sitting.at(Event::Submitted);
        sitting
    }),
    ("an eventful sitting", |content| {
        let mut sitting = Sitting::start(&content.pack);
        let count = sitting.attempt.slots.len();
        for turn in 0..900 {
            let what = [Blurred, Focused, Hidden, Shown][turn % 4];
            sitting.at(Event::Noted(what));
            sitting.view(turn % count);
            sitting.true_ms += 40;
            sitting.answer(turn % count, turn / count);
            sitting.at(Event::Flagged {
                item: turn % count,
                on: turn % 2 == 0,
            });
        }
        sitting.at(Event::Submitted);
        sitting
    }),
];

/// The place of the only record of a kind.
fn record_of(sitting: &Sitting, kind: &str) -> usize {
    let name = format!("\"kind\":\"{kind}\"");
    let found = sitting.records.iter().position(|one| one.contains(&name));
    found.unwrap()
}

/// Lets the time run out, section by section where limits bind.
pub fn run_out(sitting: &mut Sitting) {
    while sitting.attempt.seal.is_none() {
        let left_ms = sitting.attempt.left_ms();
        sitting.pass(left_ms.max(1));
    }
}

/// Section by section, where limits bind.
pub fn by_sections(content: &Content, finishes: bool) -> Sitting {
    let mut sitting = Sitting::start(&content.pack);
    while sitting.attempt.seal.is_none() {
        let (first, end) = sitting.attempt.open_items();
        for item in first..end {
            sitting.view(item);
            sitting.pass(700);
            sitting.answer(item, item + 1);
        }
        if finishes {
            sitting.at(Event::SectionFinished);
            // An answer to what is closed comes too late.
            sitting.answer(first, 2);
        } else {
            sitting.sleep(sitting.attempt.left_ms() + 1_234);
        }
    }
    sitting
}
