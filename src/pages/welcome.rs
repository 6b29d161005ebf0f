//! Welcome: what a candidate should know before anything counts, and what the team asks of them.

use crate::app::App;
use crate::pages::frame::{clause, cover, mail, paragraphs, particulars};
use crate::session::sitting;
use assay_core::address::host_of;
use assay_core::assessment::{Assessment, Form};
use assay_core::attempt::{Acknowledgement, Granted, clock_face};
use assay_core::config::{ASKS, Ask, Config, Submission};
use assay_core::digest::sha256_hex;
use assay_core::digits::Digits;
use assay_core::limit;
use assay_web::browser::nodes;
use assay_web::browser::{clock, page};
use assay_web::ui::dom::{Child, View, el, views};
use assay_web::ui::limited;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The welcome screen.
pub fn welcome(app: App) -> View {
    let Some(config) = app.config() else {
        return ().view();
    };
    let words = &app.words.welcome;
    let title = String::from(words.title);
    let lead = (words.lead)(&config.team.name);
    let aids = if config.aids.is_empty() {
        words.aids_default.into()
    } else {
        config.aids.clone()
    };
    let help = el("div.read").child(
        el("p")
            .child((words.help_fact)(&config.contact.name))
            .child(mail(&config.contact.email)),
    );
    let one = |text: &str| paragraphs(vec![text.into()]);
    let content = views((
        views((earlier(app), crate::pages::earlier::erased(app))),
        move || {
            app.loaded.track();
            facts(app)
        },
        clause("w-zero", words.at_zero, one(words.at_zero_fact)),
        clause(
            "w-broken",
            words.interruptions,
            one(words.interruptions_fact),
        ),
        clause("w-score", words.scoring, one(words.scoring_fact)),
        clause("w-aids", words.aids, one(&aids)),
        clause("w-data", words.data, data(app, &config)),
        clause("w-help", words.help, help.view()),
        form(app, &config),
    ));
    cover(app, title, lead, content.view())
}

/// A notice that somebody's answers are still on their way; it says nothing about them.
fn earlier(app: App) -> View {
    el("div")
        .attr("role", "status")
        .child(move || {
            app.earlier
                .get()
                .then(|| el("div.notice").child(el("p").child(app.words.earlier.on_its_way)))
        })
        .view()
}

fn facts(app: App) -> View {
    let words = &app.words.welcome;
    let Some((assessment, granted)) = app.assessment().zip(app.granted()) else {
        return clause(
            "w-sections",
            words.sections,
            paragraphs(vec![words.loading_sections.into()]),
        );
    };
    let code = page::query_parameter("accommodation").unwrap_or_default();
    let is_known = app.accommodation().is_some();
    let time = if is_known {
        let usual = assessment.duration_seconds.into();
        (words.time_granted)(granted.total_seconds(), usual)
    } else {
        (words.time_fact)(granted.total_seconds())
    };
    let warning = (!is_known && !code.is_empty())
        .then(|| el("div.notice is-warning").child(el("p").child(words.unknown_code)));
    views((
        clause(
            "w-role",
            words.role,
            paragraphs(vec![assessment.title.clone(), assessment.role.clone()]),
        ),
        clause("w-time", words.time, paragraphs(vec![time])),
        warning,
        clause(
            "w-sections",
            words.sections,
            sections(app, &assessment, &granted),
        ),
    ))
}

fn sections(app: App, assessment: &Assessment, granted: &Granted) -> View {
    let words = &app.words.welcome;
    let form = Form::draw(assessment, "");
    let mut total = 0;
    let rows = assessment
        .sections
        .iter()
        .zip(&form.sections)
        .zip(&granted.sections_ms)
        .map(|((section, drawn), granted_ms)| {
            total += drawn.items.len();
            row(
                section.title.clone(),
                &section.measures,
                drawn.items.len(),
                *granted_ms,
                section.weight_percent,
            )
        })
        .collect::<Vec<_>>();
    let note = if assessment.enforce_section_limits {
        words.limits_note
    } else {
        words.pace_note
    };
    let sum = row(words.total.into(), "", total, granted.total_ms, 100);
    el("div")
        .child(
            el("table.contents")
                .child(
                    el("thead").child(
                        el("tr")
                            .child(el("th").attr("scope", "col").child(words.section))
                            .child(
                                el("th")
                                    .attr("scope", "col")
                                    .class("end")
                                    .child(words.items),
                            )
                            .child(
                                el("th")
                                    .attr("scope", "col")
                                    .class("end")
                                    .child(words.minutes),
                            )
                            .child(
                                el("th")
                                    .attr("scope", "col")
                                    .class("end")
                                    .child(words.weight),
                            ),
                    ),
                )
                .child(el("tbody").child(rows))
                .child(el("tfoot").child(sum)),
        )
        .child(el("p.hint").child(note))
        .view()
}

fn row(title: String, measures: &str, items: usize, granted_ms: i64, percent: u32) -> View {
    let measures = (!measures.is_empty()).then(|| {
        el("tr").child(
            el("td.measures")
                .attr("colspan", "4")
                .child(String::from(measures)),
        )
    });
    let minutes = clock_face(granted_ms);
    let percent = [&percent.digits(), " %"].concat();
    let figures = el("tr")
        .child(el("th").attr("scope", "row").child(title))
        .child(el("td.end").child(items.digits()))
        .child(el("td.end").child(minutes))
        .child(el("td.end").child(percent));
    views((figures, measures))
}

fn data(app: App, config: &Config) -> View {
    let words = &app.words.welcome;
    let host =
        |submission: &Submission| el("span.host").child(host_of(&submission.url, &page::origin()));
    let [before, between, after] = words.data_host;
    let backup = config
        .backup
        .as_ref()
        .map(|backup| views((between, host(backup))));
    let mut rows: Vec<(&'static str, View)> = Vec::new();
    for (name, text) in [words.data_readers, words.data_retention, words.data_rights]
        .into_iter()
        .zip(&config.privacy)
    {
        if !text.is_empty() {
            rows.push((name, text.clone().view()));
        }
    }
    let rows = (!rows.is_empty()).then(|| particulars(rows));
    el("div.read")
        .child(el("p").child(words.data_recorded))
        .child(
            el("p")
                .child(before)
                .child(host(&config.submission))
                .child(backup)
                .child(after),
        )
        .child(rows)
        .view()
}

/// The fields that the team asks for, the acknowledgement, and the way on.
fn form(app: App, config: &Arc<Config>) -> View {
    let words = &app.words.welcome;
    let told = app.inner.with_value(|inner| inner.told.clone());
    let values: [RwSignal<String>; 3] = std::array::from_fn(|ask| {
        let from_link = page::query_parameter(ASKS[ask]).unwrap_or_default();
        let from_link = limit::cut(&from_link, limit::TOLD[ask]);
        RwSignal::new(told[ask].clone().unwrap_or(from_link))
    });
    let agreed = RwSignal::new(app.inner.with_value(|inner| !inner.acknowledged.is_empty()));
    // Nothing is complained about before the candidate asks to go on.
    let tried = RwSignal::new(false);
    let asks = config.asks;
    let problem = move |ask: usize| -> &'static str {
        let text = values[ask].get();
        let text = text.trim();
        if assay_core::person_text::is_blank(text) && asks[ask] == Ask::Required {
            words.fill_in
        } else if ask == 1 && !text.is_empty() && !text.contains('@') {
            words.fill_in_email
        } else {
            ""
        }
    };
    let fields = (0..3)
        .filter(|ask| asks[*ask] != Ask::Absent)
        .map(|ask| {
            let shown = move || if tried.get() { problem(ask) } else { "" };
            field(app, ask, asks[ask], values[ask], shown)
        })
        .collect::<Vec<_>>();
    let go_on = move |event: web_sys::Event| {
        event.prevent_default();
        tried.set(true);
        let wrong = (0..3).find(|ask| asks[*ask] != Ask::Absent && !problem(*ask).is_empty());
        if let Some(ask) = wrong {
            page::focus_id(ASKS[ask]);
        } else if !agreed.get_untracked() {
            page::focus_id("rules");
        } else {
            let told = std::array::from_fn(|ask| {
                (asks[ask] != Ask::Absent).then(|| values[ask].get_untracked().trim().into())
            });
            acknowledge(app, told);
        }
    };
    let missing = move || tried.get() && !agreed.get();
    let title = if asks == [Ask::Absent; 3] {
        words.go_on
    } else {
        words.you
    };
    el("form.clause gate")
        .attr("novalidate", true)
        .attr("aria-labelledby", "w-you")
        .on("submit", go_on)
        .child(el("h2").attr("id", "w-you").child(title))
        .child(
            el("div")
                .child(el("div.fields").child(fields))
                .child(
                    el("label.tick")
                        .child(
                            el("input")
                                .attr("type", "checkbox")
                                .attr("id", "rules")
                                .attr("aria-describedby", "rules-error")
                                .live("aria-invalid", move || missing().to_string())
                                .flag("checked", move || agreed.get())
                                .on("change", move |event| agreed.set(nodes::is_checked(&event))),
                        )
                        .child(el("span").child(words.acknowledge)),
                )
                .child(
                    el("p.field-error")
                        .attr("id", "rules-error")
                        .flag("hidden", move || !missing())
                        .child(move || {
                            if missing() {
                                words.acknowledge_missing
                            } else {
                                ""
                            }
                        }),
                )
                .child(
                    el("div.actions")
                        .child(
                            el("button.btn btn-primary")
                                .attr("type", "submit")
                                .child(words.go_on),
                        )
                        .child(el("span.hint").child(words.not_yet)),
                ),
        )
        .view()
}

fn field(
    app: App,
    ask: usize,
    how: Ask,
    value: RwSignal<String>,
    problem: impl Fn() -> &'static str + Copy + Send + Sync + 'static,
) -> View {
    let words = &app.words.welcome;
    let id = ASKS[ask];
    let (kind, complete) = [("text", "name"), ("email", "email"), ("text", "off")][ask];
    let error_id = [id, "-error"].concat();
    let described_by = error_id.clone();
    let optional = (how == Ask::Optional).then(|| {
        views((
            " ",
            el("span.hint").child("(").child(words.optional).child(")"),
        ))
    });
    let input = el("input.input")
        .attr("id", id)
        .attr("name", id)
        .attr("type", kind)
        .attr("autocomplete", complete)
        .attr("required", how == Ask::Required)
        .attr("aria-describedby", described_by)
        .live("aria-invalid", move || (!problem().is_empty()).to_string())
        .value(move || value.get());
    let (input, note) = limited(
        app.words,
        input,
        limit::TOLD[ask],
        Arc::new(move |text| value.set(text)),
        Arc::new(|_| {}),
    );
    el("div.field")
        .child(
            el("label.field-label")
                .attr("for", id)
                .child(words.asks[ask])
                .child(optional),
        )
        .child(input)
        .child(note)
        .child(
            el("p.field-error")
                .attr("id", error_id)
                .flag("hidden", move || problem().is_empty())
                .child(problem),
        )
        .view()
}

/// Goes on. What was acknowledged is recorded by the digest of its words.
fn acknowledge(app: App, told: [Option<String>; 3]) {
    let words = app.words.welcome.acknowledge;
    app.update_inner(|inner| {
        inner.told = told;
        inner.acknowledged = vec![Acknowledgement {
            id: "rules".into(),
            text_sha256: sha256_hex(words.as_bytes()),
            wall_ms: clock::now().wall_ms,
        }];
    });
    spawn_local(sitting::go_on(app));
}
