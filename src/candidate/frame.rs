//! What every screen stands in: running head, colophon, and the clauses of a page.

use super::app::App;
use crate::browser::screen;
use leptos::prelude::*;

/// A page that is read: running head, heading, lead, content.
pub fn cover(app: App, title: String, lead: String, content: AnyView) -> AnyView {
    screen::set_title(&title);
    view! {
        {running_head(app)}
        <main class="page cover">
            <h1 tabindex="-1">{title}</h1>
            <p class="lead">{lead}</p>
            {content}
        </main>
        {colophon(app)}
    }
    .into_any()
}

fn running_head(app: App) -> AnyView {
    let Some(config) = app.config() else {
        return ().into_any();
    };
    let role = move || {
        app.loaded.track();
        app.assessment().map(|assessment| assessment.role.clone())
    };
    view! {
        <header class="page">
            <div class="running-head">
                <p class="team caps">{logo(app)} {config.team.name.clone()}</p>
                <p class="caps">{role}</p>
            </div>
        </header>
    }
    .into_any()
}

fn logo(app: App) -> AnyView {
    let path = app
        .config()
        .map(|config| config.team.logo.clone())
        .filter(|path| !path.is_empty());
    path.map(|path| view! { <img src=path alt="" width="28" height="28" /> })
        .into_any()
}

/// The foot of every screen: the same contact in the same place.
pub fn colophon(app: App) -> AnyView {
    let Some(config) = app.config() else {
        return ().into_any();
    };
    let contact = (app.words.trouble.contact)(&config.contact.name);
    view! {
        <footer class="colophon page">
            <p>{contact} {mail(&config.contact.email)}</p>
        </footer>
    }
    .into_any()
}

/// A link to write to an address; nothing where there is none.
pub fn mail(address: &str) -> AnyView {
    if address.is_empty() {
        return ().into_any();
    }
    let link = ["mailto:", address].concat();
    view! { " " <a href=link>{String::from(address)}</a> }.into_any()
}

/// A part of a page with its heading beside it.
pub fn clause(id: &'static str, title: &'static str, content: AnyView) -> AnyView {
    view! {
        <section class="clause" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// Paragraphs to be read.
pub fn paragraphs(texts: Vec<String>) -> AnyView {
    let texts = texts
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| view! { <p>{text}</p> })
        .collect_view();
    view! { <div class="read">{texts}</div> }.into_any()
}

/// Names and values, one below the other.
pub fn particulars(rows: Vec<(&'static str, AnyView)>) -> AnyView {
    let rows = rows
        .into_iter()
        .map(|(name, value)| view! { <dt>{name}</dt> <dd>{value}</dd> })
        .collect_view();
    view! { <dl class="particulars">{rows}</dl> }.into_any()
}

/// A button.
pub fn button(
    class: &'static str,
    label: &'static str,
    press: impl Fn() + 'static,
) -> AnyView {
    view! {
        <button class=class type="button" on:click=move |_| press()>
            {label}
        </button>
    }
    .into_any()
}
