//! The shipped assessments: that keys fit, that items keep to their limits, and that a perfect
//! attempt earns everything.

mod attempts;
mod reading;

use assay_core::assessment::{
    Assessment, Choice, DocumentKind, Form, InteractionKind, Item, ItemKey, Key, NO_ERROR,
    StemBlock, ValueKey,
};
use assay_core::document::{self, Value};
use std::collections::{BTreeMap, BTreeSet};

const PACKS: [&str; 1] = ["cto-smb"];

fn read(name: &str) -> Value {
    read_from("public/assessments", name)
}

fn read_from(folder: &str, name: &str) -> Value {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let path = format!("{root}/{folder}/{name}.json");
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
fn the_banks_are_as_large_as_promised() {
    let pack = pack("cto-smb");
    let cognitive = bank(&pack, "cognitive");
    assert!(cognitive.len() >= 30);
    for item in cognitive {
        let kind = &item.interaction.kind;
        assert!(
            matches!(kind, InteractionKind::Choice { max_choices: 1, .. }),
            "{}",
            item.id
        );
    }
    assert_eq!(bank(&pack, "judgement").len(), 12);
    let accuracy = bank(&pack, "accuracy");
    assert!(accuracy.len() >= 18);
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
        let weigh = |item: &&Item| (item.variant == "outline").then_some(item.item_weight);
        let outline: u32 = drawn[3].iter().filter_map(weigh).sum();
        let all: u32 = drawn[3].iter().map(|item| item.item_weight).sum();
        assert_eq!(2 * outline, all, "the outline carries half of the section");
    }
}

#[test]
fn scenarios_are_short_enough_for_their_time() {
    for name in PACKS {
        let pack = pack(name);
        for item in bank(&pack, "judgement") {
            let stem = stem_words(item);
            assert!((50..=80).contains(&stem), "{}: {stem}", item.id);
            assert_eq!(options(item).len(), 4, "{}", item.id);
            for option in options(item) {
                let count = words(&option.text);
                assert!(count <= 22, "{} {}: {count}", item.id, option.id);
            }
        }
    }
}

#[test]
fn three_or_four_scenarios_have_harmful_options_at_varying_ranks_and_none_is_the_best() {
    for name in PACKS {
        let (pack, key) = pair(name);
        let (mut ranks, mut scenarios) = (BTreeSet::new(), 0);
        for item in bank(&pack, "judgement") {
            let ItemKey::BestWorst(options) = key.item(&item.id).unwrap() else {
                panic!("{}", item.id);
            };
            let harmful = options.iter().filter(|option| option.harmful);
            let harmful: Vec<u32> = harmful.map(|option| option.rank).collect();
            assert!(!harmful.contains(&1), "{}", item.id);
            scenarios += usize::from(!harmful.is_empty());
            ranks.extend(harmful);
        }
        assert!((3..=4).contains(&scenarios), "{name}: {scenarios}");
        assert!(ranks.len() > 1, "{name}: {ranks:?}");
    }
}

#[test]
fn every_accuracy_item_has_one_error_and_one_right_value_or_no_error() {
    for name in PACKS {
        let (pack, key) = pair(name);
        let mut without_error = BTreeSet::new();
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
            let is_clean = targets[0] == NO_ERROR;
            assert_eq!(correction.is_none(), is_clean, "{}", item.id);
            if is_clean {
                without_error.insert(item.pool.as_str());
            }
            let InteractionKind::Hottext {
                max_choices,
                has_no_error,
                document,
                correction: entry,
            } = &item.interaction.kind
            else {
                panic!("{}", item.id);
            };
            assert_eq!(*max_choices, 1, "{}", item.id);
            // Neither the answer nor the field that is offered tells which documents have an error.
            assert!(*has_no_error && entry.is_some(), "{}", item.id);
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
        let pools = ["budget", "code", "schedule"];
        assert!(without_error.into_iter().eq(pools), "{name}");
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
                let (_, most) = suggested_words;
                let said = if section.id == "written" { 80 } else { 90 };
                assert_eq!(most, said, "{}", item.id);
            }
        }
    }
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
            assert!(
                pack.practice_key_of(&practice.id).is_some(),
                "{}",
                practice.id
            );
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
    assert!(places.values().all(|count| *count <= 9), "{places:?}");
}

#[test]
fn candidates_are_told_what_decides_and_every_item_says_what_it_measures() {
    for name in PACKS {
        let (pack, key) = pair(name);
        assert_eq!(pack.pass_rule, Some(key.policy.pass_rule()), "{name}");
        assert!(key.validity.standard_error.is_some(), "{name}");
        for (id, item) in &key.items {
            assert!(Key::beside(&key.blueprint, id).is_some(), "{id}");
            let is_rated = matches!(item, ItemKey::Rubric(_));
            assert!(
                is_rated || Key::beside(&key.difficulty, id).is_some(),
                "{id}"
            );
        }
    }
}
