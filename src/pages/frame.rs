//! The frame of every screen: running head, colophon, and the clauses of a page.

use crate::pages::context::{use_letterhead, use_locale};
use assay_core::config::Team;
use assay_web::browser::screen;
use assay_web::tr;
use assay_web::ui::text;
use leptos::prelude::*;

/// A page that is read: running head, heading, lead, content.
#[component]
pub fn Cover(
    /// Its heading, which also names the page.
    #[prop(into)]
    title: String,
    /// The sentence under the heading.
    #[prop(into)]
    lead: String,
    /// The content under the lead.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    screen::set_title(&title);
    let content = children.map(|children| children());
    view! {
        <RunningHead />
        <main class="page cover">
            <h1 tabindex="-1">{text(title)}</h1>
            <p class="lead">{text(lead)}</p>
            {content}
        </main>
        <Colophon />
    }
}

/// The team and the role, over every page that is read.
#[component]
fn RunningHead() -> impl IntoView {
    let letterhead = use_letterhead();
    let role = move || {
        let role = letterhead.with(|it| it.as_ref().map(|it| it.role.clone()));
        role.map(text)
    };
    let team = letterhead.with_untracked(|it| it.as_ref().map(|it| it.team.clone()));
    team.map(|team| {
        view! {
            <header class="page">
                <div class="running-head">
                    <TeamMark team />
                    <p class="caps">{role}</p>
                </div>
            </header>
        }
    })
}

/// The team's logo, where it has one, and its name.
#[component]
pub fn TeamMark(
    /// The team.
    team: Team,
) -> impl IntoView {
    let logo = (!team.logo.is_empty())
        .then(|| view! { <img src=team.logo alt="" width="28" height="28" /> });
    view! { <p class="team caps">{logo} <span>{text(team.name)}</span></p> }
}

/// The foot of every page: the same contact in the same place.
#[component]
pub fn Colophon() -> impl IntoView {
    let locale = use_locale();
    let contact = use_letterhead().with_untracked(|it| it.as_ref().map(|it| it.contact.clone()));
    contact.map(|contact| {
        let whom = tr!(locale, trouble.contact, name = contact.name);
        view! {
            <footer class="colophon page">
                <p>{text(whom)} <Mail address=contact.email /></p>
            </footer>
        }
    })
}

/// A link to write to an address; nothing where there is none.
#[component]
pub fn Mail(
    /// The address.
    address: String,
) -> impl IntoView {
    (!address.is_empty()).then(|| {
        let link = ["mailto:", &address].concat();
        view! {
            " "
            <a href=link>{text(address)}</a>
        }
    })
}

/// A part of a page with its heading beside it.
#[component]
pub fn Clause(
    /// Identifier of the heading, unique on the page.
    id: &'static str,
    /// The heading.
    title: &'static str,
    /// The content beside it.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="clause" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {children()}
        </section>
    }
}

/// Paragraphs to be read; empty ones are left out.
#[component]
pub fn Paragraphs(
    /// Their texts.
    texts: Vec<String>,
) -> impl IntoView {
    let paragraphs = texts
        .into_iter()
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| view! { <p>{text(paragraph)}</p> })
        .collect_view();
    view! { <div class="read">{paragraphs}</div> }
}
