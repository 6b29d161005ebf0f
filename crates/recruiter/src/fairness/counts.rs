//! The form in which groups are typed in, each with how many applied and how many were selected.

use crate::focus::focus_later;
use assay_evaluation::{Column, Fault, TypedCounts, TypedGroup};
use assay_web::ui::field_value;
use leptos::prelude::*;

/// The rows that are typed in: each group with a number of its own, which stays when others are removed.
pub(super) type Rows = RwSignal<Vec<(u32, TypedGroup)>>;

/// Fewer groups cannot be compared.
const FEWEST: usize = 2;

/// The form.
#[component]
pub(super) fn Counts(
    /// The rows as they are typed.
    rows: Rows,
    /// The counts that can be read in them.
    read: Memo<TypedCounts>,
) -> impl IntoView {
    let numbers =
        Memo::new(move |_| rows.with(|rows| rows.iter().map(|row| row.0).collect::<Vec<_>>()));
    let next_number = move || {
        rows.with_untracked(|rows| rows.iter().map(|row| row.0 + 1).max().unwrap_or_default())
    };
    let add = move |_| {
        let number = next_number();
        rows.update(|rows| rows.push((number, TypedGroup::default())));
        focus_later(field_id(number, Column::Name));
    };
    let clear = move |_| {
        let number = next_number();
        rows.set(vec![
            (number, TypedGroup::default()),
            (number + 1, TypedGroup::default()),
        ]);
        focus_later(field_id(number, Column::Name));
    };
    view! {
        <p class="hint">{tr!(fairness.counts_hint)}</p>
        <div class="count-rows">
            <For each=move || numbers.get() key=|number| *number let:number>
                <CountRow rows read number />
            </For>
        </div>
        <div class="actions">
            <button type="button" class="btn" on:click=add>
                {tr!(fairness.add)}
            </button>
            <button type="button" class="btn-quiet" on:click=clear>
                {tr!(fairness.clear)}
            </button>
        </div>
    }
}

/// A group.
#[component]
fn CountRow(
    /// The rows as they are typed.
    rows: Rows,
    /// The counts that can be read in them.
    read: Memo<TypedCounts>,
    /// The number of the group.
    number: u32,
) -> impl IntoView {
    let place = Memo::new(move |_| {
        let at = rows.with(|rows| position(rows, number));
        at.map_or_else(String::new, |at| (at + 1).to_string())
    });
    let can_go = move || rows.with(Vec::len) > FEWEST;
    let remove = move |_| {
        let next = rows.with_untracked(|rows| {
            let here = position(rows, number).unwrap_or_default();
            rows.get(here + 1)
                .or_else(|| rows.get(here.wrapping_sub(1)))
                .map(|row| row.0)
        });
        rows.update(|rows| rows.retain(|row| row.0 != number));
        if let Some(next) = next {
            focus_later(field_id(next, Column::Name));
        }
    };
    view! {
        <fieldset class="count-row">
            <legend>{move || tr!(fairness.row_of, number = place.get())}</legend>
            <CountField rows read number column=Column::Name />
            <CountField rows read number column=Column::Applicants />
            <CountField rows read number column=Column::Selected />
            <Show when=can_go>
                <button
                    type="button"
                    class="btn-quiet"
                    aria-label=move || tr!(fairness.remove_of, number = place.get())
                    on:click=remove
                >
                    {tr!(fairness.remove)}
                </button>
            </Show>
        </fieldset>
    }
}

/// A field of a group, with what cannot be about it.
#[component]
fn CountField(
    /// The rows as they are typed.
    rows: Rows,
    /// The counts that can be read in them.
    read: Memo<TypedCounts>,
    /// The number of the group.
    number: u32,
    /// The column of the field.
    column: Column,
) -> impl IntoView {
    let (label, mode) = match column {
        Column::Name => (tr!(fairness.name), "text"),
        Column::Applicants => (tr!(fairness.applicants), "numeric"),
        Column::Selected => (tr!(fairness.selected), "numeric"),
    };
    let id = field_id(number, column);
    let fault_id = [&id, "-told"].concat();
    let fault = move || {
        let at = rows.with(|rows| position(rows, number))?;
        read.with(|read| read.fault(at, column))
    };
    let value = move || {
        rows.with(|rows| {
            let row = position(rows, number).and_then(|at| rows.get(at));
            row.map(|row| of(&row.1, column).clone())
                .unwrap_or_default()
        })
    };
    let write = move |event| {
        let text = event_target_value(&event);
        rows.update(|rows| {
            if let Some(row) = rows.iter_mut().find(|row| row.0 == number) {
                match column {
                    Column::Name => row.1.name = text,
                    Column::Applicants => row.1.applicants = text,
                    Column::Selected => row.1.selected = text,
                }
            }
        });
    };
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>
                {label}
            </label>
            <input
                class="input"
                id=id
                type="text"
                inputmode=mode
                autocomplete="off"
                aria-describedby=fault_id.clone()
                aria-invalid=move || fault().map(|_| "true")
                use:field_value=Signal::derive(value)
                on:input=write
            />
            <p class="field-error" id=fault_id>
                {move || fault().map(says)}
            </p>
        </div>
    }
}

/// The place of a group among those that are typed in.
fn position(rows: &[(u32, TypedGroup)], number: u32) -> Option<usize> {
    rows.iter().position(|row| row.0 == number)
}

fn of(group: &TypedGroup, column: Column) -> &String {
    match column {
        Column::Name => &group.name,
        Column::Applicants => &group.applicants,
        Column::Selected => &group.selected,
    }
}

fn says(fault: Fault) -> &'static str {
    match fault {
        Fault::SameName => tr!(fairness.same_name),
        Fault::NotWhole => tr!(fairness.not_whole),
        Fault::Nobody => tr!(fairness.nobody),
        Fault::MoreThanApplied => tr!(fairness.more_than_applied),
    }
}

fn field_id(number: u32, column: Column) -> String {
    let name = match column {
        Column::Name => "name",
        Column::Applicants => "applicants",
        Column::Selected => "selected",
    };
    ["group-", &number.to_string(), "-", name].concat()
}
