//! A modal dialog on the browser's own `<dialog>`, which keeps the focus inside and Escape working.

use crate::browser::arming::PageArming;
use crate::browser::screen;
use leptos::html;
use leptos::prelude::*;

/// A dialog that is shown while `open` says so. Its content is built again each time it opens.
#[component]
pub fn Dialog(
    /// Identifier, unique on the page.
    id: &'static str,
    /// Whether it is open; set to false when the person closes it.
    open: RwSignal<bool>,
    /// Its heading.
    title: &'static str,
    /// The content under the heading.
    children: ChildrenFn,
) -> impl IntoView {
    let title_id = [id, "-title"].concat();
    let labeled_by = title_id.clone();
    let dialog = NodeRef::<html::Dialog>::new();
    let arming = PageArming::here();
    // Effects run when the content is there, so that the browser finds what it gives the focus to.
    Effect::new(move |_| {
        let is_open = open.get();
        if let Some(dialog) = dialog.get() {
            screen::show_dialog(&dialog, is_open, arming);
        }
    });
    view! {
        <dialog
            node_ref=dialog
            class="dialog"
            id=id
            aria-labelledby=labeled_by
            on:close=move |_| open.set(false)
        >
            <h2 id=title_id>{title}</h2>
            <Show when=move || open.get()>{children()}</Show>
        </dialog>
    }
}

/// A question before something that cannot be taken back: what it is about, the way back, and the way on. The way back
/// has the focus first; the way on lies where nothing lay that opens it.
#[component]
pub fn Question(
    /// Identifier of the dialog it stands in.
    id: &'static str,
    /// The label of the way back.
    back: &'static str,
    /// Called when the person goes back.
    on_back: Callback<()>,
    /// The label of the way on.
    go_on: &'static str,
    /// Called when the person goes on.
    on_go_on: Callback<()>,
    /// The text of the question.
    children: Children,
) -> impl IntoView {
    let text_id = [id, "-text"].concat();
    view! {
        <div class="stack" id=text_id.clone()>
            {children()}
        </div>
        <div class="actions">
            <button
                type="button"
                class="btn"
                aria-describedby=text_id.clone()
                on:click=move |_| on_back.run(())
            >
                {back}
            </button>
            <button
                type="button"
                class="btn btn-primary is-final"
                aria-describedby=text_id
                on:click=move |_| on_go_on.run(())
            >
                {go_on}
            </button>
        </div>
    }
}
