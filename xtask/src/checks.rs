//! `cargo xtask test`: every check in order, the quick ones first. A failure does not stop what can
//! still be checked; a table at the end says how each went.

use crate::circles;
use crate::command::{
    BROWSER_TESTS, FIREFOX_TESTS, WEBKIT_TESTS, cargo, output, program, root, run,
};
use crate::failure::Failure;
use crate::layers;
use crate::tools::{self, WASM};
use std::time::{Duration, Instant};

/// How one step went.
enum Outcome {
    Passed,
    Failed(Failure),
    NotRun,
}

/// The steps so far.
struct Steps(Vec<(&'static str, Outcome, Duration)>);

/// Runs everything; fails when anything did.
pub fn run_all() -> Result<(), Failure> {
    let mut steps = Steps(Vec::new());
    let tools = steps.run("tools", tools::set_up);
    steps.run("formatting", || {
        run(&mut cargo(["fmt", "--all", "--check"]))
    });
    steps.run_after(tools, "layout of the views", || {
        let folders = [
            "src",
            "crates/recruiter/src",
            "crates/sandbox/src",
            "crates/web/src",
        ];
        run(program("leptosfmt")
            .args(["--quiet", "--check"])
            .args(folders))
    });
    steps.run_after(tools, "spelling", || run(&mut program("typos")));
    steps.run("lints, native", || {
        let words = [
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ];
        run(&mut cargo(words))
    });
    steps.run("order of the crates", layers::check);
    steps.run("order of the files", circles::check);
    steps.run_after(tools, "dependencies", dependencies);
    steps.run("tests, native", || run(&mut cargo(["test", "--workspace"])));
    steps.run_after(tools, "lints, wasm32", || {
        let clippy = |packages: &[&str], what: &[&str]| {
            let mut cargo = cargo(["clippy", "--target", WASM]);
            for package in packages {
                cargo.args(["--package", package]);
            }
            run(cargo.args(what).args(["--", "-D", "warnings"]))
        };
        let apps = ["assay", "assay-recruiter", "assay-sandbox"];
        clippy(&apps, &["--lib", "--bins"])?;
        clippy(&["assay-web"], &["--lib", "--tests"])?;
        clippy(&["assay"], &["--lib", "--features", "split"])
    });
    steps.run_after(tools, "parts in a browser", parts);
    steps.run_after(tools, "pages under Trunk", development);
    let site = steps.run_after(tools, "site", || crate::site::build(None));
    steps.run_after(site, "journeys in a browser", journeys);
    steps.run_after(site, "journeys in Firefox", firefox_journeys);
    steps.run_after(site, "journeys in WebKit", webkit_journeys);
    steps.report()
}

/// Checks what `deny.toml` asks of every dependency. Known faults are only known where their list, which
/// is on another host than the dependencies are, can be fetched.
fn dependencies() -> Result<(), Failure> {
    // Called by its own name: as `cargo machete` below a `cargo run` it takes the word `machete` for a folder.
    run(program("cargo-machete").arg("--skip-target-dir"))?;
    run(&mut cargo(["fetch", "--locked"]))?;
    let deny = |words: &[&str]| {
        let mut command = cargo(["deny", "--workspace"]);
        command.args(words);
        command
    };
    run(&mut deny(&[
        "--offline",
        "check",
        "licenses",
        "bans",
        "sources",
    ]))?;
    if output(&mut deny(&["fetch", "db"])).is_none() {
        println!("The list of known faults could not be fetched, so advisories were not checked.");
        return Ok(());
    }
    run(&mut deny(&["check", "advisories"]))
}

/// Checks whether Trunk, which developers work with, still builds both pages.
fn development() -> Result<(), Failure> {
    for config in ["Trunk.toml", "Trunk.recruiter.toml"] {
        run(program("trunk").args(["--config", config, "--log", "warn", "build"]))?;
    }
    Ok(())
}

/// The tests of the browser adapters and of the shared components, in a headless browser.
fn parts() -> Result<(), Failure> {
    tools::chromium()?;
    let driver = tools::chromedriver()?;
    let words = ["test", "--target", WASM, "--package", "assay-web"];
    run(cargo(words)
        .args(["--test", "adapters", "--test", "components"])
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            root().join("tests/webdriver.json"),
        )
        .env("CHROMEDRIVER", driver))
}

/// Tests what a candidate and a recruiter do and see, in the built site.
fn journeys() -> Result<(), Failure> {
    let programs = tools::for_journeys()?;
    run(program("playwright")
        .arg("test")
        .current_dir(root().join(BROWSER_TESTS))
        .envs(programs))
}

/// The main run, crashes and clocks in the browser of another maker. The tests' own summary ends the step.
fn firefox_journeys() -> Result<(), Failure> {
    run(program("npm")
        .args(["test", "--silent"])
        .current_dir(root().join(FIREFOX_TESTS))
        .env("FIREFOX_PATH", tools::firefox()?))
}

/// The main run and a reload in WebKit, as Debian packages it.
fn webkit_journeys() -> Result<(), Failure> {
    let Some(programs) = tools::webkit()? else {
        println!("WebKit is tested on systems with Debian's packages.");
        return Ok(());
    };
    run(program("npm")
        .args(["test", "--silent"])
        .current_dir(root().join(WEBKIT_TESTS))
        .envs(programs))
}

/// Everything that can happen to a candidate, hundreds of times. Half an hour; so it is no step of the tests.
pub fn torture(options: &[String]) -> Result<(), Failure> {
    crate::site::build(None)?;
    let programs = tools::for_journeys()?;
    run(program("node")
        .arg("tests/torture/run.mjs")
        .args(options)
        .envs(programs))
}

/// Sittings without a browser: a million in a night. Ten thousand are among the native tests.
pub fn simulate(options: &[String]) -> Result<(), Failure> {
    let words = [
        "run",
        "--quiet",
        "--profile",
        "simulation",
        "--package",
        "assay-simulation",
        "--",
    ];
    run(cargo(words).args(options))
}

impl Steps {
    /// Runs a step and says whether it passed.
    fn run(&mut self, name: &'static str, step: impl FnOnce() -> Result<(), Failure>) -> bool {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = match step() {
            Ok(()) => Outcome::Passed,
            Err(failure) => {
                eprintln!("{failure}");
                Outcome::Failed(failure)
            }
        };
        let passed = matches!(outcome, Outcome::Passed);
        self.0.push((name, outcome, start.elapsed()));
        passed
    }

    /// Runs a step that makes no sense unless an earlier one passed.
    fn run_after(
        &mut self,
        earlier: bool,
        name: &'static str,
        step: impl FnOnce() -> Result<(), Failure>,
    ) -> bool {
        if earlier {
            return self.run(name, step);
        }
        self.0.push((name, Outcome::NotRun, Duration::ZERO));
        false
    }

    fn report(self) -> Result<(), Failure> {
        println!("\n{:<24}{:<10}{:>8}", "step", "result", "seconds");
        let mut failures = String::new();
        for (name, outcome, took) in &self.0 {
            let word = match outcome {
                Outcome::Passed => "ok",
                Outcome::Failed(_) => "failed",
                Outcome::NotRun => "not run",
            };
            println!("{name:<24}{word:<10}{:>8.1}", took.as_secs_f64());
            if let Outcome::Failed(failure) = outcome {
                failures += &format!("\n{name}: {failure}");
            }
        }
        if failures.is_empty() {
            Ok(())
        } else {
            Err(failures)
        }
    }
}
