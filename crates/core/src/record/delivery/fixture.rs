//! A configuration for the tests of delivery.

use crate::config::{Config, Submission};

/// Returns the endpoint of a configuration; `extra` goes on after its address.
pub fn submission(extra: &str) -> Submission {
    let mut text = String::from(
        r#"{"schema":"assay/config/1","assessment":"a.json","key":"k.json","team":{"name":"T"},
           "contact":{"name":"C"},"submission":{"url":"in/{campaign}/{attempt_id}?by={invitation}""#,
    );
    text.push_str(extra);
    text.push_str("}}");
    let value = crate::document::parse("config.json", &text).unwrap();
    Config::parse("config.json", &value).unwrap().submission
}
