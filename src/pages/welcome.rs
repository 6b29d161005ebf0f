//! Welcome: what a candidate should know before anything counts, and what the team asks of them.

mod content;
mod facts;
mod pass;
mod you;

pub use content::Content;

use crate::admission::Admission;
use crate::pages::context::use_locale;
use crate::pages::earlier::Erased;
use crate::pages::frame::{Clause, Cover, Mail};
use assay_core::address::host_of;
use assay_core::attempt::{GrantedTime, Identity, WelcomeDraft};
use assay_core::config::{Config, Submission};
use assay_web::browser::page;
use assay_web::tr;
use assay_web::ui::particulars;
use assay_web::ui::text;
use facts::{Fact, Facts};
use leptos::prelude::*;
use leptos_i18n::td;
use pass::Pass;
use std::sync::Arc;
use you::You;

/// The content of the welcome screen.
#[derive(Debug, Clone, PartialEq)]
pub struct WelcomePage {
    /// The facts about the test; `None` until the content is there.
    pub content: Option<Content>,
    /// Whether answers of an earlier attempt on this device are on their way.
    pub is_earlier_on_its_way: bool,
    /// Whether an attempt was taken in this browser whose copy is erased.
    pub is_earlier_erased: bool,
}

/// The welcome screen.
#[component]
pub fn Welcome(
    /// The team's configuration.
    config: Arc<Config>,
    /// The further content to show.
    page: Memo<WelcomePage>,
    /// The form as the candidate has filled it in before; `None` where they come for the first time.
    draft: Option<WelcomeDraft>,
    /// The invitation that the candidate comes with.
    admission: Option<Arc<Admission>>,
    /// Called with the form whenever it changes.
    on_change: Callback<WelcomeDraft>,
    /// Called with what the candidate tells when they have acknowledged the rules and go on.
    on_go_on: Callback<Identity>,
    /// Called when somebody wants to see what became of the attempt whose copy is erased.
    on_look: Callback<()>,
    /// The way to ask for an accommodation.
    children: Children,
) -> impl IntoView {
    let locale = use_locale();
    let lead = tr!(locale, welcome.lead, team = config.team.name);
    let aids = if config.aids.is_empty() {
        tr!(locale, welcome.aids_default).into()
    } else {
        config.aids.clone()
    };
    let help = tr!(locale, welcome.help_fact, name = config.contact.name);
    let address = config.contact.email.clone();
    let asks = config.candidate;
    let shows_pass_rule = config.show_pass_rule;
    let content = Memo::new(move |_| page.with(|page| page.content.clone()));
    let told = move || content.get().filter(|_| shows_pass_rule);
    let pass = move || told().map(|content| view! { <Pass outline=content.outline /> });
    let is_on_its_way = Signal::derive(move || page.with(|page| page.is_earlier_on_its_way));
    let is_erased = Signal::derive(move || page.with(|page| page.is_earlier_erased));
    // Time that has no end is never up.
    let ends = admission.as_ref().is_none_or(|it| {
        it.invited.time != GrantedTime::Untimed || it.invited.finish_by_ms.is_some()
    });
    let at_zero = ends.then(|| {
        let (title, fact) = (
            tr!(locale, welcome.at_zero),
            tr!(locale, welcome.at_zero_fact),
        );
        view! { <Fact id="w-zero" title fact /> }
    });
    view! {
        <Cover title=tr!(locale, welcome.title) lead>
            <Earlier is_on_its_way />
            <Erased is_erased on_look />
            {move || view! { <Facts content=content.get() /> }}
            {at_zero}
            <Fact
                id="w-broken"
                title=tr!(locale, welcome.interruptions)
                fact=tr!(locale, welcome.interruptions_fact)
            />
            <Fact
                id="w-score"
                title=tr!(locale, welcome.scoring)
                fact=tr!(locale, welcome.scoring_fact)
            />
            {pass}
            <Fact id="w-aids" title=tr!(locale, welcome.aids) fact=aids />
            <Clause id="w-data" title=tr!(locale, welcome.data)>
                <Privacy config />
            </Clause>
            <Clause id="w-help" title=tr!(locale, welcome.help)>
                <div>
                    <p class="read">{text(help)} <Mail address /></p>
                    {children()}
                </div>
            </Clause>
            <You asks draft admission on_change on_go_on />
        </Cover>
    }
}

/// A notice that somebody's answers are still on their way; it says nothing about them.
#[component]
fn Earlier(
    /// Whether they are.
    is_on_its_way: Signal<bool>,
) -> impl IntoView {
    let locale = use_locale();
    view! {
        <div role="status">
            <Show when=move || is_on_its_way.get()>
                <div class="notice">
                    <p>{tr!(locale, earlier.on_its_way)}</p>
                </div>
            </Show>
        </div>
    }
}

/// The data: what is recorded, where it goes, and what the team promises about it.
#[component]
fn Privacy(
    /// The team's configuration.
    config: Arc<Config>,
) -> impl IntoView {
    let locale = use_locale();
    let host = |submission: &Submission| {
        let host = host_of(&submission.url, &page::origin());
        move || view! { <span class="host">{text(&host)}</span> }
    };
    let host_of_answers = host(&config.submission);
    let where_to = match &config.backup {
        None => td!(locale, welcome.data_host, <host/> = host_of_answers).into_any(),
        Some(backup) => {
            let backup = host(backup);
            td!(locale, welcome.data_host_backup, <host/> = host_of_answers, <backup/> = backup)
                .into_any()
        }
    };
    let privacy = &config.privacy;
    let rows = [
        (tr!(locale, welcome.data_readers), &privacy.readers),
        (tr!(locale, welcome.data_retention), &privacy.retention),
        (tr!(locale, welcome.data_rights), &privacy.rights),
    ];
    let rows = rows
        .into_iter()
        .filter(|(_, promise)| !promise.is_empty())
        .map(|(name, promise)| (name, text(promise)))
        .collect::<Vec<_>>();
    let rows = (!rows.is_empty()).then(|| particulars(rows));
    view! {
        <div class="read">
            <p>{tr!(locale, welcome.data_recorded)}</p>
            <p>{where_to}</p>
            {rows}
        </div>
    }
}
