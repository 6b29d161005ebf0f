//! Confirming or dismissing a finding that could fail a candidate. A person does it, with a reason.

use super::form::Written;
use crate::person::shown::Person;
use assay_evaluation::review_event::{ReviewAction, Verdict};
use assay_evaluation::{Attributed, readable};
use assay_web::browser::{page, screen};
use assay_web::ui::text;
use leptos::prelude::*;

/// A form that judges a finding. `entry` reads what stands and is followed; `what` makes the action from verdict, reason,
/// and whether somebody says to be alone; `is_alone` tells whether only who says so can confirm, and is followed.
pub fn judging(
    person: Person,
    id: &str,
    legend: String,
    entry: impl Fn() -> Option<Attributed<Verdict>> + Send + Sync + 'static,
    what: impl Fn(Option<Verdict>, String, bool) -> ReviewAction + Send + Sync + 'static,
    is_alone: impl Fn() -> bool + Send + Sync + 'static,
) -> AnyView {
    let id = id.to_owned();
    let entry = Signal::derive(entry);
    let what = Callback::new(move |(verdict, reason, is_alone)| what(verdict, reason, is_alone));
    let is_alone = Memo::new(move |_| is_alone());
    view! { <Judging person id legend entry what is_alone /> }.into_any()
}

/// A form that judges a finding.
#[component]
fn Judging(
    /// Whom it is about.
    person: Person,
    /// The beginning of the identifiers in the form.
    id: String,
    /// The subject.
    legend: String,
    /// The entry that stands.
    entry: Signal<Option<Attributed<Verdict>>>,
    /// Makes the action from verdict, reason, and whether somebody says to be alone.
    what: Callback<(Option<Verdict>, String, bool), ReviewAction>,
    /// Whether only who says to be alone can confirm.
    is_alone: Memo<bool>,
) -> impl IntoView {
    let (says_alone, fault) = (RwSignal::new(false), RwSignal::new(""));
    let alone_id = [&id, "-alone"].concat();
    let error_id = [&alone_id, "-error"].concat();
    let reason = Written::new(person, [&id, "-reason"].concat());
    let state_id = [&id, "-state"].concat();
    let state = move || {
        let sentence = match entry.get() {
            None => tr!(person.judged_none).to_owned(),
            Some(entry) => {
                let time = screen::local_time(&entry.at);
                match entry.value {
                    Verdict::Confirmed => tr!(
                        person.confirmed_by,
                        author = entry.by,
                        time = time,
                        reason = entry.why,
                    ),
                    Verdict::Dismissed => tr!(
                        person.dismissed_by,
                        author = entry.by,
                        time = time,
                        reason = entry.why,
                    ),
                }
            }
        };
        text(readable(&sentence))
    };
    let judge = {
        let (state_id, alone_id) = (state_id.clone(), alone_id.clone());
        Callback::new(move |verdict: Option<Verdict>| {
            let confirms = verdict == Some(Verdict::Confirmed);
            let needs_alone = confirms && is_alone.get_untracked();
            let says_so = says_alone.get_untracked();
            fault.set("");
            let least = what.run((verdict, String::new(), false)).least_reason();
            if reason.taken(1, tr!(person.reason_needed)).is_none() {
                return;
            }
            let Some(why) = reason.taken(least, tr!(person.judge_reason_short)) else {
                return;
            };
            if needs_alone && !says_so {
                fault.set(tr!(person.second_person));
                page::focus_id(&alone_id);
                return;
            }
            if person.record_action(what.run((verdict, why, needs_alone))) {
                says_alone.set(false);
                reason.clear();
                page::focus_id(&state_id);
            }
        })
    };
    view! {
        <fieldset class="person-judging">
            <legend>{text(legend)}</legend>
            <p class="person-state" role="status" id=state_id>
                {state}
            </p>
            {reason.field(tr!(person.reason), tr!(person.judge_hint))}
            <div class="person-alone" hidden=move || !is_alone.get()>
                <label class="tick">
                    <input
                        type="checkbox"
                        id=alone_id
                        aria-describedby=error_id.clone()
                        prop:checked=move || says_alone.get()
                        on:change=move |event| says_alone.set(event_target_checked(&event))
                    />
                    {tr!(person.alone)}
                </label>
                <p class="field-error" role="alert" id=error_id>
                    {move || fault.get()}
                </p>
            </div>
            <div class="actions">
                <button
                    type="button"
                    class="btn"
                    on:click=move |_| judge.run(Some(Verdict::Confirmed))
                >
                    {tr!(person.confirm)}
                </button>
                <button
                    type="button"
                    class="btn"
                    on:click=move |_| judge.run(Some(Verdict::Dismissed))
                >
                    {tr!(person.dismiss)}
                </button>
                <button
                    type="button"
                    class="btn"
                    hidden=move || entry.with(Option::is_none)
                    on:click=move |_| judge.run(None)
                >
                    {tr!(person.take_back)}
                </button>
            </div>
        </fieldset>
    }
}
