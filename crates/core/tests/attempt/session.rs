//! A machine whose clocks a test commands, and the journal that it keeps.

use assay_core::assessment::Assessment;
use assay_core::attempt::{
    Attempt, ClockSample, Effect, Event, HostSample, Invited, Plan, Response,
};
use assay_test_support::session;
use serde_json::json;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

pub use assay_test_support::session::{NOON_MS, reading};

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
pub struct Session(session::Session);

impl Deref for Session {
    type Target = session::Session;

    fn deref(&self) -> &session::Session {
        &self.0
    }
}

impl DerefMut for Session {
    fn deref_mut(&mut self) -> &mut session::Session {
        &mut self.0
    }
}

impl Session {
    pub fn start(enforce: bool) -> Self {
        Self::with(enforce, 100)
    }

    pub fn with(enforce: bool, time_percent: u32) -> Self {
        let plan = Plan {
            attempt_id: "id".into(),
            seed: "id".into(),
            time_percent,
            ..Plan::default()
        };
        Self::planned(enforce, plan)
    }

    /// An attempt that is begun with an invitation.
    pub fn invited(enforce: bool, invited: &Invited) -> Self {
        let plan = Plan {
            attempt_id: "id".into(),
            campaign: invited.campaign.clone(),
            seed: invited.campaign.clone(),
            ..Plan::default()
        };
        Self::planned(enforce, plan.invited(invited, "TOKEN"))
    }

    fn planned(enforce: bool, plan: Plan) -> Self {
        let mut session = session::Session::with(&pack(enforce), plan);
        session.is_whole = true;
        Self(session)
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
        self.0.reload(away_ms, None);
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

pub fn sample(host_ms: i64, at: ClockSample) -> HostSample {
    HostSample::of_reply(host_ms.div_euclid(1_000) * 1_000, at, at)
}

pub fn text(text: &str) -> Response {
    Response::Text(text.into())
}
