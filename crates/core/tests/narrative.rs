//! The narrative form of the shipped assessment: the same draw, the same points, other answers.

use assay_core::assessment::{
    Assessment, Form, InteractionKind, Item, ItemKey, Key, NoNarrative, option_letter,
};
use assay_core::attempt::{
    Attempt, ClockSample, Event, GrantedTime, Invited, Place, Plan, Response,
};
use assay_core::document::{self, Value};
use assay_core::record::{self, Findings};
use assay_core::scoring::{Grade, SectionAnswers};
use std::sync::Arc;

fn read(name: &str) -> Value {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let text = std::fs::read_to_string(format!("{root}/{name}")).unwrap();
    document::parse(name, &text).unwrap_or_else(|problems| panic!("{problems}"))
}

fn shipped() -> (Assessment, Key) {
    let pack = read("public/assessments/cto-smb.json");
    let key = read("public/assessments/cto-smb.key.json");
    (
        Assessment::parse("pack", &pack).unwrap(),
        Key::parse("key", &key).unwrap(),
    )
}

fn items(pack: &Assessment) -> impl Iterator<Item = &Item> {
    pack.sections.iter().flat_map(|section| &section.items)
}

#[test]
fn every_scenario_asks_for_words_and_everything_else_stays() {
    let (pack, _) = shipped();
    let narrative = pack.in_words();
    assert!(pack.offers_narrative());
    assert_eq!(
        (&narrative.id, &narrative.version, &narrative.sha256),
        (&pack.id, &pack.version, &pack.sha256)
    );
    let mut count = 0;
    for (own, said) in items(&pack).zip(items(&narrative)) {
        if !own.is_scenario() {
            assert_eq!(own, said);
            continue;
        }
        count += 1;
        assert_eq!(
            (&own.id, &own.pool, &own.stem, own.item_weight),
            (&said.id, &said.pool, &said.stem, said.item_weight)
        );
        assert!(matches!(
            said.interaction.kind,
            InteractionKind::ExtendedText { .. }
        ));
        assert_eq!(said.interaction.kind.options(), []);
        assert_eq!(said.acts, own.interaction.kind.options());
    }
    assert!(count > 0);
    assert!(!narrative.practice.iter().any(Item::is_scenario));
    assert_eq!(
        narrative.in_words(),
        narrative,
        "nothing is left to put into words"
    );
}

#[test]
fn the_same_seed_draws_the_same_items() {
    let (pack, _) = shipped();
    let narrative = pack.in_words();
    for seed in 0..50 {
        let seed = seed.to_string();
        let drawn = |pack: &Assessment| -> Vec<Vec<usize>> {
            let form = Form::draw(pack, &seed);
            let sections = form.sections.iter();
            sections
                .map(|part| part.items.iter().map(|drawn| drawn.item).collect())
                .collect()
        };
        assert_eq!(drawn(&pack), drawn(&narrative));
    }
}

#[test]
fn a_person_rates_it_by_anchors_on_the_basis_of_the_own_options() {
    let (pack, key) = shipped();
    let (narrative, said) = (pack.in_words(), key.in_words());
    assert!(said.check_pair("key", &narrative).is_ok());
    assert_eq!(said.sha256, key.sha256);
    for item in items(&pack).filter(|item| item.is_scenario()) {
        let Some(ItemKey::BestWorst(ranks)) = key.item(&item.id) else {
            panic!("{} has no ranks", item.id);
        };
        let Some(ItemKey::Rubric(rubric)) = said.item(&item.id) else {
            panic!("{} has no rubric", item.id);
        };
        assert_eq!(&rubric.acts, ranks);
        assert!(
            rubric
                .criteria
                .iter()
                .all(|criterion| { criterion.anchors.iter().all(|anchor| !anchor.is_empty()) })
        );
    }
}

#[test]
fn the_section_has_as_many_points_as_ever() {
    let (pack, key) = shipped();
    let said = key.in_words();
    let section = pack.section("judgement").unwrap();
    let answers = |response: Response| {
        let items = section.items.iter().take(5);
        [SectionAnswers {
            id: section.id.clone(),
            items: items
                .map(|item| (item.id.clone(), Some(response.clone())))
                .collect(),
        }]
    };
    let graded = |key: &Key, response: Response| {
        let answers = answers(response);
        let Grade::Provisional(grade) = Grade::of(key, &answers) else {
            panic!("no grade");
        };
        let section = &grade.sections[0];
        let weights: Vec<u32> = section.items.iter().map(|item| item.weight).collect();
        (
            section.weight_percent,
            section.highest_percent.rounded.clone(),
            weights,
            grade.findings.len(),
        )
    };
    let written = graded(&said, Response::Text("Tell the client today.".into()));
    let (weight_percent, highest, weights, findings) = &written;
    assert_eq!((*weight_percent, highest.as_str()), (20, "100.00"));
    let marked = graded(
        &key,
        Response::BestWorst {
            best: Some("a".into()),
            worst: Some("b".into()),
        },
    );
    assert_eq!(
        (marked.0, &marked.2, marked.3),
        (*weight_percent, weights, *findings)
    );
}

#[test]
fn an_excerpt_of_the_key_grades_as_the_whole_does() {
    let (_, key) = shipped();
    let mut excerpt = read("public/assessments/cto-smb.key.json");
    excerpt["excerpt_of"] = key.sha256.as_str().into();
    excerpt["narrative"] = serde_json::json!({});
    let excerpt = Key::parse("excerpt", &excerpt).unwrap();
    let answers = [SectionAnswers {
        id: "judgement".into(),
        items: vec![("sjt-date".into(), Some(Response::Text("Tell them.".into())))],
    }];
    assert_eq!(
        Grade::of(&excerpt.in_words(), &answers),
        Grade::of(&key.in_words(), &answers)
    );
}

#[test]
fn a_pack_says_why_it_has_no_narrative_form() {
    let mut value = read("public/assessments/cto-smb.json");
    let at = |value: &Value, id: &str| {
        let sections = value["sections"].as_array().unwrap();
        sections
            .iter()
            .position(|section| section["id"] == id)
            .unwrap()
    };
    let judgement = at(&value, "judgement");
    let words = value["sections"][judgement]["narrative"].take();
    value["sections"][judgement]
        .as_object_mut()
        .unwrap()
        .remove("narrative");
    let without = Assessment::parse("pack", &value).unwrap();
    assert_eq!(
        without.no_narrative(),
        Some(NoNarrative::NoWords {
            section: "judgement".into()
        })
    );
    assert_eq!(without.in_words(), without);
    let (_, key) = shipped();
    let problems = key.check_pair("key", &without).unwrap_err();
    assert!(
        problems
            .0
            .iter()
            .any(|problem| problem.path == "$.narrative"),
        "{problems}"
    );

    let cognitive = at(&value, "cognitive");
    value["sections"][cognitive]["narrative"] = words;
    let problems = Assessment::parse("pack", &value).unwrap_err();
    let paths: Vec<&str> = problems
        .0
        .iter()
        .map(|problem| problem.path.as_str())
        .collect();
    assert_eq!(
        paths,
        [
            format!("$.sections[{cognitive}].narrative"),
            format!("$.sections[{judgement}].narrative"),
        ]
    );
}

fn at(ms: i64) -> ClockSample {
    ClockSample {
        wall_ms: 1_700_000_000_000 + ms,
        mono_ms: ms,
    }
}

/// An attempt with an invitation that grants the narrative form, in which everything that is written is written.
fn attempt(pack: &Assessment, is_narrative: bool) -> Attempt {
    let invited = Invited {
        id: "inv-7".into(),
        campaign: "cto".into(),
        pack_sha256: pack.sha256.clone(),
        time: GrantedTime::percent(150),
        is_narrative,
        ..Invited::default()
    };
    let plan = Plan {
        attempt_id: "4f1c9f0e-1f1b-4c55-8a53-0d4a3c5b1b11".into(),
        campaign: "cto".into(),
        seed: "cto".into(),
        content_sha256: pack.sha256.clone(),
        ..Plan::default()
    };
    let plan = plan.invited(&invited, "TOKEN");
    let (mut attempt, _) = Attempt::start(Arc::new(pack.clone()), plan, at(0));
    for item in 0..attempt.slots.len() {
        let ms = 3_000 * (i64::try_from(item).unwrap() + 1);
        attempt.update(at(ms), Event::Viewed(Place::Item(item)));
        let kind = attempt.item(&attempt.slots[item]).interaction.kind.name();
        if kind == "extended-text" {
            let response = Response::Text(format!("Tell them today. {}", option_letter(item)));
            attempt.update(at(ms + 1_000), Event::Answered { item, response });
        }
    }
    attempt.update(at(200_000), Event::Submitted);
    attempt
}

fn bundle(attempt: &Attempt, key: &Key) -> Value {
    let answers = record::attempt_answers(attempt);
    let grade = serde_json::to_value(Grade::of(&key.in_words(), &answers)).unwrap();
    let text = record::bundle(attempt, grade).unwrap();
    document::parse("bundle", &text).unwrap()
}

#[test]
fn a_bundle_names_the_form_and_holds_against_pack_key_and_invitation() {
    let (pack, key) = shipped();
    let bundle = bundle(&attempt(&pack, true), &key);
    assert_eq!(bundle["form"]["narrative"], true);
    let item = &bundle["sections"][1]["items"][0];
    assert_eq!(
        (&item["kind"], &item["presented"]),
        (&"extended-text".into(), &serde_json::json!([]))
    );
    let found = record::verify("bundle", &bundle, Some(&pack), Some(&key));
    assert_eq!(found, Findings::default());

    let invited = |is_narrative| Invited {
        id: "inv-7".into(),
        campaign: "cto".into(),
        pack_sha256: pack.sha256.clone(),
        time: GrantedTime::percent(150),
        is_narrative,
        ..Invited::default()
    };
    let against = |is_narrative| {
        let read = |_: &str| Some(invited(is_narrative));
        record::verify_invited("bundle", &bundle, Some(&pack), Some(&key), &read)
    };
    assert_eq!(against(true), Findings::default());
    let found = against(false);
    assert_eq!(found.contradictions.0[0].path, "$.form.narrative");
}

#[test]
fn nobody_takes_the_narrative_form_by_themselves() {
    let (pack, key) = shipped();
    let mut bundle = bundle(&attempt(&pack, true), &key);
    bundle.as_object_mut().unwrap().remove("invitation_token");
    for field in ["extra_minutes", "untimed", "finish_by"] {
        bundle["timing"].as_object_mut().unwrap().remove(field);
    }
    bundle["integrity"]["sha256"] = record::sealed_digest(&bundle).into();
    let found = record::verify("bundle", &bundle, Some(&pack), Some(&key));
    assert_eq!(found.contradictions.0[0].path, "$.form.narrative");
}

#[test]
fn an_attempt_resumes_in_the_form_that_it_began_in() {
    let (pack, _) = shipped();
    let invited = Invited {
        is_narrative: true,
        ..Invited::default()
    };
    let plan = Plan {
        seed: "cto".into(),
        ..Plan::default()
    };
    let (attempt, effects) = Attempt::start(
        Arc::new(pack.clone()),
        plan.invited(&invited, "TOKEN"),
        at(0),
    );
    let records: Vec<String> = effects
        .into_iter()
        .filter_map(|effect| match effect {
            assay_core::attempt::Effect::Save { record, .. } => Some(record),
            _ => None,
        })
        .collect();
    let resumed = Attempt::resume(Arc::new(pack), &records[0], &records).unwrap();
    assert!(resumed.plan.is_narrative);
    assert_eq!(resumed.assessment, attempt.assessment);
    let plain = serde_json::to_value(Plan::default()).unwrap();
    assert!(
        plain.get("narrative").is_none(),
        "other journals keep their bytes"
    );
}
