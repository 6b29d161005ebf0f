//! Every item of the bank, as candidates see it, with its key beside it and a clock by choice.

use super::chosen::{Choices, SEED};
use crate::focus::focus_later;
use crate::key;
use crate::test::looked::Looked;
use crate::test::looked::NoKey;
use assay_core::assessment::{Assessment, FormItem, Item};
use assay_core::attempt::clock_face;
use assay_evaluation::{item_words, minutes_text};
use assay_web::browser::clock;
use assay_web::ui::{Answering, Remount, interaction, stem, text, watermark};
use leptos::prelude::*;
use std::sync::Arc;

/// How fast the preview's clock runs: not at all, as it is, sixty times as fast.
const SPEEDS: [i64; 3] = [0, 1, 60];

/// How often the preview's clock moves, in milliseconds.
const STEP_MS: u32 = 1_000;

/// The state of the screen.
#[derive(Clone, Copy)]
struct Shown {
    /// Position among all items of the bank, practice last.
    at: RwSignal<usize>,
    /// Whether scenarios are answered in words.
    is_in_words: RwSignal<bool>,
    left_ms: RwSignal<i64>,
    /// Position in [`SPEEDS`].
    speed: RwSignal<usize>,
    /// The ticker that moves the clock; it stops when it is dropped.
    ticker: StoredValue<Option<clock::Ticker>, LocalStorage>,
}

/// An item with the title of its section.
type Entry = (String, Item);

/// The bank.
#[component]
pub(super) fn Bank(
    /// The pack that is looked at, with its key.
    looked: Looked,
) -> impl IntoView {
    let choices = Choices::here();
    let in_words = looked.in_words();
    let has_words = in_words.is_some();
    // The same items in the same order, whichever form is looked at.
    let forms = [looked.clone(), in_words.unwrap_or_else(|| looked.clone())];
    let forms = forms.map(|form| (Arc::<[Entry]>::from(entries(&form.pack)), form));
    let listed = forms.each_ref().map(|(entries, _)| entries.clone());
    let count = listed[0].len();
    let shown = Shown {
        at: RwSignal::new(choices.get().item.min(count.saturating_sub(1))),
        is_in_words: RwSignal::new(has_words && choices.get().is_in_words),
        left_ms: RwSignal::new(0),
        speed: RwSignal::new(0),
        ticker: StoredValue::new_local(None),
    };
    let duration_ms = i64::from(looked.pack.duration_seconds) * 1_000;
    let place = Memo::new(move |_| (shown.at.get(), shown.is_in_words.get()));
    let item = move |(at, is_in_words): (usize, bool)| {
        let (entries, looked) = &forms[usize::from(is_in_words)];
        let (section, item) = entries.get(at)?.clone();
        Some(view! { <ShownItem looked=looked.clone() section item /> })
    };
    view! {
        <p class="lead">{tr!(test.lead)}</p>
        // No screenshot of an item passes for a real test.
        <p class="preview-band">{tr!(test.mark)}</p>
        {watermark(tr!(test.watermark))}
        <div class="preview test-bank">
            <nav class="preview-list stack" aria-labelledby="bank-title">
                <h2 id="bank-title">{tr!(test.bank)}</h2>
                <ItemList shown forms=listed />
            </nav>
            <div>
                <Tools shown duration_ms has_words />
                // An item is there again each time it is gone to, so that nothing is answered yet.
                <Remount value=place children=item />
                <p class="hint">{tr!(test.no_submit)}</p>
            </div>
        </div>
    }
}

/// Every item of the bank and of practice.
fn entries(pack: &Assessment) -> Vec<Entry> {
    let banks = pack.sections.iter().flat_map(|section| {
        let title = &section.title;
        section
            .items
            .iter()
            .map(move |item| (title.clone(), item.clone()))
    });
    let practiced = pack
        .practice
        .iter()
        .map(|item| (tr!(test.practice).into(), item.clone()));
    banks.chain(practiced).collect()
}

/// The items to choose from, by section.
#[component]
fn ItemList(
    /// The content to show.
    shown: Shown,
    /// The items, in one form and the other.
    forms: [Arc<[Entry]>; 2],
) -> impl IntoView {
    let mut first = 0;
    let [entries, in_words] = forms;
    entries
        .chunk_by(|(one, _), (other, _)| one == other)
        .map(|group| {
            let count = group.len().to_string();
            let title = group.first().map(|(title, _)| title.as_str());
            let summary = tr!(
                test.section_count,
                title = title.unwrap_or_default(),
                count = count
            );
            let jumps = group
                .iter()
                .zip(first..)
                .map(|((_, item), at)| {
                    let kinds = [item, &in_words[at].1].map(|item| item.interaction.kind.name());
                    view! { <Jump shown at title=item.title.clone() kinds /> }
                })
                .collect_view();
            first += group.len();
            view! {
                <details open=true>
                    <summary>{text(summary)}</summary>
                    <ol>{jumps}</ol>
                </details>
            }
        })
        .collect_view()
}

/// The way to an item.
#[component]
fn Jump(
    /// The content to show.
    shown: Shown,
    /// Position of the item.
    at: usize,
    /// The title of the item.
    title: String,
    /// The kind of its interaction, in one form and the other.
    kinds: [&'static str; 2],
) -> impl IntoView {
    let choices = Choices::here();
    let go = move |_| {
        choices.change(|chosen| chosen.item = at);
        shown.at.set(at);
        focus_later("item-title");
    };
    view! {
        <li>
            <button
                type="button"
                class="jump"
                aria-current=move || (shown.at.get() == at).then_some("true")
                on:click=go
            >
                {text(title)}
                <small>{move || kinds[usize::from(shown.is_in_words.get())]}</small>
            </button>
        </li>
    }
}

/// An item as candidates see it, and what stands beside it.
#[component]
fn ShownItem(
    /// The pack that is looked at, with its key.
    looked: Looked,
    /// The title of the item's section.
    section: String,
    /// The item.
    item: Item,
) -> impl IntoView {
    let Looked { pack, key } = looked;
    let locale = assay_web::message::locale(&pack.language);
    let answering = Answering::new(locale, &item.interaction.kind, None, |_| {});
    let drawn = FormItem::alone(&item, SEED);
    let count = item_words(&item);
    let load = tr!(test.reading, words = count, minutes = minutes_text(count));
    // Its key, or why there is none.
    let beside = match &key {
        Some(key) => match key::panel(key, &item) {
            Some(panel) => panel.into_any(),
            None if section == tr!(test.practice) => {
                view! { <p class="hint">{tr!(test.practice_no_key)}</p> }.into_any()
            }
            None => ().into_any(),
        },
        None => view! { <NoKey /> }.into_any(),
    };
    view! {
        <article class="item" aria-labelledby="item-title" lang=pack.language.clone()>
            <h2 class="item-title" id="item-title" tabindex="-1">
                <span class="item-number">
                    {text(section)} <span class="visually-hidden">": "</span>
                </span>
                {text(&item.title)}
            </h2>
            {stem(&item.stem)}
            {interaction(answering, &item.interaction, &drawn.presented)}
        </article>
        <p class="hint">{load}</p>
        {beside}
    }
}

/// The settings of the preview.
#[component]
fn Tools(
    /// The content to show.
    shown: Shown,
    /// The time of the whole test.
    duration_ms: i64,
    /// Whether scenarios can be answered in words.
    has_words: bool,
) -> impl IntoView {
    let names = [
        tr!(test.clock_none),
        tr!(test.clock_real),
        tr!(test.clock_fast),
    ];
    let speeds = names
        .into_iter()
        .enumerate()
        .map(|(speed, label)| {
            view! {
                <label class="tick">
                    <input
                        type="radio"
                        name="clock"
                        prop:checked=move || shown.speed.get() == speed
                        on:change=move |_| run_clock(shown, speed, duration_ms)
                    />
                    <span>{label}</span>
                </label>
            }
        })
        .collect_view();
    let face = move || match (shown.speed.get(), shown.left_ms.get()) {
        (0, _) => String::new(),
        (_, 0) => tr!(test.clock_end).into(),
        (_, left_ms) => clock_face(left_ms),
    };
    view! {
        <div class="preview-tools" role="group" aria-label=tr!(test.tools)>
            <fieldset>
                <legend>{tr!(test.clock)}</legend>
                {speeds}
                <p class="clock">{face}</p>
            </fieldset>
            {has_words.then(|| view! { <FormChoice shown /> })}
        </div>
    }
}

/// How scenarios are answered: by marking options, or in words by those to whom that is granted.
#[component]
fn FormChoice(
    /// The content to show.
    shown: Shown,
) -> impl IntoView {
    let choices = Choices::here();
    let forms = [
        (false, tr!(test.scenarios_marked)),
        (true, tr!(test.scenarios_in_words)),
    ];
    let forms = forms
        .map(|(is_in_words, label)| {
            let choose = move |_| {
                choices.change(|chosen| chosen.is_in_words = is_in_words);
                shown.is_in_words.set(is_in_words);
            };
            view! {
                <label class="tick">
                    <input
                        type="radio"
                        name="scenarios"
                        prop:checked=move || shown.is_in_words.get() == is_in_words
                        on:change=choose
                    />
                    <span>{label}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset>
            <legend>{tr!(test.scenarios)}</legend>
            {forms}
        </fieldset>
    }
}

fn run_clock(shown: Shown, speed: usize, duration_ms: i64) {
    shown.speed.set(speed);
    shown.left_ms.set(duration_ms);
    let pace = SPEEDS[speed];
    let step = move || {
        let pass = |left_ms: &mut i64| *left_ms = (*left_ms - pace * i64::from(STEP_MS)).max(0);
        shown.left_ms.update(pass);
    };
    let ticker = (pace > 0).then(|| clock::every(STEP_MS, step));
    shown.ticker.set_value(ticker);
}
