//! `assay serve --recruiter`: the recruiter's page with keys and received bundles, for this machine only.

#[path = "receiver/support.rs"]
mod support;

use assay_cli::{Limits, RecruiterFolders};
use std::path::PathBuf;
use support::{ID, Port, agent, assay, new_folder, reply};

struct Server {
    address: String,
    folder: PathBuf,
}

fn start() -> Server {
    let folder = new_folder();
    for (name, text) in [
        ("page/recruiter.html", "<title>page</title>"),
        ("page/index.html", "<title>page</title>"),
        (
            "page/person/index.html",
            "<title>page</title><base href=\"../\">",
        ),
        ("page/recruiter.json", "{}"),
        ("keys/a.key.json", r#"{"schema":"assay/key/1"}"#),
        ("out/.draft-1.json", "half"),
        ("out/notes.txt", "private"),
        ("secret.json", "secret"),
    ] {
        let file = folder.join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    std::fs::write(folder.join(format!("out/{ID}.json")), r#"{"a":1}"#).unwrap();
    let port = Port::open();
    let address = port.address();
    let folders = RecruiterFolders {
        page: folder.join("page"),
        keys: Some(folder.join("keys")),
        submissions: folder.join("out"),
    };
    let app = assay_cli::recruiter_router(&folders, port.socket());
    port.serve(app, Limits::default());
    Server { address, folder }
}

impl Server {
    fn get(&self, path: &str) -> (u16, String) {
        let reply = reply(
            agent()
                .get(format!("{}{path}", self.address))
                .call()
                .unwrap(),
        );
        (reply.status, reply.body)
    }
}

#[test]
fn the_recruiters_page_comes_with_keys_and_received_bundles() {
    let server = start();
    assert_eq!(server.get("/recruiter.html").0, 200);
    assert!(server.get("/keys/a.key.json").1.contains("assay/key/1"));
    assert_eq!(server.get("/bundles/"), (200, format!("[\"{ID}.json\"]")));
    assert_eq!(
        server.get(&format!("/bundles/{ID}.json")),
        (200, r#"{"a":1}"#.into())
    );
}

#[test]
fn each_screen_has_an_address() {
    let server = start();
    let (status, page) = server.get("/person/?attempt=0f3a");
    assert_eq!(status, 200);
    assert!(page.contains("<base href=\"../\">"));
    // Without the slash at its end the address leads to the same page.
    assert_eq!(server.get("/person?attempt=0f3a"), (status, page));
    let asked = agent().get(format!("{}/person/", server.address)).call();
    let reply = asked.unwrap();
    let policy = reply.headers()["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("base-uri 'self'"), "{policy}");
    assert!(policy.contains("style-src 'self';"), "{policy}");
}

#[test]
fn nothing_else_is_given() {
    let server = start();
    for path in [
        "/bundles/notes.txt",
        "/bundles/.draft-1.json",
        "/bundles/..%2fsecret.json",
        "/bundles/%2e%2e%2fsecret.json",
        "/keys/../secret.json",
        "/keys/..%2fsecret.json",
        "/secret.json",
    ] {
        let (status, body) = server.get(path);
        assert!(status >= 400, "{path}: {status}");
        assert!(
            !body.contains("secret") && !body.contains("private"),
            "{path}"
        );
    }
    assert!(server.folder.exists());
}

#[test]
fn a_page_elsewhere_that_leads_here_gets_nothing() {
    let server = start();
    let asked = agent()
        .get(format!("{}/bundles/", server.address))
        .header("host", "evil.example");
    let reply = reply(asked.call().unwrap());
    assert_eq!(reply.status, 421);
    assert!(!reply.body.contains(ID));
}

#[test]
fn an_address_that_others_can_reach_is_refused() {
    let server = start();
    let folder = server.folder.display();
    std::fs::write(server.folder.join("site/index.html"), "x").unwrap();
    let (content, _, complaint) = assay(&[
        "serve",
        &format!("{folder}/site"),
        "--submissions",
        &format!("{folder}/out2"),
        "--addr",
        "127.0.0.1:0",
        "--recruiter",
        &format!("{folder}/page"),
        "--recruiter-addr",
        "0.0.0.0:0",
    ]);
    assert!(!content);
    assert!(
        complaint.contains("can be reached from other machines"),
        "{complaint}"
    );
}
