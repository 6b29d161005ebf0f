//! A leaner program: the standard library built along with it, for size, and without the texts of
//! panics. Nobody reads those in a browser; a panic traps there, and the page answers the trap.
//!
//! Cargo and rustc call these options unstable, so they are used only with a compiler they were tried
//! with. With any other, the program is built with the standard library as it comes: about 11 kB
//! more to download, and the same in every other way.

use crate::Failure;
use crate::command::{output, program, run};
use std::path::Path;

/// The compiler that the options were tried with.
const TRIED: &str = "rustc 1.95.";

const OPTIONS: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none",
    ),
];

/// What the build's environment needs for a lean program; nothing where that was not tried.
pub fn options() -> &'static [(&'static str, &'static str)] {
    let compiler = output(program("rustc").arg("--version")).unwrap_or_default();
    if !compiler.starts_with(TRIED) {
        println!("The program is about 11 kB larger than with {TRIED}x: this is {compiler}.");
        return &[];
    }
    if let Err(failure) = sources() {
        println!("The program is about 11 kB larger than it could be: {failure}");
        return &[];
    }
    &OPTIONS
}

/// The standard library as source.
fn sources() -> Result<(), Failure> {
    let sysroot = output(program("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    let library = Path::new(&sysroot).join("lib/rustlib/src/rust/library/std");
    if library.is_dir() {
        return Ok(());
    }
    println!("Installing rust-src: it makes the program smaller.");
    run(program("rustup").args(["component", "add", "rust-src"]))
}
