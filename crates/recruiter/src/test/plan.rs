//! The timing plan: what each section asks of the time, how much of that is reading, what accommodations give.

use super::{Looked, chosen, words};
use crate::desk::Desk;
use crate::opening::fill;
use assay_core::assessment::Form;
use assay_evaluation::{
    TIME_PERCENTS, Timing, TimingPlan, minutes_text, seconds_text, timing_plan,
};
use assay_web::ui::dom::{El, View, el, views};

/// The plan of the form that is drawn from the seed that was typed.
pub fn plan(_desk: Desk, looked: Looked) -> View {
    let words = words();
    let seed = chosen::seed();
    let plan = timing_plan(&looked.pack, &Form::draw(&looked.pack, &seed));
    let limits = if plan.is_enforced {
        words.is_enforced
    } else {
        words.not_enforced
    };
    views((
        el("p.lead").child(words.plan_lead),
        el("p").child(fill(words.plan_seed, &[&seed])),
        sections(&plan),
        el("p").child(limits),
        el("h2").child(words.grants_title),
        el("p").child(words.grants_note),
        grants(&plan),
    ))
}

fn sections(plan: &TimingPlan) -> View {
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
        .map(|section| row(section, &section.title));
    let rows = rows.collect::<Vec<_>>();
    table(
        "plan-sections",
        words.plan_table,
        headings.map(String::from).into(),
        rows,
        row(&plan.total, words.total),
    )
}

fn row(timing: &Timing, title: &str) -> View {
    let weight = fill(words().percent, &[&timing.weight_percent.to_string()]);
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

fn grants(plan: &TimingPlan) -> View {
    let words = words();
    let percents = TIME_PERCENTS.map(|percent| {
        let text = fill(words.percent, &[&percent.to_string()]);
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
        .collect();
    table(
        "plan-grants",
        words.grants_table,
        headings,
        rows,
        times(&plan.total, words.total),
    )
}

fn line(title: &str, figures: Vec<String>) -> View {
    let figures = figures.into_iter().map(|figure| el("td.end").child(figure));
    el("tr")
        .child(el("th").attr("scope", "row").child(title))
        .child(figures.collect::<Vec<_>>())
        .view()
}

fn table(
    id: &'static str,
    caption: &'static str,
    headings: Vec<String>,
    rows: Vec<View>,
    total: View,
) -> View {
    let headings = headings.into_iter().enumerate().map(|(at, name)| -> El {
        let heading = el(if at == 0 { "th" } else { "th.end" });
        heading.attr("scope", "col").child(name)
    });
    el("div.table-scroll")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-labelledby", id)
        .child(
            el("table.contents test-plan")
                .child(el("caption").attr("id", id).child(caption))
                .child(el("thead").child(el("tr").child(headings.collect::<Vec<_>>())))
                .child(el("tbody").child(rows))
                .child(el("tfoot").child(total)),
        )
        .view()
}
