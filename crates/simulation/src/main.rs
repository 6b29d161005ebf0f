//! `cargo xtask simulate` runs this, in the profile `simulation`.

use assay_simulation::{Failure, Tally, Until, draw, plant_and_run, run, run_many, shrink};
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

const USAGE: &str = "\
simulate [--sittings N | --minutes N] [--seed N]   sittings from this seed on; 10,000 from seed 0 where nothing is said
simulate --failures N                              stops after so many failures
simulate --one SEED                                one sitting, shrunk where it fails
simulate --faults [--sittings N]                   plants faults in a copy of the core, and runs sittings with each";

/// So many sittings are run with each planted fault at most, where nothing is said.
const PLANTED_SITTINGS: u64 = 10_000;

/// What was asked for.
struct Wanted {
    first: u64,
    until: Until,
    failures: u64,
    one: Option<u64>,
    plants: bool,
}

fn main() -> ExitCode {
    let Some(wanted) = read(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    if wanted.plants {
        let sittings = match wanted.until {
            Until::Sittings(count) => count,
            Until::Time(_) => PLANTED_SITTINGS,
        };
        return match plant_and_run(Path::new("."), sittings) {
            Ok(()) => ExitCode::SUCCESS,
            Err(why) => {
                eprintln!("{why}");
                ExitCode::FAILURE
            }
        };
    }
    // A panic is a complaint, and is told as one.
    std::panic::set_hook(Box::new(|_| {}));
    if let Some(seed) = wanted.one {
        let complaints = run(&draw(seed)).complaints;
        if complaints.is_empty() {
            println!("Seed {seed}: no complaints.");
            return ExitCode::SUCCESS;
        }
        tell(&Failure { seed, complaints });
        return ExitCode::FAILURE;
    }
    let tally = run_many(wanted.first, wanted.until, &|done, failed| {
        if done > 0 {
            eprint!("\r{done} sittings, {failed} with complaints ");
        }
        failed < wanted.failures
    });
    eprintln!();
    report(&tally)
}

fn read(mut words: impl Iterator<Item = String>) -> Option<Wanted> {
    let mut wanted = Wanted {
        first: 0,
        until: Until::Sittings(10_000),
        failures: u64::MAX,
        one: None,
        plants: false,
    };
    while let Some(word) = words.next() {
        if word == "--faults" {
            wanted.plants = true;
            continue;
        }
        let number: u64 = words.next()?.parse().ok()?;
        match word.as_str() {
            "--sittings" => wanted.until = Until::Sittings(number),
            "--minutes" => wanted.until = Until::Time(Duration::from_secs(number * 60)),
            "--seed" => wanted.first = number,
            "--failures" => wanted.failures = number,
            "--one" => wanted.one = Some(number),
            _ => return None,
        }
    }
    Some(wanted)
}

fn report(tally: &Tally) -> ExitCode {
    print!("{tally}");
    let Some(first) = tally.failures.first() else {
        return ExitCode::SUCCESS;
    };
    println!("the first that fail:");
    for failure in &tally.failures {
        let complaint = failure.complaints.first().map_or("", String::as_str);
        println!("  seed {}: {complaint}", failure.seed);
    }
    tell(first);
    ExitCode::FAILURE
}

/// Says which sitting failed, and the least that makes it fail.
fn tell(failure: &Failure) {
    println!("\nseed {}, commit {}", failure.seed, commit());
    for complaint in &failure.complaints {
        println!("  {complaint}");
    }
    let least = shrink(&draw(failure.seed));
    println!("\nthe least that fails:\n{least}");
    for complaint in run(&least).complaints {
        println!("  {complaint}");
    }
}

fn commit() -> String {
    let output = Command::new("git")
        .args([
            "describe",
            "--always",
            "--dirty",
            "--abbrev=40",
            "--exclude=*",
        ])
        .output();
    let text = output
        .ok()
        .and_then(|output| String::from_utf8(output.stdout).ok());
    text.map_or_else(|| "unknown".into(), |text| text.trim().to_owned())
}
