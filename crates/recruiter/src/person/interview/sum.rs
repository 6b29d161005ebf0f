//! What the interview comes to so far, with how it comes about.

use super::Panel;
use crate::opening::fill;
use crate::rating::words;
use assay_evaluation::{Kit, QuestionScore};
use assay_web::ui::dom::{View, el};
use leptos::prelude::*;
use std::sync::Arc;

/// The interview's percent, with how it comes about.
pub(super) fn sum(panel: Panel, kit: &Arc<Kit>) -> View {
    let words = words();
    let ids: Vec<String> = kit.core.iter().map(|one| one.id.clone()).collect();
    let shown = Memo::new(move |_| {
        let dossier = panel.desk.dossier(&panel.sha256.get());
        let card = dossier.and_then(|dossier| dossier.scorecard.clone());
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
        None => el("p").child(words.sum_none).view(),
        Some((None, _)) => el("p").child(words.sum_hidden).view(),
        Some((Some(percent), questions)) => {
            let open = questions
                .iter()
                .filter(|one| !one.0.share.is_settled())
                .count();
            let told = if open == 0 {
                words.sum_settled.into()
            } else {
                fill(
                    words.sum_open,
                    &[&open.to_string(), &questions.len().to_string()],
                )
            };
            el("dl.facts")
                .child(
                    el("div").child(el("dt").child(words.sum)).child(
                        el("dd")
                            .child(fill(words.sum_percent, &[&percent.text(2)]))
                            .child(el("small").child(told)),
                    ),
                )
                .view()
        }
    };
    let rows = move || {
        shown
            .get()
            .map(|shown| shown.1.iter().map(row).collect::<Vec<_>>())
    };
    let heading = |title: &'static str| el("th").attr("scope", "col").child(title);
    el("section.interview-sum")
        .attr("aria-labelledby", "interview-sum")
        .child(el("h3").attr("id", "interview-sum").child(words.sum_title))
        .child(total)
        .child(
            el("div.table-scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", words.sum_caption)
                .live("hidden", move || shown.with(Option::is_none))
                .child(
                    el("table.contents")
                        .child(el("caption.visually-hidden").child(words.sum_caption))
                        .child(
                            el("thead").child(
                                el("tr")
                                    .child(heading(words.sum_question))
                                    .child(heading(words.sum_share))
                                    .child(heading(words.sum_given))
                                    .child(heading(words.sum_how)),
                            ),
                        )
                        .child(el("tbody").child(rows)),
                ),
        )
        .child(el("p.hint").child(words.sum_mean))
        .view()
}

fn row((score, is_hidden): &(QuestionScore, bool)) -> View {
    let words = words();
    let title = el("th").attr("scope", "row").child(score.title.as_str());
    if *is_hidden {
        return el("tr")
            .child(title)
            .child(el("td").attr("colspan", "3").child(words.hidden_yet))
            .view();
    }
    let lowest = score.share.lowest.percent_text(0);
    let share = if score.share.is_settled() {
        lowest
    } else {
        [&lowest, " – ", &score.share.highest.percent_text(0)].concat()
    };
    el("tr")
        .child(title)
        .child(el("td").child(fill(words.percent, &[&share])))
        .child(el("td").child(score.given.as_str()))
        .child(el("td").child(score.how.as_str()))
        .view()
}
