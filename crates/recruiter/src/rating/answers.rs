//! The part in which answers are rated: how to go through them, how far one is, the answer at hand.

use super::rater::{NEXT, Rater};
use super::{head, nothing, policy_of, sheet, who_first, words};
use crate::desk::Desk;
use crate::opening::fill;
use assay_evaluation::Order;
use assay_web::browser::nodes;
use assay_web::ui::dom::{Child, View, el, views};
use leptos::prelude::*;

/// The part.
pub fn answers(desk: Desk) -> View {
    let words = words();
    let rater = Rater::new(desk);
    let is_known = Memo::new(move |_| !desk.who.with(String::is_empty));
    let has_any = Memo::new(move |_| rater.queue.with(|queue| !queue.sheets.is_empty()));
    let body = move || match (is_known.get(), has_any.get()) {
        (false, _) => who_first(),
        (true, false) => nothing(words.nothing, words.nothing_lead),
        (true, true) => desk_of(rater),
    };
    // It takes the focus when somebody clicks beside the fields, so that keys go on to work.
    el("div.rating")
        .attr("tabindex", "-1")
        .on("keydown", move |event| rater.press(&event))
        .child(head(desk, words.title, ""))
        .child(el("p.lead").child(words.lead))
        .child(move || without_rubric(rater))
        .child(body)
        .child(
            el("p.visually-hidden")
                .attr("role", "status")
                .child(move || rater.said.get()),
        )
        .view()
}

fn without_rubric(rater: Rater) -> View {
    let count = rater.queue.with(|queue| queue.without_rubric);
    let told = fill(words().without_rubric, &[&count.to_string()]);
    (count > 0)
        .then(|| el("p.notice is-warning").child(told))
        .view()
}

fn desk_of(rater: Rater) -> View {
    let words = words();
    let desk = rater.desk;
    let who = Memo::new(move |_| desk.who_id.get());
    let progress = Memo::new(move |_| rater.progress());
    let told = move || {
        let (done, all) = progress.get();
        fill(words.progress, &[&done.to_string(), &all.to_string()])
    };
    let raters = Memo::new(move |_| {
        let policy = rater.here.get().and_then(|here| policy_of(desk, &here));
        policy.map_or(1, |policy| policy.raters)
    });
    let paper = move || {
        let here = rater.here.get();
        here.map(|here| sheet::sheet(rater, here, &who.get()))
    };
    let at_end = move |is_forward: bool| {
        let (at, count) = rater.place();
        if is_forward { at + 1 >= count } else { at == 0 }
    };
    let ends = [true, false].map(|is_forward| Memo::new(move |_| at_end(is_forward)));
    let move_button = |is_forward: bool, end: Memo<bool>, name: &'static str| {
        el("button.btn")
            .live("aria-disabled", move || end.get().then_some("true"))
            .on("click", move |_| rater.go(is_forward))
            .child(name)
    };
    views((
        el("div.rating-bar")
            .child(
                el("p.rating-progress")
                    .child(el("strong").child(told))
                    .child(" ")
                    .child(
                        el("button.btn-quiet")
                            .on("click", move |_| rater.go_to_open())
                            .child(words.next_open),
                    ),
            )
            .child(orders(rater))
            .child(shortcuts(rater)),
        el("p.hint").child(move || {
            if raters.get() == 2 {
                words.two_raters
            } else {
                words.one_rater
            }
        }),
        el("p.hint").child(words.names_inside),
        paper,
        el("div.actions rating-moves")
            .child(move_button(false, ends[1], words.previous))
            .child(move_button(true, ends[0], words.next).attr("id", NEXT))
            // For the eye; the same is read out from the region for what was done.
            .child(
                el("p.hint")
                    .attr("aria-hidden", "true")
                    .child(move || rater.said.get()),
            ),
    ))
}

fn orders(rater: Rater) -> View {
    let words = words();
    let choice = |order: Order, name: &'static str| {
        el("label.tick")
            .child(
                el("input")
                    .attr("type", "radio")
                    .attr("name", "rating-order")
                    .flag("checked", move || rater.order.get() == order)
                    .on("change", move |_| rater.set_order(order)),
            )
            .child(name)
    };
    el("fieldset.rating-order")
        .child(el("legend").child(words.order))
        .child(choice(Order::ByAnswer, words.by_answer))
        .child(choice(Order::ByCriterion, words.by_criterion))
        .view()
}

/// The switch for single keys, and what they do.
fn shortcuts(rater: Rater) -> View {
    let words = words();
    let lines = [
        (words.key_digits, words.key_digits_does),
        (words.key_criterion, words.key_criterion_does),
        (words.key_answer, words.key_answer_does),
        (words.key_arrows, words.key_arrows_does),
    ];
    let list: Vec<View> = lines
        .into_iter()
        .map(|(key, does)| views((el("dt").child(el("kbd").child(key)), el("dd").child(does))))
        .collect();
    el("div.rating-keys")
        .child(
            el("label.tick")
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .attr("aria-describedby", "rating-keys-hint")
                        .flag("checked", move || rater.has_keys.get())
                        .on("change", move |event| {
                            rater.set_keys(nodes::is_checked(&event))
                        }),
                )
                .child(words.keys),
        )
        .child(
            el("p.hint")
                .attr("id", "rating-keys-hint")
                .child(words.keys_hint),
        )
        .child(
            el("details")
                .child(el("summary").child(words.keys_help))
                .child(el("dl.particulars").child(list))
                .child(el("p.hint").child(words.keys_not_in_text)),
        )
        .view()
}
