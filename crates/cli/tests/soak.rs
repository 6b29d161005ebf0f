//! A crowd of candidates sends to the real program, which is killed again and again: what was
//! acknowledged is there, once, byte for byte.

#[path = "receiver/program.rs"]
mod program;
#[path = "receiver/support.rs"]
mod support;

use assay_core::config::{Config, Submission};
use assay_core::digest::{canonical, content_digest};
use assay_core::document::{self, Value};
use assay_core::record::delivery::retry_after_ms;
use assay_core::record::delivery::{DeliveryEvent, DeliveryState, Reply, Trouble, classify};
use program::Program;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The longest that one delivery may take, kills and all.
const PATIENCE: Duration = Duration::from_secs(180);

#[test]
fn a_crowd_loses_nothing_when_the_program_is_killed() {
    soak(300, 50, 1);
}

#[test]
#[ignore = "minutes long; cargo xtask torture runs it"]
fn ten_thousand_lose_nothing_when_the_program_is_killed_four_times() {
    let wanted = std::env::var("SOAK_SUBMISSIONS").ok();
    let total = wanted.map_or(10_000, |count| count.parse().unwrap());
    soak(total, total.min(200), 4);
}

/// What all who send have in common.
struct Crowd {
    address: String,
    submission: Submission,
    pattern: Value,
    total: usize,
    next: AtomicUsize,
    /// How often each bundle was acknowledged, and how often as one that was new.
    acknowledged: Vec<AtomicUsize>,
    new: Vec<AtomicUsize>,
    /// The number of tries that came to nothing because the program was gone.
    broken: AtomicUsize,
}

/// Sends so many different bundles over so many connections at once, with so many kills between.
fn soak(total: usize, connections: usize, kills: usize) {
    let start = Instant::now();
    let folder = support::new_folder();
    let mut program = Program::start(&folder);
    let crowd = Crowd::new(&program.address, total);
    std::thread::scope(|scope| {
        for _ in 0..connections {
            scope.spawn(|| crowd.send_all());
        }
        for kill in 1..=kills {
            crowd.wait_for(total * kill / (kills + 1));
            program.kill_and_start_again();
        }
    });
    let lost = crowd.lost(&folder.join("out"));
    let doubled = crowd.doubled(&folder.join("out"));
    println!(
        "soak: submitted {total}, acknowledged {}, lost {}, doubled {}, restarts {kills}, seconds {}",
        crowd.arrived(),
        lost.len(),
        doubled.len(),
        start.elapsed().as_secs(),
    );
    assert_eq!(crowd.arrived(), total);
    let broken = crowd.broken.into_inner();
    assert!(kills == 1 || broken > 0, "nobody felt the kills");
    assert!(lost.is_empty(), "{lost:?}");
    assert!(doubled.is_empty(), "{doubled:?}");
    drop(program);
    std::fs::remove_dir_all(folder).unwrap();
}

impl Crowd {
    fn new(address: &str, total: usize) -> Self {
        let config = Config::parse("config", &support::read("public/config.json")).unwrap();
        let none = || (0..total).map(|_| AtomicUsize::new(0)).collect();
        Self {
            address: address.into(),
            submission: config.submission,
            pattern: document::parse("bundle", &support::bundle("a")).unwrap(),
            total,
            next: AtomicUsize::new(0),
            acknowledged: none(),
            new: none(),
            broken: AtomicUsize::new(0),
        }
    }

    /// A valid bundle unlike any other.
    fn bundle(&self, number: usize) -> String {
        let mut bundle = self.pattern.clone();
        bundle["attempt_id"] = attempt_id(number).into();
        bundle["invitation"] = format!("invitation {number}").into();
        bundle.as_object_mut().unwrap().remove("integrity");
        let digest = content_digest(&bundle);
        bundle["integrity"] = self.pattern["integrity"].clone();
        bundle["integrity"]["sha256"] = digest.into();
        canonical(&bundle)
    }

    /// Takes one bundle after another: most are sent once, some again, some twice at once.
    fn send_all(&self) {
        let agent = agent();
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            if number >= self.total {
                return;
            }
            let text = self.bundle(number);
            let deliver = || self.deliver(&agent, number, &text);
            match number % 8 {
                0 => [deliver(), deliver()],
                1 => std::thread::scope(|scope| {
                    let other = scope.spawn(deliver);
                    [deliver(), other.join().unwrap()]
                }),
                _ => [deliver(), ()],
            };
        }
    }

    /// Delivers a bundle as the page does: by its own rules of what a reply means and when to retry.
    fn deliver(&self, agent: &ureq::Agent, number: usize, text: &str) {
        let start = Instant::now();
        let mut state = DeliveryState::default();
        while let Some(wait) = state.due_in_ms(now_ms()) {
            std::thread::sleep(Duration::from_millis(wait));
            state = state.after(now_ms(), DeliveryEvent::Started);
            let (reply, retry_after_ms) = self.send(agent, number, text);
            let ended = DeliveryEvent::Ended {
                has_backup: false,
                reply,
                random: (number as u32).wrapping_mul(2_654_435_769),
                retry_after_ms,
            };
            state = state.after(now_ms(), ended);
            assert!(start.elapsed() < PATIENCE, "{state:?}");
        }
        assert!(
            matches!(state, DeliveryState::Delivered { .. }),
            "{state:?}"
        );
        self.acknowledged[number].fetch_add(1, Ordering::Relaxed);
    }

    /// One request: what came of it, and for how long the receiver wants to be left alone.
    fn send(&self, agent: &ureq::Agent, number: usize, text: &str) -> (Reply, Option<u64>) {
        let url = format!("http://{}/submissions/{}", self.address, attempt_id(number));
        let request = agent.post(url).header("content-type", "application/json");
        let Ok(response) = request.send(text) else {
            self.broken.fetch_add(1, Ordering::Relaxed);
            return (Reply::TryAgain(Trouble::Unreachable), None);
        };
        let reply = support::reply(response);
        let retry_after = reply.headers.get("retry-after");
        let retry_after = retry_after.and_then(|value| value.to_str().ok());
        let wait_ms = retry_after.and_then(|value| retry_after_ms(value, now_ms()));
        if reply.status == 201 {
            self.new[number].fetch_add(1, Ordering::Relaxed);
        }
        (
            classify(&self.submission, reply.status, &reply.body),
            wait_ms,
        )
    }

    /// Returns how many bundles were acknowledged.
    fn arrived(&self) -> usize {
        let is_there = |times: &&AtomicUsize| times.load(Ordering::Relaxed) > 0;
        self.acknowledged.iter().filter(is_there).count()
    }

    /// Waits until so many have arrived.
    fn wait_for(&self, many: usize) {
        let start = Instant::now();
        while self.arrived() < many {
            assert!(start.elapsed() < PATIENCE * 5, "{} arrived", self.arrived());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Bundles that are not in the folder byte for byte.
    fn lost(&self, folder: &Path) -> Vec<usize> {
        let is_lost = |number: &usize| {
            let kept = std::fs::read_to_string(folder.join(file_name(*number)));
            !kept.is_ok_and(|kept| kept == self.bundle(*number))
        };
        (0..self.total).filter(is_lost).collect()
    }

    /// Files that should not be there, and bundles that were taken for new more than once.
    fn doubled(&self, folder: &Path) -> Vec<String> {
        let wanted: BTreeSet<String> = (0..self.total).map(file_name).collect();
        let files = std::fs::read_dir(folder).unwrap();
        let more = files
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| !wanted.contains(name));
        let twice = (0..self.total)
            .filter(|number| self.new[*number].load(Ordering::Relaxed) > 1)
            .map(file_name);
        more.chain(twice).collect()
    }
}

fn attempt_id(number: usize) -> String {
    format!("{number:08x}-3586-4a0f-ac62-6185bedd2e32")
}

fn file_name(number: usize) -> String {
    attempt_id(number) + ".json"
}

fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    i64::try_from(since.as_millis()).unwrap()
}

/// A connection that waits as long as the page does.
fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(20)));
    config.build().new_agent()
}
