//! Policies that were opened and are not in force, and the reason that one is put in force for.

use super::{Change, words};
use crate::opening::fill;
use crate::policies::Offer;
use crate::shelf;
use assay_web::browser::nodes;
use assay_web::ui::dom::{View, el, views};
use leptos::prelude::*;
use std::sync::Arc;

/// The field for the reason.
pub const REASON: &str = "policy-reason";

/// The offers; nothing where there are none.
pub fn offers(change: Change) -> View {
    views(move || {
        let offers = change.desk.offers.get();
        (!offers.is_empty()).then(|| list(change, &offers))
    })
}

fn list(change: Change, offers: &[Arc<Offer>]) -> View {
    let words = words();
    let lines: Vec<View> = offers.iter().map(|offer| line(change, offer)).collect();
    el("section.policy-part")
        .attr("aria-labelledby", "policy-offers")
        .child(el("h2").attr("id", "policy-offers").child(words.offers))
        .child(el("p").child(words.offers_lead))
        .child(el("ul").child(lines))
        .view()
}

fn line(change: Change, offer: &Arc<Offer>) -> View {
    let words = words();
    let sha256 = offer.policy.sha256();
    let fits = change
        .about
        .with_untracked(|(_, key)| offer.policy.check_pair("policy.json", key).is_ok());
    let shown = offer.clone();
    let look = fits.then(|| {
        el("button.btn")
            .on("click", move |_| {
                change.fill_in(&shown.policy);
                change.look();
            })
            .child(words.look)
    });
    let misfit = (!fits).then(|| el("p.hint").child(words.offer_misfit));
    let kept = assay_evaluation::Kept::OfferedPolicy(sha256.clone());
    let remove = move |_| shelf::remove(change.desk, &kept);
    el("li")
        .child(el("p").child(fill(
            words.offer,
            &[&offer.policy.version, &sha256[..12], &offer.from],
        )))
        .child(misfit)
        .child(
            el("div.actions").child(look).child(
                el("button.btn-quiet")
                    .on("click", remove)
                    .child(words.offer_remove),
            ),
        )
        .view()
}

/// The field for the reason.
pub fn reason(change: Change) -> View {
    let words = words();
    let typed = move |event| {
        change.reason.set(nodes::value_of(&event));
        if change.missing.with_untracked(|missing| *missing) {
            change.missing.set(false);
        }
    };
    el("div.field")
        .child(
            el("label.field-label")
                .attr("for", REASON)
                .child(words.reason),
        )
        .child(
            el("p.hint")
                .attr("id", "policy-reason-hint")
                .child(words.reason_hint),
        )
        .child(
            el("textarea.input person-reason")
                .attr("id", REASON)
                .attr("rows", "3")
                .attr("aria-describedby", "policy-reason-hint policy-reason-error")
                .live("aria-invalid", move || {
                    change.missing.get().then_some("true")
                })
                .value(move || change.reason.get_untracked())
                .on("input", typed),
        )
        .child(
            el("p.field-error")
                .attr("role", "alert")
                .attr("id", "policy-reason-error")
                .child(move || change.missing.get().then_some(words.reason_missing)),
        )
        .view()
}
