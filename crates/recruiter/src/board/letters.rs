//! The texts of letters, which a team changes to its own. They are kept in this browser.

use super::held::Board;
use crate::letter_template::{edit_template, letter_template};
use assay_evaluation::LetterKind;
use assay_web::ui::field_value;
use leptos::prelude::*;

/// The texts.
#[component]
pub fn LetterTemplates(
    /// The board.
    board: Board,
) -> impl IntoView {
    view! {
        <section class="no-print" aria-labelledby="board-texts">
            <h3 id="board-texts">{tr!(board.texts)}</h3>
            <p class="hint" id="board-fields">
                {tr!(board.texts_hint)}
            </p>
            <Template
                board
                kind=LetterKind::Invitation
                title=tr!(board.text_invitation)
                ids=["board-subject", "board-body"]
            />
            <Template
                board
                kind=LetterKind::Reminder
                title=tr!(board.text_reminder)
                ids=["reminder-subject", "reminder-body"]
            />
        </section>
    }
}

/// The text of one letter.
#[component]
fn Template(
    /// The board.
    board: Board,
    /// The letter.
    kind: LetterKind,
    /// What it is called.
    title: &'static str,
    /// The identifiers of its fields: subject and text.
    ids: [&'static str; 2],
) -> impl IntoView {
    let drafts = board.drafts;
    let [subject_id, body_id] = ids;
    let subject = Signal::derive(move || letter_template(drafts, kind).subject);
    let body = Signal::derive(move || letter_template(drafts, kind).body);
    let write_subject =
        move |event| edit_template(drafts, kind, |one| one.subject = event_target_value(&event));
    let write_body =
        move |event| edit_template(drafts, kind, |one| one.body = event_target_value(&event));
    view! {
        <details class="key-way">
            <summary>{title}</summary>
            <div class="stack board-template">
                <div class="field">
                    <label class="field-label" for=subject_id>
                        {tr!(board.subject)}
                    </label>
                    <input
                        class="input"
                        type="text"
                        id=subject_id
                        aria-describedby="board-fields"
                        use:field_value=subject
                        on:input=write_subject
                    />
                </div>
                <div class="field">
                    <label class="field-label" for=body_id>
                        {tr!(board.body)}
                    </label>
                    <textarea
                        class="input"
                        id=body_id
                        rows="14"
                        aria-describedby="board-fields"
                        use:field_value=body
                        on:input=write_body
                    ></textarea>
                </div>
                <button type="button" class="btn-quiet" on:click=move |_| drafts.forget(kind.key())>
                    {tr!(board.text_again)}
                </button>
            </div>
        </details>
    }
}
