//! The question whether two authors with names that could be one person's are one: asked on every screen until
//! somebody answers it, because until then they count as two.

use super::desk::Desk;
use super::opening::fill;
use super::sitting::Question;
use super::words;
use assay_evaluation::marked;
use assay_web::browser::page;
use assay_web::ui::dom::{View, el};
use leptos::prelude::*;

/// The questions that are open, above every screen.
pub fn questions(desk: Desk) -> View {
    let open = Memo::new(move |_| desk.questions());
    let each = move || {
        let open = open.get();
        let count = open.len();
        let rows = open.into_iter().map(|one| question(desk, one));
        (count > 0).then(|| {
            el("section.desk-page notice is-warning desk-identity")
                .attr("aria-labelledby", "identity-title")
                .child(
                    el("p.notice-title")
                        .attr("id", "identity-title")
                        .child(words().identity_title),
                )
                .child(el("p").child(words().identity_lead))
                .child(rows.collect::<Vec<_>>())
        })
    };
    el("div.no-print").attr("role", "status").child(each).view()
}

fn question(desk: Desk, question: Question) -> View {
    let words = words();
    let [one, other] = [&question.one, &question.other].map(|author| {
        let acts = author.acts.to_string();
        fill(
            words.identity_author,
            &[&marked(&author.name, &author.id), &acts],
        )
    });
    let text = fill(words.identity_question, &[&one, &other]);
    let answer = |name: &'static str, is_same: bool| {
        let Question { one, other, cases } = question.clone();
        el("button.btn")
            .on("click", move |_| {
                if desk.who.with_untracked(String::is_empty) {
                    desk.tell("is-warning", words.who_first.into());
                    page::focus_id("who");
                    return;
                }
                desk.identify(&cases, &one.id, &other.id, Some(is_same));
                page::focus_heading();
            })
            .child(name)
    };
    el("div.desk-question")
        .attr("role", "group")
        .attr("aria-label", text.clone())
        .child(el("p").child(text))
        .child(
            el("div.actions")
                .child(answer(words.identity_same, true))
                .child(answer(words.identity_other, false)),
        )
        .view()
}
