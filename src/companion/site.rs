//! The static site: right types, compressed copies where they exist, strict headers.

use crate::json::Value;
use axum::Router;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse};
use axum::routing::any_service;
use std::path::Path;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// Routes for every file below a folder. Unknown addresses get the folder's `404.html`.
pub fn routes(folder: &Path) -> Router {
    let missing = folder.join("404.html");
    let files = ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip();
    let files = if missing.exists() {
        any_service(files.not_found_service(ServeFile::new(missing)))
    } else {
        any_service(files.not_found_service(tower::service_fn(|_| async {
            Ok((StatusCode::NOT_FOUND, Html("<h1>Not found</h1>")).into_response())
        })))
    };
    headers(folder).into_iter().fold(
        Router::new().fallback_service(files),
        |router, (name, value)| router.layer(SetResponseHeaderLayer::if_not_present(name, value)),
    )
}

/// The headers of every reply. Answers may go to this host and to the endpoint in `config.json`.
fn headers(folder: &Path) -> Vec<(HeaderName, HeaderValue)> {
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'{}; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'none'",
        endpoint(folder)
    );
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-cache"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), microphone=(), geolocation=()",
        ),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
    ];
    let policy = HeaderValue::from_str(&policy).ok();
    fixed
        .into_iter()
        .map(|(name, value)| (name, HeaderValue::from_static(value)))
        .chain(policy.map(|policy| (header::CONTENT_SECURITY_POLICY, policy)))
        .collect()
}

/// The origin of the endpoint, with a space before it; empty where it is this host.
fn endpoint(folder: &Path) -> String {
    let config = super::read(&folder.join("config.json")).unwrap_or(Value::Null);
    let url = config
        .get("submission")
        .and_then(|submission| submission.get("url"))
        .and_then(Value::as_str)
        .unwrap_or_default();
    match url.split_once("://") {
        Some((scheme, rest)) => {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            format!(" {scheme}://{host}")
        }
        None => String::new(),
    }
}
