//! Perfect and poor attempts at the shipped assessments.

use super::{PACKS, pair};
use assay_core::assessment::{Assessment, Form, ItemKey, Key, ValueKey};
use assay_core::attempt::Response;
use assay_core::digest::canonical;
use assay_core::scoring::{SectionAnswers, grade};

/// Returns what the key asks for.
fn perfect(key: &ItemKey) -> Response {
    let typed = |value: &ValueKey| match value {
        ValueKey::Number(number) => number.value.clone(),
        ValueKey::Text(text) => text.accepted[0].clone(),
    };
    match key {
        ItemKey::Choice { correct, .. } => Response::Choices(vec![correct.clone()]),
        ItemKey::ChoicePartial { correct, .. } => Response::Choices(correct.clone()),
        ItemKey::BestWorst(options) => {
            let ranked = |rank| {
                options
                    .iter()
                    .find(|option| option.rank == rank)
                    .map(|option| option.id.clone())
            };
            Response::BestWorst {
                best: ranked(1),
                worst: ranked(options.len() as u32),
            }
        }
        ItemKey::Order { groups, .. } => Response::Order(groups.concat()),
        ItemKey::Match { levels, .. } => Response::Matches(
            levels
                .iter()
                .map(|(option, right)| (option.clone(), right[0].clone()))
                .collect(),
        ),
        ItemKey::Hottext {
            targets,
            correction,
            ..
        } => Response::Hottext {
            places: targets.clone(),
            correction: correction.as_ref().map(typed).unwrap_or_default(),
        },
        ItemKey::TextEntry { value, .. } => Response::Text(typed(value)),
        ItemKey::Rubric(_) => Response::Text("word ".repeat(100)),
    }
}

/// About the most that an explanation has to say: everything wrong.
fn wrong(key: &ItemKey) -> Response {
    match key {
        ItemKey::BestWorst(options) => {
            let ranked = |rank| {
                options
                    .iter()
                    .find(|option| option.rank == rank)
                    .map(|option| option.id.clone())
            };
            Response::BestWorst {
                best: ranked(3),
                worst: ranked(2),
            }
        }
        ItemKey::Match { levels, .. } => Response::Matches(
            levels
                .iter()
                .map(|level| (level.0.clone(), "x".into()))
                .collect(),
        ),
        ItemKey::Hottext { .. } => Response::Hottext {
            places: vec!["L1".into()],
            correction: "x".repeat(500),
        },
        ItemKey::ChoicePartial { reasons, .. } => {
            Response::Choices(reasons.iter().map(|reason| reason.0.clone()).collect())
        }
        other => perfect(other),
    }
}

fn answers(pack: &Assessment, key: &Key, respond: fn(&ItemKey) -> Response) -> Vec<SectionAnswers> {
    Form::draw(pack, "seed")
        .sections
        .iter()
        .map(|drawn| {
            let section = &pack.sections[drawn.section];
            SectionAnswers {
                id: section.id.clone(),
                items: drawn
                    .items
                    .iter()
                    .map(|item| {
                        let id = &section.items[item.item].id;
                        (id.clone(), Some(respond(key.item(id).unwrap())))
                    })
                    .collect(),
            }
        })
        .collect()
}

#[test]
fn a_perfect_attempt_earns_everything_that_rules_can_give() {
    for name in PACKS {
        let (pack, key) = pair(name);
        let grade = grade(&key, &answers(&pack, &key, perfect));
        assert_eq!(grade["total"]["highest_percent"]["exact"], "100", "{name}");
        assert_eq!(grade["findings"], serde_json::json!([]));
        for section in grade["sections"].as_array().unwrap() {
            for item in section["items"].as_array().unwrap() {
                let expected = if item["state"] == "pending" { "0" } else { "1" };
                assert_eq!(item["score"]["exact"], expected, "{}", item["id"]);
            }
        }
    }
}

#[test]
fn a_grade_is_small_beside_its_bundle() {
    let (pack, key) = pair("cto-smb");
    for respond in [perfect, wrong] {
        let size = canonical(&grade(&key, &answers(&pack, &key, respond))).len();
        assert!(size <= 15_000, "{size} bytes");
    }
}
