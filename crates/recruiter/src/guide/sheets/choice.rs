//! The choice of sheets, and the button that prints them.

use super::consensus::PANEL;
use super::frame::Chosen;
use crate::guide::prose::question_id;
use assay_evaluation::Kit;
use assay_web::browser::screen;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The choice of sheets.
#[component]
pub fn SheetChoice(
    /// The kit.
    kit: Arc<Kit>,
    /// The names of the sheets that are chosen.
    chosen: Chosen,
) -> impl IntoView {
    let core = kit
        .core
        .iter()
        .map(|one| (question_id("core", &one.id), one.title.clone()))
        .collect();
    let bank = kit
        .bank
        .iter()
        .map(|one| (question_id("bank", &one.id), one.title.clone()))
        .collect();
    let more = vec![(PANEL.to_owned(), tr!(guide.consensus).to_owned())];
    let count = move || match chosen.with(Vec::len) {
        0 => tr!(guide.chosen_none).into(),
        count => tr!(guide.chosen, count = count),
    };
    let print = move |_| {
        if chosen.with_untracked(|chosen| !chosen.is_empty()) {
            screen::print();
        }
    };
    view! {
        <div class="sheet-choice">
            <p class="lead">{tr!(guide.sheets_lead)}</p>
            <SheetGroup
                title=tr!(guide.choose_core)
                all_or_none=Some((tr!(guide.choose_all_core), tr!(guide.choose_none_core)))
                sheets=core
                chosen
            />
            <SheetGroup
                title=tr!(guide.choose_bank)
                all_or_none=Some((tr!(guide.choose_all_bank), tr!(guide.choose_none_bank)))
                sheets=bank
                chosen
            />
            <SheetGroup title=tr!(guide.choose_more) all_or_none=None sheets=more chosen />
            <div class="actions">
                <button
                    type="button"
                    class="btn btn-primary"
                    aria-disabled=move || chosen.with(Vec::is_empty).then_some("true")
                    on:click=print
                >
                    {tr!(guide.print)}
                </button>
                <p role="status">{count}</p>
            </div>
        </div>
    }
}

/// A group of sheets to choose from, with two buttons for all and none of them.
#[component]
fn SheetGroup(
    /// Its name.
    title: &'static str,
    /// The names of the two buttons.
    all_or_none: Option<(&'static str, &'static str)>,
    /// The sheets: what each is chosen by, and its title.
    sheets: Vec<(String, String)>,
    /// The names of the sheets that are chosen.
    chosen: Chosen,
) -> impl IntoView {
    let names = StoredValue::new(
        sheets
            .iter()
            .map(|sheet| sheet.0.clone())
            .collect::<Vec<_>>(),
    );
    let set_all = move |is_in: bool| {
        names.with_value(|names| {
            chosen.update(|chosen| {
                chosen.retain(|one| !names.contains(one));
                if is_in {
                    chosen.extend(names.iter().cloned());
                }
            });
        });
    };
    let quick = all_or_none.map(|(all, none)| {
        view! {
            <div class="actions">
                <button
                    type="button"
                    class="btn-quiet"
                    aria-label=all
                    on:click=move |_| set_all(true)
                >
                    {tr!(guide.choose_all)}
                </button>
                <button
                    type="button"
                    class="btn-quiet"
                    aria-label=none
                    on:click=move |_| set_all(false)
                >
                    {tr!(guide.choose_none)}
                </button>
            </div>
        }
    });
    let ticks = sheets
        .into_iter()
        .map(|(name, title)| view! { <SheetTick name title chosen /> })
        .collect_view();
    view! {
        <fieldset>
            <legend>{title}</legend>
            <div class="sheet-ticks">{ticks}</div>
            {quick}
        </fieldset>
    }
}

/// A sheet that can be chosen.
#[component]
fn SheetTick(
    /// The name that it is chosen by.
    name: String,
    /// Its title.
    title: String,
    /// The names of the sheets that are chosen.
    chosen: Chosen,
) -> impl IntoView {
    let own = name.clone();
    let toggle = move |event| {
        let is_in = event_target_checked(&event);
        chosen.update(|chosen| {
            chosen.retain(|one| *one != own);
            if is_in {
                chosen.push(own.clone());
            }
        });
    };
    view! {
        <label class="tick">
            <input
                type="checkbox"
                prop:checked=move || chosen.with(|chosen| chosen.contains(&name))
                on:change=toggle
            />
            {text(title)}
        </label>
    }
}
