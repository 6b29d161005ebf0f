//! Configurations that are sound, and those that are not.

use super::*;
use crate::json::parse;

fn config(submission: &str) -> Result<Config, Problems> {
    let mut text = String::from(
        r#"{"schema":"assay/config/1","assessment":"a.json","key":"k.json",
           "team":{"name":"T"},"contact":{"name":"C"},"submission":"#,
    );
    text.push_str(submission);
    text.push('}');
    Config::parse("config.json", &parse("config.json", &text).unwrap())
}

#[test]
fn five_fields_are_enough() {
    let config = config(r#"{"url":"submissions/{attempt_id}"}"#).unwrap();
    assert_eq!(config.submission.method, "POST");
    assert_eq!(config.submission.success_statuses, [200, 201, 202, 204]);
    assert_eq!(config.asks, [Ask::Required, Ask::Optional, Ask::Absent]);
}

#[test]
fn unprotected_and_unknown_addresses_are_refused() {
    for url in [
        "http://example.com/x",
        "ftp://example.com",
        "//example.com/x",
        "https://{campaign}.example.com",
        "https://user:secret@example.com/",
        "submissions/{attempt}",
    ] {
        let mut text = String::from(r#"{"url":""#);
        text.push_str(url);
        text.push_str(r#""}"#);
        let problems = config(&text).unwrap_err();
        assert_eq!(problems.0[0].path, "$.submission.url", "{url}");
    }
    assert!(config(r#"{"url":"http://127.0.0.1:9000/hook"}"#).is_ok());
}

#[test]
fn a_misspelt_field_is_named() {
    let problems = config(r#"{"url":"x","methud":"PUT"}"#).unwrap_err();
    assert_eq!(problems.0[0].path, "$.submission.methud");
}
