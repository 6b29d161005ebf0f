//! Welcome: what a candidate should know before anything counts, and what the team asks of them.

use super::app::{App, Stage};
use super::frame::{clause, cover, mail, paragraphs, particulars};
use crate::assessment::{Assessment, Form};
use crate::attempt::Acknowledgement;
use crate::browser::{clock, page};
use crate::config::{ASKS, Ask, Config};
use crate::digest::sha256_hex;
use crate::record::delivery::host_of;
use leptos::prelude::*;
use std::rc::Rc;

/// The welcome screen.
pub fn welcome(app: App) -> AnyView {
    let Some(config) = app.config() else {
        return ().into_any();
    };
    let words = &app.words.welcome;
    let title = config.team.name.clone();
    let lead = (words.lead)(&config.team.name);
    let aids = if config.aids.is_empty() {
        words.aids_default.into()
    } else {
        config.aids.clone()
    };
    let help = view! {
        <div class="read">
            <p>{(words.help_fact)(&config.contact.name)} {mail(&config.contact.email)}</p>
        </div>
    };
    let one = |text: &str| paragraphs(vec![text.into()]);
    let content = view! {
        {earlier(app)}
        {move || {
            app.loaded.track();
            facts(app)
        }}
        {clause("w-zero", words.at_zero, one(words.at_zero_fact))}
        {clause("w-broken", words.interruptions, one(words.interruptions_fact))}
        {clause("w-score", words.scoring, one(words.scoring_fact))}
        {clause("w-aids", words.aids, one(&aids))}
        {clause("w-data", words.data, data(app, &config))}
        {clause("w-help", words.help, help.into_any())}
        {form(app, &config)}
    };
    cover(app, title, lead, content.into_any())
}

/// A notice that somebody's answers are still on their way; it says nothing about them.
fn earlier(app: App) -> AnyView {
    view! {
        <div role="status">
            {move || {
                app.earlier
                    .get()
                    .then(|| view! { <div class="notice"><p>{app.words.trouble.earlier}</p></div> })
            }}
        </div>
    }
    .into_any()
}

fn facts(app: App) -> AnyView {
    let words = &app.words.welcome;
    let Some((assessment, config)) = app.assessment().zip(app.config()) else {
        return clause(
            "w-sections",
            words.sections,
            paragraphs(vec![words.loading_sections.into()]),
        );
    };
    let usual = i64::from(assessment.duration_seconds) / 60;
    let code = page::query_parameter("accommodation").unwrap_or_default();
    let granted = config
        .accommodations
        .iter()
        .find(|granted| granted.code == code);
    let time = match granted {
        Some(granted) => {
            let seconds = i64::from(assessment.duration_seconds) * i64::from(granted.time_percent);
            (words.time_granted)(seconds / 6_000, usual)
        }
        None => (words.time_fact)(usual),
    };
    let warning = (granted.is_none() && !code.is_empty()).then(|| {
        view! { <div class="notice is-warning"><p>{words.unknown_code}</p></div> }
    });
    view! {
        {clause(
            "w-role",
            words.role,
            paragraphs(vec![assessment.title.clone(), assessment.role.clone()]),
        )}
        {clause("w-time", words.time, paragraphs(vec![time]))}
        {warning}
        {clause("w-sections", words.sections, sections(app, &assessment))}
    }
    .into_any()
}

fn sections(app: App, assessment: &Assessment) -> AnyView {
    let words = &app.words.welcome;
    let form = Form::draw(assessment, "");
    let mut total = 0;
    let rows = assessment
        .sections
        .iter()
        .zip(&form.sections)
        .map(|(section, drawn)| {
            total += drawn.items.len();
            row(
                section.title.clone(),
                &section.measures,
                drawn.items.len(),
                section.duration_seconds,
                section.weight_percent,
            )
        })
        .collect_view();
    let note = if assessment.enforce_section_limits {
        words.limits_note
    } else {
        words.pace_note
    };
    let sum = row(
        words.total.into(),
        "",
        total,
        assessment.duration_seconds,
        100,
    );
    view! {
        <div>
            <table class="contents">
                <thead>
                    <tr>
                        <th scope="col">{words.section}</th>
                        <th scope="col" class="end">{words.items}</th>
                        <th scope="col" class="end">{words.minutes}</th>
                        <th scope="col" class="end">{words.weight}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>{sum}</tfoot>
            </table>
            <p class="hint">{note}</p>
        </div>
    }
    .into_any()
}

fn row(title: String, measures: &str, items: usize, seconds: u32, percent: u32) -> AnyView {
    let measures = (!measures.is_empty()).then(|| view! { <small>{String::from(measures)}</small> });
    let minutes = crate::attempt::clock_face(i64::from(seconds) * 1_000);
    let percent = [&percent.to_string(), " %"].concat();
    view! {
        <tr>
            <th scope="row">{title} {measures}</th>
            <td class="end">{items.to_string()}</td>
            <td class="end">{minutes}</td>
            <td class="end">{percent}</td>
        </tr>
    }
    .into_any()
}

fn data(app: App, config: &Config) -> AnyView {
    let words = &app.words.welcome;
    let host = host_of(&config.submission.url, &page::origin());
    let sent = (words.data_host)(&host);
    let mut rows: Vec<(&'static str, AnyView)> = Vec::new();
    for (name, text) in [words.data_readers, words.data_retention, words.data_rights]
        .into_iter()
        .zip(&config.privacy)
    {
        if !text.is_empty() {
            rows.push((name, text.clone().into_any()));
        }
    }
    let rows = (!rows.is_empty()).then(|| particulars(rows));
    view! {
        <div class="read">
            <p>{words.data_recorded}</p>
            <p class="host">{sent}</p>
            {rows}
        </div>
    }
    .into_any()
}

/// The fields that the team asks for, the acknowledgement, and the way on.
fn form(app: App, config: &Rc<Config>) -> AnyView {
    let words = &app.words.welcome;
    let told = app.inner.with_value(|inner| inner.told.clone());
    let values: [RwSignal<String>; 3] = std::array::from_fn(|ask| {
        let from_link = page::query_parameter(ASKS[ask]).unwrap_or_default();
        RwSignal::new(told[ask].clone().unwrap_or(from_link))
    });
    let agreed = RwSignal::new(app.inner.with_value(|inner| !inner.acknowledged.is_empty()));
    // Nothing is complained about before the candidate asks to go on.
    let tried = RwSignal::new(false);
    let asks = config.asks;
    let problem = move |ask: usize| -> &'static str {
        let text = values[ask].get();
        let text = text.trim();
        if text.is_empty() && asks[ask] == Ask::Required {
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
        .collect_view();
    let go_on = move |event: leptos::ev::SubmitEvent| {
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
    let title = (asks != [Ask::Absent; 3]).then_some(words.you).unwrap_or(words.go_on);
    view! {
        <form class="clause gate" novalidate aria-labelledby="w-you" on:submit=go_on>
            <h2 id="w-you">{title}</h2>
            <div>
                <div class="fields">{fields}</div>
                <label class="tick">
                    <input
                        type="checkbox"
                        id="rules"
                        aria-describedby="rules-error"
                        aria-invalid=move || missing().to_string()
                        prop:checked=agreed
                        on:change=move |event| agreed.set(event_target_checked(&event))
                    />
                    <span>{words.acknowledge}</span>
                </label>
                <p class="field-error" id="rules-error">
                    {move || if missing() { words.acknowledge_missing } else { "" }}
                </p>
                <div class="actions">
                    <button class="btn btn-primary" type="submit">{words.go_on}</button>
                    <span class="hint">{words.not_yet}</span>
                </div>
            </div>
        </form>
    }
    .into_any()
}

fn field(
    app: App,
    ask: usize,
    how: Ask,
    value: RwSignal<String>,
    problem: impl Fn() -> &'static str + Copy + Send + Sync + 'static,
) -> AnyView {
    let words = &app.words.welcome;
    let id = ASKS[ask];
    let (kind, complete) = [("text", "name"), ("email", "email"), ("text", "off")][ask];
    let error_id = [id, "-error"].concat();
    let described_by = error_id.clone();
    let optional = (how == Ask::Optional)
        .then(|| view! { " " <span class="hint">"(" {words.optional} ")"</span> });
    view! {
        <div class="field">
            <label class="field-label" for=id>{words.asks[ask]} {optional}</label>
            <input
                class="input"
                id=id
                name=id
                type=kind
                autocomplete=complete
                required=how == Ask::Required
                aria-describedby=described_by
                aria-invalid=move || (!problem().is_empty()).to_string()
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
            <p class="field-error" id=error_id>{problem}</p>
        </div>
    }
    .into_any()
}

/// Goes on to the check. What was acknowledged is recorded by the digest of its words.
fn acknowledge(app: App, told: [Option<String>; 3]) {
    let words = app.words.welcome.acknowledge;
    app.inner.update_value(|inner| {
        inner.told = told;
        inner.acknowledged = vec![Acknowledgement {
            id: "rules".into(),
            text_sha256: sha256_hex(words.as_bytes()),
            wall_ms: clock::now().wall_ms,
        }];
    });
    page::push_state("check");
    app.stage.set(Stage::Check);
}
