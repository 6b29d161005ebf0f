//! `assay retain`: what is past the period is listed, nothing goes without being asked for, and the proof can be checked.

mod first_notes;

use assay_cli::retain::{RetainOrder, Retained, retain};
use assay_cli::{Against, verify_all};
use assay_core::document::{Value, json};
use assay_core::record::time::parse_rfc3339;
use assay_crypto::{Envelope, ErasureProof, Header, PrivateKeys, Seed, Trusted};
use getrandom::SysRng;
use getrandom::rand_core::UnwrapErr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tempfile::TempDir;

const OLD: &str = "3f1f0c2e-8f1b-4a5e-9d55-0d5a3a1c7b11";
const NEW: &str = "4a2f0c2e-8f1b-4a5e-9d55-0d5a3a1c7b12";
const SEALED: &str = "5b3f0c2e-8f1b-4a5e-9d55-0d5a3a1c7b13";
const BROKEN: &str = "6c4f0c2e-8f1b-4a5e-9d55-0d5a3a1c7b14";

fn now_ms() -> i64 {
    parse_rfc3339("2026-09-10T12:00:00.000Z").unwrap()
}

fn keys() -> PrivateKeys {
    PrivateKeys::of(&Seed::from_bytes([1; 32]))
}

fn bundle(id: &str, ended_at: &str) -> Value {
    json!({
        "schema": "assay/answer-bundle/1", "attempt_id": id, "campaign": "cto-2026",
        "timing": { "ended_at": ended_at }
    })
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).unwrap();
}

/// Says that a file was written at a time.
fn date(folder: &Path, name: &str, at: &str) {
    let since = u64::try_from(parse_rfc3339(at).unwrap()).unwrap();
    let file = fs::File::options()
        .write(true)
        .open(folder.join(name))
        .unwrap();
    let at: SystemTime = UNIX_EPOCH + Duration::from_millis(since);
    file.set_modified(at).unwrap();
}

/// A folder with an attempt that is past 180 days, with everything that belongs to it, and one that is not.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let old = bundle(OLD, "2026-03-01T10:00:00.000Z");
    write(at, &format!("{OLD}.json"), &old.to_string());
    write(
        at,
        &format!("{OLD}.unverified-0123456789ab.json"),
        &old.to_string(),
    );
    let receipt = json!({ "attempt_id": OLD, "ended_at": "2026-03-01T10:00:00.000Z" });
    write(at, "assay-receipt.json", &receipt.to_string());
    let new = bundle(NEW, "2026-09-01T10:00:00.000Z");
    write(at, &format!("{NEW}.json"), &new.to_string());
    fs::create_dir(at.join("probes")).unwrap();
    write(&at.join("probes"), &format!("{OLD}.json"), "{}");
    write(at, ".draft-1", "half");
    folder
}

fn order<'a>(folder: &'a Path) -> RetainOrder<'a> {
    RetainOrder {
        folder,
        config: None,
        days: Some(180),
        attempt: None,
        is_erasing: false,
        keys: None,
        proof: None,
        now_ms: now_ms(),
    }
}

fn found(retained: &Retained) -> Vec<&str> {
    let each = retained.found.iter();
    each.map(|one| one.attempt_id.as_str()).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn what_is_past_the_period_is_listed_and_stays_until_somebody_erases() {
    let folder = folder();
    let before = names(folder.path());
    let retained = retain(&order(folder.path())).unwrap();
    assert_eq!(found(&retained), [OLD]);
    assert_eq!(retained.found[0].files.len(), 3);
    assert_eq!((retained.kept, retained.problems.0.len()), (1, 0));
    assert!(retained.is_due());
    assert_eq!(names(folder.path()), before);

    let erased = retain(&RetainOrder {
        is_erasing: true,
        ..order(folder.path())
    })
    .unwrap();
    assert_eq!(erased.erased.len(), 3);
    assert!(!erased.is_due());
    assert_eq!(
        names(folder.path()),
        [".draft-1".into(), format!("{NEW}.json"), "probes".into()]
    );
    let again = retain(&order(folder.path())).unwrap();
    assert_eq!(found(&again), Vec::<&str>::new());
}

#[test]
fn the_period_is_over_to_the_millisecond() {
    let folder = folder();
    let ends_ms = parse_rfc3339("2026-03-01T10:00:00.000Z").unwrap() + 180 * 86_400_000;
    for (now_ms, count) in [(ends_ms - 1, 0), (ends_ms, 1)] {
        let order = RetainOrder {
            now_ms,
            ..order(folder.path())
        };
        assert_eq!(retain(&order).unwrap().found.len(), count);
    }
}

#[test]
fn the_latest_file_of_an_attempt_counts() {
    let folder = folder();
    let later = bundle(OLD, "2026-08-01T10:00:00.000Z");
    write(
        folder.path(),
        &format!("{OLD}.conflict-0123456789ab.json"),
        &later.to_string(),
    );
    assert_eq!(
        found(&retain(&order(folder.path())).unwrap()),
        Vec::<&str>::new()
    );
}

#[test]
fn sealed_answers_go_by_the_file_s_time_unless_a_key_opens_them() {
    let folder = folder();
    let at = folder.path();
    let header = Header {
        attempt_id: SEALED.into(),
        campaign: "cto-2026".into(),
    };
    let inside = bundle(SEALED, "2026-02-01T10:00:00.000Z").to_string();
    let random = &mut UnwrapErr(SysRng);
    let envelope =
        Envelope::seal(inside.as_bytes(), header, &keys().public("one"), random).unwrap();
    let name = format!("{SEALED}.json");
    write(at, &name, &envelope.write());
    date(at, &name, "2026-09-09T10:00:00.000Z");
    assert_eq!(found(&retain(&order(at)).unwrap()), [OLD]);
    let keys = keys();
    let with_keys = RetainOrder {
        keys: Some(&keys),
        ..order(at)
    };
    assert_eq!(found(&retain(&with_keys).unwrap()), [SEALED, OLD]);
    date(at, &name, "2026-02-03T10:00:00.000Z");
    assert_eq!(found(&retain(&order(at)).unwrap()), [SEALED, OLD]);
}

#[test]
fn an_end_that_lies_ahead_is_not_believed() {
    let folder = folder();
    let name = format!("{SEALED}.json");
    let ahead = bundle(SEALED, "2099-01-01T00:00:00.000Z");
    write(folder.path(), &name, &ahead.to_string());
    date(folder.path(), &name, "2026-02-03T10:00:00.000Z");
    assert_eq!(
        found(&retain(&order(folder.path())).unwrap()),
        [SEALED, OLD]
    );
}

#[test]
fn what_cannot_be_read_is_named_and_left() {
    let folder = folder();
    let at = folder.path();
    write(at, &format!("{BROKEN}.json"), "{ cut off");
    write(at, &format!("{OLD}.unsound-0123456789ab.json"), "\u{0}");
    write(at, "notes.txt", "Call Ada");
    let retained = retain(&RetainOrder {
        is_erasing: true,
        ..order(at)
    })
    .unwrap();
    assert_eq!(retained.problems.0.len(), 3);
    assert_eq!(retained.erased.len(), 3);
    assert!(
        retained.is_due(),
        "the broken file of the old attempt is there"
    );
    let left = names(at);
    for name in [
        format!("{BROKEN}.json"),
        format!("{OLD}.unsound-0123456789ab.json"),
        "notes.txt".into(),
    ] {
        assert!(left.contains(&name), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let folder = folder();
    let elsewhere = tempfile::tempdir().unwrap();
    let target = elsewhere.path().join("kept.json");
    fs::write(
        &target,
        bundle(SEALED, "2026-02-01T10:00:00.000Z").to_string(),
    )
    .unwrap();
    let link = folder.path().join(format!("{SEALED}.json"));
    std::os::unix::fs::symlink(&target, &link).unwrap();
    let retained = retain(&RetainOrder {
        is_erasing: true,
        ..order(folder.path())
    })
    .unwrap();
    assert_eq!(retained.problems.0.len(), 1);
    assert!(target.exists() && link.exists());
}

#[test]
fn one_attempt_is_erased_on_request_whatever_can_be_read_of_it() {
    let folder = folder();
    let at = folder.path();
    write(at, &format!("{NEW}.unsound-0123456789ab.json"), "{ cut off");
    let outside = tempfile::tempdir().unwrap();
    let proof = outside.path().join("proof.json");
    let keys = keys();
    let order = RetainOrder {
        days: None,
        attempt: Some(NEW),
        is_erasing: true,
        keys: Some(&keys),
        proof: Some(&proof),
        ..order(at)
    };
    let retained = retain(&order).unwrap();
    assert_eq!(retained.problems.0, []);
    assert_eq!(retained.erased.len(), 2);
    assert!(names(at).iter().all(|name| !name.contains(NEW)));
    assert!(names(at).contains(&format!("{OLD}.json")));
    let text = fs::read_to_string(&proof).unwrap();
    assert!(!text.contains(NEW));
    let read = ErasureProof::parse(&text).unwrap();
    assert_eq!(read.verify(&Trusted::of(&[keys.public("one")])), Ok(()));
    assert!(read.is_about(&retained.code.unwrap(), NEW));
    // A proof is never written over another.
    assert!(retain(&order).unwrap_err().0[0].message.contains("already"));
    fs::remove_file(&proof).unwrap();
    let nothing = retain(&order).unwrap();
    assert!(nothing.problems.0[0].message.contains("Nothing lies here"));
    assert!(!proof.exists());
}

#[test]
fn without_a_period_nothing_is_past_it() {
    let folder = folder();
    let order = RetainOrder {
        days: None,
        ..order(folder.path())
    };
    assert!(retain(&order).is_err());
    let text = assay_test_support::text("public/config.json");
    let config = folder.path().join("config.json");
    fs::write(&config, &text).unwrap();
    let named = RetainOrder {
        config: Some(&config),
        ..order
    };
    let problems = retain(&named).unwrap_err();
    assert_eq!(problems.0[0].path, "$.privacy.retention_days");
    let mut value: Value = serde_json::from_str(&text).unwrap();
    value["privacy"]["retention_days"] = 180.into();
    fs::write(&config, value.to_string()).unwrap();
    assert_eq!(retain(&named).unwrap().days, Some(180));
}

/// A configuration with the team's keys.
fn config(folder: &Path) -> PathBuf {
    let text = assay_test_support::text("public/config.json");
    let mut value: Value = serde_json::from_str(&text).unwrap();
    value["keys"] = json!([keys().public("one")]);
    let config = folder.join("config.json");
    fs::write(&config, value.to_string()).unwrap();
    config
}

#[test]
fn a_proof_is_verified_with_the_keys_of_the_configuration() {
    let (folder, outside) = (folder(), tempfile::tempdir().unwrap());
    let proof = outside.path().join("proof.json");
    let keys = keys();
    let retained = retain(&RetainOrder {
        is_erasing: true,
        keys: Some(&keys),
        proof: Some(&proof),
        ..order(folder.path())
    })
    .unwrap();
    assert_eq!(retained.code, None, "nobody asked");
    let config = config(outside.path());
    let found = |against: Against<'_>| {
        let mut verified = verify_all(std::slice::from_ref(&proof), against).unwrap();
        verified.remove(0).findings
    };
    let with_keys = Against {
        config: Some(&config),
        ..Against::default()
    };
    let findings = found(with_keys);
    assert!(findings.contradictions.0.is_empty() && findings.unchecked.0.is_empty());
    let unchecked = found(Against::default()).unchecked;
    assert!(unchecked.0[0].message.contains("not checked"));
    let about = Against {
        erased: Some((OLD, "00")),
        ..with_keys
    };
    assert_eq!(found(about).contradictions.0[0].path, "$.commitment");
    let text = fs::read_to_string(&proof).unwrap();
    fs::write(&proof, text.replace("\"attempts\":1", "\"attempts\":9")).unwrap();
    let changed = found(with_keys).contradictions;
    assert!(changed.0[0].message.contains("changed after"), "{changed}");
}

#[test]
fn the_program_says_by_its_exit_code_how_it_stands() {
    let folder = folder();
    let run = |words: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_assay"))
            .arg("retain")
            .arg(folder.path())
            .args(words)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned()
            + &String::from_utf8_lossy(&output.stderr);
        (output.status.code(), said)
    };
    // The attempts of the folder lie in the past of every day on which this runs, or in its future.
    let (code, said) = run(&["--days", "3650"]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = run(&["--days", "1", "--attempt", OLD]);
    assert_eq!(code, Some(2), "{said}");
    let (code, said) = run(&["--attempt", OLD]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("Nothing was erased"), "{said}");
    let (code, said) = run(&["--attempt", OLD, "--erase"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Erased: 3 files."), "{said}");
    let (code, said) = run(&["--attempt", "Ada"]);
    assert_eq!(code, Some(2), "{said}");
    let (code, said) = run(&[]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("--config"), "{said}");
}
