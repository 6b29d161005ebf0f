//! Golden evaluations: each as it is exported, alone and merged, with everything that is derived from it.

use super::content::{Contents, document};
use super::keep::{self, Made};
use super::mutation::mutated;
use super::workspace::{Workspace, events, written};
use assay_core::assessment::Key;
use assay_core::digest::canonical;
use assay_core::document::{self, Value};
use assay_core::record::{chain, sealed_digest};
use assay_evaluation::{Cover, Evaluation, Log, OLD_SCHEMA, Row, ats_summary, csv};
use assay_test_support::session::Content;
use std::collections::BTreeMap;

const FOLDER: &str = "evaluations";

/// The key that a script scores with: that of the pack, or a changed one.
fn key_of(script: &Value, content: &Content) -> Key {
    match script.get("key") {
        None => content.whole.clone(),
        Some(changes) => {
            let mut key = content.documents[1].1.clone();
            for change in changes.as_array().unwrap() {
                key = mutated(&key, change);
            }
            Key::parse("corrected.key.json", &key).unwrap()
        }
    }
}

/// The bundle that a script is about, and what it was made from.
fn bundle_of<'a>(script: &Value, contents: &'a Contents) -> (String, &'a Content) {
    let name = match script.get("bundle").and_then(Value::as_str) {
        Some(name) => name.into(),
        None => format!("answers-{}", script["answers"].as_str().unwrap()),
    };
    let text = keep::text(&format!("{}/{name}/bundle.json", super::bundles::FOLDER));
    let content = contents.of(&document::parse(&name, &text).unwrap());
    (text, content)
}

/// The logs of a script, one for each author's log: what each person's file holds.
fn logs(script: &Value, workspace: &Workspace<'_>) -> BTreeMap<String, Log> {
    let mut logs = BTreeMap::new();
    for (log_id, event) in events(script, workspace.content, workspace.key) {
        let log = logs.entry(log_id.clone());
        let log = log.or_insert_with(|| Log::about(workspace.opened.subject()));
        log.append(&log_id, &event);
    }
    let olds = script.get("first_version").and_then(Value::as_array);
    for old in olds.into_iter().flatten().filter_map(Value::as_str) {
        let text = by_first_schema(&written(workspace, &logs[old], false));
        let read = Evaluation::parse("old.json", &text).unwrap();
        assert_eq!(read.log.unbound(), 1);
        logs.insert(old.into(), read.log);
    }
    logs
}

/// An evaluation as `assay/evaluation/1` wrote it: its logs do not begin with what they are about.
fn by_first_schema(text: &str) -> String {
    let mut document = document::parse("e.json", text).unwrap();
    document["schema"] = OLD_SCHEMA.into();
    document["policy"] = Value::Null;
    for author_log in document["strands"].as_array_mut().unwrap() {
        author_log.as_object_mut().unwrap().remove("start");
        let id = String::from(author_log["id"].as_str().unwrap());
        let entries = author_log["entries"].as_array_mut().unwrap();
        for entry in &mut *entries {
            entry.as_object_mut().unwrap().remove("link");
        }
        let head = chain::forge(&id, entries);
        author_log["head"] = head.into();
    }
    document["integrity"]["sha256"] = sealed_digest(&document).into();
    canonical(&document)
}

/// All logs in one; in whichever order files are opened, it is the same.
fn merged(logs: &BTreeMap<String, Log>, workspace: &Workspace<'_>) -> Log {
    let mut merged = Log::about(workspace.opened.subject());
    let mut backwards = merged.clone();
    for log in logs.values() {
        merged.merge("e.json", log).unwrap();
    }
    for log in logs.values().rev() {
        backwards.merge("e.json", log).unwrap();
    }
    assert_eq!(merged, backwards);
    merged
}

fn scripts() -> Vec<Value> {
    let document = document("scripts/evaluations.json");
    document["evaluations"].as_array().unwrap().clone()
}

/// Every evaluation with what follows from it, as the program makes it now from the bundles that are kept.
pub fn make() -> Made {
    let contents = Contents::read();
    let mut made = Made::in_folder(FOLDER);
    let mut results = Vec::new();
    for script in scripts() {
        let name = script["name"].as_str().unwrap();
        let (bundle, content) = bundle_of(&script, &contents);
        let key = key_of(&script, content);
        let workspace = Workspace::open(content, &key, &bundle);
        let logs = logs(&script, &workspace);
        let log = merged(&logs, &workspace);
        let mut files = workspace.derived(&log);
        files.push(("evaluation.json".into(), written(&workspace, &log, true)));
        if logs.len() > 1 {
            for (log_id, log) in &logs {
                let file = format!("file-{log_id}.json");
                let own = written(&workspace, log, true);
                let is_old = log.unbound() > 0;
                files.push((file, if is_old { by_first_schema(&own) } else { own }));
            }
        }
        made.add_all(name, files);
        results.push((workspace.opened.clone(), workspace.result(&log)));
    }
    let cover = Cover::default();
    let rows: Vec<Row<'_>> = results
        .iter()
        .map(|(opened, result)| Row {
            opened,
            state: &result.state,
            policy: Some(&result.policy),
            scorecard: Some(&result.card),
            cover: &cover,
        })
        .collect();
    for (name, is_blind) in [("all", false), ("all-blind", true)] {
        made.add(format!("{name}.csv"), csv(&rows, is_blind));
        made.add(format!("{name}-ats.json"), ats_summary(&rows, is_blind));
    }
    made
}

#[test]
fn every_evaluation_that_is_kept_is_read_as_before() {
    if keep::writes() {
        return;
    }
    let contents = Contents::read();
    let (mut count, mut differences) = (0, Vec::new());
    for script in scripts() {
        let name = script["name"].as_str().unwrap();
        let folder = format!("{FOLDER}/{name}");
        let (bundle, content) = bundle_of(&script, &contents);
        let key = key_of(&script, content);
        let workspace = Workspace::open(content, &key, &bundle);
        let text = keep::text(&format!("{folder}/evaluation.json"));
        let read = Evaluation::parse("evaluation.json", &text).unwrap();
        assert_eq!(read.key_sha256, key.sha256, "{name}");
        assert!(
            read.is_as_scored(&workspace.result(&read.log).card),
            "{name}"
        );
        assert_eq!(written(&workspace, &read.log, true), text, "{name}");
        for (file, derived) in workspace.derived(&read.log) {
            let path = format!("{folder}/{file}");
            if file.ends_with(".json") {
                // Documents have whole numbers only.
                document::parse(&path, &derived).unwrap();
            }
            differences.extend(keep::against_kept(&path, &derived));
        }
        // What each person exported makes the same when it is opened again.
        let mut log = Log::about(workspace.opened.subject());
        for file in keep::files(&folder) {
            if file.starts_with("file-") {
                let text = keep::text(&format!("{folder}/{file}"));
                let theirs = Evaluation::parse(&file, &text).unwrap();
                log.merge(&file, &theirs.log).unwrap();
            }
        }
        assert!(log.is_empty() || log == read.log, "{name}");
        count += 1;
    }
    assert!(count >= 45, "{count}");
    keep::assert_none(differences);
}
