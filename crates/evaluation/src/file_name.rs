//! Names of the files that recruiters take out: by code and rater, so that a folder of them can be read.

use std::collections::BTreeSet;

/// The most letters and digits of a name in the name of a file.
const MOST_CHARS: usize = 40;

/// Returns the name of the file with the evaluation of a candidate: `evaluation-candidate-1a2b3-ann-rater.json`. `code`
/// is [`crate::OpenedBundle::pseudonym`], which names nobody.
///
/// ```
/// use assay_evaluation::evaluation_file;
///
/// let name = evaluation_file("Candidate 1A2B3", "Ann Rater");
/// assert_eq!(name, "evaluation-candidate-1a2b3-ann-rater.json");
/// assert_eq!(evaluation_file("Candidate 1A2B3", ""), "evaluation-candidate-1a2b3.json");
/// ```
pub fn evaluation_file(code: &str, rater: &str) -> String {
    named(&["evaluation", code, rater])
}

/// Returns the name of a team file: `team-ann-rater-2026-03-02.json`. `at` is when it is written, as RFC 3339.
///
/// ```
/// use assay_evaluation::team_file;
///
/// let name = team_file("Ánn / Rater", "2026-03-02T10:00:00.000Z");
/// assert_eq!(name, "team-ánn-rater-2026-03-02.json");
/// ```
pub fn team_file(rater: &str, at: &str) -> String {
    let day = at.split('T').next().unwrap_or_default();
    named(&["team", rater, day])
}

/// Returns the name of the file with a team's private keys: `private-keys-2026.json`. `name` is that of the keys.
///
/// ```
/// assert_eq!(assay_evaluation::private_keys_file("Round 2"), "private-keys-round-2.json");
/// ```
pub fn private_keys_file(name: &str) -> String {
    named(&["private-keys", name])
}

/// Returns the name of the file with all that is held about a person, `record-candidate-1a2b3.html` or `.json`. `code` is
/// [`crate::OpenedBundle::pseudonym`], which names nobody.
///
/// ```
/// use assay_evaluation::person_record_file;
///
/// assert_eq!(person_record_file("Candidate 1A2B3", "html"), "record-candidate-1a2b3.html");
/// ```
pub fn person_record_file(code: &str, extension: &str) -> String {
    [&stem(&["record", code]), ".", extension].concat()
}

/// Returns the name of a proof of erasure: `erasure-2026-03-02-100000.json`. `at` is when it was erased, as RFC 3339. It
/// names nobody.
///
/// ```
/// let name = assay_evaluation::erasure_file("2026-03-02T10:00:00.000Z");
/// assert_eq!(name, "erasure-2026-03-02-100000.json");
/// ```
pub fn erasure_file(at: &str) -> String {
    let (day, time) = at.split_once('T').unwrap_or((at, ""));
    let time: String = time.chars().filter(char::is_ascii_digit).take(6).collect();
    named(&["erasure", day, &time])
}

/// Returns the names of files about several candidates, each once: `invitation-c-17.eml`, and where two have the same
/// reference, `invitation-c-17-2.eml`. `kind` says what the files are, `ending` is theirs with its dot.
///
/// ```
/// use assay_evaluation::draft_files;
///
/// let names = draft_files("invitation", &["C-17", "C/17", "D"], ".eml");
/// assert_eq!(names, ["invitation-c-17.eml", "invitation-c-17-2.eml", "invitation-d.eml"]);
/// ```
pub fn draft_files(kind: &str, references: &[&str], ending: &str) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let free = |reference: &&str| {
        let name = stem(&[kind, reference]);
        let mut free = name.clone();
        let mut number = 2;
        while !taken.insert(free.clone()) {
            free = format!("{name}-{number}");
            number += 1;
        }
        [&free, ending].concat()
    };
    references.iter().map(free).collect()
}

fn named(parts: &[&str]) -> String {
    [&stem(parts), ".json"].concat()
}

fn stem(parts: &[&str]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| plain(part)).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

/// Small letters and digits of any script, with a hyphen in the place of everything else.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|sign: char| !sign.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-").chars().take(MOST_CHARS).collect()
}
