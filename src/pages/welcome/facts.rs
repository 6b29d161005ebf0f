//! The facts on the welcome screen: role, time and sections.

use super::content::{Code, Content};
use crate::pages::context::use_locale;
use crate::pages::frame::{Clause, Paragraphs};
use assay_core::assessment::AssessmentOutline;
use assay_core::attempt::{Granted, UNTIMED_MS, clock_face};
use assay_web::browser::screen;
use assay_web::message::{duration, usual_time};
use assay_web::tr;
use assay_web::ui::{particulars, text};
use leptos::prelude::*;
use std::sync::Arc;

/// A clause of one paragraph.
#[component]
pub fn Fact(
    /// Identifier of its heading.
    id: &'static str,
    /// Its heading.
    title: &'static str,
    /// The paragraph.
    #[prop(into)]
    fact: String,
) -> impl IntoView {
    view! {
        <Clause id title>
            <Paragraphs texts=vec![fact] />
        </Clause>
    }
}

/// The role, the time and the sections of the test, once the pack is there.
#[component]
pub fn Facts(
    /// The content; `None` until it is there.
    content: Option<Content>,
) -> impl IntoView {
    let locale = use_locale();
    let Some(content) = content else {
        let (title, fact) = (
            tr!(locale, welcome.sections),
            tr!(locale, welcome.loading_sections),
        );
        return view! { <Fact id="w-sections" title fact /> }.into_any();
    };
    let Content {
        outline,
        granted,
        code,
        is_untimed,
        is_narrative,
        finish_by,
    } = content;
    let usual = i64::from(outline.duration_seconds);
    let time = if is_untimed {
        tr!(
            locale,
            welcome.time_untimed,
            usual = duration(locale, usual)
        )
    } else if code == Code::Granted {
        tr!(
            locale,
            welcome.time_granted,
            time = duration(locale, granted.total_seconds()),
            usual = usual_time(locale, granted.total_seconds(), usual)
        )
    } else {
        tr!(
            locale,
            welcome.time_fact,
            time = duration(locale, granted.total_seconds())
        )
    };
    let warning = (code == Code::Unknown).then(|| {
        view! {
            <div class="notice is-warning">
                <p>{tr!(locale, welcome.unknown_code)}</p>
            </div>
        }
    });
    let narrative = is_narrative.then(|| {
        let (title, fact) = (
            tr!(locale, welcome.narrative),
            tr!(locale, welcome.narrative_fact),
        );
        view! { <Fact id="w-narrative" title fact /> }
    });
    let role = vec![outline.title.clone(), outline.role.clone()];
    view! {
        <Clause id="w-role" title=tr!(locale, welcome.role)>
            <Paragraphs texts=role />
        </Clause>
        <Clause id="w-time" title=tr!(locale, welcome.time)>
            <div>
                <Paragraphs texts=vec![time] />
                {finish_by.map(|(ms, zone)| view! { <FinishBy ms zone /> })}
            </div>
        </Clause>
        {warning}
        {narrative}
        <Clause id="w-sections" title=tr!(locale, welcome.sections)>
            <Sections outline granted />
        </Clause>
    }
    .into_any()
}

/// The end of the window, in the time zone of the invitation and in that of this device.
#[component]
fn FinishBy(
    /// The end, in milliseconds since the epoch.
    ms: i64,
    /// The time zone of the invitation.
    zone: String,
) -> impl IntoView {
    let locale = use_locale();
    let own = screen::moment_in(ms, None);
    let invited = screen::moment_in(ms, Some(&zone));
    let (first, second) = if invited.is_empty() || invited == own {
        (own, None)
    } else {
        (invited, Some(own))
    };
    let mut rows = vec![(tr!(locale, welcome.finish_by), text(first))];
    rows.extend(second.map(|own| (tr!(locale, invitation.on_this_device), text(own))));
    view! {
        <p class="read">{tr!(locale, welcome.time_finish_by)}</p>
        {particulars(rows)}
    }
}

/// The sections with their items, minutes and weights.
#[component]
fn Sections(
    /// The outline of the test.
    outline: Arc<AssessmentOutline>,
    /// The times that this candidate has.
    granted: Granted,
) -> impl IntoView {
    let locale = use_locale();
    let counts = outline.sections.iter().map(|section| section.drawn_count);
    let total = counts.sum();
    let rows = outline
        .sections
        .iter()
        .zip(&granted.sections_ms)
        .map(|(section, granted_ms)| {
            view! {
                <Row
                    title=section.title.clone()
                    measures=section.measures.clone()
                    items=section.drawn_count
                    granted_ms=*granted_ms
                    percent=section.weight_percent
                />
            }
        })
        .collect_view();
    let total_ms = granted.total_ms;
    let note = if outline.enforce_section_limits {
        tr!(locale, welcome.limits_note)
    } else {
        tr!(locale, welcome.pace_note)
    };
    view! {
        <div>
            <table class="contents">
                <caption class="visually-hidden">{tr!(locale, welcome.sections_table)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!(locale, welcome.section)}</th>
                        <th scope="col" class="end">
                            {tr!(locale, welcome.items)}
                        </th>
                        <th scope="col" class="end">
                            {tr!(locale, welcome.minutes)}
                        </th>
                        <th scope="col" class="end">
                            {tr!(locale, welcome.weight)}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <Row
                        title=tr!(locale, welcome.total)
                        items=total
                        granted_ms=total_ms
                        percent=100
                    />
                </tfoot>
            </table>
            <p class="hint">{note}</p>
        </div>
    }
}

/// A section in figures, and below it what it measures.
#[component]
fn Row(
    /// The section's title.
    #[prop(into)]
    title: String,
    /// The ability or knowledge that it measures.
    #[prop(optional)]
    measures: String,
    /// The number of its items.
    items: usize,
    /// The time for it, in milliseconds.
    granted_ms: i64,
    /// Its share of the score.
    percent: u32,
) -> impl IntoView {
    let measures = (!measures.is_empty()).then(|| {
        view! {
            <tr>
                <td class="measures" colspan="4">
                    {text(measures)}
                </td>
            </tr>
        }
    });
    let percent = [&percent.to_string(), " %"].concat();
    let minutes = if granted_ms >= UNTIMED_MS {
        tr!(use_locale(), welcome.no_limit).into()
    } else {
        clock_face(granted_ms)
    };
    view! {
        <tr>
            <th scope="row">{text(title)}</th>
            <td class="end">{items.to_string()}</td>
            <td class="end">{minutes}</td>
            <td class="end">{percent}</td>
        </tr>
        {measures}
    }
}
