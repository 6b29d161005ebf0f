//! The candidate that a sheet is for.

use leptos::prelude::*;

/// What the consensus sheet is chosen by; questions are chosen by kind and identifier.
pub const PANEL: &str = "panel";

/// What is chosen.
pub type Chosen = RwSignal<Vec<String>>;

pub fn name(kind: &str, id: &str) -> String {
    [kind, "-", id].concat()
}
