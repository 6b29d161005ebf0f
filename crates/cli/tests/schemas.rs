//! The published JSON Schemas are those of the types that read the documents. `ASSAY_SCHEMA=write` writes them again.

use assay_cli::Structure;
use assay_core::assessment::{Assessment, Key};
use assay_core::attempt::Entry;
use assay_core::config::Config;
use assay_core::document::parse;
use assay_core::record::{AnswerBundle, Receipt};
use assay_core::scoring::Grade;
use assay_crypto::{Envelope, ErasureProof};
use assay_endpoint_check::Probe;
use assay_evaluation::{Evaluation, Kit, PersonRecord, RecruiterConfig, ScoringPolicy, TeamFile};
use schemars::Schema;

/// Every published schema: its file in `public/schema/`, and where it comes from.
fn schemas() -> Vec<(&'static str, Schema)> {
    vec![
        ("answer-bundle-1.json", AnswerBundle::schema()),
        ("assessment-1.json", Assessment::schema()),
        ("config-1.json", Config::schema()),
        ("envelope-1.json", Envelope::schema()),
        ("erasure-1.json", ErasureProof::schema()),
        ("evaluation-2.json", Evaluation::schema()),
        ("grade-2.json", Grade::schema()),
        ("journal-1.json", Entry::schema()),
        ("key-1.json", Key::schema()),
        ("kit-1.json", Kit::schema()),
        ("person-record-1.json", PersonRecord::schema()),
        // Policy files in the field point to the first name; both versions are described under either.
        ("policy-1.json", ScoringPolicy::schema()),
        ("policy-2.json", ScoringPolicy::schema()),
        ("probe-1.json", Probe::schema()),
        ("receipt-1.json", Receipt::schema()),
        ("recruiter-1.json", RecruiterConfig::schema()),
        ("team-2.json", TeamFile::schema()),
    ]
}

#[test]
fn the_published_schemas_are_current() {
    let writes = std::env::var_os("ASSAY_SCHEMA").is_some_and(|word| word == "write");
    for (name, schema) in schemas() {
        let now = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        let file = assay_test_support::root().join("public/schema").join(name);
        if writes {
            std::fs::write(&file, &now).unwrap();
        }
        let published = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(
            published == now,
            "public/schema/{name} is not current: run ASSAY_SCHEMA=write cargo test -p assay-cli --test schemas"
        );
    }
}

#[test]
fn every_schema_can_be_used_and_explains_its_fields() {
    for (name, schema) in schemas() {
        let value = schema.to_value();
        assert!(Structure::new(value.clone()).is_sound(), "{name}");
        assert!(value["title"].is_string(), "{name}");
        for (field, schema) in value["properties"].as_object().into_iter().flatten() {
            assert!(schema["description"].is_string(), "{name}: {field}");
        }
    }
}

#[test]
fn the_shipped_configuration_leads_an_editor_to_its_schema() {
    let text = assay_test_support::text("public/config.json");
    let config = parse("config.json", &text).unwrap();
    let schema = config["$schema"].as_str().unwrap();
    assert!(
        assay_test_support::root()
            .join("public")
            .join(schema)
            .exists()
    );
    assert_eq!(schema, "schema/config-1.json");
    let problems = Structure::new(Config::schema().to_value()).check("config.json", &config);
    assert_eq!(problems.0, []);
}
