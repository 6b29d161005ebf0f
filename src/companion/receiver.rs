//! `assay serve`: the site, and an endpoint that keeps every answer exactly once.

use super::{BundleSchema, Stored, Vault, site};
use crate::digest::sha256_hex;
use crate::json::{self, Value};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Path as UrlPath, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tower_http::timeout::TimeoutLayer;

/// The largest request, in bytes; a bundle has less than 60 kB.
pub const LARGEST_BYTES: usize = 256 * 1024;

/// How many requests one address may make at once, and how many a second after that.
const BURST: f64 = 60.0;
const PER_SECOND: f64 = 10.0;

/// How long a request may take.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// What the endpoint works with.
pub struct Receiver {
    vault: Vault,
    schema: BundleSchema,
    /// For each address, how many requests it has left, and since when.
    allowances: Mutex<HashMap<IpAddr, (f64, Instant)>>,
}

impl Receiver {
    /// An endpoint that keeps bundles in a folder.
    pub fn open(folder: &Path) -> std::io::Result<Self> {
        Ok(Self {
            vault: Vault::open(folder)?,
            schema: BundleSchema::new(),
            allowances: Mutex::default(),
        })
    }

    fn allows(&self, address: IpAddr) -> bool {
        let now = Instant::now();
        let mut allowances = self
            .allowances
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if allowances.len() > 10_000 {
            allowances.retain(|_, (_, since)| now - *since < Duration::from_secs(60));
        }
        let (left, since) = allowances.entry(address).or_insert((BURST, now));
        *left = (*left + (now - *since).as_secs_f64() * PER_SECOND).min(BURST);
        *since = now;
        let is_allowed = *left >= 1.0;
        if is_allowed {
            *left -= 1.0;
        }
        is_allowed
    }
}

/// The whole server: the site in a folder, and the endpoint under `submissions/`.
pub fn app(folder: &Path, receiver: Receiver) -> Router {
    let receiver = Arc::new(receiver);
    let endpoint = Router::new()
        .route("/submissions/{attempt_id}", any(receive))
        .layer(DefaultBodyLimit::max(LARGEST_BYTES))
        .layer(middleware::from_fn_with_state(receiver.clone(), limit_rate))
        .with_state(receiver);
    site::routes(folder)
        .merge(endpoint)
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            TIME_LIMIT,
        ))
}

/// Serves until the process is asked to stop; requests that have begun are finished.
pub async fn serve(listener: tokio::net::TcpListener, app: Router) -> std::io::Result<()> {
    let service = app.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(async {
            // Without a signal handler the process simply ends.
            let _ = tokio::signal::ctrl_c().await;
        })
        .await
}

async fn limit_rate(
    State(receiver): State<Arc<Receiver>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    if receiver.allows(peer.ip()) {
        return next.run(request).await;
    }
    let mut refused = refuse(
        StatusCode::TOO_MANY_REQUESTS,
        "Too many requests.",
        "Try again in a moment.",
        "",
    );
    refused
        .headers_mut()
        .insert(header::RETRY_AFTER, header::HeaderValue::from_static("2"));
    refused
}

fn refuse(status: StatusCode, error: &str, detail: &str, place: &str) -> Response {
    let body = crate::record::object([
        ("error", error.into()),
        ("detail", detail.into()),
        ("where", place.into()),
    ]);
    answer(status, &body)
}

fn answer(status: StatusCode, body: &Value) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status, kind, body.to_string()).into_response()
}

async fn receive(
    State(receiver): State<Arc<Receiver>>,
    UrlPath(attempt_id): UrlPath<String>,
    request: Request,
) -> Response {
    let method = request.method().clone();
    if method != "POST" && method != "PUT" {
        let detail = "Send a bundle with POST or PUT.";
        return refuse(StatusCode::METHOD_NOT_ALLOWED, "Not this way.", detail, "");
    }
    if !is_uuid(&attempt_id) {
        let detail = "The address must end in the attempt's UUID.";
        return refuse(StatusCode::BAD_REQUEST, "No such attempt.", detail, "URL");
    }
    let headers = request.headers().clone();
    let body = match axum::body::to_bytes(request.into_body(), LARGEST_BYTES).await {
        Ok(body) => body,
        Err(_) => {
            let detail = "A bundle has less than 60 kB.";
            return refuse(StatusCode::PAYLOAD_TOO_LARGE, "Too large.", detail, "body");
        }
    };
    let kept = tokio::task::spawn_blocking(move || keep(&receiver, &attempt_id, &headers, &body));
    kept.await.unwrap_or_else(|_| {
        let detail = "The answers were not kept. Send them again.";
        refuse(
            StatusCode::INTERNAL_SERVER_ERROR,
            "The receiver failed.",
            detail,
            "",
        )
    })
}

fn keep(receiver: &Receiver, attempt_id: &str, headers: &HeaderMap, body: &Bytes) -> Response {
    let Some(text) = bundle_text(headers, body) else {
        let detail = "The body must be a bundle, or a form with a field \"bundle\".";
        return refuse(StatusCode::BAD_REQUEST, "No bundle.", detail, "body");
    };
    let bundle = match json::parse("bundle", &text) {
        Ok(bundle) => bundle,
        Err(problems) => {
            let problem = &problems.0[0];
            return refuse(
                StatusCode::BAD_REQUEST,
                &problem.message,
                &problem.remedy,
                &problem.path,
            );
        }
    };
    if let Err(problems) = receiver.schema.check("bundle", &bundle) {
        let problem = &problems.0[0];
        return refuse(
            StatusCode::UNPROCESSABLE_ENTITY,
            &problem.message,
            &problem.remedy,
            &problem.path,
        );
    }
    if bundle.get("attempt_id").and_then(Value::as_str) != Some(attempt_id) {
        let detail = "The address and the bundle name different attempts.";
        return refuse(
            StatusCode::UNPROCESSABLE_ENTITY,
            "Not this attempt.",
            detail,
            "$.attempt_id",
        );
    }
    let acknowledged = |duplicate: bool| {
        crate::record::object([
            ("stored", true.into()),
            ("duplicate", duplicate.into()),
            ("attempt_id", attempt_id.into()),
            ("sha256", sha256_hex(text.as_bytes()).into()),
        ])
    };
    match receiver.vault.keep(attempt_id, text.as_bytes()) {
        Ok(Stored::New) => answer(StatusCode::CREATED, &acknowledged(false)),
        Ok(Stored::Duplicate) => answer(StatusCode::OK, &acknowledged(true)),
        Ok(Stored::Conflict) => refuse(
            StatusCode::CONFLICT,
            "Other answers were kept under this attempt before.",
            "Both are kept; a person will look at them.",
            "$.attempt_id",
        ),
        Err(error) => refuse(
            StatusCode::INSUFFICIENT_STORAGE,
            "The answers could not be kept.",
            &error.to_string(),
            "",
        ),
    }
}

/// A UUID in its usual form, and so a safe file name.
fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
        })
}

/// The bundle's text: the body itself, or the field or part "bundle" of a form.
fn bundle_text(headers: &HeaderMap, body: &Bytes) -> Option<String> {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default();
    let text = std::str::from_utf8(body).ok()?;
    if kind.starts_with("application/x-www-form-urlencoded") {
        form_urlencoded::parse(body)
            .find(|(name, _)| name == "bundle")
            .map(|(_, value)| value.into_owned())
    } else if let Some(boundary) = kind
        .strip_prefix("multipart/form-data")
        .and_then(|rest| rest.split_once("boundary="))
    {
        part(text, boundary.1.trim_matches('"')).map(String::from)
    } else {
        Some(text.into())
    }
}

/// The part named "bundle" of a multipart form (RFC 7578).
fn part<'a>(text: &'a str, boundary: &str) -> Option<&'a str> {
    text.split(&format!("--{boundary}"))
        .filter_map(|part| part.split_once("\r\n\r\n"))
        .find(|(head, _)| head.contains("name=\"bundle\""))
        .map(|(_, content)| content.strip_suffix("\r\n").unwrap_or(content))
}
