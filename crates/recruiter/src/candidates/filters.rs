//! The fields that narrow the list of candidates down, and those that sort it.

use super::listing::Listing;
use crate::candidates::status::{column_name, decision_word, status_word};
use crate::sort_choice::SortChoice;
use assay_evaluation::review_event::Decision;
use assay_evaluation::roster::{Column, Filter, Status};
use assay_web::ui::field_value;
use leptos::prelude::*;

/// The decisions that can be chosen from; `None` for candidates nobody has decided about.
const DECISIONS: [Option<Decision>; 4] = [
    None,
    Some(Decision::Advance),
    Some(Decision::Hold),
    Some(Decision::Decline),
];

/// The fields, and how many they leave.
#[component]
pub fn Filters(
    /// The list.
    listing: Listing,
) -> impl IntoView {
    let filter = listing.look.filter;
    let status = Signal::derive(move || {
        let chosen = filter.with(|filter| filter.status);
        chosen.and_then(|status| Status::ALL.iter().position(|one| *one == status))
    });
    let choose_status = move |at: Option<usize>| {
        filter.update(|filter| filter.status = at.and_then(|at| Status::ALL.get(at).copied()));
    };
    let decision = Signal::derive(move || {
        let chosen = filter.with(|filter| filter.decision);
        chosen.and_then(|decision| DECISIONS.iter().position(|one| *one == decision))
    });
    let choose_decision = move |at: Option<usize>| {
        filter.update(|filter| filter.decision = at.and_then(|at| DECISIONS.get(at).copied()));
    };
    let count = move || {
        tr!(
            candidates.shown,
            count = listing.shown_count(),
            total = listing.count()
        )
    };
    view! {
        <div class="recruiter-filters" role="group" aria-label=tr!(candidates.filters)>
            <div class="field">
                <label class="field-label" for="list-search">
                    {tr!(candidates.search)}
                </label>
                <input
                    class="input"
                    type="search"
                    id="list-search"
                    autocomplete="off"
                    aria-describedby="list-search-hint"
                    use:field_value=Signal::derive(move || {
                        filter.with(|filter| filter.text.clone())
                    })
                    on:input=move |event| {
                        filter.update(|filter| filter.text = event_target_value(&event))
                    }
                />
                <p class="hint" id="list-search-hint">
                    {tr!(candidates.search_hint)}
                </p>
            </div>
            <Choice
                id="list-status"
                label=tr!(candidates.status)
                names=Vec::from(Status::ALL.map(status_word))
                chosen=status
                on_choose=Callback::new(choose_status)
            />
            <Choice
                id="list-decision"
                label=tr!(candidates.decision)
                names=Vec::from(DECISIONS.map(decision_word))
                chosen=decision
                on_choose=Callback::new(choose_decision)
            />
            <SortChoice
                id="list-sort"
                columns=&Column::ALL
                name=column_name
                is_highest_first=Column::is_highest_first
                order=listing.look.order
            />
            <button type="button" class="btn" on:click=move |_| filter.set(Filter::default())>
                {tr!(candidates.clear_filters)}
            </button>
        </div>
        <p class="recruiter-count" role="status">
            {count}
        </p>
    }
}

/// A list to choose one from, or all.
#[component]
fn Choice(
    /// Identifier of the field.
    id: &'static str,
    /// Its name.
    label: &'static str,
    /// The names of what can be chosen.
    names: Vec<&'static str>,
    /// Which of them is chosen; `None` for all.
    chosen: Signal<Option<usize>>,
    /// Called with what is chosen.
    on_choose: Callback<Option<usize>>,
) -> impl IntoView {
    let options = names
        .into_iter()
        .enumerate()
        .map(|(at, name)| {
            view! {
                <option value=at.to_string() prop:selected=move || chosen.get() == Some(at)>
                    {name}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {label}
            </label>
            <select
                class="input"
                id=id
                on:change=move |event| on_choose.run(event_target_value(&event).parse().ok())
            >
                <option value="" prop:selected=move || chosen.get().is_none()>
                    {tr!(candidates.any)}
                </option>
                {options}
            </select>
        </div>
    }
}
