//! The draft of a message to the candidate. It is edited here, and sent by people, from elsewhere.

mod taking;

use crate::letters::{SenderField, letter_key, sender};
use crate::outcome_names::decision_name;
use crate::person::shown::Person;
use assay_core::person_text;
use assay_evaluation::review_event::{Decision, ReviewAction};
use assay_evaluation::{
    Kit, MessageTemplate, Particulars, Sender, draft, is_interviewed, letter_gaps, template_for,
};
use assay_web::ui::field_value;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;
use taking::MessageActions;

const TEXT: &str = "letter-text";

/// A message that is being written; a handle, copied freely.
#[derive(Clone, Copy)]
struct MessageDraft {
    person: Person,
    kit: StoredValue<Arc<Kit>>,
    said: RwSignal<&'static str>,
}

impl MessageDraft {
    /// Returns the decision that the message is about; `None` while nobody has decided; followed.
    fn decision(self) -> Option<Decision> {
        let record = self.person.record();
        record.state.decision.as_ref().map(|entry| entry.value.0)
    }

    /// Returns the template of the draft; followed.
    fn template(self) -> Option<MessageTemplate> {
        let decision = self.decision();
        self.kit
            .with_value(|kit| template_for(kit, decision).cloned())
    }

    /// Returns the text as it was changed by hand, if it was; followed.
    fn own(self) -> Option<String> {
        self.person.drafts.get(&self.key(self.decision()))
    }

    /// Returns the message: as it was changed by hand, or else as the template has it; followed.
    fn text(self) -> String {
        self.own().unwrap_or_else(|| self.draft())
    }

    fn key(self, decision: Option<Decision>) -> String {
        letter_key(&self.person.now().opened.sha256, decision)
    }

    fn draft(self) -> String {
        let record = self.person.record();
        let Some(template) = self.template() else {
            return String::new();
        };
        let workspace = self.person.workspace;
        let name = if workspace.is_blind.get() {
            String::new()
        } else {
            person_text::name(&record.opened.candidate.name)
        };
        let Sender { team, contact } = sender(workspace, self.person.drafts);
        let about = Particulars {
            name,
            role: self.kit.with_value(|kit| kit.role.clone()),
            team,
            contact,
            is_interviewed: is_interviewed(&record.state),
        };
        let card = record.scorecard.as_deref();
        draft(&template, &about, card, &self.person.cover())
    }

    fn edit(self, text: Option<String>) {
        let key = self.key(untrack(|| self.decision()));
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

/// The form that the message is written in. While nobody has decided, it is one that says so.
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
        let template = draft.template();
        let name = match (&template, decision.get()) {
            (Some(template), _) => template.title.as_str(),
            (None, Some(decision)) => decision_name(decision),
            (None, None) => tr!(person.message_open),
        };
        text(tr!(person.draft, name = name))
    };
    view! {
        <p>{tr!(person.message_lead)}</p>
        <p class="hint" hidden=move || decision.get().is_some()>
            {tr!(person.message_none)}
        </p>
        <div class="person-message-form">
            <p class="hint" hidden=move || !person.workspace.is_blind.get()>
                {tr!(person.message_hidden)}
            </p>
            <div class="fields">
                <MessageField draft field=SenderField::Team label=tr!(person.team) />
                <MessageField draft field=SenderField::Contact label=tr!(person.contact) />
            </div>
            <p class="hint" id="letter-sender">
                {tr!(person.sender_hint)}
            </p>
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
    /// The field.
    field: SenderField,
    /// The label.
    label: &'static str,
) -> impl IntoView {
    let Person {
        workspace, drafts, ..
    } = draft.person;
    view! {
        <div class="field">
            <label class="field-label" for=field.id()>
                {label}
            </label>
            <input
                class="input"
                id=field.id()
                aria-describedby="letter-sender"
                use:field_value=Signal::derive(move || field.text(workspace, drafts))
                on:input=move |event| drafts.keep(field.key(), event_target_value(&event))
            />
        </div>
    }
}

/// The text of the message, with what is still to be filled in.
#[component]
fn MessageText(
    /// The message that is being written.
    draft: MessageDraft,
) -> impl IntoView {
    let gaps = Memo::new(move |_| letter_gaps(&draft.text()).join(" "));
    let left = move || {
        let gaps = gaps.get();
        text(tr!(person.gaps_left, gaps = gaps))
    };
    view! {
        <div class="field">
            <label class="field-label" for=TEXT>
                {tr!(person.message_text)}
            </label>
            <p class="hint" id="letter-gaps-left" hidden=move || gaps.with(String::is_empty)>
                {left}
            </p>
            <textarea
                class="input person-message-text"
                id=TEXT
                rows="18"
                aria-describedby="letter-gaps-left"
                use:field_value=Signal::derive(move || draft.text())
                on:input=move |event| draft.edit(Some(event_target_value(&event)))
            ></textarea>
        </div>
    }
}
