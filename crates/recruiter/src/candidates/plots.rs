//! How results lie: a drawing for each section and for the whole, with the figures beside it in a table.

use super::compare::Comparison;
use super::side::{Compared, limits, sections};
use super::words;
use crate::opening::fill;
use assay_core::scoring::Fraction;
use assay_evaluation::plot::{self, Mark, Spread, Strip};
use assay_evaluation::{Bounds, Cover, Scorecard};
use assay_web::ui::dom::{Child, El, View, drawing, el, views};
use leptos::prelude::*;
use std::sync::Arc;

/// Where in a scorecard a score stands; `None` where there is none, or where it is covered.
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
pub fn plots(comparison: Comparison) -> View {
    let words = words();
    let desk = comparison.desk;
    let content = move || {
        let all = Compared::all(desk, &comparison.chosen.get());
        let everybody: Vec<(Arc<Scorecard>, Cover)> = desk.dossiers.with(|all| {
            let scored = all
                .iter()
                .filter_map(|one| Some((one.scorecard.clone()?, desk.cover(one))));
            scored.collect()
        });
        if all.is_empty() {
            return ().view();
        }
        let measures = measures(&all);
        let has_others = everybody.len() > all.len();
        let figures = measures.iter().enumerate().map(|(at, measure)| {
            let others = if has_others {
                scores(measure, &everybody)
            } else {
                Vec::new()
            };
            figure(at, measure, &all, &others)
        });
        views((
            el("div.desk-plots").child(figures.collect::<Vec<_>>()),
            has_others.then(|| el("p.hint").child(words.plots_everybody)),
            el("h3").child(words.spread),
            spread_table(&measures, &everybody),
        ))
    };
    el("section.desk-plots-all")
        .attr("aria-labelledby", "plots-title")
        .child(el("h2").attr("id", "plots-title").child(words.plots))
        .child(el("p.hint").child(words.plots_lead))
        .child(content)
        .view()
}

/// The whole first, then what it is made of.
fn measures(all: &[Compared]) -> Vec<Measure> {
    let words = words();
    let whole = |title: &str, score: fn(&Scorecard, &Cover) -> Option<Bounds>, limits| Measure {
        title: title.into(),
        section: None,
        score: Box::new(score),
        limits,
    };
    let mut measures = vec![
        whole(
            words.overall,
            |card, cover| cover.overall_of(card),
            limits(all, None),
        ),
        whole(words.test, |card, cover| cover.test_of(card), Vec::new()),
        whole(
            words.interview,
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

fn figure(at: usize, measure: &Measure, all: &[Compared], others: &[Bounds]) -> El {
    let words = words();
    let mut said = Vec::new();
    let mut marks = Vec::new();
    for one in all {
        let Some(score) = (measure.score)(&one.card, &one.cover) else {
            continue;
        };
        let section = measure.section.as_deref().and_then(|id| one.section(id));
        said.push(fill(
            words.plot_one,
            &[&one.letter.to_string(), &one.name, &score.text(2)],
        ));
        marks.push(Mark {
            letter: one.letter,
            score,
            chance: section.and_then(|section| section.chance_percent),
        });
    }
    for limit in &measure.limits {
        said.push(fill(words.plot_needed, &[&limit.to_string()]));
    }
    let svg = plot::strip(&Strip {
        id: &["plot-", &at.to_string()].concat(),
        title: &measure.title,
        description: &said.join(" "),
        limits: &measure.limits,
        marks: &marks,
        everybody: others,
        everybody_name: words.everybody,
    });
    el("figure.desk-plot")
        .child(el("figcaption").child(measure.title.as_str()))
        .child(drawing(&svg))
}

/// The figures of the row “all”, for everybody who does not read drawings.
fn spread_table(measures: &[Measure], everybody: &[(Arc<Scorecard>, Cover)]) -> View {
    let words = words();
    let heads = [
        words.spread_settled,
        words.spread_open,
        words.spread_lowest,
        words.spread_median,
        words.spread_highest,
    ];
    let heads = heads.map(|name| el("th.end").attr("scope", "col").child(name));
    let lines = measures.iter().map(|measure| {
        let Spread {
            settled,
            open,
            figures,
        } = plot::spread(&scores(measure, everybody));
        let text = |figure: Fraction| figure.decimal_text(2);
        let figures = figures.map_or_else(
            || [words.none; 3].map(String::from),
            |figures| figures.map(text),
        );
        let cells = [settled.to_string(), open.to_string()]
            .into_iter()
            .chain(figures);
        el("tr")
            .child(el("th").attr("scope", "row").child(measure.title.as_str()))
            .child(
                cells
                    .map(|text| el("td.end").child(text))
                    .collect::<Vec<_>>(),
            )
    });
    let lines: Vec<El> = lines.collect();
    el("div.table-scroll")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", words.spread)
        .child(
            el("table.contents desk-spread")
                .child(el("caption.hint").child(words.spread_caption))
                .child(
                    el("thead").child(
                        el("tr")
                            .child(el("th").attr("scope", "col").child(words.measure))
                            .child(Vec::from(heads)),
                    ),
                )
                .child(el("tbody").child(lines)),
        )
        .view()
}
