//! What comes out of the check. The sentence is announced; the table says it in full.

use crate::format_message::format_message;
use crate::words::fairness::words;
use assay_evaluation::{FEW, Group, Impact, TypedCounts, four_fifths};
use assay_web::browser::screen;
use assay_web::ui::text;
use leptos::prelude::*;

/// What comes out.
#[component]
pub(super) fn Results(
    /// What can be read in what is typed.
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
                        {words().print}
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
    let words = words();
    if !read.faults.is_empty() {
        return words.faulty.into();
    }
    if read.is_unfinished {
        return words.unfinished.into();
    }
    let Some((groups, impacts)) = read
        .sound()
        .and_then(|groups| Some((groups, four_fifths(groups)?)))
    else {
        return words.waiting.into();
    };
    if groups.iter().all(|group| group.selected == 0) {
        return words.none_selected.into();
    }
    let below: Vec<&str> = groups
        .iter()
        .zip(&impacts)
        .filter(|(_, impact)| impact.is_below)
        .map(|(group, _)| group.name.as_str())
        .collect();
    if below.is_empty() {
        words.none_below.into()
    } else {
        format_message(words.some_below, &[&below.join(", ")])
    }
}

/// The table of rates.
#[component]
fn Rates(
    /// The groups, each with what its counts say.
    pairs: Vec<(Group, Impact)>,
) -> impl IntoView {
    let words = words();
    let heads = [
        words.group,
        words.rate,
        words.ratio,
        words.finding,
        words.remarks,
    ];
    let heads = heads.map(|head| view! { <th scope="col">{head}</th> });
    let rows = pairs
        .into_iter()
        .map(|(group, impact)| view! { <RateRow group impact /> })
        .collect_view();
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=words.region>
            <table class="contents rates">
                <caption class="visually-hidden">{words.table}</caption>
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
    /// What its counts say.
    impact: Impact,
) -> impl IntoView {
    let words = words();
    let rate = format_message(
        words.rate_of,
        &[
            &impact.rate.percent_text(1),
            &group.selected.to_string(),
            &group.applicants.to_string(),
        ],
    );
    let finding = match (impact.ratio, impact.is_below) {
        (None, _) => words.no_ratio,
        (_, true) => words.below,
        (_, false) => words.not_below,
    };
    let small = impact
        .is_small
        .then(|| view! { <p>{format_message(words.small, &[&FEW.to_string()])}</p> });
    let hangs = impact.hangs_on_one.then(|| view! { <p>{words.hangs}</p> });
    let none = (!impact.is_small && !impact.hangs_on_one)
        .then(|| view! { <p class="hint">{words.no_remark}</p> });
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
    let words = words();
    match impact.ratio {
        None => words.no_ratio.into(),
        Some(ratio) if ratio.text() == "1" => words.highest.into(),
        Some(ratio) => {
            let percent = ratio.percent_text(1);
            if impact.is_below && percent == "80.0" {
                format_message(words.exactly, &[&percent, &ratio.text()])
            } else {
                format_message(words.percent, &[&percent])
            }
        }
    }
}
