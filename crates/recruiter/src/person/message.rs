//! The draft of a message to the candidate. It is edited here, and sent by people, from elsewhere.

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
// Drafts are kept under these names.
const TEAM: &str = "letter-team";
const CONTACT: &str = "letter-contact";

/// A message that is being written; a handle, copied freely.
#[derive(Clone, Copy)]
struct MessageDraft {
    person: Person,
    kit: StoredValue<Arc<Kit>>,
    said: RwSignal<&'static str>,
}

impl MessageDraft {
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

    /// Returns the text of a small field; followed.
    fn field(self, field: &str) -> String {
        let text = self.person.drafts.get(&self.key(field));
        text.unwrap_or_default()
    }

    fn draft(self, decision: Decision) -> String {
        let record = self.person.record();
        let kit = self.kit.get_value();
        let template = kit.messages.iter().find(|one| one.id == decision);
        let Some((template, card)) = template.zip(record.scorecard.as_deref()) else {
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
        draft(template, &about, card, &self.person.cover())
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

    /// The log says that a message left the workspace; without a name at the workspace nobody can have taken it.
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

/// The message to the candidate.
#[component]
pub fn MessagePanel(
    /// Whom it goes to.
    person: Person,
) -> impl IntoView {
    let content = match person.kit() {
        Some(kit) => view! { <MessageForm person kit /> }.into_any(),
        None => view! { <p>{tr!(person.message_no_kit)}</p> }.into_any(),
    };
    view! {
        <section class="person-message" aria-labelledby="message">
            <h2 id="message">{tr!(person.message)}</h2>
            {content}
        </section>
    }
}

/// The form that the message is written in, once somebody has decided.
#[component]
fn MessageForm(
    /// Whom the message goes to.
    person: Person,
    /// The kit with the drafts.
    kit: Arc<Kit>,
) -> impl IntoView {
    let draft = MessageDraft {
        person,
        kit: StoredValue::new(kit),
        said: RwSignal::new(""),
    };
    let decision = Memo::new(move |_| draft.decision());
    let title = move || {
        let kit = draft.kit.get_value();
        let template = decision
            .get()
            .and_then(|decision| kit.messages.iter().find(|one| one.id == decision));
        let name = template.map_or_else(
            || decision.get().map_or("", decision_name),
            |template| &template.title,
        );
        text(tr!(person.draft, name = name))
    };
    view! {
        <p>{tr!(person.message_lead)}</p>
        <p class="hint" hidden=move || decision.get().is_some()>
            {tr!(person.message_none)}
        </p>
        <div class="person-message-form" hidden=move || decision.get().is_none()>
            <p class="hint" hidden=move || !person.workspace.is_blind.get()>
                {tr!(person.message_hidden)}
            </p>
            <div class="fields">
                <MessageField draft id=TEAM label=tr!(person.team) />
                <MessageField draft id=CONTACT label=tr!(person.contact) />
            </div>
            <h3>{title}</h3>
            <MessageText draft />
            <MessageActions draft />
        </div>
    }
}

/// A small field that the draft takes something from.
#[component]
fn MessageField(
    /// The message that is being written.
    draft: MessageDraft,
    /// The identifier of the field.
    id: &'static str,
    /// The label.
    label: &'static str,
) -> impl IntoView {
    let write = move |event| {
        let text = event_target_value(&event);
        draft.person.drafts.keep(draft.key(id), text);
    };
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {label}
            </label>
            <input
                class="input"
                id=id
                use:field_value=Signal::derive(move || draft.field(id))
                on:input=write
            />
        </div>
    }
}

/// The text of the message.
#[component]
fn MessageText(
    /// The message that is being written.
    draft: MessageDraft,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field-label" for=TEXT>
                {tr!(person.message_text)}
            </label>
            <textarea
                class="input person-message-text"
                id=TEXT
                rows="18"
                use:field_value=Signal::derive(move || draft.text())
                on:input=move |event| draft.edit(Some(event_target_value(&event)))
            ></textarea>
        </div>
    }
}

/// The buttons that copy, save and draft the message again.
#[component]
fn MessageActions(
    /// The message that is being written.
    draft: MessageDraft,
) -> impl IntoView {
    let copy = move |_| {
        let copied = files::copy(&draft.text());
        spawn_local(async move {
            draft.said.set(if copied.await {
                tr!(person.copied)
            } else {
                tr!(person.copy_failed)
            });
        });
        draft.log();
    };
    let download = move |_| {
        let record = draft.person.now();
        let name = ["letter-", short_digest(&record.opened.sha256), ".txt"].concat();
        files::download_as(&name, "text/plain", &draft.text());
        draft.said.set(tr!(person.downloaded));
        draft.log();
    };
    let redraft = move |_| {
        draft.edit(None);
        draft.said.set(tr!(person.redrafted));
        page::focus_id(TEXT);
    };
    let is_own = move || {
        let decision = draft.decision();
        decision.is_some_and(|decision| {
            let key = draft.key(decision.name());
            draft.person.drafts.get(&key).is_some()
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
                <LiveText words=Signal::derive(move || draft.said.get().to_owned()) />
            </p>
        </div>
    }
}
