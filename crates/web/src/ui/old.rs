//! While views move to `view!`: shared parts as functions.

use super::dialog::{Dialog, DialogProps, Question, QuestionProps};
use super::dom::{Child, View};
use leptos::prelude::*;

pub fn dialog(
    id: &'static str,
    open: RwSignal<bool>,
    title: &'static str,
    content: impl Fn() -> View + 'static,
) -> View {
    let content = send_wrapper::SendWrapper::new(content);
    Dialog(DialogProps {
        id,
        open,
        title,
        children: std::sync::Arc::new(move || content().into_any()),
    })
    .into_any()
    .view()
}

pub type Answer = (&'static str, Box<dyn Fn()>);

pub fn question(id: &'static str, text: impl Child, back: Answer, go_on: Answer) -> View {
    let text = text.view().into_any();
    let back_press = send_wrapper::SendWrapper::new(back.1);
    let go_on_press = send_wrapper::SendWrapper::new(go_on.1);
    Question(QuestionProps {
        id,
        back: back.0,
        on_back: Callback::new(move |()| back_press()),
        go_on: go_on.0,
        on_go_on: Callback::new(move |()| go_on_press()),
        children: Box::new(move || text),
    })
    .into_any()
    .view()
}
