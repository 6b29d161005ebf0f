//! Whom to compare: boxes to tick, found by name, and the order in which the chosen stand.

use super::comparison::{Comparison, MOST};
use assay_evaluation::roster::Column;
use assay_web::ui::text;
use leptos::prelude::*;

/// The columns that the candidates can be sorted by.
const ORDERS: [Column; 3] = [Column::Started, Column::Name, Column::Overall];

/// Shows who is compared.
#[component]
pub fn Chooser(
    /// Who is compared.
    comparison: Comparison,
) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let hint = move || {
        let count = comparison.shas.with(Vec::len);
        tr!(candidates.choose_hint, most = MOST, count = count)
    };
    let default = move || {
        let count = comparison.scored.with(Vec::len);
        let is_default = comparison.picked.with(Option::is_none) && count > MOST;
        is_default.then(|| {
            let sentence = tr!(candidates.choose_default, count = count, most = MOST);
            view! { <p class="hint">{sentence}</p> }
        })
    };
    let left = move || {
        let all = comparison.workspace.counting_records().len();
        let count = all.saturating_sub(comparison.scored.with(Vec::len));
        (count > 0).then(|| {
            let sentence = tr!(candidates.left_unscored, count = count);
            view! { <p class="hint">{sentence}</p> }
        })
    };
    view! {
        <section class="recruiter-choose" aria-labelledby="choose-title">
            <h2 id="choose-title">{tr!(candidates.choose)}</h2>
            <p class="hint" role="status">
                {hint}
            </p>
            {default}
            {left}
            <div class="recruiter-filters">
                <div class="field">
                    <label class="field-label" for="choose-search">
                        {tr!(candidates.search)}
                    </label>
                    <input
                        class="input"
                        type="search"
                        id="choose-search"
                        autocomplete="off"
                        on:input=move |event| search.set(event_target_value(&event).to_lowercase())
                    />
                </div>
                <OrderField comparison />
            </div>
            <div
                class="recruiter-choices-scroll"
                role="group"
                tabindex="0"
                aria-label=tr!(candidates.choose_label)
            >
                <ul class="recruiter-choices">
                    <For
                        each=move || comparison.scored.get()
                        key=|one| one.clone()
                        let((sha256, name))
                    >
                        <Tick comparison search sha256 name />
                    </For>
                </ul>
            </div>
        </section>
    }
}

/// In which order those who are compared stand.
#[component]
fn OrderField(
    /// Who is compared.
    comparison: Comparison,
) -> impl IntoView {
    let order = comparison.order;
    let options = ORDERS.into_iter().enumerate().map(|(at, column)| {
        let name = match column {
            Column::Name => tr!(candidates.col_name),
            Column::Overall => tr!(candidates.col_overall),
            _ => tr!(candidates.col_started),
        };
        view! {
            <option value=at.to_string() prop:selected=move || order.get() == column>
                {name}
            </option>
        }
    });
    let choose = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        order.set(
            at.and_then(|at| ORDERS.get(at).copied())
                .unwrap_or(Column::Started),
        );
    };
    view! {
        <div class="field">
            <label class="field-label" for="compare-order">
                {tr!(candidates.order_by)}
            </label>
            <select class="input" id="compare-order" on:change=choose>
                {options.collect_view()}
            </select>
        </div>
    }
}

/// A candidate who can be compared.
#[component]
fn Tick(
    /// Who is compared.
    comparison: Comparison,
    /// The text that is searched for, in small letters.
    search: RwSignal<String>,
    /// The digest of the bundle.
    sha256: String,
    /// The name.
    name: String,
) -> impl IntoView {
    let found_by = name.to_lowercase();
    let is_hidden = move || !search.with(|text| found_by.contains(text.trim()));
    let own = sha256.clone();
    let is_picked = Memo::new(move |_| comparison.shas.with(|shas| shas.contains(&own)));
    let is_off = move || comparison.shas.with(Vec::len) >= MOST && !is_picked.get();
    view! {
        <li hidden=is_hidden>
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=is_picked
                    disabled=is_off
                    on:change=move |event| comparison.pick(&sha256, event_target_checked(&event))
                />
                <span>{text(name)}</span>
            </label>
        </li>
    }
}
