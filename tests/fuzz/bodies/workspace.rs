//! What recruiters open: bundles of candidates, evaluations of colleagues, kits and policies.

use super::pair;
use assay_core::document;
use assay_evaluation::{
    ChanceLevels, Cover, Evaluation, Form, Kit, Library, OpenedBundle, Picture, Row, Scorecard,
    ScoringPolicy, Sources, State, ats_summary, csv, item_records, relations, replay,
    timeline_drawing,
};

/// A bundle that was opened: whatever is opened can be scored, drawn, described and exported, and no section counts more than
/// all of it.
pub fn opened_bundle(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let (pack, key) = pair();
    let library = Library {
        packs: vec![pack.clone()],
        keys: vec![key.clone()],
        ..Library::default()
    };
    let Ok(opened) = OpenedBundle::open("bundle", text, &library) else {
        return;
    };
    let shown = replay(&opened);
    let drawing = timeline_drawing(&Picture {
        replay: &shown,
        sections: &[("reasoning".into(), "Reasoning".into())],
        items: &[],
        labels: assay_evaluation::Labels {
            review: "Review",
            lanes: ["a", "b", "c", "d", "e", "f"],
            end: "End",
            minutes: "Minutes",
        },
    });
    // Whatever times a bundle tells, lines stay within the picture.
    for shape in &drawing.shapes {
        if let Form::Line { from, to } = &shape.form {
            assert!(
                [from, to]
                    .iter()
                    .all(|at| (0..=drawing.width).contains(&at.0))
            );
        }
    }
    item_records(&opened);
    assert_eq!(relations(&[&opened, &opened])[0].len(), 1);
    let policy = ScoringPolicy::of_key(&key);
    let sources = Sources {
        pack: &pack,
        key: &key,
        upgrade: &policy.upgraded(&key),
        chance: &ChanceLevels::of(&pack, &key),
        questions: &[],
        flags: &[],
    };
    let state = State::default();
    let card = Scorecard::of(&sources, &opened.answers, &state);
    if let Some(card) = &card {
        let whole = assay_core::scoring::Fraction::whole(100);
        assert!(
            card.sections
                .iter()
                .all(|section| section.percent.highest <= whole)
        );
        // Everything that was drawn counts, whatever the bundle leaves out.
        if opened.content_sha256 == pack.sha256 {
            let counted: Vec<usize> = card
                .sections
                .iter()
                .map(|section| section.items.len())
                .collect();
            assert_eq!(counted, [4, 4]);
        }
    }
    let rows = [Row {
        opened: &opened,
        state: &state,
        policy: Some(&policy),
        scorecard: card.as_ref(),
        cover: &Cover::default(),
    }];
    assert!(csv(&rows, false).len() < 20_000 + bytes.len() * 8);
    assert!(document::from_text(&ats_summary(&rows, false)).is_ok());
}

/// Evaluations, kits and policies: what is accepted is the same when it is written and read again.
pub fn evaluation(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let Ok(value) = document::parse("input", text) else {
        return;
    };
    if let Ok(read) = Evaluation::read("input", &value) {
        let events = read.log.events();
        let _ = State::after(&events);
        let mut log = read.log.clone();
        assert_eq!(
            log.merge("again", &read.log).map(|merged| merged.added),
            Ok(0)
        );
        if let Some(policy) = &read.policy {
            let written = Evaluation::write(&read.log, &read.key_sha256, policy, None);
            assert_eq!(
                Evaluation::parse("again", &written).map(|again| again.log),
                Ok(read.log)
            );
        }
    }
    if let Ok(policy) = ScoringPolicy::parse("input", &value) {
        assert_eq!(
            ScoringPolicy::parse("again", &policy.to_value()),
            Ok(policy)
        );
    }
    let _ = Kit::parse("input", &value);
}
