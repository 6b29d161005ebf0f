//! What comes from Rust's own registries.

use super::system::say;
use crate::command::{cargo, find, output, program, root, run};
use crate::failure::Failure;
use std::fs;
use std::path::Path;

/// The compiler's name for the browser.
pub const WASM: &str = "wasm32-unknown-unknown";

/// A program that `cargo install` builds.
struct Tool {
    package: &'static str,
    version: &'static str,
    /// The file that it installs.
    program: &'static str,
    reason: &'static str,
}

/// Installs the program that builds and serves the pages while somebody works on them, in the version that Trunk.toml
/// asks for.
pub fn trunk() -> Result<(), Failure> {
    Tool {
        package: "trunk",
        version: "0.21.14",
        program: "trunk",
        reason: "it builds the pages for development",
    }
    .install()
}

/// Installs the program that looks at licenses, origins and known faults of dependencies.
pub fn cargo_deny() -> Result<(), Failure> {
    Tool {
        package: "cargo-deny",
        version: "0.20.2",
        program: "cargo-deny",
        reason: "it checks what we depend on",
    }
    .install()
}

/// Installs the program that finds dependencies which nothing uses.
pub fn cargo_machete() -> Result<(), Failure> {
    Tool {
        package: "cargo-machete",
        version: "0.9.2",
        program: "cargo-machete",
        reason: "it finds dependencies that nothing uses",
    }
    .install()
}

/// Installs the program that finds misspelled words.
pub fn typos() -> Result<(), Failure> {
    Tool {
        package: "typos-cli",
        version: "1.42.3",
        program: "typos",
        reason: "it finds misspelled words",
    }
    .install()
}

/// Installs the program that lays out `view!`.
pub fn leptosfmt() -> Result<(), Failure> {
    Tool {
        package: "leptosfmt",
        version: "0.1.33",
        program: "leptosfmt",
        reason: "it lays out the views",
    }
    .install()
}

impl Tool {
    fn install(&self) -> Result<(), Failure> {
        if version_of(self.program).as_deref() == Some(self.version) {
            return Ok(());
        }
        let package = format!("{}@{}", self.package, self.version);
        say(&package, self.reason);
        // These run for seconds: that they are built in half the time counts for more than how fast they are.
        run(cargo(["install", "--locked", &package])
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"))
    }
}

/// Installs the compiler's part for a system.
pub fn target(triple: &str, reason: &str) -> Result<(), Failure> {
    let sysroot = output(program("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    let library = Path::new(&sysroot).join("lib/rustlib").join(triple);
    if library.is_dir() {
        return Ok(());
    }
    if find("rustup").is_none() {
        return Err(format!(
            "The Rust target {triple} is missing. Install it the way this Rust was installed, or use https://rustup.rs."
        ));
    }
    say(triple, reason);
    run(program("rustup").args(["target", "add", triple]))
}

/// The program that writes the glue, and with it the runner for tests in a browser.
pub fn wasm_bindgen() -> Result<(), Failure> {
    let wanted = locked_version("wasm-bindgen")?;
    if version_of("wasm-bindgen").is_some_and(|found| found == wanted)
        && find("wasm-bindgen-test-runner").is_some()
    {
        return Ok(());
    }
    say(
        &format!("wasm-bindgen {wanted}"),
        "it must be the version that Cargo.lock names",
    );
    let package = format!("wasm-bindgen-cli@{wanted}");
    // With its own lock file where that can be met: a registry may lack a version that was taken back since.
    run(&mut cargo(["install", "--force", "--locked", &package]))
        .or_else(|_| run(&mut cargo(["install", "--force", &package])))
}

/// The second word of what `--version` prints: `trunk 0.21.14`, `wasm-bindgen 0.2.1 (abc)`.
fn version_of(name: &str) -> Option<String> {
    let line = output(program(name).arg("--version"))?;
    let mut words = line.split_whitespace();
    let first = words.next();
    // Some print the version alone.
    words.next().or(first).map(str::to_owned)
}

fn locked_version(package: &str) -> Result<String, Failure> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))
        .map_err(|error| format!("Cargo.lock could not be read: {error}."))?;
    version_in(&lock, package).ok_or_else(|| format!("Cargo.lock does not name {package}."))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let (_, after) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    Some(after.split_once('"')?.0.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_package_is_not_taken_from_one_with_a_longer_name() {
        let lock = "name = \"a-b\"\nversion = \"1.0.0\"\n\nname = \"a\"\nversion = \"2.0.0\"\n";
        assert_eq!(version_in(lock, "a").as_deref(), Some("2.0.0"));
        assert_eq!(version_in(lock, "c"), None);
    }
}
