//! The clock on a machine whose clocks and sleep a test commands.

use super::*;

const NOON: i64 = 1_800_000_000_000;

/// A machine whose clocks and sleep a test commands. The host's time is the true one.
struct Machine {
    true_ms: i64,
    wall_ahead_ms: i64,
    page_opened_ms: i64,
    slept_ms: i64,
}

impl Machine {
    fn new() -> Self {
        Self {
            true_ms: 0,
            wall_ahead_ms: 0,
            page_opened_ms: 0,
            slept_ms: 0,
        }
    }
    fn now(&self) -> ClockSample {
        ClockSample {
            wall_ms: NOON + self.true_ms + self.wall_ahead_ms,
            mono_ms: self.true_ms - self.page_opened_ms - self.slept_ms,
        }
    }
    fn pass(&mut self, ms: i64) -> &mut Self {
        self.true_ms += ms;
        self
    }
    fn sleep(&mut self, ms: i64) {
        self.true_ms += ms;
        self.slept_ms += ms;
    }
    fn open_page(&mut self) {
        self.page_opened_ms = self.true_ms;
        self.slept_ms = 0;
    }
    fn host(&self) -> HostSample {
        let date_ms = (NOON + self.true_ms).div_euclid(1_000) * 1_000;
        HostSample::of_reply(date_ms, self.now(), self.now())
    }
    fn start(&self) -> Clock {
        Clock::start(self.now(), self.host().offset(self.now()))
    }
}

#[test]
fn time_passes_as_it_does() {
    let mut machine = Machine::new();
    let mut clock = machine.start();
    for _ in 0..1000 {
        assert_eq!(clock.advance(machine.pass(977).now()), None);
    }
    assert_eq!(clock.elapsed_ms(), 977_000);
    assert!(!clock.wants_host());
}

#[test]
fn a_clock_set_forward_costs_nothing_once_the_host_is_heard() {
    let mut machine = Machine::new();
    let mut clock = machine.start();
    clock.advance(machine.pass(60_000).now());
    machine.wall_ahead_ms = 3_600_000;
    let finding = clock.advance(machine.pass(1_000).now());
    assert_eq!(finding, Some(Finding::RanAhead { by_ms: 3_600_000 }));
    assert!(clock.wants_host());
    clock.hear(machine.host());
    assert!((clock.elapsed_ms() - 61_000).abs() <= 1_000);
    assert!(!clock.wants_host());
}

#[test]
fn a_clock_set_back_gains_nothing() {
    let mut machine = Machine::new();
    let mut clock = machine.start();
    clock.advance(machine.pass(60_000).now());
    machine.wall_ahead_ms = -3_600_000;
    let finding = clock.advance(machine.pass(1_000).now());
    assert_eq!(finding, Some(Finding::FellBehind { by_ms: 3_600_000 }));
    assert_eq!(clock.elapsed_ms(), 61_000);
    clock.hear(machine.host());
    assert!((clock.elapsed_ms() - 61_000).abs() <= 1_000);
}

#[test]
fn sleep_counts() {
    let mut machine = Machine::new();
    let mut clock = machine.start();
    machine.sleep(600_000);
    clock.advance(machine.pass(1_000).now());
    assert_eq!(clock.elapsed_ms(), 601_000);
    assert_eq!(clock.hear(machine.host()), None);
    assert_eq!(clock.elapsed_ms(), 601_000);
}

#[test]
fn sleep_and_a_clock_set_back_together_gain_nothing() {
    let mut machine = Machine::new();
    let mut clock = machine.start();
    machine.sleep(600_000);
    machine.wall_ahead_ms = -590_000;
    clock.advance(machine.pass(1_000).now());
    clock.hear(machine.host());
    assert!((clock.elapsed_ms() - 601_000).abs() <= 1_000);
}

#[test]
fn a_clock_set_back_before_a_reload_gains_nothing() {
    let mut machine = Machine::new();
    let mut clock = machine.start();
    clock.advance(machine.pass(60_000).now());
    machine.wall_ahead_ms = -600_000;
    machine.pass(30_000).open_page();
    clock.reopen(machine.now());
    assert_eq!(clock.elapsed_ms(), 60_000);
    clock.hear(machine.host());
    assert!((clock.elapsed_ms() - 90_000).abs() <= 1_000);
}

#[test]
fn a_wrong_clock_put_right_between_pages_costs_nothing() {
    let mut machine = Machine::new();
    machine.wall_ahead_ms = -7_200_000;
    let mut clock = machine.start();
    clock.advance(machine.pass(60_000).now());
    machine.wall_ahead_ms = 0;
    machine.pass(30_000).open_page();
    clock.reopen(machine.now());
    clock.hear(machine.host());
    assert!((clock.elapsed_ms() - 90_000).abs() <= 1_000);
}

#[test]
fn without_a_host_the_stricter_reading_stands() {
    let mut machine = Machine::new();
    let mut clock = Clock::start(machine.now(), None);
    machine.wall_ahead_ms = 5_000;
    clock.advance(machine.pass(1_000).now());
    assert_eq!(clock.elapsed_ms(), 6_000);
}

#[test]
fn a_host_that_gave_a_wrong_time_once_is_put_right_by_its_next_answer() {
    let mut machine = Machine::new();
    let mut clock = machine.start();
    clock.advance(machine.pass(60_000).now());
    machine.open_page();
    clock.reopen(machine.now());
    let mut wrong = machine.host();
    wrong.host.least_ms += 10_000;
    wrong.host.most_ms += 10_000;
    clock.hear(wrong);
    assert!(clock.elapsed_ms() > 69_000);
    machine.pass(5_000).open_page();
    clock.reopen(machine.now());
    clock.hear(machine.host());
    assert!((clock.elapsed_ms() - 65_000).abs() <= 1_000);
}

#[test]
fn hearing_the_host_again_and_again_does_not_move_the_clock() {
    let mut machine = Machine::new();
    let mut clock = machine.start();
    for step in 0..500 {
        clock.advance(machine.pass(733).now());
        if step % 3 == 0 {
            machine.open_page();
            clock.reopen(machine.now());
        }
        clock.hear(machine.host());
    }
    assert!((clock.elapsed_ms() - 733 * 500).abs() <= 1_000);
}
