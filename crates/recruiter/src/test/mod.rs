//! The test as a recruiter looks at it: its items with their keys, how a form is drawn, the timing plan, the bank on
//! paper, and the way into the sandbox.
//!
//! Nothing here is an attempt: there is no storage and no endpoint, so nothing can be taken for a run.

mod bank;
mod chosen;
mod form;
mod paper;
mod plan;
mod print;
mod trial;

use super::desk::Desk;
use super::opening::fill;
use super::shell;
use assay_core::assessment::{Assessment, Key};
use assay_web::browser::nodes;
use assay_web::ui::dom::{Child, View, el, views};
use leptos::prelude::*;
use std::sync::Arc;

pub(crate) fn words() -> &'static assay_web::words::test::Words {
    &assay_web::words::test::ENGLISH
}

/// A pack that is looked at, with its key where that is at hand.
#[derive(Clone)]
struct Looked {
    pack: Arc<Assessment>,
    key: Option<Arc<Key>>,
}

/// A part of the screen: where it is, its name among the parts, its heading, what it shows.
type Part = (
    &'static str,
    &'static str,
    &'static str,
    fn(Desk, Looked) -> View,
);

fn parts() -> [Part; 5] {
    let words = words();
    [
        ("", words.part_bank, words.title, bank::bank),
        ("form", words.part_form, words.title_form, form::form),
        ("plan", words.part_plan, words.title_plan, plan::plan),
        ("print", words.part_print, words.title_print, print::print),
        (
            "sandbox",
            words.part_sandbox,
            words.title_sandbox,
            trial::trial,
        ),
    ]
}

/// The screen.
pub fn test(desk: Desk, at: &[&str]) -> View {
    let place = at.first().copied().unwrap_or_default();
    let Some((place, _, title, show)) = parts().into_iter().find(|part| part.0 == place) else {
        return shell::not_found();
    };
    let pack = RwSignal::new(chosen::get().pack);
    let content = move || match looked(desk, &pack.get()) {
        Some(looked) => show(desk, looked),
        None => views((
            el("p.lead").child(words().no_pack),
            el("div.actions").child(el("a.btn").attr("href", "#/").child(words().to_candidates)),
        )),
    };
    views((
        shell::heading(title),
        ways(place),
        move || packs(desk, pack),
        el("div.test-part").child(content),
    ))
}

/// The way to the other parts.
fn ways(here: &'static str) -> View {
    let links = parts().map(|(place, name, _, _)| {
        let address = if place.is_empty() {
            "#/test".into()
        } else {
            ["#/test/", place].concat()
        };
        el("li").child(
            el("a")
                .attr("href", address)
                .attr("aria-current", (place == here).then_some("page"))
                .child(name),
        )
    });
    el("nav.test-ways")
        .attr("aria-label", words().parts)
        .child(el("ul").child(Vec::from(links)))
        .view()
}

/// The pack that is looked at: the one that was chosen, or the first.
fn looked(desk: Desk, sha256: &str) -> Option<Looked> {
    desk.library.with(|library| {
        let pack = library
            .pack(sha256)
            .or_else(|| library.packs.first())?
            .clone();
        let key = library.key(&pack.sha256).cloned();
        Some(Looked { pack, key })
    })
}

/// The choice among several packs; nothing where there is one.
fn packs(desk: Desk, pack: RwSignal<String>) -> View {
    let packs = desk.library.with(|library| library.packs.clone());
    if packs.len() < 2 {
        return ().view();
    }
    let shown = looked(desk, &pack.get_untracked())
        .map_or_else(String::new, |looked| looked.pack.sha256.clone());
    let options: Vec<View> = packs
        .iter()
        .map(|one| {
            el("option")
                .attr("value", one.sha256.clone())
                .attr("selected", one.sha256 == shown)
                .child(fill(words().pack_name, &[&one.title, &one.version]))
                .view()
        })
        .collect();
    let choose = move |event: web_sys::Event| {
        let sha256 = nodes::value_of(&event);
        chosen::change(|chosen| chosen.pack = sha256.clone());
        pack.set(sha256);
    };
    el("div.field test-pack")
        .child(
            el("label.field-label")
                .attr("for", "test-pack")
                .child(words().pack),
        )
        .child(
            el("select.input")
                .attr("id", "test-pack")
                .on("change", choose)
                .child(options),
        )
        .view()
}

/// What is said where the key is not at hand.
fn no_key() -> View {
    el("div.notice test-no-key")
        .child(el("p").child(words().no_key))
        .child(el("p").child(el("a").attr("href", "#/").child(words().to_candidates)))
        .view()
}
