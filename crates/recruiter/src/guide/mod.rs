//! The interview kit: what the role is, what to ask, how to rate, and sheets to print. All of it is the kit's own
//! text; nothing here is about a candidate.

mod conduct;
mod questions;
mod role;
mod sheets;

use super::desk::Desk;
use super::opening::fill;
use super::shell::{heading, not_found};
use assay_evaluation::Kit;
use assay_web::ui::dom::{Child, View, el, views};
use leptos::prelude::*;
use std::sync::Arc;

/// A part of the kit: its place, its name, and what it shows.
type Part = (&'static str, &'static str, fn(&Arc<Kit>) -> View);

fn parts() -> [Part; 9] {
    let words = words();
    [
        ("", words.overview, overview),
        ("questions", words.core, questions::core),
        ("bank", words.bank, questions::bank),
        ("panel", words.panel, conduct::panel),
        ("references", words.references, conduct::references),
        ("role", words.role, role::role),
        ("nearby", words.nearby, role::nearby),
        ("flags", words.flags, conduct::flags),
        ("sheets", words.sheets, sheets::sheets),
    ]
}

/// The screen.
pub fn guide(desk: Desk, at: &[&str]) -> View {
    let here = at.first().copied().unwrap_or_default();
    let Some((place, name, show)) = parts().into_iter().find(|part| part.0 == here) else {
        return not_found();
    };
    let title = if place.is_empty() {
        words().title
    } else {
        name
    };
    let body = move || match desk.kit.get() {
        Some(kit) => show(&kit),
        None => el("p.notice").child(words().none).view(),
    };
    views((nav(place), heading(title), el("div.guide").child(body)))
}

fn nav(here: &'static str) -> View {
    let links = parts().map(|(place, name, _)| {
        let address = if place.is_empty() {
            "#/guide".into()
        } else {
            ["#/guide/", place].concat()
        };
        let current = (place == here).then_some("page");
        el("li").child(
            el("a")
                .attr("href", address)
                .attr("aria-current", current)
                .child(name),
        )
    });
    el("nav.guide-nav")
        .attr("aria-label", words().parts)
        .child(el("ul").child(Vec::from(links)))
        .view()
}

fn overview(kit: &Arc<Kit>) -> View {
    let words = words();
    let signs: Vec<View> = kit.signs.iter().map(|sign| sign_line(sign)).collect();
    views((
        el("p.lead").child(fill(words.for_role, &[&kit.role])),
        clause(words.how_to, paragraphs(&kit.intro)),
        clause(words.process, paragraphs(&kit.process)),
        clause(
            words.signs,
            (
                el("p.hint").child(words.signs_hint),
                el("ul.read guide-signs").child(signs),
            ),
        ),
    ))
}

/// A sign begins with the term that people may hear.
fn sign_line(sign: &str) -> View {
    match sign.split_once(": ") {
        Some((term, meaning)) => el("li")
            .child((el("strong").child(term), ": ", meaning))
            .view(),
        None => el("li").child(sign).view(),
    }
}

/// A heading in the margin, and what belongs to it.
fn clause(title: &str, content: impl Child) -> View {
    el("section.clause")
        .child(el("h2").child(title))
        .child(el("div").child(content))
        .view()
}

/// A list of sentences.
fn list(texts: &[String]) -> View {
    let lines: Vec<View> = texts
        .iter()
        .map(|text| el("li").child(text.as_str()).view())
        .collect();
    el("ul.read").child(lines).view()
}

/// The name of an area.
fn area_name(area: &str) -> &'static str {
    let words = words();
    match area {
        "leadership" => words.area_leadership,
        "technical" => words.area_technical,
        _ => words.area_behavioural,
    }
}

fn words() -> &'static assay_web::words::guide::Words {
    &assay_web::words::guide::ENGLISH
}

/// A text of several paragraphs, one in a line.
pub(super) fn paragraphs(text: &str) -> View {
    let lines = text.lines().map(|line| el("p").child(line));
    el("div.read").child(lines.collect::<Vec<_>>()).view()
}
