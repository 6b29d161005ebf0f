//! Hosts whose clocks are not to be trusted: what they say costs nobody time.

use crate::machine::{GRANTED_MS, Machine, SECOND_MS};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

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
fn an_honest_session_has_one_line_for_all_answers_and_no_disagreement() {
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
