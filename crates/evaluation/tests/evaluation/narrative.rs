//! Scenarios that were answered in words: what is rated, what it is worth, and how the form is told from the other.

use super::*;
use assay_core::assessment::ItemKey;
use assay_core::scoring::Fraction;
use assay_evaluation::{Library, OpenedBundle, Order, Script, is_same_form, queue};
use assay_test_support::bundle::narrative_bundle;

fn library() -> Library {
    let read = |name: &str| assay_test_support::read(&["public/assessments/", name].concat());
    let mut library = Library::default();
    library.add_pack(Assessment::parse("pack", &read("cto-smb.json")).unwrap());
    library.add_key(Key::parse("key", &read("cto-smb.key.json")).unwrap());
    library
}

fn opened() -> OpenedBundle {
    OpenedBundle::open("b.json", &narrative_bundle("word"), &library()).unwrap()
}

#[test]
fn a_bundle_in_words_holds_and_is_scored_by_its_own_form() {
    let opened = opened();
    assert_eq!(opened.problems.0, []);
    assert!(opened.is_narrative);
    let (pack, key) = library()
        .content(&opened.content_sha256, opened.is_narrative)
        .unwrap();
    let scenarios: Vec<_> = pack.section("judgement").unwrap().items.iter().collect();
    assert!(
        scenarios
            .iter()
            .all(|item| !item.is_scenario() && !item.acts.is_empty())
    );
    assert!(matches!(
        key.item(&scenarios[0].id),
        Some(ItemKey::Rubric(_))
    ));

    let mut standard = opened.clone();
    standard.is_narrative = false;
    let (pack, _) = library()
        .content(&standard.content_sha256, standard.is_narrative)
        .unwrap();
    assert!(pack.section("judgement").unwrap().items[0].is_scenario());
    assert!(is_same_form(&opened, &standard), "the draw is the same");
}

#[test]
fn every_scenario_in_words_waits_for_a_rating_and_earns_nothing_by_chance() {
    let opened = opened();
    let (pack, key) = library()
        .content(&opened.content_sha256, opened.is_narrative)
        .unwrap();
    let script = Script {
        sha256: &opened.sha256,
        answers: &opened.answers,
        pack: &pack,
        key: &key,
    };
    let all = queue(
        std::iter::once((script, opened.pseudonym())),
        Order::ByAnswer,
        "ann",
    );
    let scenarios: Vec<_> = all
        .sheets
        .iter()
        .filter(|sheet| sheet.item.starts_with("sjt-"))
        .collect();
    assert_eq!(scenarios.len(), 5);
    assert!(
        scenarios
            .iter()
            .all(|sheet| sheet.criteria == ["do", "avoid"])
    );

    let levels = ChanceLevels::of(&pack, &key);
    for sheet in scenarios {
        assert_eq!(levels.level(&sheet.item), Some(Fraction::ZERO));
    }
    let policy = ScoringPolicy::of_key(&key);
    let sources = Sources {
        pack: &pack,
        key: &key,
        upgrade: &policy.upgraded(&key),
        chance: &levels,
        questions: &[],
        flags: &[],
    };
    let card = Scorecard::of(&sources, &opened.answers, &State::default()).unwrap();
    let section = &card.sections[1];
    assert_eq!(section.chance_percent, Some(Fraction::ZERO));
    assert_eq!(section.weight_percent, 20);
    assert_eq!(section.percent.lowest, Fraction::ZERO);
    assert_eq!(section.percent.highest, Fraction::whole(100));
}
