//! `assay check`: is this content sound, and does it fit together?

mod kind;
mod structure;

pub use structure::Structure;

use crate::files::{check_for_browsers, mark_of, read};
use assay_core::assessment::{self, Assessment, Key};
use assay_core::config::{self, ConfigHeader, Grading};
use assay_core::document::{Problems, Value};
use assay_evaluation::ScoringPolicy;
use kind::{Document, KINDS, Kind};
use std::path::{Path, PathBuf};

/// Checks files of any kind that Assay knows, each by itself, packs with their keys as pairs, and
/// configurations with what they name. Returns everything that is wrong.
pub fn check(files: &[PathBuf]) -> Problems {
    examine(files).0
}

/// Checks as [`check`] does, and returns as well what should be improved although everything works without.
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
        self.warnings.0.extend(mark_of(file).unwrap_or_default().0);
        let Some(kind) = self.note(Kind::of(&name, &value)) else {
            return;
        };
        if !kind.is_sealed {
            self.note(check_for_browsers(file));
        }
        match self.note(kind.read(&name, &value)) {
            Some(Document::Pack(pack)) => self.packs.push(pack),
            Some(Document::Key(key)) => self.keys.push((name, *key)),
            Some(Document::Policy(policy)) => self.policies.push((name, policy)),
            Some(Document::Config(config)) => self.warnings.0.extend(config.warnings),
            Some(Document::Other) | None => {}
        }
        if kind.name == config::SCHEMA {
            self.content(file, &value);
        }
    }

    /// Reads a file that has to be of one kind.
    fn named<T>(&mut self, file: &Path, name: &str, pick: fn(Document) -> Option<T>) -> Option<T> {
        let label = file.display().to_string();
        let outcome = read(file).and_then(|value| {
            self.note(check_for_browsers(file));
            let kind = KINDS.iter().find(|kind| kind.name == name);
            kind.map(|kind| kind.read(&label, &value)).transpose()
        });
        self.note(outcome).flatten().and_then(pick)
    }

    /// Checks that what a configuration names is there and fits together. It is looked at even where
    /// something else in the configuration is wrong, so that all is said at once.
    fn content(&mut self, file: &Path, config: &Value) {
        let config = ConfigHeader::of(config);
        let beside = |path: String| file.parent().unwrap_or(Path::new("")).join(path);
        let pack = config.assessment.map(beside).and_then(|file| {
            self.named(&file, assessment::SCHEMA, |document| match document {
                Document::Pack(pack) => Some(pack),
                _ => None,
            })
        });
        if config.grading == Some(Grading::Reviewer) {
            return;
        }
        let Some(file) = config.key.map(beside) else {
            return;
        };
        let key = self.named(&file, assessment::KEY_SCHEMA, |document| match document {
            Document::Key(key) => Some(*key),
            _ => None,
        });
        if let (Some(pack), Some(key)) = (pack, key) {
            self.note(key.check_pair(&file.display().to_string(), &pack));
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
    fn letters_that_were_lost_before_are_reported_as_browsers_will() {
        let lost = (
            "assessments/cto-smb.json",
            "\"title\": \"",
            "\"title\": \"\u{fffd}",
        );
        let folder = copied("lost", &[lost]);
        for file in ["config.json", "assessments/cto-smb.json"] {
            let found = check(&[folder.join(file)]).0;
            let is_reported = |problem: &assay_core::document::Problem| {
                problem.file.ends_with("cto-smb.json") && problem.message.contains("ANSI")
            };
            assert!(found.iter().any(is_reported), "{file}: {found:?}");
        }
        fs::remove_dir_all(folder).unwrap();
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
            let is_reported = |problem: &assay_core::document::Problem| {
                problem.file.ends_with(file) && problem.path == path && !problem.remedy.is_empty()
            };
            assert!(found.iter().any(is_reported), "{path}: {found:?}");
        }
        fs::remove_dir_all(folder).unwrap();
    }

    /// Returns what is wrong with the shipped configuration after some changes: paths, and whether each is there once.
    fn paths_of(name: &str, changes: &[(&str, &str)]) -> Vec<String> {
        let changes: Vec<_> = changes
            .iter()
            .map(|(from, to)| ("config.json", *from, *to))
            .collect();
        let folder = copied(name, &changes);
        let found = check(&[folder.join("config.json")]).0;
        fs::remove_dir_all(folder).unwrap();
        let mut paths: Vec<String> = found.into_iter().map(|problem| problem.path).collect();
        paths.sort();
        paths
    }

    #[test]
    fn every_mistake_of_a_file_is_listed_at_once() {
        let changes = [
            ("\"language\": \"en\"", "\"language\": \" \", \"color\": 1"),
            ("\"show_score\": false", "\"show_score\": \"no\""),
            ("\"draw_by\": \"campaign\"", "\"draw_by\": \"dice\""),
            ("\"optional\", \"reference\"", "\"maybe\", \"referense\""),
            (
                "\"contact\": { \"name\": \"the hiring team\",",
                "\"contact\": {",
            ),
            ("submissions/{attempt_id}", "http://example.com/{attempt_id"),
            ("[200, 201]", "[99, \"201\"]"),
            ("20000", "1"),
        ];
        assert_eq!(
            paths_of("every", &changes),
            [
                "$.candidate.email",
                "$.candidate.referense",
                "$.color",
                "$.contact.name",
                "$.draw_by",
                "$.language",
                "$.show_score",
                "$.submission.success.statuses[0]",
                "$.submission.success.statuses[1]",
                "$.submission.timeout_ms",
                "$.submission.url",
                "$.submission.url"
            ]
        );
    }

    #[test]
    fn rules_between_fields_are_checked_in_spite_of_unknown_fields() {
        let changes = [("\"key\":", "\"keyy\":")];
        assert_eq!(paths_of("rules", &changes), ["$.key", "$.keyy"]);
    }

    #[test]
    fn another_version_is_said_and_so_is_what_else_is_wrong() {
        let changes = [
            ("assay/config/1", "assay/config/2"),
            ("\"POST\"", "\"GET\""),
        ];
        assert_eq!(
            paths_of("version", &changes),
            ["$.schema", "$.submission.method"]
        );
    }

    /// The schema says of an address nearly what the reader says of it.
    #[test]
    fn the_schema_and_the_reader_agree_on_addresses() {
        let schema = Structure::new(config::Config::schema().to_value());
        let text = assay_test_support::text("public/config.json");
        for url in [
            "in/{attempt_id}",
            "/in?next=https://elsewhere.example",
            "in/a:b",
            "https://example.com:8443/{campaign}",
            "HTTPS://example.com/",
            "http://localhost:8080/in",
            "http://127.0.0.1",
            "http://[::1]/in",
            "http://example.com/x",
            "http://localhost.example.com/",
            "http://localhost@example.com/",
            "ftp://example.com",
            "mailto:jobs@example.com",
            "//example.com/x",
            "https:example.com/x",
            "https://",
            "https://example.com:port/x",
            "https://{campaign}.example.com",
            "https://user:secret@example.com/",
            "in/{attempt}",
            "in/{attempt_id",
        ] {
            let text = text.replace("submissions/{attempt_id}", url);
            let value = assay_core::document::parse("config.json", &text).unwrap();
            let read = config::Config::parse("config.json", &value).is_ok();
            assert_eq!(
                schema.check("config.json", &value).0.is_empty(),
                read,
                "{url}"
            );
        }
    }

    #[test]
    fn a_weak_color_is_a_warning_and_nothing_wrong() {
        let weak = (
            "config.json",
            "\"team\": {",
            "\"team\": { \"accent\": \"#ffcc00\",",
        );
        let folder = copied("color", &[weak]);
        let (found, warnings) = examine(&[folder.join("config.json")]);
        assert!(found.0.is_empty(), "{found}");
        assert_eq!(warnings.0.len(), 1);
        assert_eq!(warnings.0[0].path, "$.team.accent");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn how_a_file_is_saved_is_named() {
        let folder = copied("encoding", &[("config.json", "Example Company", "Müller")]);
        let file = folder.join("config.json");
        let text = fs::read_to_string(&file).unwrap();
        let latin: Vec<u8> = text.chars().map(|letter| letter as u8).collect();
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, words) in [
            (latin, "Windows-1252"),
            (wide, "UTF-16"),
            (text.replacen('"', "“", 1).into_bytes(), "typographic"),
        ] {
            fs::write(&file, bytes).unwrap();
            let found = check(std::slice::from_ref(&file)).0;
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(found[0].message.contains(words), "{found:?}");
        }
        fs::write(&file, ["\u{feff}", &text].concat()).unwrap();
        let (found, warnings) = examine(std::slice::from_ref(&file));
        assert!(found.0.is_empty(), "{found}");
        assert_eq!(warnings.0.len(), 1);
        assert!(warnings.0[0].message.contains("(BOM)"));
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
        let old = Key::parse("key", &assay_core::document::parse("key", &before).unwrap()).unwrap();
        assert_eq!(after, before.replace(&old.assessment_sha256, &digest));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn unknown_documents_and_missing_files_are_distinguished() {
        let folder = copied("unknown", &[("config.json", "assay/config/1", "other/1")]);
        let found = check(&[folder.join("config.json"), folder.join("none.json")]).0;
        assert_eq!(found[0].path, "$.schema");
        assert!(found[1].message.contains("could not be read"));
        fs::remove_dir_all(folder).unwrap();
    }
}
