//! Golden bundles: each with its grades, what verifying finds, what the recruiter's page reads, and the candidate's
//! receipt.

use super::attempts::{self, Scripted, slug};
use super::content::{Contents, by_first_version, library};
use super::keep::{self, Made};
use super::tampered;
use assay_cli::{BundleSchema, grade_bundle};
use assay_core::attempt::Attempt;
use assay_core::digest::canonical;
use assay_core::document::to_value;
use assay_core::document::{self, Value};
use assay_core::record::{self, Receipt, SectionScore, verify};
use assay_core::scoring;
use assay_evaluation::OpenedBundle;
use assay_test_support::session::Content;
use serde_json::json;

/// The folder of the bundles; each has one of its own in it.
pub const FOLDER: &str = "bundles";

/// Attempts whose journal is kept as well, as a browser keeps it.
const JOURNALS: [&str; 12] = [
    "end-handed-in",
    "end-handed-in-after-a-reload",
    "end-damaged-records",
    "end-late-answers",
    "end-time-ran-out",
    "sections-all-finished",
    "sections-time-150",
    "random-sections-2",
    "drawn-1",
    "told-everything",
    "everything-about-the-page",
    "clocks-that-run-slow-corrected-by-the-host",
];

/// The bundle of a session, graded as in a browser: with the excerpt of the key that is deployed.
fn bundle_of(scripted: &Scripted<'_>) -> String {
    let attempt = &scripted.session.attempt;
    let grade = if scripted.is_graded {
        scoring::grade(&scripted.content.excerpt, &record::attempt_answers(attempt))
    } else {
        json!({"status": "not-graded", "reason": "graded by the reviewer"})
    };
    by_first_version(&record::bundle(attempt, grade).unwrap())
}

/// The receipt as it is shown, and as it stays where the answers are erased.
fn receipt_of(attempt: &Attempt, bundle: &str) -> String {
    let scores = vec![SectionScore {
        title: "Reasoning".into(),
        percent: "62.50".into(),
        pending: 1,
    }];
    let mut receipt = Receipt::of(attempt).unwrap().with_bundle(bundle, scores);
    receipt.add_try(1_800_000_700_000, 0);
    receipt.add_try(1_800_000_705_000, 201);
    let shown = canonical(&to_value(&receipt));
    format!("{shown}\n{}\n", canonical(&to_value(&receipt.bare())))
}

/// Everything that is read from a bundle.
pub fn read_from(text: &str, contents: &Contents) -> Vec<(String, String)> {
    let bundle = document::parse("bundle.json", text).unwrap();
    let content = contents.of(&bundle);
    vec![
        (
            "findings.txt".into(),
            findings(&bundle, content, &contents.schema),
        ),
        ("grades.txt".into(), grades(&bundle, content)),
        ("desk.txt".into(), workspace(text, content)),
    ]
}

/// What `record::verify` finds with whatever somebody may have, and what the published schema says.
fn findings(bundle: &Value, content: &Content, schema: &BundleSchema) -> String {
    let pack = Some(&*content.pack);
    let (mut text, mut before) = (String::new(), String::new());
    for (with, pack, key) in [
        ("nothing", None, None),
        ("the pack", pack, None),
        ("the pack and the whole key", pack, Some(&content.whole)),
        ("the pack and the excerpt", pack, Some(&content.excerpt)),
        ("the whole key", None, Some(&content.whole)),
    ] {
        let found = verify("bundle.json", bundle, pack, key);
        let mut says = String::new();
        for problem in &found.contradictions.0 {
            says += &format!("contradicts: {problem}\n");
        }
        for problem in &found.unchecked.0 {
            says += &format!("not checked: {problem}\n");
        }
        if says.is_empty() {
            says += "holds\n";
        }
        let is_as_before = says.contains(':') && says == before;
        let short = if is_as_before { "as before\n" } else { &says };
        text += &format!("With {with}:\n{short}");
        before = says;
    }
    text += "By the schema:\n";
    match schema.check("bundle.json", bundle) {
        Ok(()) => text += "sound\n",
        Err(problems) => {
            // The words are another library's; the places are ours.
            for problem in problems.0 {
                text += &format!("{}\n", problem.path);
            }
        }
    }
    text
}

/// The grade by each of the two keys; what is said already is named, not repeated.
fn grades(bundle: &Value, content: &Content) -> String {
    let own = canonical(&bundle["grade"]);
    let graded = |key| match grade_bundle("bundle.json", key, bundle) {
        Ok(grade) => canonical(&grade),
        Err(problems) => problems.to_string(),
    };
    let mut text = format!("In the bundle: {}\n", short(&bundle["grade"]));
    let mut before = String::new();
    for (name, key) in content.keys() {
        let made = graded(key);
        let says = match &made {
            made if *made == own => "as in the bundle",
            made if *made == before => "as before",
            made => made,
        };
        text += &format!("By the {name}: {says}\n");
        before = made;
    }
    text
}

/// A grade in a few words.
fn short(grade: &Value) -> String {
    let total = grade.get("total").unwrap_or(&Value::Null);
    format!(
        "{}, total {}",
        canonical(&grade["status"]),
        canonical(total)
    )
}

/// The bundle as the recruiter's page reads it.
fn workspace(text: &str, content: &Content) -> String {
    let opened = match OpenedBundle::open("bundle.json", text, &library(content)) {
        Ok(opened) => opened,
        Err(problems) => return format!("refused: {problems}\n"),
    };
    let mut text = String::new();
    for (name, value) in [
        ("sha256", opened.sha256.as_str()),
        ("attempt", &opened.attempt_id),
        ("campaign", &opened.campaign),
        ("invitation", &opened.invitation),
        ("name", &opened.name()),
        ("pseudonym", &opened.pseudonym()),
        ("e-mail", &opened.candidate.email),
        ("reference", &opened.candidate.reference),
        ("content", &opened.content_version),
        ("seed", &opened.seed),
        ("started", &opened.started_at),
        ("ended", &opened.ended_at),
        ("explanation", &opened.explanation),
    ] {
        text += &format!("{name}: {}\n", value.escape_debug());
    }
    text += &format!(
        "time: {} of {} ms, {} %, {}\n",
        opened.elapsed_ms,
        opened.granted_ms,
        opened.time_percent,
        if opened.is_expired {
            "ran out"
        } else {
            "handed in"
        }
    );
    text += &format!("earlier attempts: {}\n", opened.earlier_attempts.len());
    for (id, response) in opened.answers.iter().flat_map(|section| &section.items) {
        let given = to_value(response);
        text += &format!("{id}: {}\n", canonical(&given));
    }
    text += &format!(
        "problems: {}, contradictions: {}\n",
        opened.problems.0.len(),
        opened.contradictions.0.len()
    );
    text
}

/// Every bundle with what is read from it, as the program makes it now.
pub fn make() -> Made {
    let contents = Contents::read();
    let mut made = Made::in_folder(FOLDER);
    for scripted in attempts::all(&contents) {
        let bundle = bundle_of(&scripted);
        let mut files = read_from(&bundle, &contents);
        let receipt = receipt_of(&scripted.session.attempt, &bundle);
        files.push(("receipt.jsonl".into(), receipt));
        if JOURNALS.contains(&&*scripted.name) {
            let journal = scripted.session.records.join("\n");
            files.push(("journal.txt".into(), journal));
        }
        files.push(("bundle.json".into(), bundle));
        made.add_all(&scripted.name, files);
    }
    for (name, bundle) in tampered::all(&contents) {
        let mut files = read_from(&bundle, &contents);
        files.push(("bundle.json".into(), bundle));
        made.add_all(&slug(&format!("tampered {name}")), files);
    }
    made
}

#[test]
fn every_bundle_that_is_kept_is_read_as_before() {
    if keep::writes() {
        return;
    }
    let contents = Contents::read();
    let files = keep::files(FOLDER);
    let folders = files
        .iter()
        .filter_map(|path| path.strip_suffix("/bundle.json"));
    let (mut count, mut differences) = (0, Vec::new());
    for folder in folders {
        count += 1;
        let text = keep::text(&format!("{FOLDER}/{folder}/bundle.json"));
        for (name, read) in read_from(&text, &contents) {
            let path = format!("{FOLDER}/{folder}/{name}");
            differences.extend(keep::against_kept(&path, &read));
        }
        if !folder.starts_with("tampered-") {
            is_honest(folder, &text, &contents);
        }
    }
    assert!(count >= 150, "{count}");
    for name in JOURNALS {
        differences.extend(come_back(name, &contents));
    }
    keep::assert_none(differences);
}

/// How an attempt that was kept in a browser comes back otherwise than it was: with another bundle.
fn come_back(name: &str, contents: &Contents) -> Option<String> {
    let journal = keep::text(&format!("{FOLDER}/{name}/journal.txt"));
    let records: Vec<String> = journal.split('\n').map(String::from).collect();
    let path = format!("{FOLDER}/{name}/bundle.json");
    let bundle = document::parse(name, &keep::text(&path)).unwrap();
    let pack = contents.of(&bundle).pack.clone();
    let attempt = Attempt::resume(pack, &records[0], &records).unwrap();
    let again = record::bundle(&attempt, bundle["grade"].clone()).unwrap();
    keep::against_kept(&path, &by_first_version(&again))
}

/// Whatever the golden texts say: an honest bundle holds and is graded as it was.
fn is_honest(folder: &str, text: &str, contents: &Contents) {
    let bundle = document::parse(folder, text).unwrap();
    let content = contents.of(&bundle);
    assert_eq!(canonical(&bundle), text, "{folder}");
    for (_, key) in content.keys() {
        let found = verify("bundle.json", &bundle, Some(&content.pack), Some(key));
        assert_eq!(found, record::Findings::default(), "{folder}");
        let grade = grade_bundle("bundle.json", key, &bundle).unwrap();
        if !folder.starts_with("not-graded") {
            assert_eq!(grade, bundle["grade"], "{folder}");
        }
    }
    let opened = OpenedBundle::open("bundle.json", text, &library(content)).unwrap();
    assert_eq!(opened.problems.0, [], "{folder}");
    let receipt = keep::text(&format!("{FOLDER}/{folder}/receipt.jsonl"));
    let receipt = document::parse("receipt", receipt.lines().next().unwrap()).unwrap();
    let digest = assay_core::digest::sha256_hex(text.as_bytes());
    assert_eq!(receipt["sha256"], digest.as_str(), "{folder}");
    assert_eq!(receipt["events_head"], bundle["integrity"]["events_head"]);
}
