//! Labels of the questions that candidates may be asked about themselves.

use assay_core::question::Question;
use assay_web::i18n::Locale;
use assay_web::tr;

/// Returns the label of a question.
pub fn question_label(locale: Locale, question: Question) -> &'static str {
    match question {
        Question::Name => tr!(locale, welcome.ask_name),
        Question::Email => tr!(locale, welcome.ask_email),
        Question::Reference => tr!(locale, welcome.ask_reference),
    }
}
