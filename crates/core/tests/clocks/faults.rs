//! What happens to a machine, its page and its clocks: nobody gains or loses a second by it.

use crate::machine::{Machine, SECOND_MS};
use assay_core::attempt::{Continuation, Event, Response, TimeGranted};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

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

impl Machine {
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
}

fn write(machine: &mut Machine, text: &str) {
    let response = Response::Text(text.into());
    machine.happens(Event::Answered { item: 0, response });
}

#[test]
fn an_answer_that_came_late_stays_late_where_the_host_could_not_tell_yet() {
    let mut machine = Machine::start(0, 0, 40);
    machine.ticks(100_000);
    machine.true_ms += 50_000;
    machine.page_ms += 50_000;
    // While the host is asked the machine sleeps again, so that the first answer settles nothing.
    machine.meanwhile = Some((0, 6_000));
    write(&mut machine, "late");
    let slot = &machine.attempt.slots[0];
    assert_eq!(slot.response, None);
    assert_eq!(slot.late, Some(Response::Text("late".into())));
    assert!(machine.attempt.seal.is_some());
}

#[test]
fn an_answer_that_is_cleared_while_the_end_is_in_doubt_is_cleared() {
    let mut machine = Machine::start(0, 0, 40);
    write(&mut machine, "first");
    machine.ticks(5_000);
    // The clock is set beyond the end, and the answer is cleared before the host has shown it.
    machine.wall_ahead_ms += 3_600_000;
    write(&mut machine, " ");
    let slot = &machine.attempt.slots[0];
    assert_eq!((&slot.response, &slot.late), (&None, &None));
    assert_eq!(machine.attempt.seal, None);
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

    /// After time was given back to a test that had ended, whatever happened before or between.
    #[test]
    fn nobody_gains_or_loses_a_second_of_time_that_was_given_back(
        wall_ahead_ms in -90_000_000..90_000_000_i64,
        host_ahead_ms in -90_000_000..90_000_000_i64,
        trip_ms in 0..250_i64,
        before in prop::collection::vec(fault(), 0..4),
        between in prop::collection::vec(fault(), 0..4),
        after in prop::collection::vec(fault(), 1..12),
    ) {
        let mut machine = Machine::start(wall_ahead_ms, host_ahead_ms, trip_ms);
        for fault in &before {
            machine.suffers(fault);
        }
        machine.happens(Event::Submitted);
        for fault in &between {
            machine.suffers(fault);
        }
        let used_ms = machine.attempt.seal.unwrap().elapsed_ms;
        let began_ms = machine.true_ms;
        machine.happens(Event::TimeGranted(TimeGranted {
            id: "g1".into(),
            minutes: 2,
            token: String::new(),
            continuation: Some(Continuation { attempt_id: "next".into(), sha256: String::new() }),
        }));
        for fault in &after {
            machine.suffers(fault);
            let passed_ms = (machine.true_ms - began_ms).min(120_000);
            let wrong_ms = machine.attempt.elapsed_ms() - used_ms - passed_ms;
            prop_assert!(wrong_ms > -SECOND_MS, "gained {} ms after {fault:?}", -wrong_ms);
            prop_assert!(wrong_ms <= SECOND_MS, "lost {wrong_ms} ms after {fault:?}");
        }
        if after.len() < 4 {
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
        let lines = &machine.attempt.log[before..];
        let kind = if by_ms < 0 { "wall-clock-behind" } else { "wall-clock-ahead" };
        prop_assert!(lines.iter().any(|line| line.kind == kind && line.amount == Some(by_ms.abs())), "{lines:?}");
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
