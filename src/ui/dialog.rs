//! A modal dialogue on the browser's own `<dialog>`, which keeps the focus inside and Escape working.

use crate::browser::screen;
use leptos::html;
use leptos::prelude::*;

/// A dialogue that is shown while `open` says so. Its content is made anew each time it opens.
pub fn dialog(
    id: &'static str,
    open: RwSignal<bool>,
    title: &'static str,
    content: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    let title_id = [id, "-title"].concat();
    let labelled_by = title_id.clone();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        screen::show_dialog(&dialog, open.get());
    });
    view! {
        <dialog
            class="dialog"
            id=id
            aria-labelledby=labelled_by
            node_ref=node
            on:close=move |_| open.set(false)
        >
            <h2 id=title_id>{title}</h2>
            {move || open.get().then(&content)}
        </dialog>
    }
    .into_any()
}
