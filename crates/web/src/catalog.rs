//! The base of generated catalogs: leptos_i18n, with the plural rules of the browser.

pub use leptos_i18n::*;

#[doc(hidden)]
pub mod __private {
    pub use crate::plural::{InterpolatePluralCount, get_plural_rules};
    pub use leptos_i18n::__private::*;
}

#[doc(hidden)]
pub mod reexports {
    pub use leptos_i18n::reexports::*;

    pub mod icu {
        pub use crate::plural as plurals;
        pub use leptos_i18n::reexports::icu::*;
    }
}
