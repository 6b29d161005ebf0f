//! Starting other programs: from the root of the repository, with our own tools first on the path.

use crate::failure::Failure;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The folder of the browser tests.
pub const BROWSER_TESTS: &str = "tests/browser";

/// The folder of the tests in Firefox.
pub const FIREFOX_TESTS: &str = "tests/firefox";

/// The folder of the tests in WebKit.
pub const WEBKIT_TESTS: &str = "tests/webkit";

/// The folder that lists the servers those tests send answers to.
pub const ENDPOINTS: &str = "tests/endpoints";

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    match here.as_deref().and_then(Path::parent) {
        Some(root) => root.to_owned(),
        None => PathBuf::from("."),
    }
}

/// A program that is about to run in the root of the repository.
pub fn program(name: &str) -> Command {
    let mut command = Command::new(find(name).unwrap_or_else(|| name.into()));
    command.current_dir(root()).env("PATH", search_path());
    command
}

/// The cargo that started us.
pub fn cargo<const N: usize>(words: [&str; N]) -> Command {
    let name = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(name);
    command
        .current_dir(root())
        .env("PATH", search_path())
        .args(words);
    command
}

/// Runs a program to its end; its output goes where ours goes.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let name = label(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{name}` failed ({status}).")),
        Err(error) => Err(format!("`{name}` could not be started: {error}.")),
    }
}

/// Returns what a program prints, or `None` where it is missing or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// The first file of that name on the path.
pub fn find(name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd"]
    } else {
        &[""]
    };
    env::split_paths(&search_path())
        .flat_map(|folder| {
            endings
                .iter()
                .map(move |end| folder.join(format!("{name}{end}")))
        })
        .find(|file| file.is_file())
}

/// The packages of Node first, then what cargo installed, whether or not a shell knows of either.
fn search_path() -> OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let ours = root().join("node_modules/.bin");
    let folders = std::iter::once(ours)
        .chain(cargo_home.map(|home| home.join("bin")))
        .chain(env::split_paths(&path));
    env::join_paths(folders).unwrap_or(path)
}

fn label(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name();
    let mut words = vec![name.unwrap_or_default().to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}
