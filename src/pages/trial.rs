//! Trial of the endpoint for recruiters: where answers go, and the findings about each place.

use crate::pages::frame::Colophon;
use crate::pages::trouble::{Broken, Loading};
use assay_core::address::host_of;
use assay_core::config::{Config, Submission};
use assay_core::document::Problems;
use assay_endpoint_check::{Finding, Level};
use assay_web::browser::{page, screen};
use assay_web::i18n::Locale;
use assay_web::tr;
use assay_web::ui::particulars;
use assay_web::ui::watermark;
use assay_web::ui::{State, icon, text};
use leptos::prelude::*;
use std::sync::Arc;

/// The content of the screen.
#[derive(Debug, Clone, PartialEq)]
pub enum TrialPage {
    /// Configuration and pack are on their way.
    Loading,
    /// They cannot be used.
    Broken(Problems),
    /// The trial, with the team's configuration.
    Ready(Arc<Config>),
}

/// The state of the trial.
#[derive(Debug, Clone, PartialEq)]
pub enum Trial {
    /// Nothing has been sent.
    Before,
    /// Probes are being sent; the places that are done.
    Sending(Vec<Report>),
    /// All places are done.
    After(Vec<Report>),
}

/// The findings about a place that answers go to.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The name of the place in the configuration.
    pub name: &'static str,
    /// The findings, in order.
    pub findings: Vec<Finding>,
}

impl Trial {
    /// Returns whether probes are being sent.
    pub fn is_sending(&self) -> bool {
        matches!(self, Self::Sending(_))
    }

    /// The places that are done.
    fn reports(&self) -> &[Report] {
        match self {
            Self::Before => &[],
            Self::Sending(reports) | Self::After(reports) => reports,
        }
    }
}

/// The screen of the trial.
#[component]
pub fn TrialScreen(
    /// View model of the page.
    page: Memo<TrialPage>,
    /// The state of the trial.
    #[prop(into)]
    trial: Signal<Trial>,
    /// Called when the recruiter asks to send probes.
    on_send: Callback<()>,
    /// Called when the recruiter asks to load configuration and pack again.
    on_try_again: Callback<()>,
) -> impl IntoView {
    screen::set_title(tr!(Locale::en, probe.mark));
    let content = move || match page.get() {
        TrialPage::Loading => view! { <Loading /> }.into_any(),
        TrialPage::Broken(problems) => view! { <Broken problems on_try_again /> }.into_any(),
        TrialPage::Ready(config) => view! { <Probing config trial on_send /> }.into_any(),
    };
    view! {
        <header class="preview-band">{tr!(Locale::en, probe.mark)}</header>
        {watermark(tr!(Locale::en, probe.watermark))}
        {content}
    }
}

/// The trial, once configuration and pack are there.
#[component]
fn Probing(
    /// The team's configuration.
    config: Arc<Config>,
    /// The state of the trial.
    trial: Signal<Trial>,
    /// Called when the recruiter asks to send probes.
    on_send: Callback<()>,
) -> impl IntoView {
    let locale = Locale::en;
    let places = assay_endpoint_check::places(&config)
        .into_iter()
        .map(|(name, submission)| view! { <Place name submission=submission.clone() /> })
        .collect_view();
    let warnings = config
        .warnings
        .iter()
        .map(|warning| {
            let message = [&warning.message, " ", &warning.remedy].concat();
            view! {
                <div class="notice is-warning">
                    <p>
                        <code>{text(&warning.path)}</code>
                        " "
                        {text(message)}
                    </p>
                </div>
            }
        })
        .collect_view();
    let is_sending = move || trial.with(Trial::is_sending);
    let label = move || {
        trial.with(|trial| match trial {
            Trial::After(_) => tr!(locale, probe.again),
            Trial::Before | Trial::Sending(_) => tr!(locale, probe.send),
        })
    };
    view! {
        <main class="page cover">
            <h1 tabindex="-1">{tr!(locale, probe.title)}</h1>
            <p class="lead">{tr!(locale, probe.lead)}</p>
            {warnings}
            {places}
            <div class="actions">
                <button
                    type="button"
                    class="btn btn-primary"
                    aria-disabled=move || is_sending().then_some("true")
                    on:click=move |_| on_send.run(())
                >
                    {label}
                </button>
                <a href="./" rel="external">
                    {tr!(locale, probe.to_test)}
                </a>
            </div>
            <p class="verdict" role="status">
                {move || trial.with(verdict)}
            </p>
            <For
                each=move || trial.with(|trial| trial.reports().to_vec())
                key=|report| report.name
                let(report)
            >
                <Findings report />
            </For>
        </main>
        <Colophon />
    }
}

/// A place that answers go to, as the configuration has it.
#[component]
fn Place(
    /// The name of the place in the configuration.
    name: &'static str,
    /// The entry of the configuration.
    submission: Submission,
) -> impl IntoView {
    let locale = Locale::en;
    let host = host_of(&submission.url, &page::origin());
    let address = [submission.method.as_str(), " ", &submission.url].concat();
    let rows = vec![
        (
            tr!(locale, probe.name),
            view! { <code>{name}</code> }.into_any(),
        ),
        (tr!(locale, probe.host), text(host)),
        (
            tr!(locale, probe.address),
            view! { <code>{text(address)}</code> }.into_any(),
        ),
    ];
    view! {
        <section class="place" aria-label=name>
            {particulars(rows)}
        </section>
    }
}

/// Returns whether answers would arrive, in a sentence.
fn verdict(trial: &Trial) -> &'static str {
    let locale = Locale::en;
    match trial {
        Trial::Before => "",
        Trial::Sending(_) => tr!(locale, probe.sending),
        Trial::After(reports) => {
            let findings = reports.iter().map(|report| &report.findings);
            if assay_endpoint_check::arrives(findings) {
                tr!(locale, probe.arrives)
            } else {
                tr!(locale, probe.does_not)
            }
        }
    }
}

/// The findings about a place.
#[component]
fn Findings(
    /// The findings, with the name of the place.
    report: Report,
) -> impl IntoView {
    let Report { name, findings } = report;
    let lines = findings
        .into_iter()
        .map(|found| view! { <FindingLine found /> })
        .collect_view();
    view! {
        <h2>
            <code>{name}</code>
        </h2>
        <ol class="checks findings" aria-label=name>
            {lines}
        </ol>
    }
}

/// A finding.
#[component]
fn FindingLine(
    /// The finding.
    found: Finding,
) -> impl IntoView {
    let (state, level) = mark(found.level);
    let remedy =
        (!found.remedy.is_empty()).then(|| view! { <p class="remedy">{text(&found.remedy)}</p> });
    view! {
        <li class=state.class()>
            <span class="check-mark">{icon(state.path())}</span>
            <strong>{found.step}</strong>
            <span class="check-state">{level}</span>
            <p class="told">{text(&found.text)}</p>
            {remedy}
        </li>
    }
}

/// Returns the mark of a finding and the word for it, which says the same.
fn mark(level: Level) -> (State, &'static str) {
    let locale = Locale::en;
    match level {
        Level::Ok => (State::Ok, tr!(locale, probe.level_ok)),
        Level::Warning => (State::Note, tr!(locale, probe.level_look)),
        Level::Problem => (State::Failed, tr!(locale, probe.level_problem)),
    }
}
