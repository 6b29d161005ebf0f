//! Opening files: what each is, by its schema, and what becomes of it. Every finding is reported in words, and nothing
//! that is on the workspace is lost over a file that does not fit.

use super::doubt;
use super::erasure::gate::hold_back;
use super::merging;
use super::opened_files;
use super::persistence;
use super::private_key::waiting;
use super::team::offer::offer;
use super::workspace::{CandidateRecord, Workspace};
use crate::message::Level;
use crate::short_digest::short_digest;
use assay_core::assessment::{Assessment, Key};
use assay_core::document::{self, Problems, Value};
use assay_evaluation::{
    Kept, Kit, Library, Log, OpenedBundle, Own, ScoringPolicy, State, TakenKey,
};
use assay_evaluation::{TextFault, text_fault};
use leptos::prelude::*;
use std::sync::Arc;

/// A file as it was chosen: what it is, its name, its text, and its content where it is JSON.
struct Chosen {
    kind: Kind,
    name: String,
    text: String,
    content: Result<Value, Unread>,
}

/// The reason why the content of a file is not there.
enum Unread {
    /// The file is of another kind; in words.
    Fault(String),
    /// It is JSON, and something is wrong with it.
    Problems(Problems),
}

impl Unread {
    fn tell(&self, workspace: Workspace) {
        match self {
            Self::Fault(words) => workspace.notify(Level::Failed, words.clone()),
            Self::Problems(problems) => workspace.notify_problems(problems),
        }
    }
}

impl From<Problems> for Unread {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

/// The kind of a file, in the order in which files are taken: bundles need packs and keys, evaluations need bundles.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Pack,
    Key,
    Kit,
    Policy,
    Bundle,
    Sealed,
    PrivateKeys,
    Evaluation,
    Team,
    Unknown,
}

/// Opens some files.
pub fn open_all(workspace: Workspace, files: Vec<(String, String)>) {
    workspace.messages.set(Vec::new());
    let visible = files.into_iter().filter(|file| !file.0.starts_with('.'));
    let mut chosen: Vec<Chosen> = visible.map(Chosen::of).collect();
    chosen.sort_by(|one, other| (one.kind, &one.name).cmp(&(other.kind, &other.name)));
    let bundles = chosen.partition_point(|file| file.kind < Kind::Bundle);
    let rest = chosen.split_off(bundles);
    for file in &chosen {
        let Ok(value) = &file.content else {
            continue;
        };
        match take(workspace, &file.name, value, Origin::Opened) {
            Ok(Some(kept)) => opened_files::keep(workspace, kept, &file.name, &file.text),
            Ok(None) => {}
            Err(problems) => workspace.notify_problems(&problems),
        }
    }
    if !chosen.is_empty() {
        let doubtful = doubt::known(workspace);
        workspace.rescore_all();
        doubt::tell(workspace, &doubtful);
        workspace.note_policies();
    }
    let (bundles, others): (Vec<Chosen>, Vec<Chosen>) =
        rest.into_iter().partition(|file| file.kind == Kind::Bundle);
    open_bundles(workspace, bundles);
    let is_locked = |file: &Chosen| matches!(file.kind, Kind::Sealed | Kind::PrivateKeys);
    let (locked, others): (Vec<Chosen>, Vec<Chosen>) = others.into_iter().partition(is_locked);
    open_locked(workspace, &locked);
    for file in others {
        let outcome = match (file.kind, file.content) {
            (Kind::Evaluation, Ok(value)) => merging::evaluation(workspace, &file.name, &value),
            (Kind::Team, Ok(value)) => {
                // Last of all: bundles that were chosen with it are there already.
                if let Err(problems) = offer(workspace, &file.name, &value) {
                    workspace.notify_problems(&problems);
                }
                continue;
            }
            _ => {
                workspace.notify(Level::Warning, tr!(workspace.not_ours, file = file.name));
                continue;
            }
        };
        match outcome {
            Ok(added) => workspace.notify(
                Level::Ok,
                tr!(workspace.evaluation_merged, file = file.name, count = added),
            ),
            Err(problems) => workspace.notify_problems(&problems),
        }
    }
}

/// Takes sealed answers, and a file of private keys, for which a passphrase is asked.
fn open_locked(workspace: Workspace, files: &[Chosen]) {
    for file in files {
        if file.kind == Kind::Sealed {
            waiting::take(workspace, &file.name, &file.text);
        } else if workspace.key_ring.take_file(&file.name, &file.text) {
            workspace.notify(Level::Ok, tr!(sealed.file_taken, file = file.name));
        } else {
            workspace.notify(Level::Failed, tr!(sealed.file_damaged, file = file.name));
        }
    }
    if files.iter().any(|file| file.kind == Kind::Sealed) {
        open_sealed(workspace);
    }
}

/// Opens the sealed answers that the keys at hand open, and goes on as with other answers.
pub fn open_sealed(workspace: Workspace) {
    let unsealed = waiting::unsealed(workspace);
    open_bundles(workspace, unsealed.into_iter().map(Chosen::of).collect());
}

fn open_bundles(workspace: Workspace, files: Vec<Chosen>) {
    let (mut new, mut known) = (Vec::new(), 0_usize);
    let mut all = workspace.records.get_untracked();
    for file in files {
        if let Ok(value) = &file.content
            && hold_back(workspace, value, &file.name, &file.text)
        {
            continue;
        }
        let opened = file
            .content
            .and_then(|value| Ok(bundle(workspace, &mut all, &file.name, value)?));
        match opened {
            Ok(Some(sha256)) => new.push((sha256, [&file.name, "\n", &file.text].concat())),
            Ok(None) => known += 1,
            Err(unread) => unread.tell(workspace),
        }
    }
    let opened = new.len();
    if opened > 0 {
        all.sort_by(|one, other| one.opened.started_at.cmp(&other.opened.started_at));
        let doubtful = doubt::known(workspace);
        workspace.records.set(all);
        persistence::bundles(workspace, new);
        workspace.note_policies();
        workspace.notify(Level::Ok, tr!(workspace.opened, count = opened));
        doubt::tell(workspace, &doubtful);
    }
    if known > 0 {
        let known = known.to_string();
        workspace.notify(Level::Warning, tr!(workspace.known_already, count = known));
    }
}

impl Chosen {
    fn of((name, text): (String, String)) -> Self {
        let is_sealed = text.contains(ENVELOPE);
        let most = if text.contains(TEAM) {
            MOST_TEAM_BYTES
        } else if is_sealed {
            MOST_SEALED_BYTES
        } else {
            MOST_BYTES
        };
        let content = if text.len() > most {
            Err(Unread::Fault(tr!(workspace.fault_large, file = name)))
        } else if let Some(fault) = text_fault(&text) {
            Err(Unread::Fault(fault_words(fault, &name)))
        } else {
            let parsed = document::parse(&name, &text);
            parsed.map_err(|problems| match is_sealed {
                true => Unread::Fault(tr!(sealed.damaged, file = name)),
                false => Unread::Problems(problems),
            })
        };
        Self {
            kind: content.as_ref().map_or(Kind::Bundle, kind),
            name,
            text,
            content,
        }
    }
}

/// Says what a file is that cannot be one of ours, and what to do.
fn fault_words(fault: TextFault, file: &str) -> String {
    match fault {
        TextFault::Empty => tr!(workspace.fault_empty, file = file),
        TextFault::Picture => tr!(workspace.fault_picture, file = file),
        TextFault::Archive => tr!(workspace.fault_archive, file = file),
        TextFault::Pdf => tr!(workspace.fault_pdf, file = file),
        TextFault::WebPage => tr!(workspace.fault_web_page, file = file),
        TextFault::Utf16 => tr!(workspace.fault_utf16, file = file),
        TextFault::Binary => tr!(workspace.fault_binary, file = file),
        TextFault::PlainText => tr!(workspace.fault_plain_text, file = file),
        TextFault::CurlyQuotes => tr!(workspace.fault_quotes, file = file),
        TextFault::TooDeep => tr!(workspace.fault_deep, file = file),
    }
}

fn kind(value: &Value) -> Kind {
    match schema(value) {
        "assay/assessment" => Kind::Pack,
        "assay/key" => Kind::Key,
        "assay/kit" => Kind::Kit,
        "assay/policy" => Kind::Policy,
        "assay/answer-bundle" | "assay/receipt" | "assay/probe" => Kind::Bundle,
        "assay/envelope" => Kind::Sealed,
        "assay/private-keys" => Kind::PrivateKeys,
        "assay/evaluation" => Kind::Evaluation,
        "assay/team" => Kind::Team,
        _ => Kind::Unknown,
    }
}

/// The schema of a document, without its version.
fn schema(value: &Value) -> &str {
    let schema = document::schema_of(value);
    let schema = schema.unwrap_or_default();
    schema.rsplit_once('/').map_or(schema, |(name, _)| name)
}

/// The origin of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// It lies beside the page.
    Beside,
    /// Somebody opened it.
    Opened,
}

/// Takes a pack, a key, a kit or a policy that lies beside the page.
pub fn reference(workspace: Workspace, name: &str, text: &str) {
    let taken =
        document::parse(name, text).and_then(|value| take(workspace, name, &value, Origin::Beside));
    if let Err(problems) = &taken {
        workspace.notify_problems(problems);
    }
}

/// Takes such a file; what it is kept for, where it is new. A key that is opened takes the place of no other, and a
/// policy that is opened counts for nobody: they are offered.
fn take(
    workspace: Workspace,
    name: &str,
    value: &Value,
    origin: Origin,
) -> Result<Option<Kept>, Problems> {
    Ok(match schema(value) {
        "assay/assessment" => {
            let pack = Assessment::parse(name, value)?;
            let kept = Kept::Pack(pack.sha256.clone());
            let is_new = |library: &Library| library.pack(&pack.sha256).is_none();
            let is_new = workspace.library.with_untracked(is_new);
            workspace.library.update(|library| library.add_pack(pack));
            is_new.then_some(kept)
        }
        "assay/key" => key(workspace, name, Key::parse(name, value)?)?,
        "assay/kit" => {
            let kit = Kit::parse(name, value)?;
            let is_of = |pack: &Arc<Assessment>| pack.id == kit.assessment_id;
            let is_other = workspace.library.with_untracked(|library| {
                !library.packs.is_empty() && !library.packs.iter().any(is_of)
            });
            if is_other {
                workspace.notify(
                    Level::Warning,
                    tr!(workspace.kit_of_other, file = name, role = kit.role),
                );
            }
            let is_new =
                |known: &Option<Arc<Kit>>| known.as_deref().is_some_and(|known| *known != kit);
            if workspace.kit.with_untracked(is_new) {
                workspace.notify(Level::Warning, tr!(workspace.kit_replaced, file = name));
            }
            workspace.kit.set(Some(Arc::new(kit)));
            Some(Kept::Kit)
        }
        _ => {
            let policy = ScoringPolicy::parse(name, value)?;
            if let Some(key) = workspace.first_key() {
                policy.check_pair(name, &key)?;
            }
            if origin == Origin::Beside {
                workspace.beside.update(|all| all.push(Arc::new(policy)));
            } else {
                workspace.offer_policy(name, policy, None);
            }
            None
        }
    })
}

fn key(workspace: Workspace, name: &str, key: Key) -> Result<Option<Kept>, Problems> {
    let content = key.assessment_sha256.clone();
    let pack = workspace
        .library
        .with_untracked(|library| library.pack(&content).cloned());
    if let Some(pack) = pack {
        key.check_pair(name, &pack)?;
    }
    let sha256 = key.sha256.clone();
    let mut taken = TakenKey::Known;
    workspace
        .library
        .update(|library| taken = library.take_key(key));
    Ok(match taken {
        TakenKey::Counts => Some(Kept::Key(content)),
        TakenKey::Known => None,
        TakenKey::Offered => {
            let counts = workspace
                .library
                .with_untracked(|library| library.key(&content).map(|key| key.sha256.clone()));
            let counts = counts.unwrap_or_default();
            let outcome = tr!(
                workspace.other_key,
                file = name,
                counting = short_digest(&counts),
                offered = short_digest(&sha256),
            );
            workspace.notify(Level::Warning, outcome);
            Some(Kept::OfferedKey(sha256))
        }
    })
}

/// Puts a bundle on the workspace; its digest, where it is new.
fn bundle(
    workspace: Workspace,
    all: &mut Vec<Arc<CandidateRecord>>,
    name: &str,
    value: Value,
) -> Result<Option<String>, Problems> {
    let opened = workspace
        .library
        .with_untracked(|library| OpenedBundle::read(name, value, library))?;
    let sha256 = opened.sha256.clone();
    if let Some(known) = all.iter_mut().find(|one| one.opened.sha256 == sha256) {
        // The same answers under a broken seal give way to those under a whole one.
        if opened.problems.0.len() >= known.opened.problems.0.len() {
            return Ok(None);
        }
        Arc::make_mut(known).opened = Arc::new(opened);
        return Ok(Some(sha256));
    }
    let mut record = CandidateRecord {
        log: Log::about(opened.subject()),
        opened: Arc::new(opened),
        own: Own::default(),
        state: State::default(),
        policy: None,
        scorecard: None,
    };
    workspace.rescore(&mut record);
    all.push(Arc::new(record));
    Ok(Some(sha256))
}

/// So large a file is none of ours, in bytes.
const MOST_BYTES: usize = 2_000_000;

/// A team file has all candidates, and may be larger.
const MOST_TEAM_BYTES: usize = 100_000_000;

/// Sealed answers are a third larger than the answers in them.
const MOST_SEALED_BYTES: usize = 2_700_000;

/// What sealed answers say of themselves, before they are read.
const ENVELOPE: &str = "\"assay/envelope/";

/// What a team file says of itself, before it is read.
const TEAM: &str = "\"assay/team/";
