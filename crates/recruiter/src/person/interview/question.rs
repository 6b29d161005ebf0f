//! One question of the interview: what is asked, the own rating, the panel's ratings, the consensus.

mod consensus;
mod own;

use crate::outcome_names::area_name;
use crate::person::interview::panel::Panel;
use crate::person::links::question_id;
use assay_evaluation::CoreQuestion;
use assay_web::ui::text;
use consensus::Consensus;
use leptos::prelude::*;
use own::OwnRating;

/// The question as it is asked, with everything that is written down about the answer.
#[component]
pub(super) fn AskedQuestion(
    /// The panel's work.
    panel: Panel,
    /// The question.
    question: CoreQuestion,
    /// Its number, from 1 on.
    number: usize,
    /// The number of questions.
    count: usize,
) -> impl IntoView {
    let title_id = question_id(&question.id);
    let labeled_by = title_id.clone();
    let area = area_name(question.area);
    let weight = {
        let id = question.id.clone();
        let weight = Memo::new(move |_| {
            let policy = panel.policy()?;
            let is_weighed = !policy.interview_weights.is_empty();
            is_weighed.then(|| policy.question_weight(&id))
        });
        move || {
            let weight = weight.get()?;
            let weight = tr!(rating.question_weight, weight = weight);
            Some([" · ", &weight].concat())
        }
    };
    let place = tr!(rating.question_number, number = number, total = count);
    let mut marks = vec![place.as_str(), area];
    if question.is_deep_dive {
        marks.push(tr!(rating.deep_dive));
    }
    let follow_ups: Vec<_> = question
        .follow_ups
        .iter()
        .map(|one| view! { <li>{text(one)}</li> })
        .collect();
    let asked = tr!(rating.follow_ups, count = follow_ups.len());
    view! {
        <section class="question" aria-labelledby=labeled_by>
            <p class="caps">{marks.join(" · ")}{weight}</p>
            <h3 id=title_id tabindex="-1">
                {text(&question.title)}
            </h3>
            <blockquote class="read">
                <p>{text(&question.question)}</p>
            </blockquote>
            <details>
                <summary>{tr!(rating.probes)}</summary>
                <p class="read">{text(&question.probes)}</p>
            </details>
            <details>
                <summary>{asked}</summary>
                <ul class="read">{follow_ups}</ul>
            </details>
            <OwnRating panel question=question.clone() />
            <Consensus panel question />
        </section>
    }
}
