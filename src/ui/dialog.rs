//! A modal dialogue on the browser's own `<dialog>`, which keeps the focus inside and Escape working.

use super::dom::{View, el};
use super::live::{Live, effect};
use crate::browser::screen;

/// A dialogue that is shown while `open` says so. Its content is made anew each time it opens.
pub fn dialog(
    id: &'static str,
    open: Live<bool>,
    title: &'static str,
    content: impl Fn() -> View + 'static,
) -> View {
    let title_id = [id, "-title"].concat();
    effect(Box::new(move || screen::show_dialog(id, open.get())));
    el("dialog")
        .attr("class", "dialog")
        .attr("id", id)
        .attr("aria-labelledby", title_id.clone())
        .on("close", move |_| open.set(false))
        .child(el("h2").attr("id", title_id).child(title))
        .child(move || open.get().then(&content))
        .view()
}
