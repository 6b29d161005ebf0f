//! The clocks of an attempt under everything that can happen to them, in random order: never more time than was
//! granted, never less by more than a second, and every disagreement on record.
//!
//! The host tells whole seconds and is asked as the browser asks it: again, at the moment that tells most.

use assay::assessment::Assessment;
use assay::attempt::{Attempt, Effect, Event, HostSample, Plan, Reading};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::json;
use std::rc::Rc;

const NOON_MS: i64 = 1_800_000_000_000;
const GRANTED_MS: i64 = 120_000;
/// The resolution of the clocks in what is asserted.
const SECOND_MS: i64 = 1_000;

/// Something that happens to a machine, its page or its clocks; times in milliseconds.
#[derive(Debug, Clone)]
enum Fault {
    /// Time passes while the page ticks.
    Passes(i64),
    /// The tab is throttled: time passes, and the page ticks once.
    Throttled(i64),
    /// The machine sleeps; the page's clock stands still.
    Sleeps(i64),
    /// Somebody sets the machine's clock.
    IsSet(i64),
    /// The machine's clock is moved gently, as time services do.
    IsSlewed(i64),
    /// Another time zone: instants stay as they are.
    Moves,
    /// The page is closed and opened again.
    Reloads(i64),
    /// The clock is set while the page is closed.
    IsSetAway(i64, i64),
    /// The browser is killed: the last sign of life may be seconds old.
    IsKilled(i64),
    /// The clock is set, and set again or the machine put to sleep while the host is being asked.
    IsSetTwice(i64, i64, i64),
}

fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        (0..9_000_i64).prop_map(Fault::Passes),
        (0..70_000_i64).prop_map(Fault::Throttled),
        (0..40_000_i64).prop_map(Fault::Sleeps),
        (-7_200_000..7_200_000_i64).prop_map(Fault::IsSet),
        (-5_000..5_000_i64).prop_map(Fault::IsSet),
        (-40..40_i64).prop_map(Fault::IsSlewed),
        Just(Fault::Moves),
        (0..20_000_i64).prop_map(Fault::Reloads),
        (0..20_000_i64, -90_000..90_000_i64).prop_map(|(away, by)| Fault::IsSetAway(away, by)),
        (0..20_000_i64).prop_map(Fault::IsKilled),
        (-90_000..90_000_i64, -90_000..90_000_i64, 0..20_000_i64)
            .prop_map(|(by, again, asleep)| Fault::IsSetTwice(by, again, asleep)),
    ]
}

fn pack() -> Rc<Assessment> {
    let value = json!({"schema": "assay/assessment/1", "id": "p", "version": "1", "language": "en", "title": "t",
        "role": "r", "duration_seconds": GRANTED_MS / 1_000, "sections": [{"id": "s", "title": "s",
            "measures": "m", "instructions": "i", "weight_percent": 100, "duration_seconds": GRANTED_MS / 1_000,
            "draw": [{"rule": "all"}], "items": [{"id": "a", "title": "a", "interaction": {
                "kind": "extended-text", "prompt": "Write.", "suggested_words": {"from": 1, "to": 9}}}]}]});
    Rc::new(Assessment::parse("pack", &value).unwrap())
}

/// A machine, its host, and the journal of the attempt on it.
struct Machine {
    attempt: Attempt,
    records: Vec<String>,
    true_ms: i64,
    wall_ahead_ms: i64,
    page_ms: i64,
    trip_ms: i64,
    host_ahead_ms: i64,
    /// What happens while the host is being asked: the clock is set, the machine sleeps.
    meanwhile: Option<(i64, i64)>,
}

impl Machine {
    /// A machine whose clock may be wrong from the beginning, and whose host's may be too.
    fn start(wall_ahead_ms: i64, host_ahead_ms: i64, trip_ms: i64) -> Self {
        let mut machine = Self {
            attempt: Attempt::start(pack(), Plan::default(), Reading::default()).0,
            records: Vec::new(),
            true_ms: 0,
            wall_ahead_ms,
            page_ms: 0,
            trip_ms,
            host_ahead_ms,
            meanwhile: None,
        };
        // The host is asked on the screen before.
        let told = machine.ask();
        let plan = Plan {
            attempt_id: "id".into(),
            seed: "seed".into(),
            time_percent: 100,
            offset: told.offset(machine.now()),
            ..Plan::default()
        };
        machine.true_ms = 0;
        machine.page_ms -= machine.now().mono_ms;
        let (attempt, effects) = Attempt::start(pack(), plan, machine.now());
        machine.attempt = attempt;
        machine.perform(effects);
        machine
    }

    fn now(&self) -> Reading {
        Reading {
            wall_ms: NOON_MS + self.true_ms + self.wall_ahead_ms,
            mono_ms: self.true_ms - self.page_ms,
        }
    }

    /// One question; the host writes its answer somewhere on the way.
    fn reply(&mut self) -> HostSample {
        let sent = self.now();
        self.true_ms += self.trip_ms / 3;
        let date_ms = (NOON_MS + self.true_ms + self.host_ahead_ms).div_euclid(1_000) * 1_000;
        self.true_ms += self.trip_ms - self.trip_ms / 3;
        HostSample::of_reply(date_ms, sent, self.now())
    }

    fn ask(&mut self) -> HostSample {
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
            let told = self.reply();
            known = known.narrowed(told);
        }
        known
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let asks = effects.contains(&Effect::AskHost);
        for effect in effects {
            if let Effect::Save { record, .. } = effect {
                self.records.push(record);
            }
        }
        if asks {
            let told = self.ask();
            self.happens(Event::HostHeard(told));
        }
    }

    fn happens(&mut self, event: Event) {
        let effects = self.attempt.update(self.now(), event);
        self.perform(effects);
    }

    fn open_again(&mut self) {
        let assessment = self.attempt.assessment.clone();
        self.attempt = Attempt::resume(assessment, &self.records[0], &self.records).unwrap();
        self.page_ms = self.true_ms;
        self.happens(Event::Reopened { last_seen: None });
    }

    fn suffers(&mut self, fault: &Fault) {
        match *fault {
            Fault::Passes(ms) => {
                for _ in 0..ms / 1_000 {
                    self.true_ms += 1_000;
                    self.happens(Event::Ticked);
                }
            }
            Fault::Throttled(ms) => self.true_ms += ms,
            Fault::Sleeps(ms) => {
                self.true_ms += ms;
                self.page_ms += ms;
            }
            Fault::IsSet(by_ms) => self.wall_ahead_ms += by_ms,
            Fault::IsSlewed(by_ms) => self.wall_ahead_ms += by_ms,
            Fault::Moves => {}
            Fault::Reloads(away_ms) => {
                self.happens(Event::Ticked);
                self.true_ms += away_ms;
                self.open_again();
            }
            Fault::IsSetAway(away_ms, by_ms) => {
                self.happens(Event::Ticked);
                self.true_ms += away_ms;
                self.wall_ahead_ms += by_ms;
                self.open_again();
            }
            Fault::IsSetTwice(by_ms, again_ms, asleep_ms) => {
                self.meanwhile = Some((again_ms, asleep_ms));
                self.wall_ahead_ms += by_ms;
            }
            Fault::IsKilled(away_ms) => {
                self.true_ms += away_ms;
                self.open_again();
            }
        }
        self.happens(Event::Ticked);
        self.meanwhile = None;
    }

    /// How many milliseconds more have passed by the attempt's clock than truly have, up to the end.
    fn charged_too_much_ms(&self) -> i64 {
        self.attempt.elapsed_ms() - self.true_ms.min(GRANTED_MS)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nobody_gains_or_loses_a_second(
        wall_ahead_ms in -90_000_000..90_000_000_i64,
        host_ahead_ms in -90_000_000..90_000_000_i64,
        trip_ms in 0..250_i64,
        faults in prop::collection::vec(fault(), 1..25),
    ) {
        let mut machine = Machine::start(wall_ahead_ms, host_ahead_ms, trip_ms);
        for fault in &faults {
            machine.suffers(fault);
            let wrong_ms = machine.charged_too_much_ms();
            prop_assert!(wrong_ms > -SECOND_MS, "gained {} ms after {fault:?}", -wrong_ms);
            prop_assert!(wrong_ms <= SECOND_MS, "lost {wrong_ms} ms after {fault:?}");
        }
    }

    #[test]
    fn every_disagreement_is_on_record(
        by_ms in prop_oneof![-7_200_000..-600_i64, 600..7_200_000_i64],
        before_ms in 1_000..30_000_i64,
    ) {
        let mut machine = Machine::start(0, 0, 40);
        machine.suffers(&Fault::Throttled(before_ms));
        let before = machine.attempt.log.len();
        machine.suffers(&Fault::IsSet(by_ms));
        let told = &machine.attempt.log[before..];
        let kind = if by_ms < 0 { "wall-clock-behind" } else { "wall-clock-ahead" };
        prop_assert!(told.iter().any(|line| line.kind == kind && line.amount == Some(by_ms.abs())), "{told:?}");
    }

    #[test]
    fn an_honest_candidate_with_a_wrong_clock_has_all_the_time_there_is(
        wall_ahead_ms in -400_000_000_000..400_000_000_000_i64,
        reloads in prop::collection::vec(0..8_000_i64, 0..6),
    ) {
        let mut machine = Machine::start(wall_ahead_ms, 0, 40);
        for away_ms in reloads {
            machine.suffers(&Fault::Passes(5_000));
            machine.suffers(&Fault::Reloads(away_ms));
        }
        prop_assert_eq!(machine.attempt.seal, None);
        prop_assert!(machine.charged_too_much_ms().abs() <= 1);
    }
}
