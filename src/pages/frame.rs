//! What every screen stands in: running head, colophon, and the clauses of a page.

use crate::app::App;
use assay_web::browser::screen;
use assay_web::ui::dom::{Child, View, el, views};
use leptos::prelude::*;

/// A page that is read: running head, heading, lead, content.
pub fn cover(app: App, title: String, lead: String, content: View) -> View {
    screen::set_title(&title);
    views((
        running_head(app),
        el("main.page cover")
            .child(el("h1").attr("tabindex", "-1").child(title))
            .child(el("p.lead").child(lead))
            .child(content),
        colophon(app),
    ))
}

fn running_head(app: App) -> View {
    let Some(config) = app.config() else {
        return ().view();
    };
    let role = move || {
        app.loaded.track();
        app.assessment().map(|assessment| assessment.role.clone())
    };
    el("header.page")
        .child(
            el("div.running-head")
                .child(
                    el("p.team caps")
                        .child(logo(app))
                        .child(config.team.name.clone()),
                )
                .child(el("p.caps").child(role)),
        )
        .view()
}

fn logo(app: App) -> View {
    let path = app
        .config()
        .map(|config| config.team.logo.clone())
        .filter(|path| !path.is_empty());
    path.map(|path| {
        el("img")
            .attr("src", path)
            .attr("alt", "")
            .attr("width", "28")
            .attr("height", "28")
    })
    .view()
}

/// The foot of every screen: the same contact in the same place.
pub fn colophon(app: App) -> View {
    let Some(config) = app.config() else {
        return ().view();
    };
    let contact = (app.words.trouble.contact)(&config.contact.name);
    el("footer.colophon page")
        .child(el("p").child(contact).child(mail(&config.contact.email)))
        .view()
}

/// A link to write to an address; nothing where there is none.
pub fn mail(address: &str) -> View {
    if address.is_empty() {
        return ().view();
    }
    let link = ["mailto:", address].concat();
    views((" ", el("a").attr("href", link).child(String::from(address))))
}

/// A part of a page with its heading beside it.
pub fn clause(id: &'static str, title: &'static str, content: View) -> View {
    el("section.clause")
        .attr("aria-labelledby", id)
        .child(el("h2").attr("id", id).child(title))
        .child(content)
        .view()
}

/// Paragraphs to be read.
pub fn paragraphs(texts: Vec<String>) -> View {
    let texts = texts
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| el("p").child(text))
        .collect::<Vec<_>>();
    el("div.read").child(texts).view()
}

/// Names and values, one below the other.
pub fn particulars(rows: Vec<(&'static str, View)>) -> View {
    let rows = rows
        .into_iter()
        .map(|(name, value)| views((el("dt").child(name), el("dd").child(value))))
        .collect::<Vec<_>>();
    el("dl.particulars").child(rows).view()
}

/// A button.
pub fn button(class: &'static str, label: &'static str, press: impl Fn() + 'static) -> View {
    el("button")
        .attr("class", class)
        .on("click", move |_| press())
        .child(label)
        .view()
}
