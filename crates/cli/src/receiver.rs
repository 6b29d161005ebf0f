//! `assay serve`: the site, and an endpoint that keeps every answer exactly once.

use super::form::bundle_text;
use super::rate_limiter::RateLimiter;
use super::schema::BundleSchema;
use super::schema::ProbeSchema;
use super::site;
use super::submission_store::Stored;
use super::submission_store::SubmissionStore;
use crate::files::is_uuid;
use assay_core::digest::sha256_hex;
use assay_core::json::{self, Problems, Value};
use assay_core::record;
use axum::Router;
use axum::body::{Body, HttpBody};
use axum::extract::rejection::PathRejection;
use axum::extract::{ConnectInfo, Path as UrlPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use http_body_util::BodyExt;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What the endpoint bears.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The largest bundle, in bytes. A request may have more where a form carries it.
    pub bytes: usize,
    /// How many requests one address may make at once.
    pub burst: u32,
    /// How many more each second.
    pub per_second: u32,
    /// How long a request may take.
    pub time: Duration,
    /// How long a connection may take to say what it wants, and to ask again.
    pub head_time: Duration,
    /// How many connections may be open; the usual limit of a process is 1024 files.
    pub connections: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: record::MOST_BYTES,
            burst: 60,
            per_second: 10,
            time: Duration::from_secs(30),
            head_time: Duration::from_secs(10),
            connections: 500,
        }
    }
}

/// What else a form may carry, in bytes: other fields, boundaries, heads.
const FORM_BYTES: usize = 16 * 1024;

impl Limits {
    /// The largest body of a content type, in bytes. A web form may write each byte with three (`%0A`).
    fn body_bytes(&self, kind: &str) -> usize {
        if kind.starts_with("application/x-www-form-urlencoded") {
            3 * self.bytes + FORM_BYTES
        } else if kind.starts_with("multipart/") {
            self.bytes + FORM_BYTES
        } else {
            self.bytes
        }
    }
}

/// How many bytes of too large a request are still taken in, in multiples of what is allowed: a
/// browser that is cut off in mid-sending sees a broken line instead of the refusal.
const PATIENCE: usize = 4;

/// What the endpoint works with.
pub struct Receiver {
    submission_store: SubmissionStore,
    schema: BundleSchema,
    probe_schema: ProbeSchema,
    limits: Limits,
    rate_limiter: RateLimiter,
}

impl Receiver {
    /// An endpoint that keeps bundles in a folder.
    pub fn open(folder: &Path, limits: Limits) -> std::io::Result<Self> {
        Ok(Self {
            submission_store: SubmissionStore::open(folder)?,
            schema: BundleSchema::new(),
            probe_schema: ProbeSchema::new(),
            limits,
            rate_limiter: RateLimiter::new(limits.burst, limits.per_second),
        })
    }
}

/// The whole server: the site in a folder, and the endpoint under `submissions`.
pub fn router(folder: &Path, receiver: Receiver) -> Router {
    let time = receiver.limits.time;
    let receiver = Arc::new(receiver);
    let headers = site::security_headers(folder, "'none'");
    let endpoint = Router::new()
        .route("/submissions", any(receive))
        .route("/submissions/{*attempt_id}", any(receive_named))
        .layer(middleware::from_fn_with_state(receiver.clone(), limit_rate))
        .with_state(receiver);
    site::routes(folder)
        .merge(endpoint)
        .layer(middleware::from_fn(
            move |request: Request, next: Next| async move {
                let handled = tokio::time::timeout(time, next.run(request)).await;
                handled.unwrap_or_else(|_| {
                    let detail = "The answers took too long to arrive. Send them again.";
                    Refusal::new(StatusCode::REQUEST_TIMEOUT, "Too slow.", detail, "").into()
                })
            },
        ))
        .layer(middleware::map_response(move |mut response: Response| {
            response.headers_mut().extend(headers.clone());
            std::future::ready(response)
        }))
}

async fn limit_rate(
    State(receiver): State<Arc<Receiver>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    if receiver.rate_limiter.takes(peer.ip(), Instant::now()) {
        return next.run(request).await;
    }
    let (error, detail) = ("Too many requests.", "Try again in a moment.");
    let refusal = Refusal::new(StatusCode::TOO_MANY_REQUESTS, error, detail, "");
    refusal.with(header::RETRY_AFTER, "2")
}

/// Why a request is not followed, for people and for programs.
struct Refusal {
    status: StatusCode,
    error: String,
    detail: String,
    place: String,
}

impl Refusal {
    fn new(status: StatusCode, error: &str, detail: &str, place: &str) -> Self {
        Self {
            status,
            error: error.into(),
            detail: detail.into(),
            place: place.into(),
        }
    }

    /// The first of several problems is enough for a reply.
    fn of(status: StatusCode, problems: Problems) -> Self {
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

    fn with(self, name: header::HeaderName, value: &'static str) -> Response {
        let mut response = Response::from(self);
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
        response
    }
}

impl From<Refusal> for Response {
    fn from(refusal: Refusal) -> Self {
        let body = json::object([
            ("error", refusal.error.into()),
            ("detail", refusal.detail.into()),
            ("where", refusal.place.into()),
        ]);
        answer(refusal.status, &body)
    }
}

fn answer(status: StatusCode, body: &Value) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (status, headers, body.to_string()).into_response()
}

async fn receive_named(
    State(receiver): State<Arc<Receiver>>,
    attempt_id: Result<UrlPath<String>, PathRejection>,
    request: Request,
) -> Response {
    if request.method() != Method::POST && request.method() != Method::PUT {
        let refusal = not_this_way("Send a bundle with POST or PUT.");
        return refusal.with(header::ALLOW, "POST, PUT");
    }
    match attempt_id {
        Ok(UrlPath(attempt_id)) if is_uuid(&attempt_id) => {
            take_in(receiver, Some(attempt_id), request).await
        }
        _ => {
            let detail = "The address must end in the attempt's UUID.";
            Refusal::new(StatusCode::BAD_REQUEST, "No such attempt.", detail, "URL").into()
        }
    }
}

async fn receive(State(receiver): State<Arc<Receiver>>, request: Request) -> Response {
    if request.method() != Method::POST {
        let refusal = not_this_way("Send a bundle with POST.");
        return refusal.with(header::ALLOW, "POST");
    }
    take_in(receiver, None, request).await
}

fn not_this_way(detail: &str) -> Refusal {
    Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "Not this way.", detail, "")
}

async fn take_in(
    receiver: Arc<Receiver>,
    attempt_id: Option<String>,
    request: Request,
) -> Response {
    let headers = request.headers().clone();
    let (limits, kind) = (receiver.limits, content_type(&headers).to_ascii_lowercase());
    let body = match read_body(request.into_body(), limits.body_bytes(kind.trim())).await {
        Ok(Some(body)) => body,
        Ok(None) => return too_large(limits).into(),
        Err(refusal) => return refusal.into(),
    };
    let kept = tokio::task::spawn_blocking(move || {
        keep(&receiver, attempt_id.as_deref(), &headers, &body)
            .unwrap_or_else(|refusal| refusal.into())
    });
    kept.await.unwrap_or_else(|_| {
        let (error, detail) = ("The receiver failed.", "Send the answers again.");
        Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, error, detail, "").into()
    })
}

fn content_type(headers: &HeaderMap) -> &str {
    let kind = headers.get(header::CONTENT_TYPE);
    kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default()
}

fn too_large(limits: Limits) -> Refusal {
    let detail = format!("A bundle has at most {} bytes.", limits.bytes);
    Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "Too large.", &detail, "body")
}

/// The whole body; `None` where it has more bytes than it may. What is announced as too long is not held.
async fn read_body(mut body: Body, most: usize) -> Result<Option<Vec<u8>>, Refusal> {
    let (mut bytes, mut length) = (Vec::new(), 0);
    let announced = body.size_hint().lower();
    let is_held = usize::try_from(announced).is_ok_and(|announced| announced <= most);
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else {
            let (error, detail) = ("Not all of it arrived.", "Send the answers again.");
            return Err(Refusal::new(StatusCode::BAD_REQUEST, error, detail, "body"));
        };
        let data = frame.into_data().unwrap_or_default();
        length += data.len();
        if length > most {
            bytes = Vec::new();
        } else if is_held {
            bytes.extend_from_slice(&data);
        }
        if length > most * PATIENCE {
            break;
        }
    }
    Ok((length <= most).then_some(bytes))
}

/// Keeps a bundle; without an identifier in the address, under the one that it names itself. A probe
/// goes the same way, so that it fails where a bundle would, and is kept apart.
fn keep(
    receiver: &Receiver,
    addressed: Option<&str>,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Response, Refusal> {
    let text = bundle_text(content_type(headers), body).ok_or_else(|| {
        let detail = "The body must be a bundle, or a form with a field \"bundle\".";
        Refusal::new(StatusCode::BAD_REQUEST, "No bundle.", detail, "body")
    })?;
    if text.len() > receiver.limits.bytes {
        return Err(too_large(receiver.limits));
    }
    let bundle = json::parse("bundle", &text)
        .map_err(|problems| Refusal::of(StatusCode::BAD_REQUEST, problems))?;
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let is_probe =
        bundle.get("schema").and_then(Value::as_str) == Some(assay_endpoint_check::SCHEMA);
    let checked = if is_probe {
        receiver.probe_schema.check("probe", &bundle)
    } else {
        receiver.schema.check("bundle", &bundle)
    };
    checked.map_err(|problems| Refusal::of(unprocessable, problems))?;
    let named = bundle.get("attempt_id").and_then(Value::as_str);
    let attempt_id = named
        .filter(|named| is_uuid(named) && addressed.is_none_or(|addressed| addressed == *named))
        .ok_or_else(|| {
            let detail = "The address and the bundle name different attempts.";
            Refusal::new(unprocessable, "Not this attempt.", detail, "$.attempt_id")
        })?;
    if !is_probe && !is_as_sealed(&bundle) {
        return Err(keep_unsound(receiver, attempt_id, &text));
    }
    let acknowledged = || {
        json::object([
            ("stored", true.into()),
            ("attempt_id", attempt_id.into()),
            ("sha256", sha256_hex(text.as_bytes()).into()),
        ])
    };
    let kept = if is_probe {
        receiver
            .submission_store
            .keep_probe(attempt_id, text.as_bytes())
    } else {
        receiver.submission_store.keep(attempt_id, text.as_bytes())
    };
    match kept {
        Ok(Stored::New) => Ok(answer(StatusCode::CREATED, &acknowledged())),
        Ok(Stored::Duplicate) => {
            let mut body = acknowledged();
            body["duplicate"] = true.into();
            Ok(answer(StatusCode::OK, &body))
        }
        Ok(Stored::Conflict) => Err(Refusal::new(
            StatusCode::CONFLICT,
            "Other answers were kept under this attempt before.",
            "Both are kept; a person will look at them.",
            "$.attempt_id",
        )),
        Err(error) => Err(not_kept(attempt_id, &error)),
    }
}

/// Whoever runs the receiver has to know; the candidate's page keeps trying.
fn not_kept(attempt_id: &str, error: &std::io::Error) -> Refusal {
    eprintln!("{attempt_id} could not be kept: {error}");
    let (error, detail) = ("The answers could not be kept.", "Send them again.");
    Refusal::new(StatusCode::INSUFFICIENT_STORAGE, error, detail, "")
}

/// Whether a bundle is what its own digest says.
fn is_as_sealed(bundle: &Value) -> bool {
    let told = bundle.pointer("/integrity/sha256").and_then(Value::as_str);
    told == Some(record::sealed_digest(bundle).as_str())
}

/// Keeps a bundle that its own digest does not fit, apart and without acknowledging it: a page that sent it goes on
/// to the backup, and otherwise offers its candidate the file.
fn keep_unsound(receiver: &Receiver, attempt_id: &str, text: &str) -> Refusal {
    match receiver
        .submission_store
        .keep_unsound(attempt_id, text.as_bytes())
    {
        Ok(name) => {
            eprintln!("{attempt_id} does not fit its own digest; it is kept as {name}");
            Refusal::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "The answers do not fit their own digest: they were changed after they were sealed.",
                &format!("They are kept apart as {name}; a person will look at them."),
                "$.integrity.sha256",
            )
        }
        Err(error) => not_kept(attempt_id, &error),
    }
}
