//! The clocks of an attempt under everything that can happen to them, in random order: never more time than was
//! granted, never less by more than a second, and every disagreement on record.
//!
//! The host tells whole seconds and is asked as the browser asks it: again, at the moment that tells most.

use assay_core::assessment::Assessment;
use assay_core::attempt::{Attempt, ClockSample, Effect, Event, HostSample, Plan};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::json;
use std::sync::Arc;

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

fn pack(granted_ms: i64) -> Arc<Assessment> {
    let value = json!({"schema": "assay/assessment/1", "id": "p", "version": "1", "language": "en", "title": "t",
        "role": "r", "duration_seconds": granted_ms / 1_000, "sections": [{"id": "s", "title": "s",
            "measures": "m", "instructions": "i", "weight_percent": 100, "duration_seconds": granted_ms / 1_000,
            "draw": [{"rule": "all"}], "items": [{"id": "a", "title": "a", "interaction": {
                "kind": "extended-text", "prompt": "Write.", "suggested_words": {"from": 1, "to": 9}}}]}]});
    Arc::new(Assessment::parse("pack", &value).unwrap())
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
    /// Both clocks of the machine run at so many percent of the true speed.
    speed_percent: i64,
    /// How much both clocks have fallen behind by that.
    slowed_ms: i64,
    /// The next answer is so old: it comes out of a cache that does not say so.
    stale_ms: i64,
    /// The host does not answer.
    is_gone: bool,
    /// How often the host was asked.
    asked: usize,
}

impl Machine {
    /// A machine whose clock may be wrong from the beginning, and whose host's may be too.
    fn start(wall_ahead_ms: i64, host_ahead_ms: i64, trip_ms: i64) -> Self {
        Self::start_for(GRANTED_MS, wall_ahead_ms, host_ahead_ms, trip_ms)
    }

    fn start_for(granted_ms: i64, wall_ahead_ms: i64, host_ahead_ms: i64, trip_ms: i64) -> Self {
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
        let told = machine.ask();
        let plan = Plan {
            attempt_id: "id".into(),
            campaign: "seed".into(),
            seed: "seed".into(),
            content_sha256: machine.attempt.assessment.sha256.clone(),
            time_percent: 100,
            offset: told.offset(machine.now()),
            ..Plan::default()
        };
        machine.true_ms = 0;
        machine.page_ms -= machine.now().mono_ms;
        let (attempt, effects) = Attempt::start(pack(granted_ms), plan, machine.now());
        machine.attempt = attempt;
        machine.perform(effects);
        machine
    }

    fn now(&self) -> ClockSample {
        ClockSample {
            wall_ms: NOON_MS + self.true_ms - self.slowed_ms + self.wall_ahead_ms,
            mono_ms: self.true_ms - self.slowed_ms - self.page_ms,
        }
    }

    /// So much time passes by the machine's clocks, and truly as much more as they run slow.
    fn passes(&mut self, ms: i64) {
        let truly_ms = ms * 100 / self.speed_percent;
        self.true_ms += truly_ms;
        self.slowed_ms += truly_ms - ms;
    }

    /// One question; the host writes its answer somewhere on the way.
    fn reply(&mut self) -> HostSample {
        let sent = self.now();
        self.true_ms += self.trip_ms / 3;
        let told_ms = self.true_ms + self.host_ahead_ms - std::mem::take(&mut self.stale_ms);
        let date_ms = (NOON_MS + told_ms).div_euclid(1_000) * 1_000;
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
            self.asked += 1;
            let is_wanted = self.attempt.is_unsure();
            if self.is_gone {
                self.happens(Event::HostSilent);
            } else {
                let told = if is_wanted { self.ask() } else { self.reply() };
                self.happens(Event::HostHeard(told));
            }
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
        self.attempt.elapsed_ms() - self.true_ms.min(self.attempt.granted_ms())
    }
}

/// What a host may do whose clock is not to be trusted; times in milliseconds.
#[derive(Debug, Clone)]
enum Host {
    /// Time passes, and the host's clock goes on.
    Goes(i64),
    /// Its clock is set, forward or back.
    IsSet(i64),
    /// It answers out of a cache.
    IsStale(i64),
    /// It takes so long for the answers from here on.
    IsSlow(i64),
    /// It is gone, or comes back.
    IsGone(bool),
    /// Another machine behind the same address answers, whose clock differs by so much, and then the first again.
    IsAnother(i64),
}

fn host() -> impl Strategy<Value = Host> {
    prop_oneof![
        3 => (0..60_000_i64).prop_map(Host::Goes),
        2 => (-3_600_000..3_600_000_i64).prop_map(Host::IsSet),
        2 => (-30_000..-500_i64).prop_map(Host::IsSet),
        1 => (0..90_000_i64).prop_map(Host::IsStale),
        1 => (0..4_000_i64).prop_map(Host::IsSlow),
        1 => any::<bool>().prop_map(Host::IsGone),
        1 => (-9_000..9_000_i64).prop_map(Host::IsAnother),
    ]
}

impl Machine {
    /// The page ticks while so much time passes by its clocks.
    fn ticks(&mut self, ms: i64) {
        for _ in 0..ms / 1_000 {
            self.passes(1_000);
            self.happens(Event::Ticked);
        }
    }

    fn is_served(&mut self, host: &Host) {
        match *host {
            Host::Goes(ms) => self.ticks(ms),
            Host::IsSet(by_ms) => self.host_ahead_ms += by_ms,
            Host::IsStale(by_ms) => self.stale_ms = by_ms,
            Host::IsSlow(ms) => self.trip_ms = ms,
            Host::IsGone(is_gone) => self.is_gone = is_gone,
            Host::IsAnother(by_ms) => {
                self.host_ahead_ms += by_ms;
                self.ticks(13_000);
                self.host_ahead_ms -= by_ms;
            }
        }
    }

    /// Submits unless it has ended, and returns what verifying says of the bundle.
    fn accusations(&mut self) -> String {
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

    fn is_on_record(&self, kind: &str) -> bool {
        self.attempt.log.iter().any(|line| line.kind == kind)
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
        if faults.len() < 6 {
            prop_assert_eq!(machine.accusations(), "");
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

    #[test]
    fn two_clocks_that_run_slow_together_gain_no_more_than_the_time_between_two_questions(
        speed_percent in 20..85_i64,
        trip_ms in 0..250_i64,
        wall_ahead_ms in -90_000_000..90_000_000_i64,
        host_ahead_ms in -90_000_000..90_000_000_i64,
    ) {
        let mut machine = Machine::start(wall_ahead_ms, host_ahead_ms, trip_ms);
        machine.speed_percent = speed_percent;
        while machine.attempt.seal.is_none() {
            machine.ticks(1_000);
            prop_assert!(machine.charged_too_much_ms() <= 0);
        }
        let late_ms = machine.true_ms - GRANTED_MS;
        // At the end the host is asked each few seconds of the slow clock.
        let apart_ms = 5_000 * 100 / speed_percent;
        prop_assert!(late_ms <= apart_ms + 2 * SECOND_MS, "{late_ms} ms late");
        prop_assert_eq!(machine.attempt.elapsed_ms(), GRANTED_MS);
        prop_assert!(machine.is_on_record("corrected-by-host"));
        prop_assert!(machine.asked < 40);
        prop_assert_eq!(machine.accusations(), "");
    }

    #[test]
    fn the_record_of_two_slow_clocks_is_the_same_after_a_reload(speed_percent in 30..70_i64) {
        let mut machine = Machine::start(0, 0, 40);
        machine.speed_percent = speed_percent;
        machine.ticks(25_000);
        let assessment = machine.attempt.assessment.clone();
        let resumed = Attempt::resume(assessment, &machine.records[0], &machine.records).unwrap();
        let last_record_ms = machine.attempt.elapsed_ms() - resumed.elapsed_ms();
        prop_assert!((0..25_000).contains(&last_record_ms));
        prop_assert_eq!(&resumed.log, &machine.attempt.log);
        prop_assert_eq!(&resumed.findings, &machine.attempt.findings);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_host_whose_clock_is_set_again_and_again_costs_nobody_time(
        host_ahead_ms in -90_000_000..90_000_000_i64,
        trip_ms in 0..250_i64,
        little_ms in 500..9_000_i64,
        hosts in prop::collection::vec((host(), 60_000..200_000_i64), 1..12),
    ) {
        let mut machine = Machine::start_for(1_800_000, 0, host_ahead_ms, trip_ms);
        // A little is most like clocks that run slow, and two steps of it are no proof.
        machine.is_served(&Host::IsSet(little_ms));
        machine.ticks(60_000);
        for (host, after_ms) in &hosts {
            machine.is_served(host);
            machine.ticks(*after_ms);
            let wrong_ms = machine.charged_too_much_ms();
            prop_assert!(wrong_ms <= 0, "lost {wrong_ms} ms after {host:?}");
            prop_assert!(wrong_ms > -SECOND_MS, "gained {} ms after {host:?}", -wrong_ms);
        }
        prop_assert_eq!(machine.accusations(), "");
    }

    #[test]
    fn half_an_hour_on_two_slow_clocks_ends_on_time(speed_percent in 25..97_i64, host_ahead_ms in -9_000_000..9_000_000_i64) {
        let mut machine = Machine::start_for(1_800_000, 0, host_ahead_ms, 40);
        machine.speed_percent = speed_percent;
        while machine.attempt.seal.is_none() {
            machine.ticks(1_000);
        }
        let late_ms = machine.true_ms - 1_800_000;
        let apart_ms = 5_000 * 100 / speed_percent;
        prop_assert!((0..=apart_ms + 2 * SECOND_MS).contains(&late_ms), "{late_ms} ms late");
        prop_assert!(machine.asked < 100, "asked {} times", machine.asked);
    }
}

#[test]
fn two_minutes_on_clocks_at_half_speed_end_on_time_and_the_receipt_says_so() {
    let mut machine = Machine::start(0, 0, 40);
    machine.speed_percent = 50;
    while machine.attempt.seal.is_none() && machine.true_ms < 2 * GRANTED_MS {
        machine.ticks(1_000);
    }
    let receipt = assay_core::record::Receipt::of(&machine.attempt).unwrap();
    assert!(receipt.timed_out);
    assert_eq!(receipt.elapsed_ms, GRANTED_MS);
    assert!(
        machine.true_ms - GRANTED_MS <= 10_000,
        "{}",
        machine.true_ms
    );
}

#[test]
fn a_test_that_is_submitted_on_slow_clocks_has_the_true_time_on_its_receipt() {
    let mut machine = Machine::start(0, 0, 40);
    machine.speed_percent = 50;
    machine.ticks(45_000);
    machine.happens(Event::Submitted);
    let receipt = assay_core::record::Receipt::of(&machine.attempt).unwrap();
    let used_ms = receipt.elapsed_ms;
    assert!((88_000..=90_000).contains(&used_ms), "{used_ms}");
    assert_eq!(machine.accusations(), "");
}

#[test]
fn one_step_of_the_hosts_clock_is_a_doubt_on_record_and_costs_nothing() {
    for by_ms in [20_000, 3_600_000] {
        let mut machine = Machine::start(0, 0, 40);
        machine.ticks(30_000);
        machine.is_served(&Host::IsSet(by_ms));
        machine.ticks(60_000);
        assert_eq!(machine.charged_too_much_ms().abs(), 0);
        assert_eq!(machine.attempt.seal, None);
        assert!(machine.is_on_record("host-ahead"));
        assert!(!machine.is_on_record("corrected-by-host"));
    }
}

#[test]
fn a_host_that_takes_its_proof_back_gives_the_time_back() {
    let mut machine = Machine::start(0, 0, 40);
    for _ in 0..4 {
        machine.is_served(&Host::IsSet(5_000));
        machine.ticks(15_000);
    }
    assert!(
        machine.charged_too_much_ms() > 0,
        "three steps and more are a proof"
    );
    machine.is_served(&Host::IsSet(-20_000));
    machine.ticks(15_000);
    assert_eq!(machine.charged_too_much_ms(), 0);
}

#[test]
fn an_honest_sitting_has_one_line_for_all_answers_and_no_disagreement() {
    let mut machine = Machine::start(0, 0, 40);
    machine.ticks(GRANTED_MS);
    assert!(machine.attempt.seal.is_some());
    assert_eq!(machine.attempt.findings, []);
    let lines = machine
        .attempt
        .log
        .iter()
        .filter(|line| line.kind == "host-heard");
    let times: Vec<u32> = lines.map(|line| line.times).collect();
    assert!(matches!(times[..], [7..=16]), "{times:?}");
}
