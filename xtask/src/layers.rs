//! The order of the crates: what may stand on what. Cargo would let a lower crate name a higher one in its manifest; this
//! check does not.

use crate::command::{cargo, output};
use crate::failure::Failure;
use serde_json::Value;
use std::collections::BTreeMap;

/// Every crate of the workspace, from the lowest to the highest, with the crates of ours that it may name. What serves the
/// tests may be named by all, as a dependency of tests only.
const ORDER: [(&str, &[&str]); 11] = [
    ("assay-core", &[]),
    ("assay-crypto", &["assay-core"]),
    ("assay-evaluation", &["assay-core", "assay-crypto"]),
    ("assay-endpoint-check", &["assay-core"]),
    ("assay-web", &["assay-core"]),
    (
        "assay-cli",
        &[
            "assay-core",
            "assay-crypto",
            "assay-evaluation",
            "assay-endpoint-check",
        ],
    ),
    (
        "assay",
        &[
            "assay-core",
            "assay-crypto",
            "assay-endpoint-check",
            "assay-web",
        ],
    ),
    (
        "assay-recruiter",
        &[
            "assay-core",
            "assay-crypto",
            "assay-evaluation",
            "assay-web",
        ],
    ),
    (
        "assay-sandbox",
        &[
            "assay",
            "assay-core",
            "assay-evaluation",
            "assay-recruiter",
            "assay-web",
        ],
    ),
    ("assay-simulation", &["assay-core"]),
    ("assay-test-support", &["assay-core"]),
];

/// What the crates without a browser must not depend on, directly.
const WEB: [&str; 7] = [
    "js-sys",
    "leptos",
    "leptos_i18n",
    "leptos_router",
    "wasm-bindgen",
    "wasm-bindgen-futures",
    "web-sys",
];

/// What the candidate's app and what it stands on must not depend on, directly.
const NATIVE: [&str; 5] = ["axum", "hyper", "jsonschema", "rustls", "ureq"];

/// Checks the manifests of the workspace.
///
/// # Errors
/// Names every dependency that runs against the order.
pub fn check() -> Result<(), Failure> {
    let words = ["metadata", "--format-version", "1", "--no-deps", "--locked"];
    let text = output(&mut cargo(words)).ok_or("`cargo metadata` failed.")?;
    let metadata: Value =
        serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}."))?;
    let faults = faults(&metadata);
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.join("\n"))
    }
}

fn faults(metadata: &Value) -> Vec<String> {
    let order: BTreeMap<&str, &[&str]> = ORDER.into_iter().collect();
    let mut faults = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        if name == "xtask" {
            continue;
        }
        let Some(below) = order.get(name) else {
            faults.push(format!(
                "{name} is not in the order of the crates (xtask/src/layers.rs)."
            ));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            // Tests may look from above.
            if dependency["kind"] == "dev" {
                continue;
            }
            let on = dependency["name"].as_str().unwrap_or_default();
            let is_ours = order.contains_key(on);
            let is_web = WEB.contains(&on) && is_without_web(name);
            let is_native = NATIVE.contains(&on) && name != "assay-cli";
            if (is_ours && !below.contains(&on)) || is_web || is_native {
                faults.push(format!("{name} must not depend on {on}."));
            }
        }
    }
    faults
}

fn is_without_web(name: &str) -> bool {
    [
        "assay-core",
        "assay-crypto",
        "assay-evaluation",
        "assay-endpoint-check",
        "assay-cli",
        "assay-simulation",
        "assay-test-support",
    ]
    .contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn package(name: &str, on: &str, kind: Option<&str>) -> Value {
        json!({ "packages": [{ "name": name, "dependencies": [{ "name": on, "kind": kind }] }] })
    }

    #[test]
    fn the_workspace_keeps_the_order() {
        check().unwrap();
    }

    #[test]
    fn what_runs_against_the_order_is_named() {
        for (name, on) in [
            ("assay-core", "assay-evaluation"),
            ("assay-core", "web-sys"),
            ("assay-evaluation", "leptos"),
            ("assay-web", "assay"),
            ("assay-recruiter", "assay"),
            ("assay", "assay-recruiter"),
            ("assay", "axum"),
        ] {
            let found = faults(&package(name, on, None));
            assert_eq!(found, [format!("{name} must not depend on {on}.")]);
        }
        assert!(faults(&package("assay-core", "assay-test-support", Some("dev"))).is_empty());
        assert_eq!(faults(&package("assay-new", "serde", None)).len(), 1);
    }
}
