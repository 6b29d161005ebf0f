//! Keys: which one counts for each test, which ones were opened beside it, and what one in the place of another would
//! change for each candidate, before it does.

mod report;

use super::desk::{Desk, Dossier};
use super::opening::fill;
use super::shelf;
use super::shell::heading;
use assay_core::assessment::{Assessment, Key};
use assay_evaluation::act::What;
use assay_evaluation::{Kept, is_reason};
use assay_web::browser::{clock::sleep, nodes, page};
use assay_web::ui::dom::{Child, View, el, views};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Where the focus goes.
const REPORT: &str = "regrade";
const REASON: &str = "key-reason";

/// A change of key that somebody looks at.
#[derive(Clone, PartialEq)]
struct Target {
    pack: Arc<Assessment>,
    /// The key that would count; `None` where none would be left.
    to: Option<Arc<Key>>,
    /// Whether that is one that was offered; otherwise the one that was opened is removed.
    is_offered: bool,
}

/// What a change of key goes through. A handle, copied freely.
#[derive(Clone, Copy)]
struct Change {
    desk: Desk,
    looked_at: RwSignal<Option<Arc<Target>>>,
    reason: RwSignal<String>,
    /// What is missing before it can be put in force.
    missing: RwSignal<&'static str>,
}

/// The screen.
pub fn keys(desk: Desk) -> View {
    let words = words();
    let change = Change {
        desk,
        looked_at: RwSignal::new(None),
        reason: RwSignal::new(String::new()),
        missing: RwSignal::new(""),
    };
    let packs = move || {
        let packs = desk.library.with(|library| library.packs.clone());
        if packs.is_empty() {
            return el("p.notice").child(words.none).view();
        }
        let parts: Vec<View> = packs.into_iter().map(|pack| part(change, pack)).collect();
        parts.view()
    };
    views((
        heading(words.title),
        el("p.lead").child(words.lead),
        el("div.policy").child(packs).child(move || {
            let target = change.looked_at.get()?;
            Some(shown(change, &target))
        }),
    ))
}

/// The keys of one pack.
fn part(change: Change, pack: Arc<Assessment>) -> View {
    let words = words();
    let desk = change.desk;
    let (key, offered) = desk.library.with_untracked(|library| {
        let own = |key: &&Arc<Key>| key.assessment_sha256 == pack.sha256;
        let offered: Vec<Arc<Key>> = library.offered.iter().filter(own).cloned().collect();
        (library.key(&pack.sha256).cloned(), offered)
    });
    let counts = match &key {
        Some(key) => fill(words.counts, &[&key.sha256[..12]]),
        None => words.counts_none.into(),
    };
    let opened = name_of(desk, &Kept::Key(pack.sha256.clone()));
    let from = match (&key, &opened) {
        (None, _) => String::new(),
        (Some(_), Some(file)) => fill(words.from_file, &[file]),
        (Some(_), None) => words.from_beside.into(),
    };
    let without = opened.map(|_| {
        let beside = desk
            .hosted
            .with_untracked(|(library, _)| library.key(&pack.sha256).cloned());
        let target = Target {
            pack: pack.clone(),
            to: beside,
            is_offered: false,
        };
        el("div.actions").child(
            el("button.btn")
                .on("click", move |_| change.look(target.clone()))
                .child(words.look_without),
        )
    });
    let lines: Vec<View> = offered
        .into_iter()
        .map(|key| offered_line(change, &pack, key))
        .collect();
    el("section.policy-part")
        .attr(
            "aria-label",
            fill(words.test, &[&pack.title, &pack.version]),
        )
        .child(el("h2").child(fill(words.test, &[&pack.title, &pack.version])))
        .child(el("p").child([&counts, " ", &from].concat()))
        .child(without)
        .child((!lines.is_empty()).then(|| el("ul").child(lines)))
        .view()
}

fn offered_line(change: Change, pack: &Arc<Assessment>, key: Arc<Key>) -> View {
    let words = words();
    let kept = Kept::OfferedKey(key.sha256.clone());
    let file = name_of(change.desk, &kept).unwrap_or_default();
    let text = fill(words.offered, &[&key.sha256[..12], &file]);
    let target = Target {
        pack: pack.clone(),
        to: Some(key),
        is_offered: true,
    };
    let remove = move |_| {
        change.looked_at.set(None);
        shelf::take_away(change.desk, &kept);
    };
    el("li")
        .child(el("p").child(text))
        .child(
            el("div.actions")
                .child(
                    el("button.btn")
                        .on("click", move |_| change.look(target.clone()))
                        .child(words.look),
                )
                .child(
                    el("button.btn-quiet")
                        .on("click", remove)
                        .child(words.remove),
                ),
        )
        .view()
}

/// The name of a file that is kept for something.
fn name_of(desk: Desk, kept: &Kept) -> Option<String> {
    desk.files.with_untracked(|files| {
        let found = files.iter().find(|one| one.0 == *kept);
        found.map(|one| one.1.clone())
    })
}

fn shown(change: Change, target: &Target) -> View {
    let words = words();
    el("section.policy-part policy-changes")
        .attr("aria-labelledby", REPORT)
        .child(
            el("h2")
                .attr("id", REPORT)
                .attr("tabindex", "-1")
                .child(words.report),
        )
        .child(report::report(change.desk, target))
        .child(reason(change))
        .child(
            el("div.actions")
                .child(
                    el("button.btn btn-primary")
                        .on("click", move |_| change.put())
                        .child(words.put),
                )
                .child(
                    el("button.btn")
                        .on("click", move |_| change.looked_at.set(None))
                        .child(words.not_now),
                ),
        )
        .view()
}

fn reason(change: Change) -> View {
    let words = words();
    let typed = move |event| {
        change.reason.set(nodes::value_of(&event));
        if change.missing.with_untracked(|missing| !missing.is_empty()) {
            change.missing.set("");
        }
    };
    el("div.field")
        .child(
            el("label.field-label")
                .attr("for", REASON)
                .child(words.reason),
        )
        .child(
            el("p.hint")
                .attr("id", "key-reason-hint")
                .child(words.reason_hint),
        )
        .child(
            el("textarea.input person-reason")
                .attr("id", REASON)
                .attr("rows", "3")
                .attr("aria-describedby", "key-reason-hint key-reason-error")
                .live("aria-invalid", move || {
                    (!change.missing.get().is_empty()).then_some("true")
                })
                .value(move || change.reason.get_untracked())
                .on("input", typed),
        )
        .child(
            el("p.field-error")
                .attr("role", "alert")
                .attr("id", "key-reason-error")
                .child(move || change.missing.get()),
        )
        .view()
}

impl Change {
    /// Shows what a change would do.
    fn look(self, target: Target) {
        self.missing.set("");
        self.looked_at.set(Some(Arc::new(target)));
        spawn_local(async {
            // The element is on screen only after the handler has ended.
            sleep(0).await;
            page::focus_id(REPORT);
        });
    }

    /// Puts in force what was looked at: it is written into the log of every candidate of the test.
    fn put(self) {
        let Some(target) = self.looked_at.get_untracked() else {
            return;
        };
        let reason = self.reason.get_untracked();
        let missing = if self.desk.who.with_untracked(String::is_empty) {
            words().who_first
        } else if !is_reason(&reason) {
            words().reason_missing
        } else {
            ""
        };
        if !missing.is_empty() {
            self.missing.set(missing);
            page::focus_id(REASON);
            return;
        }
        let content = target.pack.sha256.clone();
        let to = target.to.as_ref().map(|key| key.sha256.clone());
        let from = self.desk.library.with_untracked(|library| {
            let key = library.key(&content);
            key.map(|key| key.sha256.clone()).unwrap_or_default()
        });
        let cases: Vec<String> = of_pack(self.desk, &content)
            .iter()
            .map(|one| one.case.sha256.clone())
            .collect();
        let what = What::KeySet {
            content_sha256: content.clone(),
            from,
            to: to.clone().unwrap_or_default(),
            reason: reason.trim().into(),
        };
        self.desk.act_on(&cases, &what);
        self.looked_at.set(None);
        self.reason.set(String::new());
        let offered = to.filter(|_| target.is_offered);
        shelf::switch_key(self.desk, &content, offered.as_deref());
        self.desk.note_policies();
        self.desk.tell("is-ok", words().done.into());
        page::focus_heading();
    }
}

/// The candidates who took a test with a pack.
fn of_pack(desk: Desk, sha256: &str) -> Vec<Arc<Dossier>> {
    desk.dossiers.with_untracked(|all| {
        let own = all.iter().filter(|one| one.case.content_sha256 == sha256);
        own.cloned().collect()
    })
}

fn words() -> &'static assay_web::words::keys::Words {
    &assay_web::words::keys::ENGLISH
}
