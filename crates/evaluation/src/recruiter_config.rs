//! The configuration of the recruiter's page, `recruiter.json`: what lies beside the page on its host.

use super::optional::or_default;
use assay_core::document::{self, Problems, Text, Value};
use serde::Deserialize;

/// Lists the files that the recruiter's page loads from its own host. Addresses are relative to the page. A list that is
/// left out is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(title = "Configuration of the recruiter's page of Assay, version 1")
)]
pub struct RecruiterConfig {
    /// Address of this schema, so that an editor completes and checks the file. It counts for nothing else.
    #[serde(rename = "$schema", default)]
    _schema_hint: Option<String>,
    /// Packs of the tests that candidates sit. The first is the one that preview and policy are about.
    #[serde(default, deserialize_with = "or_default")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<Text>>"))]
    pub packs: Vec<Text>,
    /// Keys of the packs. Give them out only where nobody but recruiters reaches the page; a page without keys asks for
    /// the files.
    #[serde(default, deserialize_with = "or_default")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<Text>>"))]
    pub keys: Vec<Text>,
    /// Interview kits.
    #[serde(default, deserialize_with = "or_default")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<Text>>"))]
    pub kits: Vec<Text>,
    /// Scoring policies. The last that fits a pack counts, until somebody puts another in force.
    #[serde(default, deserialize_with = "or_default")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<Text>>"))]
    pub policies: Vec<Text>,
    /// Folder in which `assay serve` lists the answers that arrived, with a slash at its end.
    #[serde(default)]
    pub receiver: Option<Text>,
}

impl RecruiterConfig {
    /// Reads a configuration. `file` is the name used in messages.
    ///
    /// # Errors
    /// Returns the first field that does not fit.
    pub fn parse(file: &str, value: &Value) -> Result<Self, Problems> {
        document::read(file, value)
    }

    /// Returns the JSON Schema of the configuration, for editors and for `assay check`.
    #[cfg(feature = "schema")]
    pub fn schema() -> schemars::Schema {
        schemars::schema_for!(RecruiterConfig)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> Result<RecruiterConfig, Problems> {
        RecruiterConfig::parse(
            "recruiter.json",
            &document::parse("recruiter.json", text).unwrap(),
        )
    }

    #[test]
    fn the_shipped_configuration_is_read() {
        let shipped = config(include_str!("../../../public/recruiter/recruiter.json")).unwrap();
        assert_eq!(&*shipped.packs[0], "assessments/cto-smb.json");
        assert_eq!(shipped.receiver.as_deref(), Some("bundles/"));
    }

    #[test]
    fn a_list_that_is_left_out_is_empty() {
        assert_eq!(config("{}").unwrap(), RecruiterConfig::default());
        let config = config(r#"{"packs": null, "receiver": null}"#).unwrap();
        assert_eq!(config, RecruiterConfig::default());
    }

    #[test]
    fn what_does_not_fit_is_named() {
        for (text, path) in [
            (r#"{"pack": []}"#, "$.pack"),
            (r#"{"packs": ["a.json", " "]}"#, "$.packs[1]"),
            (r#"{"receiver": true}"#, "$.receiver"),
        ] {
            assert_eq!(config(text).unwrap_err().0[0].path, path);
        }
    }
}
