//! What every screen of the desk stands in: the way around, who sits here, what the desk has to say.

use super::desk::Desk;
use super::{
    candidates, fairness, guide, identity, keep, keys, person, policy, rating, tabs, test, words,
};
use assay_core::person_text;
use assay_web::browser::{listen, nodes, page, screen};
use assay_web::ui::dom::{Child, View, el, views};
use assay_web::ui::live::effect;
use assay_web::ui::{dialog, question};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The parts of the desk: where each is, and what it is called.
fn parts() -> [(&'static str, &'static str); 7] {
    let words = words();
    [
        ("/", words.candidates),
        ("/rate", words.rating),
        ("/compare", words.compare),
        ("/guide", words.guide),
        ("/test", words.test),
        ("/policy", words.policy),
        ("/fairness", words.fairness),
    ]
}

/// The desk.
pub fn shell(desk: Desk) -> View {
    desk.place.set(page::fragment());
    let fragments = listen::on_fragment(move || desk.place.set(page::fragment()));
    let focus = listen::on_window_focus(move |is_focused| {
        if is_focused && desk.is_ready.get_untracked() {
            spawn_local(keep::refresh(desk));
        }
    });
    tabs::hear(desk);
    // They serve for as long as the page is there.
    std::mem::forget((fragments, focus, listen::hold_dropped_files()));
    keep_focus(desk);
    views((
        el("a.skip")
            .attr("href", "#main")
            .on("click", skip)
            .child(words().skip),
        head(desk),
        move || {
            let is_kept = desk.is_kept.get();
            (!is_kept).then(|| {
                el("p.desk-page notice is-failed desk-kept")
                    .attr("role", "alert")
                    .child(words().is_not_kept)
            })
        },
        messages(desk),
        identity::questions(desk),
        el("main.desk-page")
            .attr("id", "main")
            .attr("tabindex", "-1")
            .child(move || shown(desk)),
        foot(desk),
    ))
}

/// The fragment is the address of a screen, so the link only moves the focus.
fn skip(event: web_sys::Event) {
    event.prevent_default();
    page::focus_id("main");
}

fn shown(desk: Desk) -> View {
    if !desk.is_ready.get() {
        return el("p.lead").child(words().loading).view();
    }
    let place = desk.place.get();
    let mut steps = place.trim_matches('/').split('/');
    let part = steps.next().unwrap_or_default();
    let rest: Vec<&str> = steps.collect();
    match part {
        "" => candidates::list(desk),
        "compare" => candidates::compare(desk),
        "rate" => rating::rating(desk),
        "guide" => guide::guide(desk, &rest),
        "test" => test::test(desk, &rest),
        "policy" => policy::policy(desk),
        "keys" => keys::keys(desk),
        "fairness" => fairness::fairness(),
        "candidate" => person::person(
            desk,
            rest.first().copied().unwrap_or_default(),
            rest.get(1).copied().unwrap_or_default(),
        ),
        _ => not_found(),
    }
}

/// A place where nothing is.
pub fn not_found() -> View {
    let words = words();
    views((
        heading(words.not_found),
        el("p.lead").child(words.not_found_lead),
        el("div.actions").child(
            el("a.btn btn-primary")
                .attr("href", "#/")
                .child(words.to_candidates),
        ),
    ))
}

/// The heading of a screen, which also names the page.
pub fn heading(title: &str) -> View {
    screen::set_title(&[&person_text::isolated(title), " · ", words().name].concat());
    el("h1").attr("tabindex", "-1").child(title).view()
}

/// When the screen changes, reading begins at its heading.
fn keep_focus(desk: Desk) {
    let mut is_first = true;
    effect(Box::new(move || {
        desk.place.track();
        if !is_first {
            spawn_local(async {
                screen::scroll_to_top();
                page::focus_heading();
            });
        }
        is_first = false;
    }));
}

fn head(desk: Desk) -> View {
    let links = parts().map(|(place, name)| {
        let is_here = move || {
            let at = desk.place.get();
            let here = at.trim_end_matches('/');
            let is_candidate = place == "/" && (here.is_empty() || here.starts_with("/candidate"));
            (is_candidate || (place != "/" && here.starts_with(place))).then_some("page")
        };
        el("li").child(
            el("a")
                .attr("href", ["#", place].concat())
                .live("aria-current", is_here)
                .child(name),
        )
    });
    el("header.desk-head")
        .child(
            el("div.desk-bar")
                .child(el("p.team caps").child(words().name))
                // Whoever sat here before the page was opened again is not asked for a name.
                .child(move || desk.is_ready.get().then(|| who(desk))),
        )
        .child(
            el("nav")
                .attr("aria-label", words().sections)
                .child(el("ul.desk-nav").child(Vec::from(links))),
        )
        .view()
}

/// Who sits at the desk, and the switch that hides names.
fn who(desk: Desk) -> View {
    let words = words();
    let is_open = RwSignal::new(desk.who.with(String::is_empty));
    let written = RwSignal::new(desk.who.get_untracked());
    let save = move |event: web_sys::Event| {
        event.prevent_default();
        let name = written.get_untracked();
        if !person_text::is_blank(&name) {
            desk.sit_down(&person_text::name(&name));
            is_open.set(false);
            focus_soon("who-change");
        }
    };
    let blind = el("label.tick desk-blind")
        .attr("title", words.hide_names_hint)
        .child(
            el("input")
                .attr("type", "checkbox")
                .flag("checked", move || desk.is_blind.get())
                .on("change", move |event| {
                    let is_blind = nodes::is_checked(&event);
                    keep::setting(desk, "blind", if is_blind { "yes" } else { "no" });
                    desk.is_blind.set(is_blind);
                }),
        )
        .child(words.hide_names);
    el("div.desk-who")
        .child(blind)
        .child(move || {
            if is_open.get() {
                el("form.desk-form")
                    .on("submit", save)
                    .child(el("label").attr("for", "who").child(words.who_label))
                    .child(
                        el("input.input")
                            .attr("id", "who")
                            .attr("autocomplete", "name")
                            .attr("title", words.who_hint)
                            .value(move || written.get_untracked())
                            .on("input", move |event| {
                                written.update(|text| *text = nodes::value_of(&event))
                            }),
                    )
                    .child(
                        el("button.btn")
                            .attr("type", "submit")
                            .child(words.who_save),
                    )
                    .view()
            } else {
                views((
                    el("p")
                        .attr("role", "status")
                        .child(super::opening::fill(words.who_is, &[&desk.who.get()])),
                    el("button.btn-quiet")
                        .attr("id", "who-change")
                        .on("click", move |_| {
                            is_open.set(true);
                            focus_soon("who");
                        })
                        .child(words.who_change),
                ))
            }
        })
        .view()
}

/// Moves the focus once the screen has changed: what had it is gone by then.
fn focus_soon(id: &'static str) {
    spawn_local(async move {
        page::focus_id(id);
    });
}

fn messages(desk: Desk) -> View {
    let lines = move || {
        let told = desk.told.get();
        if told.is_empty() {
            return ().view();
        }
        let lines: Vec<View> = told
            .iter()
            .map(|one| {
                let class = match one.level {
                    "is-ok" => "li.is-ok",
                    "is-warning" => "li.is-warning",
                    _ => "li.is-failed",
                };
                el(class).child(one.text.as_str()).view()
            })
            .collect();
        views((
            el("ul.desk-told").child(lines),
            el("button.btn-quiet")
                .on("click", move |_| {
                    desk.told.set(Vec::new());
                    spawn_local(async {
                        page::focus_heading();
                    });
                })
                .child(words().dismiss),
        ))
    };
    el("section.desk-messages")
        .attr("role", "status")
        .attr("aria-label", words().messages)
        .child(lines)
        .view()
}

fn foot(desk: Desk) -> View {
    let words = words();
    let is_asking = RwSignal::new(false);
    let content = move || {
        question(
            "forget",
            el("p").child(words.forget_text),
            (words.cancel, Box::new(move || is_asking.set(false))),
            (
                words.forget_confirm,
                Box::new(move || keep::forget_all(desk)),
            ),
        )
    };
    el("footer.colophon desk-page")
        .child(el("p").child(words.privacy))
        .child(
            el("button.btn-quiet")
                .on("click", move |_| is_asking.set(true))
                .child(words.forget),
        )
        .child(dialog("forget", is_asking, words.forget_title, content))
        .view()
}
