//! The candidate's machine: both of its clocks, which may be set, sleep, or run slow.

use assay_core::attempt::ClockSample;
use std::cell::Cell;

/// The wall clock of a machine whose clock is right, when the world begins: milliseconds since the epoch.
pub const NOON_MS: i64 = 1_800_000_000_000;

/// Both clocks at an instant, and how they go on from there.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    since_ms: i64,
    wall_ms: i64,
    mono_ms: i64,
    asleep_until_ms: i64,
}

/// A machine. Instants are true milliseconds since the world began.
pub struct Machine {
    stretch: Cell<Stretch>,
    /// Both clocks run at so many percent of the true speed.
    speed_percent: i64,
}

impl Machine {
    /// A machine whose wall clock is ahead by so much.
    pub fn new(wall_ahead_ms: i64, speed_percent: i64) -> Self {
        Self {
            stretch: Cell::new(Stretch {
                since_ms: 0,
                wall_ms: NOON_MS + wall_ahead_ms,
                mono_ms: 0,
                asleep_until_ms: 0,
            }),
            speed_percent,
        }
    }

    /// Reads both clocks. The monotonic one counts from the beginning of the world, and stands still in sleep.
    pub fn read(&self, now_ms: i64) -> ClockSample {
        let stretch = self.stretch.get();
        let passed_ms = now_ms - stretch.since_ms;
        let asleep_ms = (stretch.asleep_until_ms - stretch.since_ms).clamp(0, passed_ms);
        let awake_ms = (passed_ms - asleep_ms) * self.speed_percent / 100;
        ClockSample {
            wall_ms: stretch.wall_ms + asleep_ms + awake_ms,
            mono_ms: stretch.mono_ms + awake_ms,
        }
    }

    /// Returns the first instant at which the monotonic clock shows so much, if nothing happens to it.
    pub fn instant_of(&self, mono_ms: i64) -> i64 {
        let stretch = self.stretch.get();
        let from_ms = stretch.since_ms.max(stretch.asleep_until_ms);
        let wait_ms = (mono_ms - stretch.mono_ms).max(0) * 100;
        from_ms + (wait_ms + self.speed_percent - 1) / self.speed_percent
    }

    /// Returns whether it sleeps.
    pub fn is_asleep(&self, now_ms: i64) -> bool {
        now_ms < self.stretch.get().asleep_until_ms
    }

    fn change(&self, now_ms: i64, change: impl FnOnce(&mut Stretch)) {
        let read = self.read(now_ms);
        let mut stretch = Stretch {
            since_ms: now_ms,
            wall_ms: read.wall_ms,
            mono_ms: read.mono_ms,
            asleep_until_ms: self.stretch.get().asleep_until_ms,
        };
        change(&mut stretch);
        self.stretch.set(stretch);
    }

    /// Somebody, or a time service, moves the wall clock.
    pub fn set_wall(&self, now_ms: i64, by_ms: i64) {
        self.change(now_ms, |stretch| stretch.wall_ms += by_ms);
    }

    /// Goes to sleep for so long.
    pub fn sleep(&self, now_ms: i64, ms: i64) {
        self.change(now_ms, |stretch| {
            stretch.asleep_until_ms = stretch.asleep_until_ms.max(now_ms + ms);
        });
    }
}
