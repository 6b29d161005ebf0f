//! Words as a type and in English, written once.

/// A catalogue: the words once as a type, so that none can be missing in a further language, and in English.
#[macro_export]
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

        /// The words in the language of the page.
        pub fn words() -> &'static Words {
            &ENGLISH
        }
    };
}
