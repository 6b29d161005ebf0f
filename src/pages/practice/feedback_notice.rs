//! The feedback on a practice item, under the answer that it is about.

use super::feedback::{Feedback, PartName, Verdict};
use crate::pages::answer_line::answer_line;
use crate::pages::context::use_locale;
use assay_web::i18n::Locale;
use assay_web::tr;
use assay_web::ui::{State, icon, text};
use leptos::prelude::*;

/// The feedback, under the answer that it is about.
#[component]
pub fn FeedbackNotice(
    /// What it says.
    feedback: Feedback,
) -> impl IntoView {
    let locale = use_locale();
    let Feedback {
        verdict,
        parts,
        right,
        reasons,
        looked_for,
    } = feedback;
    let state = mark(verdict);
    let meaning = meaning(verdict, locale).map(|said| view! { <p>{said}</p> });
    let parts = parts
        .into_iter()
        .map(|(name, verdict)| {
            view! { <li>{part_words(name, locale)} ": " <strong>{words(verdict, locale)}</strong></li> }
                .into_any()
        })
        .collect();
    let right = right
        .into_iter()
        .map(|line| view! { <li>{answer_line(locale, line)}</li> }.into_any())
        .collect();
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
        <div class=["notice feedback ", state.class()].concat()>
            <p class="notice-title">{icon(state.path())} {words(verdict, locale)}</p>
            {meaning}
            {list(None, parts)}
            {list(Some(tr!(locale, practice.right_answer)), right)}
            {list(Some(tr!(locale, practice.looked_for)), looked_for)}
            {list(Some(tr!(locale, practice.why)), reasons)}
        </div>
    }
}

/// A list under its title; nothing where it has no rows.
fn list(title: Option<&'static str>, rows: Vec<AnyView>) -> Option<impl IntoView> {
    (!rows.is_empty()).then(|| {
        view! {
            <div>
                {title.map(|title| view! { <p class="feedback-title">{title}</p> })} <ul>{rows}</ul>
            </div>
        }
    })
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
