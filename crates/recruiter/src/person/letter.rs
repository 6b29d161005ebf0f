//! The draft of a letter to the candidate. It is edited here, and sent by people, from elsewhere.

use crate::outcome_names::decision_name;
use crate::person::shown::Person;
use crate::short_digest::short_digest;
use assay_core::person_text;
use assay_evaluation::review_event::{Decision, ReviewAction};
use assay_evaluation::{Kit, Particulars, draft};
use assay_web::browser::{files, page};
use assay_web::ui::LiveText;
use assay_web::ui::field_value;
use assay_web::ui::text;
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
    kit: StoredValue<Arc<Kit>>,
    message: RwSignal<&'static str>,
}

impl Writing {
    fn decision(self) -> Option<Decision> {
        self.person
            .record()
            .state
            .decision
            .as_ref()
            .map(|entry| entry.value.0)
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
        let sha256 = &self.person.now().opened.sha256;
        ["letter ", sha256, " ", field].concat()
    }

    /// Returns what is in a small field; followed.
    fn field(self, field: &str) -> String {
        let text = self.person.drafts.get(&self.key(field));
        text.unwrap_or_default()
    }

    fn draft(self, decision: Decision) -> String {
        let record = self.person.record();
        let kit = self.kit.get_value();
        let letter = kit.messages.iter().find(|letter| letter.id == decision);
        let Some((letter, card)) = letter.zip(record.scorecard.as_deref()) else {
            return String::new();
        };
        let name = if self.person.workspace.is_blind.get() {
            String::new()
        } else {
            person_text::name(&record.opened.candidate.name)
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
            .map(|entry| entry.value.0);
        let Some(decision) = decision else { return };
        let key = self.key(decision.name());
        match text {
            Some(text) => self.person.drafts.keep(key, text),
            None => self.person.drafts.forget(&key),
        }
    }

    /// The log says that a letter left the workspace; without a name at the workspace nobody can have taken it.
    fn log(self) {
        if self
            .person
            .workspace
            .who
            .with_untracked(|who| !who.is_empty())
        {
            self.person.record_action(ReviewAction::Exported {
                form: "letter".into(),
            });
        }
    }
}

/// The letter.
#[component]
pub fn LetterPanel(
    /// Whom it goes to.
    person: Person,
) -> impl IntoView {
    let content = match person.kit() {
        Some(kit) => view! { <LetterForm person kit /> }.into_any(),
        None => view! { <p>{tr!(person.letter_no_kit)}</p> }.into_any(),
    };
    view! {
        <section class="person-letter" aria-labelledby="letter">
            <h2 id="letter">{tr!(person.letter)}</h2>
            {content}
        </section>
    }
}

/// The form that the letter is written in, once somebody has decided.
#[component]
fn LetterForm(
    /// Whom the letter goes to.
    person: Person,
    /// The kit with the drafts.
    kit: Arc<Kit>,
) -> impl IntoView {
    let writing = Writing {
        person,
        kit: StoredValue::new(kit),
        message: RwSignal::new(""),
    };
    let decision = Memo::new(move |_| writing.decision());
    let title = move || {
        let kit = writing.kit.get_value();
        let letter = decision
            .get()
            .and_then(|decision| kit.messages.iter().find(|one| one.id == decision));
        let name = letter.map_or_else(
            || decision.get().map_or("", decision_name),
            |letter| &letter.title,
        );
        text(tr!(person.draft, name = name))
    };
    view! {
        <p>{tr!(person.letter_lead)}</p>
        <p class="hint" hidden=move || decision.get().is_some()>
            {tr!(person.letter_none)}
        </p>
        <div class="person-letter-form" hidden=move || decision.get().is_none()>
            <p class="hint" hidden=move || !person.workspace.is_blind.get()>
                {tr!(person.letter_hidden)}
            </p>
            <div class="fields">
                <LetterField writing id=TEAM label=tr!(person.team) />
                <LetterField writing id=CONTACT label=tr!(person.contact) />
            </div>
            <h3>{title}</h3>
            <LetterText writing />
            <LetterActions writing />
        </div>
    }
}

/// A small field that the draft takes something from.
#[component]
fn LetterField(
    /// What is being written.
    writing: Writing,
    /// The identifier of the field.
    id: &'static str,
    /// What it is called.
    label: &'static str,
) -> impl IntoView {
    let write = move |event| {
        let text = event_target_value(&event);
        writing.person.drafts.keep(writing.key(id), text);
    };
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {label}
            </label>
            <input
                class="input"
                id=id
                use:field_value=Signal::derive(move || writing.field(id))
                on:input=write
            />
        </div>
    }
}

/// The text of the letter.
#[component]
fn LetterText(
    /// What is being written.
    writing: Writing,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field-label" for=TEXT>
                {tr!(person.letter_text)}
            </label>
            <textarea
                class="input person-letter-text"
                id=TEXT
                rows="18"
                use:field_value=Signal::derive(move || writing.text())
                on:input=move |event| writing.edit(Some(event_target_value(&event)))
            ></textarea>
        </div>
    }
}

/// Shows what can be done with the letter.
#[component]
fn LetterActions(
    /// What is being written.
    writing: Writing,
) -> impl IntoView {
    let copy = move |_| {
        let copied = files::copy(&writing.text());
        spawn_local(async move {
            writing.message.set(if copied.await {
                tr!(person.copied)
            } else {
                tr!(person.copy_failed)
            });
        });
        writing.log();
    };
    let download = move |_| {
        let record = writing.person.now();
        let name = ["letter-", short_digest(&record.opened.sha256), ".txt"].concat();
        files::download_as(&name, "text/plain", &writing.text());
        writing.message.set(tr!(person.downloaded));
        writing.log();
    };
    let redraft = move |_| {
        writing.edit(None);
        writing.message.set(tr!(person.redrafted));
        page::focus_id(TEXT);
    };
    let is_own = move || {
        let decision = writing.decision();
        decision.is_some_and(|decision| {
            let key = writing.key(decision.name());
            writing.person.drafts.get(&key).is_some()
        })
    };
    view! {
        <div>
            <div class="actions">
                <button type="button" class="btn" on:click=copy>
                    {tr!(person.copy)}
                </button>
                <button type="button" class="btn" on:click=download>
                    {tr!(person.download)}
                </button>
                <button type="button" class="btn" hidden=move || !is_own() on:click=redraft>
                    {tr!(person.redraft)}
                </button>
            </div>
            <p class="hint" role="status">
                <LiveText words=Signal::derive(move || writing.message.get().to_owned()) />
            </p>
        </div>
    }
}
