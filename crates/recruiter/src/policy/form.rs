//! The form in which a policy is changed. Each field says at once what is wrong with it, by the rules that files are
//! held to as well.

use super::fields::{RATINGS, cell, field, radio, told};
use super::{Change, FORM, describe, words};
use crate::opening::fill;
use assay_evaluation::{Consequence, PolicyDraft, Slot, WORTH_FROM_A_FIFTH, WORTH_FROM_NOTHING};
use assay_web::ui::dom::{View, el, views};
use leptos::prelude::*;

/// The form.
pub fn form(change: Change) -> View {
    let words = words();
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        change.look();
    };
    let restore = move |_| {
        change.fill_in(&change.in_force.get_untracked());
        change.said.set(words.same.into());
    };
    let fields = el("form.policy-form")
        .attr("novalidate", true)
        .child(field(
            change,
            Slot::Version,
            words.version.into(),
            Some(words.version_says),
        ))
        .child(sections(change))
        .child(field(
            change,
            Slot::Threshold,
            words.threshold_field.into(),
            Some(words.threshold_says),
        ))
        .child(shares(change))
        .child(worth(change))
        .child(people(change))
        .child(consequences(
            change,
            "harmful",
            words.harmful,
            words.harmful_says,
        ))
        .child(consequences(change, "flag", words.flag, words.flag_says));
    el("section.policy-part")
        .attr("aria-labelledby", FORM)
        .child(
            el("h2")
                .attr("id", FORM)
                .attr("tabindex", "-1")
                .child(words.change),
        )
        .child(el("p").child(words.change_lead))
        .child(
            fields.on("submit", submit).child(
                el("div.actions")
                    .child(
                        el("button.btn btn-primary")
                            .attr("type", "submit")
                            .child(words.look),
                    )
                    .child(
                        el("button.btn-quiet")
                            .on("click", restore)
                            .child(words.restore),
                    ),
            ),
        )
        .view()
}

/// Weight and minimum of each section, in a row.
fn sections(change: Change) -> View {
    let words = words();
    let titles: Vec<(String, u32)> = change.about.with_untracked(|(pack, _)| {
        pack.sections
            .iter()
            .map(|section| (section.title.clone(), section.weight_percent))
            .collect()
    });
    let rows: Vec<View> = titles
        .into_iter()
        .enumerate()
        .map(|(at, (title, told))| {
            let weight = fill(words.weight_of, &[&title]);
            let minimum = fill(words.minimum_of, &[&title]);
            el("tr")
                .child(el("th").attr("scope", "row").child(title))
                .child(el("td").child(cell(change, Slot::Weight(at), weight)))
                .child(el("td").child(fill(words.percent, &[&told.to_string()])))
                .child(el("td").child(cell(change, Slot::Minimum(at), minimum)))
                .view()
        })
        .collect();
    let sum = move || change.draft.with(PolicyDraft::weight_sum);
    let says = move || match sum() {
        Some(100) => words.sum.into(),
        Some(sum) => fill(words.sum_off, &[&sum.to_string()]),
        None => words.sum_unknown.to_owned(),
    };
    let heads = [words.section, words.weight, words.told, words.minimum];
    el("fieldset")
        .child(el("legend").child(words.sections))
        .child(el("p.hint").child([words.sections_says, " ", words.minimum_hint].concat()))
        .child(describe::table(
            words.sections_form_region,
            words.sections_caption,
            &heads,
            rows,
        ))
        .child(
            el("p.policy-sum")
                .attr("role", "status")
                .live("data-off", move || (sum() != Some(100)).then_some("true"))
                .child(says),
        )
        .view()
}

fn shares(change: Change) -> View {
    let words = words();
    let rest = move || match change.draft.with(PolicyDraft::interview_percent) {
        Some(percent) => fill(words.interview_is, &[&percent.to_string()]),
        None => words.interview_unknown.into(),
    };
    views((
        field(
            change,
            Slot::Test,
            words.test_field.into(),
            Some(words.shares_says),
        ),
        el("p.policy-rest").attr("role", "status").child(rest),
    ))
}

fn worth(change: Change) -> View {
    let words = words();
    let fields: Vec<View> = (0..5)
        .map(|at| {
            field(
                change,
                Slot::Rating(at),
                fill(words.rating_field, &[&(at + 1).to_string()]),
                None,
            )
        })
        .collect();
    let fill_in =
        |worth: [u32; 5]| move |_: web_sys::Event| change.edit(|draft| draft.write_ratings(worth));
    el("fieldset")
        .child(el("legend").child(words.worth))
        .child(el("p.hint").child([words.worth_says, " ", words.worth_compare].concat()))
        .child(el("div.policy-ratings").child(fields))
        .child(
            el("p.field-error")
                .attr("role", "status")
                .child(move || told(change, RATINGS)),
        )
        .child(
            el("div.actions")
                .child(
                    el("button.btn-quiet")
                        .on("click", fill_in(WORTH_FROM_NOTHING))
                        .child(words.use_nothing),
                )
                .child(
                    el("button.btn-quiet")
                        .on("click", fill_in(WORTH_FROM_A_FIFTH))
                        .child(words.use_fifth),
                ),
        )
        .view()
}

/// How many rate, and when a third person is asked.
fn people(change: Change) -> View {
    let words = words();
    let choice = |raters: u32, name: &'static str| {
        let is_on = move || change.draft.with(|draft| draft.raters == raters);
        radio("raters", name, is_on, move || {
            change.edit(|draft| draft.raters = raters)
        })
    };
    views((
        el("fieldset")
            .child(el("legend").child(words.raters))
            .child(el("p.hint").child(words.raters_says))
            .child(choice(1, words.raters_one))
            .child(choice(2, words.raters_two)),
        field(
            change,
            Slot::AdjudicateFrom,
            words.adjudicate_field.into(),
            Some(words.adjudicate_says),
        ),
    ))
}

fn consequences(
    change: Change,
    group: &'static str,
    title: &'static str,
    says: &'static str,
) -> View {
    let is_pick = group == "harmful";
    let choice = |consequence: Consequence| {
        let is_on = move || {
            let held = |draft: &PolicyDraft| {
                if is_pick {
                    draft.harmful_pick
                } else {
                    draft.red_flag
                }
            };
            change.draft.with(held) == consequence
        };
        let choose = move || {
            change.edit(|draft| {
                if is_pick {
                    draft.harmful_pick = consequence;
                } else {
                    draft.red_flag = consequence;
                }
            });
        };
        radio(group, describe::consequence(consequence), is_on, choose)
    };
    el("fieldset")
        .child(el("legend").child(title))
        .child(el("p.hint").child(says))
        .child(choice(Consequence::Fails))
        .child(choice(Consequence::Noted))
        .view()
}
