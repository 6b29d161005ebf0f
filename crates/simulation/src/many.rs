//! Runs many sittings on all cores, and counts.

use crate::draw::draw;
use crate::run::run;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// When to stop.
#[derive(Debug, Clone, Copy)]
pub enum Until {
    /// After so many sittings.
    Sittings(u64),
    /// After so long.
    Time(Duration),
}

/// A sitting that the oracle complains about.
#[derive(Debug, Clone)]
pub struct Failure {
    /// Its seed.
    pub seed: u64,
    /// What the oracle says.
    pub complaints: Vec<String>,
}

/// What was counted.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// Sittings.
    pub sittings: u64,
    /// How often each kind of fault was met.
    pub faults: BTreeMap<&'static str, u64>,
    /// Virtual time, in milliseconds.
    pub virtual_ms: i64,
    /// Real time.
    pub took: Duration,
    /// The first sittings that failed.
    pub failures: Vec<Failure>,
    /// All that failed.
    pub failed: u64,
}

/// So many failures are kept one by one.
const KEPT: usize = 20;

impl Tally {
    fn add(&mut self, other: Self) {
        self.sittings += other.sittings;
        self.virtual_ms += other.virtual_ms;
        self.failed += other.failed;
        for (fault, count) in other.faults {
            *self.faults.entry(fault).or_default() += count;
        }
        self.failures.extend(other.failures);
        self.failures.sort_by_key(|failure| failure.seed);
        self.failures.truncate(KEPT);
    }

    /// How many times faster than real time it went.
    pub fn speed(&self) -> f64 {
        self.virtual_ms as f64 / 1_000.0 / self.took.as_secs_f64().max(0.001)
    }
}

/// Runs the sittings of the seeds from `first` on. `progress` hears now and then how many are done; where it answers with
/// `false`, nothing more is begun.
pub fn run_many(first: u64, until: Until, progress: &(dyn Fn(u64, u64) -> bool + Sync)) -> Tally {
    let started = Instant::now();
    let next = AtomicU64::new(0);
    let failed = AtomicU64::new(0);
    let all = Mutex::new(Tally::default());
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        let mut tally = Tally::default();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let is_over = match until {
                Until::Sittings(count) => place >= count,
                Until::Time(limit) => started.elapsed() >= limit,
            };
            if is_over
                || (place.is_multiple_of(100) && !progress(place, failed.load(Ordering::Relaxed)))
            {
                next.fetch_add(u64::from(u32::MAX), Ordering::Relaxed);
                break;
            }
            let seed = first.wrapping_add(place);
            let scenario = draw(seed);
            let outcome = run(&scenario);
            tally.sittings += 1;
            tally.virtual_ms += outcome.virtual_ms;
            for fault in scenario.faults() {
                *tally.faults.entry(fault).or_default() += 1;
            }
            if !outcome.complaints.is_empty() {
                failed.fetch_add(1, Ordering::Relaxed);
                tally.failed += 1;
                if tally.failures.len() < KEPT {
                    let complaints = outcome.complaints;
                    tally.failures.push(Failure { seed, complaints });
                }
            }
        }
        if let Ok(mut all) = all.lock() {
            all.add(tally);
        }
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    let mut tally = all.into_inner().unwrap_or_default();
    tally.took = started.elapsed();
    tally
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hours = self.virtual_ms / 3_600_000;
        writeln!(out, "{:<36}{:>12}", "sittings", self.sittings)?;
        for (fault, count) in &self.faults {
            writeln!(out, "  {fault:<34}{count:>12}")?;
        }
        writeln!(out, "{:<36}{hours:>12}", "simulated hours")?;
        writeln!(out, "{:<36}{:>12.1}", "seconds", self.took.as_secs_f64())?;
        writeln!(out, "{:<36}{:>12.0}", "times real time", self.speed())?;
        writeln!(out, "{:<36}{:>12}", "sittings with complaints", self.failed)
    }
}
