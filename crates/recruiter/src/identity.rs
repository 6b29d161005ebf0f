//! The question whether two authors with names that could be one person's are one: asked on every screen until
//! somebody answers it, because until then they count as two.

use super::raters::Question;
use super::workspace::Workspace;
use crate::message::Level;
use assay_evaluation::marked;
use assay_web::browser::page;
use assay_web::ui::text;
use leptos::prelude::*;

/// The questions that are open, above every screen.
#[component]
pub fn IdentityQuestions(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let open = Memo::new(move |_| workspace.questions());
    view! {
        <div class="no-print" role="status">
            <Show when=move || open.with(|open| !open.is_empty())>
                <section
                    class="recruiter-page notice is-warning recruiter-identity"
                    aria-labelledby="identity-title"
                >
                    <p class="notice-title" id="identity-title">
                        {tr!(workspace.identity_title)}
                    </p>
                    <p>{tr!(workspace.identity_lead)}</p>
                    <For each=move || open.get() key=question_key let(question)>
                        <IdentityQuestion workspace question />
                    </For>
                </section>
            </Show>
        </div>
    }
}

/// Returns the key of a question. Where any of it changes, the question is asked again.
fn question_key(question: &Question) -> (String, String, String, Vec<String>) {
    let Question {
        one,
        other,
        bundles,
    } = question.clone();
    (one.id, other.id, sentence(question), bundles)
}

/// The question in words.
fn sentence(question: &Question) -> String {
    let [one, other] = [&question.one, &question.other].map(|author| {
        let events = author.events.to_string();
        tr!(
            workspace.identity_author,
            name = marked(&author.name, &author.id),
            count = events
        )
    });
    tr!(workspace.identity_question, one = one, another = other)
}

/// A question, with its two answers.
#[component]
fn IdentityQuestion(
    /// The workspace.
    workspace: Workspace,
    /// Whom it is about.
    question: Question,
) -> impl IntoView {
    let asked = sentence(&question);
    let question_text = text(&asked);
    let answer = Callback::new(move |is_same: bool| {
        if workspace.who.with_untracked(String::is_empty) {
            workspace.notify(Level::Warning, tr!(workspace.who_first).into());
            page::focus_id("who");
            return;
        }
        let Question {
            one,
            other,
            bundles,
        } = &question;
        workspace.identify(bundles, &one.id, &other.id, Some(is_same));
        page::focus_heading();
    });
    view! {
        <div class="recruiter-question" role="group" aria-label=asked>
            <p>{question_text}</p>
            <div class="actions">
                <button type="button" class="btn" on:click=move |_| answer.run(true)>
                    {tr!(workspace.identity_same)}
                </button>
                <button type="button" class="btn" on:click=move |_| answer.run(false)>
                    {tr!(workspace.identity_other)}
                </button>
            </div>
        </div>
    }
}
