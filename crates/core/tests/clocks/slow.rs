//! Both clocks of the machine run slow, as on a machine that somebody has tampered with: the host shows it.

use crate::machine::{GRANTED_MS, Machine, SECOND_MS};
use assay_core::attempt::{Attempt, Event};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() })]

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
