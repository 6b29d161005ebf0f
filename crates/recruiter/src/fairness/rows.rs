//! The rows of counts.

use assay_evaluation::TypedGroup;
use leptos::prelude::*;

/// What is typed: each group with a number of its own, which stays when others are removed.
pub type Rows = RwSignal<Vec<(u32, TypedGroup)>>;
