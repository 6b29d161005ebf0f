//! Moderation: the criteria on which raters differ, with what each gave and noted side by side.

use super::paper::Paper;
use crate::rating::shared::queue_of;
use crate::workspace::Workspace;
use assay_evaluation::{Attributed, Difference, Order, moderated};
use assay_web::ui::text;
use leptos::prelude::*;

/// A criterion on which raters differ, in words.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    answer: String,
    criterion: String,
    difference: Difference,
}

/// The section.
#[component]
pub fn Moderation(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let least = RwSignal::new(1_u32);
    let lines = Memo::new(move |_| lines(workspace));
    let shown = Memo::new(move |_| {
        let least = least.get();
        lines.with(|lines| {
            let wide = lines.iter().filter(|one| one.difference.spread >= least);
            wide.cloned().collect::<Vec<_>>()
        })
    });
    let choose = move |event| least.set(event_target_value(&event).parse().unwrap_or(1));
    let body = move || {
        let shown = shown.get();
        if shown.is_empty() {
            view! { <p>{tr!(rating.moderation_none)}</p> }.into_any()
        } else {
            view! { <ModerationTable lines=shown /> }.into_any()
        }
    };
    view! {
        <section class="moderation" aria-labelledby="moderation-title">
            <h2 id="moderation-title">{tr!(rating.moderation)}</h2>
            <p class="read">{tr!(rating.moderation_lead)}</p>
            <div class="field">
                <label class="field-label" for="moderation-least">
                    {tr!(rating.moderation_from)}
                </label>
                <select class="input" id="moderation-least" on:change=choose>
                    <option value="1">{tr!(rating.moderation_one)}</option>
                    <option value="2">{tr!(rating.moderation_two)}</option>
                    <option value="3">{tr!(rating.moderation_three)}</option>
                </select>
            </div>
            {body}
        </section>
    }
}

/// Every criterion on which raters differ and that is not covered, the widest apart first; followed.
fn lines(workspace: Workspace) -> Vec<Line> {
    let mut lines = Vec::new();
    for sheet in queue_of(workspace, Order::ByAnswer).sheets {
        let Some(record) = workspace.record(&sheet.sha256) else {
            continue;
        };
        let cover = workspace.cover(&record);
        for id in &sheet.criteria {
            let Some(difference) = Difference::of(&record.state, &cover, &sheet.item, id) else {
                continue;
            };
            let Some(paper) = Paper::of(workspace, &sheet) else {
                continue;
            };
            let criterion = paper.criterion(id).map(|one| one.title.clone());
            lines.push(Line {
                answer: tr!(
                    rating.sheet,
                    candidate = sheet.pseudonym,
                    item = paper.item.title
                ),
                criterion: criterion.unwrap_or_default(),
                difference,
            });
        }
    }
    lines.sort_by(|one, other| {
        let by = |line: &Line| {
            (
                std::cmp::Reverse(line.difference.spread),
                line.answer.clone(),
            )
        };
        by(one).cmp(&by(other))
    });
    lines
}

/// The table: a row for each criterion, a column for each rater.
#[component]
fn ModerationTable(
    /// The criteria.
    lines: Vec<Line>,
) -> impl IntoView {
    let raters = moderated(lines.iter().map(|line| &line.difference));
    let heads = raters
        .iter()
        .map(|name| view! { <th scope="col">{text(name.as_str())}</th> })
        .collect_view();
    let rows = lines
        .into_iter()
        .map(|line| {
            let cells = raters.iter().map(|name| {
                let given = line.difference.given_by(name).map(given);
                let given = given.unwrap_or_else(|| tr!(rating.moderation_not_given).into());
                view! { <td>{text(given)}</td> }
            });
            let cells = cells.collect_view();
            let settled = line.difference.settled.as_ref().map(given);
            let settled = settled.unwrap_or_else(|| tr!(rating.moderation_not_settled).into());
            view! {
                <tr>
                    <th scope="row">{text(line.answer)}</th>
                    <td>{text(line.criterion)}</td>
                    <td>{line.difference.spread.to_string()}</td>
                    {cells}
                    <td>{text(settled)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div
            class="table-scroll"
            tabindex="0"
            role="region"
            aria-label=tr!(rating.moderation_caption)
        >
            <table class="contents moderation-table">
                <caption>{tr!(rating.moderation_caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!(rating.moderation_answer)}</th>
                        <th scope="col">{tr!(rating.moderation_criterion)}</th>
                        <th scope="col">{tr!(rating.moderation_apart)}</th>
                        {heads}
                        <th scope="col">{tr!(rating.moderation_settled)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// A rating with its note.
fn given(one: &Attributed<u32>) -> String {
    let rating = one.value.to_string();
    if one.why.is_empty() {
        rating
    } else {
        tr!(rating.moderation_given, rating = rating, note = one.why)
    }
}
