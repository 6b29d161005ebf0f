//! Files that the program makes, held against those that are kept in `tests/data/golden/`, byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Where golden files are kept.
pub const ROOT: &str = "tests/data/golden";

/// What to do where a difference is meant.
const ADVICE: &str = "A byte may change only with a raised schema version, see tests/data/golden/README.md. Where the \
    change is meant, write the files anew:\n    ASSAY_GOLDEN=write cargo test --test golden";

/// So many differences are listed one by one.
const MOST_SHOWN: usize = 12;

/// So many characters are shown before and after the first that differs.
const AROUND: usize = 60;

/// Whether golden files are written rather than compared.
pub fn writes() -> bool {
    std::env::var("ASSAY_GOLDEN").is_ok_and(|what| what == "write")
}

/// A golden file as text.
pub fn text(path: &str) -> String {
    let path = format!("{ROOT}/{path}");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The paths of all files in a folder of golden files, from that folder on.
pub fn files(folder: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    gather(&Path::new(ROOT).join(folder), "", &mut found);
    found
}

fn gather(folder: &Path, prefix: &str, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            gather(&entry.path(), &format!("{name}/"), found);
        } else {
            found.insert(name);
        }
    }
}

/// The files of a folder as the program makes them now.
pub struct Made {
    folder: &'static str,
    files: BTreeMap<String, String>,
}

impl Made {
    /// None yet.
    pub fn in_folder(folder: &'static str) -> Self {
        Self {
            folder,
            files: BTreeMap::new(),
        }
    }

    /// One more, with its path from the folder on.
    pub fn add(&mut self, path: String, text: String) {
        let twice = self.files.insert(path.clone(), text);
        assert!(twice.is_none(), "{path} is made twice");
    }

    /// Several more, in a folder of their own.
    pub fn add_all(&mut self, folder: &str, files: Vec<(String, String)>) {
        for (name, text) in files {
            self.add(format!("{folder}/{name}"), text);
        }
    }

    /// Compares what was made with what is kept, or writes it; returns every difference, in words.
    pub fn settle(self) -> Vec<String> {
        let kept = files(self.folder);
        if writes() {
            self.write(&kept);
            Vec::new()
        } else {
            self.compare(&kept)
        }
    }

    fn write(&self, kept: &BTreeSet<String>) {
        let folder = Path::new(ROOT).join(self.folder);
        for path in kept.iter().filter(|path| !self.files.contains_key(*path)) {
            std::fs::remove_file(folder.join(path)).unwrap();
        }
        for (path, text) in &self.files {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            if std::fs::read(&path).ok().as_deref() != Some(text.as_bytes()) {
                std::fs::write(path, text).unwrap();
            }
        }
    }

    fn compare(&self, kept: &BTreeSet<String>) -> Vec<String> {
        let name = |path: &str| format!("{ROOT}/{}/{path}", self.folder);
        let mut differences = Vec::new();
        for (path, made) in &self.files {
            if kept.contains(path) {
                differences.extend(against_kept(&format!("{}/{path}", self.folder), made));
            } else {
                differences.push(format!("{}: is not kept.", name(path)));
            }
        }
        for path in kept.iter().filter(|path| !self.files.contains_key(*path)) {
            differences.push(format!("{}: is not made any more.", name(path)));
        }
        differences
    }
}

/// Fails where anything differs, and says what to do about it.
pub fn assert_none(mut differences: Vec<String>) {
    let count = differences.len();
    differences.truncate(MOST_SHOWN);
    let differences = differences.join("\n");
    assert!(
        count == 0,
        "{count} golden files differ.\n{differences}\n{ADVICE}"
    );
}

/// Where a file that is kept first differs from what was made, in words; `None` where it does not.
pub fn against_kept(path: &str, made: &str) -> Option<String> {
    difference(&format!("{ROOT}/{path}"), &text(path), made)
}

/// The same for two texts.
pub fn difference(path: &str, kept: &str, made: &str) -> Option<String> {
    if kept == made {
        return None;
    }
    let (mut kept, mut made) = (kept.split('\n'), made.split('\n'));
    for line in 1.. {
        let (one, other) = (kept.next(), made.next());
        if one == other {
            continue;
        }
        let pair = one.unwrap_or("").chars().zip(other.unwrap_or("").chars());
        let at = pair.take_while(|(one, other)| one == other).count();
        return Some(format!(
            "{path}, line {line}, from character {} on:\n  kept: {}\n  made: {}",
            at + 1,
            around(one, at),
            around(other, at)
        ));
    }
    None
}

/// A line around a character, made visible.
fn around(line: Option<&str>, at: usize) -> String {
    let Some(line) = line else {
        return "nothing; the file has ended".into();
    };
    let from = at.saturating_sub(AROUND);
    let part: String = line.chars().skip(from).take(2 * AROUND).collect();
    let before = if from > 0 { "…" } else { "" };
    let part = part.escape_debug().to_string().replace("\\\"", "\"");
    format!("{before}{part}")
}

#[test]
fn a_difference_is_reported_with_its_file_and_its_first_line() {
    assert_eq!(difference("f", "a\nb\n", "a\nb\n"), None);
    let differences = difference("f", "a\nbcd\n", "a\nbXd\n").unwrap();
    assert_eq!(
        differences,
        "f, line 2, from character 2 on:\n  kept: bcd\n  made: bXd"
    );
    let differences = difference("f", "a", "a\nb").unwrap();
    assert!(
        differences.contains("line 2") && differences.contains("kept: nothing"),
        "{differences}"
    );
    let long = "x".repeat(500);
    let differences = difference("f", &long, &format!("{}y", &long[1..])).unwrap();
    assert!(
        differences.contains("from character 500 on:\n  kept: …x"),
        "{differences}"
    );
}
