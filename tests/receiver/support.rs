//! A real bundle, a receiver on a port of its own, and requests to it.
#![allow(dead_code, reason = "each test program uses a part of it")]

use assay::assessment::{Assessment, InteractionKind, Key};
use assay::attempt::{Attempt, Event, Place, Plan, Reading, Response};
use assay::companion::{self, Limits, Receiver};
use assay::json::{self, Value};
use assay::{record, scoring};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

pub const ID: &str = "6405fb6d-3586-4a0f-ac62-6185bedd2e32";

pub fn read(name: &str) -> Value {
    let text = std::fs::read_to_string(name).unwrap();
    json::parse(name, &text).unwrap()
}

/// A bundle of the shipped test with an answer to every item. `text` is written wherever prose is
/// asked for, and written on, second by second.
pub fn bundle(text: &str) -> String {
    let pack = Assessment::parse("pack", &read("public/assessments/cto-smb.json")).unwrap();
    let key = Key::parse("key", &read("public/assessments/cto-smb.key.json")).unwrap();
    let plan = Plan {
        attempt_id: ID.into(),
        campaign: "cto-2026".into(),
        seed: "cto-2026".into(),
        content_sha256: pack.sha256.clone(),
        time_percent: 100,
        ..Plan::default()
    };
    let at = |ms: i64| Reading {
        wall_ms: 1_800_000_000_000 + ms,
        mono_ms: ms,
    };
    let (mut attempt, _) = Attempt::start(Rc::new(pack), plan, at(0));
    let mut second = 0;
    for item in 0..attempt.slots.len() {
        let kind = attempt.item(&attempt.slots[item]).interaction.kind.clone();
        second += 5;
        attempt.update(at(second * 1_000), Event::Viewed(Place::Item(item)));
        let tries = if matches!(kind, InteractionKind::ExtendedText { .. }) {
            500
        } else {
            2
        };
        for _ in 0..tries {
            second += 1;
            let response = answer(&kind, &format!("{text} {second}"));
            let answered = Event::Answered { item, response };
            attempt.update(at(second * 1_000), answered);
        }
    }
    second += 1;
    attempt.update(at(second * 1_000), Event::Submitted);
    let grade = scoring::grade(&key, &record::attempt_answers(&attempt));
    record::bundle(&attempt, grade).unwrap()
}

/// An answer of the right kind: the first that one can give.
fn answer(kind: &InteractionKind, text: &str) -> Response {
    let options: Vec<&str> = kind.options().iter().map(|option| &*option.id).collect();
    let response = match kind {
        InteractionKind::Choice { .. } => json!({ "choices": [options[0]] }),
        InteractionKind::BestWorst { .. } => json!({ "best": options[0], "worst": options[1] }),
        InteractionKind::Order { .. } => json!({ "order": options }),
        InteractionKind::Match { levels, .. } => {
            let matches = options.iter().map(|option| (*option, &*levels[0].id));
            json!({ "matches": matches.collect::<BTreeMap<_, _>>() })
        }
        InteractionKind::Hottext { document, .. } => {
            json!({ "hottext": [document.places()[0]], "correction": "80,000" })
        }
        InteractionKind::TextEntry(_) => json!({ "text": "80 000" }),
        InteractionKind::ExtendedText { .. } => json!({ "text": text }),
    };
    Response::from_json(&response).unwrap()
}

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
        ("index.html", "<title>test</title>"),
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
    let app = companion::router(&site, receiver);
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            companion::serve(listener, app, limits).await.unwrap();
        });
    });
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

/// Runs the program: whether it was content, what it told, what it complained about.
pub fn assay(parameters: &[&str]) -> (bool, String, String) {
    let program = Command::new(env!("CARGO_BIN_EXE_assay"))
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
