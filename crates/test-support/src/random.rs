//! Sessions in which anything may happen, the same every time.

use crate::ends::run_out;
use crate::session::{Content, Session, nothing, response};
use assay_core::attempt::{Event, PageEvent};

/// Numbers that look random and are the same every time.
pub struct Chance(pub u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

/// A session in which anything may happen, in any order.
pub fn at_random(content: &Content, chance: &mut Chance) -> Session {
    let mut session = Session::start(&content.pack);
    let count = session.attempt.slots.len();
    for _ in 0..chance.below(120) {
        let item = chance.below(count);
        match chance.below(24) {
            0..6 => session.view(item),
            6..12 => session.answer(item, chance.below(12)),
            12 => {
                let response = nothing(session.kind(item));
                session.at(Event::Answered { item, response });
            }
            13 => session.at(Event::Flagged {
                item,
                on: chance.below(2) == 0,
            }),
            14 => session.pass(chance.below(20_000) as i64),
            15 => session.true_ms += chance.below(9_000) as i64,
            16 => session.sleep(chance.below(60_000) as i64),
            17 => session.wall_ahead_ms += chance.below(1_000_000) as i64 - 500_000,
            18 => session.wall_ahead_ms += chance.below(400) as i64 - 200,
            19 => session.host_is_silent = !session.host_is_silent,
            20 => {
                let seen = (chance.below(2) == 0).then(|| session.now());
                session.reload(chance.below(40_000) as i64, seen);
            }
            21 if chance.below(3) == 0 && session.records.len() > 2 => {
                let torn = 1 + chance.below(session.records.len() - 1);
                session.records[torn].truncate(12);
            }
            22 => {
                // Typed a moment ago.
                let typed = session.now();
                session.pass(chance.below(500) as i64);
                let response = response(session.kind(item), chance.below(9));
                session.at_reading(typed, Event::Answered { item, response });
            }
            23 if chance.below(4) == 0 => session.at(Event::SectionFinished),
            _ => session.at(Event::Noted(PageEvent::Blurred)),
        }
    }
    if session.attempt.seal.is_none() && chance.below(2) == 0 {
        session.at(Event::Submitted);
    }
    session.host_is_silent = true;
    for _ in 0..chance.below(3) {
        session.answer(chance.below(count), chance.below(9));
    }
    run_out(&mut session);
    session
}
