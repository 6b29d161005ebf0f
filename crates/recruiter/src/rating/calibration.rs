//! Calibration: sample answers of the kit, rated before those of candidates. Nothing of it is kept.

use super::samples::{Sample, samples};
use super::scale::RatingScale;
use crate::toggled::is_open;
use crate::workspace::Workspace;
use assay_evaluation::{Calibration, SampleRating};
use assay_web::ui::text;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The ratings that somebody has given, by sample and criterion.
type Given = RwSignal<BTreeMap<(usize, usize), u32>>;

/// The sample answers; nothing where the kit has none for a test at hand.
#[component]
pub fn CalibrationPart(
    /// The workspace.
    workspace: Workspace,
    /// Set to whether somebody tries the samples now.
    is_trying: RwSignal<bool>,
) -> impl IntoView {
    let samples = Memo::new(move |_| samples(workspace));
    let body = move || {
        let samples = samples.get();
        is_trying.set(false);
        (!samples.is_empty()).then(|| view! { <Samples samples is_trying /> })
    };
    // Single keys rate the candidate's answer below; they are for none of these.
    view! {
        <div class="rating-samples" on:keydown=|event| event.stop_propagation()>
            {body}
        </div>
    }
}

/// Every sample, and how close one comes.
#[component]
fn Samples(
    /// The samples.
    samples: Vec<Sample>,
    /// Set to whether somebody tries them now.
    is_trying: RwSignal<bool>,
) -> impl IntoView {
    let given: Given = RwSignal::default();
    let theirs: BTreeMap<(usize, usize), u32> = samples
        .iter()
        .enumerate()
        .flat_map(|(at, sample)| {
            let each = sample.criteria.iter().enumerate();
            each.map(move |(of, (_, rating))| ((at, of), rating.rating))
        })
        .collect();
    let total = theirs.len();
    let sum = move || {
        given.with(|given| {
            let pairs = given.iter();
            let pairs = pairs.filter_map(|(place, own)| Some((*own, *theirs.get(place)?)));
            let found = Calibration::of(pairs);
            tr!(
                rating.samples_sum,
                total = total,
                count = found.count(),
                same = found.same,
                near = found.near,
                far = found.far
            )
        })
    };
    let each = samples
        .into_iter()
        .enumerate()
        .map(|(at, sample)| view! { <SampleSheet given at sample /> })
        .collect_view();
    view! {
        <details on:toggle=move |event| {
            is_trying.try_set(is_open(&event));
        }>
            <summary>{tr!(rating.samples)}</summary>
            <p class="read">{tr!(rating.samples_lead)}</p>
            {each}
            <p role="status">{sum}</p>
        </details>
    }
}

/// A sample with its criteria.
#[component]
fn SampleSheet(
    /// The ratings that were given.
    given: Given,
    /// Its position.
    at: usize,
    /// The sample.
    sample: Sample,
) -> impl IntoView {
    let title = tr!(rating.sample, number = at + 1, item = sample.item);
    let criteria = sample.criteria.into_iter().enumerate();
    let criteria = criteria
        .map(|(of, (criterion, theirs))| {
            let chosen = Memo::new(move |_| given.with(|given| given.get(&(at, of)).copied()));
            let on_choose = Callback::new(move |rating| {
                given.update(|given| {
                    given.insert((at, of), rating);
                });
            });
            let compared = move || {
                let own = chosen.get()?;
                Some(text(compared(own, &theirs)))
            };
            let id = ["sample-", &at.to_string(), "-", &of.to_string()].concat();
            view! {
                <div class="criterion">
                    <RatingScale id anchors=criterion.anchors chosen on_choose>
                        {text(criterion.title)}
                    </RatingScale>
                    <p>{compared}</p>
                </div>
            }
        })
        .collect_view();
    let heading = ["sample-", &at.to_string()].concat();
    let labeled_by = heading.clone();
    view! {
        <section class="sheet" aria-labelledby=labeled_by>
            <h2 id=heading>{text(title)}</h2>
            <div class="answer-text" dir="auto">
                {text(sample.text)}
            </div>
            {criteria}
        </section>
    }
}

fn compared(own: u32, theirs: &SampleRating) -> String {
    let rating = theirs.rating;
    if own == rating {
        tr!(rating.sample_same, rating = rating, why = theirs.why)
    } else {
        tr!(
            rating.sample_other,
            own = own,
            rating = rating,
            why = theirs.why
        )
    }
}
