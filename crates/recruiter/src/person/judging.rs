//! Confirming or dismissing a finding that could fail a candidate. A person does it, with a reason.

use super::form::Written;
use super::{Person, words};
use crate::opening::fill;
use assay_evaluation::Held;
use assay_evaluation::act::{Verdict, What};
use assay_web::browser::{nodes, page, screen};
use assay_web::ui::dom::{View, el};
use leptos::prelude::*;
use std::sync::Arc;

/// A form that judges a finding. `held` reads what stands and is followed; `what` makes the act from verdict, reason,
/// and whether somebody says to be alone; `is_alone` tells whether only who says so can confirm, and is followed.
pub fn judging(
    person: Person,
    id: &str,
    legend: String,
    held: impl Fn() -> Option<Held<Verdict>> + 'static,
    what: impl Fn(Option<Verdict>, String, bool) -> What + 'static,
    is_alone: impl Fn() -> bool + Send + Sync + 'static,
) -> View {
    let words = words();
    let (held, what) = (Arc::new(held), Arc::new(what));
    let is_alone = Memo::new(move |_| is_alone());
    let (says_alone, fault) = (RwSignal::new(false), RwSignal::new(""));
    let alone_id = [id, "-alone"].concat();
    let reason = Written::new(person, [id, "-reason"].concat());
    let state_id = [id, "-state"].concat();
    let state = {
        let held = held.clone();
        move || match held() {
            None => words.judged_none.to_owned(),
            Some(held) => {
                let text = match held.value {
                    Verdict::Confirmed => words.confirmed_by,
                    Verdict::Dismissed => words.dismissed_by,
                };
                fill(text, &[&held.by, &screen::local_time(&held.at), &held.why])
            }
        }
    };
    let judge = {
        let (state_id, alone_id) = (state_id.clone(), alone_id.clone());
        move |verdict: Option<Verdict>| {
            let confirms = verdict == Some(Verdict::Confirmed);
            let needs_alone = confirms && is_alone.get_untracked();
            let says_so = says_alone.get_untracked();
            fault.set("");
            let least = what(verdict, String::new(), false).least_reason();
            if reason.taken(1, words.reason_needed).is_none() {
                return;
            }
            let Some(why) = reason.taken(least, words.judge_reason_short) else {
                return;
            };
            if needs_alone && !says_so {
                fault.set(words.second_person);
                page::focus_id(&alone_id);
                return;
            }
            if person.act(what(verdict, why, needs_alone)) {
                says_alone.set(false);
                reason.clear();
                page::focus_id(&state_id);
            }
        }
    };
    let button = |name: &'static str, verdict: Option<Verdict>| {
        let judge = judge.clone();
        el("button.btn")
            .on("click", move |_| judge(verdict))
            .child(name)
    };
    el("fieldset.person-judging")
        .child(el("legend").child(legend))
        .child(
            el("p.person-state")
                .attr("role", "status")
                .attr("id", state_id.clone())
                .child(state),
        )
        .child(reason.field(words.reason, words.judge_hint))
        .child(
            el("div.person-alone")
                .live("hidden", move || !is_alone.get())
                .child(
                    el("label.tick")
                        .child(
                            el("input")
                                .attr("type", "checkbox")
                                .attr("id", alone_id.clone())
                                .attr("aria-describedby", [&alone_id, "-error"].concat())
                                .flag("checked", move || says_alone.get())
                                .on("change", move |event| {
                                    says_alone.set(nodes::is_checked(&event));
                                }),
                        )
                        .child(words.alone),
                )
                .child(
                    el("p.field-error")
                        .attr("role", "alert")
                        .attr("id", [&alone_id, "-error"].concat())
                        .child(move || fault.get()),
                ),
        )
        .child(
            el("div.actions")
                .child(button(words.confirm, Some(Verdict::Confirmed)))
                .child(button(words.dismiss, Some(Verdict::Dismissed)))
                .child(button(words.take_back, None).live("hidden", move || held().is_none())),
        )
        .view()
}
