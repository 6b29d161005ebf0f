//! What comes from elsewhere: bundles and forms that a receiver is sent, addresses and replies.

use super::session::SCHEMA;
use super::{pair, read};
use assay_cli::{bundle_text, grade_bundle};
use assay_core::address::host_of;
use assay_core::address::split_scheme;
use assay_core::config::{Encoding, Method, Submission};
use assay_core::digest::canonical;
use assay_core::document;
use assay_core::record::AnswerBundle;
use assay_core::record::delivery::{
    DeliveryEvent, DeliveryState, LONGEST_WAIT_MS, Reply, Trouble, backoff_ms, request,
    retry_after_ms,
};
use assay_core::record::time::{parse_http_date, rfc3339};
use assay_core::scoring;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// A bundle: whatever it holds, it is checked and graded, and the grade is no book.
pub fn bundle(bytes: &[u8]) {
    let Some(mut value) = read(bytes) else {
        return;
    };
    if let Err(problems) = SCHEMA.check("bundle", &value) {
        assert!((1..=20).contains(&problems.0.len()));
        for problem in &problems.0 {
            assert!(problem.path.starts_with('$') && problem.path.len() <= bytes.len() + 100);
            assert!(problem.message.len() <= bytes.len() + 1_000);
        }
    }
    let (_, key) = pair();
    let Ok(read) = document::read::<AnswerBundle>("bundle", &value) else {
        return;
    };
    let grade = scoring::grade(&key, &read.answers());
    assert_eq!(grade["status"], "provisional");
    // What is odd is named; unknown items are listed one by one.
    assert!(canonical(&grade).len() < 20_000 + bytes.len() * 20);
    if let Some(content) = value
        .get_mut("content")
        .filter(|content| content.is_object())
    {
        content["sha256"] = key.assessment_sha256.as_str().into();
        if let Ok(again) = grade_bundle("bundle", &key, &value) {
            assert_eq!(canonical(&again), canonical(&grade));
        }
    }
}

/// A body that a receiver is sent; its first line is the content type.
pub fn form(bytes: &[u8]) {
    let end = bytes
        .iter()
        .position(|byte| *byte == b'\n')
        .unwrap_or(bytes.len());
    let (kind, rest) = bytes.split_at(end);
    let body = rest.get(1..).unwrap_or_default();
    let kind = String::from_utf8_lossy(kind);
    let found = pin!(bundle_text(&kind, body.to_vec()));
    // All bytes are there, so there is nothing to wait for.
    let Poll::Ready(found) = found.poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("the reader of forms waits");
    };
    if let Some(text) = found {
        assert!(text.len() <= body.len() * 3);
    }
}

/// What a delivery meets, in lines: address, page, header value, text for a placeholder, state.
pub fn delivery(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.split('\n');
    let mut line = || lines.next().unwrap_or_default();
    let (url, page, header, value, state) = (line(), line(), line(), line(), line());
    assert!(host_of(url, page).len() <= (url.len() + page.len()) * 3);
    if let Some((scheme, rest)) = split_scheme(url) {
        assert_eq!(scheme.len() + 3 + rest.len(), url.len());
    }
    let wait_ms = retry_after_ms(header, 1_800_000_000_000);
    assert!(backoff_ms(1, u32::MAX, wait_ms) <= LONGEST_WAIT_MS);
    if let Some(ms) = parse_http_date(header) {
        assert_eq!(rfc3339(ms).len(), 24);
    }
    is_filled(url, value);
    moves_on(serde_json::from_str(state).unwrap_or_default(), wait_ms);
}

/// A request whose every part is a template.
fn is_filled(template: &str, value: &str) {
    for encoding in [
        Encoding::Json,
        Encoding::Text,
        Encoding::Form,
        Encoding::Multipart,
    ] {
        let submission = Submission {
            url: template.into(),
            method: Method::Post,
            headers: vec![("a".into(), template.into())],
            encoding,
            field: template.into(),
            fields: vec![(value.into(), template.into())],
            success_statuses: Vec::new(),
            body_contains: String::new(),
            duplicate_statuses: Vec::new(),
            timeout_ms: 1_000,
            fallback_contact: String::new(),
        };
        let placeholders = [("attempt_id", value), ("campaign", "{attempt_id}")];
        let request = request(&submission, &placeholders, value);
        let most = template.len() * (value.len() + 3) * 3 + value.len() * 9 + 1_000;
        assert!(request.url.len() <= most && request.body.size_bytes() <= most * 2);
        let header = &request.headers[0].1;
        assert!(
            header
                .bytes()
                .all(|byte| matches!(byte, b' '..=b'~' | b'\t'))
        );
    }
}

/// A state survives being kept, and every event leads to a state with a bounded wait.
fn moves_on(state: DeliveryState, retry_after_ms: Option<u64>) {
    let kept = document::to_value(&state);
    assert_eq!(serde_json::from_value(kept).ok(), Some(state));
    let ended = |reply| DeliveryEvent::Ended {
        reply,
        has_backup: retry_after_ms.is_some(),
        random: u32::MAX,
        retry_after_ms,
    };
    for now_ms in [i64::MIN, -1, 0, 1_800_000_000_000, i64::MAX] {
        for event in [
            DeliveryEvent::Opened,
            DeliveryEvent::CameOnline,
            DeliveryEvent::Asked,
            DeliveryEvent::Started,
            ended(Reply::Delivered),
            ended(Reply::Refused { status: 400 }),
            ended(Reply::TryAgain(Trouble::TimedOut)),
        ] {
            let next = state.after(now_ms, event);
            assert!(
                next.due_in_ms(now_ms)
                    .is_none_or(|wait_ms| wait_ms <= LONGEST_WAIT_MS)
            );
        }
    }
}
