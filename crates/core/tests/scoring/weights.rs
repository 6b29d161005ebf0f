//! Items that count more than others.

use super::hostile::Noise;
use super::{pair, weighted};
use assay_core::assessment::Key;
use assay_core::attempt::Response;
use assay_core::document::Value;
use assay_core::exact::Fraction;
use assay_core::scoring::{SectionAnswers, former_grade, grade};
use serde_json::json;

fn section(id: &str, items: &[(&str, Value)]) -> SectionAnswers {
    let answer = |(id, response): &(&str, Value)| {
        let response: Option<Response> = serde_json::from_value(response.clone()).unwrap();
        (String::from(*id), response)
    };
    SectionAnswers {
        id: id.into(),
        items: items.iter().map(answer).collect(),
    }
}

fn exact(value: &Value) -> Fraction {
    let text = value.as_str().unwrap();
    let (part, of) = text.split_once('/').unwrap_or((text, "1"));
    Fraction::new(part.parse().unwrap(), of.parse().unwrap()).unwrap()
}

#[test]
fn an_item_counts_as_often_as_it_weighs() {
    let (_, key) = weighted();
    let reasoning = section(
        "reasoning",
        &[
            ("one", json!({"choices": ["b"]})),
            ("several", Value::Null),
            ("scene", Value::Null),
            ("weigh", json!({"matches": {"a": "middle"}})),
        ],
    );
    let writing = section(
        "writing",
        &[
            ("bill", json!({"hottext": ["L2C2"], "correction": "3"})),
            ("clean", json!({"hottext": ["none"], "correction": ""})),
            ("value", json!({"text": "wort"})),
            ("letter", json!({"text": "Dear all"})),
        ],
    );
    let grade = grade(&key, &[reasoning, writing]);
    let [reasoning, writing] = [&grade["sections"][0], &grade["sections"][1]];
    assert_eq!(reasoning["earned"], "7/2");
    assert_eq!(reasoning["settled"], "6");
    assert_eq!(reasoning["items_count"], 4);
    assert_eq!(reasoning["lowest_percent"]["exact"], "175/3");
    assert_eq!(reasoning["items"][0]["weight"], 3);
    assert_eq!(reasoning["items"][0]["score"]["exact"], "1");
    assert_eq!(reasoning["items"][1]["weight"], Value::Null);
    assert_eq!(
        reasoning["items"][3]["parts"][0]["expected"],
        json!(["high", "middle"])
    );
    assert_eq!(reasoning["items"][3]["parts"][1]["expected"], "low");
    assert_eq!(writing["earned"], "2");
    assert_eq!(
        writing["open"], "3",
        "the word that is none of those, and twice the letter"
    );
    assert_eq!(writing["pending_count"], 2);
    assert_eq!(writing["lowest_percent"]["exact"], "40");
    assert_eq!(writing["highest_percent"]["exact"], "100");
    assert_eq!(grade["total"]["lowest_percent"]["exact"], "51");
    assert_eq!(
        writing["items"][2]["parts"][0]["note"],
        "Matches none of the accepted texts; a person decides."
    );
}

/// Answers at random to the items of the small test.
fn answers(key: &Key, noise: &mut Noise) -> Vec<SectionAnswers> {
    let mut ids: Vec<&String> = key.items.iter().map(|item| &item.0).collect();
    let sections = ["reasoning", "writing"].map(|id| {
        let count = noise.below(ids.len() + 1);
        let items = ids.drain(..count);
        SectionAnswers {
            id: id.into(),
            items: items
                .map(|id| (id.clone(), Some(noise.response())))
                .collect(),
        }
    });
    sections.into()
}

#[test]
fn where_every_item_weighs_the_same_the_grade_is_as_it_was_before_there_were_weights() {
    let (_, key) = pair();
    let all = |weight: u32| {
        let mut key = key.clone();
        let items = key.items.iter();
        key.policy.item_weights = items.map(|item| (item.0.clone(), weight)).collect();
        key
    };
    let (ones, sevens) = (all(1), all(7));
    let mut noise = Noise(12);
    for _ in 0..500 {
        let answers = answers(&key, &mut noise);
        let plain = grade(&key, &answers);
        assert_eq!(grade(&ones, &answers), plain);
        let heavy = grade(&sevens, &answers);
        assert_eq!(heavy["total"], plain["total"]);
        assert_eq!(heavy["minima"], plain["minima"]);
        for section in plain["sections"].as_array().unwrap() {
            let items = section["items"].as_array().unwrap();
            // As it was defined: the mean of the items' scores.
            let sum = items.iter().fold(Fraction::ZERO, |sum, item| {
                sum.plus(exact(&item["score"]["exact"])).unwrap()
            });
            let percent = sum.times(Fraction::share(100, items.len())).unwrap();
            assert_eq!(exact(&section["earned"]), sum);
            assert_eq!(exact(&section["lowest_percent"]["exact"]), percent);
        }
    }
}

#[test]
fn a_grade_of_version_1_quotes_the_reasons_and_is_the_same_otherwise() {
    let (_, key) = pair();
    let mut noise = Noise(13);
    let mut quoted = 0;
    for _ in 0..200 {
        let answers = answers(&key, &mut noise);
        let mut former = former_grade(&key, &answers);
        assert_eq!(former["schema"], "assay/grade/1");
        former["schema"] = "assay/grade/2".into();
        for section in former["sections"].as_array_mut().unwrap() {
            for item in section["items"].as_array_mut().unwrap() {
                let fields = item.as_object_mut().unwrap();
                quoted += usize::from(fields.remove("reason").is_some());
                quoted += usize::from(fields.remove("reasons").is_some());
            }
        }
        for knock_out in former["knock_outs"].as_array_mut().unwrap() {
            knock_out.as_object_mut().unwrap().remove("reason").unwrap();
        }
        assert_eq!(former, grade(&key, &answers));
    }
    assert!(quoted > 500, "{quoted}");
}
