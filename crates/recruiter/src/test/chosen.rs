//! The choices on the screens of the test, so that they are still there on the way from one to another.
//! It lasts as long as the page.

use leptos::prelude::*;

/// The seed where none was typed.
pub const SEED: &str = "preview";

/// The choices on the screens of the test.
#[derive(Debug, Clone, Default)]
pub struct Chosen {
    /// Digest of the pack; empty for the first.
    pub pack: String,
    /// The seed that was typed; `None` where none was.
    pub seed: Option<String>,
    /// The seed to compare with; may be empty.
    pub second: String,
    /// Position of the item in the bank.
    pub item: usize,
    /// Whether scenarios are looked at as they are answered in words.
    pub is_in_words: bool,
}

/// Everything that was chosen on the screens of the test; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Choices(StoredValue<Chosen>);

impl Choices {
    /// Keeps choices for all that stands inside the component that calls this.
    pub fn provide() {
        provide_context(Self::none());
    }

    /// Returns the choices of the page that a component stands in.
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::none)
    }

    fn none() -> Self {
        Self(StoredValue::new(Chosen::default()))
    }

    /// Returns the choices.
    pub fn get(self) -> Chosen {
        self.0.get_value()
    }

    /// Changes what is chosen.
    pub fn change(self, change: impl FnOnce(&mut Chosen)) {
        self.0.update_value(change);
    }

    /// Returns the seed that forms are drawn from.
    pub fn seed(self) -> String {
        let typed = self.get().seed.filter(|seed| !seed.is_empty());
        typed.unwrap_or_else(|| SEED.into())
    }
}
