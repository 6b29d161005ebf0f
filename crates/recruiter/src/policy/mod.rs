//! The scoring policy: what is in force and what each setting means, a form to change it, and what a change would do
//! to every candidate, before it does.

mod changes;
pub(super) mod describe;
mod fields;
mod form;
mod offers;

use super::desk::Desk;
use super::opening::{self, fill};
use super::shell::heading;
use assay_core::assessment::{Assessment, Key};
use assay_core::json::{self, Problem, Problems};
use assay_evaluation::act::{Act, What};
use assay_evaluation::{
    PolicyDraft, ScoringPolicy, is_reason, is_version_taken, policy_by, policy_of,
};
use assay_web::browser::clock::sleep;
use assay_web::browser::{files, page};
use assay_web::ui::dom::{Child, View, el, views};
use assay_web::ui::live::effect;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Where the focus goes.
const IN_FORCE: &str = "policy-in-force";
const FORM: &str = "policy-change";
const CHANGES: &str = "policy-changes";

/// What a change of the policy goes through. A handle, copied freely.
#[derive(Clone, Copy)]
struct Change {
    desk: Desk,
    /// Pack and key that the policy is about.
    about: RwSignal<(Arc<Assessment>, Arc<Key>)>,
    /// What counts now.
    in_force: Memo<Arc<ScoringPolicy>>,
    /// What the form holds.
    draft: RwSignal<PolicyDraft>,
    /// What is wrong with it; nothing where it is sound.
    found: Memo<Problems>,
    /// What somebody is looking at before it is put in force.
    looked_at: RwSignal<Option<Arc<ScoringPolicy>>>,
    /// Why it is to be in force.
    reason: RwSignal<String>,
    /// Whether a reason is missing.
    missing: RwSignal<bool>,
    /// What came of the last press of a button.
    said: RwSignal<String>,
}

/// The screen.
pub fn policy(desk: Desk) -> View {
    let about = Memo::new(move |_| desk.first_pack().map(|pack| (pack, desk.first_key())));
    let shown = move || match about.get() {
        Some((pack, Some(key))) => whole(desk, pack, key),
        Some((pack, None)) => views(move || without_key(desk, &pack)),
        None => el("p.notice").child(words().missing).view(),
    };
    views((
        heading(words().title),
        el("p.lead").child(words().lead),
        el("div.policy").child(shown),
    ))
}

fn without_key(desk: Desk, pack: &Assessment) -> View {
    let acts = desk.in_force.get();
    match acts.iter().rev().find_map(policy_of) {
        Some(policy) => views((
            el("p.notice").child(words().missing_key),
            describe::all(&policy, pack),
        )),
        None => el("p.notice").child(words().missing).view(),
    }
}

fn whole(desk: Desk, pack: Arc<Assessment>, key: Arc<Key>) -> View {
    let words = words();
    let of_key = key.clone();
    let in_force = Memo::new(move |_| desk.policy_for(&of_key));
    let draft = RwSignal::new(in_force.with_untracked(|policy| PolicyDraft::of(policy, &pack)));
    let about = RwSignal::new((pack.clone(), key.clone()));
    let found = Memo::new(move |_| {
        let (in_force, draft) = (in_force.get(), draft.get());
        about.with_untracked(|(_, key)| problems(&draft, key, &in_force))
    });
    let change = Change {
        desk,
        about,
        in_force,
        draft,
        found,
        looked_at: RwSignal::new(None),
        reason: RwSignal::new(String::new()),
        missing: RwSignal::new(false),
        said: RwSignal::new(String::new()),
    };
    // Another policy came into force: the form begins anew from it.
    effect(Box::new(move || {
        let policy = in_force.get();
        change.fill_in(&policy);
    }));
    let facts = move || {
        let acts = desk.in_force.get();
        let set = policy_by(&acts, &key).map(|(act, _)| act);
        in_force.with(|policy| facts(policy, set, &pack, &key))
    };
    let misfit = move || {
        let acts = desk.in_force.get();
        let misfits =
            about.with_untracked(|(_, key)| !acts.is_empty() && policy_by(&acts, key).is_none());
        misfits.then(|| el("p.notice is-warning").child(words.does_not_fit))
    };
    views((
        el("section.policy-part")
            .attr("aria-labelledby", IN_FORCE)
            .child(
                el("h2")
                    .attr("id", IN_FORCE)
                    .attr("tabindex", "-1")
                    .child(words.in_force),
            )
            .child(misfit)
            .child(facts)
            .child(files_and_back(change)),
        offers::offers(change),
        form::form(change),
        changes::changes(change),
        el("p.policy-said")
            .attr("role", "status")
            .child(move || change.said.get()),
    ))
}

/// What is in force, with what each setting means.
fn facts(policy: &ScoringPolicy, set: Option<&Act>, pack: &Assessment, key: &Key) -> View {
    let words = words();
    let is_of_key = policy.sha256() == ScoringPolicy::of_key(key).sha256();
    let source = match set {
        _ if is_of_key => words.source_key,
        Some(_) => words.source_here,
        None => words.source_beside,
    };
    let why = set.and_then(|act| match &act.what {
        What::PolicySet { reason, .. } if !reason.is_empty() => {
            Some(fill(words.set_by, &[&act.by, reason]))
        }
        _ => None,
    });
    let pair =
        |name: &'static str, value: View| views((el("dt").child(name), el("dd").child(value)));
    views((
        el("dl.particulars")
            .child(pair(
                words.test,
                fill(words.test_is, &[&pack.title, &pack.version]).view(),
            ))
            .child(pair(
                words.version,
                el("strong").child(policy.version.as_str()).view(),
            ))
            .child(pair(
                words.source,
                views((source, why.map(|why| el("p").child(why)))),
            ))
            .child(pair(
                words.digest,
                el("span.digest").child(policy.sha256()).view(),
            )),
        describe::all(policy, pack),
    ))
}

fn files_and_back(change: Change) -> View {
    let words = words();
    let download = move |_| {
        let text = change
            .in_force
            .with_untracked(|policy| json::to_text(&policy.to_json()));
        files::download("policy.json", &text);
    };
    let back = move |_| {
        let policy = change
            .about
            .with_untracked(|(_, key)| ScoringPolicy::of_key(key));
        change.fill_in(&policy);
        change.look();
    };
    let chosen = move |event: web_sys::Event| {
        spawn_local(async move {
            let files = files::all_chosen(&event).await;
            // Whoever has gone elsewhere meanwhile has left the form behind.
            let is_here = change
                .desk
                .place
                .with_untracked(|place| place.trim_matches('/') == "policy");
            if is_here {
                change.open(files);
            }
        });
    };
    el("div.policy-files")
        .child(
            el("div.actions")
                .child(el("button.btn").on("click", download).child(words.download))
                .child(el("button.btn").on("click", back).child(words.back)),
        )
        .child(
            el("div.field")
                .child(
                    el("label.field-label")
                        .attr("for", "policy-file")
                        .child(words.open),
                )
                .child(
                    el("input.file")
                        .attr("id", "policy-file")
                        .attr("type", "file")
                        .attr("accept", ".json,application/json")
                        .attr("aria-describedby", "policy-file-hint")
                        .on("change", chosen),
                ),
        )
        .child(
            el("p.hint")
                .attr("id", "policy-file-hint")
                .child(words.back_hint),
        )
        .view()
}

impl Change {
    /// Fills the form in from a policy.
    fn fill_in(self, policy: &ScoringPolicy) {
        let draft = self
            .about
            .with_untracked(|(pack, _)| PolicyDraft::of(policy, pack));
        self.draft.set(draft);
        self.looked_at.set(None);
    }

    /// Somebody wrote in the form: what was worked out from it before is no longer true.
    fn edit(self, write: impl FnOnce(&mut PolicyDraft)) {
        self.draft.update(write);
        if self.looked_at.with_untracked(Option::is_some) {
            self.looked_at.set(None);
        }
        if self.said.with_untracked(|said| !said.is_empty()) {
            self.said.set(String::new());
        }
    }

    /// Shows what the form would change, or what has to be corrected in it first.
    fn look(self) {
        let words = words();
        let in_force = self.in_force.get_untracked();
        let draft = self.draft.get_untracked();
        let (problems, read) = self
            .about
            .with_untracked(|(_, key)| (problems(&draft, key, &in_force), draft.read(key)));
        match read {
            Ok(policy) if problems.0.is_empty() && policy.sha256() == in_force.sha256() => {
                self.looked_at.set(None);
                self.said.set(words.same.into());
            }
            Ok(policy) if problems.0.is_empty() => {
                self.said.set(words.changes_ready.into());
                self.looked_at.set(Some(Arc::new(policy)));
                focus_later(CHANGES.into());
            }
            _ => {
                self.looked_at.set(None);
                self.said.set(words.correct.into());
                fields::focus_first_fault(&draft, &problems);
            }
        }
    }

    /// Opens files: a policy that fits goes into the form, so that its effect is seen first. About everything else
    /// the desk says what it is.
    fn open(self, files: Vec<(String, String)>) {
        if let [(name, text)] = &files[..]
            && let Ok(value) = json::parse(name, text)
            && let Ok(policy) = ScoringPolicy::parse(name, &value)
            && self
                .about
                .with_untracked(|(_, key)| policy.check_pair(name, key).is_ok())
        {
            self.fill_in(&policy);
            self.look();
            return;
        }
        opening::open_all(self.desk, files);
    }

    /// Leaves a change for now; the form keeps it.
    fn close(self) {
        self.looked_at.set(None);
        self.said.set(String::new());
        focus_later(FORM.into());
    }

    /// Puts in force what was looked at.
    fn put_in_force(self) {
        let Some(policy) = self.looked_at.get_untracked() else {
            return;
        };
        if self.desk.who.with_untracked(String::is_empty) {
            self.said.set(words().who_first.into());
            return;
        }
        let reason = self.reason.get_untracked();
        if !is_reason(&reason) {
            self.missing.set(true);
            page::focus_id(offers::REASON);
            return;
        }
        self.looked_at.set(None);
        self.said.set(String::new());
        self.reason.set(String::new());
        self.desk.put_policy(&policy, &reason);
        self.desk.tell("is-ok", words().done.into());
        focus_later(IN_FORCE.into());
    }
}

/// All that is wrong with what the form holds: by the rules of policies, and by those of versions.
fn problems(draft: &PolicyDraft, key: &Key, in_force: &ScoringPolicy) -> Problems {
    let mut problems = draft.read(key).err().unwrap_or_default();
    for problem in problems
        .0
        .iter_mut()
        .filter(|problem| problem.path == "$.version")
    {
        problem.message = words().version_blank.into();
        problem.remedy.clear();
    }
    let of_key = ScoringPolicy::of_key(key);
    let is_taken = draft
        .read(key)
        .is_ok_and(|policy| is_version_taken(&policy, &[in_force, &of_key]));
    if is_taken {
        problems.0.push(Problem {
            file: "policy.json".into(),
            path: "$.version".into(),
            message: words().version_taken.into(),
            remedy: String::new(),
        });
    }
    problems
}

/// The element may be on screen only after the handler has ended.
fn focus_later(id: String) {
    spawn_local(async move {
        sleep(0).await;
        page::focus_id(&id);
    });
}

fn words() -> &'static assay_web::words::policy::Words {
    &assay_web::words::policy::ENGLISH
}
