//! Draws a scenario from a seed.
//!
//! Every sitting allows some kinds of faults and leaves the others out, so that each kind is met alone, with every other,
//! and not at all: what is bound to happen always hides what follows from it seldom.

use crate::chance::Chance;
use crate::content::{GRANTED_MS, IN_FIRST, ITEMS};
use crate::endpoint::Mood;
use crate::scenario::{Scenario, Setting, Step, What};

/// The stream of chance for scenarios.
const STREAM: u64 = 1;

/// A kind of fault that a sitting may allow: how often in a hundred sittings, how many times at most, and how one is drawn.
type Kind = (i64, i64, fn(&Chance) -> What);

const KINDS: [Kind; 16] = [
    (25, 3, |chance| What::Reload {
        done: chance.below(3),
    }),
    (20, 2, |chance| What::Close {
        done: chance.below(3),
        away_ms: away_ms(chance),
    }),
    (30, 3, crash),
    (12, 2, |_| What::SecondTab),
    (20, 3, |chance| What::SetClock(set_ms(chance))),
    (20, 3, |chance| What::Sleep(chance.between(300, 60_000))),
    (15, 2, |chance| What::Hidden(chance.between(500, 90_000))),
    (15, 2, |chance| What::Offline(chance.between(500, 60_000))),
    (15, 2, |chance| What::HostGone(chance.between(500, 90_000))),
    (6, 1, |chance| {
        What::SetHost(chance.between(-600_000, 600_000))
    }),
    (6, 1, |chance| What::StaleHost(chance.between(500, 60_000))),
    (20, 1, |_| What::Redeploy),
    (25, 2, |chance| What::SlowDisk {
        latency_ms: chance.between(200, 4_000),
        ms: chance.between(1_000, 60_000),
    }),
    (12, 2, |chance| {
        What::BrokenDisk(chance.between(500, 40_000))
    }),
    (12, 1, |chance| What::LateKey {
        item: chance.below(ITEMS.len()),
        variant: chance.bits() % 4,
    }),
    (45, 2, |chance| What::Moods {
        backup: chance.percent(20),
        moods: (0..chance.between(1, 8)).map(|_| mood(chance)).collect(),
    }),
];

fn away_ms(chance: &Chance) -> i64 {
    if chance.percent(20) {
        chance.between(20_000, 400_000)
    } else {
        chance.between(300, 20_000)
    }
}

fn crash(chance: &Chance) -> What {
    What::Crash {
        done: chance.below(4),
        torn: chance.percent(30),
        restored: chance.percent(50),
        away_ms: away_ms(chance),
    }
}

fn set_ms(chance: &Chance) -> i64 {
    match chance.below(4) {
        0 => chance.between(-7_200_000, 7_200_000),
        1 => chance.between(-5_000, 5_000),
        // Gently, as time services do.
        2 => chance.between(-40, 40),
        _ => chance.between(-90_000, 90_000),
    }
}

fn mood(chance: &Chance) -> Mood {
    match chance.below(9) {
        0 => Mood::Takes,
        1 | 2 => Mood::ReplyLost,
        3 => Mood::ReplyNeverEnds,
        4 => Mood::Status(429, Some(chance.bits() % 40)),
        5 => Mood::Status(chance.pick(&[500, 502, 503, 408]), None),
        6 => Mood::Torn,
        7 => Mood::Status(chance.pick(&[403, 413]), None),
        _ => Mood::SignIn,
    }
}

/// Draws the scenario of a seed.
pub fn draw(seed: u64) -> Scenario {
    let chance = &Chance::new(seed, STREAM);
    // Clocks that run slow are found out in the course of a test, not of a section.
    let speed_percent = if chance.percent(5) {
        chance.between(25, 85)
    } else {
        100
    };
    let setting = Setting {
        limits: chance.percent(35) && speed_percent == 100,
        has_backup: chance.percent(30),
        time_percent: chance.pick(&[100, 100, 100, 150]),
        wall_ahead_ms: if chance.percent(25) {
            chance.between(-90_000_000, 90_000_000)
        } else {
            0
        },
        host_ahead_ms: if chance.percent(10) {
            chance.between(-90_000_000, 90_000_000)
        } else {
            0
        },
        trip_ms: chance.pick(&[20, 60, 250]),
        disk_ms: chance.pick(&[1, 4, 20, 120]),
        speed_percent,
    };
    let granted_ms = GRANTED_MS * i64::from(setting.time_percent) / 100;
    let mut steps = Vec::new();
    // What proves that clocks run slow takes an undisturbed machine.
    if setting.speed_percent == 100 {
        add_faults(chance, granted_ms, &mut steps);
    }
    add_acts(chance, &setting, granted_ms, &mut steps);
    steps.sort_by_key(|step| step.at_ms);
    Scenario {
        seed,
        setting,
        steps,
    }
}

fn add_faults(chance: &Chance, granted_ms: i64, steps: &mut Vec<Step>) {
    // One in ten sittings is calm.
    if chance.percent(10) {
        return;
    }
    for (percent, most, one) in KINDS {
        if !chance.percent(percent) {
            continue;
        }
        for _ in 0..chance.between(1, most + 1) {
            let what = one(chance);
            // The endpoint is asked at the end only, and much happens around the end.
            let at_ms = if matches!(what, What::Moods { .. }) {
                0
            } else if chance.percent(25) {
                granted_ms + chance.between(-12_000, 12_000)
            } else {
                chance.between(2_000, granted_ms + 30_000)
            };
            steps.push(Step { at_ms, what });
        }
    }
}

fn add_acts(chance: &Chance, setting: &Setting, granted_ms: i64, steps: &mut Vec<Step>) {
    // Whoever does not hand in lets the time run out.
    let ends_ms = if chance.percent(50) {
        chance.between(3_000, granted_ms)
    } else {
        granted_ms + 20_000
    };
    let pace_ms = chance.pick(&[400, 3_000, 12_000, 30_000]);
    let mut at_ms = chance.between(1_500, 8_000);
    while at_ms < ends_ms && steps.len() < 140 {
        let item = chance.below(ITEMS.len());
        let typed = IN_FIRST + chance.below(ITEMS.len() - IN_FIRST);
        let what = match chance.below(20) {
            0 => What::Clear { item },
            1 => What::Flag {
                item,
                on: chance.percent(70),
            },
            2 => What::Paste {
                item: typed,
                characters: chance.below(300) + 1,
            },
            3 | 4 => What::View { item },
            5 => What::Review,
            6 if setting.limits && chance.percent(30) => What::FinishSection,
            _ => What::Answer {
                item,
                variant: chance.bits() % 8,
            },
        };
        steps.push(Step { at_ms, what });
        // Letters come in bursts.
        at_ms += if chance.percent(30) {
            chance.between(20, 700)
        } else {
            chance.between(pace_ms / 2, pace_ms * 3 / 2)
        };
    }
    // Around the end of the time somebody goes on typing.
    for _ in 0..chance.below(5) {
        steps.push(Step {
            at_ms: granted_ms + chance.between(-4_000, 9_000),
            what: if chance.percent(15) {
                What::Clear {
                    item: chance.below(ITEMS.len()),
                }
            } else {
                What::Answer {
                    item: chance.below(ITEMS.len()),
                    variant: chance.bits() % 8,
                }
            },
        });
    }
    if ends_ms < granted_ms {
        steps.push(Step {
            at_ms: ends_ms,
            what: What::Submit,
        });
    }
    for _ in 0..chance.below(3) {
        steps.push(Step {
            at_ms: chance.between(ends_ms, granted_ms + 60_000),
            what: What::SendAgain,
        });
    }
}
