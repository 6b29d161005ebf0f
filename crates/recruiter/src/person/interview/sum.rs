//! The score of the interview so far, with how it is computed.

use crate::person::interview::panel::Panel;
use assay_evaluation::{Kit, QuestionScore};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The interview's percent, with how it is computed.
#[component]
pub(super) fn InterviewSum(
    /// The panel's work.
    panel: Panel,
    /// The kit with the questions.
    kit: Arc<Kit>,
) -> impl IntoView {
    let ids: Vec<String> = kit.core.iter().map(|one| one.id.clone()).collect();
    let shown = Memo::new(move |_| {
        let record = panel.workspace.record(&panel.sha256.get_value());
        let card = record.and_then(|record| record.scorecard.clone());
        card.map(|card| {
            let is_hidden = ids.iter().any(|id| panel.hides(id));
            let visible: Vec<(QuestionScore, bool)> = card
                .questions
                .iter()
                .map(|one| (one.clone(), panel.hides(&one.id)))
                .collect();
            ((!is_hidden).then_some(card.interview), visible)
        })
    });
    let total = move || match shown.get() {
        None => view! { <p>{tr!(rating.sum_none)}</p> }.into_any(),
        Some((None, _)) => view! { <p>{tr!(rating.sum_hidden)}</p> }.into_any(),
        Some((Some(percent), questions)) => {
            let open = questions
                .iter()
                .filter(|one| !one.0.share.is_settled())
                .count();
            let sentence = if open == 0 {
                tr!(rating.sum_settled).into()
            } else {
                tr!(rating.sum_open, count = open, total = questions.len())
            };
            view! {
                <dl class="facts">
                    <div>
                        <dt>{tr!(rating.sum)}</dt>
                        <dd>
                            {tr!(rating.sum_percent, percent = percent.text(2))}
                            <small>{sentence}</small>
                        </dd>
                    </div>
                </dl>
            }
            .into_any()
        }
    };
    let rows = move || {
        shown.get().map(|(_, questions)| {
            questions
                .into_iter()
                .map(|(score, is_hidden)| view! { <SumRow score is_hidden /> })
                .collect_view()
        })
    };
    view! {
        <section class="interview-sum" aria-labelledby="interview-sum">
            <h3 id="interview-sum">{tr!(rating.sum_title)}</h3>
            {total}
            <div
                class="table-scroll"
                tabindex="0"
                role="region"
                aria-label=tr!(rating.sum_caption)
                hidden=move || shown.with(Option::is_none)
            >
                <table class="contents">
                    <caption class="visually-hidden">{tr!(rating.sum_caption)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{tr!(rating.sum_question)}</th>
                            <th scope="col">{tr!(rating.sum_weight)}</th>
                            <th scope="col">{tr!(rating.sum_share)}</th>
                            <th scope="col">{tr!(rating.sum_given)}</th>
                            <th scope="col">{tr!(rating.sum_how)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="hint">{tr!(rating.sum_mean)}</p>
        </section>
    }
}

/// The row of a question.
#[component]
fn SumRow(
    /// The question.
    score: QuestionScore,
    /// Whether others' ratings of it are hidden from the person at the workspace.
    is_hidden: bool,
) -> impl IntoView {
    let added = if is_hidden {
        view! { <td colspan="3">{tr!(rating.hidden_yet)}</td> }.into_any()
    } else {
        let lowest = score.share.lowest.percent_text(0);
        let share = if score.share.is_settled() {
            lowest
        } else {
            [&lowest, " – ", &score.share.highest.percent_text(0)].concat()
        };
        view! {
            <td>{tr!(rating.percent, percent = share)}</td>
            <td>{text(score.given)}</td>
            <td>{text(score.how)}</td>
        }
        .into_any()
    };
    view! {
        <tr>
            <th scope="row">{text(score.title)}</th>
            <td>{score.weight}</td>
            {added}
        </tr>
    }
}
