//! The chores of this repository, each one command: `cargo xtask serve | test | dist | bench`.

mod checks;
mod compress;
mod csp;
mod site;
mod tools;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// What went wrong, in words for the person at the keyboard.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["serve", rest @ ..] => site::serve(rest),
        ["test"] => checks::test(),
        ["dist", rest @ ..] => site::dist(rest),
        ["bench", rest @ ..] => site::bench(rest),
        _ => Err("Use: cargo xtask serve | test | dist | bench\n\
                  serve and dist take --config FILE to use another config.json."
            .into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// The repository's folder.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map_or_else(PathBuf::new, Path::to_path_buf)
}

/// Says in one line what is done next.
fn say(what: &str) {
    println!("xtask: {what}");
}

/// A command that runs in the repository.
fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs a command to its end; its output goes where ours goes.
fn run(command: &mut Command) -> Outcome {
    let name = format!("{command:?}");
    let status = command
        .status()
        .map_err(|error| format!("{name} could not be started: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{name} failed: {status}"))
    }
}

/// What a command prints, or nothing if it fails.
fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = command(program, arguments).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
