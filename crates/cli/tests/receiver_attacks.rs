//! The receiver under attack: whatever is thrown at it, honest answers are kept, refusals are in
//! words, and nothing but the site can be read.

#[cfg(unix)]
#[path = "receiver/program.rs"]
mod program;
#[path = "receiver/raw.rs"]
mod raw;
#[path = "receiver/support.rs"]
mod support;

use assay_cli::Limits;
use raw::*;
use std::io::Write;
use std::time::{Duration, Instant};
use support::*;

/// Less than what an idle connection is granted, and more than a busy machine needs.
const SOON: Duration = Duration::from_secs(8);

#[test]
fn nothing_outside_the_site_can_be_read() {
    let running = start_generous();
    let secret = "kept from everybody";
    let site = running.folder.join("site");
    std::fs::write(running.folder.join("secret.txt"), secret).unwrap();
    std::fs::create_dir_all(site.join("assessments/.git")).unwrap();
    for hidden in [".git/config", ".env", "assessments/.git/config"] {
        std::fs::write(site.join(hidden), secret).unwrap();
    }
    let outside = running.folder.join("secret.txt");
    for target in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/%252e%252e%252fsecret.txt",
        "/..%252fsecret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "/assessments/..%2f..%2fsecret.txt",
        "/assessments/../../secret.txt",
        "/assessments/....//....//secret.txt",
        "/..;/secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/..%00/secret.txt",
        "/index.html%00../../secret.txt",
        "/logo.svg%00",
        "../secret.txt",
        "secret.txt",
        "file:///etc/passwd",
        "http://x/../secret.txt",
        "//../secret.txt",
        "/.git/config",
        "/%2egit/config",
        "/.env",
        "/assessments/.git/config",
        "/assessments%2f.git/config",
        "/assessments/%2e/.git/config",
        "/assessments//.git/config",
        "/submissions/../secret.txt",
        "/out/",
        &outside.display().to_string(),
        &format!("/{}", outside.display()),
        &format!("/%2f{}", outside.display()),
    ] {
        let request = format!("GET {target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        let reply = running.say(request.as_bytes());
        assert!(
            [400, 404, 405].contains(&status(&reply)),
            "{target}: {reply}"
        );
        assert!(!reply.contains(secret), "{target}");
    }
    running.still_receives();
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_only_within_the_site() {
    use std::os::unix::fs::symlink;
    let running = start_generous();
    let site = running.folder.join("site");
    std::fs::write(running.folder.join("secret.txt"), "secret").unwrap();
    std::fs::write(running.folder.join("index.html"), "secret").unwrap();
    symlink("../secret.txt", site.join("link.txt")).unwrap();
    symlink("..", site.join("up")).unwrap();
    symlink("../secret.txt", site.join("logo.svg.br")).unwrap();
    symlink("worker.js", site.join("start.js")).unwrap();
    for path in ["/link.txt", "/up", "/up/", "/up/secret.txt", "/up/out/"] {
        let reply = running.get(path, "");
        assert_eq!(reply.status, 404, "{path}");
        assert!(!reply.body.contains("secret"), "{path}");
    }
    let copy = running.get("/logo.svg", "br");
    assert!(!copy.body.contains("secret"), "{}", copy.body);
    assert_eq!(running.get("/start.js", "").body, "raw");
}

#[test]
fn a_huge_body_is_refused_in_words_and_not_taken_in() {
    let running = start_generous();
    let large = "x".repeat(1024 * 1024);
    let (mut announced, mut chunked) = (running.connect(), running.connect());
    announced.write_all(head(1 << 40).as_bytes()).unwrap();
    announced.write_all(b"\r\n").unwrap();
    let start = head(0).replace("content-length: 0", "transfer-encoding: chunked");
    chunked.write_all(start.as_bytes()).unwrap();
    chunked.write_all(b"\r\n").unwrap();
    let piece = format!("{:x}\r\n{large}\r\n", large.len());
    for (mut line, piece) in [(announced, large), (chunked, piece)] {
        let mut sent = 0;
        while sent < 64 && line.write_all(piece.as_bytes()).is_ok() {
            sent += 1;
        }
        assert!(sent < 64, "somebody listens to all of it");
    }
    let much = "y".repeat(1024 * 1024);
    let refused = running.say(format!("{}\r\n{much}", head(much.len())).as_bytes());
    assert_eq!(status(&refused), 413, "{refused}");
    is_explained(&refused);
    let none = running.say(format!("{}\r\n", head(0)).as_bytes());
    assert_eq!(status(&none), 400, "{none}");
    is_explained(&none);
    running.still_receives();
}

#[cfg(target_os = "linux")]
#[test]
fn a_hundred_huge_bodies_at_once_do_not_fill_the_memory() {
    let folder = new_folder();
    let program = program::Program::start(&folder);
    let before = program.most_memory();
    let (head, large) = (head(1 << 40), "x".repeat(1024 * 1024));
    std::thread::scope(|scope| {
        for _ in 0..100 {
            scope.spawn(|| {
                let mut line = connect(&program.address);
                line.write_all(format!("{head}\r\n").as_bytes()).unwrap();
                (0..16).all(|_| line.write_all(large.as_bytes()).is_ok());
            });
        }
    });
    let more = program.most_memory() - before;
    assert!(more < 100_000, "{more} kB more");
}

#[test]
fn a_head_or_a_body_that_drips_is_ended() {
    let running = start_with(Limits {
        time: Duration::from_millis(400),
        head_time: Duration::from_millis(400),
        ..generous()
    });
    // Before the connections are there: it takes longer than they may on a busy machine.
    let text = bundle("a");
    let start = Instant::now();
    let (mut slow_head, mut slow_body) = (running.connect(), running.connect());
    slow_body.write_all(head(text.len()).as_bytes()).unwrap();
    slow_body.write_all(b"\r\n").unwrap();
    let (head, mut heard) = (head(text.len()), true);
    for at in 0.. {
        let letter = |text: &str| [text.as_bytes()[at % text.len()]];
        let is_open = slow_head.write_all(&letter(&head)).is_ok();
        heard = slow_body.write_all(&letter(&text)).is_ok() && heard;
        std::thread::sleep(Duration::from_millis(20));
        if !is_open && !heard || at == 400 {
            break;
        }
    }
    let took = start.elapsed();
    assert!(took < SOON, "{took:?}");
    running.still_receives();
}

#[test]
fn idle_connections_do_not_keep_out_an_honest_one() {
    let running = start_with(Limits {
        connections: 20,
        ..generous()
    });
    let text = bundle("a");
    let beginnings = ["", "POST ", &format!("{}\r\n{{", head(text.len()))];
    let idle: Vec<_> = (0..150)
        .map(|at| {
            let mut line = running.connect();
            line.write_all(beginnings[at % 3].as_bytes()).unwrap();
            line
        })
        .collect();
    let start = Instant::now();
    running.still_receives();
    assert_eq!(running.get("/", "").status, 200);
    assert!(start.elapsed() < SOON);
    drop(idle);
}

#[cfg(unix)]
#[test]
fn a_process_that_may_not_open_much_still_receives() {
    let folder = new_folder();
    let program = program::Program::start_narrow(&folder, 64);
    let idle: Vec<_> = (0..200).map(|_| connect(&program.address)).collect();
    let text = bundle("a");
    let sent = (0..50).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        let mut line = connect(&program.address);
        let asked = line.write_all(format!("{}\r\n{text}", head(text.len())).as_bytes());
        asked.is_ok() && status(&rest(&mut line)) == 201
    });
    assert!(sent, "no try came through");
    drop(idle);
}

#[cfg(unix)]
#[test]
fn a_program_that_is_asked_to_stop_finishes_what_has_begun() {
    let folder = new_folder();
    let mut program = program::Program::start(&folder);
    let text = bundle("a");
    let (mut line, idle) = (connect(&program.address), connect(&program.address));
    let (start, end) = text.split_at(1_000);
    line.write_all(format!("{}\r\n{start}", head(text.len())).as_bytes())
        .unwrap();
    std::thread::sleep(Duration::from_millis(200));
    program.ask_to_stop();
    std::thread::sleep(Duration::from_millis(200));
    line.write_all(end.as_bytes()).unwrap();
    assert_eq!(status(&rest(&mut line)), 201);
    let asked = Instant::now();
    assert!(program.has_stopped());
    assert!(asked.elapsed() < SOON, "an idle one held it up");
    drop(idle);
}

#[test]
fn an_asking_connection_that_falls_silent_is_ended() {
    let running = start_with(Limits {
        head_time: Duration::from_millis(300),
        ..generous()
    });
    let mut line = running.connect();
    line.write_all(b"GET /logo.svg HTTP/1.1\r\nhost: x\r\n\r\n")
        .unwrap();
    let start = Instant::now();
    assert!(rest(&mut line).contains("<svg/>"));
    assert!(start.elapsed() < SOON);
}

#[test]
fn a_head_that_is_too_much_is_refused() {
    let running = start_generous();
    let thousands = "a: b\r\n".repeat(5_000);
    let giant = format!("a: {}\r\n", "b".repeat(4 * 1024 * 1024));
    let endless = format!("{}: b\r\n", "a".repeat(100_000));
    for more in [thousands, giant, endless] {
        let reply = running.say(format!("{}{more}\r\n", head(1)).as_bytes());
        assert!([0, 400, 431].contains(&status(&reply)), "{reply}");
    }
    let address = format!("GET /{} HTTP/1.1\r\nhost: x\r\n\r\n", "a".repeat(100_000));
    let reply = running.say(address.as_bytes());
    assert!([0, 400, 414, 431].contains(&status(&reply)), "{reply}");
    running.still_receives();
}

#[test]
fn a_head_with_two_meanings_is_not_obeyed_twice() {
    let running = start_generous();
    let text = bundle("smuggled");
    let length = text.len();
    let hidden = format!("{}\r\n{text}", head(length));
    let plain = format!("POST /submissions/{ID} HTTP/1.1\r\nhost: x\r\n");
    for odd in [
        format!("content-length: {length}\r\ncontent-length: 1\r\n"),
        format!("content-length: {length}, 1\r\n"),
        "content-length: -1\r\n".into(),
        "content-length: +5\r\n".into(),
        "content-length: 0x10\r\n".into(),
        "content-length: 99999999999999999999999\r\n".into(),
        "transfer-encoding: chunked\r\ncontent-length: 5\r\n".into(),
        "content-length: 5\r\ntransfer-encoding: chunked\r\n".into(),
        "transfer-encoding: chunked, identity\r\n".into(),
        "transfer-encoding: xchunked\r\n".into(),
        "transfer-encoding: identity\r\ncontent-length: 5\r\n".into(),
        "transfer-encoding : chunked\r\n".into(),
        "transfer-encoding:\u{b}chunked\r\n".into(),
    ] {
        let reply = running.say(format!("{plain}{odd}\r\n0\r\n\r\n{hidden}").as_bytes());
        let replies = reply.matches("HTTP/1.1 ").count();
        assert!(replies <= 1, "{odd}: {reply}");
        assert!([0, 400, 501].contains(&status(&reply)), "{odd}: {reply}");
        assert!(running.kept().is_empty(), "{odd}");
    }
    running.still_receives();
}

#[test]
fn bytes_that_belong_in_no_head_are_refused() {
    let running = start_generous();
    for odd in [
        &b"\0\0\0\0\r\n\r\n"[..],
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nhost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nho\0st: x\r\n\r\n",
        b"GET / HTTP/1.1\r\na: \x01\x02\r\n\r\n",
        b"GET / HTTP/1.1\r\n: x\r\n\r\n",
        b"GET / HTTP/1.1\r\na: b\r\n folded\r\n\r\n",
        b"GET  /  HTTP/1.1\r\n\r\n",
    ] {
        let mut line = running.connect();
        let _ = line.write_all(odd);
        let _ = line.shutdown(std::net::Shutdown::Write);
        let reply = rest(&mut line);
        let shown = String::from_utf8_lossy(odd);
        assert!([0, 400, 404].contains(&status(&reply)), "{shown}: {reply}");
    }
    let kind = "POST /submissions HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; \
        boundary=\x22\r\ncontent-length: 4\r\nconnection: close\r\n\r\n----";
    let reply = running.say(kind.as_bytes());
    assert_eq!(status(&reply), 400, "{reply}");
    is_explained(&reply);
    running.still_receives();
}

#[test]
fn other_contents_at_the_same_moment_are_all_kept_and_one_is_the_first() {
    let running = start_generous();
    let texts: Vec<String> = (0..8).map(|at| bundle(&format!("writer {at} "))).collect();
    let mut statuses: Vec<u16> = std::thread::scope(|scope| {
        let posts: Vec<_> = texts
            .iter()
            .chain(&texts)
            .chain(&texts)
            .map(|text| scope.spawn(|| running.submit(text).status))
            .collect();
        posts.into_iter().map(|post| post.join().unwrap()).collect()
    });
    statuses.sort();
    assert_eq!(statuses[..3], [200, 200, 201]);
    assert!(statuses[3..].iter().all(|status| *status == 409));
    let mut kept: Vec<String> = running
        .kept()
        .iter()
        .map(|name| std::fs::read_to_string(running.folder.join("out").join(name)).unwrap())
        .collect();
    let mut sent = texts.clone();
    kept.sort();
    sent.sort();
    assert!(kept == sent, "{:?}", running.kept());
}

#[test]
fn a_method_that_nobody_expects_is_refused_in_words() {
    let running = start_generous();
    let text = bundle("a");
    for method in [
        "GET",
        "DELETE",
        "PATCH",
        "OPTIONS",
        "TRACE",
        "CONNECT",
        "post",
        "BREW",
        "PROPFIND",
        "X-HTTP-METHOD",
    ] {
        let name = format!("/submissions/{ID}");
        for path in ["/submissions", &name] {
            let request = format!("{}\r\n{text}", head(text.len()));
            let asked = request.replacen(&format!("POST {name}"), &format!("{method} {path}"), 1);
            let reply = running.say(asked.as_bytes());
            assert_eq!(status(&reply), 405, "{method} {path}: {reply}");
            assert!(reply.contains("allow: POST"), "{reply}");
            is_explained(&reply);
        }
        if method != "GET" {
            let asked = request_of_site(method);
            let reply = running.say(asked.as_bytes());
            assert!([400, 404, 405].contains(&status(&reply)), "{reply}");
        }
    }
    let overridden = head(text.len()).replacen("POST", "GET", 1);
    let asked = format!("{overridden}x-http-method-override: POST\r\n\r\n{text}");
    assert_eq!(status(&running.say(asked.as_bytes())), 405);
    assert!(running.kept().is_empty());
    running.still_receives();
}

fn request_of_site(method: &str) -> String {
    format!("{method} /index.html HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
}
