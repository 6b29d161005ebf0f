//! What the chores need beside Rust. Whatever is missing is installed, with a line on what and why;
//! what needs the person's hand is named with the line to type.

use crate::Failure;
use crate::command::{BROWSER_TESTS, ENDPOINTS, cargo, find, output, program, root, run};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The version that Trunk.toml asks for.
const TRUNK: &str = "0.21.14";

/// It builds with the oldest Rust that our packages allow.
const CARGO_DENY: &str = "0.20.2";

/// The compiler's name for the browser.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Everything that building the site takes.
pub fn for_site() -> Result<(), Failure> {
    wasm_target()?;
    wasm_bindgen()
}

/// The program that builds and serves the pages while somebody works on them.
pub fn trunk() -> Result<(), Failure> {
    if version_of("trunk").as_deref() == Some(TRUNK) {
        return Ok(());
    }
    say(
        &format!("trunk {TRUNK}"),
        "it builds the pages for development",
    );
    run(&mut cargo([
        "install",
        "--locked",
        &format!("trunk@{TRUNK}"),
    ]))
}

/// The compiler's part for the browser.
pub fn wasm_target() -> Result<(), Failure> {
    let sysroot = output(program("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    let library = Path::new(&sysroot).join("lib/rustlib").join(WASM);
    if library.is_dir() {
        return Ok(());
    }
    if find("rustup").is_none() {
        return Err(format!(
            "The Rust target {WASM} is missing. Install it the way this Rust was installed, or use https://rustup.rs."
        ));
    }
    say(WASM, "the program runs in a browser");
    run(program("rustup").args(["target", "add", WASM]))
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

/// The program that looks at licences, origins and known faults of dependencies.
pub fn cargo_deny() -> Result<(), Failure> {
    if find("cargo-deny").is_some() {
        return Ok(());
    }
    say(
        &format!("cargo-deny {CARGO_DENY}"),
        "it checks what we depend on",
    );
    run(&mut cargo([
        "install",
        "--locked",
        &format!("cargo-deny@{CARGO_DENY}"),
    ]))
}

/// The Node packages of a folder, as its lock file names them.
pub fn node_packages(folder: &str, reason: &str) -> Result<(), Failure> {
    let lock = root().join(folder).join("package-lock.json");
    let installed = root().join(folder).join("node_modules/.package-lock.json");
    let changed = |file: &Path| fs::metadata(file).and_then(|data| data.modified()).ok();
    if changed(&installed).is_some_and(|at| Some(at) >= changed(&lock)) {
        return Ok(());
    }
    if find("npm").is_none() {
        return Err(format!(
            "Node.js with npm is missing (version 20 or newer). {}",
            by_hand("nodejs npm", "brew install node")
        ));
    }
    say(&format!("packages of {folder}"), reason);
    run(program("npm").arg("ci").current_dir(root().join(folder)))
}

/// The browser to test in: the one that `CHROMIUM_PATH` names, or one that is installed.
pub fn chromium() -> Result<PathBuf, Failure> {
    if let Some(named) = named("CHROMIUM_PATH") {
        return named;
    }
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    let on_a_mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    let look = || {
        let mac = Some(PathBuf::from(on_a_mac)).filter(|file| file.is_file());
        names.into_iter().find_map(find).or(mac)
    };
    if let Some(found) = look() {
        return Ok(found);
    }
    debian_packages("chromium chromium-driver", "tests run in a real browser");
    look().ok_or_else(|| {
        format!(
            "No Chromium or Chrome was found. {} Or name one in CHROMIUM_PATH.",
            by_hand(
                "chromium chromium-driver",
                "brew install --cask google-chrome"
            )
        )
    })
}

/// The other browser to test in: the one that `FIREFOX_PATH` names, or one that is installed.
pub fn firefox() -> Result<PathBuf, Failure> {
    if let Some(named) = named("FIREFOX_PATH") {
        return named;
    }
    let on_a_mac = "/Applications/Firefox.app/Contents/MacOS/firefox";
    let look = || {
        let mac = Some(PathBuf::from(on_a_mac)).filter(|file| file.is_file());
        ["firefox-esr", "firefox"]
            .into_iter()
            .find_map(find)
            .or(mac)
    };
    if let Some(found) = look() {
        return Ok(found);
    }
    debian_packages("firefox-esr", "tests run in Firefox as well");
    look().ok_or_else(|| {
        let hint = by_hand("firefox-esr", "brew install --cask firefox");
        format!("No Firefox was found. {hint} Or name one in FIREFOX_PATH.")
    })
}

/// The program through which the adapter tests drive the browser.
pub fn chromedriver() -> Result<PathBuf, Failure> {
    if let Some(named) = named("CHROMEDRIVER") {
        return named;
    }
    if find("chromedriver").is_none() {
        debian_packages(
            "chromium-driver",
            "the adapter tests drive a browser through it",
        );
    }
    find("chromedriver").ok_or_else(|| {
        format!(
            "chromedriver was not found. {} Or name one in CHROMEDRIVER.",
            by_hand("chromium-driver", "brew install --cask chromedriver")
        )
    })
}

/// What the browser tests take: their packages, and the servers that they send answers to. Each
/// server comes under the name of the variable that tells the tests where it is.
pub fn for_journeys() -> Result<[(&'static str, PathBuf); 3], Failure> {
    node_packages(BROWSER_TESTS, "Playwright drives the browser")?;
    node_packages(ENDPOINTS, "Azurite and Node-RED take answers in tests")?;
    fonts()?;
    Ok([
        ("CHROMIUM_PATH", chromium()?),
        ("NGINX", nginx()?),
        ("MOTO_SERVER", moto()?),
    ])
}

/// The families that sheets are printed in, in tests. Where nothing lists fonts, the test itself says what is missing.
fn fonts() -> Result<(), Failure> {
    let wanted = [
        "Noto Serif",
        "Noto Sans",
        "Liberation Serif",
        "Liberation Sans",
        "DejaVu Serif",
        "DejaVu Sans",
    ];
    let missing = || {
        let listed = output(program("fc-list").args([":", "family"]))?;
        wanted.into_iter().find(|family| !lists(&listed, family))
    };
    if missing().is_none() {
        return Ok(());
    }
    let debian = "fonts-noto-core fonts-liberation fonts-dejavu-core";
    debian_packages(debian, "sheets are printed in each of them in tests");
    missing().map_or(Ok(()), |family| {
        let mac = "brew install --cask font-noto-serif font-noto-sans font-liberation font-dejavu";
        Err(format!(
            "The font {family} was not found. {}",
            by_hand(debian, mac)
        ))
    })
}

/// Whether a list of families, several names on a line with commas between them, has one.
fn lists(listed: &str, family: &str) -> bool {
    listed
        .lines()
        .flat_map(|line| line.split(','))
        .any(|name| name.trim() == family)
}

/// The web server that the tests put answers into.
fn nginx() -> Result<PathBuf, Failure> {
    if let Some(named) = named("NGINX") {
        return named;
    }
    let look = || {
        // Where only the administrator's path leads.
        let aside = Some(PathBuf::from("/usr/sbin/nginx")).filter(|file| file.is_file());
        find("nginx").or(aside)
    };
    // Its package starts a server for the whole machine. Where people work, that is theirs to do.
    if look().is_none() && is_administrator() {
        debian_packages("nginx", "answers are put into it in tests");
    }
    look().ok_or_else(|| {
        format!(
            "nginx was not found. {} Or name one in NGINX.",
            by_hand("nginx", "brew install nginx")
        )
    })
}

/// The server that stands in for S3, in a Python environment of its own.
fn moto() -> Result<PathBuf, Failure> {
    if let Some(named) = named("MOTO_SERVER") {
        return named;
    }
    let folder = root().join("target/moto");
    let (bin, installed) = (folder.join("bin"), folder.join("installed.txt"));
    let wanted = root().join(ENDPOINTS).join("requirements.txt");
    let list = fs::read_to_string(&wanted)
        .map_err(|error| format!("{} could not be read: {error}.", wanted.display()))?;
    if fs::read_to_string(&installed).is_ok_and(|text| text == list) {
        return Ok(bin.join("moto_server"));
    }
    say("moto", "it stands in for S3 in tests");
    python_environment(&folder)?;
    run(Command::new(bin.join("pip"))
        .args(["install", "--quiet", "--disable-pip-version-check"])
        .args(["--no-deps", "--requirement"])
        .arg(&wanted))?;
    fs::write(&installed, list)
        .map_err(|error| format!("{} could not be written: {error}.", installed.display()))?;
    Ok(bin.join("moto_server"))
}

fn python_environment(folder: &Path) -> Result<(), Failure> {
    let make = || {
        let words = ["-m", "venv", "--clear"];
        run(program("python3").args(words).arg(folder))
    };
    make()
        .or_else(|_| {
            debian_packages("python3-venv", "moto needs a Python environment of its own");
            make()
        })
        .map_err(|failure| {
            let hint = by_hand("python3-venv", "brew install python3");
            format!("{failure} Python 3.11 or newer with its module venv is needed. {hint}")
        })
}

fn named(variable: &str) -> Option<Result<PathBuf, Failure>> {
    let file = PathBuf::from(env::var_os(variable)?);
    Some(if file.is_file() {
        Ok(file)
    } else {
        Err(format!(
            "{variable} names {}, which is not there.",
            file.display()
        ))
    })
}

/// Tries to install without asking; whether it worked shows in the search that follows.
fn debian_packages(names: &str, reason: &str) {
    if find("apt-get").is_none() {
        return;
    }
    let root = is_administrator();
    let sudo = !root && output(program("sudo").args(["-n", "true"])).is_some();
    if !root && !sudo {
        return;
    }
    say(names, reason);
    let before: &[&str] = if sudo {
        &["sudo", "-n", "apt-get"]
    } else {
        &["apt-get"]
    };
    let apt = |words: &[&str]| run(program(before[0]).args(&before[1..]).args(words));
    let packages: Vec<&str> = names.split(' ').collect();
    let install = [&["install", "-y", "--no-install-recommends"], &packages[..]].concat();
    if let Err(failure) = apt(&["update", "-q"]).and_then(|()| apt(&install)) {
        eprintln!("{failure}");
    }
}

fn is_administrator() -> bool {
    output(program("id").arg("-u")).as_deref() == Some("0")
}

fn by_hand(debian: &str, mac: &str) -> String {
    if cfg!(target_os = "macos") {
        format!("Type: {mac}")
    } else if find("apt-get").is_some() {
        format!("Type: sudo apt-get install -y {debian}")
    } else {
        format!("Install it with your package manager (Debian calls it {debian}).")
    }
}

/// The second word of what `--version` prints: `trunk 0.21.14`, `wasm-bindgen 0.2.1 (abc)`.
fn version_of(name: &str) -> Option<String> {
    let line = output(program(name).arg("--version"))?;
    line.split_whitespace().nth(1).map(str::to_owned)
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

fn say(what: &str, reason: &str) {
    println!("Installing {what}: {reason}.");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_found_by_its_whole_name() {
        let listed = "Noto Sans Mono\nDejaVu Sans,DejaVu Sans Condensed\n";
        assert!(lists(listed, "DejaVu Sans"));
        assert!(!lists(listed, "Noto Sans"));
    }

    #[test]
    fn the_version_of_a_package_is_not_taken_from_one_with_a_longer_name() {
        let lock = "name = \"a-b\"\nversion = \"1.0.0\"\n\nname = \"a\"\nversion = \"2.0.0\"\n";
        assert_eq!(version_in(lock, "a").as_deref(), Some("2.0.0"));
        assert_eq!(version_in(lock, "c"), None);
    }
}
