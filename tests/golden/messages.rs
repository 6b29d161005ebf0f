//! What is said about documents that are broken: packs, keys, configurations, policies, kits, evaluations, bundles, and
//! text that is no JSON.

use super::content::{Contents, document, library};
use super::keep::{self, Made};
use super::mutation::mutated;
use assay_cli::examine;
use assay_core::assessment::{Assessment, Key};
use assay_core::config::Config;
use assay_core::digest::canonical;
use assay_core::document::{self, Problems, Value};
use assay_core::record::{check_size, sealed_digest};
use assay_evaluation::{Evaluation, Kit, OpenedBundle, ScoringPolicy};
use std::path::{Path, PathBuf};

const FOLDER: &str = "messages";

/// Files for `assay check`, a folder for each case.
const SITES: &str = "sites";

/// A kind of document: the file of its faults, the document that is broken, and what reads it. What is wrong, or could be
/// better, is returned.
struct Kind {
    name: &'static str,
    sound: String,
    read: fn(&Contents, &Value) -> Problems,
}

/// The name that documents have in messages.
fn file_of(kind: &str) -> String {
    format!("{kind}.json")
}

fn kinds() -> Vec<Kind> {
    let kind = |name, path: &str, read| Kind {
        name,
        sound: keep::text(path),
        read,
    };
    vec![
        kind("packs", "content/small.json", |_, pack| {
            let parsed = Assessment::parse("packs.json", pack);
            found(parsed.and_then(|pack| check_size("packs.json", &pack)))
        }),
        kind("keys", "content/small.key.json", |contents, key| {
            let parsed = Key::parse("keys.json", key);
            let pack = &contents.small.pack;
            found(parsed.and_then(|key| key.check_pair("keys.json", pack)))
        }),
        kind(
            "configurations",
            "content/config.json",
            |_, config| match Config::parse("configurations.json", config) {
                Ok(config) => Problems(config.warnings),
                Err(problems) => problems,
            },
        ),
        kind("policies", "content/policy.json", |contents, policy| {
            let parsed = ScoringPolicy::parse("policies.json", policy);
            let key = &contents.small.whole;
            found(parsed.and_then(|policy| policy.check_pair("policies.json", key)))
        }),
        kind("kits", "content/kit.json", |_, kit| {
            found(Kit::parse("kits.json", kit))
        }),
        kind(
            "evaluations",
            "evaluations/decided-to-advance/evaluation.json",
            |_, evaluation| found(Evaluation::read("evaluations.json", evaluation)),
        ),
        kind(
            "bundles",
            "bundles/told-everything/bundle.json",
            |contents, bundle| {
                let library = library(&contents.small);
                found(OpenedBundle::open(
                    "bundles.json",
                    &canonical(bundle),
                    &library,
                ))
            },
        ),
    ]
}

fn found<T>(outcome: Result<T, Problems>) -> Problems {
    outcome.err().unwrap_or_default()
}

/// The faults of a kind, each with what is said about it.
fn reported(kind: &Kind, contents: &Contents) -> Vec<(String, Problems)> {
    let sound = document::parse(kind.name, &kind.sound).unwrap();
    assert_eq!(
        (kind.read)(contents, &sound),
        Problems::default(),
        "{}",
        kind.name
    );
    let faults = document(&format!("scripts/broken-{}.json", kind.name));
    let reported = faults.as_array().unwrap().iter().map(|fault| {
        let mut broken = mutated(&sound, fault);
        if fault.get("sealed").is_some() {
            broken["integrity"]["sha256"] = sealed_digest(&broken).into();
        }
        let name = fault["fault"].as_str().unwrap();
        (name.into(), (kind.read)(contents, &broken))
    });
    reported.collect()
}

/// Texts that are no JSON, or none that is read here.
fn reported_of_texts() -> Vec<(String, Problems)> {
    let faults = document("scripts/broken-texts.json");
    let reported = faults.as_array().unwrap().iter().map(|fault| {
        let text = fault["text"].as_str().unwrap();
        let name = fault["fault"].as_str().unwrap();
        (name.into(), found(document::parse("texts.json", text)))
    });
    reported.collect()
}

/// What `assay check` says of whole folders: what is wrong, then what should be fixed.
fn reported_of_sites() -> Vec<(String, [Problems; 2])> {
    let files = keep::files(SITES);
    let mut sites: Vec<&str> = files
        .iter()
        .filter_map(|path| path.split('/').next())
        .collect();
    sites.dedup();
    let reported = sites.into_iter().map(|site| {
        let own = keep::files(&format!("{SITES}/{site}"));
        let folder = Path::new(keep::ROOT).join(SITES).join(site);
        let own: Vec<PathBuf> = own.iter().map(|file| folder.join(file)).collect();
        let (wrong, warnings) = examine(&own);
        (site.into(), [wrong, warnings])
    });
    reported.collect()
}

fn in_words(reported: &[(String, Problems)]) -> String {
    let cases = reported
        .iter()
        .map(|(fault, problems)| format!("# {fault}\n{}\n", listed(problems)));
    cases.collect::<Vec<_>>().join("\n")
}

fn listed(problems: &Problems) -> String {
    if problems.0.is_empty() {
        "nothing".into()
    } else {
        problems.to_string()
    }
}

/// Everything that is said about broken documents, as the program says it now.
pub fn make() -> Made {
    let contents = Contents::read();
    let mut made = Made::in_folder(FOLDER);
    for kind in kinds() {
        made.add(
            format!("{}.txt", kind.name),
            in_words(&reported(&kind, &contents)),
        );
    }
    made.add("texts.txt".into(), in_words(&reported_of_texts()));
    let mut sites = String::new();
    for (site, [wrong, warnings]) in reported_of_sites() {
        let (wrong, warnings) = (listed(&wrong), listed(&warnings));
        sites += &format!("# {site}\nwrong:\n{wrong}\nto mend:\n{warnings}\n\n");
    }
    made.add("check.txt".into(), sites);
    made
}

/// Whatever the golden words are: each message names file and place, and says what is wrong and what to do.
fn is_helpful(file: &str, fault: &str, problems: &Problems) {
    assert!(!problems.0.is_empty(), "{file}: {fault} is not found");
    for problem in &problems.0 {
        assert_eq!(problem.file, file, "{fault}");
        let is_place = problem.path.starts_with('$')
            || (problem.path.starts_with("line ") && problem.path.contains(", column "));
        assert!(is_place, "{file}: {fault}: {problem}");
        for text in [&problem.message, &problem.remedy] {
            assert!(!text.trim().is_empty(), "{file}: {fault}: {problem}");
            assert!(
                text.ends_with(['.', '?', '!', '”', '"']),
                "{file}: {fault}: {problem}"
            );
        }
        let line = problem.to_string();
        assert!(
            line.starts_with(&format!("{file}: ")) && !line.contains('\n'),
            "{line}"
        );
    }
}

#[test]
fn every_fault_is_found_and_reported_with_its_file_and_place() {
    if keep::writes() {
        return;
    }
    let contents = Contents::read();
    let mut count = 0;
    for kind in kinds() {
        for (fault, problems) in reported(&kind, &contents) {
            is_helpful(&file_of(kind.name), &fault, &problems);
            count += 1;
        }
    }
    for (fault, problems) in reported_of_texts() {
        is_helpful("texts.json", &fault, &problems);
        count += 1;
    }
    assert!(count >= 250, "{count}");
    for (site, reported) in reported_of_sites() {
        let is_sound = reported.iter().all(|problems| problems.0.is_empty());
        assert_eq!(is_sound, site == "sound", "{site}");
        for problem in reported.iter().flat_map(|problems| &problems.0) {
            let folder = Path::new(keep::ROOT).join(SITES).join(&site);
            assert!(Path::new(&problem.file).starts_with(folder), "{problem}");
        }
    }
}
