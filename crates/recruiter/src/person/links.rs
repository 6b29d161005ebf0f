//! Where on a candidate's pages a thing is, and the links that lead to the very thing.

use crate::person::shown::Person;
use crate::routes::{self, RatingPart, Tab};
use assay_evaluation::Target;
use assay_evaluation::{readable, sentence};
use assay_web::ui::text;
use leptos::prelude::*;

/// Identifier of the row of an answer, on the tab *Answers*.
pub fn answer_id(item: &str) -> String {
    ["answer-", item].concat()
}

/// Identifier of a question of the interview, on the tab *Interview*.
pub fn question_id(question: &str) -> String {
    ["question-", question].concat()
}

/// Identifier of a harmful pick, on the tab *Red flags*.
pub fn pick_id(item: &str) -> String {
    ["pick-", item].concat()
}

/// Identifier of a red flag, on the tab *Red flags*.
pub fn flag_id(flag: &str) -> String {
    ["flag-", flag].concat()
}

/// Returns the address of a thing; `None` where no screen has it. What is to be rated or settled is this person's own
/// answer, under the code that raters know it by.
pub fn address(person: Person, target: Target<'_>) -> Option<String> {
    let sha256 = person.now().opened.sha256.clone();
    let on = |tab, id: String| Some(routes::person_at(&sha256, tab, &id));
    match target {
        Target::Rating { item, .. } => Some(routes::answer(RatingPart::Answers, &sha256, item)),
        Target::Settling { item, .. } => Some(routes::answer(RatingPart::Settle, &sha256, item)),
        Target::Answer { item } => on(Tab::Answers, answer_id(item)),
        Target::Question(Some(question)) => on(Tab::Interview, question_id(question)),
        Target::Question(None) => Some(person.address(Tab::Interview)),
        Target::Pick(item) => on(Tab::Flags, pick_id(item)),
        Target::Flag(flag) => on(Tab::Flags, flag_id(flag)),
        Target::File => None,
    }
}

/// Words that lead to a thing; without a link where no screen has it.
#[component]
pub fn TargetLink(
    /// The address of the thing.
    address: Option<String>,
    /// The words.
    words: String,
) -> impl IntoView {
    let words = text(readable(&words));
    match address {
        Some(address) => view! { <a href=address>{words}</a> }.into_any(),
        None => words,
    }
}

/// A sentence of the record, as it is shown: with one stop at its end.
pub fn shown_sentence(words: &str) -> AnyView {
    text(sentence(words))
}
