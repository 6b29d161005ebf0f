//! A machine with clocks that a test commands, and a host whose clock it asks.

use assay_core::assessment::Assessment;
use assay_core::attempt::{Attempt, ClockSample, Effect, Event, HostSample, Plan};
use serde_json::json;
use std::sync::Arc;

pub const NOON_MS: i64 = 1_800_000_000_000;
pub const GRANTED_MS: i64 = 120_000;
/// The resolution of the clocks in what is asserted.
pub const SECOND_MS: i64 = 1_000;

pub fn pack(granted_ms: i64) -> Arc<Assessment> {
    let value = json!({"schema": "assay/assessment/1", "id": "p", "version": "1", "language": "en", "title": "t",
        "role": "r", "duration_seconds": granted_ms / 1_000, "sections": [{"id": "s", "title": "s",
            "measures": "m", "instructions": "i", "weight_percent": 100, "duration_seconds": granted_ms / 1_000,
            "draw": [{"rule": "all"}], "items": [{"id": "a", "title": "a", "interaction": {
                "kind": "extended-text", "prompt": "Write.", "suggested_words": {"from": 1, "to": 9}}}]}]});
    Arc::new(Assessment::parse("pack", &value).unwrap())
}

/// A machine, its host, and the journal of the attempt on it.
pub struct Machine {
    pub attempt: Attempt,
    pub records: Vec<String>,
    pub true_ms: i64,
    pub wall_ahead_ms: i64,
    pub page_ms: i64,
    pub trip_ms: i64,
    pub host_ahead_ms: i64,
    /// What happens while the host is being asked: the clock is set, the machine sleeps.
    pub meanwhile: Option<(i64, i64)>,
    /// Both clocks of the machine run at so many percent of the true speed.
    pub speed_percent: i64,
    /// How much both clocks have fallen behind by that.
    slowed_ms: i64,
    /// The next answer is so old: it comes out of a cache that does not say so.
    pub stale_ms: i64,
    /// The host does not answer.
    pub is_gone: bool,
    /// How often the host was asked.
    pub asked: usize,
}

impl Machine {
    /// A machine whose clock may be wrong from the beginning, and whose host's may be too.
    pub fn start(wall_ahead_ms: i64, host_ahead_ms: i64, trip_ms: i64) -> Self {
        Self::start_for(GRANTED_MS, wall_ahead_ms, host_ahead_ms, trip_ms)
    }

    pub fn start_for(
        granted_ms: i64,
        wall_ahead_ms: i64,
        host_ahead_ms: i64,
        trip_ms: i64,
    ) -> Self {
        let mut machine = Self {
            attempt: Attempt::start(pack(granted_ms), Plan::default(), ClockSample::default()).0,
            records: Vec::new(),
            true_ms: 0,
            wall_ahead_ms,
            page_ms: 0,
            trip_ms,
            host_ahead_ms,
            meanwhile: None,
            speed_percent: 100,
            slowed_ms: 0,
            stale_ms: 0,
            is_gone: false,
            asked: 0,
        };
        // The host is asked on the screen before.
        let sample = machine.ask();
        let plan = Plan {
            attempt_id: "id".into(),
            campaign: "seed".into(),
            seed: "seed".into(),
            content_sha256: machine.attempt.assessment.sha256.clone(),
            time_percent: 100,
            offset: sample.offset(machine.now()),
            ..Plan::default()
        };
        machine.true_ms = 0;
        machine.page_ms -= machine.now().mono_ms;
        let (attempt, effects) = Attempt::start(pack(granted_ms), plan, machine.now());
        machine.attempt = attempt;
        machine.perform(effects);
        machine
    }

    pub fn now(&self) -> ClockSample {
        ClockSample {
            wall_ms: NOON_MS + self.true_ms - self.slowed_ms + self.wall_ahead_ms,
            mono_ms: self.true_ms - self.slowed_ms - self.page_ms,
        }
    }

    /// Lets time pass by the machine's clocks, and truly as much more as they run slow.
    pub fn passes(&mut self, ms: i64) {
        let truly_ms = ms * 100 / self.speed_percent;
        self.true_ms += truly_ms;
        self.slowed_ms += truly_ms - ms;
    }

    /// One question; the host writes its answer somewhere on the way.
    pub fn reply(&mut self) -> HostSample {
        let sent = self.now();
        self.true_ms += self.trip_ms / 3;
        let reported_ms = self.true_ms + self.host_ahead_ms - std::mem::take(&mut self.stale_ms);
        let date_ms = (NOON_MS + reported_ms).div_euclid(1_000) * 1_000;
        self.true_ms += self.trip_ms - self.trip_ms / 3;
        HostSample::of_reply(date_ms, sent, self.now())
    }

    pub fn ask(&mut self) -> HostSample {
        let mut known = self.reply();
        for _ in 1..4 {
            self.true_ms += known.next_in_ms(self.now().mono_ms);
            if let Some((by_ms, asleep_ms)) = self.meanwhile.take() {
                self.wall_ahead_ms += by_ms;
                self.true_ms += asleep_ms;
                self.page_ms += asleep_ms;
                if by_ms % 2 == 0 {
                    self.happens(Event::Ticked);
                }
            }
            let sample = self.reply();
            known = known.narrowed(sample);
        }
        known
    }

    pub fn perform(&mut self, effects: Vec<Effect>) {
        let asks = effects.contains(&Effect::AskHost);
        for effect in effects {
            if let Effect::Save { record, .. } = effect {
                self.records.push(record);
            }
        }
        if asks {
            self.asked += 1;
            let is_wanted = self.attempt.is_unsure();
            if self.is_gone {
                self.happens(Event::HostSilent);
            } else {
                let sample = if is_wanted { self.ask() } else { self.reply() };
                self.happens(Event::HostHeard(sample));
            }
        }
    }

    pub fn happens(&mut self, event: Event) {
        let effects = self.attempt.update(self.now(), event);
        self.perform(effects);
    }

    pub fn open_again(&mut self) {
        let assessment = self.attempt.assessment.clone();
        self.attempt = Attempt::resume(assessment, &self.records[0], &self.records).unwrap();
        self.page_ms = self.true_ms;
        self.happens(Event::Reopened { last_seen: None });
    }

    /// Returns how many milliseconds more have passed by the attempt's clock than truly have, up to the end.
    pub fn charged_too_much_ms(&self) -> i64 {
        self.attempt.elapsed_ms() - self.true_ms.min(self.attempt.granted_ms())
    }

    /// The page ticks while so much time passes by its clocks.
    pub fn ticks(&mut self, ms: i64) {
        for _ in 0..ms / 1_000 {
            self.passes(1_000);
            self.happens(Event::Ticked);
        }
    }

    /// Submits unless it has ended, and returns what verifying says of the bundle.
    pub fn accusations(&mut self) -> String {
        if self.attempt.seal.is_none() {
            self.happens(Event::Submitted);
        }
        let grade = json!({"status": "not-graded", "reason": "graded by the reviewer"});
        let bundle = assay_core::record::bundle(&self.attempt, grade).unwrap();
        let bundle = assay_core::document::from_text(&bundle).unwrap();
        let pack = self.attempt.assessment.clone();
        let found = assay_core::record::verify("bundle", &bundle, Some(&pack), None);
        found.all().to_string()
    }

    pub fn is_on_record(&self, kind: &str) -> bool {
        self.attempt.log.iter().any(|line| line.kind == kind)
    }
}
