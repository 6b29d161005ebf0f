//! The shipped assessments: that keys fit, that items keep to their limits, and that a perfect
//! attempt earns everything.

mod attempts;
mod reading;

use assay_core::assessment::{
    Assessment, Choice, DocumentKind, Form, InteractionKind, Item, ItemKey, Key, StemBlock,
    ValueKey,
};
use assay_core::document::{self, Value};
use std::collections::BTreeMap;

const PACKS: [&str; 2] = ["cto-smb", "cto-smb-full"];

fn read(name: &str) -> Value {
    let path = format!(
        "{}/public/assessments/{name}.json",
        concat!(env!("CARGO_MANIFEST_DIR"), "/../..")
    );
    let text = std::fs::read_to_string(&path).unwrap();
    document::parse(name, &text).unwrap_or_else(|problems| panic!("{problems}"))
}

fn pack(name: &str) -> Assessment {
    Assessment::parse(name, &read(name)).unwrap_or_else(|problems| panic!("{problems}"))
}

fn pair(name: &str) -> (Assessment, Key) {
    let pack = pack(name);
    let key = Key::parse(name, &read(&format!("{name}.key")))
        .unwrap_or_else(|problems| panic!("{problems}"));
    (pack, key)
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn stem_words(item: &Item) -> usize {
    item.stem
        .iter()
        .map(|block| match block {
            StemBlock::Paragraph(text) => words(text),
            StemBlock::List { items } => items.iter().map(|point| words(point)).sum(),
            _ => 0,
        })
        .sum()
}

fn bank<'a>(pack: &'a Assessment, section: &str) -> &'a [Item] {
    &pack.section(section).unwrap().items
}

fn options(item: &Item) -> &[Choice] {
    item.interaction.kind.options()
}

#[test]
fn every_shipped_key_is_bound_to_its_pack_and_fits_it() {
    for name in PACKS {
        let (pack, key) = pair(name);
        key.check_pair(&format!("{name}.key.json"), &pack)
            .unwrap_or_else(|problems| panic!("{problems}"));
    }
}

#[test]
fn the_short_test_is_thirty_minutes_in_five_weighted_sections() {
    let pack = pack("cto-smb");
    assert_eq!(pack.duration_seconds, 1800);
    assert!(!pack.enforce_section_limits);
    let shape: Vec<(&str, u32, u32)> = pack
        .sections
        .iter()
        .map(|section| {
            (
                section.id.as_str(),
                section.weight_percent,
                section.duration_seconds,
            )
        })
        .collect();
    assert_eq!(
        shape,
        [
            ("cognitive", 15, 270),
            ("judgement", 20, 360),
            ("accuracy", 20, 360),
            ("hard-skills", 30, 540),
            ("written", 15, 270)
        ]
    );
}

#[test]
fn the_full_test_is_forty_five_minutes() {
    let pack = pack("cto-smb-full");
    assert_eq!(pack.duration_seconds, 2700);
    let paced: u32 = pack.sections.iter().map(|s| s.duration_seconds).sum();
    assert_eq!(paced, 2700);
}

#[test]
fn the_banks_are_as_large_as_promised() {
    let pack = pack("cto-smb");
    let cognitive = bank(&pack, "cognitive");
    assert!(cognitive.len() >= 12);
    for item in cognitive {
        let kind = &item.interaction.kind;
        assert!(
            matches!(kind, InteractionKind::Choice { max_choices: 1, .. }),
            "{}",
            item.id
        );
    }
    assert_eq!(bank(&pack, "judgement").len(), 7);
    let accuracy = bank(&pack, "accuracy");
    assert!(accuracy.len() >= 9);
    for pool in ["budget", "schedule", "code"] {
        let fitting = accuracy.iter().filter(|item| item.pool == pool).count();
        assert!(fitting >= 3, "{pool}");
    }
    for pool in ["architecture", "incident", "build-or-buy"] {
        for variant in ["structured", "outline"] {
            assert!(
                bank(&pack, "hard-skills")
                    .iter()
                    .any(|item| item.pool == pool && item.variant == variant)
            );
        }
    }
    assert_eq!(bank(&pack, "written").len(), 3);
}

#[test]
fn every_draw_has_the_composition_that_is_announced() {
    let pack = pack("cto-smb");
    for seed in 0..200 {
        let form = Form::draw(&pack, &seed.to_string());
        let drawn: Vec<Vec<&Item>> = form
            .sections
            .iter()
            .map(|section| {
                let bank = &pack.sections[section.section].items;
                section.items.iter().map(|item| &bank[item.item]).collect()
            })
            .collect();
        let counts: Vec<usize> = drawn.iter().map(Vec::len).collect();
        assert_eq!(counts, [6, 5, 4, 3, 1]);
        let topics: Vec<&str> = drawn[3].iter().map(|item| item.pool.as_str()).collect();
        assert_eq!(topics, ["architecture", "incident", "build-or-buy"]);
        let outlines = drawn[3].iter().filter(|item| item.variant == "outline");
        assert_eq!(outlines.count(), 1);
    }
}

#[test]
fn scenarios_are_short_enough_for_their_time() {
    for name in PACKS {
        let pack = pack(name);
        for item in bank(&pack, "judgement") {
            assert!(stem_words(item) <= 60, "{}: {}", item.id, stem_words(item));
            assert_eq!(options(item).len(), 4, "{}", item.id);
            for option in options(item) {
                let count = words(&option.text);
                assert!(count <= 18, "{} {}: {count}", item.id, option.id);
            }
        }
    }
}

#[test]
fn every_scenario_marks_one_option_as_harmful_and_it_is_the_worst() {
    for name in PACKS {
        let (pack, key) = pair(name);
        for item in bank(&pack, "judgement") {
            let ItemKey::BestWorst(options) = key.item(&item.id).unwrap() else {
                panic!("{}", item.id);
            };
            let harmful: Vec<u32> = options
                .iter()
                .filter(|option| option.harmful)
                .map(|option| option.rank)
                .collect();
            assert_eq!(harmful, [4], "{}", item.id);
        }
    }
}

#[test]
fn every_accuracy_item_has_one_error_and_one_right_value() {
    for name in PACKS {
        let (pack, key) = pair(name);
        for item in bank(&pack, "accuracy") {
            let ItemKey::Hottext {
                targets,
                correction,
                ..
            } = key.item(&item.id).unwrap()
            else {
                panic!("{}", item.id);
            };
            assert_eq!(targets.len(), 1, "{}", item.id);
            assert!(correction.is_some(), "{}", item.id);
            let InteractionKind::Hottext {
                max_choices,
                document,
                ..
            } = &item.interaction.kind
            else {
                panic!("{}", item.id);
            };
            assert_eq!(*max_choices, 1, "{}", item.id);
            // What is wrong must not already say what is right.
            if let (Some(ValueKey::Number(number)), DocumentKind::Table(table)) =
                (correction, &document.kind)
            {
                let cell: String = table_text(table, &targets[0])
                    .chars()
                    .filter(char::is_ascii_digit)
                    .collect();
                assert_ne!(cell, number.value, "{}", item.id);
            }
        }
    }
}

/// The text of a cell; nothing for a whole row.
fn table_text(table: &assay_core::assessment::Table, place: &str) -> String {
    let Some((row, column)) = place[1..].split_once('C') else {
        return String::new();
    };
    let index = |text: &str| text.parse::<usize>().unwrap() - 1;
    table.rows[index(row)][index(column)].clone()
}

#[test]
fn prose_has_rubrics_with_anchors_and_expected_points() {
    for name in PACKS {
        let (pack, key) = pair(name);
        for section in &pack.sections {
            for item in &section.items {
                let InteractionKind::ExtendedText {
                    suggested_words, ..
                } = item.interaction.kind
                else {
                    continue;
                };
                let ItemKey::Rubric(rubric) = key.item(&item.id).unwrap() else {
                    panic!("{}", item.id);
                };
                assert!(rubric.criteria.len() >= 3, "{}", item.id);
                assert!(rubric.expected_points.len() >= 4, "{}", item.id);
                if section.id == "written" {
                    assert_eq!(suggested_words, (60, 100), "{}", item.id);
                }
            }
        }
    }
}

#[test]
fn both_packs_ask_the_same_questions() {
    let strip = |item: &Item| Item {
        pool: String::new(),
        variant: String::new(),
        ..item.clone()
    };
    let (short, short_key) = pair("cto-smb");
    let (full, full_key) = pair("cto-smb-full");
    for section in &full.sections {
        for item in &section.items {
            let same = short
                .item(&item.id)
                .unwrap_or_else(|| panic!("{}", item.id));
            assert_eq!(strip(same), strip(item));
        }
    }
    let items = |pack: &Assessment| pack.sections.iter().map(|s| s.items.len()).sum::<usize>();
    assert_eq!(items(&short), items(&full));
    assert_eq!(short_key.items, full_key.items);
}

#[test]
fn practice_covers_every_kind_of_interaction_that_is_used() {
    for name in PACKS {
        let pack = pack(name);
        for item in pack.sections.iter().flat_map(|section| &section.items) {
            let kind = item.interaction.kind.name();
            assert!(
                pack.practice
                    .iter()
                    .any(|practice| practice.interaction.kind.name() == kind),
                "{name}: {kind}"
            );
        }
        for practice in &pack.practice {
            assert!(practice.id.starts_with("practice-"), "{}", practice.id);
        }
    }
}

#[test]
fn the_place_of_the_right_option_says_nothing() {
    let (pack, key) = pair("cto-smb");
    let mut places = BTreeMap::new();
    for item in bank(&pack, "cognitive") {
        if let ItemKey::Choice { correct, .. } = key.item(&item.id).unwrap() {
            let place = options(item).iter().position(|o| o.id == *correct).unwrap();
            *places.entry(place).or_insert(0) += 1;
        }
    }
    assert!(places.len() >= 4, "{places:?}");
    assert!(places.values().all(|count| *count <= 5), "{places:?}");
}
