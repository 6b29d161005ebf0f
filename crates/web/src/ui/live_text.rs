//! Words in a live region.

use super::remount::Remount;
use leptos::prelude::*;

/// Words in a live region. They are put there as a new text each time they are said, since screen readers pass over
/// what stays the same.
#[component]
pub fn LiveText(
    /// The text; empty where nothing is said.
    #[prop(into)]
    words: Signal<String>,
) -> impl IntoView {
    view! { <Remount value=words children=|words| words /> }
}
