//! What lies in a folder of answers: files, each of some attempt, and when that attempt ended.

use crate::files::{is_uuid, read};
use assay_core::document::{self, Problems, Value};
use assay_core::record::time::parse_rfc3339;
use assay_core::record::{self, BundleHeader};
use assay_crypto::{ENVELOPE_SCHEMA, ERASURE_SCHEMA, Envelope, PrivateKeys};
use assay_evaluation::attempt_end_ms;
use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// An attempt, with everything that lies in the folder of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldAttempt {
    /// Its identifier.
    pub attempt_id: String,
    /// The rounds of hiring that its files name.
    pub campaigns: Vec<String>,
    /// When it ended, in milliseconds since the epoch: by the latest of its files that can be read. `None` where none can.
    pub ended_ms: Option<i64>,
    /// Its files.
    pub files: Vec<HeldFile>,
    /// The attempts that it goes on from, as its files say: the same attempt, under the identifiers before.
    pub former: Vec<String>,
}

/// A file of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldFile {
    /// Where it lies.
    pub path: PathBuf,
    /// Whether it is the attempt's own, under its plain name; others were kept apart or put there by people.
    pub is_own: bool,
    /// Whether it could be read. What could not is erased only with an attempt that somebody named.
    pub is_readable: bool,
}

/// Everything in a folder.
pub(super) struct Folder {
    /// The attempts, by their identifiers.
    pub attempts: Vec<HeldAttempt>,
    /// What could not be read.
    pub problems: Problems,
}

/// Reads a folder. Folders in it, such as that of the trials, and hidden files are passed over.
///
/// # Errors
/// Says that the folder itself cannot be read.
pub(super) fn read_folder(
    folder: &Path,
    keys: Option<&PrivateKeys>,
    now_ms: i64,
) -> Result<Folder, Problems> {
    let unread = |error: std::io::Error| {
        Problems::one(
            &folder.display().to_string(),
            "$",
            &format!("The folder could not be read: {error}."),
            "Name the folder that `assay serve --submissions` was given.",
        )
    };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(unread)? {
        paths.push(entry.map_err(unread)?.path());
    }
    paths.sort();
    let mut attempts: BTreeMap<String, HeldAttempt> = BTreeMap::new();
    let mut problems = Problems::default();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.into_owned();
        let Ok(metadata) = fs::symlink_metadata(&path) else {
            problems.add(&path.display().to_string(), "$", UNREADABLE, LEFT);
            continue;
        };
        if metadata.is_dir() || name.starts_with('.') {
            continue;
        }
        let said = look(&path, &name, &metadata, keys, now_ms);
        let said = match said {
            Ok(Some(said)) => said,
            Ok(None) => continue,
            Err(wrong) => {
                problems.0.extend(wrong.0);
                match attempt_in_name(&name) {
                    Some(id) => Said::unreadable(id),
                    None => continue,
                }
            }
        };
        let is_own = name == [&said.attempt_id, ".json"].concat();
        let attempt = attempts
            .entry(said.attempt_id.clone())
            .or_insert_with(|| HeldAttempt {
                attempt_id: said.attempt_id.clone(),
                campaigns: Vec::new(),
                ended_ms: None,
                files: Vec::new(),
                former: Vec::new(),
            });
        attempt.former.extend(said.former);
        attempt.ended_ms = attempt.ended_ms.max(said.ended_ms);
        attempt.campaigns.extend(said.campaign);
        attempt.files.push(HeldFile {
            path,
            is_own,
            is_readable: said.is_readable,
        });
    }
    Ok(Folder {
        attempts: attempts.into_values().collect(),
        problems,
    })
}

/// What a file says of its attempt.
struct Said {
    attempt_id: String,
    campaign: Option<String>,
    ended_ms: Option<i64>,
    is_readable: bool,
    former: Vec<String>,
}

impl Said {
    fn unreadable(id: &str) -> Self {
        Self {
            attempt_id: id.into(),
            campaign: None,
            ended_ms: None,
            is_readable: false,
            former: Vec::new(),
        }
    }
}

/// Reads a file; `None` where it is about no attempt and none is expected, as a proof of erasure.
///
/// # Errors
/// Says that it cannot be read, or is about no attempt.
fn look(
    path: &Path,
    name: &str,
    metadata: &Metadata,
    keys: Option<&PrivateKeys>,
    now_ms: i64,
) -> Result<Option<Said>, Problems> {
    let file = path.display().to_string();
    if !metadata.is_file() {
        return Err(Problems::one(&file, "$", NO_FILE, LEFT));
    }
    let document = read(path).map_err(|problems| {
        let first = problems.0.first().map(|one| one.message.clone());
        Problems::one(&file, "$", &first.unwrap_or_default(), LEFT)
    })?;
    let schema = document::schema_of(&document);
    if schema == Some(ERASURE_SCHEMA) {
        return Ok(None);
    }
    let end = match schema {
        Some(ENVELOPE_SCHEMA) => keys
            .and_then(|keys| opened(&document, keys))
            .and_then(|bundle| attempt_end_ms(&bundle)),
        Some(record::SCHEMA) => attempt_end_ms(&document),
        // A receipt, or whatever else names the attempt.
        _ => document["ended_at"].as_str().and_then(parse_rfc3339),
    };
    // An end that lies ahead was read from a clock that was wrong.
    let ended_ms = end.filter(|ended_ms| *ended_ms <= now_ms);
    let ended_ms = ended_ms.unwrap_or_else(|| written_ms(metadata, now_ms));
    let named = BundleHeader::of(&document).attempt_id;
    let id = attempt_in_name(name).or_else(|| Some(&*named).filter(|id| is_uuid(id)));
    let id = id.ok_or_else(|| Problems::one(&file, "$.attempt_id", NOBODY, LEFT))?;
    Ok(Some(Said {
        attempt_id: id.into(),
        campaign: document["campaign"].as_str().map(String::from),
        ended_ms: Some(ended_ms),
        is_readable: true,
        former: former(&document),
    }))
}

/// Returns the attempts that a bundle says to go on from.
fn former(document: &Value) -> Vec<String> {
    let continues = &document["continues"];
    let earlier = continues["earlier"].as_array().into_iter().flatten();
    let named = earlier.chain([&continues["attempt_id"]]);
    named.filter_map(Value::as_str).map(String::from).collect()
}

/// Returns the bundle in an envelope, where the keys open it.
fn opened(envelope: &Value, keys: &PrivateKeys) -> Option<Value> {
    let envelope = Envelope::parse(&document::to_text(envelope)).ok()?;
    let bundle = String::from_utf8(envelope.open(keys).ok()?).ok()?;
    document::from_text(&bundle).ok()
}

/// Returns the identifier with which the name of a file begins, as the receiver names what it keeps.
fn attempt_in_name(name: &str) -> Option<&str> {
    let id = name.get(..36)?;
    (is_uuid(id) && name[36..].starts_with('.')).then_some(id)
}

/// Returns when a file was written, in milliseconds since the epoch; now, where the disk does not say or is ahead.
fn written_ms(metadata: &Metadata, now_ms: i64) -> i64 {
    let since = metadata
        .modified()
        .ok()
        .and_then(|written| written.duration_since(UNIX_EPOCH).ok());
    let written_ms = since.and_then(|since| i64::try_from(since.as_millis()).ok());
    written_ms.map_or(now_ms, |written_ms| written_ms.min(now_ms))
}

const LEFT: &str = "It is left as it is. Look at it, and erase it by hand where it has to go.";
const UNREADABLE: &str = "The file could not be read.";
const NO_FILE: &str = "This is a link or a device, no file of its own.";
const NOBODY: &str = "It is about no attempt that could be told.";
