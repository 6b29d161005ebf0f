//! What no field of a kit can say by itself: nothing is blank or empty, and no identifier is there twice.

use super::document::KitDocument;
use super::parts::MessageTemplate;
use assay_core::document::{Identifier, Problems, Value};

/// The lists that may be empty.
const MAY_BE_EMPTY: &str = ".ask";

/// Finds every text that is blank, and every list with nothing in it.
pub(super) fn blanks(file: &str, kit: &Value, problems: &mut Problems) {
    blanks_at(file, "$", kit, problems);
}

fn blanks_at(file: &str, path: &str, value: &Value, problems: &mut Problems) {
    match value {
        Value::String(text) if text.trim().is_empty() => {
            let message = "Text is needed here, and it is blank.";
            problems.add(file, path, message, "Write it in quotes; not empty.");
        }
        Value::Array(list) => {
            if list.is_empty() && !path.ends_with(MAY_BE_EMPTY) {
                let message = "A list with something in it is needed here.";
                problems.add(file, path, message, "Write at least one entry.");
            }
            for (at, value) in list.iter().enumerate() {
                blanks_at(file, &format!("{path}[{at}]"), value, problems);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                blanks_at(file, &format!("{path}.{name}"), value, problems);
            }
        }
        _ => {}
    }
}

/// Checks the identifiers of each list: how they are written, and that none is there twice.
pub(super) fn identifiers(file: &str, kit: &KitDocument, problems: &mut Problems) {
    let core = kit.interview.core.iter().map(|one| one.id.as_str());
    let bank = kit.interview.bank.iter().map(|one| one.id.as_str());
    let flags = kit.red_flags.iter().map(|one| one.id.as_str());
    let template = |one: &MessageTemplate| one.id.name();
    check_list(file, "$.interview.core", core, problems);
    check_list(file, "$.interview.bank", bank, problems);
    check_list(file, "$.red_flags", flags, problems);
    check_list(
        file,
        "$.letters",
        kit.messages.iter().map(template),
        problems,
    );
}

fn check_list<'a>(
    file: &str,
    list: &str,
    ids: impl Iterator<Item = &'a str>,
    problems: &mut Problems,
) {
    let mut before: Vec<&str> = Vec::new();
    for (at, id) in ids.enumerate() {
        let path = format!("{list}[{at}].id");
        // One that is blank has been reported.
        if !id.trim().is_empty() && Identifier::try_from(String::from(id)).is_err() {
            let message = "An identifier has other characters than it may.";
            let remedy = "Use lower-case letters, digits and hyphens, at most 60.";
            problems.add(file, &path, message, remedy);
        }
        if before.contains(&id) {
            let message = format!("The identifier \"{id}\" is there twice.");
            problems.add(file, &path, &message, "Give each entry its own.");
        }
        before.push(id);
    }
}
