//! Keys: what is accepted, and what is reported where.

use super::{pair, read};
use assay_core::assessment::Key;
use assay_core::document::{Problems, Value};

#[test]
fn a_key_that_fits_its_pack_is_accepted() {
    let (pack, key) = pair();
    key.check_pair("key", &pack).unwrap();
    key.check_pair("key", &pack).unwrap();
}

#[test]
fn every_fault_of_a_key_is_reported_at_its_place() {
    let (pack, _) = pair();
    for fault in read("key-faults").as_array().unwrap() {
        let mut key = read("key");
        key["assessment"]["sha256"] = pack.sha256.as_str().into();
        let at = fault["at"].as_str().unwrap();
        let (parent, name) = at.rsplit_once('/').unwrap();
        let parent = key.pointer_mut(parent).unwrap();
        match (fault.get("value"), parent) {
            (Some(value), Value::Array(list)) => {
                list[name.parse::<usize>().unwrap()] = value.clone()
            }
            (Some(value), parent) => parent[name] = value.clone(),
            (None, parent) => drop(parent.as_object_mut().unwrap().remove(name).unwrap()),
        }
        let problems: Problems = Key::parse("key", &key)
            .and_then(|key| key.check_pair("key", &pack))
            .expect_err(at);
        let text = |name: &str| fault[name].as_str().unwrap_or("");
        assert!(
            problems.0.iter().any(|problem| problem.path == text("path")
                && problem.message.contains(text("message"))
                && problem.remedy.contains(text("remedy"))),
            "{fault}\n{problems}"
        );
    }
}
