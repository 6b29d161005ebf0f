//! The choice of sheets, and the button that prints them.

use crate::format_message::format_message;
use crate::guide::prose::question_id;
use crate::guide::sheets::chosen::{Chosen, PANEL};
use crate::words::guide::words;
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
    /// What is chosen.
    chosen: Chosen,
) -> impl IntoView {
    let words = words();
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
    let more = vec![(PANEL.to_owned(), words.consensus.to_owned())];
    let count = move || match chosen.with(Vec::len) {
        0 => words.chosen_none.into(),
        count => format_message(words.chosen, &[&count.to_string()]),
    };
    let print = move |_| {
        if chosen.with_untracked(|chosen| !chosen.is_empty()) {
            screen::print();
        }
    };
    view! {
        <div class="sheet-choice">
            <p class="lead">{words.sheets_lead}</p>
            <SheetGroup
                title=words.choose_core
                all_or_none=Some((words.choose_all_core, words.choose_none_core))
                sheets=core
                chosen
            />
            <SheetGroup
                title=words.choose_bank
                all_or_none=Some((words.choose_all_bank, words.choose_none_bank))
                sheets=bank
                chosen
            />
            <SheetGroup title=words.choose_more all_or_none=None sheets=more chosen />
            <div class="actions">
                <button
                    type="button"
                    class="btn btn-primary"
                    aria-disabled=move || chosen.with(Vec::is_empty).then_some("true")
                    on:click=print
                >
                    {words.print}
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
    /// What is chosen.
    chosen: Chosen,
) -> impl IntoView {
    let words = words();
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
                    {words.choose_all}
                </button>
                <button
                    type="button"
                    class="btn-quiet"
                    aria-label=none
                    on:click=move |_| set_all(false)
                >
                    {words.choose_none}
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
    /// What it is chosen by.
    name: String,
    /// Its title.
    title: String,
    /// What is chosen.
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
