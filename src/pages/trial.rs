//! Trial of the endpoint for recruiters: sends a marked probe from where the answers will come from,
//! and says what came of it.
//!
//! It has no attempt and no storage. What it sends says of itself that it is nobody's answers.

use crate::pages::frame::Colophon;
use crate::pages::trouble::{Broken, Loading};
use assay_core::address::host_of;
use assay_core::config::{Config, Submission};
use assay_core::document::Problems;
use assay_core::record::delivery::{Reply, Request, classify, request};
use assay_endpoint_check::{Finding, Level, Unanswered, Way};
use assay_web::browser::http::{self, Answer, HttpError, Reach};
use assay_web::browser::{clock, listen, page, screen};
use assay_web::i18n::Locale;
use assay_web::tr;
use assay_web::ui::particulars;
use assay_web::ui::watermark;
use assay_web::ui::{icon, text};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// A browser tells what the policy forbade a little after the request has failed, in milliseconds.
const TOLD_MS: u32 = 100;

/// The content of the screen.
#[derive(Debug, Clone, PartialEq)]
pub enum TrialPage {
    /// Configuration and pack are on their way.
    Loading,
    /// They cannot be used.
    Broken(Problems),
    /// The trial.
    Ready {
        /// The team's configuration.
        config: Arc<Config>,
        /// The identifier of the pack.
        assessment_id: String,
    },
}

/// How far the trial is.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Before,
    Sending,
    After,
}

/// The findings about each place that answers go to, with its name in the configuration.
type Reports = RwSignal<Vec<(&'static str, Vec<Finding>)>>;

/// The screen.
#[component]
pub fn Trial(
    /// What it shows.
    page: Memo<TrialPage>,
    /// Called when the recruiter asks to load configuration and pack again.
    on_try_again: Callback<()>,
) -> impl IntoView {
    screen::set_title(tr!(Locale::en, probe.mark));
    let content = move || match page.get() {
        TrialPage::Loading => view! { <Loading /> }.into_any(),
        TrialPage::Broken(problems) => view! { <Broken problems on_try_again /> }.into_any(),
        TrialPage::Ready {
            config,
            assessment_id,
        } => view! { <Probing config assessment_id /> }.into_any(),
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
    /// The identifier of the pack.
    assessment_id: String,
) -> impl IntoView {
    let locale = Locale::en;
    let stage = RwSignal::new(Stage::Before);
    let reports = Reports::new(Vec::new());
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
    let send = move |_| {
        if stage.get_untracked() != Stage::Sending {
            let (config, assessment_id) = (config.clone(), assessment_id.clone());
            spawn_local(async move {
                reports.set(Vec::new());
                stage.set(Stage::Sending);
                send_all(reports, &config, &assessment_id).await;
                stage.set(Stage::After);
            });
        }
    };
    let label = move || match stage.get() {
        Stage::After => tr!(locale, probe.again),
        _ => tr!(locale, probe.send),
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
                    aria-disabled=move || (stage.get() == Stage::Sending).then_some("true")
                    on:click=send
                >
                    {label}
                </button>
                <a href="./" rel="external">
                    {tr!(locale, probe.to_test)}
                </a>
            </div>
            <p class="verdict" role="status">
                {move || verdict(stage.get(), reports)}
            </p>
            <For each=move || reports.get() key=|(name, _)| *name let((name, findings))>
                <Findings name findings />
            </For>
        </main>
        <Colophon />
    }
}

/// Shows where answers go, as the configuration has it.
#[component]
fn Place(
    /// Its name in the configuration.
    name: &'static str,
    /// What the configuration says of it.
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
fn verdict(stage: Stage, reports: Reports) -> &'static str {
    let locale = Locale::en;
    match stage {
        Stage::Before => "",
        Stage::Sending => tr!(locale, probe.sending),
        Stage::After => {
            let arrives = reports.with(|reports| {
                let all = reports.iter().map(|(_, findings)| findings);
                assay_endpoint_check::arrives(all)
            });
            if arrives {
                tr!(locale, probe.arrives)
            } else {
                tr!(locale, probe.does_not)
            }
        }
    }
}

/// Shows what was found out about a place.
#[component]
fn Findings(
    /// Its name in the configuration.
    name: &'static str,
    /// The findings, in order.
    findings: Vec<Finding>,
) -> impl IntoView {
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

/// One thing that was found out.
#[component]
fn FindingLine(
    /// What it is.
    found: Finding,
) -> impl IntoView {
    let (class, path, level) = mark(found.level);
    let remedy =
        (!found.remedy.is_empty()).then(|| view! { <p class="remedy">{text(&found.remedy)}</p> });
    view! {
        <li class=class>
            <span class="check-mark">{icon(path)}</span>
            <strong>{found.step}</strong>
            <span class="check-state">{level}</span>
            <p class="told">{text(&found.text)}</p>
            {remedy}
        </li>
    }
}

/// Returns how a finding is marked; the word says the same as the drawing.
fn mark(level: Level) -> (&'static str, &'static str, &'static str) {
    let locale = Locale::en;
    match level {
        Level::Ok => ("is-ok", "M4 10.5l4 4L16.5 6", tr!(locale, probe.level_ok)),
        Level::Warning => (
            "is-warning",
            "M10 2.5l8 14.5H2zM10 8v4M10 14.5v.1",
            tr!(locale, probe.level_look),
        ),
        Level::Problem => (
            "is-failed",
            "M6 2h8l4 4v8l-4 4H6l-4-4V6zM7 7l6 6M13 7l-6 6",
            tr!(locale, probe.level_problem),
        ),
    }
}

/// Probes every place, one after the other.
async fn send_all(reports: Reports, config: &Config, assessment_id: &str) {
    for (name, submission) in assay_endpoint_check::places(config) {
        let findings = send(&config.campaign, assessment_id, submission).await;
        reports.update(|reports| reports.push((name, findings)));
    }
}

/// Sends a probe, and sends it again where the first was acknowledged.
async fn send(campaign: &str, assessment_id: &str, submission: &Submission) -> Vec<Finding> {
    let attempt_id = clock::uuid_v4();
    let text = assay_endpoint_check::document(&attempt_id, campaign, clock::now().wall_ms);
    let values = assay_endpoint_check::placeholders(&attempt_id, campaign, assessment_id);
    let request = request(submission, &values, &text);
    let page = page::origin();
    let endpoint = http::origin_of(&request.url);
    let way = assay_endpoint_check::way(&request, &page, &endpoint);
    let host = host_of(&request.url, &page);
    let mut findings = assay_endpoint_check::settings(&request, &page, &endpoint);
    let forbidden = Rc::new(Cell::new(false));
    let noted = forbidden.clone();
    let _listener = listen::on_forbidden_connection(move || noted.set(true));
    match http::send_and_see(&request, submission.timeout_ms).await {
        Ok((answer, last)) => {
            findings.extend(assay_endpoint_check::answered(&way, &host));
            if last != endpoint {
                findings.push(assay_endpoint_check::sent_on(submission, &host, &last));
            }
            findings.extend(replied(submission, &answer, way == Way::SameHost));
            findings.extend(repeated(submission, &request, &answer).await);
        }
        Err(error) => {
            let host_answers = http::reach(&request.url).await == Reach::Answers;
            clock::sleep(TOLD_MS).await;
            let seen = Unanswered {
                way: &way,
                timed_out: error == HttpError::Timeout,
                forbidden: forbidden.get(),
                host_answers,
            };
            findings.push(assay_endpoint_check::unanswered(
                seen, submission, &host, &page,
            ));
        }
    }
    findings
}

fn replied(submission: &Submission, answer: &Answer, is_same_host: bool) -> Vec<Finding> {
    let mut findings = assay_endpoint_check::reply(submission, answer.status, &answer.body);
    let outcome = classify(submission, answer.status, &answer.body);
    if matches!(outcome, Reply::TryAgain(_)) {
        let asked = answer.retry_after.as_deref();
        // What the browser hides from this page does not reach it.
        let shown = asked.is_some() || is_same_host;
        let now_ms = clock::now().wall_ms;
        findings.extend(assay_endpoint_check::retry_after(
            answer.status,
            asked,
            shown,
            now_ms,
        ));
    }
    findings
}

async fn repeated(submission: &Submission, request: &Request, first: &Answer) -> Option<Finding> {
    let outcome = classify(submission, first.status, &first.body);
    if !matches!(outcome, Reply::Delivered | Reply::Duplicate) {
        return None;
    }
    let (second, _) = http::send_and_see(request, submission.timeout_ms)
        .await
        .ok()?;
    let first = (first.status, &*first.body);
    assay_endpoint_check::duplicates(submission, first, (second.status, &second.body))
}
