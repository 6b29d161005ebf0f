//! Order: a list whose steps are moved by buttons or keys. An untouched list is no answer.

use super::dom::{Child, View, el, views};
use super::{Answering, icon, icons};
use crate::browser::page;
use assay_core::assessment::Choice;
use assay_core::attempt::Response;
use assay_core::digits::Digits;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// The options of an order item.
pub fn order(answering: Answering, options: Vec<Choice>) -> View {
    let options = RwSignal::new(options);
    let said = RwSignal::new(String::new());
    let words = &answering.words.answer;
    let untouched = move || current(answering).is_empty();
    let keep = move |_| {
        let presented = options
            .with_untracked(|options| options.iter().map(|option| option.id.clone()).collect());
        answering.give(Response::Order(presented));
    };
    let state = views((
        el("p").attr("role", "status").child(move || {
            if untouched() {
                words.order_untouched.into()
            } else {
                said.get()
            }
        }),
        el("button.btn-quiet")
            .flag("hidden", move || !untouched())
            .on("click", keep)
            .child(words.keep_order),
    ));
    let foot = answering.foot(state.view(), Response::Order(Vec::new()));
    views((
        el("ol.order").child(move || {
            let order = sequence(answering, options);
            let count = order.len();
            order
                .into_iter()
                .enumerate()
                .map(|(position, option)| row(answering, options, said, option, position, count))
                .collect::<Vec<_>>()
        }),
        foot,
    ))
}

fn row(
    answering: Answering,
    options: RwSignal<Vec<Choice>>,
    said: RwSignal<String>,
    option: Choice,
    position: usize,
    count: usize,
) -> View {
    let words = &answering.words.answer;
    let Choice { id, text } = option;
    let up = move_button(&id, "up-", (words.up)(&text), icons::UP, position == 0);
    let down = move_button(
        &id,
        "down-",
        (words.down)(&text),
        icons::DOWN,
        position + 1 == count,
    );
    let place = (position + 1).digits();
    let shown = text.clone();
    let shift = move |by: isize| {
        let mut order = sequence(answering, options);
        let Some(target) = position
            .checked_add_signed(by)
            .filter(|target| *target < count)
        else {
            return;
        };
        order.swap(position, target);
        said.set((words.moved)(&text, target + 1, count));
        answering.give(Response::Order(
            order.into_iter().map(|option| option.id).collect(),
        ));
        // The list is drawn anew; the focus stays with the step that was moved.
        let edge = if by < 0 {
            target == 0
        } else {
            target + 1 == count
        };
        let towards_up = (by < 0) != edge;
        let button = [if towards_up { "up-" } else { "down-" }, &id].concat();
        spawn_local(async move {
            page::focus_id(&button);
        });
    };
    let on_key = {
        let shift = shift.clone();
        move |event: web_sys::Event| {
            let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else {
                return;
            };
            let by = match key.key().as_str() {
                "ArrowUp" => -1,
                "ArrowDown" => 1,
                _ => return,
            };
            event.prevent_default();
            shift(by);
        }
    };
    let shift_down = shift.clone();
    el("li.row")
        .on("keydown", on_key)
        .child(
            el("span.order-place")
                .attr("aria-hidden", "true")
                .child(place),
        )
        .child(el("span.row-text").child(shown))
        .child(
            el("span.moves")
                .child(el("span").on("click", move |_| shift(-1)).child(up))
                .child(el("span").on("click", move |_| shift_down(1)).child(down)),
        )
        .view()
}

fn move_button(id: &str, prefix: &str, label: String, path: &'static str, disabled: bool) -> View {
    el("button.btn move")
        .attr("id", [prefix, id].concat())
        .attr("aria-label", label)
        .attr("aria-disabled", disabled.then_some("true"))
        .child(icon(path))
        .view()
}

fn current(answering: Answering) -> Vec<String> {
    answering.response.with(|response| match response {
        Response::Order(order) => order.clone(),
        _ => Vec::new(),
    })
}

/// The options as they stand: in the candidate's order, or as presented while there is none.
fn sequence(answering: Answering, options: RwSignal<Vec<Choice>>) -> Vec<Choice> {
    let order = current(answering);
    options.with_untracked(|options| {
        let ordered: Vec<Choice> = order
            .iter()
            .filter_map(|id| options.iter().find(|option| option.id == *id))
            .cloned()
            .collect();
        if ordered.len() == options.len() {
            ordered
        } else {
            options.clone()
        }
    })
}
