//! Screens for when something is not as it should be. Each says what happened, that nothing is
//! lost, and what to do.

use crate::pages::context::use_locale;
use crate::pages::frame::{Clause, Cover, Mail};
use crate::pages::time_left::TimeLeft;
use assay_core::config::{Config, Contact};
use assay_core::document::{Problem, Problems};
use assay_web::browser::screen;
use assay_web::i18n::Locale;
use assay_web::tr;
use assay_web::ui::particulars;
use assay_web::ui::text;
use leptos::prelude::*;

/// Between the static shell and the first page.
#[component]
pub fn Loading() -> impl IntoView {
    view! {
        <main class="page cover">
            <p class="lead" role="status">
                {tr!(use_locale(), trouble.loading)}
            </p>
        </main>
    }
}

/// A pack or a configuration that cannot be used, and what is wrong with it.
#[component]
pub fn Broken(
    /// The problems.
    problems: Problems,
    /// Whether an attempt that is kept in this browser goes on, whatever this page cannot show.
    #[prop(optional)]
    keeps_running: bool,
    /// Called when the person asks to try again.
    on_try_again: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let faults = problems
        .0
        .iter()
        .map(|problem| fault(locale, problem))
        .collect_view();
    let lead = if keeps_running {
        tr!(locale, earlier.runs_lead)
    } else {
        tr!(locale, trouble.broken_lead)
    };
    let save = keeps_running.then(|| {
        view! {
            <button type="button" class="btn" on:click=|_| screen::save_all()>
                {tr!(locale, trouble.download)}
            </button>
        }
    });
    view! {
        <Cover title=tr!(locale, trouble.broken) lead>
            <h2>{tr!(locale, trouble.broken_detail)}</h2>
            <ol class="faults">{faults}</ol>
            <div class="actions">
                <button
                    type="button"
                    class="btn btn-primary"
                    on:click=move |_| on_try_again.run(())
                >
                    {tr!(locale, trouble.try_again)}
                </button>
                {save}
            </div>
        </Cover>
    }
}

fn fault(locale: Locale, problem: &Problem) -> impl IntoView + use<> {
    let code = |name: &str| view! { <code>{text(name)}</code> }.into_any();
    let rows = vec![
        (tr!(locale, trouble.broken_file), code(&problem.file)),
        (tr!(locale, trouble.broken_place), code(&problem.path)),
        (tr!(locale, trouble.broken_message), text(&problem.message)),
        (tr!(locale, trouble.broken_remedy), text(&problem.remedy)),
    ];
    view! { <li class="notice is-failed">{particulars(rows)}</li> }
}

/// An address that means nothing here.
#[component]
pub fn NotFound() -> impl IntoView {
    let locale = Locale::default();
    screen::set_title(tr!(locale, trouble.not_found));
    view! {
        <main class="page cover">
            <h1 tabindex="-1">{tr!(locale, trouble.not_found)}</h1>
            <p class="lead">{tr!(locale, trouble.not_found_lead)}</p>
            <div class="actions">
                <a class="btn btn-primary" href="./" rel="external">
                    {tr!(locale, trouble.to_start)}
                </a>
            </div>
        </main>
    }
}

/// Another tab holds the attempt.
#[component]
pub fn OpenInOtherTab(
    /// When its time is up, in milliseconds since the epoch; `None` where it is not known.
    ends_at_ms: Option<i64>,
    /// Called when the candidate wants to go on here.
    on_take_over: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    view! {
        <Cover
            title=tr!(locale, trouble.open_in_other_tab)
            lead=tr!(locale, trouble.open_in_other_tab_lead)
        >
            <TimeLeft ends_at_ms />
            <div class="actions">
                <button
                    type="button"
                    class="btn btn-primary"
                    on:click=move |_| on_take_over.run(())
                >
                    {tr!(locale, trouble.take_over)}
                </button>
            </div>
        </Cover>
    }
}

/// The content of the page for a candidate who has left.
#[derive(Debug, Clone, PartialEq)]
pub struct FarewellPage {
    /// The name of the team that reads the answers.
    team: String,
    /// Whom the candidate can ask.
    contact: Contact,
}

impl FarewellPage {
    /// The page as a team's configuration has it. It names no time, since the configuration has none.
    pub fn of(config: &Config) -> Self {
        Self {
            team: config.team.name.clone(),
            contact: config.contact.clone(),
        }
    }
}

/// The candidate left: what happens next, and whom to ask.
#[component]
pub fn Farewell(
    /// What it shows.
    page: FarewellPage,
) -> impl IntoView {
    let locale = use_locale();
    let FarewellPage { team, contact } = page;
    let next = tr!(locale, done.left_next, team = team);
    let ask = tr!(locale, done.left_ask, name = contact.name);
    view! {
        <Cover title=tr!(locale, done.left_title) lead=tr!(locale, done.left)>
            <Clause id="f-next" title=tr!(locale, done.what_next)>
                <div class="read">
                    <p>{text(next)}</p>
                    <p>{text(ask)} <Mail address=contact.email /></p>
                </div>
            </Clause>
        </Cover>
    }
}
