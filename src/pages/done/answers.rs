//! The candidate's answers, to be read and printed.

use crate::pages::context::use_locale;
use assay_core::record::{AnswerLine, AnswersCopy, CopiedItem, CopiedSection};
use assay_web::browser::{clock, screen};
use assay_web::i18n::Locale;
use assay_web::tr;
use assay_web::ui::text;
use leptos::html::Details;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The answers in words, closed at first, and a button that prints the page with them.
#[component]
pub(super) fn AnswersClause(
    /// The answers.
    copy: AnswersCopy,
) -> impl IntoView {
    let locale = use_locale();
    let details = NodeRef::<Details>::new();
    let print = move |_| {
        if let Some(details) = details.get_untracked() {
            details.set_open(true);
        }
        spawn_local(async {
            // What has just opened is laid out first.
            clock::sleep(0).await;
            screen::print();
        });
    };
    let sections = copy
        .sections
        .into_iter()
        .map(|section| copied_section(locale, section))
        .collect_view();
    let explanation = (!copy.explanation.is_empty()).then(|| {
        view! {
            <h3>{tr!(locale, done.answers_explanation)}</h3>
            <p class="written">{text(copy.explanation)}</p>
        }
    });
    view! {
        <section class="clause answers-copy" aria-labelledby="d-answers">
            <h2 id="d-answers">{tr!(locale, done.answers)}</h2>
            <div>
                <div class="actions">
                    <button type="button" class="btn" on:click=print>
                        {tr!(locale, done.answers_print)}
                    </button>
                </div>
                <details node_ref=details>
                    <summary>{tr!(locale, done.answers_show)}</summary>
                    <div class="read">{sections} {explanation}</div>
                </details>
            </div>
        </section>
    }
}

fn copied_section(locale: Locale, section: CopiedSection) -> impl IntoView {
    let items = section
        .items
        .into_iter()
        .map(|item| copied_item(locale, item))
        .collect_view();
    view! {
        <h3>{text(section.title)}</h3>
        <ol>{items}</ol>
    }
}

fn copied_item(locale: Locale, item: CopiedItem) -> impl IntoView {
    let answer = if item.answer.is_empty() {
        view! { <p class="hint">{tr!(locale, done.answers_none)}</p> }.into_any()
    } else {
        item.answer
            .into_iter()
            .map(|line| view! { <p class="written">{words(locale, line)}</p> })
            .collect_view()
            .into_any()
    };
    view! {
        <li>
            <p>
                <strong>{text(item.title)}</strong>
            </p>
            {answer}
        </li>
    }
}

/// A line of an answer, with what it is called where it has a name.
fn words(locale: Locale, line: AnswerLine) -> AnyView {
    let (name, words) = match line {
        AnswerLine::Text(words) => return text(words),
        AnswerLine::NoError => return tr!(locale, answer.no_error).into_any(),
        AnswerLine::Best(words) => (tr!(locale, answer.best).into(), words),
        AnswerLine::Worst(words) => (tr!(locale, answer.worst).into(), words),
        AnswerLine::Line(number, words) => (tr!(locale, answer.line, number = number), words),
        AnswerLine::Named(name, words) => (name, words),
    };
    view! {
        {text(name)}
        ": "
        {text(words)}
    }
    .into_any()
}
