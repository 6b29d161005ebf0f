//! The questions of the interview: the core that everyone is asked, with what each rating means, and the bank.

use super::{area_name, list, words};
use crate::opening::fill;
use assay_evaluation::{CoreQuestion, Kit};
use assay_web::browser::{nodes, page};
use assay_web::ui::dom::{Child, View, el, views};
use leptos::prelude::*;
use std::sync::Arc;

/// The core questions.
pub fn core(kit: &Arc<Kit>) -> View {
    let words = words();
    let count = kit.core.len();
    let articles: Vec<View> = kit
        .core
        .iter()
        .enumerate()
        .map(|(at, one)| core_article(one, at + 1, count))
        .collect();
    let links = kit
        .core
        .iter()
        .map(|one| (anchor("core", &one.id), one.title.clone()));
    views((el("p.lead").child(words.core_lead), jump(links), articles))
}

fn core_article(question: &CoreQuestion, number: usize, count: usize) -> View {
    let words = words();
    let mut mark = fill(words.number, &[&number.to_string(), &count.to_string()]);
    mark.push_str(" · ");
    mark.push_str(area_name(&question.area));
    if question.is_deep_dive {
        mark.push_str(" · ");
        mark.push_str(words.deep_dive);
    }
    let id = anchor("core", &question.id);
    el("article.guide-question")
        .attr("aria-labelledby", id.clone())
        .child(el("p.caps").child(mark))
        .child(
            el("h2")
                .attr("id", id)
                .attr("tabindex", "-1")
                .child(question.title.as_str()),
        )
        .child(ask(&question.question))
        .child(side(
            words.probes,
            el("p.read").child(question.probes.as_str()),
        ))
        .child(side(
            words.follow_ups,
            (
                el("p.hint").child(words.follow_ups_hint),
                list(&question.follow_ups),
            ),
        ))
        .child(side(words.anchors, anchors(question)))
        .view()
}

/// What each rating means, as a table.
pub fn anchors(question: &CoreQuestion) -> View {
    let words = words();
    let rows: Vec<View> = (1_u32..)
        .zip(&question.anchors)
        .map(|(rating, meaning)| {
            el("tr")
                .child(el("th").attr("scope", "row").child(rating.to_string()))
                .child(el("td").child(meaning.as_str()))
                .view()
        })
        .collect();
    let head = el("tr")
        .child(el("th").attr("scope", "col").child(words.rating))
        .child(el("th").attr("scope", "col").child(words.meaning));
    el("table.guide-anchors")
        .child(el("caption.visually-hidden").child(fill(words.anchors_of, &[&question.title])))
        .child(el("thead").child(head))
        .child(el("tbody").child(rows))
        .view()
}

/// The bank, of which an area can be chosen.
pub fn bank(kit: &Arc<Kit>) -> View {
    let words = words();
    let area: RwSignal<&'static str> = RwSignal::new("");
    let choices = [
        ("", words.area_all),
        ("technical", words.area_technical),
        ("behavioural", words.area_behavioural),
    ];
    let choices: Vec<View> = choices
        .into_iter()
        .map(|(value, name)| {
            el("label.tick")
                .child(
                    el("input")
                        .attr("type", "radio")
                        .attr("name", "bank-area")
                        .flag("checked", move || area.get() == value)
                        .on("change", move |event| {
                            if nodes::is_checked(&event) {
                                area.set(value);
                            }
                        }),
                )
                .child(name)
                .view()
        })
        .collect();
    let areas: Vec<String> = kit.bank.iter().map(|one| one.area.clone()).collect();
    let shown = move || {
        let area = area.get();
        let count = areas
            .iter()
            .filter(|one| area.is_empty() || *one == area)
            .count();
        fill(words.shown, &[&count.to_string()])
    };
    let articles: Vec<View> = kit
        .bank
        .iter()
        .map(|question| {
            let own = question.area.clone();
            let id = anchor("bank", &question.id);
            el("article.guide-question")
                .attr("aria-labelledby", id.clone())
                .flag("hidden", move || {
                    !area.get().is_empty() && area.get() != own
                })
                .child(el("p.caps").child(area_name(&question.area)))
                .child(
                    el("h2")
                        .attr("id", id)
                        .attr("tabindex", "-1")
                        .child(question.title.as_str()),
                )
                .child(ask(&question.question))
                .child(side(words.probes, list(&question.probes)))
                .child(side(words.follow_ups, list(&question.follow_ups)))
                .child(side(words.strong, list(&question.strong)))
                .view()
        })
        .collect();
    views((
        el("p.lead").child(words.bank_lead),
        el("div.guide-filter")
            .child(
                el("fieldset")
                    .child(el("legend").child(words.area))
                    .child(choices),
            )
            .child(el("p.hint").attr("role", "status").child(shown)),
        articles,
    ))
}

/// The question as it is read out.
fn ask(question: &str) -> View {
    el("div.guide-ask")
        .child(el("p.hint").child(words().ask))
        .child(el("p.read").child(question))
        .view()
}

fn side(title: &str, content: impl Child) -> View {
    el("div.guide-side")
        .child(el("h3").child(title))
        .child(el("div").child(content))
        .view()
}

/// The fragment is the address of a screen, so these ways down the page are buttons.
fn jump(links: impl Iterator<Item = (String, String)>) -> View {
    let links: Vec<View> = links
        .map(|(id, title)| {
            let go = move |_| {
                page::focus_id(&id);
            };
            el("li")
                .child(el("button.btn-quiet").on("click", go).child(title))
                .view()
        })
        .collect();
    el("nav.guide-jump")
        .attr("aria-label", words().on_page)
        .child(el("ol").child(links))
        .view()
}

fn anchor(kind: &str, id: &str) -> String {
    [kind, "-", id].concat()
}
