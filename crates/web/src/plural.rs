//! The plural rules of a language, from the browser.
//!
//! leptos_i18n takes those of ICU, which would be 26 kB of every first visit, compressed. Browsers have the same rules,
//! of Unicode's CLDR. The names are those by which a generated catalog asks.

use leptos_i18n::Locale;

/// The kind of count: things, or places in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PluralRuleType {
    /// One thing, two things.
    Cardinal,
    /// The first, the second.
    Ordinal,
}

/// A plural form of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // The names are those of CLDR.
pub enum PluralCategory {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

/// A whole number that chooses a plural form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PluralOperands(f64);

macro_rules! operands {
    ($($number:ty),*) => {
        $(
            impl From<$number> for PluralOperands {
                fn from(number: $number) -> Self {
                    // No count comes near what a float no longer holds exactly.
                    Self(number as f64)
                }
            }
        )*
    };
}

operands!(u32, i64, usize);

/// Says how many there are, where a message is a view.
pub trait InterpolatePluralCount: Fn() -> Self::Count + Clone + Send + Sync + 'static {
    /// The type of the number.
    type Count: Into<PluralOperands>;
}

impl<N: Into<PluralOperands>, F: Fn() -> N + Clone + Send + Sync + 'static> InterpolatePluralCount
    for F
{
    type Count = N;
}

/// The plural rules of a language.
#[derive(Debug, Clone, Copy)]
pub struct PluralRules {
    language: &'static str,
    kind: PluralRuleType,
}

/// Returns the plural rules of a language.
pub fn get_plural_rules<L: Locale>(locale: L, kind: PluralRuleType) -> PluralRules {
    let language = locale.as_str();
    PluralRules { language, kind }
}

impl PluralRules {
    /// Returns the form for so many.
    pub fn category_for(self, count: impl Into<PluralOperands>) -> PluralCategory {
        self.selected(count.into().0)
    }

    #[cfg(target_arch = "wasm32")]
    fn selected(self, count: f64) -> PluralCategory {
        use js_sys::{Array, Intl, Object, Reflect};

        let options = Object::new();
        if self.kind == PluralRuleType::Ordinal {
            // A new object takes every property.
            let _ = Reflect::set(&options, &"type".into(), &"ordinal".into());
        }
        let rules = Intl::PluralRules::new(&Array::of1(&self.language.into()), &options);
        match String::from(rules.select(count)).as_str() {
            "zero" => PluralCategory::Zero,
            "one" => PluralCategory::One,
            "two" => PluralCategory::Two,
            "few" => PluralCategory::Few,
            "many" => PluralCategory::Many,
            _ => PluralCategory::Other,
        }
    }

    /// Without a browser there are only tests, which are in English.
    #[cfg(not(target_arch = "wasm32"))]
    fn selected(self, count: f64) -> PluralCategory {
        assert_eq!((self.language, self.kind), ("en", PluralRuleType::Cardinal));
        if count == 1.0 {
            PluralCategory::One
        } else {
            PluralCategory::Other
        }
    }
}
