//! What is noted of attempts that came first goes with them, or stays without naming them.

use super::{BROKEN, NEW, OLD, SEALED, bundle, date, folder, names, order, write};
use assay_cli::retain::{RetainOrder, retain};
use assay_core::document::json;
use std::fs;
use std::path::Path;

/// Notes in `first-attempts` that attempts came first, each made at a time.
fn note(folder: &Path, names: &[(&str, &str, &str)]) {
    let notes = folder.join("first-attempts");
    fs::create_dir_all(&notes).unwrap();
    for (name, text, at) in names {
        write(&notes, name, text);
        date(&notes, name, at);
    }
}

fn noted(folder: &Path) -> Vec<(String, String)> {
    let notes = folder.join("first-attempts");
    let text = |name: &String| fs::read_to_string(notes.join(name)).unwrap();
    let all = names(&notes).into_iter();
    all.map(|name| (name.clone(), text(&name))).collect()
}

fn pair(name: &str, text: &str) -> (String, String) {
    (name.into(), text.into())
}

#[test]
fn at_the_end_of_the_period_what_is_noted_of_the_first_attempt_goes_too() {
    let folder = folder();
    let at = folder.path();
    let (old, new) = ("2026-03-01T10:00:00.000Z", "2026-09-01T10:00:00.000Z");
    note(
        at,
        &[
            ("a", OLD, new),
            ("b", NEW, old),
            // Nobody has these any more: erased by hand, or on request.
            ("c", BROKEN, old),
            ("d", "erased", old),
            ("e", "erased", new),
        ],
    );
    let before = noted(at);
    retain(&order(at)).unwrap();
    assert_eq!(noted(at), before, "nothing was asked for");
    let retained = retain(&RetainOrder {
        is_erasing: true,
        ..order(at)
    })
    .unwrap();
    assert_eq!((retained.erased.len(), retained.notes_erased), (3, 3));
    assert_eq!(retained.problems.0, []);
    assert_eq!(noted(at), [pair("b", NEW), pair("e", "erased")]);
}

#[test]
fn on_request_the_note_of_a_first_attempt_stays_and_names_nobody() {
    let folder = folder();
    let at = folder.path();
    let old = "2026-03-01T10:00:00.000Z";
    note(at, &[("a", NEW, old), ("b", OLD, old), ("c", BROKEN, old)]);
    let order = RetainOrder {
        days: None,
        attempt: Some(NEW),
        is_erasing: true,
        ..order(at)
    };
    let retained = retain(&order).unwrap();
    assert_eq!((retained.erased.len(), retained.notes_erased), (1, 0));
    let expected = [pair("a", "erased"), pair("b", OLD), pair("c", BROKEN)];
    assert_eq!(noted(at), expected);
    // It has the time that it had, and goes when that is past the period.
    let again = retain(&RetainOrder {
        days: Some(180),
        attempt: None,
        ..order
    })
    .unwrap();
    assert_eq!((again.notes_erased, noted(at)), (3, Vec::new()));
}

#[test]
fn the_note_of_an_attempt_that_went_on_stays_with_what_went_on_from_it() {
    let folder = folder();
    let at = folder.path();
    let mut later = bundle(SEALED, "2026-09-01T10:00:00.000Z");
    later["continues"] = json!({ "attempt_id": BROKEN, "sha256": "", "earlier": [OLD] });
    write(at, &format!("{SEALED}.json"), &later.to_string());
    note(at, &[("a", OLD, "2026-03-01T10:00:00.000Z")]);
    let by_period = RetainOrder {
        is_erasing: true,
        ..order(at)
    };
    assert_eq!(retain(&by_period).unwrap().erased.len(), 3);
    assert_eq!(noted(at), [pair("a", OLD)]);
    let on_request = RetainOrder {
        days: None,
        attempt: Some(SEALED),
        ..by_period
    };
    assert_eq!(retain(&on_request).unwrap().erased.len(), 1);
    assert_eq!(noted(at), [pair("a", "erased")]);
}
