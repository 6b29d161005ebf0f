//! A message that is being written: by which template, and what somebody made of it.

use crate::letters::{letter_key, sender};
use crate::person::shown::Person;
use assay_core::person_text;
use assay_evaluation::review_event::{Decision, ReviewAction};
use assay_evaluation::{
    Kit, MessageTemplate, Particulars, Sender, draft, is_interviewed, template_for,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The identifier of the field that the message is written in.
pub const TEXT: &str = "letter-text";

/// A message that is being written; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct MessageDraft {
    /// Whom it goes to.
    pub person: Person,
    kit: StoredValue<Arc<Kit>>,
    /// What was done with it last, in words.
    pub said: RwSignal<&'static str>,
}

impl MessageDraft {
    /// A message to somebody, by the drafts of a kit.
    pub fn new(person: Person, kit: Arc<Kit>) -> Self {
        Self {
            person,
            kit: StoredValue::new(kit),
            said: RwSignal::new(""),
        }
    }

    /// Returns the decision that the message is about; `None` while nobody has decided; followed.
    pub fn decision(self) -> Option<Decision> {
        let record = self.person.record();
        record.state.decision.as_ref().map(|entry| entry.value.0)
    }

    /// Returns the template of the draft; followed.
    pub fn template(self) -> Option<MessageTemplate> {
        let decision = self.decision();
        self.kit
            .with_value(|kit| template_for(kit, decision).cloned())
    }

    /// Returns the text as it was changed by hand, if it was; followed.
    pub fn own(self) -> Option<String> {
        self.person.drafts.get(&self.key(self.decision()))
    }

    /// Returns the message: as it was changed by hand, or else as the template has it; followed.
    pub fn text(self) -> String {
        self.own().unwrap_or_else(|| self.drafted())
    }

    fn key(self, decision: Option<Decision>) -> String {
        letter_key(&self.person.now().opened.sha256, decision)
    }

    fn drafted(self) -> String {
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

    /// Keeps the text as somebody has changed it; `None` takes the change back.
    pub fn edit(self, text: Option<String>) {
        let key = self.key(untrack(|| self.decision()));
        match text {
            Some(text) => self.person.drafts.keep(key, text),
            None => self.person.drafts.forget(&key),
        }
    }

    /// The log says that a message left the workspace; without a name at the workspace nobody can have taken it.
    pub fn log(self) {
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
