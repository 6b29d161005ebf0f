//! Requests: files of the site, the host's time, and the delivery of answers.
//!
//! Nothing here sends cookies or a referrer to the endpoint, and nothing waits without end.

use super::clock::{Timer, after, now, random_u32, sleep};
use super::js::{object, window};
use super::page::{base_url, origin};
use assay_core::attempt::{ClockSample, HostSample};
use assay_core::record::delivery::{Body, Request};
use assay_core::record::time::parse_http_date;
use js_sys::{Array, Promise, Uint8Array};
use std::future::Future;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Blob, FormData, Response, Url};

/// The reason why there was no reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HttpError {
    /// None came in time.
    Timeout,
    /// No network, no such host, or the browser kept the reply from the page.
    Unreachable,
}

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub text: String,
}

/// The answer of the endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body, at most 64 kB of it; empty where it could not be read.
    pub body: String,
    /// The `Retry-After` header, where there is one and the browser shows it.
    pub retry_after: Option<String>,
}

/// Whether a host answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// It does.
    Answers,
    /// Nothing came back. That is a hint and no proof: the browser hides the reason, and a host may
    /// keep silent on its front page and yet take answers elsewhere.
    Silent,
}

/// The time that a file of the site may take, in milliseconds; content must come on a slow line too.
const FILE_MS: u32 = 60_000;
/// The time that a question about time or reach may take, in milliseconds.
const QUESTION_MS: u32 = 5_000;
const BODY_BYTES: usize = 64_000;
/// Browsers carry about this much beyond the end of a page.
const KEEPALIVE_BYTES: usize = 60_000;

/// Fetches a file of the site; the browser asks the host whether its copy is still good.
pub async fn get_text(url: &str) -> Result<Fetched, HttpError> {
    get_text_within(url, FILE_MS).await
}

/// Fetches a file of the site as [`get_text`] does, in at most so many milliseconds.
///
/// # Errors
/// Returns [`HttpError::Timeout`] where the whole file has not come by then.
pub async fn get_text_within(url: &str, limit_ms: u32) -> Result<Fetched, HttpError> {
    let exchange = begin(url, limit_ms, &[("cache", "no-cache".into())]);
    let exchange = exchange?.replied().await?;
    Ok(Fetched {
        status: exchange.response.status(),
        text: exchange.text().await?,
    })
}

/// The number of times that the host is asked for its time, so that a clock of whole seconds tells fractions.
const QUESTIONS: usize = 4;

/// Asks the host again, each time at the moment that tells most, until its time is known to a fraction of a
/// second. Where it falls silent, what is known stands.
pub async fn narrowed(mut known: HostSample) -> HostSample {
    for _ in 1..QUESTIONS {
        let wait_ms = known.next_in_ms(now().mono_ms);
        sleep(u32::try_from(wait_ms).unwrap_or(0)).await;
        match host_time().await {
            Some(sample) => known = known.narrowed(sample),
            None => break,
        }
    }
    known
}

/// Asks the host what time it is. Nothing where it does not say, or not soon.
///
/// It asks for the head of a file that every site has, under an address that no cache can know.
pub async fn host_time() -> Option<HostSample> {
    let mut url = String::from("config.json?time=");
    url.push_str(&random_u32().to_string());
    let options = [("method", "HEAD".into()), ("cache", "no-store".into())];
    let exchange = begin(&url, QUESTION_MS, &options).ok()?;
    exchange.replied().await.ok()?.sample()
}

/// Asks whether the host of an address answers, without sending it data or creating any.
///
/// The endpoint itself is not asked: hooks take any request for a delivery. The front page of its
/// host is, and the browser does not show what it replied.
pub async fn reach(url: &str) -> Reach {
    let begun = match foreign_front_page(url) {
        Some(front_page) => begin(
            &front_page,
            QUESTION_MS,
            &[
                ("method", "HEAD".into()),
                ("mode", "no-cors".into()),
                ("cache", "no-store".into()),
                ("credentials", "omit".into()),
                ("referrerPolicy", "no-referrer".into()),
            ],
        ),
        // The page's own host is asked for a file that it has.
        None => begin(
            "config.json",
            QUESTION_MS,
            &[("method", "HEAD".into()), ("cache", "no-store".into())],
        ),
    };
    let replied = async { begun?.replied().await }.await;
    replied.map_or(Reach::Silent, |_| Reach::Answers)
}

fn foreign_front_page(url: &str) -> Option<String> {
    let theirs = Url::new_with_base(url, &base_url()).ok()?.origin();
    (theirs != origin()).then(|| theirs + "/")
}

/// Sends answers. The request is on its way when this returns; the future waits for the reply.
///
/// `keepalive` lets it outlive the page, where it is small enough for browsers to allow that.
#[must_use = "the reply tells whether the answers arrived"]
pub fn send(
    request: &Request,
    timeout_ms: u32,
    keepalive: bool,
) -> impl Future<Output = Result<Answer, HttpError>> + use<> {
    let begun = begin_send(request, timeout_ms, keepalive);
    async move {
        let exchange = begun?.replied().await?;
        let status = exchange.response.status();
        let retry_after = exchange.header("retry-after");
        let body = exchange.text().await;
        Ok(answer(status, retry_after, body))
    }
}

/// Sends as [`send`] does, and tells as well the origin that the reply came from in the end.
pub async fn send_and_see(
    request: &Request,
    timeout_ms: u32,
) -> Result<(Answer, String), HttpError> {
    let exchange = begin_send(request, timeout_ms, false)?.replied().await?;
    let last = origin_of(&exchange.response.url());
    let status = exchange.response.status();
    let retry_after = exchange.header("retry-after");
    let body = exchange.text().await;
    Ok((answer(status, retry_after, body), last))
}

/// The status has arrived; a body that breaks off must not turn success into failure.
fn answer(status: u16, retry_after: Option<String>, body: Result<String, HttpError>) -> Answer {
    let mut body = body.unwrap_or_default();
    shorten(&mut body);
    Answer {
        status,
        body,
        retry_after,
    }
}

/// Scheme, host and port of an address, which may be relative to the page; empty where it has none.
pub fn origin_of(url: &str) -> String {
    Url::new_with_base(url, &base_url()).map_or_else(|_| String::new(), |url| url.origin())
}

fn begin_send(request: &Request, timeout_ms: u32, keepalive: bool) -> Result<Begun, HttpError> {
    let (body, content_type) = match &request.body {
        Body::Text { text, content_type } => (JsValue::from_str(text), Some(content_type)),
        Body::Multipart { fields, file } => {
            let form = FormData::new().map_err(|_| HttpError::Unreachable)?;
            for (name, value) in fields {
                let _ = form.append_with_str(name, value);
            }
            if let Some(blob) = json_blob(&file.text) {
                let _ = form.append_with_blob_and_filename(&file.field, &blob, &file.file_name);
            }
            (form.into(), None)
        }
    };
    let headers = Array::new();
    let header = |name: &str, value: &str| {
        headers.push(&Array::of2(&name.into(), &value.into()));
    };
    for (name, value) in &request.headers {
        header(name, value);
    }
    if let Some(content_type) = content_type {
        header("Content-Type", content_type);
    }
    let keepalive = keepalive && request.body.size_bytes() < KEEPALIVE_BYTES;
    begin(
        &request.url,
        timeout_ms,
        &[
            ("method", request.method.into()),
            ("headers", headers.into()),
            ("body", body),
            ("credentials", "omit".into()),
            ("referrerPolicy", "no-referrer".into()),
            ("redirect", "follow".into()),
            ("cache", "no-store".into()),
            ("keepalive", keepalive.into()),
        ],
    )
}

fn shorten(body: &mut String) {
    let mut end = BODY_BYTES.min(body.len());
    while !body.is_char_boundary(end) {
        end -= 1;
    }
    body.truncate(end);
}

/// Text as a file in the browser's memory.
pub(super) fn json_blob(text: &str) -> Option<Blob> {
    blob(text, "application/json")
}

/// Text of some media type as a file in the browser's memory.
pub(super) fn blob(text: &str, media_type: &str) -> Option<Blob> {
    let options = object(&[("type", media_type.into())]);
    let parts = Array::of1(&text.into());
    Blob::new_with_str_sequence_and_options(&parts, options.unchecked_ref()).ok()
}

/// Bytes of some media type as a file in the browser's memory.
pub(super) fn blob_of_bytes(bytes: &[u8], media_type: &str) -> Option<Blob> {
    let options = object(&[("type", media_type.into())]);
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, options.unchecked_ref()).ok()
}

/// A request on its way.
struct Begun {
    reply: Promise,
    sent: ClockSample,
    limit: Limit,
}

/// A request whose reply has begun to arrive.
struct Exchange {
    response: Response,
    sent: ClockSample,
    received: ClockSample,
    limit: Limit,
}

/// Breaks a request off when its time is up; also while its body arrives.
struct Limit {
    controller: AbortController,
    _timer: Timer,
}

impl Limit {
    fn error(&self) -> HttpError {
        if self.controller.signal().aborted() {
            HttpError::Timeout
        } else {
            HttpError::Unreachable
        }
    }
}

fn begin(url: &str, timeout_ms: u32, options: &[(&str, JsValue)]) -> Result<Begun, HttpError> {
    let window = window().ok_or(HttpError::Unreachable)?;
    let controller = AbortController::new().map_err(|_| HttpError::Unreachable)?;
    let options = object(options);
    let _ = js_sys::Reflect::set(&options, &"signal".into(), &controller.signal());
    let aborting = controller.clone();
    let sent = now();
    Ok(Begun {
        reply: window.fetch_with_str_and_init(url, options.unchecked_ref()),
        sent,
        limit: Limit {
            controller,
            _timer: after(timeout_ms, move || aborting.abort()),
        },
    })
}

impl Begun {
    async fn replied(self) -> Result<Exchange, HttpError> {
        match JsFuture::from(self.reply).await {
            Ok(response) => Ok(Exchange {
                response: response.unchecked_into(),
                sent: self.sent,
                received: now(),
                limit: self.limit,
            }),
            Err(_) => Err(self.limit.error()),
        }
    }
}

impl Exchange {
    fn header(&self, name: &str) -> Option<String> {
        self.response.headers().get(name).ok().flatten()
    }

    fn sample(&self) -> Option<HostSample> {
        // A reply out of a shared cache was dated some time ago, and caches differ in whether they
        // date it again. Such a reply proves nothing about the time.
        if self.header("age").is_some_and(|age| age.trim() != "0") {
            return None;
        }
        let date_ms = parse_http_date(&self.header("date")?)?;
        Some(HostSample::of_reply(date_ms, self.sent, self.received))
    }

    async fn text(self) -> Result<String, HttpError> {
        let text = self.response.text().map_err(|_| HttpError::Unreachable)?;
        match JsFuture::from(text).await {
            Ok(text) => Ok(text.as_string().unwrap_or_default()),
            Err(_) => Err(self.limit.error()),
        }
    }
}
