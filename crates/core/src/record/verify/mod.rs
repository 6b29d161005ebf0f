//! Verifying a bundle: is it as it was sealed, does its record hold together and confirm its answers and times, were
//! these the items that were drawn, is its grade the one that its answers earn? Each finding names its place and says
//! what to do; nothing here judges a candidate.
//!
//! Whoever changes a file can seal it again and chain its record again. So every check here asks for something that
//! the program writes twice, or that follows from something else in the file, from the pack or from the key. What it
//! asks holds for every attempt, whatever became of clocks, pages and journal: an honest bundle is never accused.

mod answers;
mod describe;
mod form;
mod found;
mod grade;
mod granted;
mod grants;
mod invitation;
mod known;
mod lists;
mod response;
mod sums;
mod times;
mod value;

pub use found::Findings;
pub use grants::{GrantSays, ReadGrant};
pub use invitation::ReadToken;

use super::answer_bundle::{AnswerBundle, SCHEMA};
use super::bundle_header::BundleHeader;
use super::chain::{self, Broken};
use super::seal::sealed_digest;
use crate::assessment::{Assessment, Key};
use crate::attempt::clock_face;
use crate::document::{self, Value};
use describe::quoted;
use found::Found;

/// Returns everything about a bundle that does not fit. `pack` and `key` are the ones that the test was taken with,
/// where they are available; whether they belong to the bundle is checked first. `file` is its name in messages.
///
/// What is not of the form of a bundle is found first, and nothing else is checked then but the seal.
///
/// ```
/// use assay_core::document;
/// use assay_core::record::{Findings, verify};
///
/// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/bundles/end-handed-in/bundle.json"));
/// let mut bundle = document::parse("bundle.json", text).unwrap();
/// assert_eq!(verify("bundle.json", &bundle, None, None), Findings::default());
///
/// bundle["campaign"] = "another".into();
/// let found = verify("bundle.json", &bundle, None, None);
/// assert_eq!(found.contradictions.0[0].path, "$.integrity.sha256");
/// ```
pub fn verify(
    file: &str,
    bundle: &Value,
    pack: Option<&Assessment>,
    key: Option<&Key>,
) -> Findings {
    findings(file, bundle, pack, key, Signatures::default())
}

/// Does what [`verify`] does, and holds the bundle against its invitation where it has one. `read_token` reads the token of
/// an invitation with the team's public keys, and returns nothing where none of them signed it.
///
/// ```
/// use assay_core::document;
/// use assay_core::record::{Findings, verify_invited};
///
/// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/bundles/end-handed-in/bundle.json"));
/// let bundle = document::parse("bundle.json", text).unwrap();
/// let found = verify_invited("bundle.json", &bundle, None, None, &|_| None);
/// assert_eq!(found, Findings::default(), "it has no invitation");
/// ```
pub fn verify_invited(
    file: &str,
    bundle: &Value,
    pack: Option<&Assessment>,
    key: Option<&Key>,
    read_token: ReadToken<'_>,
) -> Findings {
    let signatures = Signatures {
        invitation: Some(read_token),
        ..Signatures::default()
    };
    findings(file, bundle, pack, key, signatures)
}

/// How what a team signed is read, with its public keys. What cannot be read is not checked.
#[derive(Clone, Copy, Default)]
pub struct Signatures<'a> {
    /// Reads the token of an invitation, and returns nothing where none of the team's keys signed it.
    pub invitation: Option<ReadToken<'a>>,
    /// Reads the token of a time grant, and returns nothing likewise.
    pub grant: Option<ReadGrant<'a>>,
}

/// Does what [`verify`] does, and holds the bundle against everything that the team signed for it: its invitation, and the
/// time that was given back.
pub fn verify_signed(
    file: &str,
    bundle: &Value,
    pack: Option<&Assessment>,
    key: Option<&Key>,
    signatures: Signatures<'_>,
) -> Findings {
    findings(file, bundle, pack, key, signatures)
}

fn findings(
    file: &str,
    bundle: &Value,
    pack: Option<&Assessment>,
    key: Option<&Key>,
    signatures: Signatures<'_>,
) -> Findings {
    let mut found = Found::of(file);
    if document::schema_of(bundle) != Some(SCHEMA) {
        found.add(
            "$.schema",
            "This is no answer bundle that this version reads.",
            "Give a file that a finished attempt has sent.",
        );
        return found.finish();
    }
    seal(bundle, &mut found);
    match document::read::<AnswerBundle>(file, bundle) {
        Ok(read) => {
            events(bundle, &read, &mut found);
            invitation::invitation(&read, signatures.invitation, &mut found);
            grants::grants(&read, signatures.grant, &mut found);
            content(&read, pack, key, &mut found);
        }
        Err(problems) => found.not_a_bundle(problems),
    }
    found.finish()
}

/// Checks what a bundle says against itself, its pack and its key.
fn content(
    bundle: &AnswerBundle,
    pack: Option<&Assessment>,
    key: Option<&Key>,
    found: &mut Found<'_>,
) {
    let pack = pack.filter(|pack| form::is_of(bundle, pack, found));
    let in_words = bundle
        .form
        .is_narrative
        .then(|| (pack.map(Assessment::in_words), key.map(Key::in_words)));
    let (pack, key) = match &in_words {
        Some((pack, key)) => (pack.as_ref(), key.as_ref()),
        None => (pack, key),
    };
    times::times(bundle, pack, found);
    if let Some(pack) = pack {
        form::form(bundle, pack, found);
    }
    answers::answers(bundle, pack, found);
    grade::grade(bundle, pack, key, found);
}

/// Checks the digest over everything else.
fn seal(bundle: &Value, found: &mut Found<'_>) {
    if BundleHeader::of(bundle).integrity.sha256 != sealed_digest(bundle) {
        found.add(
            "$.integrity.sha256",
            "The bundle is not as it was sealed: something in it was changed afterwards.",
            "Use the file as it arrived, or ask the candidate for theirs and compare both with the receipt.",
        );
    }
}

/// Follows the chain of events up to its first broken link. `raw` is the bundle as it is in the file: the digests are
/// made of that.
fn events(raw: &Value, bundle: &AnswerBundle, found: &mut Found<'_>) {
    let events = raw.get("events").and_then(Value::as_array);
    let events = events.map_or(&[][..], Vec::as_slice);
    match chain::follow(&bundle.attempt_id, events, &bundle.integrity.events_head) {
        Ok(()) => {}
        Err(Broken::Head) => found.add(
            "$.integrity.events_head",
            "The record ends before its head: events at its end are missing, or the head was changed.",
            "Compare the head with the candidate's receipt.",
        ),
        Err(Broken::Event(position)) => {
            let path = ["$.events[", &position.to_string(), "]"].concat();
            let (kind, at_ms) = bundle
                .events
                .get(position)
                .map_or(("", 0), |event| (&event.kind, event.at_ms));
            let message = [
                "The record breaks here: ",
                &quoted(kind),
                " at ",
                &clock_face(at_ms),
                " does not follow from the events before it.",
            ]
            .concat();
            let remedy = "What comes before this event is as it was recorded. Ask the candidate for their file.";
            found.add(&path, &message, remedy);
        }
    }
}
