//! The request that carries a bundle, written as the configuration asks.

use crate::config::{Encoding, Submission};
use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// A request, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Address, relative to the page or absolute.
    pub url: String,
    /// HTTP method.
    pub method: &'static str,
    /// Headers, without the content type.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Body,
}

/// The body of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Text of a stated type.
    Text {
        /// The text.
        text: String,
        /// Its `Content-Type`.
        content_type: String,
    },
    /// A multipart form; the browser writes its type, which holds the boundary.
    Multipart {
        /// Plain fields, in this order.
        fields: Vec<(String, String)>,
        /// The last part: the bundle.
        file: FilePart,
    },
}

/// A file in a multipart form, of type `application/json`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePart {
    /// Name of the field.
    pub field: String,
    /// Name of the file.
    pub file_name: String,
    /// Its text.
    pub text: String,
}

impl Body {
    /// Bytes on the wire, about; at least as many as the bundle has.
    pub fn size_bytes(&self) -> usize {
        match self {
            Self::Text { text, .. } => text.len(),
            Self::Multipart { fields, file } => {
                // Boundary and part headers take less than this.
                const PART_BYTES: usize = 300;
                let fields = fields
                    .iter()
                    .map(|(name, value)| name.len() + value.len() + PART_BYTES);
                fields.sum::<usize>() + file.text.len() + PART_BYTES
            }
        }
    }
}

/// Writes the request for a bundle.
///
/// Placeholders such as `{attempt_id}` are filled in the address and in headers, percent-encoded,
/// and in the values of further form fields, as they are. A `Content-Type` among the configured
/// headers takes the place of the usual one, except in multipart forms.
///
/// ```
/// use assay_core::config::Config;
/// use assay_core::document;
/// use assay_core::record::delivery::request;
///
/// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/config.json"));
/// let mut value = document::parse("config.json", text).unwrap();
/// value["submission"]["url"] = "https://example.com/in/{attempt_id}".into();
/// let config = Config::parse("config.json", &value).unwrap();
/// let request = request(&config.submission, &[("attempt_id", "6405 fb")], "{}");
/// assert_eq!(request.url, "https://example.com/in/6405%20fb");
/// ```
pub fn request(submission: &Submission, placeholders: &[(&str, &str)], bundle: &str) -> Request {
    let mut headers = Vec::new();
    let mut asked_type = None;
    for (name, value) in &submission.headers {
        let value = header_value(&filled(value, placeholders, url_encoded));
        if name.eq_ignore_ascii_case("content-type") {
            asked_type = Some(value);
        } else {
            headers.push((name.clone(), value));
        }
    }
    let mut fields: Vec<(String, String)> = submission
        .fields
        .iter()
        .map(|(name, value)| (name.clone(), filled(value, placeholders, str::to_owned)))
        .collect();
    let text = |text: String, usual_type: &str| Body::Text {
        text,
        content_type: asked_type.unwrap_or_else(|| usual_type.into()),
    };
    let body = match submission.encoding {
        Encoding::Json => text(bundle.into(), "application/json"),
        Encoding::Text => text(bundle.into(), "text/plain;charset=UTF-8"),
        Encoding::Form => {
            fields.push((submission.field.clone(), bundle.into()));
            text(form_encoded(&fields), "application/x-www-form-urlencoded")
        }
        Encoding::Multipart => Body::Multipart {
            fields,
            file: FilePart {
                field: submission.field.clone(),
                file_name: filled("{attempt_id}.json", placeholders, str::to_owned),
                text: bundle.into(),
            },
        },
    };
    Request {
        url: filled(&submission.url, placeholders, url_encoded),
        method: submission.method.as_str(),
        headers,
        body,
    }
}

/// Puts values for `{name}`; braces around anything else stay as they are.
fn filled(template: &str, placeholders: &[(&str, &str)], encode: fn(&str) -> String) -> String {
    let mut text = String::new();
    let mut rest = template;
    // One pass from the front, so that a value with braces in it is not filled again.
    while let Some(open) = rest.find('{') {
        text.push_str(&rest[..open]);
        rest = &rest[open..];
        let known = placeholders.iter().find_map(|(name, value)| {
            let after = rest[1..].strip_prefix(name)?.strip_prefix('}')?;
            Some((*value, after))
        });
        match known {
            Some((value, after)) => {
                text.push_str(&encode(value));
                rest = after;
            }
            None => {
                text.push('{');
                rest = &rest[1..];
            }
        }
    }
    text.push_str(rest);
    text
}

fn form_encoded(fields: &[(String, String)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}

/// Everything but printable ASCII and tabs, which headers carry; `fetch` refuses the whole request for a letter beyond
/// Latin-1.
const HEADER: &AsciiSet = &CONTROLS.remove(b'\t');

/// Everything but what is unreserved in addresses (RFC 3986, section 2.3).
const URL: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

fn header_value(text: &str) -> String {
    utf8_percent_encode(text, HEADER).to_string()
}

fn url_encoded(text: &str) -> String {
    utf8_percent_encode(text, URL).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::delivery::fixture::submission;

    const VALUES: [(&str, &str); 4] = [
        ("attempt_id", "5f0c"),
        ("campaign", "cto 2026/ä"),
        ("invitation", "{attempt_id}&x=1"),
        ("assessment_id", "cto-smb"),
    ];

    fn text(extra: &str) -> (String, String) {
        match request(&submission(extra), &VALUES, r#"{"a":"b c"}"#).body {
            Body::Text { text, content_type } => (text, content_type),
            Body::Multipart { .. } => panic!("not multipart"),
        }
    }

    #[test]
    fn placeholders_are_filled_once_and_encoded() {
        let request = request(&submission(""), &VALUES, "{}");
        assert_eq!(
            request.url,
            "in/cto%202026%2F%C3%A4/5f0c?by=%7Battempt_id%7D%26x%3D1"
        );
        assert_eq!(request.method, "POST");
    }

    #[test]
    fn headers_may_name_the_attempt_and_hold_only_what_headers_can() {
        let submission = submission(
            r#","headers":{"Idempotency-Key":"{attempt_id}","X-From":"{campaign} {other} ü"}"#,
        );
        let expected = [
            ("Idempotency-Key", "5f0c"),
            ("X-From", "cto%202026%2F%C3%A4 {other} %C3%BC"),
        ]
        .map(|(name, value)| (String::from(name), String::from(value)));
        assert_eq!(request(&submission, &VALUES, "{}").headers, expected);
    }

    #[test]
    fn a_bundle_is_json_unless_the_team_wants_another_type() {
        let bundle = String::from(r#"{"a":"b c"}"#);
        assert_eq!(text(""), (bundle.clone(), "application/json".into()));
        assert_eq!(
            text(r#","encoding":"text""#),
            (bundle.clone(), "text/plain;charset=UTF-8".into())
        );
        let extra = r#","headers":{"content-type":"application/vnd.assay+json"}"#;
        assert_eq!(text(extra), (bundle, "application/vnd.assay+json".into()));
    }

    #[test]
    fn a_form_ends_with_the_bundle() {
        let extra = r#","encoding":"form","field":"answers","fields":{"form-name":"{campaign}"}"#;
        assert_eq!(
            text(extra),
            (
                "form-name=cto+2026%2F%C3%A4&answers=%7B%22a%22%3A%22b+c%22%7D".into(),
                "application/x-www-form-urlencoded".into()
            )
        );
    }

    #[test]
    fn a_multipart_form_ends_with_a_file_named_after_the_attempt() {
        let submission = submission(
            r#","encoding":"multipart","field":"file","fields":{"key":"in/{attempt_id}.json"},
               "headers":{"Content-Type":"multipart/form-data"}"#,
        );
        let request = request(&submission, &VALUES, "{}");
        assert_eq!(request.headers, []);
        assert!(request.body.size_bytes() > 2);
        assert_eq!(
            request.body,
            Body::Multipart {
                fields: vec![("key".into(), "in/5f0c.json".into())],
                file: FilePart {
                    field: "file".into(),
                    file_name: "5f0c.json".into(),
                    text: "{}".into(),
                },
            }
        );
    }
}
