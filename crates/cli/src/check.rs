//! `assay check`: is this content sound, and does it fit together?

use super::bind::KEY_SCHEMA;
use super::schema::BundleSchema;
use crate::files::read;
use assay_core::assessment::{self, Assessment, Key};
use assay_core::config::{self, Config};
use assay_core::json::{Problems, Value};
use assay_core::record;
use assay_evaluation::{Evaluation, Kit, ScoringPolicy};
use std::path::{Path, PathBuf};

/// Checks files of any kind that Assay knows, each by itself, packs with their keys as pairs, and
/// configurations with what they name. Returns everything that is wrong.
pub fn check(files: &[PathBuf]) -> Problems {
    examine(files).0
}

/// As [`check`], with what should be mended although everything works without.
pub fn examine(files: &[PathBuf]) -> (Problems, Problems) {
    let mut checked = Checked::default();
    for file in files {
        checked.file(file);
    }
    checked.pairs();
    let mut found = Problems::default();
    for problem in checked.found.0 {
        // A file may be given itself and be named by a configuration as well.
        if !found.0.contains(&problem) {
            found.0.push(problem);
        }
    }
    (found, checked.warnings)
}

#[derive(Default)]
struct Checked {
    packs: Vec<Assessment>,
    keys: Vec<(String, Key)>,
    policies: Vec<(String, ScoringPolicy)>,
    found: Problems,
    warnings: Problems,
}

impl Checked {
    /// Keeps what is sound, notes what is not.
    fn note<T>(&mut self, outcome: Result<T, Problems>) -> Option<T> {
        outcome
            .map_err(|problems| self.found.0.extend(problems.0))
            .ok()
    }

    fn file(&mut self, file: &Path) {
        let name = file.display().to_string();
        let Some(value) = self.note(read(file)) else {
            return;
        };
        let schema = value.get("schema").and_then(Value::as_str).unwrap_or("");
        match schema.rsplit_once('/').map_or(schema, |(kind, _)| kind) {
            "assay/assessment" => {
                let pack = self.note(sized_pack(&name, &value));
                self.packs.extend(pack);
            }
            "assay/key" => {
                let key = self.note(Key::parse(&name, &value));
                self.keys.extend(key.map(|key| (name, key)));
            }
            "assay/config" => {
                let config = self.note(Config::parse(&name, &value));
                let warnings = config.into_iter().flat_map(|config| config.warnings);
                self.warnings.0.extend(warnings);
                self.content(file, &value);
            }
            "assay/answer-bundle" => {
                if self
                    .note(BundleSchema::new().check(&name, &value))
                    .is_some()
                {
                    self.found
                        .0
                        .extend(record::verify(&name, &value, None, None).all().0);
                }
            }
            "assay/kit" => {
                self.note(Kit::parse(&name, &value));
            }
            "assay/policy" => {
                let policy = self.note(ScoringPolicy::parse(&name, &value));
                self.policies.extend(policy.map(|policy| (name, policy)));
            }
            "assay/evaluation" => {
                self.note(Evaluation::read(&name, &value));
            }
            _ => {
                let known = [
                    assessment::SCHEMA,
                    KEY_SCHEMA,
                    config::SCHEMA,
                    record::SCHEMA,
                    assay_evaluation::KIT_SCHEMA,
                    assay_evaluation::POLICY_SCHEMA,
                    assay_evaluation::SCHEMA,
                ];
                self.note::<()>(Err(Problems::one(
                    &name,
                    "$.schema",
                    "This is no kind of document that is known here.",
                    &format!("Write one of: {}.", known.join(", ")),
                )));
            }
        }
    }

    /// What a configuration names has to be there and to fit together. It is looked at even where
    /// something else in the configuration is wrong, so that all is told at once.
    fn content(&mut self, file: &Path, config: &Value) {
        let named = |field: &str| {
            let path = config.get(field).and_then(Value::as_str)?;
            Some(file.parent().unwrap_or(Path::new("")).join(path))
        };
        let pack = named("assessment").and_then(|file| {
            let name = file.display().to_string();
            let outcome = read(&file).and_then(|value| sized_pack(&name, &value));
            self.note(outcome)
        });
        if config.get("grading").and_then(Value::as_str) == Some("reviewer") {
            return;
        }
        let Some(file) = named("key") else { return };
        let name = file.display().to_string();
        let key = self.note(read(&file).and_then(|value| Key::parse(&name, &value)));
        if let (Some(pack), Some(key)) = (pack, key) {
            self.note(key.check_pair(&name, &pack));
        }
    }

    /// Each key with the pack it says it belongs to; a single key with a single pack in any case.
    fn pairs(&mut self) {
        let alone = self.packs.len() == 1 && self.keys.len() == 1;
        for (name, key) in &self.keys {
            let same = |pack: &&Assessment| pack.id == key.assessment_id;
            let bound = |pack: &&Assessment| pack.sha256 == key.assessment_sha256;
            let pack = self.packs.iter().find(bound);
            let pack = pack.or_else(|| self.packs.iter().find(same));
            let pack = pack.or(self.packs.first().filter(|_| alone));
            if let Some(Err(problems)) = pack.map(|pack| key.check_pair(name, pack)) {
                self.found.0.extend(problems.0);
            }
        }
        // A policy is about the one key that is given along with it; about which of several it does not say.
        if let [(_, key)] = &self.keys[..] {
            for (name, policy) in &self.policies {
                if let Err(problems) = policy.check_pair(name, key) {
                    self.found.0.extend(problems.0);
                }
            }
        }
    }
}

/// A pack whose limits let no bundle become too large to be sent.
fn sized_pack(name: &str, value: &Value) -> Result<Assessment, Problems> {
    let pack = Assessment::parse(name, value)?;
    record::check_size(name, &pack)?;
    Ok(pack)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bind;
    use std::fs;

    /// The shipped configuration, pack and key in a folder of their own, after some changes.
    fn copied(name: &str, changes: &[(&str, &str, &str)]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("assay-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("assessments")).unwrap();
        for file in [
            "config.json",
            "assessments/cto-smb.json",
            "assessments/cto-smb.key.json",
        ] {
            let mut text = assay_test_support::text(&format!("public/{file}"));
            for (_, from, to) in changes.iter().filter(|(changed, ..)| *changed == file) {
                assert!(text.contains(from), "{from}");
                text = text.replacen(from, to, 1);
            }
            fs::write(folder.join(file), text).unwrap();
        }
        folder
    }

    #[test]
    fn a_configuration_brings_its_pack_and_key_along() {
        let changes = [
            ("config.json", "\"POST\"", "\"GET\""),
            ("assessments/cto-smb.json", "\"version\"", "\"versoin\""),
            ("assessments/cto-smb.key.json", "\"policy\"", "\"polcy\""),
        ];
        let folder = copied("config", &changes);
        let found = check(&[folder.join("config.json")]).0;
        for (file, path) in [
            ("config.json", "$.submission.method"),
            ("cto-smb.json", "$.versoin"),
            ("cto-smb.key.json", "$.polcy"),
        ] {
            let is_told = |problem: &assay_core::json::Problem| {
                problem.file.ends_with(file) && problem.path == path && !problem.remedy.is_empty()
            };
            assert!(found.iter().any(is_told), "{path}: {found:?}");
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_weak_color_is_a_warning_and_nothing_wrong() {
        let weak = (
            "config.json",
            "\"team\": {",
            "\"team\": { \"accent\": \"#ffcc00\",",
        );
        let folder = copied("colour", &[weak]);
        let (found, warnings) = examine(&[folder.join("config.json")]);
        assert!(found.0.is_empty(), "{found}");
        assert_eq!(warnings.0.len(), 1);
        assert_eq!(warnings.0[0].path, "$.team.accent");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn binding_mends_a_pair_and_changes_nothing_else() {
        let changes = [(
            "assessments/cto-smb.json",
            "\"title\": \"",
            "\"title\": \"The ",
        )];
        let folder = copied("bind", &changes);
        let pack = folder.join("assessments/cto-smb.json");
        let key = folder.join("assessments/cto-smb.key.json");
        let before = fs::read_to_string(&key).unwrap();
        let pair = [pack.clone(), key.clone(), folder.join("config.json")];
        let found = check(&pair).0;
        assert_eq!(found.len(), 1, "told once: {found:?}");
        assert_eq!(found[0].path, "$.assessment.sha256");
        assert!(bind(&key, &pack).is_err(), "the wrong way round");
        let digest = bind(&pack, &key).unwrap();
        assert!(check(&pair).0.is_empty());
        let after = fs::read_to_string(&key).unwrap();
        let old = Key::parse("key", &assay_core::json::parse("key", &before).unwrap()).unwrap();
        assert_eq!(after, before.replace(&old.assessment_sha256, &digest));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn unknown_documents_and_missing_files_are_told_apart() {
        let folder = copied("unknown", &[("config.json", "assay/config/1", "other/1")]);
        let found = check(&[folder.join("config.json"), folder.join("none.json")]).0;
        assert_eq!(found[0].path, "$.schema");
        assert!(found[1].message.contains("could not be read"));
        fs::remove_dir_all(folder).unwrap();
    }
}
