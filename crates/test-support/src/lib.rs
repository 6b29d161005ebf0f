//! For tests only: the files of this repository, honest attempts, and ways to tamper with them.
#![allow(missing_docs, reason = "the tests say what they need it for")]

pub mod bundle;
pub mod changes;
pub mod ends;
pub mod random;
pub mod session;

use assay_core::config::{Config, Submission};
use assay_core::document::{self, Value};
use std::path::PathBuf;

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The text of a file, by its path from the root of the repository.
pub fn text(name: &str) -> String {
    let path = root().join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The document in a file, by its path from the root of the repository.
pub fn read(name: &str) -> Value {
    document::parse(name, &text(name)).unwrap()
}

/// Returns what a configuration says of its endpoint; `extra` goes on after its address.
pub fn submission(extra: &str) -> Submission {
    let text = format!(
        r#"{{"schema":"assay/config/1","assessment":"a.json","key":"k.json","team":{{"name":"T"}},
           "contact":{{"name":"C"}},"submission":{{"url":"in/{{campaign}}/{{attempt_id}}?by={{invitation}}"{extra}}}}}"#
    );
    let value = document::parse("config.json", &text).unwrap();
    Config::parse("config.json", &value).unwrap().submission
}
