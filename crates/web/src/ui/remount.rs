//! Views that are built again rather than changed.

use leptos::either::Either;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;

/// Shows a value in new nodes each time it is set: reading begins again, and nothing that was typed, chosen or
/// focused in the former nodes is left.
///
/// ```ignore
/// view! { <Remount value=place let(place)><Screen place /></Remount> }
/// ```
#[component]
pub fn Remount<S, F, V>(
    /// The signal with the value. A memo is set only when it differs.
    value: S,
    /// The view of a value.
    children: F,
) -> impl IntoView
where
    S: Get + Send + 'static,
    F: Fn(S::Value) -> V + Send + 'static,
    V: IntoView + 'static,
{
    alternating(Box::new(move || {
        let value = value.get();
        untrack(|| children(value).into_any())
    }))
}

/// Two places that take turns, so that no view is built into the nodes of the one before.
fn alternating(make: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    let parent = Owner::current().unwrap_or_default();
    let mut is_second = false;
    let view = move || {
        is_second = !is_second;
        // What belongs to the former nodes lives until they are gone.
        let owner = parent.with(Owner::new);
        let view = OwnedView::new_with_owner(owner.with(&make), owner);
        if is_second {
            Either::Left(view)
        } else {
            Either::Right(view)
        }
    };
    view.into_any()
}
