//! The draft of a letter to the candidate. It is edited here, and sent by people, from elsewhere.

use super::overview::decision_name;
use super::{Person, words};
use crate::opening::fill;
use assay_core::person_text;
use assay_evaluation::act::{Decision, What};
use assay_evaluation::{Kit, Particulars, draft};
use assay_web::browser::{files, nodes, page};
use assay_web::ui::dom::{View, el};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

const TEXT: &str = "letter-text";
const TEAM: &str = "letter-team";
const CONTACT: &str = "letter-contact";

/// What is being written.
#[derive(Clone, Copy)]
struct Writing {
    person: Person,
    kit: RwSignal<Arc<Kit>>,
    told: RwSignal<&'static str>,
}

impl Writing {
    fn decision(self) -> Option<Decision> {
        self.person
            .dossier()
            .state
            .decision
            .as_ref()
            .map(|held| held.value.0)
    }

    fn text(self) -> String {
        let Some(decision) = self.decision() else {
            return String::new();
        };
        let own = self.person.drafts.get(&self.key(decision.name()));
        own.unwrap_or_else(|| self.draft(decision))
    }

    /// The name that a field is kept under; what was changed by hand has a name for each decision, so that nothing of
    /// it is lost over another decision.
    fn key(self, field: &str) -> String {
        let sha256 = &self.person.now().case.sha256;
        ["letter ", sha256, " ", field].concat()
    }

    /// What is in a small field; followed.
    fn field(self, field: &str) -> String {
        let text = self.person.drafts.get(&self.key(field));
        text.unwrap_or_default()
    }

    fn draft(self, decision: Decision) -> String {
        let dossier = self.person.dossier();
        let kit = self.kit.get();
        let letter = kit
            .letters
            .iter()
            .find(|letter| letter.id == decision.name());
        let Some((letter, card)) = letter.zip(dossier.scorecard.as_deref()) else {
            return String::new();
        };
        let name = if self.person.desk.is_blind.get() {
            String::new()
        } else {
            person_text::name(&dossier.case.candidate.name)
        };
        let about = Particulars {
            name,
            role: kit.role.clone(),
            team: self.field(TEAM),
            contact: self.field(CONTACT),
        };
        draft(letter, &about, card, &self.person.cover())
    }

    fn edit(self, text: Option<String>) {
        let decision = self
            .person
            .now()
            .state
            .decision
            .as_ref()
            .map(|held| held.value.0);
        let Some(decision) = decision else { return };
        let key = self.key(decision.name());
        match text {
            Some(text) => self.person.drafts.keep(key, text),
            None => self.person.drafts.forget(&key),
        }
    }

    /// The log says that a letter left the desk; without a name at the desk nobody can have taken it.
    fn log(self) {
        if self.person.desk.who.with_untracked(|who| !who.is_empty()) {
            self.person.act(What::Exported {
                form: "letter".into(),
            });
        }
    }
}

/// The letter, under the decision.
pub fn letter(person: Person) -> View {
    let words = words();
    let top = el("section.person-letter")
        .attr("aria-labelledby", "letter")
        .child(el("h2").attr("id", "letter").child(words.letter));
    let Some(kit) = person.kit() else {
        return top.child(el("p").child(words.letter_no_kit)).view();
    };
    let writing = Writing {
        person,
        kit: RwSignal::new(kit),
        told: RwSignal::new(""),
    };
    let decision = Memo::new(move |_| writing.decision());
    let title = move || {
        let kit = writing.kit.get();
        let letter = decision
            .get()
            .and_then(|decision| kit.letters.iter().find(|one| one.id == decision.name()));
        let name = letter.map_or_else(
            || decision.get().map_or("", decision_name),
            |letter| &letter.title,
        );
        fill(words.draft, &[name])
    };
    top.child(el("p").child(words.letter_lead))
        .child(
            el("p.hint")
                .live("hidden", move || decision.get().is_some())
                .child(words.letter_none),
        )
        .child(
            el("div.person-letter-form")
                .live("hidden", move || decision.get().is_none())
                .child(
                    el("p.hint")
                        .live("hidden", move || !person.desk.is_blind.get())
                        .child(words.letter_hidden),
                )
                .child(
                    el("div.fields")
                        .child(field(writing, TEAM, words.team))
                        .child(field(writing, CONTACT, words.contact)),
                )
                .child(el("h3").child(title))
                .child(text(writing))
                .child(actions(writing)),
        )
        .view()
}

fn field(writing: Writing, id: &'static str, label: &'static str) -> View {
    el("div.field")
        .child(el("label.field-label").attr("for", id).child(label))
        .child(
            el("input.input")
                .attr("id", id)
                .value(move || writing.field(id))
                .on("input", move |event| {
                    let text = nodes::value_of(&event);
                    writing.person.drafts.keep(writing.key(id), text);
                }),
        )
        .view()
}

fn text(writing: Writing) -> View {
    el("div.field")
        .child(
            el("label.field-label")
                .attr("for", TEXT)
                .child(words().letter_text),
        )
        .child(
            el("textarea.input person-letter-text")
                .attr("id", TEXT)
                .attr("rows", "18")
                .value(move || writing.text())
                .on("input", move |event| {
                    writing.edit(Some(nodes::value_of(&event)))
                }),
        )
        .view()
}

fn actions(writing: Writing) -> View {
    let words = words();
    let copy = move |_| {
        let copied = files::copy(&writing.text());
        spawn_local(async move {
            writing.told.set(if copied.await {
                words.copied
            } else {
                words.copy_failed
            });
        });
        writing.log();
    };
    let download = move |_| {
        let name = ["letter-", &writing.person.now().case.sha256[..12], ".txt"].concat();
        files::download_as(&name, "text/plain", &writing.text());
        writing.told.set(words.downloaded);
        writing.log();
    };
    let redraft = move |_| {
        writing.edit(None);
        writing.told.set(words.redrafted);
        page::focus_id(TEXT);
    };
    let is_own = move || {
        let decision = writing.decision();
        decision.is_some_and(|decision| {
            let key = writing.key(decision.name());
            writing.person.drafts.get(&key).is_some()
        })
    };
    el("div")
        .child(
            el("div.actions")
                .child(el("button.btn").on("click", copy).child(words.copy))
                .child(el("button.btn").on("click", download).child(words.download))
                .child(
                    el("button.btn")
                        .live("hidden", move || !is_own())
                        .on("click", redraft)
                        .child(words.redraft),
                ),
        )
        .child(
            el("p.hint")
                .attr("role", "status")
                .child(move || writing.told.get()),
        )
        .view()
}
