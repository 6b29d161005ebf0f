//! Where on a candidate's pages a thing is, and the links that lead to the very thing.

use crate::person::landing::AT;
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

/// Returns the address of something on a candidate's page, by the identifier of its element. `sha256` is the digest of the
/// answer bundle.
pub fn on_page(sha256: &str, tab: Tab, id: &str) -> String {
    [&routes::person(sha256, tab), "&", AT, "=", id].concat()
}

/// Returns the address of a thing; `None` where no screen has it. What is to be rated or settled is this person's own
/// answer, under the code that raters know it by.
pub fn address(person: Person, target: Target<'_>) -> Option<String> {
    let sha256 = person.now().opened.sha256.clone();
    let on = |tab, id: String| Some(on_page(&sha256, tab, &id));
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
    /// The class of the link.
    #[prop(default = "")]
    class: &'static str,
) -> impl IntoView {
    let words = text(readable(&words));
    match address {
        Some(address) => view! {
            <a class=class href=address>
                {words}
            </a>
        }
        .into_any(),
        None => words,
    }
}

/// A sentence of the record, as it is shown: with one stop at its end.
pub fn shown_sentence(words: &str) -> AnyView {
    text(sentence(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_link_is_about_stands_in_the_query() {
        let address = on_page("0f3a", Tab::Flags, &pick_id("fog"));
        assert_eq!(address, "person/flags/?attempt=0f3a&at=pick-fog");
    }
}
