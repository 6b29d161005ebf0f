//! Words in a live region.

use leptos::prelude::*;

/// Words in a live region. They are put there as a new text each time they are said, since screen readers pass over
/// what stays the same.
#[component]
pub fn LiveText(
    /// What is said; empty where nothing is.
    #[prop(into)]
    words: Signal<String>,
) -> impl IntoView {
    let said = Memo::new(move |before: Option<&(u32, String)>| {
        let times = before.map_or(0, |(times, _)| times.wrapping_add(1));
        (times, words.get())
    });
    view! { <For each=move || [said.get()] key=|(times, _)| *times children=|(_, words)| words /> }
}
