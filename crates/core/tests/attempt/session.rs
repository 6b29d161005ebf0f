//! A machine whose clocks a test commands, and the journal that it keeps.

use assay_core::assessment::Assessment;
use assay_core::attempt::{Attempt, ClockSample, Effect, Event, HostSample, Plan, Response};
use serde_json::json;
use std::sync::Arc;

pub const NOON_MS: i64 = 1_800_000_000_000;

pub fn pack(enforce: bool) -> Arc<Assessment> {
    let item = |id: &str| {
        json!({"id": id, "title": id, "interaction": {
            "kind": "extended-text", "prompt": "Write.", "suggested_words": {"from": 1, "to": 9}}})
    };
    let section = |id: &str, items: Vec<serde_json::Value>| {
        json!({"id": id, "title": id, "measures": "m", "instructions": "i", "weight_percent": 50,
            "duration_seconds": 60, "draw": [{"rule": "all"}], "items": items})
    };
    let value = json!({"schema": "assay/assessment/1", "id": "p", "version": "1",
        "language": "en", "title": "t", "role": "r", "duration_seconds": 120,
        "enforce_section_limits": enforce, "sections": [
            section("one", vec![item("a"), item("b")]), section("two", vec![item("c")])]});
    Arc::new(Assessment::parse("pack", &value).unwrap())
}

/// An attempt on that machine.
pub struct Session {
    pub attempt: Attempt,
    pub records: Vec<String>,
    pub effects: Vec<Effect>,
    pub true_ms: i64,
    pub wall_ahead_ms: i64,
    pub page_ms: i64,
    pub host_is_silent: bool,
}

impl Session {
    pub fn start(enforce: bool) -> Self {
        Self::with(enforce, 100)
    }

    pub fn with(enforce: bool, time_percent: u32) -> Self {
        let plan = Plan {
            attempt_id: "id".into(),
            seed: "seed".into(),
            time_percent,
            offset: sample(NOON_MS, reading(0, 0)).offset(reading(0, 0)),
            ..Plan::default()
        };
        let (attempt, effects) = Attempt::start(pack(enforce), plan, reading(0, 0));
        let mut session = Self {
            attempt,
            records: Vec::new(),
            effects: Vec::new(),
            true_ms: 0,
            wall_ahead_ms: 0,
            page_ms: 0,
            host_is_silent: false,
        };
        session.perform(effects);
        session
    }

    pub fn now(&self) -> ClockSample {
        reading(
            self.true_ms + self.wall_ahead_ms,
            self.true_ms - self.page_ms,
        )
    }

    pub fn perform(&mut self, effects: Vec<Effect>) {
        let asks = effects.contains(&Effect::AskHost);
        for effect in effects {
            match effect {
                Effect::Save { seq, record } => {
                    assert_eq!(seq as usize, self.records.len(), "journal has no gaps");
                    self.records.push(record);
                }
                Effect::AskHost => {}
                other => self.effects.push(other),
            }
        }
        // The host answers later than everything else is done.
        if asks {
            let heard = sample(NOON_MS + self.true_ms, self.now());
            self.at(if self.host_is_silent {
                Event::HostSilent
            } else {
                Event::HostHeard(heard)
            });
        }
    }

    pub fn at(&mut self, event: Event) {
        let effects = self.attempt.update(self.now(), event);
        self.perform(effects);
    }

    pub fn pass(&mut self, ms: i64) {
        self.true_ms += ms;
        self.at(Event::Ticked);
    }

    pub fn write(&mut self, item: usize, text: &str) {
        self.at(Event::Answered {
            item,
            response: Response::Text(text.into()),
        });
    }

    pub fn text(&self, item: usize) -> Option<&Response> {
        self.attempt.slots[item].response.as_ref()
    }

    /// The page is closed and opened again after a while.
    pub fn reload(&mut self, away_ms: i64) {
        let resumed = self.resumed();
        assert_eq!(resumed.slots.len(), self.attempt.slots.len());
        for (one, other) in resumed.slots.iter().zip(&self.attempt.slots) {
            assert_eq!(one.response, other.response);
            assert_eq!(one.flagged, other.flagged);
            assert_eq!(one.late, other.late);
        }
        assert_eq!(resumed.place, self.attempt.place);
        self.attempt = resumed;
        self.true_ms += away_ms;
        self.page_ms = self.true_ms;
        self.at(Event::Reopened { last_seen: None });
    }

    pub fn resumed(&self) -> Attempt {
        let assessment = self.attempt.assessment.clone();
        Attempt::resume(assessment, &self.records[0], &self.records).unwrap()
    }

    pub fn delivered(&self) -> usize {
        let asked = |effect: &&Effect| **effect == Effect::Deliver;
        self.effects.iter().filter(asked).count()
    }
}

pub fn reading(wall_ms: i64, mono_ms: i64) -> ClockSample {
    ClockSample {
        wall_ms: NOON_MS + wall_ms,
        mono_ms,
    }
}

pub fn sample(host_ms: i64, at: ClockSample) -> HostSample {
    HostSample::of_reply(host_ms.div_euclid(1_000) * 1_000, at, at)
}

pub fn text(text: &str) -> Response {
    Response::Text(text.into())
}
