//! Small files: packs without white space, keys without what candidates need not read, and a
//! compressed copy beside every file that shrinks, for hosts that hand such copies out.

use crate::failure::Failure;
use crate::files::{about, address_in, all_files, write};
use assay_core::digest::content_digest;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::Path;

const SHRINK: [&str; 7] = ["html", "css", "js", "json", "svg", "wasm", "txt"];

/// Teams edit these files after unzipping; a host must never serve an older copy in their place.
const EDITED: [&str; 2] = ["config.json", "recruiter.json"];

/// Makes the files of a built site small, writes FILE.br and FILE.gz, and prints what each weighs.
pub fn compress(stage: &Path) -> Result<(), Failure> {
    println!("    bytes   brotli  file");
    for file in all_files(stage)? {
        let ending = file.extension().unwrap_or_default().to_string_lossy();
        if !SHRINK.contains(&&*ending) {
            continue;
        }
        let name = address_in(stage, &file);
        let is_edited = EDITED.contains(&name.as_str());
        let mut content = fs::read(&file).map_err(about(&file))?;
        if ending == "json" && !is_edited {
            let document = serde_json::from_slice(&content)
                .map_err(|error| format!("{}: {error}.", file.display()))?;
            content = excerpt(document).to_string().into_bytes();
            write(&file, &content)?;
        }
        let small = brotli(&content).map_err(about(&file))?;
        if !is_edited {
            write(&with_end(&file, ".br"), &small)?;
            write(
                &with_end(&file, ".gz"),
                gzip(&content).map_err(about(&file))?,
            )?;
        }
        println!("{:>9}{:>9}  {name}", content.len(), small.len());
    }
    Ok(())
}

fn with_end(file: &Path, end: &str) -> std::path::PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// A deployed key has what rules grade by, and nothing else: no rubrics, no reasons, no difficulty, no
/// blueprint, nothing of the interview or of raters, and of its validity only the summary. It names the whole key, so
/// that grades made with either are the same. Other documents stay as they are.
fn excerpt(mut document: Value) -> Value {
    let is_whole_key = document["schema"]
        .as_str()
        .is_some_and(|schema| schema.starts_with("assay/key/"))
        && document["excerpt_of"].is_null();
    if !is_whole_key {
        return document;
    }
    let whole = content_digest(&document);
    document["excerpt_of"] = whole.into();
    if let Some(summary) = document["validity"].get("summary").cloned() {
        document["validity"] = summary;
    }
    drop_fields(&mut document, &["difficulty", "blueprint"]);
    if let Some(policy) = document.get_mut("policy") {
        drop_fields(policy, &AFTER_THE_TEST);
    }
    if let Some(narrative) = document.get_mut("narrative") {
        *narrative = json!({});
    }
    for (_, item) in document["items"].as_object_mut().into_iter().flatten() {
        if item["rule"] == "rubric" {
            *item = json!({ "rule": "rubric" });
        }
        drop_fields(item, &REASONS);
        let options = item.get_mut("options").and_then(Value::as_object_mut);
        for (_, option) in options.into_iter().flatten() {
            drop_fields(option, &REASONS);
        }
    }
    document
}

/// What a policy says of the interview and of people who rate. No rule of the test goes by it.
const AFTER_THE_TEST: [&str; 3] = [
    "interview_minimum_percent",
    "interview_weights",
    "second_rater",
];

/// Why something is right: of an item or an option, and of the options of an item.
const REASONS: [&str; 2] = ["reason", "reasons"];

fn drop_fields(value: &mut Value, names: &[&str]) {
    if let Some(fields) = value.as_object_mut() {
        fields.retain(|name, _| !names.contains(&name.as_str()));
    }
}

fn brotli(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let options = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut small, &options)?;
    Ok(small)
}

fn gzip(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_core::assessment::{Assessment, Item, Key};
    use assay_core::attempt::Response;
    use assay_core::scoring::{SectionAnswers, grade};

    #[test]
    fn an_excerpt_names_the_whole_key_and_keeps_what_rules_grade_by() {
        let key = json!({
            "schema": "assay/key/1",
            "validity": { "summary": "Some.", "known": ["secret"] },
            "policy": {
                "item_weights": { "a": 2 },
                "rated_minimum_percent": { "hard": 50 },
                "interview_minimum_percent": { "technical": 50 },
                "interview_weights": { "conflict": 5 },
                "second_rater": "near-limits",
            },
            "difficulty": { "a": { "right_percent": 50, "basis": "estimated" } },
            "blueprint": { "a": { "requirement": "secret" } },
            "items": {
                "a": { "rule": "choice", "correct": "b", "reason": "secret" },
                "b": { "rule": "best-worst", "options": {
                    "x": { "rank": 1, "reason": "secret" },
                    "y": { "rank": 2, "harmful": true, "reason": "secret" },
                } },
                "c": { "rule": "rubric", "anchors": ["secret"] },
                "d": { "rule": "match", "levels": { "reason": "high" }, "reasons": { "reason": "secret" } },
            },
        });
        let small = excerpt(key.clone());
        let expected = json!({
            "schema": "assay/key/1",
            "excerpt_of": content_digest(&key),
            "validity": "Some.",
            "policy": { "item_weights": { "a": 2 }, "rated_minimum_percent": { "hard": 50 } },
            "items": {
                "a": { "rule": "choice", "correct": "b" },
                "b": { "rule": "best-worst", "options": { "x": { "rank": 1 }, "y": { "rank": 2, "harmful": true } } },
                "c": { "rule": "rubric" },
                "d": { "rule": "match", "levels": { "reason": "high" } },
            },
        });
        assert_eq!(small, expected);
        assert_eq!(excerpt(small.clone()), small);
        let mut plain = key;
        plain["validity"] = "A sentence.".into();
        assert_eq!(excerpt(plain)["validity"], "A sentence.");
        let pack =
            json!({ "schema": "assay/assessment/1", "items": { "a": { "rule": "rubric" } } });
        assert_eq!(excerpt(pack.clone()), pack);
    }

    #[test]
    fn the_excerpt_of_the_shipped_key_belongs_to_its_pack_and_says_nothing_of_the_interview() {
        let folder = crate::command::root().join("public/assessments");
        let read = |name: &str| crate::files::read_json(&folder.join(name)).unwrap();
        let (pack, key) = (read("cto-smb.json"), read("cto-smb.key.json"));
        for name in AFTER_THE_TEST {
            assert!(!key["policy"][name].is_null(), "the whole key has {name}");
        }
        let small = excerpt(key.clone());
        for name in AFTER_THE_TEST {
            assert!(!small.to_string().contains(name), "{name}");
        }
        let pack = Assessment::parse("pack", &pack).unwrap();
        let key = Key::parse("key", &key).unwrap();
        let small = Key::parse("excerpt", &small).unwrap();
        assert!(small.check_pair("excerpt", &pack).is_ok());
        let answered = |item: &Item| {
            let text = Response::Text("Something.".into());
            let is_text = item.interaction.kind.entry().is_some();
            (item.id.clone(), is_text.then_some(text))
        };
        let sections: Vec<SectionAnswers> = pack
            .sections
            .iter()
            .map(|section| SectionAnswers {
                id: section.id.clone(),
                items: section.items.iter().map(answered).collect(),
            })
            .collect();
        assert_eq!(grade(&small, &sections), grade(&key, &sections));
    }

    #[test]
    fn compressed_copies_hold_the_same_bytes() {
        let content = b"words and words and words".repeat(40);
        let mut read = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(&content).unwrap(), &mut read).unwrap();
        assert_eq!(read, content);
        let small = gzip(&content).unwrap();
        let mut read = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&*small), &mut read).unwrap();
        assert_eq!(read, content);
    }
}
