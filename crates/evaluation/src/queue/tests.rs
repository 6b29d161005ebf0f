use super::*;
use crate::review_event::{ReviewAction, ReviewEvent};

fn read(name: &str) -> assay_core::document::Value {
    let path = [
        concat!(env!("CARGO_MANIFEST_DIR"), "/../.."),
        "/tests/data/packs/2026.1/",
        name,
    ]
    .concat();
    assay_core::document::parse(name, &std::fs::read_to_string(path).unwrap()).unwrap()
}

fn content() -> (Assessment, Key) {
    let pack = Assessment::parse("pack", &read("cto-smb.json")).unwrap();
    (pack, Key::parse("key", &read("cto-smb.key.json")).unwrap())
}

/// Answers to the first two items that people rate, in the wrong order, the second left empty if asked so.
fn answers(pack: &Assessment, key: &Key, both: bool) -> (Vec<SectionAnswers>, [String; 2]) {
    let all = pack
        .sections
        .iter()
        .flat_map(|section| section.items.iter().map(move |item| (section, item)));
    let mut rated = all.filter(|(_, item)| matches!(key.item(&item.id), Some(ItemKey::Rubric(_))));
    let (one, two) = (rated.next().unwrap(), rated.next().unwrap());
    let text = |text: &str| Some(Response::Text(text.into()));
    let given = [
        (two, text(if both { "Two" } else { " \n" })),
        (one, text("One")),
    ];
    let sections =
        given.map(|((section, item), response)| (section.id.clone(), (item.id.clone(), response)));
    let mut list: Vec<SectionAnswers> = Vec::new();
    for (id, item) in sections {
        match list.iter_mut().find(|known| known.id == id) {
            Some(known) => known.items.push(item),
            None => list.push(SectionAnswers {
                id,
                items: vec![item],
            }),
        }
    }
    (list, [one.1.id.clone(), two.1.id.clone()])
}

fn id(name: &str) -> String {
    [name, "-identifier"].concat()
}

fn rated(item: &str, criterion: &str, by: &str, rating: u32) -> ReviewEvent {
    let what = ReviewAction::Rated {
        item: item.into(),
        criterion: criterion.into(),
        rating: Some(rating),
        note: None,
    };
    ReviewEvent {
        at: "2026-11-21T10:00:00.000Z".into(),
        by: by.into(),
        by_id: id(by),
        what,
    }
}

/// The candidates in the order in which a rater meets their answers to an item.
fn met(queue: &Queue, item: &str) -> Vec<String> {
    let sheets = queue.sheets.iter().filter(|one| one.item == item);
    sheets.map(|one| one.sha256.clone()).collect()
}

#[test]
fn answers_come_item_by_item_in_an_order_of_its_own_for_each_rater_and_item() {
    let (pack, key) = content();
    let (full, items) = answers(&pack, &key, true);
    let names: Vec<String> = (0..20).map(|number| number.to_string()).collect();
    let scripts = || {
        names.iter().map(|sha256| {
            let script = Script {
                sha256,
                answers: &full,
                pack: &pack,
                key: &key,
            };
            (script, ["Candidate ", sha256].concat())
        })
    };
    let ann = queue(scripts(), Order::ByAnswer, &id("Ann"));
    assert_eq!(ann, queue(scripts(), Order::ByAnswer, &id("Ann")));
    // However the candidates came, and whoever came later, those who were there keep their order.
    let turned: Vec<_> = scripts().collect();
    let turned = queue(turned.into_iter().rev(), Order::ByAnswer, &id("Ann"));
    assert_eq!(ann, turned);
    let mut fewer = met(&ann, &items[0]);
    fewer.retain(|sha256| sha256 != "7");
    let without = scripts().filter(|(script, _)| script.sha256 != "7");
    let without = queue(without, Order::ByAnswer, &id("Ann"));
    assert_eq!(met(&without, &items[0]), fewer);

    let place = |item: &str| ann.sheets.iter().position(|one| one.item == item);
    assert_eq!((place(&items[0]), place(&items[1])), (Some(0), Some(20)));
    assert_ne!(met(&ann, &items[0]), met(&ann, &items[1]));
    let ben = queue(scripts(), Order::ByAnswer, &id("Ben"));
    assert_ne!(met(&ann, &items[0]), met(&ben, &items[0]));
    assert_ne!(met(&ann, &items[0]), names);
}

#[test]
fn criteria_are_rated_together_or_one_across_the_candidates() {
    let (pack, key) = content();
    let (full, items) = answers(&pack, &key, true);
    let (half, _) = answers(&pack, &key, false);
    let script = |sha256, answers| Script {
        sha256,
        answers,
        pack: &pack,
        key: &key,
    };
    let scripts = || {
        [
            (script("1", &full), "Candidate F".into()),
            (script("2", &half), "Candidate A".into()),
        ]
        .into_iter()
    };
    let by_answer = queue(scripts(), Order::ByAnswer, &id("Ann"));
    assert_eq!(met(&by_answer, &items[1]), ["1"]);
    assert_eq!((by_answer.sheets.len(), by_answer.without_rubric), (3, 0));
    let by_criterion = queue(scripts(), Order::ByCriterion, &id("Ann"));
    assert!(
        by_criterion
            .sheets
            .iter()
            .all(|one| one.criteria.len() == 1)
    );
    let first: Vec<_> = by_criterion.sheets[..3]
        .iter()
        .map(|one| (one.sha256.as_str(), &one.criteria))
        .collect();
    assert_eq!(first[0].1, first[1].1);
    assert_ne!(first[1].1, first[2].1);
    assert_ne!(first[0].0, first[1].0);
    assert_eq!(first[0].0, first[2].0);
    let criteria = |queue: &Queue| {
        queue
            .sheets
            .iter()
            .map(|one| one.criteria.len())
            .sum::<usize>()
    };
    assert_eq!(criteria(&by_answer), criteria(&by_criterion));
}

#[test]
fn an_excerpt_of_a_key_gives_nothing_to_rate() {
    let (pack, mut key) = content();
    let (full, _) = answers(&pack, &key, true);
    for (_, item) in &mut key.items {
        if let ItemKey::Rubric(rubric) = item {
            rubric.criteria.clear();
        }
    }
    let script = Script {
        sha256: "1",
        answers: &full,
        pack: &pack,
        key: &key,
    };
    let queue = queue(
        [(script, String::new())].into_iter(),
        Order::ByAnswer,
        &id("Ann"),
    );
    assert_eq!((queue.sheets.len(), queue.without_rubric), (0, 2));
}

#[test]
fn progress_counts_own_ratings_only() {
    let (pack, key) = content();
    let (full, _) = answers(&pack, &key, true);
    let script = Script {
        sha256: "1",
        answers: &full,
        pack: &pack,
        key: &key,
    };
    let sheets = queue(
        [(script, String::new())].into_iter(),
        Order::ByAnswer,
        &id("Ann"),
    )
    .sheets;
    let events: Vec<ReviewEvent> = sheets[0]
        .criteria
        .iter()
        .map(|one| rated(&sheets[0].item, one, "Ann", 3))
        .collect();
    let state = State::after(&events);
    let state_of = |sha: &str| (sha == "1").then_some(&state);
    let all = sheets[0].criteria.len() + sheets[1].criteria.len();
    assert_eq!(
        progress(&sheets, state_of, &id("Ann")),
        (sheets[0].criteria.len(), all)
    );
    assert_eq!(progress(&sheets, state_of, &id("Ben")), (0, all));
    assert_eq!(next_open(&sheets, 0, state_of, &id("Ann")), Some(1));
    assert_eq!(next_open(&sheets, 1, state_of, &id("Ben")), Some(1));
    assert_eq!(next_open(&sheets, 0, |_| None, &id("Ben")), None);
}

#[test]
fn only_criteria_on_which_raters_differ_are_in_dispute() {
    let (pack, key) = content();
    let (full, _) = answers(&pack, &key, true);
    let script = Script {
        sha256: "1",
        answers: &full,
        pack: &pack,
        key: &key,
    };
    let sheets = queue(
        [(script, String::new())].into_iter(),
        Order::ByAnswer,
        &id("Ann"),
    )
    .sheets;
    let (item, criteria) = (&sheets[0].item, &sheets[0].criteria);
    let state = State::after(&[
        rated(item, &criteria[0], "Ann", 3),
        rated(item, &criteria[0], "Ben", 4),
        rated(item, &criteria[1], "Ann", 2),
        rated(item, &criteria[1], "Ben", 4),
        rated(item, &criteria[2], "Ann", 1),
    ]);
    let policy = std::sync::Arc::new(ScoringPolicy::of_key(&key));
    let found = disputes(&sheets, |_| Some(&state), |_| Some(policy.clone()));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].criteria, [criteria[1].clone()]);
}
