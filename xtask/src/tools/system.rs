//! Packages of the operating system: installed where we may, and otherwise named with the line to type.

use crate::command::{find, output, program, run};
use crate::failure::Failure;
use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

/// Says what is installed, and why.
pub fn say(what: &str, reason: &str) {
    println!("Installing {what}: {reason}.");
}

/// Returns the file that an environment variable names, where it is set.
pub fn named(variable: &str) -> Option<Result<PathBuf, Failure>> {
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

/// Installs packages of Debian where that may be done; whether it worked shows in the search that follows. Nothing
/// happens as the administrator before the person says so.
pub fn debian_packages(names: &str, reason: &str) {
    if find("apt-get").is_none() {
        return;
    }
    let before: &[&str] = match permission(names) {
        Some(Permission::Administrator) => &["apt-get"],
        Some(Permission::Sudo) => &["sudo", "apt-get"],
        None => return,
    };
    say(names, reason);
    let apt = |words: &[&str]| run(program(before[0]).args(&before[1..]).args(words));
    let packages: Vec<&str> = names.split(' ').collect();
    let install = [&["install", "-y", "--no-install-recommends"], &packages[..]].concat();
    if let Err(failure) = apt(&["update", "-q"]).and_then(|()| apt(&install)) {
        eprintln!("{failure}");
    }
}

/// As whom packages of the system are installed.
enum Permission {
    Administrator,
    Sudo,
}

/// Asks whether `sudo` may be used. Where nobody can be asked, it may in CI, and may not anywhere else.
fn permission(names: &str) -> Option<Permission> {
    if is_administrator() {
        return Some(Permission::Administrator);
    }
    find("sudo")?;
    let is_allowed = if io::stdin().is_terminal() {
        print!(
            "{names} must be installed as the administrator. Run `sudo apt-get install {names}`? [y/N] "
        );
        io::stdout().flush().ok()?;
        let mut answer = String::new();
        io::stdin().read_line(&mut answer).ok()?;
        is_yes(&answer)
    } else {
        env::var_os("CI").is_some() && output(program("sudo").args(["-n", "true"])).is_some()
    };
    is_allowed.then_some(Permission::Sudo)
}

/// Returns whether an answer is a yes; an empty one is not.
fn is_yes(answer: &str) -> bool {
    ["y", "yes"].contains(&answer.trim().to_lowercase().as_str())
}

/// Returns whether we run as the administrator.
pub fn is_administrator() -> bool {
    output(program("id").arg("-u")).as_deref() == Some("0")
}

/// Returns the sentence that says how to install something by hand.
pub fn by_hand(debian: &str, mac: &str) -> String {
    if cfg!(target_os = "macos") {
        format!("Type: {mac}")
    } else if find("apt-get").is_some() {
        format!("Type: sudo apt-get install -y {debian}")
    } else {
        format!("Install it with your package manager (Debian calls it {debian}).")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_yes_is_a_yes() {
        assert!(is_yes("y\n") && is_yes("Yes\n"));
        assert!(!is_yes("\n") && !is_yes("no\n") && !is_yes(""));
    }
}
