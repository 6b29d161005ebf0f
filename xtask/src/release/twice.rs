//! The proof that a release can be made again: a second one, in another folder and later, is the same.

use super::digests;
use crate::command::{output, program, root, run};
use crate::failure::Failure;
use std::env;
use std::fs;

/// Makes the release again from a copy of what was committed, in a folder of another name, and compares.
///
/// # Errors
/// Lists the files that differ; says that there are changes which are not committed.
pub fn compare(release: &str) -> Result<(), Failure> {
    if output(program("git").args(["status", "--porcelain"])).is_none_or(|text| !text.is_empty()) {
        return Err("Commit first: the second release is made from what is committed.".into());
    }
    let folder = env::temp_dir().join(format!("assay-again-{}", std::process::id()));
    run(program("git")
        .args(["clone", "--quiet"])
        .arg(root())
        .arg(&folder))?;
    let mut again = program("cargo");
    again
        .args(["xtask", "release"])
        .current_dir(&folder)
        .env_remove("CARGO_MANIFEST_DIR")
        .env_remove("MINISIGN_KEY");
    let made = run(&mut again).and_then(|()| digests::of_all(&folder.join(release)));
    let removed = fs::remove_dir_all(&folder).map_err(crate::files::about(&folder));
    let differing = differing(&digests::of_all(&root().join(release))?, &made?);
    removed?;
    if differing.is_empty() {
        println!(
            "A second release, built in {}, is the same in every byte.",
            folder.display()
        );
        return Ok(());
    }
    Err(format!(
        "These files of a second release are not the same: {}.",
        differing.join(", ")
    ))
}

/// Returns the names in either list that the other has not, or has with another digest. Signatures hold the time.
fn differing(one: &str, other: &str) -> Vec<String> {
    let only = |these: &str, those: &str| -> Vec<String> {
        these
            .lines()
            .filter(|line| !line.ends_with(".minisig") && !those.lines().any(|that| that == *line))
            .filter_map(|line| line.split_once("  "))
            .map(|(_, name)| name.to_owned())
            .collect()
    };
    let mut names = only(one, other);
    names.extend(only(other, one));
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_or_is_missing_is_named_once() {
        let one = "aa  same\nbb  changed\ncc  gone\ndd  sums.minisig\n";
        let other = "aa  same\nb0  changed\nee  new\nd0  sums.minisig\n";
        assert_eq!(differing(one, other), ["changed", "gone", "new"]);
        assert!(differing(one, one).is_empty());
    }
}
