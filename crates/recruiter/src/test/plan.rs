//! The timing plan: what each section asks of the time, how much of that is reading, what accommodations give.

use super::chosen::Choices;
use crate::test::looked::Looked;
use assay_core::assessment::Form;
use assay_evaluation::{Timing, TimingPlan, minutes_text, seconds_text, timing_plan};
use assay_web::ui::text;
use leptos::prelude::*;

/// The plan of the form that is drawn from the seed that was typed.
#[component]
pub(super) fn Plan(
    /// The pack that is looked at, with its key.
    looked: Looked,
) -> impl IntoView {
    let seed = Choices::here().seed();
    let plan = timing_plan(&looked.pack, &Form::draw(&looked.pack, &seed));
    let limits = if plan.is_enforced {
        tr!(test.is_enforced)
    } else {
        tr!(test.not_enforced)
    };
    view! {
        <p class="lead">{tr!(test.plan_lead)}</p>
        <p>{text(tr!(test.plan_seed, seed = seed))}</p>
        <Sections plan=plan.clone() />
        <p>{limits}</p>
        <h2>{tr!(test.grants_title)}</h2>
        <p>{tr!(test.grants_note)}</p>
        <Grants plan />
    }
}

/// The time of each section, and its reading.
#[component]
fn Sections(
    /// The plan.
    plan: TimingPlan,
) -> impl IntoView {
    let headings = [
        tr!(test.section),
        tr!(test.weight),
        tr!(test.time),
        tr!(test.items),
        tr!(test.per_item),
        tr!(test.words),
        tr!(test.reading_minutes),
        tr!(test.left),
    ];
    let rows = plan
        .sections
        .iter()
        .map(|section| row(section, &section.title))
        .collect_view();
    let total = row(&plan.total, tr!(test.total));
    table(
        "plan-sections",
        tr!(test.plan_table),
        headings.map(String::from).into(),
        rows,
        total,
    )
}

fn row(timing: &Timing, title: &str) -> impl IntoView + use<> {
    let weight = tr!(test.percent, percent = timing.weight_percent);
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

/// The time that each accommodation gives.
#[component]
fn Grants(
    /// The plan.
    plan: TimingPlan,
) -> impl IntoView {
    let percents = plan.total.granted.iter().map(|granted| {
        let percent = granted.time_percent;
        let text = tr!(test.percent, percent = percent);
        if percent == 100 {
            [tr!(test.usual), " (", &text, ")"].concat()
        } else {
            text
        }
    });
    let headings = std::iter::once(tr!(test.section).into())
        .chain(percents)
        .collect();
    let times = |timing: &Timing, title: &str| {
        let granted = timing.granted.iter();
        line(
            title,
            granted
                .map(|granted| seconds_text(granted.seconds))
                .collect(),
        )
    };
    let rows = plan
        .sections
        .iter()
        .map(|section| times(section, &section.title))
        .collect_view();
    let total = times(&plan.total, tr!(test.total));
    table("plan-grants", tr!(test.grants_table), headings, rows, total)
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
