//! The receiver over real HTTP: every bundle is kept exactly once, and everything else is answered
//! in words.

#[path = "receiver/limits.rs"]
mod limits;
#[path = "receiver/support.rs"]
mod support;

use assay_cli::{BundleSchema, Limits, ProbeSchema};
use assay_core::assessment::Key;
use assay_core::digest;
use assay_core::document;
use std::io::{Read, Write};
use std::time::Duration;
use support::*;

#[test]
fn a_real_bundle_follows_the_published_schema_and_is_small() {
    let text = bundle(&"word ".repeat(600));
    assert!(BundleSchema::new().is_sound());
    let value = document::parse("bundle", &text).unwrap();
    BundleSchema::new().check("bundle", &value).unwrap();
    assert!(text.len() < 60_000, "{} bytes", text.len());
    for unanswered in ["skipped", "not-reached"] {
        assert!(!text.contains(&format!("\"status\":\"{unanswered}\"")));
    }
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
    let value = document::parse("bundle", &bundle("a")).unwrap();
    let key = Key::parse("key", &read("tests/data/packs/2026.1/cto-smb.key.json")).unwrap();
    let again = assay_cli::grade_bundle("bundle", &key, &value).unwrap();
    assert_eq!(
        digest::canonical(&again),
        digest::canonical(&value["grade"])
    );
    let mut other = value.clone();
    other["content"]["sha256"] = "0".repeat(64).into();
    let problems = assay_cli::grade_bundle("bundle", &key, &other).unwrap_err();
    assert_eq!(problems.0[0].path, "$.content.sha256");
}

#[test]
fn a_bundle_is_kept_as_it_came_and_never_twice() {
    let running = start();
    let text = bundle("a");
    let first = running.submit(&text);
    assert_eq!(first.status, 201, "{}", first.body);
    assert!(first.body.contains(&digest::sha256_hex(text.as_bytes())));
    assert!(!first.body.contains("duplicate"));
    let again = running.submit(&text);
    assert_eq!(again.status, 200);
    assert!(again.body.contains("\"duplicate\":true"), "{}", again.body);
    let unnamed = running.post("/submissions", "text/plain", &text);
    assert_eq!(unnamed.status, 200, "{}", unnamed.body);
    let kept = std::fs::read_to_string(running.folder.join(format!("out/{ID}.json"))).unwrap();
    assert_eq!(kept, text);
    assert_eq!(running.kept().len(), 1);
}

#[test]
fn other_answers_under_the_same_attempt_are_kept_beside() {
    let running = start();
    assert_eq!(running.submit(&bundle("a")).status, 201);
    let other = bundle("b");
    assert_eq!(running.submit(&other).status, 409);
    assert_eq!(running.submit(&other).status, 409);
    let digest = digest::sha256_hex(other.as_bytes());
    let beside = format!("{ID}.conflict-{}.json", &digest[..12]);
    assert_eq!(running.kept(), [beside, format!("{ID}.json")]);
}

#[test]
fn a_probe_goes_the_way_of_a_bundle_and_is_kept_apart() {
    let running = start();
    let text = assay_endpoint_check::document(ID, "cto-2026", 1_800_000_000_000);
    let value = document::parse("probe", &text).unwrap();
    ProbeSchema::new().check("probe", &value).unwrap();
    let first = running.submit(&text);
    assert_eq!(first.status, 201, "{}", first.body);
    let again = running.submit(&text);
    assert_eq!(again.status, 200);
    assert!(again.body.contains("\"duplicate\":true"), "{}", again.body);
    let kept = running.folder.join(format!("out/probes/{ID}.json"));
    assert_eq!(std::fs::read_to_string(kept).unwrap(), text);
    assert_eq!(running.kept(), ["probes"]);
    // The answers of an attempt are never kept for a probe's sake, nor the other way round.
    assert_eq!(running.submit(&bundle("a")).status, 201);
    let wrong = text.replace("\"sent_at\":\"", "\"sent_at\":\"x");
    let refused = running.submit(&wrong);
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("$.sent_at"), "{}", refused.body);
    assert!(refused.body.contains("probe-1.json"), "{}", refused.body);
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
        ("[]", 422, "\"where\":\"$\""),
        (
            &bundle("a").replacen("\"flagged\":false", "\"flagged\":0", 1),
            422,
            "$.sections[0].items[0].flagged",
        ),
    ];
    for (body, status, word) in cases {
        let refused = running.submit(body);
        assert_eq!(refused.status, status, "{}", refused.body);
        assert!(refused.body.contains(word), "{}", refused.body);
        assert!(document::parse("reply", &refused.body).is_ok());
    }
    let foreign = bundle("a").replace(ID, "00000000-3586-4a0f-ac62-6185bedd2e32");
    assert_eq!(running.submit(&foreign).status, 422);
    let huge = "x".repeat(assay_core::record::MOST_BYTES + 1);
    assert_eq!(running.submit(&huge).status, 413);
    for path in [
        "/submissions/..%2f..%2fetc",
        "/submissions/x",
        "/submissions/../../etc/passwd",
        "/submissions/%ff",
        "/submissions/6405FB6D-3586-4A0F-AC62-6185BEDD2E32",
    ] {
        let refused = running.post(path, "application/json", &bundle("a"));
        assert_eq!(refused.status, 400, "{path}");
    }
    let read = running.get(&format!("/submissions/{ID}"), "");
    assert_eq!(
        (read.status, &read.headers["allow"]),
        (405, &"POST, PUT".parse().unwrap())
    );
    assert!(read.body.contains("\"error\""), "{}", read.body);
    assert_eq!(read.headers["cache-control"], "no-store");
    assert_eq!(read.headers["x-content-type-options"], "nosniff");
    assert!(running.kept().is_empty());
}

#[test]
fn too_many_requests_have_to_wait() {
    // However slow the machine is, it is faster than one request a second.
    let running = start_with(Limits {
        burst: 20,
        per_second: 1,
        ..Limits::default()
    });
    let statuses: Vec<Reply> = (0..90).map(|_| running.submit("{")).collect();
    let limited = statuses.iter().find(|reply| reply.status == 429).unwrap();
    assert!(limited.headers.contains_key("retry-after"));
}

#[test]
fn a_request_that_hangs_is_ended() {
    let time = Duration::from_millis(200);
    let running = start_with(Limits {
        time,
        ..Limits::default()
    });
    let address = running.address.strip_prefix("http://").unwrap();
    let mut line = std::net::TcpStream::connect(address).unwrap();
    let head = format!(
        "POST /submissions/{ID} HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\nconnection: close\r\n\r\n{{"
    );
    line.write_all(head.as_bytes()).unwrap();
    let mut reply = String::new();
    line.read_to_string(&mut reply).unwrap();
    assert!(reply.starts_with("HTTP/1.1 408"), "{reply}");
    assert!(reply.contains("\"detail\""), "{reply}");
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
    assert!(
        policy.contains("style-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=';"),
        "{policy}"
    );
    let expected = [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cache-control", "no-cache"),
    ];
    for (name, value) in expected {
        assert_eq!(page.headers[name], value);
    }
    assert!(page.headers.contains_key("permissions-policy"));
    let wasm = "/app-81bd6c4a0f2e9d33/candidate_bg.wasm";
    for (path, kind) in [
        ("/", "text/html"),
        (wasm, "application/wasm"),
        ("/worker.js", "text/javascript"),
        ("/config.json", "application/json"),
        ("/logo.svg", "image/svg+xml"),
    ] {
        assert_eq!(
            running.get(path, "").headers["content-type"],
            kind,
            "{path}"
        );
        let head = agent().head(format!("{}{path}", running.address)).call();
        let head = reply(head.unwrap());
        assert_eq!((head.status, head.body.as_str()), (200, ""), "{path}");
        assert!(head.headers.contains_key("date"));
    }
    let packed = running.get(wasm, "br");
    assert_eq!(packed.headers["content-type"], "application/wasm");
    assert_eq!(packed.headers["content-encoding"], "br");
    let forever = packed.headers["cache-control"].to_str().unwrap();
    assert!(forever.contains("immutable"), "{forever}");
    assert_eq!(packed.headers["vary"], "accept-encoding");
    assert_eq!(
        running.get("/worker.js", "gzip").headers["content-encoding"],
        "gzip"
    );
    assert_eq!(running.get(wasm, "identity").body, "raw");
    let edited = running.get("/config.json", "br");
    assert!(edited.body.contains("in.example.com"), "{}", edited.body);
    for path in [
        "/typo",
        "/typo-81bd6c4a0f2e9d33.js",
        "/.git/config",
        "/%2egit/config",
        "/..%2f..%2fCargo.toml",
    ] {
        let missing = running.get(path, "");
        assert_eq!(missing.status, 404, "{path}");
        assert!(missing.body.contains("nothing here"));
        assert_eq!(missing.headers["cache-control"], "no-cache");
    }
}

#[test]
fn the_program_grades_the_rest_where_one_bundle_belongs_elsewhere() {
    let folder = new_folder();
    let place = |name: &str| folder.join(name).display().to_string();
    let good = bundle("a");
    let value = document::parse("bundle", &good).unwrap();
    let content = value["content"]["sha256"].as_str().unwrap();
    std::fs::write(place("a.json"), &good).unwrap();
    std::fs::write(place("b.json"), good.replace(content, &"0".repeat(64))).unwrap();
    let (a, b, key) = (
        place("a.json"),
        place("b.json"),
        "tests/data/packs/2026.1/cto-smb.key.json",
    );
    let (is_fine, printed, wrong) = assay(&["grade", "--key", key, &b, &a]);
    assert!(
        !is_fine && wrong.contains("b.json: $.content.sha256"),
        "{wrong}"
    );
    assert_eq!(printed, digest::canonical(&value["grade"]) + "\n");
    let (is_fine, _, wrong) = assay(&["check", &a, "public/config.json", key]);
    assert!(is_fine, "{wrong}");
    let (is_fine, _, wrong) = assay(&["check", "--format", "short", &b]);
    assert!(
        !is_fine && wrong.contains("b.json: $.integrity.sha256"),
        "{wrong}"
    );
}

#[test]
fn what_reads_the_output_of_many_grades_gets_no_bar_between() {
    let folder = new_folder();
    let key = "tests/data/packs/2026.1/cto-smb.key.json";
    let text = bundle("a");
    let value = document::parse("bundle", &text).unwrap();
    let files: Vec<String> = (0..120)
        .map(|number| {
            let file = folder.join(format!("{number}.json"));
            std::fs::write(&file, &text).unwrap();
            file.display().to_string()
        })
        .collect();
    let parameters: Vec<&str> = ["grade", "--key", key]
        .into_iter()
        .chain(files.iter().map(String::as_str))
        .collect();
    let (is_fine, printed, wrong) = assay(&parameters);
    assert!(is_fine);
    assert_eq!(wrong, "");
    assert_eq!(
        printed,
        (digest::canonical(&value["grade"]) + "\n").repeat(120)
    );
}

#[test]
fn the_program_says_why_it_cannot_serve() {
    let running = start();
    let (site, out) = (running.folder.join("site"), running.folder.join("out"));
    let (site, out) = (site.to_str().unwrap(), out.to_str().unwrap());
    let taken = running.address.strip_prefix("http://").unwrap();
    let (is_fine, _, wrong) = assay(&["serve", site, "--submissions", out, "--addr", taken]);
    assert!(!is_fine && wrong.contains("cannot be used"), "{wrong}");
    let within = format!("{site}/answers");
    let (is_fine, _, wrong) = assay(&["serve", site, "--submissions", &within, "--addr", taken]);
    assert!(
        !is_fine && wrong.contains("everybody could read"),
        "{wrong}"
    );
}
