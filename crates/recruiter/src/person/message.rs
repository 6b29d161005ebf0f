//! The draft of a message to the candidate. It is edited here, and sent by people, from elsewhere.

mod draft;
mod taking;

use crate::letters::SenderField;
use crate::outcome_names::decision_name;
use crate::person::shown::Person;
use assay_evaluation::{Kit, letter_gaps};
use assay_web::ui::field_value;
use assay_web::ui::text;
use draft::{MessageDraft, TEXT};
use leptos::prelude::*;
use std::sync::Arc;
use taking::MessageActions;

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
    let draft = MessageDraft::new(person, kit);
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
    let has_gaps = Memo::new(move |_| gaps.with(|gaps| !gaps.is_empty()));
    let left = move || {
        let gaps = gaps.get();
        text(tr!(person.gaps_left, gaps = gaps))
    };
    view! {
        <div class="field">
            <label class="field-label" for=TEXT>
                {tr!(person.message_text)}
            </label>
            <p class="hint" id="letter-gaps-left" hidden=move || !has_gaps.get()>
                {left}
            </p>
            <textarea
                class="input person-message-text"
                id=TEXT
                rows="18"
                aria-describedby=move || has_gaps.get().then_some("letter-gaps-left")
                use:field_value=Signal::derive(move || draft.text())
                on:input=move |event| draft.edit(Some(event_target_value(&event)))
            ></textarea>
        </div>
    }
}
