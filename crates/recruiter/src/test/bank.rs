//! Every item of the bank, as candidates see it, with its key beside it and a clock by choice.

use super::{Looked, chosen, no_key, words};
use crate::desk::Desk;
use crate::key;
use crate::opening::fill;
use crate::watermark;
use assay_core::assessment::{Assessment, FormItem, Item, Key};
use assay_core::attempt::clock_face;
use assay_evaluation::{item_words, minutes_text};
use assay_web::browser::{clock, page};
use assay_web::ui::dom::{Child, View, el, views};
use assay_web::ui::{Answering, interaction, stem};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// How fast the preview's clock runs: not at all, as it is, sixty times as fast.
const SPEEDS: [i64; 3] = [0, 1, 60];

/// How often the preview's clock moves, in milliseconds.
const STEP_MS: u32 = 1_000;

/// What the screen shows.
#[derive(Clone, Copy)]
struct Shown {
    /// Position among all items of the bank, practice last.
    at: RwSignal<usize>,
    left_ms: RwSignal<i64>,
    /// Position in [`SPEEDS`].
    speed: RwSignal<usize>,
    ticker: RwSignal<Option<clock::Ticker>, LocalStorage>,
}

/// An item with the title of its section.
type Entry = (String, Item);

/// The bank.
pub fn bank(_desk: Desk, looked: Looked) -> View {
    let words = words();
    let entries = Arc::new(entries(&looked.pack));
    let shown = Shown {
        at: RwSignal::new(chosen::get().item.min(entries.len().saturating_sub(1))),
        left_ms: RwSignal::new(0),
        speed: RwSignal::new(0),
        ticker: RwSignal::new_local(None),
    };
    let list = list(shown, &entries);
    let duration_ms = i64::from(looked.pack.duration_seconds) * 1_000;
    let item = move || {
        let (section, item) = entries.get(shown.at.get())?;
        Some(one(&looked, section, item))
    };
    views((
        el("p.lead").child(words.lead),
        // No screenshot of an item passes for a real test.
        el("p.preview-band").child(words.mark),
        watermark(words.watermark),
        el("div.preview test-bank")
            .child(
                el("nav.preview-list stack")
                    .attr("aria-labelledby", "bank-title")
                    .child(el("h2").attr("id", "bank-title").child(words.bank))
                    .child(list),
            )
            .child(
                el("div")
                    .child(tools(shown, duration_ms))
                    .child(item)
                    .child(el("p.hint").child(words.no_submit)),
            ),
    ))
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
    let practised = pack
        .practice
        .iter()
        .map(|item| (words().practice.into(), item.clone()));
    banks.chain(practised).collect()
}

fn list(shown: Shown, entries: &[Entry]) -> View {
    let mut groups: Vec<(&str, Vec<View>)> = Vec::new();
    for (at, (section, item)) in entries.iter().enumerate() {
        if groups.last().is_none_or(|(title, _)| title != section) {
            groups.push((section, Vec::new()));
        }
        if let Some((_, group)) = groups.last_mut() {
            group.push(jump(shown, at, item));
        }
    }
    let groups = groups.into_iter().map(|(title, jumps)| {
        let count = jumps.len().to_string();
        el("details")
            .attr("open", true)
            .child(el("summary").child(fill(words().section_count, &[title, &count])))
            .child(el("ol").child(jumps))
    });
    groups.collect::<Vec<_>>().view()
}

fn jump(shown: Shown, at: usize, item: &Item) -> View {
    let is_current = move || (shown.at.get() == at).then_some("true");
    let go = move |_| {
        chosen::change(|chosen| chosen.item = at);
        shown.at.set(at);
        // The item is on screen in a moment only.
        spawn_local(async {
            page::focus_id("item-title");
        });
    };
    el("li")
        .child(
            el("button.jump")
                .live("aria-current", is_current)
                .on("click", go)
                .child(item.title.as_str())
                .child(el("small").child(item.interaction.kind.name())),
        )
        .view()
}

fn one(looked: &Looked, section: &str, item: &Item) -> View {
    let said = assay_web::words::words(&looked.pack.language);
    let answering = Answering::new(said, &item.interaction.kind, None, |_| {});
    let drawn = FormItem::alone(item, chosen::SEED);
    let count = item_words(item);
    let load = fill(words().reading, &[&count.to_string(), &minutes_text(count)]);
    let title = el("h2.item-title")
        .attr("id", "item-title")
        .attr("tabindex", "-1")
        .child(
            el("span.item-number")
                .child(section)
                .child(el("span.visually-hidden").child(": ")),
        )
        .child(item.title.as_str());
    views((
        el("article.item")
            .attr("aria-labelledby", "item-title")
            .attr("lang", looked.pack.language.clone())
            .child(title)
            .child(stem(&item.stem))
            .child(interaction(answering, &item.interaction, &drawn.presented)),
        el("p.hint").child(load),
        beside(looked.key.as_deref(), item, section == words().practice),
    ))
}

/// What stands beside an item: its key, or why there is none.
fn beside(key: Option<&Key>, item: &Item, is_practice: bool) -> View {
    match key {
        Some(key) => match key::panel(key, item) {
            Some(panel) => panel,
            None if is_practice => el("p.hint").child(words().practice_no_key).view(),
            None => ().view(),
        },
        None => no_key(),
    }
}

fn tools(shown: Shown, duration_ms: i64) -> View {
    let words = words();
    let names = [words.clock_none, words.clock_real, words.clock_fast];
    let speeds = names.into_iter().enumerate().map(|(speed, label)| {
        el("label.tick")
            .child(
                el("input")
                    .attr("type", "radio")
                    .attr("name", "clock")
                    .flag("checked", move || shown.speed.get() == speed)
                    .on("change", move |_| run_clock(shown, speed, duration_ms)),
            )
            .child(el("span").child(label))
    });
    let face = move || match (shown.speed.get(), shown.left_ms.get()) {
        (0, _) => String::new(),
        (_, 0) => words.clock_end.into(),
        (_, left_ms) => clock_face(left_ms),
    };
    el("div.preview-tools")
        .attr("role", "group")
        .attr("aria-label", words.tools)
        .child(
            el("fieldset")
                .child(el("legend").child(words.clock))
                .child(speeds.collect::<Vec<_>>())
                .child(el("p.clock").child(face)),
        )
        .view()
}

fn run_clock(shown: Shown, speed: usize, duration_ms: i64) {
    shown.speed.set(speed);
    shown.left_ms.set(duration_ms);
    let pace = SPEEDS[speed];
    let step = move || {
        let pass = |left_ms: &mut i64| *left_ms = (*left_ms - pace * i64::from(STEP_MS)).max(0);
        shown.left_ms.update(pass);
    };
    shown
        .ticker
        .set((pace > 0).then(|| clock::every(STEP_MS, step)));
}
