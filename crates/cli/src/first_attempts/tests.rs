use super::*;
use crate::submission_store::Stored;
use assay_core::document::json;
use std::sync::atomic::{AtomicU32, Ordering};

const A: &str = "aaaaaaaa-0b6f-4d50-9c1c-7d6c3a1d9a01";
const B: &str = "bbbbbbbb-0b6f-4d50-9c1c-7d6c3a1d9a02";
const C: &str = "cccccccc-0b6f-4d50-9c1c-7d6c3a1d9a03";

/// A folder that goes when the test ends.
struct Folder(PathBuf);

static NUMBER: AtomicU32 = AtomicU32::new(0);

impl Folder {
    fn new() -> Self {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        Self(std::env::temp_dir().join(format!("assay-first-{}-{number}", std::process::id())))
    }

    /// The receiver as it is after a start.
    fn started(&self) -> Started {
        Started {
            store: SubmissionStore::open(&self.0).unwrap(),
            first_attempts: FirstAttempts::default(),
        }
    }

    fn noted(&self) -> Vec<String> {
        let files = files(&self.0.join(FOLDER)).unwrap();
        let read = |name| fs::read_to_string(self.0.join(FOLDER).join(name)).unwrap();
        files.into_iter().map(|(_, name)| read(name)).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

struct Started {
    store: SubmissionStore,
    first_attempts: FirstAttempts,
}

fn digest() -> InvitationDigest {
    InvitationDigest("d".repeat(64))
}

fn invited(bundle: &Value) -> Option<InvitationDigest> {
    (bundle["invitation"] == "inv-7").then(digest)
}

fn bundle(attempt_id: &str, continued: Option<&str>) -> Value {
    let mut bundle = json!({ "attempt_id": attempt_id, "invitation": "inv-7" });
    if let Some(before) = continued {
        bundle["continues"] = json!({ "attempt_id": before, "sha256": "" });
    }
    bundle
}

impl Started {
    fn claim(&self, bundle: &Value) -> Claim {
        let Self {
            store,
            first_attempts,
        } = self;
        first_attempts
            .claim(store, &digest(), bundle, &invited)
            .unwrap()
    }

    fn keep(&self, bundle: &Value) {
        let attempt_id = bundle["attempt_id"].as_str().unwrap();
        let bytes = bundle.to_string();
        let stored = self.store.keep(attempt_id, bytes.as_bytes()).unwrap();
        assert_eq!(stored, Stored::New);
    }
}

#[test]
fn the_first_to_arrive_is_the_first_also_after_a_start() {
    let folder = Folder::new();
    let running = folder.started();
    assert_eq!(running.claim(&bundle(A, None)), Claim::New);
    running.keep(&bundle(A, None));
    assert_eq!(running.claim(&bundle(B, None)), Claim::Later);
    assert_eq!(running.claim(&bundle(A, None)), Claim::Known);
    let again = folder.started();
    assert_eq!(again.claim(&bundle(B, None)), Claim::Later);
    assert_eq!(again.claim(&bundle(A, None)), Claim::Known);
    assert_eq!(folder.noted(), [A]);
}

#[test]
fn of_many_at_once_in_two_processes_one_is_the_first() {
    let folder = Folder::new();
    let both = [folder.started(), folder.started()];
    let ids: Vec<String> = (10..50).map(|at| format!("{at}{}", &A[2..])).collect();
    let claims: Vec<Claim> = std::thread::scope(|scope| {
        let asked: Vec<_> = ids
            .iter()
            .zip(both.iter().cycle())
            .map(|(id, running)| scope.spawn(|| running.claim(&bundle(id, None))))
            .collect();
        asked.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let is_first = |claim: &&Claim| **claim != Claim::Later;
    assert_eq!(claims.iter().filter(is_first).count(), 1);
    let at = claims
        .iter()
        .position(|claim| *claim == Claim::New)
        .unwrap();
    assert_eq!(folder.noted(), [ids[at].as_str()]);
}

#[test]
fn what_goes_on_from_the_first_belongs_to_it() {
    let folder = Folder::new();
    let running = folder.started();
    assert_eq!(running.claim(&bundle(A, None)), Claim::New);
    running.keep(&bundle(A, None));
    assert_eq!(running.claim(&bundle(B, Some(A))), Claim::Known);
    running.keep(&bundle(B, Some(A)));
    assert_eq!(running.claim(&bundle(C, Some(B))), Claim::Known);
    // It names an attempt that is not of this invitation.
    let other = &A.replace("aaaa", "dddd");
    assert_eq!(running.claim(&bundle(C, Some(other))), Claim::Later);
    // Bundles that name each other end nowhere, and not never.
    running.keep(&bundle(C, Some(C)));
    assert_eq!(running.claim(&bundle(C, Some(C))), Claim::Later);
    assert_eq!(folder.noted(), [A]);
}

#[test]
fn the_first_may_arrive_after_what_goes_on_from_it() {
    let folder = Folder::new();
    let running = folder.started();
    assert_eq!(running.claim(&bundle(B, Some(A))), Claim::New);
    assert_eq!(running.claim(&bundle(C, None)), Claim::Later);
    assert_eq!(running.claim(&bundle(A, None)), Claim::Known);
}

#[test]
fn a_missing_note_is_made_again_from_the_oldest_bundle() {
    let folder = Folder::new();
    let running = folder.started();
    assert_eq!(running.claim(&bundle(B, None)), Claim::New);
    for (id, hour) in [(A, 3), (B, 1), (C, 2)] {
        running.keep(&bundle(id, None));
        let file = fs::File::options()
            .append(true)
            .open(running.store.place(id));
        let modified = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(hour * 3_600);
        file.unwrap().set_modified(modified).unwrap();
    }
    fs::remove_dir_all(folder.0.join(FOLDER)).unwrap();
    // While it runs, it knows.
    assert_eq!(running.claim(&bundle(A, None)), Claim::Later);
    assert_eq!(folder.noted(), [B]);
    fs::remove_dir_all(folder.0.join(FOLDER)).unwrap();
    let again = folder.started();
    assert_eq!(again.claim(&bundle(A, None)), Claim::Later);
    assert_eq!(folder.noted(), [B]);
}

#[test]
fn a_note_that_cannot_be_read_keeps_nobody_out() {
    for text in ["", "../../etc/passwd", "\u{0}"] {
        let folder = Folder::new();
        fs::create_dir_all(folder.0.join(FOLDER)).unwrap();
        fs::write(folder.0.join(FOLDER).join(digest().0), text).unwrap();
        let running = folder.started();
        assert_eq!(running.claim(&bundle(A, None)), Claim::New);
        assert_eq!(running.claim(&bundle(B, None)), Claim::Later);
        assert_eq!(folder.noted(), [A]);
    }
}

#[test]
fn what_was_erased_is_not_made_again_from_memory() {
    let folder = Folder::new();
    let running = folder.started();
    assert_eq!(running.claim(&bundle(A, None)), Claim::New);
    running.keep(&bundle(A, None));
    assert_eq!(running.claim(&bundle(B, None)), Claim::Later);
    // The period is over: the next is the first.
    fs::remove_file(running.store.place(A)).unwrap();
    fs::remove_file(folder.0.join(FOLDER).join(digest().0)).unwrap();
    assert_eq!(running.claim(&bundle(C, None)), Claim::New);
    assert_eq!(folder.noted(), [C]);
}

#[test]
fn where_the_first_was_erased_on_request_whatever_comes_is_later() {
    let folder = Folder::new();
    let running = folder.started();
    assert_eq!(running.claim(&bundle(A, None)), Claim::New);
    let note = folder.0.join(FOLDER).join(digest().0);
    fs::write(&note, Note::Erased.text()).unwrap();
    for receiver in [&running, &folder.started()] {
        assert_eq!(receiver.claim(&bundle(B, None)), Claim::Later);
        assert_eq!(receiver.claim(&bundle(A, None)), Claim::Later);
    }
    assert_eq!(folder.noted(), [Note::Erased.text()]);
}

#[test]
fn a_claim_is_taken_back_where_nothing_could_be_kept() {
    let folder = Folder::new();
    let running = folder.started();
    let claim = running.claim(&bundle(A, None));
    running
        .first_attempts
        .release(&running.store, &digest(), claim);
    assert_eq!(running.claim(&bundle(B, None)), Claim::New);
    // Nobody takes back what another claimed.
    let claim = running.claim(&bundle(A, None));
    running
        .first_attempts
        .release(&running.store, &digest(), claim);
    assert_eq!(folder.noted(), [B]);
}
