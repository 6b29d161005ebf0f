//! Messages of the catalogs, `locales/` of each crate, with what fills their gaps.

use crate::i18n::Locale;
use assay_core::document::Text;
use assay_core::person_text;
use js_sys::Number;
use leptos_i18n::{Direction, Locale as _};
use std::fmt::Display;

/// Says a message of a catalog, in a language: `tr!(locale, namespace.key, gap = value, ..)`. The compiler refuses a
/// key that the catalog does not have, and a gap that is not filled.
///
/// A message without gaps is a `&'static str`, one with gaps a `String`. What people typed is isolated in it: see [`Gap`].
#[macro_export]
macro_rules! tr {
    ($locale:expr, $($key:ident).+ $(, $gap:ident = $value:expr)* $(,)?) => {
        ::leptos_i18n::td_string!(
            $locale,
            $($key).+
            $(, $gap = $crate::message::Gap::filled(&($value)))*
        )
    };
}

/// A value that can fill a gap of a message.
pub trait Gap {
    /// The text in the gap.
    type Filled: Display;

    /// Returns the text in the gap: a number as it is; a text so that it keeps its direction to itself, and is not
    /// endless.
    fn filled(&self) -> Self::Filled;
}

impl Gap for str {
    type Filled = String;

    fn filled(&self) -> String {
        person_text::in_gap(self)
    }
}

impl Gap for String {
    type Filled = String;

    fn filled(&self) -> String {
        self.as_str().filled()
    }
}

impl Gap for Text {
    type Filled = String;

    fn filled(&self) -> String {
        (**self).filled()
    }
}

impl Gap for char {
    type Filled = Self;

    fn filled(&self) -> Self {
        *self
    }
}

impl<T: Gap + ?Sized> Gap for &T {
    type Filled = T::Filled;

    fn filled(&self) -> T::Filled {
        (**self).filled()
    }
}

macro_rules! number_gaps {
    ($($number:ty),*) => {
        $(
            impl Gap for $number {
                type Filled = Self;

                fn filled(&self) -> Self {
                    *self
                }
            }
        )*
    };
}

number_gaps!(u16, u32, i64, u64, usize);

/// Returns the language of the catalog for a BCP 47 tag: that of the whole tag, or of its first part, or English.
pub fn locale(tag: &str) -> Locale {
    let first = tag.split('-').next().unwrap_or(tag);
    tag.parse().or_else(|()| first.parse()).unwrap_or_default()
}

/// Returns the direction in which a language is written: `ltr` or `rtl`.
pub fn direction(locale: Locale) -> &'static str {
    match locale.direction() {
        Direction::RightToLeft => "rtl",
        Direction::LeftToRight | Direction::Auto => "ltr",
    }
}

/// Returns a number with its thousands apart, as the browser writes it in a language.
pub fn grouped(locale: Locale, number: usize) -> String {
    // No limit of a field is beyond what a float holds exactly.
    let number = Number::from(number as f64);
    number.to_locale_string(locale.as_str()).into()
}

/// Returns a time in words: minutes, seconds, or both.
pub fn duration(locale: Locale, seconds: i64) -> String {
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let in_minutes = || tr!(locale, duration.minutes, count = minutes);
    let in_seconds = || tr!(locale, duration.seconds, count = seconds);
    match (minutes, seconds) {
        (0, _) => in_seconds(),
        (_, 0) => in_minutes(),
        _ => tr!(
            locale,
            duration.minutes_and_seconds,
            minutes = in_minutes(),
            seconds = in_seconds(),
        ),
    }
}

/// Returns the usual time beside a granted one: a number alone where both are whole minutes.
pub fn usual_time(locale: Locale, granted: i64, usual: i64) -> String {
    if granted % 60 == 0 && usual % 60 == 0 {
        (usual / 60).to_string()
    } else {
        duration(locale, usual)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_typed_keeps_its_direction_to_itself_and_ends() {
        let text = tr!(Locale::en, done.sending, host = "אבג");
        assert_eq!(text, "Sending your answers to \u{2068}אבג\u{2069}…");
        let long = "a".repeat(person_text::TEXT_CHARS + 1);
        let text = tr!(Locale::en, done.sending, host = long);
        assert_eq!(
            text.matches('a').count(),
            person_text::TEXT_CHARS + 1,
            "one in \"answers\""
        );
        assert!(text.ends_with("a……"));
    }

    #[test]
    fn times_are_said_in_the_forms_of_the_language() {
        let text = |seconds| duration(Locale::en, seconds);
        assert_eq!(text(0), "0 seconds");
        assert_eq!(text(61), "1 minute and 1 second");
        assert_eq!(text(120), "2 minutes");
    }

    #[test]
    fn a_language_without_a_catalog_falls_back_to_english() {
        assert_eq!(locale("en-GB"), Locale::en);
        assert_eq!(locale("xx"), Locale::en);
        assert_eq!(direction(Locale::en), "ltr");
    }
}
