//! How results lie: a drawing for each section and for the whole, with the figures beside it in a table.

mod drawing;
mod spread;

use super::compared::{Compared, limits, sections};
use super::comparison::Comparison;
use crate::workspace::CandidateRecord;
use assay_evaluation::plot::{self, Mark, Strip};
use assay_evaluation::{Bounds, Cover, Scorecard};
use assay_web::ui::text;
use drawing::Plot;
use leptos::prelude::*;
use spread::SpreadTable;
use std::sync::Arc;

/// The place of a score in a scorecard; `None` where there is none, or where it is covered.
type Score = Box<dyn Fn(&Scorecard, &Cover) -> Option<Bounds>>;

/// Something that everybody has a score for.
struct Measure {
    title: String,
    /// Identifier of the section; `None` for what is not a section.
    section: Option<String>,
    score: Score,
    limits: Vec<u32>,
}

/// The section with the drawings.
#[component]
pub fn Plots(
    /// Who is compared.
    comparison: Comparison,
) -> impl IntoView {
    let workspace = comparison.workspace;
    let content = move || {
        let all = Compared::all(workspace, &comparison.chosen.get());
        let counting = workspace.counting_records();
        let scored = counting
            .iter()
            .filter_map(|one| Some((one.scorecard.clone()?, workspace.cover(one))));
        let everybody: Vec<(Arc<Scorecard>, Cover)> = scored.collect();
        let is_narrative = |one: &Arc<CandidateRecord>| one.opened.is_narrative;
        let forms = counting.iter().any(is_narrative) && !counting.iter().all(is_narrative);
        let forms = forms.then(|| view! { <p class="hint">{tr!(candidates.plots_forms)}</p> });
        (!all.is_empty()).then(|| (forms, figures(&all, &everybody)))
    };
    view! {
        <section class="recruiter-plots-all" aria-labelledby="plots-title">
            <h2 id="plots-title">{tr!(candidates.plots)}</h2>
            <p class="hint">{tr!(candidates.plots_lead)}</p>
            {content}
        </section>
    }
}

/// The drawings, and the table of the figures.
fn figures(all: &[Compared], everybody: &[(Arc<Scorecard>, Cover)]) -> impl IntoView + use<> {
    let measures = measures(all);
    let has_others = everybody.len() > all.len();
    let figures = measures
        .iter()
        .enumerate()
        .map(|(at, measure)| {
            let others = if has_others {
                scores(measure, everybody)
            } else {
                Vec::new()
            };
            figure(at, measure, all, &others)
        })
        .collect_view();
    let others =
        has_others.then(|| view! { <p class="hint">{tr!(candidates.plots_everybody)}</p> });
    let spreads = measures
        .iter()
        .map(|measure| {
            let spread = plot::spread(&scores(measure, everybody));
            (measure.title.clone(), spread)
        })
        .collect();
    view! {
        <div class="recruiter-plots">{figures}</div>
        {others}
        <h3>{tr!(candidates.spread)}</h3>
        <SpreadTable spreads />
    }
}

/// The whole first, then what it is made of.
fn measures(all: &[Compared]) -> Vec<Measure> {
    let whole = |title: &str, score: fn(&Scorecard, &Cover) -> Option<Bounds>, limits| Measure {
        title: title.into(),
        section: None,
        score: Box::new(score),
        limits,
    };
    let mut measures = vec![
        whole(
            tr!(candidates.overall),
            |card, cover| cover.overall_of(card),
            limits(all, None),
        ),
        whole(
            tr!(candidates.test),
            |card, cover| cover.test_of(card),
            Vec::new(),
        ),
        whole(
            tr!(candidates.interview),
            |card, cover| cover.interview_of(card),
            Vec::new(),
        ),
    ];
    for (id, title) in sections(all) {
        let own = id.clone();
        measures.push(Measure {
            title,
            limits: limits(all, Some(&id)),
            section: Some(id),
            score: Box::new(move |card, cover| {
                let found = card.sections.iter().find(|section| section.id == own);
                found.and_then(|section| cover.percent_of(section))
            }),
        });
    }
    measures
}

fn scores(measure: &Measure, cards: &[(Arc<Scorecard>, Cover)]) -> Vec<Bounds> {
    cards
        .iter()
        .filter_map(|(card, cover)| (measure.score)(card, cover))
        .collect()
}

/// The drawing of a measure under its title, which is described in words too.
fn figure(
    at: usize,
    measure: &Measure,
    all: &[Compared],
    others: &[Bounds],
) -> impl IntoView + use<> {
    let mut said = Vec::new();
    let mut marks = Vec::new();
    for one in all {
        let Some(score) = (measure.score)(&one.card, &one.cover) else {
            continue;
        };
        let section = measure.section.as_deref().and_then(|id| one.section(id));
        said.push(tr!(
            candidates.plot_one,
            letter = one.letter,
            name = one.name,
            percent = score.text(2)
        ));
        marks.push(Mark {
            letter: one.letter,
            score,
            chance: section.and_then(|section| section.chance_percent),
        });
    }
    for limit in &measure.limits {
        said.push(tr!(candidates.plot_needed, percent = limit));
    }
    let drawing = plot::strip(&Strip {
        limits: &measure.limits,
        marks: &marks,
        everybody: others,
        everybody_name: tr!(candidates.everybody),
    });
    let id = ["plot-", &at.to_string()].concat();
    let title = measure.title.clone();
    view! {
        <figure class="recruiter-plot">
            <figcaption>{text(&title)}</figcaption>
            <Plot id title description=said.join(" ") drawing />
        </figure>
    }
}
