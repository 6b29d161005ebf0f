//! The receiver over real HTTP: every bundle is kept exactly once, and everything else is answered
//! in words.
#![cfg(not(target_arch = "wasm32"))]

use assay::assessment::{Assessment, Key};
use assay::attempt::{Attempt, Event, Place, Plan, Reading, Response};
use assay::companion::{self, BundleSchema, Receiver};
use assay::json::{self, Value};
use assay::{digest, record, scoring};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

const ID: &str = "6405fb6d-3586-4a0f-ac62-6185bedd2e32";

fn read(name: &str) -> Value {
    let text = std::fs::read_to_string(name).unwrap();
    json::parse(name, &text).unwrap()
}

/// A bundle of the shipped test, with an answer to every item that takes text.
fn bundle(text: &str) -> String {
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
    let last = attempt.slots.len() - 1;
    attempt.update(at(5_000), Event::Viewed(Place::Item(last)));
    for second in 6..1_700 {
        let response = Response::Text(format!("{text} {second}"));
        attempt.update(
            at(second * 1_000),
            Event::Answered {
                item: last,
                response,
            },
        );
    }
    attempt.update(at(1_700_000), Event::Submitted);
    let grade = scoring::grade(&key, &record::attempt_answers(&attempt));
    record::bundle(&attempt, grade).unwrap()
}

/// A receiver on a port of its own, with a folder of its own.
struct Running {
    address: String,
    folder: PathBuf,
}

static NUMBER: AtomicU32 = AtomicU32::new(0);

fn start() -> Running {
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("receiver-{}-{number}", std::process::id()));
    let site = folder.join("site");
    std::fs::create_dir_all(&site).unwrap();
    std::fs::write(site.join("index.html"), "<title>test</title>").unwrap();
    std::fs::write(site.join("404.html"), "<title>nothing here</title>").unwrap();
    std::fs::write(site.join("app.wasm"), "raw").unwrap();
    std::fs::write(site.join("app.wasm.br"), "packed").unwrap();
    let url = r#"{"submission":{"url":"https://in.example.com/x"}}"#;
    std::fs::write(site.join("config.json"), url).unwrap();
    let receiver = Receiver::open(&folder.join("out")).unwrap();
    let app = companion::app(&site, receiver);
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            companion::serve(listener, app).await.unwrap();
        });
    });
    Running { address, folder }
}

struct Reply {
    status: u16,
    headers: ureq::http::HeaderMap,
    body: String,
}

fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder().http_status_as_error(false);
    config.build().new_agent()
}

fn reply(response: ureq::http::Response<ureq::Body>) -> Reply {
    let (parts, mut body) = response.into_parts();
    Reply {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body: body.read_to_string().unwrap_or_default(),
    }
}

impl Running {
    fn get(&self, path: &str, accept: &str) -> Reply {
        let request = agent()
            .get(format!("{}{path}", self.address))
            .header("accept-encoding", accept);
        reply(request.call().unwrap())
    }

    fn post(&self, path: &str, kind: &str, body: &str) -> Reply {
        let request = agent()
            .post(format!("{}{path}", self.address))
            .header("content-type", kind);
        reply(request.send(body).unwrap())
    }

    fn submit(&self, body: &str) -> Reply {
        self.post(&format!("/submissions/{ID}"), "application/json", body)
    }

    fn kept(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.folder.join("out"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

#[test]
fn a_real_bundle_follows_the_published_schema_and_is_small() {
    let text = bundle(&"word ".repeat(600));
    assert!(BundleSchema::new().is_sound());
    let value = json::parse("bundle", &text).unwrap();
    BundleSchema::new().check("bundle", &value).unwrap();
    assert!(text.len() < 60_000, "{} bytes", text.len());
    let mut without = value.clone();
    let integrity = without
        .as_object_mut()
        .unwrap()
        .remove("integrity")
        .unwrap();
    assert_eq!(integrity["sha256"], digest::content_digest(&without));
}

#[test]
fn grading_again_gives_the_same_bytes() {
    let value = json::parse("bundle", &bundle("a")).unwrap();
    let key = Key::parse("key", &read("public/assessments/cto-smb.key.json")).unwrap();
    let again = companion::grade_bundle("bundle", &key, &value).unwrap();
    assert_eq!(
        digest::canonical(&again),
        digest::canonical(&value["grade"])
    );
    let mut other = value.clone();
    other["content"]["sha256"] = "0".repeat(64).into();
    let problems = companion::grade_bundle("bundle", &key, &other).unwrap_err();
    assert_eq!(problems.0[0].path, "$.content.sha256");
}

#[test]
fn a_bundle_is_kept_as_it_came_and_never_twice() {
    let running = start();
    let text = bundle("a");
    let first = running.submit(&text);
    assert_eq!(first.status, 201, "{}", first.body);
    assert!(first.body.contains(&digest::sha256_hex(text.as_bytes())));
    assert_eq!(running.submit(&text).status, 200);
    let kept = std::fs::read_to_string(running.folder.join(format!("out/{ID}.json"))).unwrap();
    assert_eq!(kept, text);
    assert_eq!(running.kept().len(), 1);
}

#[test]
fn other_answers_under_the_same_attempt_are_kept_beside() {
    let running = start();
    assert_eq!(running.submit(&bundle("a")).status, 201);
    assert_eq!(running.submit(&bundle("b")).status, 409);
    assert_eq!(running.submit(&bundle("b")).status, 409);
    let kept = running.kept();
    assert_eq!(kept.len(), 2, "{kept:?}");
    assert!(kept.iter().any(|name| name.contains(".conflict-")));
}

#[test]
fn many_at_once_under_one_attempt_make_one_file() {
    let running = start();
    let text = bundle("a");
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let posts: Vec<_> = (0..20)
            .map(|_| scope.spawn(|| running.submit(&text).status))
            .collect();
        posts.into_iter().map(|post| post.join().unwrap()).collect()
    });
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1);
    assert!(statuses.iter().all(|status| [200, 201].contains(status)));
    assert_eq!(running.kept().len(), 1);
}

#[test]
fn forms_carry_the_same_bytes() {
    let running = start();
    let text = bundle("ä & = +");
    let encoded: String = form_urlencoded::Serializer::new(String::new())
        .append_pair("form-name", "x")
        .append_pair("bundle", &text)
        .finish();
    let path = format!("/submissions/{ID}");
    let form = running.post(&path, "application/x-www-form-urlencoded", &encoded);
    assert_eq!(form.status, 201, "{}", form.body);
    let multipart = format!(
        "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n--b\r\n\
         Content-Disposition: form-data; name=\"bundle\"; filename=\"f.json\"\r\n\r\n{text}\r\n--b--\r\n"
    );
    let again = running.post(&path, "multipart/form-data; boundary=b", &multipart);
    assert_eq!(again.status, 200, "{}", again.body);
}

#[test]
fn what_is_no_bundle_is_refused_in_words() {
    let running = start();
    let cases = [
        ("{", 400, "line 1"),
        (r#"{"schema":"other"}"#, 422, "$.schema"),
    ];
    for (body, status, word) in cases {
        let refused = running.submit(body);
        assert_eq!(refused.status, status, "{}", refused.body);
        assert!(refused.body.contains(word), "{}", refused.body);
        assert!(json::parse("reply", &refused.body).is_ok());
    }
    let foreign = bundle("a").replace(ID, "00000000-3586-4a0f-ac62-6185bedd2e32");
    assert_eq!(running.submit(&foreign).status, 422);
    let huge = "x".repeat(300 * 1024);
    assert_eq!(running.submit(&huge).status, 413);
    for path in [
        "/submissions/..%2f..%2fetc",
        "/submissions/x",
        "/submissions/A",
    ] {
        assert_eq!(
            running.post(path, "application/json", "{}").status,
            400,
            "{path}"
        );
    }
    assert_eq!(running.get(&format!("/submissions/{ID}"), "").status, 405);
    assert!(running.kept().is_empty());
}

#[test]
fn too_many_requests_are_told_to_wait() {
    let running = start();
    let statuses: Vec<Reply> = (0..90).map(|_| running.submit("{")).collect();
    let limited = statuses.iter().find(|reply| reply.status == 429).unwrap();
    assert!(limited.headers.contains_key("retry-after"));
}

#[test]
fn the_site_is_served_with_types_headers_and_compressed_copies() {
    let running = start();
    let page = running.get("/", "");
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(
        policy.contains("connect-src 'self' https://in.example.com;"),
        "{policy}"
    );
    assert!(!policy.contains("unsafe-inline"));
    assert_eq!(page.headers["x-content-type-options"], "nosniff");
    assert!(page.headers.contains_key("date"));
    let packed = running.get("/app.wasm", "br");
    assert_eq!(packed.headers["content-type"], "application/wasm");
    assert_eq!(packed.headers["content-encoding"], "br");
    assert_eq!(running.get("/app.wasm", "identity").body, "raw");
    let missing = running.get("/typo", "");
    assert_eq!(missing.status, 404);
    assert!(missing.body.contains("nothing here"));
    assert_eq!(running.get("/..%2f..%2fCargo.toml", "").status, 404);
}
