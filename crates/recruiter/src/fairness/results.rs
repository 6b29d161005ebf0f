//! The results of the check. The sentence is announced; the table says it in full.

use assay_evaluation::{FEW, Group, Impact, TypedCounts, four_fifths};
use assay_web::browser::screen;
use assay_web::ui::text;
use leptos::prelude::*;

/// The results of the check.
#[component]
pub(super) fn Results(
    /// The counts that can be read in the rows.
    read: Memo<TypedCounts>,
) -> impl IntoView {
    let sentence = Memo::new(move |_| read.with(summary));
    let rates = move || {
        read.with(|read| {
            let groups = read.sound()?;
            let impacts = four_fifths(groups)?;
            let pairs = groups.iter().cloned().zip(impacts).collect();
            Some(view! {
                <Rates pairs />
                <div class="actions">
                    <button type="button" class="btn" on:click=|_| screen::print()>
                        {tr!(fairness.print)}
                    </button>
                </div>
            })
        })
    };
    view! {
        <p class="fairness-says" role="status">
            {move || text(sentence.get())}
        </p>
        {rates}
    }
}

fn summary(read: &TypedCounts) -> String {
    if !read.faults.is_empty() {
        return tr!(fairness.faulty).into();
    }
    if read.is_unfinished {
        return tr!(fairness.unfinished).into();
    }
    let Some((groups, impacts)) = read
        .sound()
        .and_then(|groups| Some((groups, four_fifths(groups)?)))
    else {
        return tr!(fairness.waiting).into();
    };
    if groups.iter().all(|group| group.selected == 0) {
        return tr!(fairness.none_selected).into();
    }
    let below: Vec<&str> = groups
        .iter()
        .zip(&impacts)
        .filter(|(_, impact)| impact.is_below)
        .map(|(group, _)| group.name.as_str())
        .collect();
    if below.is_empty() {
        tr!(fairness.none_below).into()
    } else {
        tr!(fairness.some_below, groups = below.join(", "))
    }
}

/// The table of rates.
#[component]
fn Rates(
    /// The groups, each with what its counts say.
    pairs: Vec<(Group, Impact)>,
) -> impl IntoView {
    let heads = [
        tr!(fairness.group),
        tr!(fairness.rate),
        tr!(fairness.ratio),
        tr!(fairness.finding),
        tr!(fairness.remarks),
    ];
    let heads = heads.map(|head| view! { <th scope="col">{head}</th> });
    let rows = pairs
        .into_iter()
        .map(|(group, impact)| view! { <RateRow group impact /> })
        .collect_view();
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(fairness.region)>
            <table class="contents rates">
                <caption class="visually-hidden">{tr!(fairness.table)}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// A group in the table of rates.
#[component]
fn RateRow(
    /// The group.
    group: Group,
    /// The impact that its counts show.
    impact: Impact,
) -> impl IntoView {
    let rate = tr!(
        fairness.rate_of,
        percent = impact.rate.percent_text(1),
        selected = group.selected,
        applicants = group.applicants
    );
    let finding = match (impact.ratio, impact.is_below) {
        (None, _) => tr!(fairness.no_ratio),
        (_, true) => tr!(fairness.below),
        (_, false) => tr!(fairness.not_below),
    };
    let small = impact
        .is_small
        .then(|| view! { <p>{tr!(fairness.small, count = FEW)}</p> });
    let hangs = impact
        .hangs_on_one
        .then(|| view! { <p>{tr!(fairness.hangs)}</p> });
    let none = (!impact.is_small && !impact.hangs_on_one)
        .then(|| view! { <p class="hint">{tr!(fairness.no_remark)}</p> });
    view! {
        <tr>
            <th scope="row">{text(&group.name)}</th>
            <td>{rate}</td>
            <td>{ratio(&impact)}</td>
            <td class=impact.is_below.then_some("is-below")>{finding}</td>
            <td>{small} {hangs} {none}</td>
        </tr>
    }
}

/// The ratio, rounded; exactly where rounding would hide that it is below.
fn ratio(impact: &Impact) -> String {
    match impact.ratio {
        None => tr!(fairness.no_ratio).into(),
        Some(ratio) if ratio.text() == "1" => tr!(fairness.highest).into(),
        Some(ratio) => {
            let percent = ratio.percent_text(1);
            if impact.is_below && percent == "80.0" {
                tr!(fairness.exactly, percent = percent, ratio = ratio.text())
            } else {
                tr!(fairness.percent, percent = percent)
            }
        }
    }
}
