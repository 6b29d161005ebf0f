//! The test: items and review.

use crate::app::App;
use crate::pages::item::ItemScreen;
use crate::pages::review::Review;
use assay_core::attempt::Place;
use leptos::prelude::*;

/// The test: what is on screen follows from where the attempt is.
#[component]
pub fn Running(
    /// The app.
    app: App,
) -> impl IntoView {
    let place = Memo::new(move |_| app.shown.with(|shown| shown.place));
    let item = move || match place.get() {
        Place::Item(at) => Some(at),
        Place::Review => None,
    };
    let screen = move |item| match item {
        Some(number) => view! { <ItemScreen app number /> }.into_any(),
        None => view! { <Review app /> }.into_any(),
    };
    // Keyed, so that nothing of one item is left on the screen of the next.
    view! { <For each=move || [item()] key=|item| *item children=screen /> }
}
