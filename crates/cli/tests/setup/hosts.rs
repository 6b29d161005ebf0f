//! The files of each host, and what another host or a second run makes of them.

use crate::release::{ENDPOINT, Release};
use assay_core::document::Problems;

const HOSTS: [&str; 8] = [
    "netlify",
    "cloudflare-pages",
    "github-pages",
    "s3",
    "nginx",
    "caddy",
    "assay",
    "other",
];

/// The files of hosts that are there after setting up for one.
fn host_files(host: &str) -> (Release, Vec<&'static str>) {
    let release = Release::new();
    let words = ["--site", "https://jobs.example.com/cto/", "--host", host];
    release.set_up(&words).unwrap();
    let there = [
        "candidate/_headers",
        "candidate/headers.nginx.conf",
        "candidate/.nojekyll",
        "upload-s3.sh",
        "assay.nginx.conf",
        "Caddyfile",
    ]
    .into_iter()
    .filter(|name| release.has(name));
    let there = there.collect();
    (release, there)
}

#[test]
fn each_host_has_its_own_files_and_none_of_the_others() {
    for (host, wanted) in [
        ("netlify", &["candidate/_headers"][..]),
        ("cloudflare-pages", &["candidate/_headers"]),
        ("github-pages", &["candidate/.nojekyll"]),
        ("s3", &["upload-s3.sh"]),
        (
            "nginx",
            &["candidate/headers.nginx.conf", "assay.nginx.conf"],
        ),
        ("caddy", &["Caddyfile"]),
        ("assay", &[]),
        (
            "other",
            &["candidate/_headers", "candidate/headers.nginx.conf"],
        ),
    ] {
        let (release, there) = host_files(host);
        assert_eq!(there, wanted, "{host}");
        // Where headers are not ours to send, the policy in the page counts.
        assert!(
            release
                .text("candidate/index.html")
                .contains("connect-src 'self'")
        );
    }
}

#[test]
fn the_files_of_a_server_name_the_host_the_folder_and_the_receiver() {
    let (release, _) = host_files("nginx");
    let server = release.text("assay.nginx.conf");
    for words in [
        "server_name jobs.example.com;",
        "location /cto/ {",
        "alias /srv/assay/candidate/;",
        "include /srv/assay/candidate/headers.nginx.conf;",
        "location /cto/submissions/ {",
        "proxy_pass http://127.0.0.1:8080/submissions/;",
    ] {
        assert!(server.contains(words), "{words}\n{server}");
    }
    let (release, _) = host_files("caddy");
    let server = release.text("Caddyfile");
    for words in [
        "jobs.example.com {",
        "handle_path /cto/* {",
        "handle /cto/submissions/* {",
        "uri strip_prefix /cto\n",
        "reverse_proxy 127.0.0.1:8080",
        "frame-ancestors 'none'\"",
        "style-src 'self' 'sha256-X1Ru",
    ] {
        assert!(server.contains(words), "{words}\n{server}");
    }
    // Answers that go elsewhere need no receiver behind the server.
    for (file, host) in [("assay.nginx.conf", "nginx"), ("Caddyfile", "caddy")] {
        let (release, _) = host_files(host);
        release.set_up(&["--answers", ENDPOINT]).unwrap();
        let server = release.text(file);
        assert!(!server.contains("8080"), "{server}");
    }
}

#[test]
fn a_server_gets_its_file_once_somebody_says_where_the_site_will_be() {
    let release = Release::new();
    let list = release.set_up(&["--host", "nginx"]).unwrap().checklist;
    assert!(!release.has("assay.nginx.conf"));
    assert!(list.contains("- [ ] Say where the site will be"), "{list}");
    assert!(!list.contains("assay.nginx.conf"), "{list}");
    release
        .set_up(&["--site", "https://jobs.example.com"])
        .unwrap();
    let server = release.text("assay.nginx.conf");
    assert!(server.contains("root /srv/assay/candidate;"), "{server}");
    assert!(server.contains("location /submissions/ {"), "{server}");
}

#[test]
fn the_script_for_s3_knows_its_bucket_where_the_address_tells() {
    let release = Release::new();
    let site = "https://jobs.s3.eu-central-1.amazonaws.com/cto/index.html";
    release.set_up(&["--site", site]).unwrap();
    let script = release.text("upload-s3.sh");
    assert!(script.contains("to=\"s3://${1:-jobs/cto}\""), "{script}");
    assert!(script.contains("/candidate\""), "{script}");
    let (release, _) = host_files("s3");
    let script = release.text("upload-s3.sh");
    assert!(script.contains("${1:?"), "{script}");
    assert!(
        !script.contains("{folder}") && !script.contains("{forever}"),
        "{script}"
    );
}

#[test]
fn a_second_run_with_the_same_answers_changes_no_byte() {
    for host in HOSTS {
        let release = Release::new();
        let words = [
            "--team",
            "Müller & Söhne",
            "--contact",
            "jobs@example.org",
            "--contact-name",
            "Ida",
            "--site",
            "https://jobs.example.com/cto/",
            "--host",
            host,
            "--answers",
            ENDPOINT,
            "--grading",
            "reviewer",
        ];
        assert!(!release.set_up(&words).unwrap().changes.is_empty());
        let before = release.all();
        for words in [&words[..], &[]] {
            let plan = release.set_up(words).unwrap();
            assert_eq!(plan.changes, [], "{host}");
            assert_eq!(plan.warnings, Problems::default(), "{host}");
            assert_eq!(release.changed_since(&before), [""; 0], "{host}");
        }
    }
}

#[test]
fn another_host_takes_the_place_of_the_first() {
    let release = Release::new();
    release
        .set_up(&["--site", "https://jobs.example.com/", "--host", "caddy"])
        .unwrap();
    release.set_up(&["--host", "nginx"]).unwrap();
    assert!(!release.has("Caddyfile"));
    assert!(release.has("assay.nginx.conf") && release.has("candidate/headers.nginx.conf"));
    release
        .set_up(&["--site", "https://example.github.io/cto/"])
        .unwrap();
    assert!(!release.has("assay.nginx.conf") && !release.has("candidate/headers.nginx.conf"));
    release
        .set_up(&["--site", "https://jobs.pages.dev/"])
        .unwrap();
    assert!(!release.has("candidate/.nojekyll"));
    assert_eq!(
        release.text("candidate/_headers"),
        Release::new().text("candidate/_headers")
    );
}

#[test]
fn what_was_written_by_hand_stays_but_for_the_hosts_in_its_policy() {
    let release = Release::new();
    let headers = release.text("candidate/_headers") + "/team.png\n  Cache-Control: no-store\n";
    release.put("candidate/_headers", &headers);
    release.put("Caddyfile", "ours.example.com\n");
    let words = [
        "--site",
        "https://jobs.example.com/",
        "--host",
        "nginx",
        "--answers",
        ENDPOINT,
    ];
    let plan = release.set_up(&words).unwrap();
    let named: Vec<&str> = plan
        .warnings
        .0
        .iter()
        .map(|problem| problem.file.as_str())
        .collect();
    assert_eq!(named, ["candidate/_headers", "Caddyfile"]);
    assert_eq!(
        release.text("candidate/_headers"),
        headers.replace(
            "connect-src 'self'",
            "connect-src 'self' https://hooks.example.com"
        )
    );
    assert_eq!(release.text("Caddyfile"), "ours.example.com\n");
    assert_eq!(release.set_up(&words).unwrap().changes, []);
}
