//! Plants the faults in a copy of the workspace, builds that, and runs sittings with each: `simulate --faults`.

use crate::planted::{SWITCH, faults, plant_all};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{env, fs, process};

/// What came of one planted fault.
struct Found {
    is_caught: bool,
    complaint: String,
}

/// Plants every fault in a copy of the workspace in `root`, and runs up to so many sittings with each. Prints a table.
///
/// # Errors
/// Says what could not be copied or built, that the copy fails with no fault switched on, or which faults were not caught.
pub fn plant_and_run(root: &Path, sittings: u64) -> Result<(), String> {
    let root = &fs::canonicalize(root).map_err(|error| error.to_string())?;
    let copy = Copy(env::temp_dir().join(format!("assay-planted-{}", process::id())));
    copy_files(root, &copy.0)?;
    for (file, text) in plant_all(&copy.0)? {
        fs::write(copy.0.join(&file), text).map_err(|error| format!("{file}: {error}"))?;
    }
    let program = build(root, &copy.0)?;
    let control = run(&program, 0, sittings)?;
    if control.is_caught {
        return Err(format!("With no fault switched on: {}", control.complaint));
    }
    let mut missed = Vec::new();
    let list = faults()?;
    for (place, fault) in list.iter().enumerate() {
        let started = Instant::now();
        let found = run(&program, place + 1, sittings)?;
        let word = if found.is_caught { "caught" } else { "MISSED" };
        let seconds = started.elapsed().as_secs_f64();
        println!("{:>2} {word} {seconds:>6.1} s  {}", place + 1, fault.name);
        println!("                    {}", found.complaint);
        if !found.is_caught {
            missed.push(fault.name.clone());
        }
    }
    println!("{} of {} caught.", list.len() - missed.len(), list.len());
    if missed.is_empty() {
        Ok(())
    } else {
        Err(format!("Not caught: {}.", missed.join("; ")))
    }
}

/// A folder that goes with this.
struct Copy(PathBuf);

impl Drop for Copy {
    fn drop(&mut self) {
        // What stays behind is in a folder for what may go.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Copies what git knows of, or would.
fn copy_files(from: &Path, to: &Path) -> Result<(), String> {
    let output = Command::new("git")
        .current_dir(from)
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .output()
        .map_err(|error| format!("git: {error}"))?;
    for name in String::from_utf8_lossy(&output.stdout).split_terminator('\0') {
        let (source, target) = (from.join(name), to.join(name));
        if !source.is_file() {
            continue;
        }
        let copied = target
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::copy(&source, &target));
        copied.map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}

/// Builds the copy beside the workspace's own builds, whose dependencies serve it too.
fn build(root: &Path, copy: &Path) -> Result<PathBuf, String> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let words = [
        "build",
        "--quiet",
        "--locked",
        "--profile",
        "simulation",
        "--package",
        "assay-simulation",
    ];
    let status = Command::new(cargo)
        .current_dir(copy)
        .args(words)
        .env("CARGO_TARGET_DIR", &target)
        .status();
    if !status.is_ok_and(|status| status.success()) {
        return Err("The copy with the planted faults could not be built.".into());
    }
    let name = format!("simulate{}", env::consts::EXE_SUFFIX);
    let own = copy.join(&name);
    fs::copy(target.join("simulation").join(&name), &own).map_err(|error| error.to_string())?;
    Ok(own)
}

fn run(program: &Path, number: usize, sittings: u64) -> Result<Found, String> {
    let output = Command::new(program)
        .args(["--sittings", &sittings.to_string(), "--failures", "1"])
        .env(SWITCH, number.to_string())
        .stdin(Stdio::null())
        .output()
        .map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let complaint = text.lines().find(|line| line.starts_with("  seed "));
    Ok(Found {
        is_caught: !output.status.success(),
        complaint: complaint
            .unwrap_or_default()
            .trim()
            .chars()
            .take(200)
            .collect(),
    })
}
