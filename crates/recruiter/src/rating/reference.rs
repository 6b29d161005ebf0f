//! Sample answers that the authors of the kit rated, as a reference beside the scale.

use super::paper::Paper;
use super::samples::{Sample, samples_of};
use crate::workspace::Workspace;
use assay_evaluation::Sheet;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The sample answers to the item of a sheet, with the ratings of its criteria, behind a line that opens them; nothing
/// where the kit has none. They are hidden while the samples themselves are tried.
#[component]
pub fn SampleReference(
    /// The workspace.
    workspace: Workspace,
    /// The sheet.
    sheet: Arc<Sheet>,
    /// Its paper.
    paper: Arc<Paper>,
    /// Whether somebody tries the samples now.
    #[prop(optional, into)]
    is_trying: Signal<bool>,
) -> impl IntoView {
    let samples = Memo::new(move |_| {
        let Some(kit) = workspace.kit.get() else {
            return Vec::new();
        };
        let item = (paper.item.id.as_str(), paper.item.title.as_str());
        let mut samples = samples_of(&kit, &paper.assessment, item, &paper.rubric);
        for sample in &mut samples {
            sample
                .criteria
                .retain(|(criterion, _)| sheet.criteria.contains(&criterion.id));
        }
        samples.retain(|sample| !sample.criteria.is_empty());
        samples
    });
    let list = move || {
        let samples = samples.get();
        (!samples.is_empty() && !is_trying.get()).then(|| {
            let each = samples
                .into_iter()
                .zip(1_usize..)
                .map(|(sample, number)| view! { <RatedSample sample number /> })
                .collect_view();
            view! {
                <details>
                    <summary>{tr!(rating.reference)}</summary>
                    <p class="hint">{tr!(rating.reference_lead)}</p>
                    {each}
                </details>
            }
        })
    };
    view! { <div class="sheet-samples">{list}</div> }
}

/// A sample answer: its text, and each rating with its reason.
#[component]
fn RatedSample(
    /// The sample.
    sample: Sample,
    /// Its number, from 1 on.
    number: usize,
) -> impl IntoView {
    let ratings = sample
        .criteria
        .into_iter()
        .map(|(criterion, given)| {
            let name = tr!(
                rating.reference_rating,
                criterion = criterion.title,
                rating = given.rating
            );
            view! {
                <dt>{text(name)}</dt>
                <dd>{text(given.why)}</dd>
            }
        })
        .collect_view();
    let label = tr!(rating.reference_sample, number = number);
    view! {
        <p class="field-label">{label.clone()}</p>
        // A long answer scrolls, so the keyboard has to reach it.
        <div class="answer-text" role="region" tabindex="0" dir="auto" aria-label=label>
            {text(sample.text)}
        </div>
        <dl class="particulars">{ratings}</dl>
    }
}
