//! One question of the interview: what is asked, the own rating, the panel's ratings, the consensus.

mod consensus;
mod own;

use crate::person::interview::panel::Panel;
use crate::person::links::question_id;
use assay_evaluation::{CoreArea, CoreQuestion};
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
    let area = match question.area {
        CoreArea::Leadership => tr!(rating.area_leadership),
        CoreArea::Technical => tr!(rating.area_technical),
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
            <p class="caps">{marks.join(" · ")}</p>
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
