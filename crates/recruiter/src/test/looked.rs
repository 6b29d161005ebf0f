//! The pack that is looked at.

use crate::routes::Screen;
use assay_core::assessment::{Assessment, Key};
use leptos::prelude::*;
use std::sync::Arc;

/// A pack that is looked at, with its key where that is available.
#[derive(Clone)]
pub struct Looked {
    pub pack: Arc<Assessment>,
    pub key: Option<Arc<Key>>,
}

impl Looked {
    /// Returns the form in which scenarios are answered in words; `None` where the pack has none.
    pub fn in_words(&self) -> Option<Self> {
        self.pack.offers_narrative().then(|| Self {
            pack: Arc::new(self.pack.in_words()),
            key: self.key.as_ref().map(|key| Arc::new(key.in_words())),
        })
    }
}

/// The notice in place of a key that is not available.
#[component]
pub fn NoKey() -> impl IntoView {
    view! {
        <div class="notice test-no-key">
            <p>{tr!(test.no_key)}</p>
            <p>
                <a href=Screen::Candidates.address()>{tr!(test.to_candidates)}</a>
            </p>
        </div>
    }
}
