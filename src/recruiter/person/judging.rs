//! Confirming or dismissing a finding that could fail a candidate. A person does it, with a reason.

use super::form::Written;
use super::{Person, words};
use crate::browser::{page, screen};
use crate::evaluation::Held;
use crate::evaluation::act::{Verdict, What};
use crate::recruiter::opening::fill;
use crate::ui::dom::{View, el};
use std::rc::Rc;

/// A form that judges a finding. `held` reads what stands and is followed; `what` makes the act.
pub fn judging(
    person: Person,
    id: &str,
    legend: String,
    held: impl Fn() -> Option<Held<Verdict>> + 'static,
    what: impl Fn(Option<Verdict>, String) -> What + 'static,
) -> View {
    let words = words();
    let (held, what) = (Rc::new(held), Rc::new(what));
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
        let state_id = state_id.clone();
        move |verdict: Option<Verdict>| {
            let Some(why) = reason.taken(1, words.reason_needed) else {
                return;
            };
            if person.act(what(verdict, why)) {
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
            el("div.actions")
                .child(button(words.confirm, Some(Verdict::Confirmed)))
                .child(button(words.dismiss, Some(Verdict::Dismissed)))
                .child(button(words.take_back, None).live("hidden", move || held().is_none())),
        )
        .view()
}
