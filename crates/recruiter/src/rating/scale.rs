//! The scale from 1 to 5, with what each rating means.

use assay_web::browser::{keys, page};
use assay_web::ui::text;
use leptos::prelude::*;

/// A scale from 1 to 5. A choice takes effect at once, so arrow keys only move the focus, and Space chooses.
#[component]
pub fn RatingScale(
    /// Identifier, unique on the page; the radios are called by it with their number behind.
    id: String,
    /// The meaning of each rating.
    anchors: [String; 5],
    /// The rating that stands.
    #[prop(into)]
    chosen: Signal<Option<u32>>,
    /// Whether nothing can be chosen now.
    #[prop(optional, into)]
    is_closed: Signal<bool>,
    /// Called with the rating that is chosen.
    on_choose: Callback<u32>,
    /// The subject of the rating.
    children: Children,
) -> impl IntoView {
    let rows = anchors
        .into_iter()
        .zip(1_u32..)
        .map(|(anchor, rating)| {
            view! {
                <label class="anchor">
                    <input
                        type="radio"
                        name=id.clone()
                        id=radio(&id, rating)
                        value=rating.to_string()
                        prop:checked=move || chosen.get() == Some(rating)
                        disabled=move || is_closed.get()
                        on:change=move |_| on_choose.run(rating)
                    />
                    <span class="anchor-number">{rating.to_string()}</span>
                    " "
                    <span class="anchor-text">{text(anchor)}</span>
                </label>
            }
        })
        .collect_view();
    let title_id = [&id, "-title"].concat();
    let labeled_by = title_id.clone();
    view! {
        <fieldset
            class="scale"
            role="radiogroup"
            aria-labelledby=labeled_by
            on:keydown=move |event| move_focus(&event, &id)
        >
            <legend class="scale-title" id=title_id>
                {children()}
            </legend>
            {rows}
        </fieldset>
    }
}

fn radio(id: &str, rating: u32) -> String {
    [id, "-", &rating.to_string()].concat()
}

/// Moves the focus into a scale: to the rating that stands, or else to the first.
pub fn focus(id: &str, chosen: Option<u32>) {
    page::focus_id(&radio(id, chosen.unwrap_or(1)));
}

fn move_focus(event: &web_sys::Event, id: &str) {
    let step = match keys::pressed(event).as_deref() {
        Some("ArrowDown" | "ArrowRight") => 1,
        // Five places on, one back.
        Some("ArrowUp" | "ArrowLeft") => 4,
        _ => return,
    };
    let Ok(rating) = event_target_value(event).parse::<u32>() else {
        return;
    };
    event.prevent_default();
    page::focus_id(&radio(id, (rating - 1 + step) % 5 + 1));
}
