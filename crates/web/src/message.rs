//! Messages of the catalogues, `locales/` of each crate, with what fills their gaps.

use assay_core::document::Text;
use assay_core::person_text;
use std::fmt::Display;

/// Says a message of a catalogue, in a language: `tr!(locale, namespace.key, gap = value, ..)`. The compiler refuses a
/// key that the catalogue does not have, and a gap that is not filled.
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

/// What can fill a gap of a message.
pub trait Gap {
    /// What stands in the gap.
    type Filled: Display;

    /// What stands in the gap: a number as it is; a text so that it keeps its direction to itself, and is not endless.
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
