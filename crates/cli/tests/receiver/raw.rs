//! Requests as no browser sends them: written byte by byte to a bare connection.

use super::support::{ID, Running, bundle, start_with};
use assay_cli::Limits;
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// A test waits for a reply for so long, and no longer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Limits with which one attacker from one address is not simply asked to wait.
pub fn generous() -> Limits {
    Limits {
        burst: 100_000,
        ..Limits::default()
    }
}

/// A receiver that allows many requests from one address.
pub fn start_generous() -> Running {
    start_with(generous())
}

/// The head of an honest submission of so many bytes, without the empty line that ends it.
pub fn head(length: usize) -> String {
    format!(
        "POST /submissions/{ID} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {length}\r\n"
    )
}

impl Running {
    /// A bare connection.
    pub fn connect(&self) -> TcpStream {
        connect(self.address.strip_prefix("http://").unwrap())
    }

    /// Returns what comes back for these bytes until the connection ends.
    pub fn say(&self, bytes: &[u8]) -> String {
        let mut line = self.connect();
        // Whoever is refused early cannot finish the sentence.
        let _ = line.write_all(bytes);
        rest(&mut line)
    }

    /// Makes sure that an honest submission arrives, once and unchanged.
    pub fn still_receives(&self) {
        let text = bundle("honest");
        let reply = self.submit(&text);
        assert!([200, 201].contains(&reply.status), "{}", reply.body);
        assert_eq!(self.kept(), [format!("{ID}.json")]);
        let kept = self.folder.join(format!("out/{ID}.json"));
        assert_eq!(std::fs::read_to_string(kept).unwrap(), text);
    }
}

/// A bare connection to an address and port.
pub fn connect(address: &str) -> TcpStream {
    let line = TcpStream::connect(address).unwrap();
    line.set_read_timeout(Some(PATIENCE)).unwrap();
    line.set_write_timeout(Some(PATIENCE)).unwrap();
    line
}

/// Everything that still comes on a connection. That it does not end in time is a failure.
pub fn rest(line: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    match line.read_to_end(&mut bytes) {
        Err(error) if [ErrorKind::WouldBlock, ErrorKind::TimedOut].contains(&error.kind()) => {
            panic!("no end after {:?}", String::from_utf8_lossy(&bytes))
        }
        // An ended connection may be felt as a broken one.
        _ => String::from_utf8_lossy(&bytes).into_owned(),
    }
}

/// The status of a reply; 0 where the connection ended without one.
pub fn status(reply: &str) -> u16 {
    let word = reply.split(' ').nth(1).unwrap_or_default();
    word.parse().unwrap_or(0)
}

/// Makes sure that a refusal says in words what is wrong.
pub fn is_explained(reply: &str) {
    let (_, body) = reply.split_once("\r\n\r\n").unwrap_or_default();
    let body = assay_core::document::parse("reply", body).expect(reply);
    for field in ["error", "detail"] {
        assert!(!body[field].as_str().unwrap().is_empty(), "{reply}");
    }
}
