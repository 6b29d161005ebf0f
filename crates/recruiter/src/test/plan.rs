//! The timing plan: what each section asks of the time, how much of that is reading, what accommodations give.

use super::chosen::Choices;
use crate::format_message::format_message;
use crate::test::looked::Looked;
use crate::words::test::words;
use assay_core::assessment::Form;
use assay_evaluation::{
    TIME_PERCENTS, Timing, TimingPlan, minutes_text, seconds_text, timing_plan,
};
use assay_web::ui::text;
use leptos::prelude::*;

/// The plan of the form that is drawn from the seed that was typed.
#[component]
pub(super) fn Plan(
    /// What is looked at.
    looked: Looked,
) -> impl IntoView {
    let words = words();
    let seed = Choices::here().seed();
    let plan = timing_plan(&looked.pack, &Form::draw(&looked.pack, &seed));
    let limits = if plan.is_enforced {
        words.is_enforced
    } else {
        words.not_enforced
    };
    view! {
        <p class="lead">{words.plan_lead}</p>
        <p>{text(format_message(words.plan_seed, &[&seed]))}</p>
        <Sections plan=plan.clone() />
        <p>{limits}</p>
        <h2>{words.grants_title}</h2>
        <p>{words.grants_note}</p>
        <Grants plan />
    }
}

/// What each section asks of the time.
#[component]
fn Sections(
    /// The plan.
    plan: TimingPlan,
) -> impl IntoView {
    let words = words();
    let headings = [
        words.section,
        words.weight,
        words.time,
        words.items,
        words.per_item,
        words.words,
        words.reading_minutes,
        words.left,
    ];
    let rows = plan
        .sections
        .iter()
        .map(|section| row(section, &section.title))
        .collect_view();
    let total = row(&plan.total, words.total);
    table(
        "plan-sections",
        words.plan_table,
        headings.map(String::from).into(),
        rows,
        total,
    )
}

fn row(timing: &Timing, title: &str) -> impl IntoView + use<> {
    let weight = format_message(words().percent, &[&timing.weight_percent.to_string()]);
    let figures = [
        weight,
        seconds_text(timing.seconds),
        timing.items.to_string(),
        seconds_text(timing.seconds_per_item()),
        timing.words.to_string(),
        minutes_text(timing.words),
        seconds_text(timing.left_seconds()),
    ];
    line(title, figures.into())
}

/// What each accommodation gives.
#[component]
fn Grants(
    /// The plan.
    plan: TimingPlan,
) -> impl IntoView {
    let words = words();
    let percents = TIME_PERCENTS.map(|percent| {
        let text = format_message(words.percent, &[&percent.to_string()]);
        if percent == 100 {
            [words.usual, " (", &text, ")"].concat()
        } else {
            text
        }
    });
    let headings = std::iter::once(words.section.into())
        .chain(percents)
        .collect();
    let times =
        |timing: &Timing, title: &str| line(title, timing.granted_seconds.map(seconds_text).into());
    let rows = plan
        .sections
        .iter()
        .map(|section| times(section, &section.title))
        .collect_view();
    let total = times(&plan.total, words.total);
    table("plan-grants", words.grants_table, headings, rows, total)
}

fn line(title: &str, figures: Vec<String>) -> impl IntoView + use<> {
    let figures = figures
        .into_iter()
        .map(|figure| view! { <td class="end">{figure}</td> })
        .collect_view();
    view! {
        <tr>
            <th scope="row">{text(title)}</th>
            {figures}
        </tr>
    }
}

/// A table of figures, the first column of which names the rows.
fn table(
    id: &'static str,
    caption: &'static str,
    headings: Vec<String>,
    rows: impl IntoView,
    total: impl IntoView,
) -> impl IntoView {
    let headings = headings
        .into_iter()
        .enumerate()
        .map(|(at, name)| {
            let class = (at > 0).then_some("end");
            view! {
                <th class=class scope="col">
                    {name}
                </th>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-labelledby=id>
            <table class="contents test-plan">
                <caption id=id>{caption}</caption>
                <thead>
                    <tr>{headings}</tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>{total}</tfoot>
            </table>
        </div>
    }
}
