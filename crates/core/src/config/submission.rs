//! Where answers go, and what counts as their arrival.

use super::address::{self, ENDPOINT_RULES};
use crate::document::{Problems, Text, Whole};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Replies that acknowledge the answers where the team names none.
const SUCCESS_STATUSES: [u16; 4] = [200, 201, 202, 204];

/// The time that one try may take where the team does not say, in milliseconds.
const TIMEOUT_MS: u32 = 20_000;

/// The HTTP method of the request that carries the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Method {
    /// `POST`, as web forms use it.
    #[default]
    Post,
    /// `PUT`, as storage services use it.
    Put,
}

impl Method {
    /// Returns the name of the method, such as `POST`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Post => "POST",
            Self::Put => "PUT",
        }
    }
}

/// How a bundle is written into a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Encoding {
    /// `application/json`.
    #[default]
    Json,
    /// The same text as `text/plain`, which needs no preflight.
    Text,
    /// A field of an URL-encoded form.
    Form,
    /// A part of a multipart form.
    Multipart,
}

/// The endpoint and what counts as its acknowledgement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Address with placeholders such as `{attempt_id}`; relative to the page or absolute.
    pub url: String,
    /// The request's method.
    pub method: Method,
    /// Request headers.
    pub headers: Vec<(String, String)>,
    /// How the bundle is written into the request.
    pub encoding: Encoding,
    /// The name of the field that carries the bundle in forms.
    pub field: String,
    /// Further fields of forms.
    pub fields: Vec<(String, String)>,
    /// HTTP status codes that acknowledge delivery.
    pub success_statuses: Vec<u16>,
    /// Text that the reply must contain to count as an acknowledgement; may be empty.
    pub body_contains: String,
    /// HTTP status codes that say the bundle had arrived before.
    pub duplicate_statuses: Vec<u16>,
    /// How long one try may take, in milliseconds.
    pub timeout_ms: u32,
    /// Whom to send the downloaded file to if nothing else works.
    pub fallback_contact: String,
}

/// A place for answers as it is written.
#[derive(Debug, Deserialize)]
#[serde(rename = "Submission", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct SubmissionDocument {
    /// The address: `https`, or relative to the page. `{attempt_id}`, `{campaign}`, `{invitation}` and `{assessment_id}` are
    /// filled in.
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "super::address::endpoint_schema")
    )]
    url: Text,
    /// The method of the request.
    #[cfg_attr(feature = "schema", schemars(extend("default" = "POST")))]
    method: Option<Method>,
    /// Request headers, as `{"name": "value"}`. Every candidate can read them, so only credentials that can write and do
    /// nothing else belong here.
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "super::address::headers_schema")
    )]
    #[serde(default)]
    headers: Option<BTreeMap<String, String>>,
    /// How the answers are written into the request. `text` is the same as `json`, as plain text; `form` and `multipart` are
    /// what a web form sends.
    #[cfg_attr(feature = "schema", schemars(extend("default" = "json")))]
    encoding: Option<Encoding>,
    /// In forms: the name of the field with the answers.
    #[cfg_attr(feature = "schema", schemars(extend("default" = "bundle")))]
    field: Option<Text>,
    /// In forms: further fields, as `{"name": "value"}`.
    fields: Option<BTreeMap<String, String>>,
    /// Which replies acknowledge the answers.
    success: Option<SuccessDocument>,
    /// Statuses that say that the answers had arrived before. List one only if the endpoint uses it for nothing else.
    duplicate_statuses: Option<Vec<Whole<100, 599>>>,
    /// How long one try may take, in milliseconds.
    #[cfg_attr(feature = "schema", schemars(extend("default" = 20_000)))]
    timeout_ms: Option<Whole<1_000, 120_000>>,
    /// Whom candidates send the file to if nothing else works; otherwise the contact's email address.
    fallback_contact: Option<Text>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename = "Success", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct SuccessDocument {
    /// Statuses that acknowledge the answers.
    #[cfg_attr(
        feature = "schema",
        schemars(extend("default" = [200, 201, 202, 204]))
    )]
    statuses: Option<Vec<Whole<100, 599>>>,
    /// A text that the reply must hold as well.
    body_contains: Option<Text>,
}

impl SubmissionDocument {
    /// Returns the submission, with what was left out filled in; adds to `found` what does not hold. `path` is its place
    /// in `file`, `contact_email` whom candidates send the file to where the submission names nobody.
    pub(super) fn into_submission(
        self,
        file: &str,
        path: &str,
        contact_email: &str,
        found: &mut Problems,
    ) -> Submission {
        let url_path = format!("{path}.url");
        for rule in ENDPOINT_RULES {
            if (rule.is_broken)(&self.url) {
                found.add(file, &url_path, rule.message, rule.remedy);
            }
        }
        let headers = self.headers.unwrap_or_default();
        for (name, value) in &headers {
            if let Some(message) = address::header_fault(name, value) {
                let path = format!("{path}.headers.{name}");
                found.add(file, &path, message, "Correct it.");
            }
        }
        let success = self.success.unwrap_or_default();
        Submission {
            url: self.url.into(),
            method: self.method.unwrap_or_default(),
            headers: headers.into_iter().collect(),
            encoding: self.encoding.unwrap_or_default(),
            field: text_or(self.field, "bundle"),
            fields: self.fields.unwrap_or_default().into_iter().collect(),
            success_statuses: success
                .statuses
                .map_or_else(|| SUCCESS_STATUSES.into(), numbers),
            body_contains: text_or(success.body_contains, ""),
            duplicate_statuses: numbers(self.duplicate_statuses.unwrap_or_default()),
            timeout_ms: self.timeout_ms.map_or(TIMEOUT_MS, Whole::get),
            fallback_contact: text_or(self.fallback_contact, contact_email),
        }
    }
}

fn numbers(statuses: Vec<Whole<100, 599>>) -> Vec<u16> {
    let numbers = statuses.into_iter().map(Whole::get);
    numbers
        .filter_map(|status| status.try_into().ok())
        .collect()
}

/// Returns the text, or `default` where it is left out.
pub(super) fn text_or(text: Option<Text>, default: &str) -> String {
    text.map_or_else(|| default.into(), String::from)
}
