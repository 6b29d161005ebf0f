use super::*;
use crate::cover::{Cover, Revealed};
use crate::opened_bundle::OpenedBundle;
use crate::related::tests::opened;
use crate::review_event::{ReviewAction, ReviewEvent};
use crate::state::State;
use assay_core::assessment::{Assessment, ItemKey, Key};
use assay_core::attempt::Response;
use assay_core::scoring::SectionAnswers;

/// Words that no other answer has: the same at every run.
fn own_words(seed: usize, count: usize) -> String {
    let words: Vec<String> = (0..count).map(|at| format!("w{seed}x{at}")).collect();
    words.join(" ")
}

/// Fourteen words, so ten sequences.
const SHARED: &str =
    "freeze the release, restore the last good backup, and tell each customer by noon";

fn with_shared(seed: usize) -> String {
    format!(
        "{}. {SHARED}! {}",
        own_words(seed, 20),
        own_words(seed + 500, 20)
    )
}

#[test]
fn a_common_passage_is_found_whatever_its_case_composition_and_marks() {
    let one = "Zuerst: Die Straße “bleibt gesperrt”, bis das Café öffnet; wir rufen jeden Gast einzeln an.";
    let other = "DIE STRASSE \"BLEIBT GESPERRT\" – BIS DAS CAFE\u{301} O\u{308}FFNET. Wir rufen jeden Gast einzeln an, danach nicht.";
    let answers = [one, other];
    let comparison = Comparison::of(&[], &answers);
    let pairs = comparison.pairs();
    assert_eq!((pairs.len(), pairs[0].common), (1, 10));
    let passages = comparison.passages(0, 1);
    assert_eq!(passages.len(), 1);
    let [in_one, in_other] = [
        &one[passages[0].one.clone()],
        &other[passages[0].other.clone()],
    ];
    assert!(in_one.starts_with("Die Straße") && in_one.ends_with("einzeln an"));
    assert!(in_other.starts_with("DIE STRASSE") && in_other.ends_with("einzeln an"));
}

#[test]
fn a_script_without_spaces_is_compared_character_by_character() {
    let shared = "我们先停止发布然后恢复最近的备份";
    let (one, other) = (
        format!("首先，{shared}。"),
        format!("{shared}，再通知客户。"),
    );
    let comparison = Comparison::of(&[], &[&one, &other]);
    let passages = comparison.passages(0, 1);
    assert_eq!(&one[passages[0].one.clone()], shared);
    assert_eq!(&other[passages[0].other.clone()], shared);
}

#[test]
fn fewer_than_twelve_words_in_a_row_are_told_of_nobody() {
    let pairs = |words: usize| {
        let shared: Vec<String> = (0..words).map(|at| format!("word{at}")).collect();
        let shared = shared.join(" ");
        let [one, other] = [1, 2].map(|seed| format!("{} {shared}", own_words(seed, 9)));
        Comparison::of(&[], &[&one, &other]).pairs()
    };
    assert_eq!(pairs(11), []);
    let found = pairs(12);
    // Each has 17 sequences, and both have 8.
    assert_eq!((found[0].common, found[0].all), (FEWEST_COMMON, 26));
    assert_eq!(Comparison::of(&[], &["", "a b c d", " "]).pairs(), []);
}

#[test]
fn what_the_question_says_is_nobodys() {
    let answers = [with_shared(1), with_shared(2)];
    let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
    assert_eq!(Comparison::of(&["Other words."], &answers).pairs().len(), 1);
    let given = format!("The mail says: {}.", SHARED.to_uppercase());
    let compared = Comparison::of(&[&given], &answers);
    assert_eq!(compared.pairs(), []);
    assert_eq!(compared.passages(0, 1), []);
}

#[test]
fn what_more_than_a_fifth_of_many_say_is_nobodys() {
    let pairs = |count: usize, alike: usize| {
        let answers: Vec<String> = (0..count)
            .map(|at| match at < alike {
                true => with_shared(at),
                false => own_words(at, 60),
            })
            .collect();
        let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
        Comparison::of(&[], &answers).pairs().len()
    };
    assert_eq!(pairs(10, 3), 3, "with ten, everything counts");
    assert_eq!(pairs(11, 2), 1);
    assert_eq!(pairs(11, 3), 0);
    assert_eq!(pairs(15, 3), 3, "exactly a fifth");
}

#[test]
fn passages_are_in_order_and_overlap_nowhere() {
    let passage = |name: &str| {
        let words: Vec<String> = (0..12).map(|at| format!("{name}{at}")).collect();
        words.join(" ")
    };
    let (a, b) = (passage("a"), passage("b"));
    // The one repeats what the other says once.
    let one = format!("{a}. Then {b}. And again {a}.");
    let other = format!("{b}; before that, {a}.");
    let found = Comparison::of(&[], &[&one, &other]).passages(0, 1);
    let texts: Vec<(&str, &str)> = found
        .iter()
        .map(|it| (&one[it.one.clone()], &other[it.other.clone()]))
        .collect();
    assert_eq!(texts, [(&*a, &*a), (&*b, &*b)]);
    let repeated = [&*a, &*a].join(" ");
    let found = Comparison::of(&[], &[&repeated, &a]).passages(0, 1);
    assert_eq!(found.len(), 1);
    assert_eq!(Comparison::of(&[], &[&a]).passages(0, 7), []);
}

#[test]
fn the_largest_share_comes_first_and_each_run_gives_the_same() {
    let long = format!("{} {}", with_shared(1), own_words(9, 200));
    let answers = [with_shared(2), long, SHARED.into(), own_words(3, 80)];
    let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
    let compared = || Comparison::of(&[], &answers).pairs();
    let pairs: Vec<(usize, usize)> = compared().iter().map(|it| (it.one, it.other)).collect();
    assert_eq!(pairs, [(0, 2), (1, 2), (0, 1)]);
    assert_eq!(compared(), compared());
}

/// Sentences that people put together from a stock of common phrases, as answers to one question are.
fn many_answers(count: usize) -> Vec<String> {
    let mut state = 7_u64;
    let mut draw = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    (0..count)
        .map(|_| {
            let words: Vec<String> = (0..60)
                .map(|_| {
                    let phrase = draw(3_000);
                    format!("the p{phrase} of q{} and r{}", phrase % 97, phrase % 31)
                })
                .collect();
            words.join(" ")
        })
        .collect()
}

#[test]
fn among_a_thousand_long_answers_the_alike_ones_are_found() {
    let mut answers = many_answers(1_000);
    let copied = answers[17].clone();
    answers[940] = format!("{} {copied}", own_words(1, 30));
    let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
    let comparison = Comparison::of(&[], &answers);
    let first = comparison.pairs()[0];
    let passages = comparison.passages(first.one, first.other);
    assert_eq!((first.one, first.other), (17, 940));
    assert_eq!(answers[17][passages[0].one.clone()], *answers[17]);
}

const ANN: &str = "aaaa1111-0b6f-4d50-9c1c-7d6c3a1d9a01";

/// The pack, its key and an item that people rate, with its section and criteria.
fn content() -> (Assessment, Key) {
    let read = |name: &str| {
        let folder = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../tests/data/packs/2026.1/"
        );
        let text = std::fs::read_to_string([folder, name].concat()).unwrap();
        assay_core::document::parse(name, &text).unwrap()
    };
    let pack = Assessment::parse("pack", &read("cto-smb.json")).unwrap();
    (pack, Key::parse("key", &read("cto-smb.key.json")).unwrap())
}

struct Rated {
    section: String,
    item: String,
    criteria: Vec<String>,
}

fn rated(pack: &Assessment, key: &Key) -> Rated {
    let all = pack
        .sections
        .iter()
        .flat_map(|section| section.items.iter().map(move |item| (section, item)));
    let mut of_rubric = all.filter_map(|(section, item)| match key.item(&item.id) {
        Some(ItemKey::Rubric(rubric)) => Some(Rated {
            section: section.id.clone(),
            item: item.id.clone(),
            criteria: rubric.criteria.iter().map(|one| one.id.clone()).collect(),
        }),
        _ => None,
    });
    of_rubric.next().unwrap()
}

fn wrote(name: &str, email: &str, it: &Rated, text: &str) -> OpenedBundle {
    let mut bundle = opened(name, name, email, "2026-01-01");
    bundle.answers = vec![SectionAnswers {
        id: it.section.clone(),
        items: vec![(it.item.clone(), Some(Response::Text(text.into())))],
    }];
    bundle
}

/// What Ann has rated of an item, as many criteria as asked for.
fn state(it: &Rated, criteria: usize) -> State {
    let events = it
        .criteria
        .iter()
        .take(criteria)
        .map(|criterion| ReviewEvent {
            at: "2026-11-21T10:00:00.000Z".into(),
            by: "Ann".into(),
            by_id: ANN.into(),
            what: ReviewAction::Rated {
                item: it.item.clone(),
                criterion: criterion.clone(),
                rating: Some(3),
                note: None,
            },
        });
    State::after(&events.collect::<Vec<_>>())
}

/// What somebody sees who has rated so many criteria of each answer.
fn seen(
    bundles: &[OpenedBundle],
    criteria: &[usize],
    who: &str,
    revealed: Revealed,
) -> SimilarAnswers {
    let (pack, key) = content();
    let it = rated(&pack, &key);
    let states: Vec<State> = criteria.iter().map(|count| state(&it, *count)).collect();
    let covers: Vec<Cover> = states
        .iter()
        .map(|state| Cover::of(state, who, revealed))
        .collect();
    let candidates: Vec<ComparedCandidate<'_>> = bundles
        .iter()
        .zip(states.iter().zip(&covers))
        .map(|(opened, (state, cover))| ComparedCandidate {
            opened,
            pack: &pack,
            key: &key,
            state,
            cover,
        })
        .collect();
    similar_answers(&candidates)
}

#[test]
fn a_pair_is_covered_until_both_answers_are_rated_in_full() {
    let (pack, key) = content();
    let it = rated(&pack, &key);
    let all = it.criteria.len();
    let bundles = [1, 2].map(|at| wrote(&format!("Name {at}"), "", &it, &with_shared(at)));
    let hidden = Revealed::default();
    let shown = seen(&bundles, &[all, all], ANN, hidden);
    assert_eq!(
        (shown.answers, shown.uncovered, shown.pairs.len()),
        (2, 2, 1)
    );
    let pair = &shown.pairs[0];
    assert_eq!((&pair.item, pair.common), (&it.item, 10));
    assert_eq!(
        (&pair.one, &pair.other),
        (&bundles[0].sha256, &bundles[1].sha256)
    );
    let passage = &with_shared(1)[pair.passages[0].one.clone()];
    assert_eq!(passage, SHARED);
    for (criteria, uncovered) in [([all, all - 1], 1), ([0, all], 1), ([0, 0], 0)] {
        let found = seen(&bundles, &criteria, ANN, hidden);
        assert_eq!((found.uncovered, found.pairs.len()), (uncovered, 0));
    }
    // Others see it when they have rated, or had it shown.
    assert_eq!(seen(&bundles, &[all, all], "ben", hidden).pairs, []);
    let revealed = Revealed {
        answers: true,
        interview: false,
    };
    assert_eq!(seen(&bundles, &[0, 0], "ben", revealed).pairs.len(), 1);
    assert_eq!(seen(&bundles, &[all, all], "", revealed).pairs, []);
}

#[test]
fn one_person_is_never_compared_with_themselves_nor_with_another_campaign() {
    let (pack, key) = content();
    let it = rated(&pack, &key);
    let all = it.criteria.len();
    let count = |bundles: &[OpenedBundle]| {
        let found = seen(bundles, &[all, all], ANN, Revealed::default());
        found.pairs.len()
    };
    let mut bundles = [1, 2].map(|at| wrote(&format!("Name {at}"), "", &it, &with_shared(at)));
    assert_eq!(count(&bundles), 1);
    for bundle in &mut bundles {
        bundle.candidate.email = "same@example.org".into();
    }
    assert_eq!(count(&bundles), 0);
    bundles[1].candidate.email = "other@example.org".into();
    bundles[1].campaign = "autumn".into();
    assert_eq!(count(&bundles), 0);
}
