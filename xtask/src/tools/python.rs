//! Programs that come from Python's registry, each in an environment of its own.

use super::system::{by_hand, debian_packages, say};
use crate::command::{program, root, run};
use crate::failure::Failure;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Installs what a list of requirements names into an environment in a folder; returns the folder of its programs.
pub fn python_programs(folder: &str, requirements: &Path, what: &str) -> Result<PathBuf, Failure> {
    let folder = root().join(folder);
    let (bin, installed) = (folder.join("bin"), folder.join("installed.txt"));
    let list = fs::read_to_string(requirements)
        .map_err(|error| format!("{} could not be read: {error}.", requirements.display()))?;
    if fs::read_to_string(&installed).is_ok_and(|text| text == list) {
        return Ok(bin);
    }
    let (name, reason) = what.split_once(": ").unwrap_or((what, what));
    say(name, reason);
    python_environment(&folder)?;
    run(Command::new(bin.join("pip"))
        .args(["install", "--quiet", "--disable-pip-version-check"])
        .args(["--no-deps", "--requirement"])
        .arg(requirements))?;
    fs::write(&installed, list)
        .map_err(|error| format!("{} could not be written: {error}.", installed.display()))?;
    Ok(bin)
}

fn python_environment(folder: &Path) -> Result<(), Failure> {
    let make = || {
        let words = ["-m", "venv", "--clear"];
        run(program("python3").args(words).arg(folder))
    };
    make()
        .or_else(|_| {
            debian_packages(
                "python3-venv",
                "programs in Python need an environment of their own",
            );
            make()
        })
        .map_err(|failure| {
            let hint = by_hand("python3-venv", "brew install python3");
            format!("{failure} Python 3.11 or newer with its module venv is needed. {hint}")
        })
}
