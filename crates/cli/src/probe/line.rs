//! What goes over the line, what comes back, and why nothing does.

use assay_endpoint_check::cors::{self, Preflight};
use std::net::IpAddr;
use url::Url;

/// One request, as it goes over the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// Method.
    pub method: String,
    /// Whole address.
    pub url: Url,
    /// Headers, with the content type.
    pub headers: Vec<(String, String)>,
    /// What is sent; none where the method carries nothing.
    pub body: Option<Vec<u8>>,
}

/// A reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpReply {
    /// HTTP status.
    pub status: u16,
    /// Headers, in the order they came.
    pub headers: Vec<(String, String)>,
    /// The beginning of the body as text.
    pub body: String,
}

/// The reason why there was no reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TransportError {
    /// The name of the host leads nowhere.
    NoSuchHost,
    /// The host is there, and nothing listens at this port.
    Refused,
    /// Nothing came in time.
    TimedOut,
    /// The certificate is not one that browsers accept.
    Certificate(Fault),
    /// Something else, as the network tells it.
    Broken(String),
}

/// What is wrong with a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It has run out.
    Expired,
    /// It is not valid yet.
    TooEarly,
    /// It was made for another name.
    OtherName,
    /// It was made by somebody whom browsers do not trust.
    UnknownMaker,
    /// It was called back.
    Revoked,
    /// Something else, as the reader of certificates tells it.
    Other(String),
}

/// What carries requests.
pub trait Line {
    /// Returns where a host is; empty where somebody in between looks it up.
    fn find(&mut self, url: &Url) -> Result<Vec<IpAddr>, TransportError>;

    /// Sends a request and waits for the reply. Follows nothing.
    fn send(&mut self, wire: &HttpRequest) -> Result<HttpReply, TransportError>;
}

/// The question before a request, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What was asked.
    pub asked: Preflight,
    /// The reply.
    pub reply: Result<HttpReply, TransportError>,
}

/// One host's part in the way of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedirectStep {
    /// The address.
    pub url: Url,
    /// The method.
    pub method: String,
    /// Whether the answers themselves were sent here.
    pub carries: bool,
    /// The addresses of the host.
    pub found: Result<Vec<IpAddr>, TransportError>,
    /// Whether the rules for other hosts apply.
    pub foreign: bool,
    /// What the request tells as its origin.
    pub origin: String,
    /// The question before it, where one was needed.
    pub question: Option<Question>,
    /// The reply; none where the request was never sent.
    pub reply: Option<Result<HttpReply, TransportError>>,
    /// The address that the reply sends the browser to; the text of an address that it does not follow.
    pub onward: Option<Result<Url, String>>,
}

impl RedirectStep {
    /// Returns what the page may read of the reply, if the browser lets it.
    pub fn readable(&self) -> Option<&HttpReply> {
        let seen = self.seen()?;
        let is_shown = !self.foreign || cors::readable(&seen.headers, &self.origin).is_ok();
        is_shown.then_some(seen)
    }

    /// The reply, whether or not the browser shows it.
    pub fn seen(&self) -> Option<&HttpReply> {
        self.reply.as_ref()?.as_ref().ok()
    }
}
