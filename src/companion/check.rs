//! `assay check`: is this content sound, and does it fit together?

use super::{BundleSchema, read};
use crate::assessment::{self, Assessment, Key};
use crate::config::{self, Config};
use crate::json::{Problems, Value};
use crate::record;
use std::path::{Path, PathBuf};

/// Checks files of any kind that Assay knows, each by itself, packs with their keys as pairs, and
/// configurations with what they name. Returns everything that is wrong.
pub fn check(files: &[PathBuf]) -> Problems {
    let mut found = Problems::default();
    let mut packs: Vec<Assessment> = Vec::new();
    let mut keys: Vec<(String, Key)> = Vec::new();
    for file in files {
        let outcome = read(file).and_then(|value| one(file, &value, &mut packs, &mut keys));
        if let Err(problems) = outcome {
            found.0.extend(problems.0);
        }
    }
    for (file, key) in &keys {
        let mut same = packs.iter().filter(|pack| pack.id == key.assessment_id);
        if let Some(pack) = same.next()
            && let Err(problems) = key.check_pair(file, pack)
        {
            found.0.extend(problems.0);
        }
    }
    found
}

fn one(
    file: &Path,
    value: &Value,
    packs: &mut Vec<Assessment>,
    keys: &mut Vec<(String, Key)>,
) -> Result<(), Problems> {
    let name = file.display().to_string();
    let schema = value.get("schema").and_then(Value::as_str).unwrap_or("");
    match schema.rsplit_once('/').map_or(schema, |(kind, _)| kind) {
        "assay/assessment" => packs.push(Assessment::parse(&name, value)?),
        "assay/key" => keys.push((name.clone(), Key::parse(&name, value)?)),
        "assay/config" => with_content(file, &Config::parse(&name, value)?)?,
        "assay/answer-bundle" => BundleSchema::new().check(&name, value)?,
        _ => {
            let known = [
                assessment::SCHEMA,
                "assay/key/1",
                config::SCHEMA,
                record::SCHEMA,
            ];
            return Err(Problems::one(
                &name,
                "$.schema",
                "This is no kind of document that is known here.",
                &format!("Write one of: {}.", known.join(", ")),
            ));
        }
    }
    Ok(())
}

/// What a configuration names has to be there and to fit together.
fn with_content(file: &Path, config: &Config) -> Result<(), Problems> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let pack_file = folder.join(&config.assessment);
    let pack = Assessment::parse(&pack_file.display().to_string(), &read(&pack_file)?)?;
    if config.grading == config::Grading::Reviewer {
        return Ok(());
    }
    let key_file = folder.join(&config.key);
    let name = key_file.display().to_string();
    Key::parse(&name, &read(&key_file)?)?.check_pair(&name, &pack)
}
