//! What somebody has chosen on the screens of the test, so that it is still there on the way from one to another.
//! It lasts as long as the page.

use std::cell::RefCell;

/// The seed where none was typed.
pub const SEED: &str = "preview";

/// What was chosen.
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
}

thread_local! {
    static CHOSEN: RefCell<Chosen> = RefCell::default();
}

/// What is chosen now.
pub fn get() -> Chosen {
    CHOSEN.with_borrow(Chosen::clone)
}

/// Changes what is chosen.
pub fn change(change: impl FnOnce(&mut Chosen)) {
    CHOSEN.with_borrow_mut(change);
}

/// The seed that forms are drawn from.
pub fn seed() -> String {
    let typed = get().seed.filter(|seed| !seed.is_empty());
    typed.unwrap_or_else(|| SEED.into())
}
