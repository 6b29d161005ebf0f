//! `assay probe` against endpoints on this machine, each out of order in its own way: what it says,
//! what it sends, and how it ends.

#[path = "receiver/port.rs"]
mod port;
#[path = "probe/support.rs"]
mod support;

use assay_cli::{Limits, Receiver};
use port::Port;
use support::*;

/// A page on this machine, on another host than the endpoint.
const PAGE: &str = "http://localhost:8000/cto/";

const OPEN: &str = "access-control-allow-origin: http://localhost:8000
    access-control-allow-headers: content-type
    access-control-allow-methods: PUT";

/// Probes an endpoint that gives these replies, in this order; the last one for ever.
fn probed(replies: &[Reply], extra: &str) -> (Printed, Vec<Request>) {
    let endpoint = Endpoint::start(replies);
    let site = Site::new(&endpoint.url("/in/{attempt_id}"), extra);
    let printed = site.probe(&["--origin", PAGE]);
    (printed, endpoint.requests())
}

#[test]
fn an_endpoint_in_order_is_asked_then_sent_to_twice() {
    let (printed, requests) = probed(&[reply(204, OPEN, ""), reply(201, OPEN, "ok")], "");
    assert!(printed.success, "{}", printed.text);
    assert!(printed.has("ok", "Status", "acknowledges (status 201)"));
    assert!(printed.has("ok", "Duplicates", "acknowledges again"));
    let methods: Vec<&str> = requests.iter().map(|request| &*request.method).collect();
    assert_eq!(methods, ["OPTIONS", "POST", "OPTIONS", "POST"]);
    assert_eq!(
        requests[0].header("access-control-request-headers"),
        "content-type"
    );
    assert_eq!(requests[1].header("origin"), "http://localhost:8000");
    assert_eq!(requests[1].header("content-type"), "application/json");
    assert_eq!(requests[1].body, requests[3].body);
    assert_eq!(requests[1].path, requests[3].path);
    let probe: serde_json::Value = serde_json::from_str(&requests[1].body).unwrap();
    assert_eq!(probe["schema"], "assay/probe/1");
    assert_eq!(probe["campaign"], "spring");
    let id = probe["attempt_id"].as_str().unwrap();
    assert_eq!(requests[1].path, format!("/in/{id}"));
    assert!(assay_cli::is_uuid(id), "{id}");
}

#[test]
fn a_simple_request_goes_without_a_question() {
    let (printed, requests) = probed(&[reply(200, OPEN, "")], r#","encoding":"text""#);
    assert!(printed.success, "{}", printed.text);
    assert!(printed.has("ok", "CORS", "a simple request"));
    assert!(requests.iter().all(|request| request.method == "POST"));
}

#[test]
fn a_refused_question_keeps_the_answers_back() {
    let (printed, requests) = probed(&[reply(405, "", "")], "");
    assert!(!printed.success);
    assert!(printed.has("problem", "CORS", "status 405"));
    assert!(
        printed.text.contains("answer OPTIONS with 204"),
        "{}",
        printed.text
    );
    assert_eq!(requests.len(), 1);
}

#[test]
fn an_endpoint_that_hides_its_reply_is_an_outage_to_the_candidate() {
    let replies = [reply(204, OPEN, ""), reply(201, "", "")];
    let (printed, _) = probed(&replies, "");
    assert!(!printed.success);
    assert!(
        printed.has("problem", "CORS", "although the answers arrived"),
        "{}",
        printed.text
    );
}

#[test]
fn statuses_are_reported_as_the_candidate_would_see_them() {
    for (status, step, words) in [
        (403, "Status", "asked to download"),
        (409, "Status", "duplicate_statuses"),
        (500, "Status", "would keep trying"),
        (206, "Status", "neither acknowledges nor refuses"),
    ] {
        let (printed, _) = probed(&[reply(status, OPEN, "Oh no")], r#","encoding":"text""#);
        assert!(!printed.success, "{status}");
        assert!(printed.has("problem", step, words), "{}", printed.text);
    }
}

#[test]
fn a_copy_that_is_refused_is_pointed_out() {
    let replies = [reply(201, OPEN, ""), reply(412, OPEN, "")];
    let (printed, _) = probed(&replies, r#","encoding":"text""#);
    assert!(printed.success, "{}", printed.text);
    assert!(
        printed.has("warning", "Duplicates", "Add 412 to duplicate_statuses"),
        "{}",
        printed.text
    );
    let extra = r#","encoding":"text","duplicate_statuses":[412]"#;
    let (printed, _) = probed(&replies, extra);
    assert!(
        printed.has("ok", "Duplicates", "status 412"),
        "{}",
        printed.text
    );
}

#[test]
fn the_word_in_the_reply_is_looked_for() {
    let extra = r#","encoding":"text","success":{"statuses":[200],"body_contains":"stored"}"#;
    let (printed, _) = probed(&[reply(200, OPEN, "it is stored")], extra);
    assert!(
        printed.success && printed.has("ok", "Word", "\"stored\""),
        "{}",
        printed.text
    );
    let (printed, _) = probed(&[reply(200, OPEN, "Sign in")], extra);
    assert!(!printed.success);
    assert!(
        printed.has("problem", "Word", "It says: Sign in"),
        "{}",
        printed.text
    );
}

#[test]
fn a_wish_to_wait_that_browsers_hide_is_reported() {
    let busy = format!("{OPEN}\nretry-after: 30");
    let (printed, _) = probed(&[reply(503, &busy, "")], r#","encoding":"text""#);
    assert!(
        printed.has("warning", "Waiting", "Access-Control-Expose-Headers"),
        "{}",
        printed.text
    );
    let shown = format!("{busy}\naccess-control-expose-headers: Retry-After");
    let (printed, _) = probed(&[reply(503, &shown, "")], r#","encoding":"text""#);
    assert!(
        printed.has("ok", "Waiting", "30 seconds"),
        "{}",
        printed.text
    );
}

#[test]
fn redirects_are_followed_and_every_host_is_named() {
    let second = Endpoint::start(&[reply(200, "access-control-allow-origin: *", "stored")]);
    let on = format!("{OPEN}\nlocation: {}", second.url("/echo"));
    let extra = r#","encoding":"text","success":{"statuses":[200],"body_contains":"stored"}"#;
    let (printed, requests) = probed(&[reply(302, &on, "")], extra);
    assert!(printed.success, "{}", printed.text);
    let words = format!("(connect-src) must name {}", second.url(""));
    assert!(printed.has("ok", "Redirect", &words), "{}", printed.text);
    assert_eq!(requests[0].method, "POST");
    let after = second.requests();
    assert_eq!(after[0].method, "GET");
    assert_eq!(after[0].header("origin"), "null");

    let (printed, _) = probed(&[reply(302, &on, "")], r#","encoding":"text""#);
    assert!(
        printed.has("problem", "Redirect", "stay behind"),
        "{}",
        printed.text
    );
}

#[test]
fn a_policy_that_leaves_the_endpoint_out_is_found_beside_the_configuration() {
    let endpoint = Endpoint::start(&[reply(200, OPEN, "")]);
    let site = Site::new(&endpoint.url("/in"), r#","encoding":"text""#);
    site.write(
        "index.html",
        r#"<meta http-equiv="Content-Security-Policy" content="connect-src 'self'">"#,
    );
    let policy = format!(
        "/*\n  Content-Security-Policy: connect-src {}\n",
        endpoint.url("")
    );
    site.write("_headers", &policy);
    let printed = site.probe(&["--origin", PAGE]);
    assert!(!printed.success);
    assert!(
        printed.has("problem", "Policy", "index.html"),
        "{}",
        printed.text
    );
    assert!(printed.has("ok", "Policy", "_headers"), "{}", printed.text);
}

#[test]
fn hosts_that_are_not_there_are_distinguished_from_ports_that_are_closed() {
    let site = Site::new("https://nowhere.invalid/in", "");
    let printed = site.probe(&["--origin", PAGE]);
    assert!(
        printed.has("problem", "Host", "no host nowhere.invalid"),
        "{}",
        printed.text
    );
    let site = Site::new(&format!("http://127.0.0.1:{}/in", closed_port()), "");
    let printed = site.probe(&["--origin", PAGE]);
    assert!(
        printed.has("problem", "Connection", "connection refused"),
        "{}",
        printed.text
    );
    assert!(!printed.success);
}

#[test]
fn an_endpoint_that_takes_too_long_is_not_waited_for() {
    let (printed, _) = probed(&[Reply::Never], r#","timeout_ms":1000"#);
    assert!(
        printed.has("problem", "Connection", "timeout_ms"),
        "{}",
        printed.text
    );
}

#[test]
fn a_certificate_that_nobody_knows_is_reported() {
    let site = Site::new(&protected_endpoint(), "");
    let printed = site.probe(&["--origin", PAGE]);
    assert!(!printed.success);
    assert!(
        printed.has("problem", "Certificate", "browsers do not trust"),
        "{}",
        printed.text
    );
}

#[test]
fn secrets_and_addresses_of_ones_own_machine_are_pointed_out() {
    let endpoint = Endpoint::start(&[reply(204, OPEN, "")]);
    let site = Site::new(
        &endpoint.url("/in"),
        r#","headers":{"Authorization":"Bearer x"}"#,
    );
    let printed = site.probe(&["--origin", "https://jobs.example.com"]);
    assert!(!printed.success);
    assert!(
        printed.has("warning", "Headers", "Authorization"),
        "{}",
        printed.text
    );
    assert!(
        printed.has("problem", "Address", "this very machine"),
        "{}",
        printed.text
    );
}

#[test]
fn mistakes_in_the_files_are_reported_with_their_place() {
    let site = Site::new("https://nowhere.invalid/in", r#","methud":"PUT""#);
    let printed = site.probe(&[]);
    assert!(!printed.success);
    assert!(
        printed.has("problem", "Files", "$.submission.methud"),
        "{}",
        printed.text
    );
    let site = Site::new("https://nowhere.invalid/in", "");
    site.write("a.json", "{}");
    assert!(site.probe(&[]).has("problem", "Files", "a.json"));
}

#[test]
fn a_relative_address_needs_the_page() {
    let site = Site::new("in/{attempt_id}", "");
    let printed = site.probe(&[]);
    assert!(
        printed.has("problem", "Page", "--origin"),
        "{}",
        printed.text
    );
    let endpoint = Endpoint::start(&[reply(201, "", "")]);
    let page = endpoint.url("/cto");
    let id = "6405fb6d-3586-4a0f-ac62-6185bedd2e32";
    let printed = site.probe(&["--origin", &page, "--attempt-id", id]);
    assert!(printed.success, "{}", printed.text);
    assert!(printed.has("ok", "CORS", "own host"), "{}", printed.text);
    assert_eq!(endpoint.requests()[0].path, format!("/cto/in/{id}"));
}

#[test]
fn our_own_receiver_takes_a_probe_in_every_encoding() {
    let folder = new_folder();
    let receiver = Receiver::open(&folder.join("out"), Limits::default()).unwrap();
    let port = Port::open();
    let page = [&port.address(), "/"].concat();
    let app = assay_cli::router(&folder, receiver);
    port.serve(app, Limits::default());
    for encoding in ["json", "text", "form", "multipart"] {
        let extra = format!(r#","encoding":"{encoding}""#);
        let site = Site::new("submissions/{attempt_id}", &extra);
        let printed = site.probe(&["--origin", &page]);
        assert!(printed.success, "{}", printed.text);
        assert!(
            printed.has("ok", "Status", "status 201"),
            "{}",
            printed.text
        );
        assert!(
            printed.has("ok", "Duplicates", "status 200"),
            "{}",
            printed.text
        );
    }
    assert_eq!(
        std::fs::read_dir(folder.join("out/probes"))
            .unwrap()
            .count(),
        4
    );
}

#[test]
fn a_backup_is_tried_after_the_endpoint_and_is_enough() {
    let backup = Endpoint::start(&[reply(201, OPEN, "")]);
    let url = backup.url("/in/{attempt_id}");
    // Ends the submission and begins what stands beside it.
    let extra = format!(r#"}},"backup":{{"url":"{url}","encoding":"text""#);
    let (printed, requests) = probed(&[reply(500, OPEN, "")], &extra);
    assert!(printed.success, "{}", printed.text);
    assert!(
        printed.text.contains("\nbackup: http://127.0.0.1"),
        "{}",
        printed.text
    );
    assert!(requests.iter().all(|request| request.method == "OPTIONS"));
    assert_eq!(backup.requests().len(), 2);
}
