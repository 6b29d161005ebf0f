//! What every screen stands in: running head, colophon, and the clauses of a page.

use crate::app::App;
use assay_core::config::Config;
use assay_web::browser::screen;
use assay_web::ui::text;
use leptos::prelude::*;

/// A page that is read: running head, heading, lead, content.
#[component]
pub fn Cover(
    /// The app.
    app: App,
    /// Its heading, which also names the page.
    #[prop(into)]
    title: String,
    /// The sentence under the heading.
    #[prop(into)]
    lead: String,
    /// What stands under the lead.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    screen::set_title(&title);
    let content = children.map(|children| children());
    view! {
        <RunningHead app />
        <main class="page cover">
            <h1 tabindex="-1">{text(title)}</h1>
            <p class="lead">{text(lead)}</p>
            {content}
        </main>
        {colophon(app)}
    }
}

/// The team and the role, over every page that is read.
#[component]
fn RunningHead(
    /// The app.
    app: App,
) -> impl IntoView {
    let role = move || {
        app.loaded.track();
        app.assessment().map(|assessment| text(&assessment.role))
    };
    app.config().map(|config| {
        view! {
            <header class="page">
                <div class="running-head">
                    <p class="team caps">{logo(&config)} {text(&config.team.name)}</p>
                    <p class="caps">{role}</p>
                </div>
            </header>
        }
    })
}

fn logo(config: &Config) -> impl IntoView + use<> {
    let path = config.team.logo.clone();
    (!path.is_empty()).then(|| view! { <img src=path alt="" width="28" height="28" /> })
}

/// The foot of every screen: the same contact in the same place.
pub fn colophon(app: App) -> AnyView {
    app.config()
        .map(|config| {
            let contact = (app.words.trouble.contact)(&config.contact.name);
            view! {
                <footer class="colophon page">
                    <p>{text(contact)} <Mail address=config.contact.email.clone() /></p>
                </footer>
            }
        })
        .into_any()
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
    /// What stands beside it.
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
