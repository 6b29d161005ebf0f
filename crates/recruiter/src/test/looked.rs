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
