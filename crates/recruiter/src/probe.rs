//! Trial of the endpoint for recruiters: sends a marked probe from where the answers will come from,
//! and says what came of it.
//!
//! It has no attempt and no storage. What it sends says of itself that it is nobody's answers.

use super::watermark;
use assay::app::App;
use assay::pages::frame::{colophon, particulars};
use assay::pages::trouble;
use assay::session::load;
use assay_core::address::host_of;
use assay_core::config::{Config, Submission};
use assay_core::json::Problems;
use assay_core::record::delivery::{Reply, Request, classify, request};
use assay_endpoint_check::{Finding, Level, Unanswered, Way};
use assay_web::browser::http::{self, Answer, HttpError, Reach};
use assay_web::browser::{clock, listen, page, screen};
use assay_web::ui::dom::{Child, View, el, views};
use assay_web::ui::icon;
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// A browser tells what the policy forbade a little after the request has failed, in milliseconds.
const TOLD_MS: u32 = 100;

fn words() -> &'static assay_web::words::probe::Words {
    &assay_web::words::probe::ENGLISH
}

/// What the screen shows.
#[derive(Clone, Copy)]
struct Screen {
    app: App,
    problems: RwSignal<Option<Problems>>,
    stage: RwSignal<Stage>,
    /// One for each place that answers go to, with its name in the configuration.
    told: RwSignal<Vec<(&'static str, Vec<Finding>)>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Before,
    Sending,
    After,
}

/// The screen.
pub fn probe(app: App) -> View {
    let shown = Screen {
        app,
        problems: RwSignal::new(None),
        stage: RwSignal::new(Stage::Before),
        told: RwSignal::new(Vec::new()),
    };
    screen::set_title(words().mark);
    fetch(shown);
    views((
        el("header.preview-band").child(words().mark),
        watermark(words().watermark),
        move || match (shown.problems.get(), app.loaded.get()) {
            (Some(problems), _) => trouble::broken(app, &problems, move || fetch(shown)),
            (None, false) => trouble::loading(app),
            (None, true) => trial(shown),
        },
    ))
}

/// Loads configuration and pack, or says what is wrong with them.
fn fetch(shown: Screen) {
    let app = shown.app;
    shown.problems.set(None);
    spawn_local(async move {
        let loaded = async {
            let config = load::config(app).await?;
            app.update_inner(|inner| inner.config = Some(config));
            load::pack(app).await
        };
        if let Err(problems) = loaded.await {
            shown.problems.set(Some(problems));
        }
    });
}

fn trial(shown: Screen) -> View {
    let words = words();
    let Some(config) = shown.app.config() else {
        return ().view();
    };
    let places = assay_endpoint_check::places(&config)
        .into_iter()
        .map(|(name, submission)| place(name, submission))
        .collect::<Vec<_>>();
    let warnings = config
        .warnings
        .iter()
        .map(|warning| {
            let text = [&warning.message, " ", &warning.remedy].concat();
            el("div.notice is-warning").child(
                el("p")
                    .child(el("code").child(warning.path.clone()))
                    .child(" ")
                    .child(text),
            )
        })
        .collect::<Vec<_>>();
    let send = move || {
        if shown.stage.get_untracked() != Stage::Sending {
            spawn_local(send_all(shown, config.clone()));
        }
    };
    let label = move || match shown.stage.get() {
        Stage::After => words.again,
        _ => words.send,
    };
    views((
        el("main.page cover")
            .child(el("h1").attr("tabindex", "-1").child(words.title))
            .child(el("p.lead").child(words.lead))
            .child(warnings)
            .child(places)
            .child(
                el("div.actions")
                    .child(
                        el("button.btn btn-primary")
                            .live("aria-disabled", move || {
                                (shown.stage.get() == Stage::Sending).then_some("true")
                            })
                            .on("click", move |_| send())
                            .child(label),
                    )
                    .child(el("a").attr("href", "./").child(words.to_test)),
            )
            .child(
                el("p.verdict")
                    .attr("role", "status")
                    .child(move || verdict(shown)),
            )
            .child(move || {
                shown
                    .told
                    .get()
                    .into_iter()
                    .map(findings)
                    .collect::<Vec<_>>()
            }),
        colophon(shown.app),
    ))
}

/// Where answers go, as the configuration has it.
fn place(name: &'static str, submission: &Submission) -> View {
    let words = words();
    let host = host_of(&submission.url, &page::origin());
    let address = [submission.method, " ", &submission.url].concat();
    el("section.place")
        .attr("aria-label", name)
        .child(particulars(vec![
            (words.name, el("code").child(name).view()),
            (words.host, host.view()),
            (words.address, el("code").child(address).view()),
        ]))
        .view()
}

/// Whether answers would arrive, in a sentence.
fn verdict(shown: Screen) -> &'static str {
    let words = words();
    match shown.stage.get() {
        Stage::Before => "",
        Stage::Sending => words.sending,
        Stage::After => {
            let arrives = shown.told.with(|told| {
                let all = told.iter().map(|(_, findings)| findings);
                assay_endpoint_check::arrives(all)
            });
            if arrives {
                words.arrives
            } else {
                words.does_not
            }
        }
    }
}

const MARKS: [(&str, &str); 3] = [
    ("is-ok", "M4 10.5l4 4L16.5 6"),
    ("is-warning", "M10 2.5l8 14.5H2zM10 8v4M10 14.5v.1"),
    ("is-failed", "M6 2h8l4 4v8l-4 4H6l-4-4V6zM7 7l6 6M13 7l-6 6"),
];

fn findings((name, findings): (&'static str, Vec<Finding>)) -> View {
    let lines = findings.into_iter().map(line).collect::<Vec<_>>();
    views((
        el("h2").child(el("code").child(name)),
        el("ol.checks findings")
            .attr("aria-label", name)
            .child(lines),
    ))
}

fn line(found: Finding) -> View {
    let mark = match found.level {
        Level::Ok => 0,
        Level::Warning => 1,
        Level::Problem => 2,
    };
    let (class, path) = MARKS[mark];
    let remedy = (!found.remedy.is_empty()).then(|| el("p.remedy").child(found.remedy));
    el("li")
        .attr("class", class)
        .child(el("span.check-mark").child(icon(path)))
        .child(el("strong").child(found.step))
        .child(
            el("span.check-state")
                .child([words().level_ok, words().level_look, words().level_problem][mark]),
        )
        .child(el("p.told").child(found.text))
        .child(remedy)
        .view()
}

/// Probes every place, one after the other.
async fn send_all(shown: Screen, config: Arc<Config>) {
    shown.told.set(Vec::new());
    shown.stage.set(Stage::Sending);
    let assessment = shown.app.assessment();
    let assessment_id = assessment.map_or_else(String::new, |pack| pack.id.clone());
    for (name, submission) in assay_endpoint_check::places(&config) {
        let findings = send(&config.campaign, &assessment_id, submission).await;
        shown.told.update(|told| told.push((name, findings)));
    }
    shown.stage.set(Stage::After);
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
    let forbidden = Arc::new(Cell::new(false));
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
