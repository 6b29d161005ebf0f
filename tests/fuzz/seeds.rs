//! Real documents, the small ones first.

use super::bodies;
use crate::bodies::answered;
use assay_crypto::{Envelope, GrantedTime, Header, Invitation, TimeGrant, Window};
use getrandom::rand_core::{TryCryptoRng, TryRng};
use std::convert::Infallible;

/// The seeds of a target. Never none.
pub fn of(target: &str) -> Vec<Vec<u8>> {
    match target {
        "document" => texts(
            &["[1,-2,{\"a\":null}]", "{\"\\u00e4\":\"\\ud83d\\ude00\"}"],
            &["tests/data/scoring/pack.json", "public/config.json"],
        ),
        "number" => numbers(),
        "pack" => texts(
            &[],
            &[
                "tests/data/scoring/pack.json",
                "tests/browser/data/tiny.json",
                "tests/data/scoring/weighted.json",
                "tests/data/packs/2026.1/cto-smb.json",
            ],
        ),
        "key" => keys(),
        "config" => texts(&[CONFIG], &["public/config.json", "public/config.json"]),
        "bundle" => bundles(),
        "journal" => vec![journal(), journal()],
        "delivery" => texts(&DELIVERIES, &[]),
        "form" => forms(),
        "opened_bundle" => bundles(),
        "evaluation" => evaluations(),
        "token" => invitations(),
        "grant" => grants(),
        "envelope" => envelopes(),
        "erasure" => proofs(),
        _ => unreachable!("{target} has no seeds"),
    }
}

fn texts(given: &[&str], files: &[&str]) -> Vec<Vec<u8>> {
    let given = given.iter().map(|text| text.as_bytes().to_vec());
    let files = files.iter().map(|name| std::fs::read(name).unwrap());
    given.chain(files).collect()
}

/// Every typed number of the scoring cases, in several formats.
fn numbers() -> Vec<Vec<u8>> {
    let typed = [
        "1.234",
        "1,234.5",
        "80 000 €",
        "(12,5 %)",
        "2.5k",
        "-0",
        "１２３",
        "1’000",
        "CHF 3.-",
    ];
    let formats = [0_u8, 1, 2, 6, 10, 16, 23, 27];
    let all = typed.iter().zip(formats.iter().cycle());
    all.map(|(text, format)| [&[*format], text.as_bytes()].concat())
        .collect()
}

fn keys() -> Vec<Vec<u8>> {
    let mut small = assay_test_support::read("tests/data/scoring/key.json");
    small["assessment"]["sha256"] = bodies::pair().0.sha256.as_str().into();
    let mut all = vec![small.to_string().into_bytes()];
    all.extend(texts(
        &[],
        &[
            "tests/browser/data/tiny.key.json",
            "tests/data/scoring/weighted.key.json",
            "tests/data/packs/2026.1/cto-smb.key.json",
        ],
    ));
    all
}

/// A bundle of the small test, and one as candidates send it.
fn bundles() -> Vec<Vec<u8>> {
    let (pack, key) = bodies::pair();
    let (attempt, _) = answered(&pack, "a");
    let answers = assay_core::record::attempt_answers(&attempt);
    let grade = assay_core::scoring::grade(&key, &answers);
    let small = assay_core::record::bundle(&attempt, grade).unwrap();
    let ungraded = assay_core::record::bundle(&attempt, bodies::not_graded()).unwrap();
    [small, ungraded, assay_test_support::bundle::bundle("a")]
        .map(String::into_bytes)
        .into()
}

/// An evaluation with events of many kinds, a policy, and the kit that comes with the test.
fn evaluations() -> Vec<Vec<u8>> {
    let cases = assay_test_support::read("tests/data/evaluation/totals.json");
    let mut log = assay_evaluation::Log::about(assay_evaluation::Subject {
        attempt_id: "a".into(),
        bundle_sha256: "b".into(),
        content_sha256: "c".into(),
    });
    let events = cases
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|case| case["acts"].as_array().unwrap());
    for (at, event) in events.enumerate() {
        let mut event = event.clone();
        event["at"] = format!("2026-11-21T10:{:02}:{:02}.000Z", at / 60, at % 60).into();
        let event = assay_evaluation::review_event::ReviewEvent::from_entry(&event).unwrap();
        log.append(["ann", "ben"][at % 2], &event);
    }
    let (_, key) = bodies::pair();
    let policy = assay_evaluation::ScoringPolicy::of_key(&key);
    let written = assay_evaluation::Evaluation::write(&log, "d", &policy, None);
    let policy = assay_core::document::to_text(&policy.to_value());
    let kit = std::fs::read("public/kit/cto-smb.json").unwrap();
    vec![policy.into_bytes(), written.into_bytes(), kit]
}

/// A token as it is, in the ways that mail programs and people pass it on, and cut off.
fn passed_on(token: &str) -> Vec<Vec<u8>> {
    let half = token.len() / 2;
    let broken = format!("{}\r\n {}.", &token[..half], &token[half..]);
    [
        token,
        &token.to_lowercase(),
        &broken,
        &token[..token.len() - 5],
        "",
    ]
    .map(|text| text.as_bytes().to_vec())
    .into()
}

fn invitations() -> Vec<Vec<u8>> {
    let usual = Invitation {
        id: "inv-7".into(),
        campaign: "cto-2026".into(),
        reference: None,
        pack_sha256: "0".repeat(64),
        window: Window {
            opens_ms: None,
            start_by_ms: None,
            finish_by_ms: None,
            time_zone: "UTC".into(),
        },
        time: GrantedTime::default(),
        is_narrative: false,
        language: None,
        is_practice_only: false,
        replaces: None,
    };
    let full = Invitation {
        reference: Some("C-1 ä".into()),
        window: Window {
            opens_ms: Some(1_800_000_000_000),
            start_by_ms: Some(1_800_000_500_000),
            finish_by_ms: Some(1_800_000_900_000),
            time_zone: "Europe/Berlin".into(),
        },
        time: GrantedTime::Limited {
            percent: 150,
            extra_minutes: 10,
        },
        is_narrative: true,
        language: Some("en".into()),
        is_practice_only: true,
        replaces: Some("inv-6".into()),
        ..usual.clone()
    };
    let tokens = [usual, full].map(|invitation| invitation.sign(&bodies::team()).unwrap());
    tokens.iter().flat_map(|token| passed_on(token)).collect()
}

fn grants() -> Vec<Vec<u8>> {
    let grant = TimeGrant {
        id: "grant-1".into(),
        attempt: "inv-7".into(),
        minutes: 12,
        until_ms: 1_800_000_000_000,
    };
    passed_on(&grant.sign(&bodies::team()).unwrap())
}

/// One envelope, as it is sent and with its fields in another order.
fn envelopes() -> Vec<Vec<u8>> {
    let header = Header {
        attempt_id: assay_test_support::bundle::ID.into(),
        campaign: "cto-2026".into(),
    };
    let public = bodies::team().public("ours");
    let envelope = Envelope::seal(bodies::SEALED, header, &public, &mut Counting(3)).unwrap();
    vec![
        envelope.write().into_bytes(),
        serde_json::to_string_pretty(&envelope)
            .unwrap()
            .into_bytes(),
    ]
}

/// The proofs as they are written, and one that nobody signed.
fn proofs() -> Vec<Vec<u8>> {
    let mut all = bodies::proofs().to_vec();
    let mut unsigned = all[0].clone();
    unsigned.commit([0; 16], "");
    all.insert(0, unsigned);
    all.iter().map(|proof| proof.write().into_bytes()).collect()
}

/// Numbers that are the same in every run: each byte follows from the one before.
struct Counting(u8);

impl TryRng for Counting {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for byte in bytes {
            self.0 = self.0.wrapping_mul(29).wrapping_add(7);
            *byte = self.0;
        }
        Ok(())
    }
}

impl TryCryptoRng for Counting {}

/// The journal of an attempt, with the clocks in disagreement now and then.
fn journal() -> Vec<u8> {
    let mut records = answered(&bodies::pair().0, "a").1;
    let last = records.len() - 1;
    for (at, odd) in JOURNAL.iter().enumerate() {
        records.insert((at * 3 + 2).min(last), String::from(*odd));
    }
    records.join("\n").into_bytes()
}

const JOURNAL: [&str; 7] = [
    r#"{"seq":3,"wall_ms":1800000009000,"mono_ms":9000,"kind":"reopened","seen_wall_ms":1800000008000,"seen_mono_ms":8000}"#,
    r#"{"seq":4,"wall_ms":1800000010000,"mono_ms":0,"kind":"reopened"}"#,
    r#"{"seq":5,"wall_ms":1800003000000,"mono_ms":500,"kind":"clock-read"}"#,
    r#"{"seq":6,"wall_ms":1800003001000,"mono_ms":1500,"kind":"host-heard","told_wall_ms":1800003000500,"told_mono_ms":1000,"least_ms":1800000011000,"most_ms":1800000012400}"#,
    r#"{"seq":6,"wall_ms":1800003001500,"mono_ms":1900,"kind":"host-asked"}"#,
    r#"{"seq":7,"wall_ms":1800003002000,"mono_ms":2500,"kind":"host-silent"}"#,
    r#"{"seq":8,"wall_ms":1800003003000,"mono_ms":3500,"kind":"flagged","item":1}"#,
];

fn forms() -> Vec<Vec<u8>> {
    texts(&FORMS, &[])
}

const FORMS: [&str; 4] = [
    "application/x-www-form-urlencoded; charset=UTF-8\nx=1&bundle=%7B%22a%22%3A%22+%C3%A4%22%7D&y",
    "multipart/form-data; boundary=b\n--b\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"f\"\r\n\r\n{}\r\n--b--\r\n",
    "Multipart/Form-Data; charset=utf-8; boundary=\"b c\"\n--b c\r\ncontent-disposition: form-data; name=\"x\"\r\n\r\n1\r\n--b c\r\nContent-Disposition: form-data; name=bundle\r\n\r\n{\"a\":\"--b c\"}\r\n--b c--\r\n",
    "text/plain\n{\"a\":1}",
];

const DELIVERIES: [&str; 4] = [
    "submissions/{attempt_id}?by={campaign}\nhttps://Jobs.example.com:8443\n120\na b/ä\n{\"state\":\"waiting\",\"tries\":3,\"next_at_ms\":1800000000000,\"trouble\":{\"kind\":\"status\",\"status\":503}}",
    "https://user@hooks.example.com:443/x?{attempt_id}#y\nnull\nSun, 06 Nov 1994 08:49:37 GMT\n{campaign}\n{\"state\":\"sending\",\"tries\":1,\"trouble\":null}",
    "//[::1]:80\\x\nhttp://127.0.0.1:80\n Thu, 29 Feb 2024 00:00:60 GMT\n%00\n{\"state\":\"refused\",\"tries\":1,\"status\":404,\"at_ms\":5}",
    "{{attempt_id}}{\nfile:///x\n18446744073709551615\n\n{\"state\":\"delivered\",\"at_ms\":-1,\"duplicate\":true}",
];

/// Everything that a configuration may say.
const CONFIG: &str = r##"{"schema":"assay/config/1","language":"en","assessment":"a.json","key":"k.json",
"grading":"in-browser","show_score":true,"show_pass_rule":false,"campaign":"c","draw_by":"invitation",
"team":{"name":"T","logo":"l.svg","accent":"#0b5f8a","accent_dark":"#8ad0ff"},
"contact":{"name":"C","email":"c@example.com"},"candidate":{"name":"required","email":"absent"},
"aids":"none","privacy":{"readers":"r","retention":"t","rights":"w"},
"accommodations":[{"code":"x7","time_percent":125}],
"submission":{"url":"https://in.example.com/{attempt_id}?k={campaign}","method":"PUT",
"headers":{"apikey":"k {campaign}"},"encoding":"multipart","field":"file","fields":{"a":"{invitation}"},
"success":{"statuses":[200],"body_contains":"stored"},"duplicate_statuses":[409],"timeout_ms":5000,
"fallback_contact":"c"},"erase_after_delivery":true}"##;
