//! `assay serve`: the site, and an endpoint that keeps every answer exactly once.

use super::first_attempts::{Claim, FirstAttempts};
use super::form::{Encoding, bundle_text};
use super::invited::{Standing, standing};
use super::rate_limiter::limit_rate;
use super::refusal::{Refusal, reply};
use super::schema::{BundleSchema, EnvelopeSchema, ProbeSchema};
use super::site;
use super::submission_store::Stored;
use super::submission_store::SubmissionStore;
use crate::files::is_uuid;
use assay_core::digest::sha256_hex;
use assay_core::document::{self, Problems, Value, json};
use assay_core::record::{self, BundleHeader};
use assay_crypto::{ENVELOPE_SCHEMA, Envelope};
use assay_endpoint_check::content_security_policy;
use axum::body::{Body, Bytes, HttpBody};
use axum::error_handling::HandleErrorLayer;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path as UrlPath, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::Response;
use axum::routing::any;
use axum::{BoxError, Router};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tower::ServiceBuilder;
use tower::timeout::TimeoutLayer;

/// What the endpoint takes at most.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The largest bundle, in bytes. A request may have more where the bundle is sealed, or a form carries it.
    pub bytes: usize,
    /// The number of requests that one address may make at once.
    pub burst: u32,
    /// How many more each second.
    pub per_second: u32,
    /// The time that a request may take.
    pub time: Duration,
    /// The time that a connection may take to say what it wants, and to ask again.
    pub head_time: Duration,
    /// The number of connections that may be open; the usual limit of a process is 1024 files.
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
    fn body_bytes(&self, content_type: &str) -> usize {
        let bytes = Envelope::most_bytes(self.bytes);
        match Encoding::of(content_type) {
            Encoding::UrlEncoded => 3 * bytes + FORM_BYTES,
            Encoding::Multipart => bytes + FORM_BYTES,
            Encoding::Plain => bytes,
        }
    }

    /// Returns whether a document is too large for what it says it is.
    fn are_exceeded(&self, text: &str) -> bool {
        let is_envelope =
            || document::from_text(text).is_ok_and(|value| Kind::of(&value) == Kind::Envelope);
        text.len() > self.bytes && (text.len() > Envelope::most_bytes(self.bytes) || !is_envelope())
    }
}

/// What a document that was sent says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A bundle, or nothing that is known.
    Bundle,
    /// A bundle that only the team can read.
    Envelope,
    /// The trial of somebody who sets the endpoint up.
    Probe,
}

impl Kind {
    fn of(document: &Value) -> Self {
        match document::schema_of(document) {
            Some(assay_endpoint_check::SCHEMA) => Self::Probe,
            Some(ENVELOPE_SCHEMA) => Self::Envelope,
            _ => Self::Bundle,
        }
    }
}

/// The number of bytes of too large a request that are still read, in multiples of what is allowed: a
/// browser that is cut off in mid-sending sees a broken line instead of the refusal.
const DRAIN_FACTOR: usize = 4;

/// The endpoint: where bundles are kept, and what is checked before.
pub struct Receiver {
    submission_store: SubmissionStore,
    first_attempts: FirstAttempts,
    schema: BundleSchema,
    envelope_schema: EnvelopeSchema,
    probe_schema: ProbeSchema,
    limits: Limits,
    /// The configuration of the site, whose keys verify invitations.
    config: PathBuf,
}

impl Receiver {
    /// Opens the folder that bundles are kept in.
    ///
    /// # Errors
    /// Where the folder cannot be made or written to.
    pub fn open(folder: &Path, limits: Limits) -> std::io::Result<Self> {
        Ok(Self {
            submission_store: SubmissionStore::open(folder)?,
            first_attempts: FirstAttempts::default(),
            schema: BundleSchema::new(),
            envelope_schema: EnvelopeSchema::new(),
            probe_schema: ProbeSchema::new(),
            limits,
            config: PathBuf::new(),
        })
    }

    fn check(&self, kind: Kind, document: &Value) -> Result<(), Problems> {
        match kind {
            Kind::Bundle => self.schema.check("bundle", document),
            Kind::Envelope => self.envelope_schema.check("envelope", document),
            Kind::Probe => self.probe_schema.check("probe", document),
        }
    }
}

/// The whole server: the site in a folder, and the endpoint under `submissions`.
pub fn router(folder: &Path, mut receiver: Receiver) -> Router {
    receiver.config = folder.join("config.json");
    let limits = receiver.limits;
    let endpoint = Router::new()
        .route("/submissions", any(receive))
        .route("/submissions/{*attempt_id}", any(receive_named))
        .with_state(Arc::new(receiver));
    let period = Duration::from_secs(1) / limits.per_second.max(1);
    let in_time = ServiceBuilder::new()
        .layer(HandleErrorLayer::new(async |_: BoxError| too_slow()))
        .layer(TimeoutLayer::new(limits.time));
    let routes = site::routes(folder)
        .merge(limit_rate(endpoint, limits.burst, period))
        .layer(in_time);
    site::with_security_headers(routes, folder, content_security_policy)
}

fn too_slow() -> Response {
    let detail = "The answers took too long to arrive. Send them again.";
    Refusal::new(StatusCode::REQUEST_TIMEOUT, "Too slow.", detail, "").into()
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
    let content_type = content_type(request.headers()).to_owned();
    let taken = take_text(receiver.limits, &content_type, request.into_body()).await;
    let text = match taken {
        Ok(text) => text,
        Err(refusal) => return refusal.into(),
    };
    let kept = tokio::task::spawn_blocking(move || {
        keep(&receiver, attempt_id.as_deref(), &text).unwrap_or_else(Response::from)
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

/// Takes the bundle's text out of a request.
async fn take_text(limits: Limits, content_type: &str, body: Body) -> Result<String, Refusal> {
    let body = read_body(body, limits.body_bytes(content_type)).await?;
    let body = body.ok_or_else(|| too_large(limits))?;
    let text = bundle_text(content_type, body).await.ok_or_else(|| {
        let detail = "The body must be a bundle, or a form with a field \"bundle\".";
        Refusal::new(StatusCode::BAD_REQUEST, "No bundle.", detail, "body")
    })?;
    if limits.are_exceeded(&text) {
        return Err(too_large(limits));
    }
    Ok(text)
}

fn too_large(limits: Limits) -> Refusal {
    let detail = format!("A bundle has at most {} bytes.", limits.bytes);
    Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "Too large.", &detail, "body")
}

/// Reads the whole body; `None` where it has more bytes than it may. What is announced as too long is not held.
async fn read_body(mut body: Body, most: usize) -> Result<Option<Bytes>, Refusal> {
    let announced = body.size_hint().lower();
    if usize::try_from(announced).is_ok_and(|announced| announced <= most) {
        match Limited::new(&mut body, most).collect().await {
            Ok(whole) => return Ok(Some(whole.to_bytes())),
            Err(error) if error.is::<LengthLimitError>() => {}
            Err(_) => return Err(broken_off()),
        }
    }
    let mut rest = Limited::new(body, most.saturating_mul(DRAIN_FACTOR));
    while let Some(frame) = rest.frame().await {
        match frame {
            Ok(_) => {}
            Err(error) if error.is::<LengthLimitError>() => break,
            Err(_) => return Err(broken_off()),
        }
    }
    Ok(None)
}

fn broken_off() -> Refusal {
    let (error, detail) = ("Not all of it arrived.", "Send the answers again.");
    Refusal::new(StatusCode::BAD_REQUEST, error, detail, "body")
}

/// Keeps a bundle; without an identifier in the address, under the one that it names itself. An envelope is kept as a
/// bundle is, though nobody can check here what is in it. A probe goes the same way, so that it fails where a bundle would,
/// and is kept apart.
fn keep(receiver: &Receiver, addressed: Option<&str>, text: &str) -> Result<Response, Refusal> {
    let bundle = document::parse("bundle", text)
        .map_err(|problems| Refusal::of(StatusCode::BAD_REQUEST, problems))?;
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let kind = Kind::of(&bundle);
    receiver
        .check(kind, &bundle)
        .map_err(|problems| Refusal::of(unprocessable, problems))?;
    let header = BundleHeader::of(&bundle);
    let attempt_id = Some(&*header.attempt_id)
        .filter(|named| is_uuid(named) && addressed.is_none_or(|addressed| addressed == *named))
        .ok_or_else(|| {
            let detail = "The address and the bundle name different attempts.";
            Refusal::new(unprocessable, "Not this attempt.", detail, "$.attempt_id")
        })?;
    if kind == Kind::Bundle && header.integrity.sha256 != record::sealed_digest(&bundle) {
        return Err(keep_unsound(receiver, attempt_id, text));
    }
    let acknowledged = || json!({ "stored": true, "attempt_id": attempt_id, "sha256": sha256_hex(text.as_bytes()) });
    let (store, bytes) = (&receiver.submission_store, text.as_bytes());
    let kept = match kind {
        Kind::Probe => store.keep_probe(attempt_id, bytes),
        Kind::Envelope => store.keep(attempt_id, bytes),
        Kind::Bundle => keep_bundle(receiver, attempt_id, &bundle, bytes),
    };
    match kept {
        Ok(Stored::New) => Ok(reply(StatusCode::CREATED, &acknowledged())),
        Ok(Stored::Duplicate) => {
            let mut body = acknowledged();
            body["duplicate"] = true.into();
            Ok(reply(StatusCode::OK, &body))
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

/// Keeps a sound bundle: as its attempt's own, or beside where its invitation is not good, or where another attempt came
/// first for it. Whoever wrote it may have done nothing wrong, so it is acknowledged either way.
fn keep_bundle(
    receiver: &Receiver,
    attempt_id: &str,
    bundle: &Value,
    bytes: &[u8],
) -> std::io::Result<Stored> {
    let store = &receiver.submission_store;
    let beside = |why: &str, said: &str| {
        let (stored, name) = store.keep_beside(attempt_id, why, bytes)?;
        eprintln!("{attempt_id} is kept as {name}: {said}");
        Ok(stored)
    };
    let digest = match standing(&receiver.config, bundle) {
        Standing::Uninvited => return store.keep(attempt_id, bytes),
        Standing::Doubtful(why) => return beside("unverified", why),
        Standing::Invited(digest) => digest,
    };
    let invited = |bundle: &Value| match standing(&receiver.config, bundle) {
        Standing::Invited(digest) => Some(digest),
        _ => None,
    };
    let first_attempts = &receiver.first_attempts;
    match first_attempts.claim(store, &digest, bundle, &invited)? {
        Claim::Later => beside(
            "later",
            "another attempt came first for the same invitation",
        ),
        claim => store
            .keep(attempt_id, bytes)
            .inspect_err(|_| first_attempts.release(store, &digest, claim)),
    }
}

/// Whoever runs the receiver has to know; the candidate's page keeps trying.
fn not_kept(attempt_id: &str, error: &std::io::Error) -> Refusal {
    eprintln!("{attempt_id} could not be kept: {error}");
    let (error, detail) = ("The answers could not be kept.", "Send them again.");
    Refusal::new(StatusCode::INSUFFICIENT_STORAGE, error, detail, "")
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
