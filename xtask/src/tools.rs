//! Tools that the chores need. What is missing is installed, or named with the line to type.

use crate::{Outcome, command, output, root, run, say};
use std::path::{Path, PathBuf};

/// The release of trunk that `Trunk.toml` asks for; later ones need a newer Rust.
const TRUNK: &str = "0.21.14";

/// The target that the candidate's program is built for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The Rust target for the browser.
pub fn wasm_target() -> Outcome {
    let installed = output("rustup", &["target", "list", "--installed"]).unwrap_or_default();
    if installed.lines().any(|line| line == WASM) {
        return Ok(());
    }
    say("installing the wasm32 target, which browsers run");
    run(&mut command("rustup", &["target", "add", WASM]))
}

/// Trunk, which builds the site.
pub fn trunk() -> Outcome {
    if output("trunk", &["--version"]).is_some_and(|version| version.ends_with(TRUNK)) {
        return Ok(());
    }
    say("installing trunk, which builds the site (about ten minutes, once)");
    let package = format!("trunk@{TRUNK}");
    run(&mut command("cargo", &["install", &package, "--locked"]))
}

/// wasm-bindgen's command, in exactly the version that the program is built with.
pub fn wasm_bindgen() -> Outcome {
    let wanted = locked_version("wasm-bindgen")?;
    if output("wasm-bindgen", &["--version"]).is_some_and(|version| version.ends_with(&wanted)) {
        return Ok(());
    }
    say("installing wasm-bindgen, which joins the program to the page");
    let package = format!("wasm-bindgen-cli@{wanted}");
    run(&mut command("cargo", &["install", &package, "--force"]))
}

fn locked_version(package: &str) -> Outcome<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock"))
        .map_err(|error| format!("Cargo.lock could not be read: {error}"))?;
    let name = format!("name = \"{package}\"");
    lock.lines()
        .skip_while(|line| *line != name)
        .nth(1)
        .and_then(|line| line.split('"').nth(1))
        .map(String::from)
        .ok_or_else(|| format!("Cargo.lock does not name {package}."))
}

/// The packages of a folder with a package-lock.json.
pub fn packages(folder: &str) -> Outcome {
    if output("npm", &["--version"]).is_none() {
        install("nodejs npm", "Node.js with npm", "brew install node")?;
    }
    let folder = root().join(folder);
    let lock = folder.join("package-lock.json");
    let done = folder.join("node_modules/.package-lock.json");
    if modified(&done) >= modified(&lock) && done.exists() {
        return Ok(());
    }
    say(&format!("installing npm packages in {}", folder.display()));
    run(command("npm", &["ci", "--no-audit", "--no-fund"])
        .current_dir(folder)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
}

fn modified(path: &Path) -> Option<std::time::SystemTime> {
    std::fs::metadata(path).ok()?.modified().ok()
}

/// PATH with the tools of tests/browser first: its wasm-opt, never the system's, which is too old.
pub fn path() -> String {
    let ours = root().join("tests/browser/node_modules/.bin");
    let others = std::env::var("PATH").unwrap_or_default();
    format!("{}:{others}", ours.display())
}

/// A browser for the tests.
pub fn browser() -> Outcome<PathBuf> {
    if let Some(found) = find_browser() {
        return Ok(found);
    }
    install(
        "chromium chromium-driver",
        "Chromium with its driver",
        "brew install --cask google-chrome chromedriver",
    )?;
    find_browser()
        .ok_or_else(|| "Chromium is installed and yet not found; set CHROMIUM_PATH.".into())
}

fn find_browser() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM_PATH").map(PathBuf::from);
    let usual = [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];
    named
        .into_iter()
        .chain(usual.into_iter().map(PathBuf::from))
        .find(|path| path.exists())
}

/// The driver through which adapters are tested.
pub fn driver() -> Outcome<PathBuf> {
    let find = || output("which", &["chromedriver"]).map(PathBuf::from);
    if let Some(found) = find() {
        return Ok(found);
    }
    install(
        "chromium-driver",
        "chromedriver",
        "brew install chromedriver",
    )?;
    find().ok_or_else(|| "chromedriver is installed and yet not found on PATH.".into())
}

/// Installs Debian packages where we may; otherwise says what to type.
fn install(packages: &str, what: &str, elsewhere: &str) -> Outcome {
    let names: Vec<&str> = packages.split(' ').collect();
    let is_debian = output("which", &["apt-get"]).is_some();
    let is_root = output("id", &["-u"]).as_deref() == Some("0");
    let may_sudo = || output("sudo", &["-n", "true"]).is_some();
    if !is_debian || !(is_root || may_sudo()) {
        let line = if is_debian {
            format!("sudo apt-get install -y {packages}")
        } else {
            elsewhere.into()
        };
        return Err(format!("{what} is missing. Please type:\n  {line}"));
    }
    say(&format!("installing {what}"));
    let (program, first): (&str, &[&str]) = if is_root {
        ("apt-get", &[])
    } else {
        ("sudo", &["-n", "apt-get"])
    };
    run(command(program, first).args(["update", "-qq"]))?;
    run(command(program, first)
        .args(["install", "-y", "-qq"])
        .args(names)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}
