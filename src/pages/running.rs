//! The test: items and review.

use crate::app::App;
use crate::pages::item::ItemScreen;
use crate::pages::review::Review;
use assay_core::attempt::Place;
use assay_web::ui::Remount;
use leptos::prelude::*;

/// The test: what is on screen follows from where the attempt is.
#[component]
pub fn Running(
    /// The app.
    app: App,
) -> impl IntoView {
    let place = Memo::new(move |_| app.shown.with(|shown| shown.place));
    let screen = move |place| match place {
        Place::Item(number) => view! { <ItemScreen app number /> }.into_any(),
        Place::Review => view! { <Review app /> }.into_any(),
    };
    // Nothing of one item is left on the screen of the next.
    view! { <Remount value=place children=screen /> }
}
