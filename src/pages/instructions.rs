//! How a section works: to be read before the clock starts, and at hand beside each question.

use crate::pages::context::use_locale;
use crate::pages::frame::Clause;
use assay_core::assessment::{Assessment, Section};
use assay_web::tr;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The longest sentence that stands over a question, in characters: two lines on a telephone.
const SHORT: usize = 100;

/// The instructions of all sections, for the screen before the test.
#[component]
pub fn AllInstructions(
    /// The content.
    assessment: Arc<Assessment>,
) -> impl IntoView {
    let locale = use_locale();
    let sections = assessment
        .sections
        .iter()
        .map(|section| {
            view! {
                <h3>{text(&section.title)}</h3>
                <p>{text(&section.instructions)}</p>
            }
        })
        .collect_view();
    view! {
        <Clause id="c-sections" title=tr!(locale, check.sections)>
            <div class="read section-instructions">
                <p>{tr!(locale, check.sections_lead)}</p>
                {sections}
            </div>
        </Clause>
    }
}

/// The instructions of a section, closed, so that the question and its answer are in view. Over the first question
/// their first sentence can be seen.
#[component]
pub fn SectionNote(
    /// The section.
    section: Section,
    /// Whether it stands over the first question of the section.
    is_first: bool,
) -> impl IntoView {
    let locale = use_locale();
    let instructions = section.instructions;
    let start = first_sentence(&instructions).filter(|_| is_first);
    let start = start.map(|start| view! { <p class="hint">{text(start)}</p> });
    view! {
        <div class="section-note">
            {start} <details>
                <summary>{tr!(locale, test.instructions)}</summary>
                <p class="read">{text(&instructions)}</p>
            </details>
        </div>
    }
}

/// Returns the first sentence of a text; `None` where it is long, or is the whole of it. A stop that a small letter
/// follows ends none, as in "e.g.".
fn first_sentence(text: &str) -> Option<&str> {
    let text = text.trim();
    for (at, sign) in text.char_indices() {
        let is_end = match sign {
            '。' | '！' | '？' => true,
            '.' | '!' | '?' => begins_sentence(&text[at + sign.len_utf8()..]),
            _ => false,
        };
        let end = at + sign.len_utf8();
        if is_end && end < text.len() {
            let sentence = &text[..end];
            return (sentence.chars().count() <= SHORT).then_some(sentence);
        }
    }
    None
}

/// Returns whether a new sentence begins with this: space, and then no small letter.
fn begins_sentence(rest: &str) -> bool {
    let words = rest.trim_start();
    words.len() < rest.len() && !words.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_is_short_and_not_the_whole() {
        for (text, sentence) in [
            ("Choose one. It costs nothing.", Some("Choose one.")),
            (" Is it 2.5 or 3? Say which.", Some("Is it 2.5 or 3?")),
            (
                "一つ選んでください。計算機を使えます。",
                Some("一つ選んでください。"),
            ),
            ("Name e.g. a cause. Be brief.", Some("Name e.g. a cause.")),
            ("Choose one.", None),
            ("Choose one", None),
            ("", None),
        ] {
            assert_eq!(first_sentence(text), sentence, "{text}");
        }
        let long = ["a".repeat(SHORT).as_str(), ". And more."].concat();
        assert_eq!(first_sentence(&long), None);
    }
}
