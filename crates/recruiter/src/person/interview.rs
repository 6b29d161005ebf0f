//! The interview of one candidate: the core questions, each rated by every panel member alone; then a consensus.

mod question;
mod sum;

use crate::desk::Desk;
use crate::rating::{Drafts, with_state, words};
use crate::veil::INTERVIEW;
use assay_evaluation::{Held, Kit, ScoringPolicy, State};
use assay_web::browser::{nodes, page};
use assay_web::ui::dom::{Child, View, el, views};
use leptos::prelude::untrack;
use leptos::prelude::*;
use std::sync::Arc;

/// The panel's work on one candidate; a handle, copied freely.
#[derive(Clone, Copy)]
struct Panel {
    desk: Desk,
    drafts: Drafts,
    sha256: RwSignal<Arc<str>>,
    /// Whether the person at the desk only looks on.
    is_observer: Memo<bool>,
    /// Whether no rating can be given now.
    is_closed: Memo<bool>,
    said: RwSignal<String>,
}

/// The tab; it stands under the heading of the candidate's screen.
pub fn interview(desk: Desk, sha256: &str) -> View {
    let words = words();
    let Some(dossier) = untrack(|| desk.dossier(sha256)) else {
        return ().view();
    };
    let own = dossier.case.sha256.clone();
    let is_observer = Memo::new(move |_| desk.is_lifted(&own, INTERVIEW));
    let panel = Panel {
        desk,
        drafts: Drafts::new(desk),
        sha256: RwSignal::new(dossier.case.sha256.as_str().into()),
        is_observer,
        is_closed: Memo::new(move |_| is_observer.get() || desk.who.with(String::is_empty)),
        said: RwSignal::new(String::new()),
    };
    let kit = Memo::new(move |_| desk.kit.get());
    let body = move || match kit.get() {
        Some(kit) => questions(panel, &kit),
        None => el("p.notice is-warning").child(words.no_kit).view(),
    };
    el("section.interview")
        .attr("aria-labelledby", "interview")
        .child(el("h2").attr("id", "interview").child(words.interview))
        .child(el("p.lead").child(words.interview_lead))
        .child(body)
        .child(
            el("p.visually-hidden")
                .attr("role", "status")
                .child(move || panel.said.get()),
        )
        .view()
}

fn questions(panel: Panel, kit: &Arc<Kit>) -> View {
    let words = words();
    let is_unknown = Memo::new(move |_| panel.desk.who.with(String::is_empty));
    let who = move || {
        is_unknown.get().then(|| {
            views((
                el("p").child(words.interview_who),
                el("button.btn")
                    .on("click", |_| {
                        page::focus_id("who");
                    })
                    .child(words.who_go),
            ))
        })
    };
    let count = kit.core.len();
    let each: Vec<View> = kit
        .core
        .iter()
        .zip(1_usize..)
        .map(|(one, number)| question::question(panel, one, number, count))
        .collect();
    let observer = el("label.tick")
        .child(
            el("input")
                .attr("type", "checkbox")
                .attr("aria-describedby", "observer-hint")
                .flag("checked", move || panel.is_observer.get())
                .on("change", move |event| {
                    let own = String::from(&*panel.sha256.get_untracked());
                    panel
                        .desk
                        .lift(&[own], INTERVIEW, nodes::is_checked(&event));
                }),
        )
        .child(words.observer);
    views((
        el("div.interview-who")
            .live("hidden", move || !is_unknown.get())
            .child(who),
        el("details.interview-how")
            .child(el("summary").child(words.interview_how))
            .child(
                el("div.read")
                    .child(el("p").child(kit.intro.as_str()))
                    .child(el("p").child(kit.process.as_str())),
            ),
        el("div.actions").child(
            el("a.btn")
                .attr("href", "#/guide/sheets")
                .child(words.sheets),
        ),
        el("div.interview-observer").child(observer).child(
            el("p.hint")
                .attr("id", "observer-hint")
                .child(words.observer_hint),
        ),
        each,
        sum::sum(panel, kit),
    ))
}

impl Panel {
    /// Reads what stands, and follows it.
    fn read<R>(self, read: impl FnOnce(&State) -> R) -> Option<R> {
        let sha256 = self.sha256.get();
        with_state(self.desk, &sha256, read)
    }

    /// The policy that the candidate is scored with; it is followed.
    fn policy(self) -> Option<Arc<ScoringPolicy>> {
        let dossier = self.desk.dossier(&self.sha256.get())?;
        let (_, key) = self.desk.content(&dossier.case)?;
        Some(self.desk.policy_for(&key))
    }

    /// Everybody's ratings of a question; `None` while they are hidden from the person at the desk.
    fn visible(self, question: &str) -> Option<Vec<Held<u32>>> {
        let ratings = self.read(|state| state.interview_of(question).to_vec());
        (!self.hides(question)).then(|| ratings.unwrap_or_default())
    }

    /// Whether others' ratings of a question are hidden from the person at the desk.
    fn hides(self, question: &str) -> bool {
        let dossier = self.desk.dossier(&self.sha256.get());
        dossier.is_some_and(|dossier| self.desk.cover(&dossier).question_of(question))
    }
}
