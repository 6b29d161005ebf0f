//! What the chores need beside Rust. Whatever is missing is installed, with a line on what and why; what needs the person's
//! hand is named with the line to type.

mod browsers;
mod python;
mod rust;
mod servers;
mod system;

pub use browsers::{chromedriver, chromium, firefox, headless_chromium, webkit};
pub use rust::{WASM, cargo_deny, cargo_machete, leptosfmt, target, trunk, typos, wasm_bindgen};
pub use servers::node_packages;

use crate::command::root;
use crate::failure::Failure;
use std::path::PathBuf;

/// Installs everything that the other chores take.
pub fn set_up() -> Result<(), Failure> {
    for_site()?;
    for install in [trunk, cargo_deny, cargo_machete, typos, leptosfmt] {
        install()?;
    }
    for_journeys()?;
    chromedriver()?;
    firefox()?;
    webkit()?;
    Ok(())
}

/// Installs everything that building the site takes.
pub fn for_site() -> Result<(), Failure> {
    target(WASM, "the program runs in a browser")?;
    wasm_bindgen()
}

/// Installs everything that a release takes, besides what the site takes.
pub fn for_release(systems: &[&str]) -> Result<(), Failure> {
    for system in systems {
        target(system, "a release has a program for it")?;
    }
    zig().map(drop)
}

/// Returns the folder of the programs that compile and link for other systems.
pub fn zig() -> Result<PathBuf, Failure> {
    let requirements = root().join("packaging/requirements.txt");
    let what = "zig and cargo-zigbuild: they compile and link for other systems";
    python::python_programs("target/zig", &requirements, what)
}

/// Installs what the browser tests take: their packages, and the servers that they send answers to. Each server comes
/// under the name of the variable that says to the tests where it is.
pub fn for_journeys() -> Result<[(&'static str, PathBuf); 3], Failure> {
    node_packages()?;
    servers::fonts()?;
    Ok([
        ("CHROMIUM_PATH", headless_chromium()?),
        ("NGINX", servers::nginx()?),
        ("MOTO_SERVER", servers::moto()?),
    ])
}
