//! The line that is a network.

use super::line::{Fault, HttpReply, HttpRequest, Line, TransportError};
use rustls::CertificateError;
use std::io::{ErrorKind, Read};
use std::net::{IpAddr, ToSocketAddrs};
use std::time::Duration;
use ureq::http;
use ureq::tls::{RootCerts, TlsConfig};
use url::{Host, Url};

/// What of a reply's body is read, in bytes; the candidate's page reads as much.
const BODY_BYTES: u64 = 64_000;

/// Sends over the network. Trusts the makers of certificates that browsers trust, and nobody whom
/// this machine trusts besides: candidates do not have this machine.
pub struct Network {
    agent: ureq::Agent,
    /// Whether somebody in between looks up hosts, as companies' networks have it.
    is_proxied: bool,
}

impl Network {
    /// A line on which a request may take so many milliseconds.
    pub fn new(timeout_ms: u32) -> Self {
        Self::trusting(timeout_ms, RootCerts::WebPki)
    }

    fn trusting(timeout_ms: u32, roots: RootCerts) -> Self {
        let proxy = ureq::Proxy::try_from_env();
        let is_proxied = proxy.is_some();
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(Duration::from_millis(timeout_ms.into())))
            .user_agent("Mozilla/5.0 (compatible; assay probe)")
            .proxy(proxy)
            // One try for each connection, so that what happened to it is known.
            .max_idle_connections(0)
            .tls_config(TlsConfig::builder().root_certs(roots).build());
        Self {
            agent: config.build().new_agent(),
            is_proxied,
        }
    }
}

impl Line for Network {
    fn find(&mut self, url: &Url) -> Result<Vec<IpAddr>, TransportError> {
        let name = match url.host() {
            Some(Host::Domain(name)) => name,
            Some(Host::Ipv4(address)) => return Ok(vec![address.into()]),
            Some(Host::Ipv6(address)) => return Ok(vec![address.into()]),
            None => return Err(TransportError::NoSuchHost),
        };
        let port = url.port_or_known_default().unwrap_or(443);
        match (name, port).to_socket_addrs() {
            Ok(found) => {
                let mut found: Vec<IpAddr> = found.map(|address| address.ip()).collect();
                found.sort();
                found.dedup();
                Ok(found)
            }
            Err(_) if self.is_proxied => Ok(Vec::new()),
            Err(_) => Err(TransportError::NoSuchHost),
        }
    }

    fn send(&mut self, wire: &HttpRequest) -> Result<HttpReply, TransportError> {
        let mut request = http::Request::builder()
            .method(&*wire.method)
            .uri(wire.url.as_str());
        for (name, value) in &wire.headers {
            request = request.header(name, value);
        }
        let broken = |error: http::Error| TransportError::Broken(error.to_string());
        let reply = match &wire.body {
            Some(body) => self
                .agent
                .run(request.body(body.as_slice()).map_err(broken)?),
            None => self.agent.run(request.body(()).map_err(broken)?),
        };
        reply.map(seen).map_err(silence)
    }
}

fn seen(reply: http::Response<ureq::Body>) -> HttpReply {
    let (head, body) = reply.into_parts();
    let mut bytes = Vec::new();
    // The status has arrived; a body that breaks off is as long as it is.
    let _ = body.into_reader().take(BODY_BYTES).read_to_end(&mut bytes);
    let header = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.to_string(), value)
    };
    HttpReply {
        status: head.status.as_u16(),
        headers: head.headers.iter().map(header).collect(),
        body: String::from_utf8_lossy(&bytes).into_owned(),
    }
}

fn silence(error: ureq::Error) -> TransportError {
    match error {
        ureq::Error::HostNotFound => TransportError::NoSuchHost,
        ureq::Error::Timeout(_) => TransportError::TimedOut,
        ureq::Error::Rustls(error) => certificate(&error),
        ureq::Error::Io(error) => {
            let inner = error.get_ref().and_then(|inner| inner.downcast_ref());
            match (error.kind(), inner) {
                (_, Some(inner)) => certificate(inner),
                (ErrorKind::ConnectionRefused, None) => TransportError::Refused,
                (ErrorKind::TimedOut, None) => TransportError::TimedOut,
                _ => TransportError::Broken(error.to_string()),
            }
        }
        other => TransportError::Broken(other.to_string()),
    }
}

fn certificate(error: &rustls::Error) -> TransportError {
    let rustls::Error::InvalidCertificate(fault) = error else {
        return TransportError::Broken(error.to_string());
    };
    TransportError::Certificate(match fault {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => Fault::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            Fault::TooEarly
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            Fault::OtherName
        }
        CertificateError::UnknownIssuer => Fault::UnknownMaker,
        CertificateError::Revoked => Fault::Revoked,
        other => Fault::Other(other.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
    use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
    use std::io::Write;
    use std::net::TcpListener;
    use std::sync::Arc;
    use ureq::tls::Certificate;

    /// A server for one request over TLS, for a name and with a last year of validity; its address,
    /// and the maker of its certificate.
    fn protected(name: &str, last_year: i32) -> (Url, RootCerts) {
        let mut maker = CertificateParams::new(Vec::new()).unwrap();
        maker.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let maker_key = KeyPair::generate().unwrap();
        let root = maker.self_signed(&maker_key).unwrap();
        let mut params = CertificateParams::new(vec![name.into()]).unwrap();
        params.not_after = date_time_ymd(last_year, 1, 1);
        let key = KeyPair::generate().unwrap();
        let issuer = Issuer::new(maker, maker_key);
        let leaf = params.signed_by(&key, &issuer).unwrap();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let config = rustls::ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![leaf.der().clone()], key)
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            let (socket, _) = listener.accept().unwrap();
            let connection = rustls::ServerConnection::new(Arc::new(config)).unwrap();
            let mut stream = rustls::StreamOwned::new(connection, socket);
            // Where the certificate is not taken, this fails as well.
            if stream.read(&mut [0; 4096]).is_ok() {
                let reply = b"HTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\nok";
                let _ = stream.write_all(reply);
            }
        });
        let root = Certificate::from_der(root.der()).to_owned();
        let url = Url::parse(&format!("https://localhost:{port}/x")).unwrap();
        (url, RootCerts::new_with_certs(&[root]))
    }

    fn sent(url: Url, roots: RootCerts) -> Result<HttpReply, TransportError> {
        Network::trusting(5_000, roots).send(&HttpRequest {
            method: "POST".into(),
            url,
            headers: Vec::new(),
            body: Some(b"{}".into()),
        })
    }

    #[test]
    fn certificates_are_judged_as_browsers_judge_them() {
        let fault = |name, last_year| {
            let (url, roots) = protected(name, last_year);
            sent(url, roots).map(|seen| seen.body)
        };
        assert_eq!(fault("localhost", 4000), Ok("ok".into()));
        let refused = |fault| Err(TransportError::Certificate(fault));
        assert_eq!(fault("localhost", 2001), refused(Fault::Expired));
        assert_eq!(fault("elsewhere.example", 4000), refused(Fault::OtherName));
        let (url, _) = protected("localhost", 4000);
        let stranger = sent(url, RootCerts::WebPki).map(|seen| seen.body);
        assert_eq!(stranger, refused(Fault::UnknownMaker));
    }

    #[test]
    fn a_host_that_does_not_speak_tls_is_reported_as_it_is() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            let (mut socket, _) = listener.accept().unwrap();
            let _ = socket.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
        });
        let url = Url::parse(&format!("https://127.0.0.1:{port}/x")).unwrap();
        let outcome = sent(url, RootCerts::WebPki);
        assert!(
            matches!(outcome, Err(TransportError::Broken(_))),
            "{outcome:?}"
        );
    }

    #[test]
    fn hosts_without_an_address_and_ports_without_a_program_are_distinguished() {
        let mut line = Network::new(5_000);
        let nowhere = Url::parse("https://nowhere.invalid/").unwrap();
        assert_eq!(line.find(&nowhere), Err(TransportError::NoSuchHost));
        let port = {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            listener.local_addr().unwrap().port()
        };
        let silent = Url::parse(&format!("http://127.0.0.1:{port}/")).unwrap();
        assert_eq!(
            sent(silent, RootCerts::WebPki),
            Err(TransportError::Refused)
        );
    }

    #[test]
    fn a_reply_that_does_not_come_is_not_waited_for() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let outcome = Network::new(300).send(&HttpRequest {
            method: "OPTIONS".into(),
            url: Url::parse(&url).unwrap(),
            headers: Vec::new(),
            body: None,
        });
        assert_eq!(outcome, Err(TransportError::TimedOut));
    }
}
