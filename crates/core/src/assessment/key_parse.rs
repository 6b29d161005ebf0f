//! From a key file to a [`Key`] that is sound in itself, or to a list of problems. Whether it fits
//! its pack is another question: see `key_pair`.

use super::key::Criterion;
use super::key::ItemKey;
use super::key::Key;
use super::key::NumberKey;
use super::key::OptionKey;
use super::key::Policy;
use super::key::Rubric;
use super::key::TextKey;
use super::key::ValueKey;
use super::number_format::NumberFormat;
use crate::digest::content_digest;
use crate::json::{Problems, Reader, Value};
use crate::scoring::Decimal;
use crate::scoring::text::Comparison;

/// The schema name of key files.
const SCHEMA: &str = "assay/key/1";

impl Key {
    /// Reads a key. `file` is the name used in messages.
    pub fn parse(file: &str, value: &Value) -> Result<Self, Problems> {
        let root = Reader::root(file, value);
        root.only(&[
            "schema",
            "excerpt_of",
            "assessment",
            "validity",
            "policy",
            "items",
        ]);
        root.schema(SCHEMA);
        let excerpt_of = root.optional("excerpt_of");
        let assessment = root.field("assessment");
        assessment.only(&["id", "version", "sha256"]);
        let mut items = Vec::new();
        for (id, item) in root.field("items").entries() {
            items.push((id, ItemKey::parse(&item, excerpt_of.is_some())));
        }
        let key = Self {
            assessment_id: assessment.field("id").text(),
            assessment_version: assessment.field("version").text(),
            assessment_sha256: digest(&assessment.field("sha256")),
            sha256: match &excerpt_of {
                Some(whole) => digest(whole),
                None => content_digest(value),
            },
            validity: root.field("validity").text(),
            policy: policy(&root.field("policy")),
            items,
        };
        root.finish(key)
    }
}

fn digest(reader: &Reader) -> String {
    let text = reader.value().as_str().unwrap_or("");
    let is_sound = text.len() == 64
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    if !is_sound {
        reader.problem(
            "The key is not bound to a pack.",
            "Run `assay bind PACK KEY`; it writes the pack's digest here.",
        );
    }
    text.into()
}

fn policy(reader: &Reader) -> Policy {
    reader.only(&["weights_percent", "threshold_percent", "minimum_percent"]);
    let weights = reader.field("weights_percent");
    let weights_percent = percents(&weights);
    let minimum_percent = match reader.optional("minimum_percent") {
        Some(minima) => {
            for (section, minimum) in minima.entries() {
                if Key::beside(&weights_percent, &section).is_none() {
                    minimum.problem(
                        "This section has no weight.",
                        "Correct the section's identifier or remove it.",
                    );
                }
            }
            percents(&minima)
        }
        None => Vec::new(),
    };
    if weights_percent.iter().map(|weight| weight.1).sum::<u32>() != 100 {
        weights.problem(
            "The sections' weights do not add up to 100.",
            "Write the weights that the pack has.",
        );
    }
    Policy {
        weights_percent,
        threshold_percent: percent(&reader.field("threshold_percent")),
        minimum_percent,
    }
}

fn percents(reader: &Reader) -> Vec<(String, u32)> {
    let mut percents = Vec::new();
    for (section, value) in reader.entries() {
        percents.push((section, percent(&value)));
    }
    percents
}

fn percent(reader: &Reader) -> u32 {
    u32::try_from(reader.integer(0..=100)).unwrap_or(0)
}

const RULES: [&str; 8] = [
    "choice",
    "choice-partial",
    "best-worst",
    "order",
    "match",
    "hottext",
    "text-entry",
    "rubric",
];

impl ItemKey {
    /// Reads the key of one item. An excerpt has no rubrics.
    pub fn parse(reader: &Reader, is_excerpt: bool) -> Self {
        match reader.field("rule").one_of(&RULES) {
            0 => {
                reader.only(&["rule", "correct", "reason"]);
                Self::Choice {
                    correct: reader.field("correct").text(),
                    reason: reader.field("reason").text(),
                }
            }
            1 => choice_partial(reader),
            2 => {
                reader.only(&["rule", "options"]);
                Self::BestWorst(ranked(&reader.field("options")))
            }
            3 => order(reader),
            4 => {
                reader.only(&["rule", "levels", "reasons"]);
                let levels = reader.field("levels");
                let key = Self::Match {
                    levels: text_pairs(&levels),
                    reasons: reasons(reader),
                };
                if levels.value().as_object().is_some_and(|map| map.is_empty()) {
                    levels.problem("No option has a level.", "Give each option one.");
                }
                key
            }
            5 => {
                reader.only(&["rule", "targets", "correction", "reason"]);
                Self::Hottext {
                    targets: distinct(&reader.field("targets")),
                    correction: reader.optional("correction").map(|field| {
                        field.only(&["number", "text"]);
                        value_key(&field)
                    }),
                    reason: reader.field("reason").text(),
                }
            }
            6 => {
                reader.only(&["rule", "number", "text", "reason"]);
                Self::TextEntry {
                    value: value_key(reader),
                    reason: reader.field("reason").text(),
                }
            }
            _ if is_excerpt => Self::Rubric(Rubric::default()),
            _ => {
                reader.only(&["rule", "criteria", "expected_points"]);
                Self::Rubric(rubric(reader))
            }
        }
    }
}

fn choice_partial(reader: &Reader) -> ItemKey {
    reader.only(&["rule", "correct", "neutral", "reasons"]);
    let correct = distinct(&reader.field("correct"));
    let mut neutral = Vec::new();
    if let Some(field) = reader.optional("neutral") {
        // An empty list says the same as none.
        if !field.value().as_array().is_some_and(|list| list.is_empty()) {
            neutral = distinct(&field);
        }
        if neutral.iter().any(|option| correct.contains(option)) {
            field.problem(
                "An option is both right and neutral.",
                "Remove it from one of the lists.",
            );
        }
    }
    ItemKey::ChoicePartial {
        correct,
        neutral,
        reasons: reasons(reader),
    }
}

fn order(reader: &Reader) -> ItemKey {
    reader.only(&["rule", "order", "reason"]);
    let field = reader.field("order");
    let groups: Vec<Vec<String>> = field.list().iter().map(texts).collect();
    report_doubles(&field, &groups.concat());
    if groups.len() == 1 {
        field.problem(
            "All options are in one group, so no order counts.",
            "Write at least two groups.",
        );
    }
    ItemKey::Order {
        groups,
        reason: reader.field("reason").text(),
    }
}

/// The fewest options that leave a place between best and worst without points.
const FEWEST_RANKED: usize = 4;

fn ranked(reader: &Reader) -> Vec<OptionKey> {
    let mut options: Vec<OptionKey> = Vec::new();
    for (id, option) in reader.entries() {
        option.only(&["rank", "harmful", "reason"]);
        options.push(OptionKey {
            id,
            rank: u32::try_from(option.field("rank").integer(1..=100)).unwrap_or(1),
            harmful: option.flag_or("harmful", false),
            reason: option.field("reason").text(),
        });
    }
    let all_there =
        (1..=options.len() as u32).all(|rank| options.iter().any(|option| option.rank == rank));
    if !all_there {
        reader.problem(
            "The ranks are not 1, 2, 3 and so on, each once.",
            "Give every option its own rank; 1 is the best.",
        );
    }
    if options.len() < FEWEST_RANKED {
        reader.problem(
            "There are too few options for best and worst.",
            "Write at least four.",
        );
    }
    options
}

fn value_key(reader: &Reader) -> ValueKey {
    match (reader.optional("number"), reader.optional("text")) {
        (Some(number), None) => ValueKey::Number(number_key(&number)),
        (None, Some(text)) => {
            text.only(&["accepted", "ignore_case"]);
            ValueKey::Text(TextKey {
                accepted: texts(&text.field("accepted")),
                ignore_case: text.flag_or("ignore_case", false),
                comparison: Comparison::default(),
            })
        }
        _ => {
            reader.problem(
                "Either a \"number\" or a \"text\" is needed here.",
                "Write the one that the pack asks for.",
            );
            ValueKey::Text(TextKey {
                accepted: Vec::new(),
                ignore_case: false,
                comparison: Comparison::default(),
            })
        }
    }
}

fn number_key(reader: &Reader) -> NumberKey {
    let mut fields = vec!["value", "tolerance"];
    fields.extend(NumberFormat::FIELDS);
    reader.only(&fields);
    let value = reader.field("value");
    let tolerance = reader.optional("tolerance");
    let format = NumberFormat::parse(reader);
    let number = decimal(&value);
    if format.integer && number.is_some_and(|number| !number.is_whole()) {
        value.problem(
            "The format is for whole numbers, but this has decimal places.",
            "Write \"integer\": false, in the pack too.",
        );
    }
    if let Some(field) = &tolerance
        && decimal(field).is_some_and(Decimal::is_negative)
    {
        field.problem("A tolerance cannot be negative.", "Remove the sign.");
    }
    NumberKey {
        value: value.value().as_str().unwrap_or("").into(),
        tolerance: tolerance
            .and_then(|field| field.value().as_str())
            .unwrap_or("0")
            .into(),
        format,
    }
}

fn decimal(reader: &Reader) -> Option<Decimal> {
    let number = reader.value().as_str().and_then(Decimal::parse);
    if number.is_none() {
        reader.problem(
            "A decimal number in quotes is needed here.",
            "Write it like \"80000\" or \"2.5\", with at most 18 digits.",
        );
    }
    number
}

fn rubric(reader: &Reader) -> Rubric {
    let field = reader.field("criteria");
    let mut ids = Vec::new();
    let criteria = field
        .list()
        .iter()
        .map(|criterion| {
            criterion.only(&["id", "title", "anchors"]);
            let anchors = criterion.field("anchors");
            anchors.only(&["1", "2", "3", "4", "5"]);
            let id = criterion.field("id").identifier();
            ids.push(id.clone());
            Criterion {
                id,
                title: criterion.field("title").text(),
                anchors: ["1", "2", "3", "4", "5"].map(|rating| anchors.field(rating).text()),
            }
        })
        .collect();
    report_doubles(&field, &ids);
    Rubric {
        criteria,
        expected_points: reader
            .list_or_none("expected_points")
            .iter()
            .map(Reader::text)
            .collect(),
    }
}

fn reasons(reader: &Reader) -> Vec<(String, String)> {
    match reader.optional("reasons") {
        Some(reasons) => text_pairs(&reasons),
        None => Vec::new(),
    }
}

fn text_pairs(reader: &Reader) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (name, value) in reader.entries() {
        let text = value.text();
        texts.push((name, text));
    }
    texts
}

fn texts(reader: &Reader) -> Vec<String> {
    reader.list().iter().map(Reader::text).collect()
}

fn distinct(reader: &Reader) -> Vec<String> {
    let list = texts(reader);
    report_doubles(reader, &list);
    list
}

fn report_doubles(reader: &Reader, ids: &[String]) {
    for (at, id) in ids.iter().enumerate() {
        if !id.is_empty() && ids[..at].contains(id) {
            let mut message = String::from("\"");
            message.push_str(id);
            message.push_str("\" is named twice.");
            reader.problem(&message, "Remove one of them.");
        }
    }
}
