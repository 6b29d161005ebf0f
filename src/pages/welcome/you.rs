//! The form of the welcome screen: who the candidate is, and that they have read the rules.

use crate::admission::Admission;
use crate::pages::context::use_locale;
use crate::pages::question_label::question_label;
use assay_core::attempt::{Identity, IdentityDraft, IdentityFault, IdentityProblem, WelcomeDraft};
use assay_core::config::{Ask, CandidateQuestions};
use assay_core::limit;
use assay_core::question::{ByQuestion, Question};
use assay_web::browser::page;
use assay_web::i18n::Locale;
use assay_web::tr;
use assay_web::ui::{Limit, LimitNote, particulars, text};
use leptos::prelude::*;
use std::sync::Arc;

/// The fields that the team asks for, the acknowledgement, and the way on.
#[component]
pub fn You(
    /// The fields that the team asks for.
    asks: CandidateQuestions,
    /// The form as the candidate has filled it in before.
    draft: Option<WelcomeDraft>,
    /// The invitation that the candidate comes with.
    admission: Option<Arc<Admission>>,
    /// Called with the form whenever it changes.
    on_change: Callback<WelcomeDraft>,
    /// Called with the identity that they entered when they go on.
    on_go_on: Callback<Identity>,
) -> impl IntoView {
    let locale = use_locale();
    let reference = admission
        .as_ref()
        .and_then(|it| it.invited.reference.clone());
    let mut asks = asks;
    if reference.is_some() {
        // The invitation says it, and nobody writes another.
        asks.reference = Ask::Absent;
    }
    let invited = admission.map(|admission| {
        let reference = reference.map(|it| (tr!(locale, invitation.reference), text(it)));
        let id = (
            tr!(locale, invitation.id),
            text(admission.invited.id.clone()),
        );
        particulars(reference.into_iter().chain([id]).collect())
    });
    let agreed = RwSignal::new(draft.as_ref().is_some_and(|draft| draft.agreed));
    let values = ByQuestion::from_fn(|question| {
        let text = match &draft {
            Some(draft) => draft.identity.0.of(question).clone(),
            None => page::query_parameter(question.name()).unwrap_or_default(),
        };
        RwSignal::new(limit::cut(&text, question.limit()))
    });
    let ask = move |question: Question| *asks.of(question);
    let value = move |question: Question| *values.of(question);
    // Nothing is complained about before the candidate asks to go on.
    let tried = RwSignal::new(false);
    let filled_in = move || IdentityDraft(ByQuestion::from_fn(|question| value(question).get()));
    let read = move || filled_in().read(&asks);
    Effect::new(move |before: Option<()>| {
        let draft = WelcomeDraft {
            identity: filled_in(),
            agreed: agreed.get(),
        };
        // Nothing has changed yet when the form opens.
        if before.is_some() {
            on_change.run(draft);
        }
    });
    let problems = Memo::new(move |_| {
        if tried.get() {
            read().err().unwrap_or_default()
        } else {
            Vec::new()
        }
    });
    let fields = Question::ALL
        .into_iter()
        .filter(|question| ask(*question) != Ask::Absent)
        .map(|question| {
            let shown = move || {
                let is_own = |problem: &&IdentityProblem| problem.question == question;
                problems.with(|problems| {
                    let problem = problems.iter().find(is_own);
                    problem.map_or("", |problem| message(locale, *problem))
                })
            };
            view! {
                <Field
                    question
                    is_required=ask(question) == Ask::Required
                    value=value(question)
                    problem=Signal::derive(shown)
                />
            }
        })
        .collect_view();
    let go_on = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        match untrack(read) {
            Err(problems) => {
                if let Some(first) = problems.first() {
                    page::focus_id(first.question.name());
                }
            }
            Ok(_) if !agreed.get_untracked() => {
                page::focus_id("rules");
            }
            Ok(identity) => on_go_on.run(identity),
        }
    };
    let missing = move || tried.get() && !agreed.get();
    let missing_text = move || {
        if missing() {
            tr!(locale, welcome.acknowledge_missing)
        } else {
            ""
        }
    };
    let title = if asks == CandidateQuestions::from([Ask::Absent; 3]) {
        tr!(locale, welcome.go_on)
    } else {
        tr!(locale, welcome.you)
    };
    view! {
        <form class="clause gate" novalidate=true aria-labelledby="w-you" on:submit=go_on>
            <h2 id="w-you">{title}</h2>
            <div>
                {invited} <div class="fields">{fields}</div> <label class="tick">
                    <input
                        type="checkbox"
                        id="rules"
                        aria-describedby="rules-error"
                        aria-invalid=move || missing().to_string()
                        prop:checked=move || agreed.get()
                        on:change=move |event| agreed.set(event_target_checked(&event))
                    />
                    <span>{tr!(locale, welcome.acknowledge)}</span>
                </label> <p class="field-error" id="rules-error" hidden=move || !missing()>
                    {missing_text}
                </p> <div class="actions">
                    <button class="btn btn-primary" type="submit">
                        {tr!(locale, welcome.go_on)}
                    </button>
                    <span class="hint">{tr!(locale, welcome.not_yet)}</span>
                </div>
            </div>
        </form>
    }
}

/// Returns the message about a field that cannot be taken as it is.
fn message(locale: Locale, problem: IdentityProblem) -> &'static str {
    match (problem.fault, problem.question) {
        (IdentityFault::Missing, _) => tr!(locale, welcome.fill_in),
        (IdentityFault::NotAnAnswer, Question::Email) => tr!(locale, welcome.fill_in_email),
        (IdentityFault::NotAnAnswer, Question::Name | Question::Reference) => {
            tr!(locale, welcome.fill_in_name)
        }
    }
}

/// A field in which candidates tell something about themselves.
#[component]
fn Field(
    /// The question.
    question: Question,
    /// Whether it must be filled in.
    is_required: bool,
    /// The text of the field.
    value: RwSignal<String>,
    /// The problem with it; empty where there is none.
    problem: Signal<&'static str>,
) -> impl IntoView {
    let locale = use_locale();
    let id = question.name();
    let (kind, complete) = match question {
        Question::Name => ("text", "name"),
        Question::Email => ("email", "email"),
        Question::Reference => ("text", "off"),
    };
    let error_id = [id, "-error"].concat();
    let described_by = error_id.clone();
    let optional = (!is_required).then(|| {
        view! {
            " "
            <span class="hint">"(" {tr!(locale, welcome.optional)} ")"</span>
        }
    });
    let limit = Limit::new(
        locale,
        question.limit(),
        Callback::new(move |typed| value.set(typed)),
        Callback::new(|_| {}),
    );
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {question_label(locale, question)}
                {optional}
            </label>
            <input
                {..limit.handlers()}
                class="input"
                id=id
                name=id
                type=kind
                autocomplete=complete
                required=is_required
                aria-describedby=described_by
                aria-invalid=move || (!problem.get().is_empty()).to_string()
                prop:value=value.get_untracked()
            />
            <LimitNote limit />
            <p class="field-error" id=error_id hidden=move || problem.get().is_empty()>
                {move || problem.get()}
            </p>
        </div>
    }
}
