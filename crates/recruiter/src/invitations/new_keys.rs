//! Making keys, or the file of keys again from a recovery sheet.

use super::made::MADE;
use crate::focus::focus_later;
use crate::message::Level;
use crate::opening;
use crate::private_key::work::at_work;
use crate::text_field::{FieldProblem, TextField, invalid, problem_id};
use crate::workspace::Workspace;
use assay_crypto::Work;
use assay_evaluation::{NewKeys, NewKeysDraft, NewKeysField, NewKeysProblem};
use assay_web::browser::page;
use assay_web::ui::{LiveText, field_value};
use getrandom::SysRng;
use getrandom::rand_core::UnwrapErr;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// How the keys come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// They are new.
    Make,
    /// They come from a recovery sheet.
    Recover,
}

/// What the form holds, and what is wrong with it; a handle, copied freely.
#[derive(Clone, Copy)]
struct Form {
    workspace: Workspace,
    way: Way,
    draft: RwSignal<NewKeysDraft>,
    found: RwSignal<Vec<NewKeysProblem>>,
}

/// The form.
#[component]
pub fn NewKeysForm(
    /// The workspace.
    workspace: Workspace,
    /// How the keys come about.
    way: Way,
) -> impl IntoView {
    let form = Form {
        workspace,
        way,
        draft: RwSignal::new(empty(way)),
        found: RwSignal::new(Vec::new()),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.make();
    };
    let ring = workspace.key_ring;
    let said = Signal::derive(move || {
        if ring.is_working.get() {
            tr!(sealed.working).to_owned()
        } else {
            String::new()
        }
    });
    let (lead, button) = match way {
        Way::Make => (tr!(invitations.make_lead), tr!(invitations.make_button)),
        Way::Recover => (
            tr!(invitations.recover_lead),
            tr!(invitations.recover_button),
        ),
    };
    let sheet = (way == Way::Recover).then(|| view! { <SheetField form /> });
    let tick = (way == Way::Make).then(|| view! { <Understood form /> });
    view! {
        <form class="stack" novalidate=true on:submit=submit>
            <p>{lead}</p>
            {sheet}
            <KeysField
                form
                field=NewKeysField::Name
                label=tr!(invitations.key_name)
                hint=tr!(invitations.key_name_hint)
            />
            <KeysField
                form
                field=NewKeysField::Passphrase
                label=tr!(invitations.passphrase)
                hint=tr!(invitations.passphrase_hint)
            />
            <KeysField form field=NewKeysField::Again label=tr!(invitations.again) />
            {tick}
            <div class="actions">
                <button
                    type="submit"
                    class="btn btn-primary"
                    aria-disabled=move || ring.is_working.get().then_some("true")
                >
                    {button}
                </button>
            </div>
            <p role="status">
                <LiveText words=said />
            </p>
        </form>
    }
}

/// A field for the name or a passphrase.
#[component]
fn KeysField(
    /// The form.
    form: Form,
    /// The field.
    field: NewKeysField,
    /// Its name.
    label: &'static str,
    /// What to write.
    #[prop(optional)]
    hint: Option<&'static str>,
) -> impl IntoView {
    let kind = if field == NewKeysField::Name {
        "text"
    } else {
        "password"
    };
    view! {
        <TextField
            id=form.id(field)
            label
            hint
            kind
            class="input input-short"
            value=Signal::derive(move || form.draft.with(|draft| draft.text(field).to_owned()))
            problem=form.words(field)
            on_type=Callback::new(move |text| form.write(field, text))
        />
    }
}

/// The field for the code of the recovery sheet.
#[component]
fn SheetField(
    /// The form.
    form: Form,
) -> impl IntoView {
    let id = form.id(NewKeysField::Sheet);
    let problem = form.words(NewKeysField::Sheet);
    let typed = move |event| form.write(NewKeysField::Sheet, event_target_value(&event));
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>
                {tr!(invitations.sheet_field)}
            </label>
            <textarea
                class="input key-sheet-field"
                id=id.clone()
                rows="3"
                autocomplete="off"
                spellcheck="false"
                aria-describedby=problem_id(&id)
                aria-invalid=move || invalid(problem)
                use:field_value=Signal::derive(move || {
                    form.draft.with(|draft| draft.text(NewKeysField::Sheet).to_owned())
                })
                on:input=typed
            />
            <FieldProblem id problem />
        </div>
    }
}

/// The tick under the sentence that a loss is final.
#[component]
fn Understood(
    /// The form.
    form: Form,
) -> impl IntoView {
    let id = form.id(NewKeysField::Understood);
    let problem = form.words(NewKeysField::Understood);
    let change = move |event| {
        let is_on = event_target_checked(&event);
        form.draft.update(|draft| draft.is_understood = is_on);
        form.forgive(NewKeysField::Understood);
    };
    view! {
        <p class="notice is-warning">{tr!(invitations.final_loss)}</p>
        <div>
            <label class="tick">
                <input
                    type="checkbox"
                    id=id.clone()
                    aria-describedby=problem_id(&id)
                    aria-invalid=move || invalid(problem)
                    prop:checked=move || form.draft.with(|draft| draft.is_understood)
                    on:change=change
                />
                {tr!(invitations.understood)}
            </label>
            <FieldProblem id problem />
        </div>
    }
}

fn words(problem: NewKeysProblem) -> &'static str {
    match problem {
        NewKeysProblem::Missing(NewKeysField::Sheet) => tr!(invitations.sheet_missing),
        NewKeysProblem::Missing(NewKeysField::Understood) => tr!(invitations.tick_missing),
        NewKeysProblem::Missing(_) => tr!(invitations.name_missing),
        NewKeysProblem::LongName => tr!(invitations.name_long),
        NewKeysProblem::ShortPassphrase => tr!(invitations.passphrase_short),
        NewKeysProblem::Different => tr!(invitations.passphrase_differs),
        NewKeysProblem::NotASheet => tr!(invitations.sheet_other),
        NewKeysProblem::MistypedSheet => tr!(invitations.sheet_mistyped),
    }
}

fn empty(way: Way) -> NewKeysDraft {
    NewKeysDraft {
        sheet: (way == Way::Recover).then(String::new),
        ..NewKeysDraft::default()
    }
}

impl Form {
    /// Returns the identifier of a field.
    fn id(self, field: NewKeysField) -> String {
        let way = match self.way {
            Way::Make => "new-keys-",
            Way::Recover => "recovered-keys-",
        };
        let name = match field {
            NewKeysField::Sheet => "sheet",
            NewKeysField::Name => "name",
            NewKeysField::Passphrase => "passphrase",
            NewKeysField::Again => "again",
            NewKeysField::Understood => "understood",
        };
        [way, name].concat()
    }

    /// Returns what is wrong with a field, in words; empty where nothing is.
    fn words(self, field: NewKeysField) -> Signal<String> {
        Signal::derive(move || {
            let problem = self
                .found
                .with(|found| found.iter().copied().find(|one| one.field() == field));
            problem.map(words).unwrap_or_default().to_owned()
        })
    }

    fn write(self, field: NewKeysField, text: String) {
        self.draft.update(|draft| draft.write(field, text));
        self.forgive(field);
    }

    fn forgive(self, field: NewKeysField) {
        self.found
            .update(|found| found.retain(|one| one.field() != field));
    }

    /// Makes the keys, and shows what to keep of them. They are open from then on.
    fn make(self) {
        let ring = self.workspace.key_ring;
        let keys = match NewKeys::try_from(&self.draft.get_untracked()) {
            Ok(keys) => keys,
            Err(found) => {
                let first = found.first().map(|one| self.id(one.field()));
                self.found.set(found);
                if let Some(first) = first {
                    page::focus_id(&first);
                }
                return;
            }
        };
        self.found.set(Vec::new());
        let (workspace, draft, way) = (self.workspace, self.draft, self.way);
        at_work(ring, move || {
            let Some((private, made)) = keys.make(Work::USUAL, &mut UnwrapErr(SysRng)) else {
                workspace.notify(Level::Failed, tr!(invitations.not_made).into());
                return;
            };
            // The screen may have been left meanwhile.
            draft.try_set(empty(way));
            ring.hold(&keys.name, private);
            ring.made.set(Some(made));
            opening::open_sealed(workspace);
            focus_later(MADE);
        });
    }
}
