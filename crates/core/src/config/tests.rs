//! Configurations that are sound, and those that are not.

use super::*;
use crate::document::{Problems, parse};

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
    assert_eq!(config.submission.method.as_str(), "POST");
    assert_eq!(config.submission.success_statuses, [200, 201, 202, 204]);
    assert_eq!(
        <[Ask; 3]>::from(config.candidate),
        [Ask::Required, Ask::Optional, Ask::Absent]
    );
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

#[test]
fn an_address_of_any_other_kind_is_refused() {
    for url in [
        "mailto:jobs@example.com",
        "javascript:alert(1)",
        "https:example.com/x",
        "https://",
        "https://example.com:port/x",
        r"\\example.com\x",
        "/\\example.com/x",
        "http://localhost.example.com/",
        "http://127.0.0.1.example.com/",
        "http://localhost@example.com/",
        "submissions/{attempt_id",
        "submissions/{attempt_id/{campaign}",
    ] {
        let url = url.replace('\\', r"\\");
        let problems = config(&format!(r#"{{"url":"{url}"}}"#)).unwrap_err();
        assert_eq!(problems.0[0].path, "$.submission.url", "{url}");
    }
    for url in [
        "in/a:b",
        "/in?next=https://elsewhere.example",
        "HTTPS://example.com/{attempt_id}?c={campaign}",
        "http://LOCALHOST:8080/in",
        "http://[::1]/in",
    ] {
        assert!(config(&format!(r#"{{"url":"{url}"}}"#)).is_ok(), "{url}");
    }
}

#[test]
fn several_broken_rules_are_all_reported_each_once() {
    let problems = config(
        r#"{"url":"ftp://example.com/{x}","headers":{"a b":"c","d":"e\nf"},"timeout_ms":null}"#,
    )
    .unwrap_err();
    let paths: Vec<&str> = problems.0.iter().map(|problem| &*problem.path).collect();
    assert_eq!(
        paths,
        [
            "$.submission.url",
            "$.submission.url",
            "$.submission.headers.a b",
            "$.submission.headers.d"
        ]
    );
}

#[test]
fn a_missing_field_is_reported_once() {
    let text = r#"{"schema":"assay/config/1","assessment":"a.json","team":{"name":"T"},
        "contact":{"name":"C"},"submission":{"url":"x"}}"#;
    let problems = Config::parse("c", &parse("c", text).unwrap()).unwrap_err();
    assert_eq!(problems.0.len(), 1, "{problems}");
    assert_eq!(problems.0[0].path, "$.key");
    let text = text.replace(r#""contact":{"name":"C"},"#, "");
    let problems = Config::parse("c", &parse("c", &text).unwrap()).unwrap_err();
    assert_eq!(problems.0.len(), 1, "{problems}");
    assert_eq!(problems.0[0].path, "$.contact");
}

#[test]
fn an_editor_may_be_given_the_schema_and_optional_fields_may_be_null() {
    let text = r#"{"$schema":"schema/config-1.json","schema":"assay/config/1","assessment":"a.json",
        "key":"k.json","language":null,"show_score":null,"show_pass_rule":null,"candidate":null,"accommodations":null,
        "team":{"name":"T","logo":null},"contact":{"name":"C","email":null},
        "submission":{"url":"x","headers":null,"success":{"statuses":null}},"backup":null}"#;
    let config = Config::parse("c", &parse("c", text).unwrap()).unwrap();
    assert_eq!((&*config.language, config.show_score), ("en", false));
    assert!(config.show_pass_rule);
    assert_eq!(config.submission.success_statuses, [200, 201, 202, 204]);
    assert_eq!(config.backup, None);
}

#[test]
fn one_word_changes_who_grades_and_the_key_may_stay_named() {
    for (word, grading) in [
        ("in-browser", Grading::InBrowser),
        ("reviewer", Grading::Reviewer),
    ] {
        let text = format!(
            r#"{{"schema":"assay/config/1","assessment":"a.json","key":"k.json","grading":"{word}",
            "show_pass_rule":false,"team":{{"name":"T"}},"contact":{{"name":"C"}},"submission":{{"url":"x"}}}}"#
        );
        let config = Config::parse("c", &parse("c", &text).unwrap()).unwrap();
        assert_eq!((config.grading, &*config.key), (grading, "k.json"));
        assert!(!config.show_pass_rule);
    }
}

#[test]
fn a_file_is_beside_the_page() {
    for path in [
        "mailto:a@example.com",
        "https://example.com/a.json",
        "//example.com/a.json",
        "C:\\\\a.json",
        " ",
    ] {
        let text = format!(
            r#"{{"schema":"assay/config/1","assessment":"{path}","key":"k.json",
               "team":{{"name":"T"}},"contact":{{"name":"C"}},"submission":{{"url":"x"}}}}"#
        );
        let problems = Config::parse("c", &parse("c", &text).unwrap()).unwrap_err();
        assert_eq!(problems.0[0].path, "$.assessment", "{path}");
    }
}

#[test]
fn a_retention_period_is_a_number_of_days_and_candidates_are_told_of_it() {
    let config = |privacy: &str| {
        config(&format!(
            r#"{{"url":"in/{{attempt_id}}"}},"privacy":{{{privacy}}}"#
        ))
    };
    let told = config(r#""retention":"six months","retention_days":183"#).unwrap();
    assert_eq!(told.privacy.retention_days, Some(183));
    assert_eq!(told.warnings, []);
    let untold = config(r#""retention_days":183"#).unwrap();
    assert_eq!(untold.warnings[0].path, "$.privacy.retention");
    assert_eq!(config("").unwrap().privacy.retention_days, None);
    for days in ["0", "3651", "\"183\"", "-1"] {
        let problems = config(&format!(r#""retention_days":{days}"#)).unwrap_err();
        assert_eq!(problems.0[0].path, "$.privacy.retention_days", "{days}");
    }
}
