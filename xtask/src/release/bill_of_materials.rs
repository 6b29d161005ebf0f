//! The list of all parts of a release, with licenses and digests, in the format of CycloneDX 1.5.
//!
//! `cargo-cyclonedx` writes such lists into the folders of the sources, with the time and this machine's paths in them, so
//! that no two are the same. This takes the same from the same place, `cargo metadata`.

use crate::command::{cargo, output, root};
use crate::failure::Failure;
use crate::files::read;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What is handed out: three programs for browsers and one for Linux.
const SHIPPED: [&str; 4] = ["assay", "assay-recruiter", "assay-sandbox", "assay-cli"];

/// Writes the list.
pub fn write(file: &Path) -> Result<(), Failure> {
    let metadata = output(&mut cargo([
        "metadata",
        "--format-version",
        "1",
        "--locked",
    ]))
    .ok_or("`cargo metadata` failed.")?;
    let metadata: Value = serde_json::from_str(&metadata)
        .map_err(|error| format!("`cargo metadata` was not understood: {error}."))?;
    let lock = read(&root().join("Cargo.lock"))?;
    crate::files::write(file, format!("{:#}\n", bill(&metadata, &checksums(&lock))))
}

/// Returns the list for what `cargo metadata` says.
fn bill(metadata: &Value, checksums: &BTreeMap<(String, String), String>) -> Value {
    let nodes: BTreeMap<&str, &Value> = list(&metadata["resolve"]["nodes"])
        .filter_map(|node| Some((node["id"].as_str()?, node)))
        .collect();
    let packages: BTreeMap<&str, &Value> = list(&metadata["packages"])
        .filter_map(|package| Some((package["id"].as_str()?, package)))
        .collect();
    let shipped = packages
        .iter()
        .filter(|(_, package)| SHIPPED.contains(&text(package, "name")))
        .map(|(id, _)| *id);
    let mut parts = BTreeSet::new();
    let mut open: Vec<&str> = shipped.collect();
    while let Some(id) = open.pop() {
        if parts.insert(id)
            && let Some(node) = nodes.get(id)
        {
            open.extend(needed(node));
        }
    }
    // By name and version: identifiers of our own packages hold the folder that they lie in.
    let mut components = BTreeMap::new();
    let mut dependencies = BTreeMap::new();
    let reference = |id: &str| packages.get(id).map(|package| address(package));
    for id in parts {
        let Some(package) = packages.get(id) else {
            continue;
        };
        components.insert(address(package), component(package, checksums));
        let on: BTreeSet<String> = nodes
            .get(id)
            .map(|node| needed(node).filter_map(reference).collect())
            .unwrap_or_default();
        dependencies.insert(
            address(package),
            json!({ "ref": address(package), "dependsOn": on }),
        );
    }
    json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "assay-release",
                "name": "Assay",
                "version": env!("CARGO_PKG_VERSION"),
            },
            // Without the time and a number of its own, as two builds of the same sources have to be the same.
            "properties": [{ "name": "cdx:reproducible", "value": "true" }],
        },
        "components": components.into_values().collect::<Vec<_>>(),
        "dependencies": dependencies.into_values().collect::<Vec<_>>(),
    })
}

/// Returns the packages that one takes along, without those that only build or test it.
fn needed(node: &Value) -> impl Iterator<Item = &str> {
    list(&node["deps"])
        .filter(|dependency| list(&dependency["dep_kinds"]).any(|kind| kind["kind"].is_null()))
        .filter_map(|dependency| dependency["pkg"].as_str())
}

fn component(package: &Value, checksums: &BTreeMap<(String, String), String>) -> Value {
    let (name, version) = (text(package, "name"), text(package, "version"));
    let mut component = Map::new();
    let mut put = |field: &str, value: Value| component.insert(field.into(), value);
    put("type", "library".into());
    put("bom-ref", address(package).into());
    put("name", name.into());
    put("version", version.into());
    put("purl", address(package).into());
    if let Some(license) = package["license"].as_str() {
        // Some still write a slash, which is no operator of SPDX.
        let expression = license.replace('/', " OR ");
        put("licenses", json!([{ "expression": expression }]));
    }
    if let Some(checksum) = checksums.get(&(name.to_owned(), version.to_owned())) {
        put("hashes", json!([{ "alg": "SHA-256", "content": checksum }]));
    }
    if let Some(repository) = package["repository"].as_str() {
        put(
            "externalReferences",
            json!([{ "type": "vcs", "url": repository }]),
        );
    }
    component.into()
}

/// Returns the address of a package by the rules of package URLs. Only what comes from the registry can be fetched by it.
fn address(package: &Value) -> String {
    format!(
        "pkg:cargo/{}@{}",
        text(package, "name"),
        text(package, "version").replace('+', "%2B")
    )
}

/// Returns the digests of packages by name and version, as `Cargo.lock` lists them.
fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let field = |package: &str, name: &str| {
        let (_, rest) = package.split_once(&format!("\n{name} = \""))?;
        Some(rest.split_once('"')?.0.to_owned())
    };
    lock.split("[[package]]")
        .filter_map(|package| {
            let about = (field(package, "name")?, field(package, "version")?);
            Some((about, field(package, "checksum")?))
        })
        .collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_what_is_shipped_with_licenses_and_digests_and_nothing_that_only_tests() {
        let package = |id: &str, name: &str, license: &str| json!({ "id": id, "name": name, "version": "1.0.0", "license": license });
        let on = |id: &str, kind: Value| json!({ "pkg": id, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [
                package("path+file:///home/somebody/crates/cli#1", "assay-cli", "MIT"),
                package("serde#1", "serde", "MIT/Apache-2.0"),
                package("proptest#1", "proptest", "MIT"),
            ],
            "resolve": { "nodes": [
                {
                    "id": "path+file:///home/somebody/crates/cli#1",
                    "deps": [on("serde#1", Value::Null), on("proptest#1", "dev".into())],
                },
                { "id": "serde#1", "deps": [] },
            ] },
        });
        let lock = "version = 4\n\n[[package]]\nname = \"serde\"\nversion = \"1.0.0\"\nsource = \"registry\"\nchecksum = \"ab12\"\n";
        let bill = bill(&metadata, &checksums(lock));
        let names: Vec<&str> = list(&bill["components"])
            .map(|component| text(component, "name"))
            .collect();
        assert_eq!(names, ["assay-cli", "serde"]);
        let serde = &bill["components"][1];
        assert_eq!(serde["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(serde["hashes"][0]["content"], "ab12");
        assert_eq!(
            bill["dependencies"][0],
            json!({ "ref": "pkg:cargo/assay-cli@1.0.0", "dependsOn": ["pkg:cargo/serde@1.0.0"] })
        );
        assert!(!bill.to_string().contains("somebody"));
    }
}
