//! A modal dialogue on the browser's own `<dialog>`, which keeps the focus inside and Escape working.

use super::dom::{Child, View, el, views};
use crate::browser::screen;
use crate::ui::live::effect;
use leptos::prelude::*;

/// A dialogue that is shown while `open` says so. Its content is made anew each time it opens.
pub fn dialog(
    id: &'static str,
    open: RwSignal<bool>,
    title: &'static str,
    content: impl Fn() -> View + 'static,
) -> View {
    let title_id = [id, "-title"].concat();
    let dialog = el("dialog")
        .attr("class", "dialog")
        .attr("id", id)
        .attr("aria-labelledby", title_id.clone())
        .on("close", move |_| open.set(false))
        .child(el("h2").attr("id", title_id).child(title))
        .child(move || open.get().then(&content))
        .view();
    // After its content, so that the browser finds there what it gives the focus to.
    effect(Box::new(move || screen::show_dialog(id, open.get())));
    dialog
}

/// The button of a question, and what it does.
pub type Answer = (&'static str, Box<dyn Fn()>);

/// A question before something that cannot be taken back: what it is about, the way back, and the way on. The way back
/// has the focus first; the way on lies where nothing lay that opens it.
pub fn question(id: &'static str, text: impl Child, back: Answer, go_on: Answer) -> View {
    let text_id = [id, "-text"].concat();
    let button = |class: &'static str, (label, press): Answer| {
        el("button")
            .class(class)
            .attr("aria-describedby", text_id.clone())
            .on("click", move |_| press())
            .child(label)
    };
    let actions = el("div.actions")
        .child(button("btn", back))
        .child(button("btn btn-primary is-final", go_on));
    views((el("div.stack").attr("id", text_id).child(text), actions))
}
