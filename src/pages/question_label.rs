//! What candidates may be asked about themselves.

use assay_web::i18n::Locale;
use assay_web::tr;

/// Returns the name of one of the things that candidates may be asked for: name, e-mail, reference.
pub fn ask_label(locale: Locale, ask: usize) -> &'static str {
    [
        tr!(locale, welcome.ask_name),
        tr!(locale, welcome.ask_email),
        tr!(locale, welcome.ask_reference),
    ][ask]
}
