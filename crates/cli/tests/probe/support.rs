//! Endpoints on this machine that follow a script, and configurations that name them.

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

/// What an endpoint does with a request.
#[derive(Clone)]
pub enum Reply {
    /// Answers with this text.
    Text(String),
    /// Takes it and stays silent.
    Never,
}

/// A reply: status, headers one to a line, body.
pub fn reply(status: u16, headers: &str, body: &str) -> Reply {
    let mut text = format!("HTTP/1.1 {status} Said\r\nconnection: close\r\n");
    for line in headers.lines().filter(|line| !line.trim().is_empty()) {
        text += &format!("{}\r\n", line.trim());
    }
    if status != 204 {
        text += &format!("content-length: {}\r\n", body.len());
    }
    Reply::Text(format!("{text}\r\n{body}"))
}

/// A request that came.
#[derive(Clone, Default)]
pub struct Request {
    pub method: String,
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Request {
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(other, _)| other == name);
        found.map_or("", |(_, value)| value)
    }
}

/// An endpoint on a port of its own. It ends with the test.
pub struct Endpoint {
    address: String,
    came: Arc<Mutex<Vec<Request>>>,
}

impl Endpoint {
    /// Gives these replies in order, and the last for ever. A question gets the first one each time;
    /// where that is a permission, it is kept for questions.
    pub fn start(replies: &[Reply]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let came: Arc<Mutex<Vec<Request>>> = Arc::default();
        let (kept, replies) = (came.clone(), replies.to_vec());
        std::thread::spawn(move || {
            let answers = &replies[usize::from(replies.len() > 1 && is_permission(&replies[0]))..];
            let mut answers = answers
                .iter()
                .chain(std::iter::repeat(&answers[answers.len() - 1]));
            let mut silent = Vec::new();
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let request = read_request(&mut stream);
                let is_question = request.method == "OPTIONS";
                kept.lock().unwrap().push(request);
                let reply = if is_question {
                    &replies[0]
                } else {
                    answers.next().unwrap()
                };
                match reply {
                    Reply::Text(text) => drop(stream.write_all(text.as_bytes())),
                    Reply::Never => silent.push(stream),
                }
            }
        });
        Self { address, came }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    pub fn requests(&self) -> Vec<Request> {
        self.came.lock().unwrap().clone()
    }
}

/// Returns whether a reply is meant for a question.
fn is_permission(reply: &Reply) -> bool {
    matches!(reply, Reply::Text(text) if text.starts_with("HTTP/1.1 204"))
}

fn read_request(stream: &mut TcpStream) -> Request {
    let mut reader = BufReader::new(stream);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let line = line.trim_end().to_owned();
        if line.is_empty() {
            break;
        }
        lines.push(line);
    }
    let mut words = lines.first().map_or("", |line| line).split(' ');
    let mut request = Request {
        method: words.next().unwrap_or_default().into(),
        path: words.next().unwrap_or_default().into(),
        ..Request::default()
    };
    let headers = lines
        .iter()
        .skip(1)
        .filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
    request.headers = headers.collect();
    let length = request.header("content-length").parse().unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    request.body = String::from_utf8(body).unwrap();
    request
}

/// A port that nothing listens at.
pub fn closed_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// The address of an endpoint that made its certificate itself.
pub fn protected_endpoint() -> String {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(vec!["localhost".into()]).unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(signing_key.serialize_der()));
    let config = rustls::ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!(
        "https://localhost:{}/in",
        listener.local_addr().unwrap().port()
    );
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let connection = rustls::ServerConnection::new(config.clone()).unwrap();
            let mut stream = rustls::StreamOwned::new(connection, stream.unwrap());
            let _ = stream.read(&mut [0; 64]);
        }
    });
    address
}

static NUMBER: AtomicU32 = AtomicU32::new(0);

pub fn new_folder() -> PathBuf {
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("probe-{}-{number}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A folder with a configuration and its pack.
pub struct Site(PathBuf);

/// The result of the program: whether it succeeded, and what it printed.
pub struct Printed {
    pub success: bool,
    pub text: String,
}

impl Site {
    /// A configuration that sends answers to an address; `extra` goes on after it.
    pub fn new(url: &str, extra: &str) -> Self {
        let site = Self(new_folder());
        let config = format!(
            r#"{{"schema":"assay/config/1","assessment":"a.json","grading":"reviewer",
                "campaign":"spring","team":{{"name":"T"}},"contact":{{"name":"C"}},
                "submission":{{"url":"{url}"{extra}}}}}"#
        );
        site.write("config.json", &config);
        let pack = assay_test_support::text("tests/data/packs/2026.1/cto-smb.json");
        site.write("a.json", &pack);
        site
    }

    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.0.join(name), text).unwrap();
    }

    pub fn probe(&self, parameters: &[&str]) -> Printed {
        let output = Command::new(env!("CARGO_BIN_EXE_assay"))
            .arg("probe")
            .arg("--config")
            .arg(self.0.join("config.json"))
            .args(parameters)
            .output()
            .unwrap();
        Printed {
            success: output.status.success(),
            text: String::from_utf8(output.stdout).unwrap(),
        }
    }
}

impl Printed {
    /// Returns whether there is a finding of this kind, in one line.
    pub fn has(&self, level: &str, step: &str, words: &str) -> bool {
        let start = format!("{level:<8} {step:<12} ");
        let mut lines = self.text.lines();
        lines.any(|line| line.starts_with(&start) && line.contains(words))
    }
}
