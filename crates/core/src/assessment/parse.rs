//! From a pack file to an [`Assessment`] that is known to be sound, or to a list of problems.

use super::content::Bar;
use super::content::Block;
use super::parse_interaction::interaction;
use super::parse_parts::count;
use super::parse_parts::lines;
use super::parse_parts::report_doubles;
use super::parse_parts::table;
use super::structure::Assessment;
use super::structure::Draw;
use super::structure::Item;
use super::structure::SCHEMA;
use super::structure::Section;
use crate::digest::content_digest;
use crate::json::{Problems, Reader, Value};

/// An attempt of more than a day is a slip of the pen.
const LONGEST_SECONDS: i64 = 24 * 60 * 60;

impl Assessment {
    /// Reads a pack. `file` is the name used in messages.
    pub fn parse(file: &str, value: &Value) -> Result<Self, Problems> {
        let root = Reader::root(file, value);
        root.only(&[
            "schema",
            "id",
            "version",
            "language",
            "title",
            "role",
            "duration_seconds",
            "enforce_section_limits",
            "sections",
            "practice",
        ]);
        root.schema(SCHEMA);
        let assessment = Self {
            id: root.field("id").identifier(),
            version: root.field("version").text(),
            sha256: content_digest(value),
            language: root.field("language").text(),
            title: root.field("title").text(),
            role: root.field("role").text(),
            duration_seconds: seconds(&root),
            enforce_section_limits: root.flag_or("enforce_section_limits", false),
            sections: root.field("sections").list().iter().map(section).collect(),
            practice: root.list_or_none("practice").iter().map(item).collect(),
        };
        check_whole(&assessment, &root);
        root.finish(assessment)
    }
}

fn seconds(reader: &Reader) -> u32 {
    count(&reader.field("duration_seconds"), 1, LONGEST_SECONDS)
}

fn check_whole(assessment: &Assessment, root: &Reader) {
    let sections = root.field("sections");
    let weights: u32 = assessment.sections.iter().map(|s| s.weight_percent).sum();
    if weights != 100 {
        sections.problem(
            "The sections' weights do not add up to 100.",
            "Change the weight_percent fields.",
        );
    }
    let paced: u32 = assessment.sections.iter().map(|s| s.duration_seconds).sum();
    if assessment.enforce_section_limits && paced > assessment.duration_seconds {
        sections.problem(
            "The sections' limits are longer than the whole.",
            "Shorten them, or raise the pack's duration_seconds.",
        );
    }
    report_doubles(
        &sections,
        assessment
            .sections
            .iter()
            .map(|section| section.id.as_str()),
    );
    report_doubles(
        root,
        assessment
            .sections
            .iter()
            .flat_map(|section| &section.items)
            .chain(&assessment.practice)
            .map(|item| item.id.as_str()),
    );
}

fn section(reader: &Reader) -> Section {
    reader.only(&[
        "id",
        "title",
        "measures",
        "instructions",
        "weight_percent",
        "duration_seconds",
        "draw",
        "shuffle_items",
        "items",
    ]);
    let section = Section {
        id: reader.field("id").identifier(),
        title: reader.field("title").text(),
        measures: reader.field("measures").text(),
        instructions: reader.field("instructions").text(),
        weight_percent: count(&reader.field("weight_percent"), 0, 100),
        duration_seconds: seconds(reader),
        draw: reader.field("draw").list().iter().map(draw).collect(),
        shuffle_items: reader.flag_or("shuffle_items", false),
        items: reader.field("items").list().iter().map(item).collect(),
    };
    check_draws(&section, &reader.field("draw"));
    section
}

fn draw(reader: &Reader) -> Draw {
    match reader.field("rule").one_of(&["all", "sample", "assign"]) {
        0 => {
            reader.only(&["rule"]);
            Draw::All
        }
        1 => {
            reader.only(&["rule", "pool", "count"]);
            Draw::Sample {
                pool: reader.field("pool").text(),
                count: count(&reader.field("count"), 1, 1000) as usize,
            }
        }
        _ => {
            reader.only(&["rule", "pools", "variants"]);
            let names = |name: &str| -> Vec<String> {
                reader.field(name).list().iter().map(Reader::text).collect()
            };
            let (pools, variants) = (names("pools"), names("variants"));
            if pools.len() != variants.len() {
                reader.problem(
                    "There are not as many variants as pools.",
                    "Name one variant for each pool.",
                );
            }
            Draw::Assign { pools, variants }
        }
    }
}

/// No item may be drawn twice, and every draw must find what it asks for.
fn check_draws(section: &Section, reader: &Reader) {
    let mut pools: Vec<&str> = Vec::new();
    for draw in &section.draw {
        match draw {
            Draw::All => pools.push(""),
            Draw::Sample { pool, count } => {
                pools.push(pool);
                if section.positions(pool, None).len() < *count {
                    report_short(reader, pool, "");
                }
            }
            Draw::Assign {
                pools: named,
                variants,
            } => {
                for pool in named {
                    pools.push(pool);
                    for variant in variants {
                        if section.positions(pool, Some(variant)).is_empty() {
                            report_short(reader, pool, variant);
                        }
                    }
                }
            }
        }
    }
    if pools.contains(&"") && pools.len() > 1 {
        reader.problem(
            "A draw of all items stands beside other draws.",
            "Keep the one or the others.",
        );
    }
    report_doubles(reader, pools.into_iter());
}

fn report_short(reader: &Reader, pool: &str, variant: &str) {
    let mut message = String::from("The bank has too few items in pool \"");
    message.push_str(pool);
    if !variant.is_empty() {
        message.push_str("\" of variant \"");
        message.push_str(variant);
    }
    message.push_str("\".");
    reader.problem(&message, "Add items, or draw fewer.");
}

fn item(reader: &Reader) -> Item {
    reader.only(&["id", "pool", "variant", "title", "stem", "interaction"]);
    Item {
        id: reader.field("id").identifier(),
        pool: reader.text_or("pool", ""),
        variant: reader.text_or("variant", ""),
        title: reader.field("title").text(),
        stem: reader.list_or_none("stem").iter().map(block).collect(),
        interaction: interaction(&reader.field("interaction")),
    }
}

fn block(reader: &Reader) -> Block {
    if reader.value().is_string() {
        return Block::Paragraph(reader.text());
    }
    match reader
        .field("kind")
        .one_of(&["list", "table", "chart", "code"])
    {
        0 => {
            reader.only(&["kind", "items"]);
            Block::List(texts(reader, "items"))
        }
        1 => {
            reader.only(&["kind", "caption", "columns", "rows", "row_header"]);
            Block::Table(table(reader, "caption"))
        }
        2 => {
            reader.only(&["kind", "caption", "unit", "bars"]);
            Block::Chart {
                caption: reader.field("caption").text(),
                unit: reader.text_or("unit", ""),
                bars: reader
                    .field("bars")
                    .list()
                    .iter()
                    .map(|bar| Bar {
                        label: bar.field("label").text(),
                        value: bar.field("value").integer(0..=1_000_000_000),
                    })
                    .collect(),
            }
        }
        _ => {
            reader.only(&["kind", "title", "lines"]);
            Block::Code {
                title: reader.text_or("title", ""),
                lines: lines(reader),
            }
        }
    }
}

fn texts(reader: &Reader, name: &str) -> Vec<String> {
    reader.field(name).list().iter().map(Reader::text).collect()
}
