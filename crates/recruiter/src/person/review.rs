//! Saying what was meant by a value that no rule could read.

use super::form::{Written, focus_first, radios};
use super::{Person, words};
use crate::opening::fill;
use assay_core::scoring::Fraction;
use assay_evaluation::PartScore;
use assay_evaluation::act::What;
use assay_web::browser::{page, screen};
use assay_web::ui::dom::{View, el};
use leptos::prelude::*;

/// The form for one part of an item.
pub fn review(person: Person, item: &str, part: &PartScore) -> View {
    let words = words();
    let id = ["review-", item, "-", &part.name].concat();
    let (chosen, error) = (RwSignal::new(None::<Fraction>), RwSignal::new(""));
    let reason = Written::new(person, [&id, "-reason"].concat());
    let place = (item.to_owned(), part.name.clone());
    let state_id = [&id, "-state"].concat();
    let state = {
        let place = place.clone();
        move || {
            let dossier = person.dossier();
            match dossier.state.reviews.get(&place) {
                None => words.review_none.to_owned(),
                Some(held) => {
                    let share = held.value.text();
                    fill(
                        words.review_is,
                        &[&held.by, &share, &screen::local_time(&held.at), &held.why],
                    )
                }
            }
        }
    };
    let is_open = {
        let place = place.clone();
        move || !person.dossier().state.reviews.contains_key(&place)
    };
    let write = {
        let state_id = state_id.clone();
        move |share: Option<Fraction>| {
            let Some(why) = reason.taken(1, words.reason_needed) else {
                return;
            };
            let done = person.act(What::Reviewed {
                item: place.0.clone(),
                part: place.1.clone(),
                share,
                reason: why,
            });
            if done {
                reason.clear();
                page::focus_id(&state_id);
            }
        }
    };
    let save = {
        let (write, id) = (write.clone(), id.clone());
        move |_| match chosen.get_untracked() {
            None => {
                error.set(words.choose_share);
                focus_first(&id);
            }
            share => write(share),
        }
    };
    let shares = vec![
        (Fraction::ZERO, words.share_none, ""),
        (Fraction::HALF, words.share_half, ""),
        (Fraction::ONE, words.share_all, ""),
    ];
    el("div.person-judging")
        .child(radios(
            &id,
            fill(words.review, &[&part.given]),
            shares,
            chosen,
            error,
        ))
        .child(el("p.hint").child(words.review_lead))
        .child(reason.field(words.reason, words.judge_hint))
        .child(
            el("div.actions")
                .child(el("button.btn").on("click", save).child(words.review_save))
                .child(
                    el("button.btn")
                        .live("hidden", is_open)
                        .on("click", move |_| write(None))
                        .child(words.take_back),
                ),
        )
        .child(
            el("p.person-state")
                .attr("role", "status")
                .attr("id", state_id)
                .child(state),
        )
        .view()
}
