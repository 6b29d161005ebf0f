//! The link and the code that give time back, and the draft of a letter.

use super::copied::Copied;
use super::giving::{Giving, SignedGrant};
use crate::letter_template::letter_template;
use crate::letters::sender;
use assay_evaluation::{GrantLetter, LetterKind, draft_files, grant_letter};
use assay_web::browser::files;
use assay_web::ui::LiveText;
use leptos::prelude::*;

/// Identifier of the field with the link.
pub const LINK: &str = "grant-link";

/// The media type of drafts.
const EML_TYPE: &str = "message/rfc822";

/// What was made; nothing until then.
#[component]
pub fn MadeGrant(
    /// What is being made.
    giving: Giving,
) -> impl IntoView {
    move || {
        let made = giving.made.get()?;
        let said = RwSignal::new(String::new());
        let stored = StoredValue::new(made.clone());
        let draft = move |_| said.set(stored.with_value(|made| save(giving, made)));
        Some(view! {
            <Copied
                id=LINK
                label=tr!(grant.link)
                hint=tr!(grant.link_hint)
                button=tr!(invitations.copy_link)
                words=made.link
            />
            <Copied
                id="grant-code"
                label=tr!(grant.code)
                hint=tr!(grant.code_hint)
                button=tr!(grant.copy_code)
                words=made.code
            />
            <div class="actions">
                <button
                    type="button"
                    class="btn"
                    aria-describedby="grant-draft-hint"
                    on:click=draft
                >
                    {tr!(grant.draft)}
                </button>
            </div>
            <p class="hint" id="grant-draft-hint">
                {tr!(grant.draft_hint)}
            </p>
            <p role="status">
                <LiveText words=said />
            </p>
        })
    }
}

/// Saves the draft of the letter; says what became of it.
fn save(giving: Giving, made: &SignedGrant) -> String {
    let workspace = giving.workspace;
    let about = GrantLetter {
        name: &made.about.name,
        email: &made.about.email,
        reference: &made.about.reference,
        minutes: made.minutes,
        until: made.until.clone(),
        link: &made.link,
    };
    let template = untrack(|| letter_template(giving.drafts, LetterKind::TimeGrant));
    let sender = untrack(|| sender(workspace, giving.drafts));
    let letter = grant_letter(&template, &about, &sender);
    let names = draft_files("more-time", &[made.about.reference.as_str()], ".eml");
    let name = names.first().map_or("more-time.eml", String::as_str);
    if files::download_as(name, EML_TYPE, &letter.to_eml()) {
        tr!(candidates.saved, file = name)
    } else {
        tr!(candidates.not_saved).into()
    }
}
