//! The choice of what a list is sorted by, and in which direction.

use leptos::prelude::*;

/// The choice. The head of the table does the same, where it is shown.
#[component]
pub fn SortChoice<C>(
    /// Identifier of the field.
    id: &'static str,
    /// What a list can be sorted by.
    columns: &'static [C],
    /// Names a column.
    name: fn(C) -> &'static str,
    /// Whether a column begins with its highest value, when it is chosen.
    is_highest_first: fn(C) -> bool,
    /// The column that counts, and whether the highest comes first.
    order: RwSignal<(C, bool)>,
) -> impl IntoView
where
    C: Copy + PartialEq + Send + Sync + 'static,
{
    let options = columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let column = *column;
            view! {
                <option value=at.to_string() prop:selected=move || order.get().0 == column>
                    {name(column)}
                </option>
            }
        })
        .collect_view();
    let choose = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        if let Some(column) = at.and_then(|at| columns.get(at).copied()) {
            order.set((column, is_highest_first(column)));
        }
    };
    let direction = move || {
        if order.get().1 {
            tr!(candidates.descending)
        } else {
            tr!(candidates.ascending)
        }
    };
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {tr!(candidates.sort_by)}
            </label>
            <div class="roster-order">
                <select class="input" id=id on:change=choose>
                    {options}
                </select>
                <button
                    type="button"
                    class="btn"
                    on:click=move |_| order.update(|order| order.1 = !order.1)
                >
                    <span class="visually-hidden">{tr!(candidates.direction)}</span>
                    {direction}
                </button>
            </div>
        </div>
    }
}
