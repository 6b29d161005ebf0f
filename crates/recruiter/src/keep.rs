//! Keeping what is on the desk in this browser, and putting it back when the page is opened again. Nothing leaves
//! the browser.

use super::desk::{CandidateRecord, Desk};
use super::opening::fill;
use super::shelf;
use super::tabs::{self, News};
use crate::words::desk::words;
use assay_core::json::{self, Problems, Value};
use assay_evaluation::{Log, OpenedBundle, Own, State, Subject};
use assay_web::browser::clock;
use assay_web::browser::desk_store::{DeskStore, Shelf};
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

thread_local! {
    /// What the browser's database was called when this page last read it or wrote to it.
    static KNOWN: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What the page writes to.
#[derive(Clone, Default)]
pub struct Keeper {
    /// The browser's database; `None` where it offers none.
    pub store: Option<DeskStore>,
    /// Identifier of this page's strand.
    pub strand: String,
}

/// Opens the browser's database and puts back what was on the desk.
pub async fn restore(desk: Desk) {
    let strand = clock::uuid_v4();
    let store = match DeskStore::open().await {
        Ok(store) => Some(store),
        Err(_) => {
            desk.is_kept.set(false);
            None
        }
    };
    desk.keeper.set(Keeper {
        store: store.clone(),
        strand,
    });
    let Some(store) = store else { return };
    let settings = store.all(Shelf::Settings).await.unwrap_or_default();
    desk.restore_raters(&settings);
    shelf::restore(desk, &store).await;
    if let Ok(Some(revision)) = store.get(Shelf::Settings, REVISION).await {
        KNOWN.set(revision);
    }
    if let Ok(Some(is_blind)) = store.get(Shelf::Settings, "blind").await {
        desk.is_blind.set(is_blind == "yes");
    }
    let (bundles, strands) = (
        store.all(Shelf::Bundles).await,
        store.all(Shelf::Strands).await,
    );
    match (bundles, strands) {
        (Ok(bundles), Ok(strands)) => desk.dossiers.set(put_back(desk, &bundles, &strands)),
        _ => desk.tell("is-failed", words().restore_failed.into()),
    }
    desk.restore_policies(&settings);
}

/// Takes in what other pages of this browser have done meanwhile.
pub async fn refresh(desk: Desk) {
    let Some(store) = desk.keeper.with_untracked(|keeper| keeper.store.clone()) else {
        return;
    };
    let revision = store.get(Shelf::Settings, REVISION).await.ok().flatten();
    let Some(revision) = revision.filter(|revision| KNOWN.with_borrow(|known| known != revision))
    else {
        return;
    };
    KNOWN.set(revision);
    let (Ok(bundles), Ok(strands)) = (
        store.all(Shelf::Bundles).await,
        store.all(Shelf::Strands).await,
    ) else {
        return;
    };
    let kept = put_back(desk, &bundles, &strands);
    let mut all = desk.dossiers.get_untracked();
    let mut is_changed = false;
    for theirs in kept {
        match all
            .iter_mut()
            .find(|ours| ours.case.sha256 == theirs.case.sha256)
        {
            Some(ours) => is_changed |= merge(desk, ours, &theirs.log, &theirs.own),
            None => {
                all.push(theirs);
                is_changed = true;
            }
        }
    }
    if is_changed {
        desk.dossiers.set(all);
    }
}

/// Takes in what other pages of this browser have just done.
pub async fn take_in(desk: Desk, news: Vec<News>) {
    let Some(store) = desk.keeper.with_untracked(|keeper| keeper.store.clone()) else {
        return;
    };
    let mut strands = Vec::new();
    let mut is_more = false;
    for one in news {
        match one {
            News::AuthorLog(name) => {
                if let Ok(Some(text)) = store.get(Shelf::Strands, &name).await {
                    strands.push((name, text));
                }
            }
            News::Bundles => is_more = true,
            News::Forgotten(sha256) => {
                desk.dossiers
                    .update(|all| all.retain(|one| one.case.sha256 != sha256));
                // As in the page in which it was taken off.
                desk.keeper
                    .update(|keeper| keeper.strand = clock::uuid_v4());
            }
            News::Raters => {
                let settings = store.all(Shelf::Settings).await.unwrap_or_default();
                desk.learn_raters(&settings);
            }
            News::Policies => {
                let settings = store.all(Shelf::Settings).await.unwrap_or_default();
                desk.learn_policies(&settings);
            }
            News::Files => shelf::refresh(desk, &store).await,
            News::Erased => assay_web::browser::screen::reload(),
        }
    }
    let mut all = desk.dossiers.get_untracked();
    let mut is_changed = false;
    for (name, text) in strands {
        let of_case = |one: &&mut Arc<CandidateRecord>| name.starts_with(&one.case.sha256);
        let Some(ours) = all.iter_mut().find(of_case) else {
            is_more = true;
            continue;
        };
        if let Ok((log, own)) = strand_of(&name, &text, ours.case.subject()) {
            is_changed |= merge(desk, ours, &log, &own);
        }
    }
    if is_changed {
        desk.dossiers.set(all);
    }
    if is_more {
        refresh(desk).await;
    }
}

/// Takes into a dossier what another log has; whether there was anything new.
fn merge(desk: Desk, ours: &mut Arc<CandidateRecord>, log: &Log, own: &Own) -> bool {
    let mut dossier = CandidateRecord::clone(ours);
    let is_new = dossier
        .log
        .merge("", log)
        .is_ok_and(|merged| merged.added > 0);
    if is_new {
        dossier.own.take(own, log, &dossier.log);
        desk.rescore(&mut dossier);
        *ours = Arc::new(dossier);
    }
    is_new
}

/// A strand as it was kept, and how much of it was written in this browser.
fn strand_of(name: &str, text: &str, subject: Subject) -> Result<(Log, Own), Problems> {
    let value = json::parse(name, text)?;
    let count = value.get(OWN).and_then(Value::as_u64);
    let log = Log::parse(name, &Value::from(vec![value]), subject)?;
    let mut own = Own::default();
    let count = count.and_then(|count| usize::try_from(count).ok());
    for strand in log.strands() {
        own.set(strand, count.unwrap_or(strand.entries.len()));
    }
    Ok((log, own))
}

/// In a strand that came with a file, or was lengthened by one: how many of its first entries were written here.
const OWN: &str = "own";

fn put_back(
    desk: Desk,
    bundles: &[(String, String)],
    strands: &[(String, String)],
) -> Vec<Arc<CandidateRecord>> {
    let library = desk.library.get_untracked();
    let mut all = Vec::new();
    for (sha256, text) in bundles {
        let (file, text) = text.split_once('\n').unwrap_or(("", text));
        let case = match OpenedBundle::open(file, text, &library) {
            Ok(case) => case,
            Err(problems) => {
                desk.tell(
                    "is-failed",
                    fill(words().bundle_lost, &[&problems.to_string()]),
                );
                continue;
            }
        };
        let mut log = Log::about(case.subject());
        let mut own = Own::default();
        for (name, text) in strands
            .iter()
            .filter(|(name, _)| name.starts_with(sha256.as_str()))
        {
            let merged = strand_of(name, text, case.subject()).and_then(|(strand, part)| {
                log.merge(name, &strand)?;
                own.take(&part, &strand, &log);
                Ok(())
            });
            if let Err(problems) = merged {
                desk.tell_problems(&problems);
            }
        }
        let mut dossier = CandidateRecord {
            case: Arc::new(case),
            log,
            own,
            state: State::default(),
            scorecard: None,
        };
        desk.rescore(&mut dossier);
        all.push(Arc::new(dossier));
    }
    all.sort_by(|one, other| one.case.started_at.cmp(&other.case.started_at));
    all
}

/// The setting that changes whenever a page writes something that others have to know.
const REVISION: &str = "revision";

/// Keeps something that other pages have to know, and tells them once it is kept.
fn publish(desk: Desk, shelf: Shelf, entries: Vec<(String, String)>, news: News) {
    let Some(store) = desk.keeper.with_untracked(|keeper| keeper.store.clone()) else {
        return;
    };
    spawn_local(async move {
        if store.put(shelf, &entries).await.is_err() {
            desk.is_kept.set(false);
            desk.tell("is-failed", words().keeping_failed.into());
            return;
        }
        let revision = clock::uuid_v4();
        KNOWN.set(revision.clone());
        // Without it the others learn of it from what they are told here.
        let _ = store
            .put(Shelf::Settings, &[(REVISION.into(), revision)])
            .await;
        tabs::tell(&news);
    });
}

/// Keeps bundles, each by its digest: the name of its file, and its text.
pub fn bundles(desk: Desk, entries: Vec<(String, String)>) {
    publish(desk, Shelf::Bundles, entries, News::Bundles);
}

/// Keeps a strand of a log.
pub fn strand(desk: Desk, sha256: &str, strand: &assay_evaluation::AuthorLog, own: &Own) {
    let mut value = strand.to_json();
    let count = own.count(strand);
    if let Some(fields) = value
        .as_object_mut()
        .filter(|_| count < strand.entries.len())
    {
        fields.insert(OWN.into(), count.into());
    }
    let text = json::to_text(&value);
    let name = [sha256, " ", &strand.id].concat();
    let entries = vec![(name.clone(), text)];
    publish(desk, Shelf::Strands, entries, News::AuthorLog(name));
}

/// Keeps files that were opened.
pub fn files(desk: Desk, entries: Vec<(String, String)>) {
    publish(desk, Shelf::Files, entries, News::Files);
}

/// No longer keeps a file.
pub fn remove_file(desk: Desk, name: String) {
    let Some(store) = desk.keeper.with_untracked(|keeper| keeper.store.clone()) else {
        return;
    };
    spawn_local(async move {
        match store.remove(Shelf::Files, &[name]).await {
            Ok(()) => tabs::tell(&News::Files),
            Err(_) => desk.tell("is-failed", words().keeping_failed.into()),
        }
    });
}

/// Keeps which policies were put in force.
pub fn in_force(desk: Desk, name: &str, text: &str) {
    let entries = vec![(name.into(), text.into())];
    publish(desk, Shelf::Settings, entries, News::Policies);
}

/// Keeps who ever sat here.
pub fn raters(desk: Desk, name: &str, text: &str) {
    let entries = vec![(name.into(), text.into())];
    publish(desk, Shelf::Settings, entries, News::Raters);
}

/// Keeps a setting.
pub fn setting(desk: Desk, name: &str, text: &str) {
    put(desk, Shelf::Settings, vec![(name.into(), text.into())]);
}

fn put(desk: Desk, shelf: Shelf, entries: Vec<(String, String)>) {
    let Some(store) = desk.keeper.with_untracked(|keeper| keeper.store.clone()) else {
        return;
    };
    spawn_local(async move {
        if store.put(shelf, &entries).await.is_err() {
            desk.is_kept.set(false);
            desk.tell("is-failed", words().keeping_failed.into());
        }
    });
}

/// Takes a case with all that was done about it off the desk.
pub fn forget(desk: Desk, sha256: &str) {
    desk.dossiers
        .update(|all| all.retain(|one| one.case.sha256 != sha256));
    // What is done from here on must not contradict what was exported before.
    desk.keeper
        .update(|keeper| keeper.strand = clock::uuid_v4());
    let Some(store) = desk.keeper.with_untracked(|keeper| keeper.store.clone()) else {
        return;
    };
    let sha256 = sha256.to_owned();
    spawn_local(async move {
        let strands = store.all(Shelf::Strands).await.unwrap_or_default();
        let own = strands
            .into_iter()
            .map(|(name, _)| name)
            .filter(|name| name.starts_with(&sha256));
        let names: Vec<String> = own.collect();
        // What was being written about the case is kept among the settings.
        let settings = store.all(Shelf::Settings).await.unwrap_or_default();
        let drafts = settings.into_iter().map(|(name, _)| name);
        let drafts: Vec<String> = drafts.filter(|name| name.contains(&sha256)).collect();
        let _ = store.remove(Shelf::Settings, &drafts).await;
        let gone = store.remove(Shelf::Strands, &names).await;
        let bundle = std::slice::from_ref(&sha256);
        match gone.and(store.remove(Shelf::Bundles, bundle).await) {
            Ok(()) => tabs::tell(&News::Forgotten(sha256)),
            Err(_) => desk.tell("is-failed", words().keeping_failed.into()),
        }
    });
}

/// Takes everything off the desk and out of this browser.
pub fn forget_all(desk: Desk) {
    desk.dossiers.set(Vec::new());
    let Some(store) = desk.keeper.with_untracked(|keeper| keeper.store.clone()) else {
        return;
    };
    spawn_local(async move {
        match store.clear().await {
            Ok(()) => {
                tabs::tell(&News::Erased);
                assay_web::browser::screen::reload();
            }
            Err(_) => desk.tell("is-failed", words().keeping_failed.into()),
        }
    });
}
