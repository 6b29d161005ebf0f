//! The program `assay` for Linux, with everything that it needs in one file.

use crate::command::{root, run};
use crate::failure::Failure;
use crate::program::remapped_paths;
use crate::tools;
use std::env;
use std::path::PathBuf;
use std::process::Command;

/// A system that the program is built for.
pub struct Target {
    /// What the compiler calls it.
    pub triple: &'static str,
    /// What the archive calls it.
    pub name: &'static str,
}

/// The systems that a release has a program for. Musl is part of the program, so that it starts on any Linux.
pub const TARGETS: [Target; 2] = [
    Target {
        triple: "x86_64-unknown-linux-musl",
        name: "linux-x86_64",
    },
    Target {
        triple: "aarch64-unknown-linux-musl",
        name: "linux-arm64",
    },
];

/// Builds the program for a system. Zig compiles and links what is written in C for each of them, on any machine.
pub fn build(target: &Target) -> Result<PathBuf, Failure> {
    const FOLDER: &str = "target/native";
    let tools = tools::zig()?;
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([tools.clone()].into_iter().chain(env::split_paths(&path)))
        .map_err(|error| format!("The path cannot be extended: {error}."))?;
    run(Command::new(tools.join("cargo-zigbuild"))
        .current_dir(root())
        .env("PATH", path)
        .args(["zigbuild", "--profile", "native", "--package", "assay-cli"])
        .args(["--bin", "assay", "--locked", "--target-dir", FOLDER])
        .args(["--target", target.triple])
        .env("CARGO_ENCODED_RUSTFLAGS", remapped_paths().join("\x1f")))?;
    Ok(root().join(FOLDER).join(target.triple).join("native/assay"))
}
