//! The part that shows how far raters agree.

use super::{head, words};
use crate::desk::Desk;
use crate::opening::fill;
use assay_core::scoring::Fraction;
use assay_evaluation::{Agreement, KAPPA_FROM, agreements};
use assay_web::ui::dom::{View, el, views};
use leptos::prelude::*;

/// The part.
pub fn agreement(desk: Desk) -> View {
    let words = words();
    let all = Memo::new(move |_| {
        desk.dossiers
            .with(|all| agreements(all.iter().map(|one| (&one.state, desk.cover(one)))))
    });
    let body = move || {
        let all = all.get();
        if all.is_empty() {
            return el("p").child(words.agreement_nothing).view();
        }
        views((
            table(&all),
            el("div.read")
                .child(el("p").child(words.exact_means))
                .child(el("p").child(words.kappa_means))
                .child(el("p").child(words.low_means)),
        ))
    };
    el("div.rating")
        .child(head(desk, words.agreement_title, super::AGREEMENT))
        .child(el("p.lead").child(words.agreement_lead))
        .child(body)
        .view()
}

fn table(all: &[Agreement]) -> View {
    let words = words();
    let rows: Vec<View> = all.iter().map(row).collect();
    let heading = |title: &'static str| el("th").attr("scope", "col").child(title);
    el("div.table-scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", words.agreement_caption)
        .child(
            el("table.contents")
                .child(el("caption").child(words.agreement_caption))
                .child(
                    el("thead").child(
                        el("tr")
                            .child(heading(words.agreement_raters))
                            .child(heading(words.agreement_pairs))
                            .child(heading(words.agreement_exact))
                            .child(heading(words.agreement_adjacent))
                            .child(heading(words.agreement_kappa)),
                    ),
                )
                .child(el("tbody").child(rows)),
        )
        .view()
}

fn row(one: &Agreement) -> View {
    let words = words();
    let percent = |count: usize| {
        fill(
            words.percent,
            &[&Fraction::share(count, one.pairs).percent_text(0)],
        )
    };
    let kappa = match one.kappa {
        Some(kappa) => kappa.decimal_text(2),
        None if one.pairs < KAPPA_FROM => fill(
            words.too_few,
            &[&one.pairs.to_string(), &KAPPA_FROM.to_string()],
        ),
        None => words.no_variance.into(),
    };
    el("tr")
        .child(
            el("th")
                .attr("scope", "row")
                .child(fill(words.raters, &[&one.raters.0, &one.raters.1])),
        )
        .child(el("td").child(one.pairs.to_string()))
        .child(el("td").child(percent(one.exact)))
        .child(el("td").child(percent(one.adjacent)))
        .child(el("td").child(kappa))
        .view()
}
