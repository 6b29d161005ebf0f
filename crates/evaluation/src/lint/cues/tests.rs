use super::*;
use crate::lint::samples;
use serde_json::{Map, Value, json};

/// Scenes with the same four options, whose ranks differ.
fn scenes(texts: &[&str], all: &[[u32; 4]]) -> Cues {
    let items = (0..all.len()).map(|at| samples::item(&format!("i{at}"), "best-worst", texts));
    let pack = samples::all(items.collect());
    let keys = all.iter().enumerate();
    let keys: Map<String, Value> = keys
        .map(|(at, ranks)| (format!("i{at}"), samples::ranks(ranks)))
        .collect();
    cues(&pack, &samples::key(&pack, keys.into(), json!({}))).remove(0)
}

fn earns<'a>(cues: &'a Cues, rule: &str) -> &'a Rational {
    let found = cues.rules.iter().find(|known| known.rule == rule);
    &found.unwrap_or_else(|| panic!("{rule}")).earns
}

const LENGTHS: [&str; 4] = [
    "Move the launch by a week",
    "Cut some scope",
    "Keep it",
    "Ship now please",
];

#[test]
fn lengths_are_told_by_rank_and_what_the_longest_earns_by_the_scoring_table() {
    let found = scenes(&LENGTHS, &[[1, 2, 3, 4], [2, 1, 4, 3]]);
    assert_eq!((found.items, found.options), (2, 4));
    let first = &found.ranks[0];
    // The best has 6 words in one scene and 3 in the other.
    assert_eq!(first.mean_words, Rational::share(9, 2));
    assert_eq!(first.median_words, Rational::share(9, 2));
    assert_eq!(first.is_longest, Rational::share(1, 2));
    // Once the best, all of the half; once the second, a half of it.
    assert_eq!(
        *earns(&found, "as best: the longest"),
        Rational::share(3, 4)
    );
    // Once the third, a half of it; once the last.
    assert_eq!(
        *earns(&found, "as worst: the shortest"),
        Rational::share(3, 4)
    );
    assert_eq!(found.rules[0].chance, Rational::share(3, 8));
    assert_eq!(found.warnings(), [], "two items say nothing");
}

#[test]
fn options_of_the_same_length_share_what_they_earn() {
    let found = scenes(&["A b", "C d", "E", "F"], &[[1, 2, 3, 4]]);
    assert_eq!(
        *earns(&found, "as best: the longest"),
        Rational::share(3, 4)
    );
    assert_eq!(found.ranks[1].is_longest, Rational::share(1, 2));
    assert_eq!(found.ranks[3].is_longest, Rational::whole(0));
}

#[test]
fn a_bank_that_length_gives_away_is_warned_of() {
    let found = scenes(&LENGTHS, &[[1, 2, 4, 3]; 5]);
    let messages: Vec<String> = found
        .warnings()
        .into_iter()
        .map(|one| one.message)
        .collect();
    let warned = |rule: &str| messages.iter().any(|message| message.contains(rule));
    assert!(warned("as best: the longest"), "{messages:?}");
    assert!(warned("as worst: the shortest"), "{messages:?}");
    assert!(!warned("explains"), "{messages:?}");
}

#[test]
fn a_bank_that_wording_gives_away_is_warned_of() {
    let texts = [
        "Explain the delay",
        "Cut some scope",
        "Keep the date",
        "Hide the delay",
    ];
    let found = scenes(&texts, &[[1, 2, 3, 4]; 5]);
    assert_eq!(found.ranks[0].consults, Rational::whole(1));
    assert_eq!(found.ranks[3].condemns, Rational::whole(1));
    // Among the three that do not condemn themselves: all, a half, nothing.
    assert_eq!(
        *earns(&found, "as best: one that does not condemn itself"),
        Rational::share(1, 2)
    );
    let messages: Vec<String> = found
        .warnings()
        .into_iter()
        .map(|one| one.message)
        .collect();
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(messages[0].contains("as best: one that explains or consults"));
    assert!(messages[1].contains("as worst: one that condemns itself"));
}

#[test]
fn a_choice_whose_longest_option_is_right_is_warned_of() {
    let items =
        (0..5).map(|at| samples::item(&format!("i{at}"), "choice", &["Yes it is", "No", "Why"]));
    let pack = samples::all(items.collect());
    let keys: Map<String, Value> = (0..5)
        .map(|at| {
            (
                format!("i{at}"),
                samples::right(if at < 3 { "a" } else { "b" }),
            )
        })
        .collect();
    let found = cues(&pack, &samples::key(&pack, keys.into(), json!({}))).remove(0);
    assert_eq!(
        *earns(&found, "as right: the longest"),
        Rational::share(3, 5)
    );
    // Two of five times the right one is one of the two shortest.
    assert_eq!(
        *earns(&found, "as right: the shortest"),
        Rational::share(1, 5)
    );
    assert_eq!(found.warnings().len(), 1);
}

#[test]
fn documents_that_have_no_error_too_often_are_warned_of() {
    let document = |id: &str| {
        json!({
            "id": id, "title": id, "stem": [format!("What of {id}?")],
            "interaction": {
                "kind": "hottext", "prompt": "Find it", "select": "line", "no_error": true,
                "document": {"kind": "code", "title": "x", "lines": ["a", "b", "c"]}
            }
        })
    };
    let pack = samples::all(["p", "q", "r", "s", "t"].map(document).to_vec());
    let at = |place: &str| json!({"rule": "hottext", "targets": [place], "reason": "So."});
    let keys =
        json!({"p": at("none"), "q": at("none"), "r": at("L1"), "s": at("L2"), "t": at("L3")});
    let found = cues(&pack, &samples::key(&pack, keys, json!({}))).remove(0);
    assert_eq!(found.rules[0].earns, Rational::share(2, 5));
    assert_eq!(found.rules[0].chance, Rational::share(1, 4));
    assert_eq!(found.warnings().len(), 1);
}
