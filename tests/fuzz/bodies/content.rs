//! What authors and teams write: packs, keys, configurations, and the text they are made of.

use super::{pair, read};
use assay_core::address::host_of;
use assay_core::assessment::{Assessment, Key, NumberFormat, Percent};
use assay_core::attempt::Response;
use assay_core::config::Config;
use assay_core::document::{Problems, Value, from_text, to_text};
use assay_core::record::delivery::{classify, request};
use assay_core::scoring::number::{ParsedNumber, read as read_number};
use assay_core::scoring::rules::judge;
use assay_core::scoring::rules::outcome::Points;
use assay_core::scoring::{Decimal, Fraction, grade};
use std::sync::Arc;

/// JSON text: what is accepted is JSON to others also, and is the same when written and read again.
pub fn document(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    match from_text(text) {
        Ok(value) => {
            let written = to_text(&value);
            assert!(written.len() <= text.len() * 6);
            assert_eq!(from_text(&written).as_ref(), Ok(&value));
            assert!(serde_json::from_str::<Value>(text).is_ok());
        }
        Err(error) => {
            assert!((1..=text.len() + 1).contains(&error.line));
            assert!((1..=text.len() + 1).contains(&error.column));
        }
    }
}

/// A typed number: what is offered where it is ambiguous is read without doubt.
pub fn number(bytes: &[u8]) {
    let Some((flags, rest)) = bytes.split_first() else {
        return;
    };
    let text = String::from_utf8_lossy(rest);
    let format = NumberFormat {
        integer: flags & 1 > 0,
        suffixes: flags & 2 > 0,
        percent: [Percent::None, Percent::Points, Percent::Fraction][usize::from(flags >> 2) % 3],
        currency: if flags & 16 > 0 {
            vec!["€".into(), "CHF".into()]
        } else {
            Vec::new()
        },
    };
    let reading = read_number(&text, &format);
    assert!(to_text(&reading.to_json()).len() < 200);
    if let ParsedNumber::Ambiguous {
        grouped, decimal, ..
    } = reading
    {
        let [one, two] = reading.offers().unwrap();
        assert_eq!(
            read_number(&one, &format),
            ParsedNumber::Value(grouped),
            "{one}"
        );
        assert_eq!(
            read_number(&two, &format),
            ParsedNumber::Value(decimal),
            "{two}"
        );
    }
    if let Some(decimal) = Decimal::parse(&text) {
        assert_eq!(Decimal::parse(&decimal.text()), Some(decimal));
    }
}

/// A pack: one that is accepted can be sat to the end with any seed.
pub fn pack(bytes: &[u8]) {
    let Some(value) = read(bytes) else {
        return;
    };
    match Assessment::parse("pack", &value) {
        Ok(assessment) => {
            let assessment = Arc::new(assessment);
            for seed in ["", "campaign", "ä\0\u{202e}"] {
                super::session::take(&assessment, seed, None);
            }
        }
        Err(problems) => assert_explained(&problems),
    }
}

/// A key: one that is accepted judges every answer, and one that fits a pack gives a grade.
pub fn key(bytes: &[u8]) {
    let Some(value) = read(bytes) else {
        return;
    };
    let key = match Key::parse("key", &value) {
        Ok(key) => key,
        Err(problems) => return assert_explained(&problems),
    };
    let ids = || key.items.iter().map(|item| item.0.clone());
    for (_, item) in &key.items {
        for response in [
            Response::Choices(ids().collect()),
            Response::Order(ids().collect()),
            Response::Matches(ids().zip(ids()).collect()),
            Response::Text("1.234".into()),
            Response::Text("a b".into()),
        ] {
            let outcome = judge(item, Some(&response));
            let mut worth = outcome.parts.iter();
            let worth = worth.try_fold(Fraction::ZERO, |sum, part| sum.plus(part.of));
            assert_eq!(worth, Some(Fraction::ONE), "{}", outcome.rule);
            for part in &outcome.parts {
                let Points::Settled(points) = part.points else {
                    continue;
                };
                assert!(Fraction::ZERO <= points && points <= part.of);
            }
        }
    }
    grade(&key, &[]);
    let (pack, _) = pair();
    match key.check_pair("key", &pack) {
        Ok(()) => super::session::take(&pack, "campaign", Some(&key)),
        Err(problems) => assert_explained(&problems),
    }
}

/// A configuration: one that is accepted says where to send, and reads every reply.
pub fn config(bytes: &[u8]) {
    let Some(value) = read(bytes) else {
        return;
    };
    let config = match Config::parse("config", &value) {
        Ok(config) => config,
        Err(problems) => return assert_explained(&problems),
    };
    let values = [("attempt_id", "{campaign}"), ("campaign", "a/b ä")];
    let request = request(&config.submission, &values, "{}");
    assert!(!request.url.is_empty());
    assert!(request.body.size_bytes() < 100_000 + bytes.len() * 20);
    for (_, value) in &request.headers {
        assert!(
            value
                .bytes()
                .all(|byte| matches!(byte, b' '..=b'~' | b'\t'))
        );
    }
    host_of(&config.submission.url, "https://jobs.example.com");
    for status in [0, 200, 302, 404, 409, 429, 503, u16::MAX] {
        classify(&config.submission, status, "stored");
    }
}

/// Somebody has to fix what is refused: every problem says where and how.
fn assert_explained(problems: &Problems) {
    assert!(!problems.0.is_empty());
    for problem in &problems.0 {
        assert!(problem.path.starts_with('$'));
        assert!(!problem.message.is_empty() && !problem.remedy.is_empty());
    }
}
