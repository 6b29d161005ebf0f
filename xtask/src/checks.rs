//! Everything that has to hold: formatting, lints, native tests, tests in a real browser.

use crate::{Outcome, command, run, say, site, tools};
use std::time::Instant;

/// A step's name, how it came out, and how many seconds it took.
struct Step {
    name: &'static str,
    outcome: Outcome,
    seconds: u64,
}

/// Runs every check. A failure does not stop the others; the table at the end tells them all.
pub fn test() -> Outcome {
    let mut steps = Vec::new();
    let mut step = |name: &'static str, work: &dyn Fn() -> Outcome| {
        say(name);
        let begun = Instant::now();
        let outcome = work();
        if let Err(message) = &outcome {
            eprintln!("{message}");
        }
        steps.push(Step {
            name,
            outcome,
            seconds: begun.elapsed().as_secs(),
        });
    };
    step("formatting", &|| cargo(&["fmt", "--all", "--check"]));
    step("lints, native", &|| {
        cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ])
    });
    step("lints, browser", &|| {
        tools::wasm_target()?;
        cargo(&[
            "clippy",
            "--target",
            tools::WASM,
            "--lib",
            "--bin",
            "candidate",
            "--test",
            "adapters",
            "--",
            "-D",
            "warnings",
        ])
    });
    step("native tests", &|| cargo(&["test", "--workspace"]));
    step("adapters in a browser", &adapters);
    step("the site", &|| site::dist(&[]));
    step("journeys in a browser", &journeys);
    summary(&steps)
}

fn cargo(arguments: &[&str]) -> Outcome {
    run(&mut command("cargo", arguments))
}

fn adapters() -> Outcome {
    tools::wasm_bindgen()?;
    tools::browser()?;
    let driver = tools::driver()?;
    run(command(
        "cargo",
        &["test", "--target", tools::WASM, "--test", "adapters"],
    )
    .env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        "wasm-bindgen-test-runner",
    )
    .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", "tests/webdriver.json")
    .env("CHROMEDRIVER", driver))
}

fn journeys() -> Outcome {
    tools::packages("tests/browser")?;
    let chromium = tools::browser()?;
    let folder = crate::root().join("tests/browser");
    run(command("npx", &["--no-install", "playwright", "test"])
        .current_dir(folder)
        .env("CHROMIUM_PATH", chromium))
}

fn summary(steps: &[Step]) -> Outcome {
    println!("\n{:<24} {:<8} seconds", "step", "result");
    for step in steps {
        let result = if step.outcome.is_ok() {
            "passed"
        } else {
            "FAILED"
        };
        println!("{:<24} {result:<8} {:>7}", step.name, step.seconds);
    }
    let failed = steps.iter().filter(|step| step.outcome.is_err()).count();
    if failed == 0 {
        Ok(())
    } else {
        Err(format!("{failed} of {} steps failed.", steps.len()))
    }
}
