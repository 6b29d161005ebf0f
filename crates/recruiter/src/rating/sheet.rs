//! A sheet: the task, the answer and the criteria that are rated together. It is made once for each answer; what
//! changes while somebody rates are marks and short texts, so that the focus stays where it is.

use super::criterion::RatedCriterion;
use super::paper::Paper;
use super::points::ExpectedPoints;
use super::rater::{HEADING, Rater};
use super::reference::SampleReference;
use crate::key;
use assay_evaluation::Sheet;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The sheet on screen, rated by somebody.
#[component]
pub fn RatingSheet(
    /// Who rates.
    rater: Rater,
    /// The subject of the rating.
    sheet: Sheet,
    /// Who rates, by identifier.
    who: String,
) -> impl IntoView {
    rater.arrive();
    let paper = Paper::of(rater.workspace, &sheet)?;
    let sheet = Arc::new(sheet);
    let who: Arc<str> = who.into();
    let place = Memo::new(move |_| rater.place());
    let place = move || {
        let (at, count) = place.get();
        tr!(rating.place, number = at + 1, total = count)
    };
    let each = sheet.criteria.iter().enumerate();
    let criteria = each
        .filter_map(|(at, id)| {
            let criterion = paper.criterion(id)?.clone();
            let (sheet, who) = (sheet.clone(), who.clone());
            Some(view! { <RatedCriterion rater sheet at criterion who /> })
        })
        .collect_view();
    let title = tr!(
        rating.sheet,
        candidate = sheet.pseudonym,
        item = paper.item.title
    );
    let (task, answer) = (paper.task(), paper.answer(&sheet.pseudonym));
    let acts = key::acts(&paper.rubric, &paper.item).map(|acts| {
        view! {
            <section class="key rating-acts" aria-labelledby="rating-acts">
                <h3 id="rating-acts">{tr!(rating.acts)}</h3>
                {acts}
            </section>
        }
    });
    let points = paper.rubric.expected_points.clone();
    let (workspace, reference) = (rater.workspace, sheet.clone());
    let paper = Arc::new(paper);
    Some(view! {
        <section class="sheet" aria-labelledby=HEADING>
            <div class="sheet-head">
                <h2 id=HEADING tabindex="-1">
                    {text(title)}
                </h2>
                <p class="hint">{place}</p>
            </div>
            <div class="sheet-columns">
                <div class="sheet-script">
                    <h3>{tr!(rating.task)}</h3>
                    {task}
                    <div class="sheet-answer">
                        <h3>{tr!(rating.answer)}</h3>
                        {answer}
                    </div>
                </div>
                <div class="sheet-criteria">
                    <SampleReference workspace sheet=reference paper is_trying=rater.is_trying />
                    {criteria}
                    {acts}
                    <ExpectedPoints rater sheet points who />
                </div>
            </div>
        </section>
    })
}
