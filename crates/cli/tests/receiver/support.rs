//! A real bundle, a receiver on a port of its own, and requests to it.
#![allow(
    dead_code,
    unused_imports,
    reason = "each test program uses a part of it"
)]

mod port;

use assay_cli::{Limits, Receiver};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

pub use port::Port;

pub use assay_test_support::bundle::{ID, bundle};
pub use assay_test_support::read;

/// A receiver on a port of its own, with a folder of its own.
pub struct Running {
    pub address: String,
    pub folder: PathBuf,
}

static NUMBER: AtomicU32 = AtomicU32::new(0);

pub fn start() -> Running {
    start_with(Limits::default())
}

pub fn new_folder() -> PathBuf {
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("receiver-{}-{number}", std::process::id()));
    std::fs::create_dir_all(folder.join("site/.git")).unwrap();
    folder
}

pub fn start_with(limits: Limits) -> Running {
    let folder = new_folder();
    let site = folder.join("site");
    std::fs::create_dir(site.join("app-81bd6c4a0f2e9d33")).unwrap();
    let url = r#"{"submission":{"url":"https://in.example.com/x"}}"#;
    for (name, text) in [
        ("app-81bd6c4a0f2e9d33/candidate_bg.wasm.br", "packed"),
        ("worker.js.gz", "packed"),
        ("config.json.br", "old"),
        ("index.html", "<title>test</title><style>a{}</style>"),
        ("404.html", "<title>nothing here</title>"),
        ("app-81bd6c4a0f2e9d33/candidate_bg.wasm", "raw"),
        ("worker.js", "raw"),
        ("logo.svg", "<svg/>"),
        ("config.json", url),
        (".git/config", "secret"),
    ] {
        std::fs::write(site.join(name), text).unwrap();
    }
    // The configuration was edited after its copy was made.
    let long_ago = std::time::SystemTime::now() - Duration::from_secs(60);
    for old in [
        "app-81bd6c4a0f2e9d33/candidate_bg.wasm",
        "worker.js",
        "config.json.br",
    ] {
        let file = std::fs::File::open(site.join(old)).unwrap();
        file.set_modified(long_ago).unwrap();
    }
    let receiver = Receiver::open(&folder.join("out"), limits).unwrap();
    let app = assay_cli::router(&site, receiver);
    let port = Port::open();
    let address = port.address();
    port.serve(app, limits);
    Running { address, folder }
}

pub struct Reply {
    pub status: u16,
    pub headers: ureq::http::HeaderMap,
    pub body: String,
}

pub fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder().http_status_as_error(false);
    config.build().new_agent()
}

pub fn reply(response: ureq::http::Response<ureq::Body>) -> Reply {
    let (parts, mut body) = response.into_parts();
    Reply {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body: body.read_to_string().unwrap_or_default(),
    }
}

impl Running {
    pub fn get(&self, path: &str, accept: &str) -> Reply {
        let request = agent()
            .get(format!("{}{path}", self.address))
            .header("accept-encoding", accept);
        reply(request.call().unwrap())
    }

    pub fn post(&self, path: &str, kind: &str, body: &str) -> Reply {
        let request = agent()
            .post(format!("{}{path}", self.address))
            .header("content-type", kind);
        reply(request.send(body).unwrap())
    }

    pub fn submit(&self, body: &str) -> Reply {
        self.post(&format!("/submissions/{ID}"), "application/json", body)
    }

    pub fn kept(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.folder.join("out"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

/// Runs the program; returns whether it succeeded, and what it printed on both outputs.
pub fn assay(parameters: &[&str]) -> (bool, String, String) {
    let program = Command::new(env!("CARGO_BIN_EXE_assay"))
        .current_dir(assay_test_support::root())
        .args(parameters)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        program.status.success(),
        text(program.stdout),
        text(program.stderr),
    )
}
