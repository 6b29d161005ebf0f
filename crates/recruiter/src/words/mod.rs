//! Words of the recruiter's side, a file for each screen. They stand apart, so that no candidate downloads them.
//!
//! A word is named for what it says. Gaps in sentences are `{}`, filled in order.

/// A catalogue: the words once as a type, so that none can be missing in a further language, and in English.
macro_rules! catalogue {
    ($($name:ident: $text:expr;)*) => {
        /// The words, each named for what it says.
        #[allow(missing_docs)] // The English text beside each name says what it is.
        pub struct Words {
            $(pub $name: &'static str,)*
        }

        /// English.
        pub static ENGLISH: Words = Words {
            $($name: $text,)*
        };
    };
}

pub mod candidates;
pub mod desk;
pub mod fairness;
pub mod guide;
pub mod keys;
pub mod person;
pub mod policy;
pub mod probe;
pub mod rating;
pub mod test;
