//! The fields that narrow the board down, and how many invitations there are of each status.

use super::held::Board;
use super::status_names::{board_column_name, status_name};
use crate::sort_choice::SortChoice;
use assay_evaluation::{BoardColumn, BoardFilter, BoardStatus};
use assay_web::ui::field_value;
use leptos::prelude::*;

/// The fields, how many they leave, and the counts.
#[component]
pub fn BoardFilters(
    /// The board.
    board: Board,
) -> impl IntoView {
    let filter = board.filter;
    let count = move || {
        tr!(
            board.shown,
            count = board.shown_count(),
            total = board.count()
        )
    };
    let counts = move || {
        let counts = board.counts().into_iter().filter(|(_, count)| *count > 0);
        counts
            .map(|(status, count)| {
                view! {
                    <div>
                        <dt>{status_name(status)}</dt>
                        <dd>{count}</dd>
                    </div>
                }
            })
            .collect_view()
    };
    view! {
        <dl class="board-counts" aria-label=tr!(board.counts)>
            {counts}
        </dl>
        <div class="recruiter-filters" role="group" aria-label=tr!(board.filters)>
            <div class="field">
                <label class="field-label" for="board-search">
                    {tr!(board.search)}
                </label>
                <input
                    class="input"
                    type="search"
                    id="board-search"
                    autocomplete="off"
                    aria-describedby="board-search-hint"
                    use:field_value=Signal::derive(move || {
                        filter.with(|filter| filter.text.clone())
                    })
                    on:input=move |event| {
                        filter.update(|filter| filter.text = event_target_value(&event))
                    }
                />
                <p class="hint" id="board-search-hint">
                    {tr!(board.search_hint)}
                </p>
            </div>
            <StatusChoice board />
            <SortChoice
                id="board-sort"
                columns=&BoardColumn::ALL
                name=board_column_name
                is_highest_first=|column| column == BoardColumn::Made
                order=board.order
            />
            <button type="button" class="btn" on:click=move |_| filter.set(BoardFilter::default())>
                {tr!(board.show_all)}
            </button>
        </div>
        <p class="recruiter-count" role="status">
            {count}
        </p>
    }
}

/// The choice of a status.
#[component]
fn StatusChoice(
    /// The board.
    board: Board,
) -> impl IntoView {
    let filter = board.filter;
    let options = move || {
        let is_blind = board.workspace.is_blind.get();
        let all = BoardStatus::ALL.into_iter().enumerate();
        all.filter(|(_, status)| !is_blind || status.while_blind() == *status)
            .map(|(at, status)| {
                let is_chosen = move || filter.with(|filter| filter.status == Some(status));
                view! {
                    <option value=at.to_string() prop:selected=is_chosen>
                        {status_name(status)}
                    </option>
                }
            })
            .collect_view()
    };
    let choose = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        let status = at.and_then(|at| BoardStatus::ALL.get(at).copied());
        filter.update(|filter| filter.status = status);
    };
    view! {
        <div class="field">
            <label class="field-label" for="board-status">
                {tr!(board.col_status)}
            </label>
            <select class="input" id="board-status" on:change=choose>
                <option value="" prop:selected=move || filter.with(|one| one.status.is_none())>
                    {tr!(board.any)}
                </option>
                {options}
            </select>
        </div>
    }
}
