//! A line of an answer, in words.

use assay_core::record::AnswerLine;
use assay_web::i18n::Locale;
use assay_web::tr;
use assay_web::ui::text;
use leptos::prelude::*;

/// A line of an answer, with what it is called where it has a name.
pub fn answer_line(locale: Locale, line: AnswerLine) -> AnyView {
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
