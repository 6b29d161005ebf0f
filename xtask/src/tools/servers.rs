//! What the browser tests take beside a browser: packages of Node, fonts, and the servers that answers are sent to.

use super::python::python_programs;
use super::system::{by_hand, debian_packages, is_administrator, named, say};
use crate::command::{ENDPOINTS, find, output, program, root, run};
use crate::failure::Failure;
use std::fs;
use std::path::{Path, PathBuf};

/// Installs the packages of Node for tests and benchmark, as the one lock file names them.
pub fn node_packages() -> Result<(), Failure> {
    let lock = root().join("package-lock.json");
    let installed = root().join("node_modules/.package-lock.json");
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
    say(
        "packages from npm",
        "tests drive browsers and servers with them",
    );
    run(program("npm").args(["ci"]))
}

/// The families that sheets are printed in, in tests. Where nothing lists fonts, the test itself says what is missing.
pub fn fonts() -> Result<(), Failure> {
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

/// Returns whether a list of families, several names on a line with commas between them, has one.
fn lists(listed: &str, family: &str) -> bool {
    listed
        .lines()
        .flat_map(|line| line.split(','))
        .any(|name| name.trim() == family)
}

/// The web server that the tests put answers into.
pub fn nginx() -> Result<PathBuf, Failure> {
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
pub fn moto() -> Result<PathBuf, Failure> {
    if let Some(named) = named("MOTO_SERVER") {
        return named;
    }
    let requirements = root().join(ENDPOINTS).join("requirements.txt");
    let bin = python_programs(
        "target/moto",
        &requirements,
        "moto: it stands in for S3 in tests",
    )?;
    Ok(bin.join("moto_server"))
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
}
