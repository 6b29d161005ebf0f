use super::*;
use crate::cover::Cover;
use crate::library::Library;
use crate::opened_bundle::OpenedBundle;
use crate::review_event::{Decision, ReviewAction, ReviewEvent};
use crate::state::State;
use crate::test_content;
use assay_core::document::{self, Value};
use assay_core::record::Acknowledged;

const HOSTILE: &str =
    "<img src=x onerror=alert(1)> \"'&</bdi></td><script>alert(2)</script>\u{202e}";

fn opened() -> OpenedBundle {
    let text = assay_test_support::text("tests/data/golden/bundles/end-handed-in/bundle.json");
    let mut opened = OpenedBundle::open("bundle.json", &text, &Library::default()).unwrap();
    opened.candidate.name = HOSTILE.into();
    opened.explanation = HOSTILE.into();
    opened.bundle.environment.user_agent = HOSTILE.into();
    opened.bundle.events[0].kind = HOSTILE.into();
    opened.bundle.acknowledgements = vec![Acknowledged {
        id: HOSTILE.into(),
        text_sha256: HOSTILE.into(),
        at: HOSTILE.into(),
    }];
    opened
}

fn event(at: &str, (by, by_id): (&str, &str), what: ReviewAction) -> ReviewEvent {
    ReviewEvent {
        at: format!("2026-03-02T10:00:{at}.000Z"),
        by: by.into(),
        by_id: by_id.into(),
        what,
    }
}

const ANN: (&str, &str) = ("Ann Rater", "aaaa1111-0b6f");
const BEN: (&str, &str) = ("Ben Rater", "bbbb2222-0b6f");

fn note(text: &str) -> ReviewAction {
    ReviewAction::Noted { text: text.into() }
}

fn acts(events: &[ReviewEvent], is_covered: bool) -> Vec<RecordedAct> {
    let acts = events.iter().map(|event| RecordedAct {
        event: event.clone(),
        what: "Noted".into(),
        why: HOSTILE.into(),
        is_covered,
    });
    acts.collect()
}

fn record<'a>(opened: &'a OpenedBundle, cover: &'a Cover) -> PersonRecord<'a> {
    PersonRecord {
        written_at: "2026-03-02T11:00:00.000Z".into(),
        kept_until: Some("2026-09-01T00:00:00.000Z".into()),
        has_rater_names: false,
        opened,
        pack: None,
        scorecard: None,
        cover,
        acts: acts(&[event("01", ANN, note("A note."))], false),
        oddities: vec![HOSTILE.into()],
        drafts: vec![DraftedText {
            name: "letter".into(),
            text: HOSTILE.into(),
        }],
    }
}

#[test]
fn hostile_text_stays_text() {
    let (opened, cover) = (opened(), Cover::default());
    let page = record(&opened, &cover).to_html();
    assert!(
        !page.contains("<script") && !page.contains("<img"),
        "{page}"
    );
    assert!(!page.contains('\u{202e}'));
    assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;"));
    // Every element that opens closes again, and none came with a text.
    for name in [
        "bdi", "td", "tr", "table", "dl", "dd", "main", "html", "p", "h3",
    ] {
        let opens =
            page.matches(&format!("<{name}>")).count() + page.matches(&format!("<{name} ")).count();
        assert_eq!(opens, page.matches(&format!("</{name}>")).count(), "{name}");
    }
    // Inside the quotation marks of an attribute as well.
    let datetime = page.split("datetime=\"").nth(2).unwrap();
    let inside = datetime.split_once('"').unwrap().0;
    assert!(
        !page.is_empty() && !inside.contains('<') && !inside.contains('>'),
        "{inside}"
    );
}

#[test]
fn the_page_stands_by_itself() {
    let (opened, cover) = (opened(), Cover::default());
    let page = record(&opened, &cover).to_html();
    for word in ["http://", "https://", "src=", "href=", "url("] {
        let own = page.replace("&lt;img src=x", "");
        assert!(!own.contains(word), "{word}");
    }
    assert!(page.contains("default-src 'none'"));
    assert_eq!(page, record(&opened, &cover).to_html());
}

#[test]
fn all_that_is_held_stands_in_both() {
    let (opened, cover) = (opened(), Cover::default());
    let record = record(&opened, &cover);
    let (page, json) = (record.to_html(), record.to_json());
    let value: Value = document::from_text(&json).unwrap();
    assert_eq!(value["schema"], SCHEMA);
    assert_eq!(value["bundle"], opened.document);
    assert_eq!(value["candidate"]["name"], HOSTILE);
    assert_eq!(value["acts"][0]["event"]["text"], "A note.");
    assert_eq!(value["acts"][0]["event"]["by_id"], Value::Null);
    assert_eq!(value["drafts"][0]["text"], HOSTILE);
    assert_eq!(value["kept_until"], "2026-09-01T00:00:00.000Z");
    assert_eq!(json, record.to_json());
    for words in [
        opened.attempt_id.as_str(),
        opened.sha256.as_str(),
        "2026-09-01 00:00:00 UTC",
        "Ann Rater",
        "Answered",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn what_is_covered_stays_covered() {
    let (opened, cover) = (opened(), Cover::default());
    let mut record = record(&opened, &cover);
    record.acts = acts(&[event("01", ANN, note("A secret."))], true);
    let json = record.to_json();
    assert!(!json.contains("A secret."));
    let value: Value = document::from_text(&json).unwrap();
    assert_eq!(value["acts"][0]["event"], Value::Null);

    // Scores, too: of the letter, which somebody else has rated.
    let content = test_content::content(|_| {});
    let policy = crate::ScoringPolicy::of_key(&content.1);
    let entries = [test_content::rated("Ann", "clarity", 4)];
    let card = test_content::scored(&content, &policy, &document::json!({}), &entries);
    let state = test_content::state(&entries);
    let cover = Cover::of(&state, "somebody-else", Default::default());
    assert!(cover.any());
    let mut record = self::record(&opened, &cover);
    record.scorecard = Some(&card);
    let value: Value = document::from_text(&record.to_json()).unwrap();
    assert_eq!(value["scores"]["overall"], Value::Null);
    assert!(record.to_html().contains("covered until"));
    let open = Cover::default();
    record.cover = &open;
    let value: Value = document::from_text(&record.to_json()).unwrap();
    assert_eq!(value["scores"]["overall"], card.overall.text(2));
    assert!(record.to_html().contains(&card.overall.text(2)));
}

#[test]
fn raters_are_numbered_in_the_order_in_which_they_began() {
    let same = ReviewAction::Identified {
        one: ANN.1.into(),
        other: "cccc3333-0b6f".into(),
        is_same: Some(true),
    };
    let decided = ReviewAction::Decided {
        decision: Some(Decision::Decline),
        recommendation: "open".into(),
        reason: "Read twice, and as the interview shows.".into(),
    };
    let events = [
        event("01", ANN, note("One.")),
        event("02", BEN, note("Two.")),
        event("03", ("Ann Rater", "cccc3333-0b6f"), note("Three.")),
        event("04", BEN, same),
        event("05", BEN, decided),
        event("06", ("Old Hand", ""), note("Four.")),
    ];
    let numbered = with_numbered_raters(&events);
    let names: Vec<&str> = numbered.iter().map(|event| event.by.as_str()).collect();
    assert_eq!(
        names,
        ["Rater 1", "Rater 2", "Rater 1", "Rater 2", "Rater 3"]
    );
    let state = State::after(&numbered);
    assert_eq!(state.decision.unwrap().by, "Rater 2");
    assert!(numbered[4].by_id.is_empty());
    let text = format!("{numbered:?}");
    assert!(
        !text.contains("Ann") && !text.contains("aaaa1111"),
        "{text}"
    );
}
