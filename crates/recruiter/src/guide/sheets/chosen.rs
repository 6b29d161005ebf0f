//! Which sheets are chosen.

use leptos::prelude::*;

/// What the consensus sheet is chosen by; questions are chosen by [`crate::guide::prose::question_id`].
pub const PANEL: &str = "panel";

/// What is chosen.
pub type Chosen = RwSignal<Vec<String>>;
