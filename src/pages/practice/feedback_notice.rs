//! The feedback on a practice item, under the answer that it is about.

use super::feedback::{Feedback, PartFeedback, PartName, Verdict};
use crate::pages::answer_line::answer_line;
use crate::pages::context::use_locale;
use assay_core::record::AnswerLine;
use assay_web::i18n::Locale;
use assay_web::tr;
use assay_web::ui::{State, icon, text};
use leptos::prelude::*;

/// Identifier of the judgment, which takes the focus where the same answer is checked again.
pub const VERDICT: &str = "practice-verdict";

/// The feedback, under the answer that it is about. The judgment alone is announced; what follows is there to be read.
#[component]
pub fn FeedbackNotice(
    /// What it says; nothing before an answer is checked.
    feedback: Memo<Option<Feedback>>,
    /// Whether there was nothing to check.
    is_unanswered: Memo<bool>,
) -> impl IntoView {
    let locale = use_locale();
    let class = move || {
        let state = feedback.with(|feedback| Some(mark(feedback.as_ref()?.verdict)));
        state.map_or_else(String::new, |state| {
            ["notice feedback ", state.class()].concat()
        })
    };
    let said = move || {
        if is_unanswered.get() {
            let words = tr!(locale, practice.answer_first);
            let said = view! {
                <p class="read" id=VERDICT tabindex="-1">
                    {words}
                </p>
            };
            return Some(said.into_any());
        }
        feedback.with(|feedback| Some(judgment(locale, feedback.as_ref()?).into_any()))
    };
    let more = move || feedback.get().map(|feedback| details(locale, feedback));
    view! {
        <div class=class role="group" aria-label=tr!(locale, practice.feedback)>
            <div role="status">{said}</div>
            {more}
        </div>
    }
}

/// The judgment of the whole answer, with how far it is right or what people have to do with it.
fn judgment(locale: Locale, feedback: &Feedback) -> impl IntoView + use<> {
    let verdict = feedback.verdict;
    let meaning = meaning(verdict, locale).map(|said| view! { <p>{said}</p> });
    let note = (!feedback.note.is_empty()).then(|| view! { <p>{text(&feedback.note)}</p> });
    view! {
        <p class="notice-title" id=VERDICT tabindex="-1">
            {icon(mark(verdict).path())}
            {words(verdict, locale)}
        </p>
        {meaning}
        {note}
    }
}

/// What is said of the parts, what is right, and why.
fn details(locale: Locale, feedback: Feedback) -> impl IntoView {
    let Feedback {
        parts,
        places,
        right,
        reasons,
        looked_for,
        ..
    } = feedback;
    let parts: Vec<AnyView> = parts
        .into_iter()
        .map(|part| part_line(locale, part))
        .collect();
    let parts = (!parts.is_empty())
        .then(|| view! { <ul aria-label=tr!(locale, practice.parts)>{parts}</ul> });
    let places = places
        .into_iter()
        .map(|line| view! { <li>{place_line(locale, line)}</li> }.into_any());
    let right = right
        .into_iter()
        .map(|line| view! { <li>{answer_line(locale, line)}</li> }.into_any());
    let right = places.chain(right).collect();
    let reasons = reasons
        .into_iter()
        .map(|(name, reason)| {
            let name = (!name.is_empty()).then(|| {
                view! {
                    <p>
                        <strong>{text(name)}</strong>
                    </p>
                }
            });
            view! { <li>{name} <p>{text(reason)}</p></li> }.into_any()
        })
        .collect();
    let looked_for = looked_for
        .into_iter()
        .map(|point| view! { <li>{text(point)}</li> }.into_any())
        .collect();
    view! {
        {parts}
        {list(tr!(locale, practice.right_answer), right)}
        {list(tr!(locale, practice.looked_for), looked_for)}
        {list(tr!(locale, practice.why), reasons)}
    }
}

/// A list under its heading; nothing where it has no rows.
fn list(title: &'static str, rows: Vec<AnyView>) -> Option<impl IntoView> {
    (!rows.is_empty()).then(|| {
        view! {
            <div>
                <h4 class="feedback-title">{title}</h4>
                <ul>{rows}</ul>
            </div>
        }
    })
}

/// What is said of a part.
fn part_line(locale: Locale, part: PartFeedback) -> AnyView {
    let note = (!part.note.is_empty()).then(|| text([" ", &part.note].concat()));
    view! {
        <li>
            {part_words(part.name, locale)} ": " <strong>{words(part.verdict, locale)}</strong>
            {note}
        </li>
    }
    .into_any()
}

/// The place of an error, with what stands there now.
fn place_line(locale: Locale, line: AnswerLine) -> AnyView {
    let (place, now) = match line {
        AnswerLine::Line(number, now) => (tr!(locale, answer.line, number = number), now),
        AnswerLine::Named(name, now) => (name, now),
        other => return answer_line(locale, other),
    };
    text(tr!(locale, practice.place_now, place = place, now = now))
}

/// Returns the judgment in words.
fn words(verdict: Verdict, locale: Locale) -> &'static str {
    match verdict {
        Verdict::Right => tr!(locale, practice.right),
        Verdict::Partly => tr!(locale, practice.partly),
        Verdict::Wrong => tr!(locale, practice.wrong),
        Verdict::Missing => tr!(locale, practice.missing),
        Verdict::Unclear => tr!(locale, practice.unclear),
        Verdict::Rated => tr!(locale, practice.rated),
    }
}

/// Returns the sentence under the judgment, where people would have a part in it.
fn meaning(verdict: Verdict, locale: Locale) -> Option<&'static str> {
    match verdict {
        Verdict::Unclear => Some(tr!(locale, practice.unclear_means)),
        Verdict::Rated => Some(tr!(locale, practice.rated_means)),
        _ => None,
    }
}

/// Returns the state that the notice is marked with.
fn mark(verdict: Verdict) -> State {
    match verdict {
        Verdict::Right => State::Ok,
        Verdict::Wrong | Verdict::Missing => State::Failed,
        Verdict::Partly | Verdict::Unclear | Verdict::Rated => State::Note,
    }
}

/// Returns the name of a part.
fn part_words(name: PartName, locale: Locale) -> AnyView {
    match name {
        PartName::Best => tr!(locale, answer.best).into_any(),
        PartName::Worst => tr!(locale, answer.worst).into_any(),
        PartName::Place => tr!(locale, practice.place).into_any(),
        PartName::Own(name) => text(name),
    }
}
