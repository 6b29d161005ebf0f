//! Replies of the endpoint in JSON, for people and for programs.

use assay_core::document::{Problems, Value, json};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// The reason why a request is not followed.
pub struct Refusal {
    status: StatusCode,
    error: String,
    detail: String,
    place: String,
}

impl Refusal {
    /// Names what is wrong, what to do, and where it is: a JSON path, `body`, `URL`, or nothing.
    pub fn new(status: StatusCode, error: &str, detail: &str, place: &str) -> Self {
        Self {
            status,
            error: error.into(),
            detail: detail.into(),
            place: place.into(),
        }
    }

    /// Names the first of several problems, which is enough for a reply.
    pub fn of(status: StatusCode, problems: Problems) -> Self {
        let problem = problems.0.into_iter().next();
        problem.map_or_else(
            || Self::new(status, "Not a bundle.", "", "$"),
            |problem| Self {
                status,
                error: problem.message,
                detail: problem.remedy,
                place: problem.path,
            },
        )
    }

    /// Returns the reply with one more header.
    pub fn with(self, name: HeaderName, value: &'static str) -> Response {
        let mut response = Response::from(self);
        let headers = response.headers_mut();
        headers.insert(name, HeaderValue::from_static(value));
        response
    }
}

impl From<Refusal> for Response {
    fn from(refusal: Refusal) -> Self {
        let body =
            json!({ "error": refusal.error, "detail": refusal.detail, "where": refusal.place });
        reply(refusal.status, &body)
    }
}

/// A reply in JSON that nobody keeps.
pub fn reply(status: StatusCode, body: &Value) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (status, headers, body.to_string()).into_response()
}
