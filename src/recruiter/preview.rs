//! Preview for recruiters: every item of the bank, with a clock by choice and the key from disk.
//!
//! It has no attempt, no storage and no endpoint, so it cannot send anything and cannot be taken
//! for a run.

use super::{key, watermark, words};
use crate::assessment::{Assessment, FormItem, Item, Key};
use crate::attempt::clock_face;
use crate::browser::{clock, files, screen};
use crate::candidate::app::App;
use crate::candidate::frame::colophon;
use crate::candidate::{load, trouble};
use crate::json::{self, Problems};
use crate::ui::dom::{Child, View, el, views};
use crate::ui::live::Live;
use crate::ui::{Answering, interaction, stem};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// How fast the preview's clock runs: not at all, as it is, sixty times as fast.
const SPEEDS: [i64; 3] = [0, 1, 60];

/// How often the preview's clock moves, in milliseconds.
const STEP_MS: u32 = 1_000;

/// What the preview shows.
#[derive(Clone, Copy)]
struct Preview {
    app: App,
    /// Position among all items of the bank, practice last.
    at: Live<usize>,
    left_ms: Live<i64>,
    /// Position in [`SPEEDS`].
    speed: Live<usize>,
    key: Live<Option<Rc<Key>>>,
    /// What came of opening a key file.
    key_state: Live<String>,
    problems: Live<Option<Problems>>,
    ticker: Live<Option<clock::Ticker>>,
}

/// The preview.
pub fn preview(app: App) -> View {
    let preview = Preview {
        app,
        at: Live::new(0),
        left_ms: Live::new(0),
        speed: Live::new(0),
        key: Live::new(None),
        key_state: Live::new(words().no_key.into()),
        problems: Live::new(None),
        ticker: Live::new(None),
    };
    screen::set_title(words().mark);
    fetch(preview);
    views((
        el("header.preview-band").child(words().mark),
        watermark(words().watermark),
        move || match (preview.problems.get(), app.loaded.get()) {
            (Some(problems), _) => trouble::broken(app, &problems, move || fetch(preview)),
            (None, false) => trouble::loading(app),
            (None, true) => bank(preview),
        },
    ))
}

/// Loads configuration and pack, or says what is wrong with them.
fn fetch(preview: Preview) {
    let app = preview.app;
    preview.problems.set(None);
    spawn_local(async move {
        let loaded = async {
            let config = load::config(app).await?;
            app.inner.update_value(|inner| inner.config = Some(config));
            load::pack(app).await
        };
        if let Err(problems) = loaded.await {
            preview.problems.set(Some(problems));
        }
    });
}

/// Every item of the bank and of practice, with the title of its section.
fn all_items(assessment: &Assessment, practice: &'static str) -> Vec<(String, Item)> {
    let banks = assessment.sections.iter().flat_map(|section| {
        section
            .items
            .iter()
            .map(|item| (section.title.clone(), item.clone()))
    });
    let practised = assessment
        .practice
        .iter()
        .map(|item| (practice.into(), item.clone()));
    banks.chain(practised).collect()
}

fn bank(preview: Preview) -> View {
    let app = preview.app;
    let words = words();
    let Some(assessment) = app.assessment() else {
        return ().view();
    };
    let items = Live::new(all_items(&assessment, words.practice));
    views((
        el("div.preview")
            .child(
                el("nav.preview-list stack")
                    .attr("aria-labelledby", "bank-title")
                    .child(el("h2").attr("id", "bank-title").child(words.bank))
                    .child(list(preview, items)),
            )
            .child(
                el("main")
                    .child(
                        el("p.hint")
                            .child(words.lead)
                            .child(" ")
                            .child(el("a").attr("href", "?probe").child(words.to_probe)),
                    )
                    .child(tools(preview, &assessment))
                    .child(move || {
                        let at = preview.at.get();
                        items.with_untracked(|items| {
                            items
                                .get(at)
                                .map(|(section, item)| item_view(preview, section, item))
                        })
                    })
                    .child(el("p.hint").child(words.no_submit)),
            ),
        colophon(app),
    ))
}

fn list(preview: Preview, items: Live<Vec<(String, Item)>>) -> View {
    let mut groups: Vec<(String, Vec<View>)> = Vec::new();
    items.with_untracked(|items| {
        for (at, (section, item)) in items.iter().enumerate() {
            if groups.last().is_none_or(|(title, _)| title != section) {
                groups.push((section.clone(), Vec::new()));
            }
            if let Some((_, group)) = groups.last_mut() {
                group.push(jump(preview, at, item));
            }
        }
    });
    groups
        .into_iter()
        .map(|(title, jumps)| {
            let title = [&title, " (", &jumps.len().to_string(), ")"].concat();
            el("details")
                .attr("open", true)
                .child(el("summary").child(title))
                .child(el("ol").child(jumps))
        })
        .collect::<Vec<_>>()
        .view()
}

fn jump(preview: Preview, at: usize, item: &Item) -> View {
    let is_current = move || (preview.at.get() == at).then_some("true");
    el("li")
        .child(
            el("button.jump")
                .live("aria-current", is_current)
                .on("click", move |_| {
                    preview.at.set(at);
                    spawn_local(async {
                        screen::scroll_to_top();
                        crate::browser::page::focus_heading();
                    });
                })
                .child(item.title.clone())
                .child(el("small").child(item.interaction.kind.name())),
        )
        .view()
}

fn item_view(preview: Preview, section: &str, item: &Item) -> View {
    let app = preview.app;
    let answering = Answering::new(app.words, &item.interaction.kind, None, |_, _| {});
    let drawn = FormItem::alone(item, "preview");
    let shown = item.clone();
    let key = move || {
        preview
            .key
            .with(|key| key.as_ref().and_then(|key| key::panel(key, &shown)))
    };
    views((
        el("article.item")
            .attr("aria-labelledby", "item-title")
            .child(
                el("h1.item-title")
                    .attr("id", "item-title")
                    .attr("tabindex", "-1")
                    .child(
                        el("span.item-number")
                            .child(String::from(section))
                            .child(el("span.visually-hidden").child(": ")),
                    )
                    .child(item.title.clone()),
            )
            .child(stem(&item.stem))
            .child(interaction(answering, &item.interaction, &drawn.presented)),
        key,
    ))
}

fn tools(preview: Preview, assessment: &Assessment) -> View {
    let words = words();
    let duration_ms = i64::from(assessment.duration_seconds) * 1_000;
    let speeds = words
        .speeds
        .into_iter()
        .enumerate()
        .map(|(speed, label)| {
            el("label.tick")
                .child(
                    el("input")
                        .attr("type", "radio")
                        .attr("name", "clock")
                        .flag("checked", move || preview.speed.get() == speed)
                        .on("change", move |_| run_clock(preview, speed, duration_ms)),
                )
                .child(el("span").child(label))
        })
        .collect::<Vec<_>>();
    let face = move || match (preview.speed.get(), preview.left_ms.get()) {
        (0, _) => String::new(),
        (_, 0) => words.clock_end.into(),
        (_, left_ms) => clock_face(left_ms),
    };
    let open_key = move |event: web_sys::Event| {
        spawn_local(async move {
            if let Some((name, text)) = files::chosen(&event).await {
                open_key(preview, &name, &text);
            }
        });
    };
    el("div.preview-tools")
        .attr("role", "group")
        .attr("aria-label", words.tools)
        .child(
            el("fieldset")
                .child(el("legend").child(words.clock))
                .child(speeds)
                .child(el("p.clock").child(face)),
        )
        .child(
            el("div.field")
                .child(
                    el("label.field-label")
                        .attr("for", "keyfile")
                        .child(words.open_key),
                )
                .child(
                    el("input.file")
                        .attr("id", "keyfile")
                        .attr("type", "file")
                        .attr("accept", ".json,application/json")
                        .on("change", open_key),
                )
                .child(
                    el("p.hint")
                        .attr("role", "status")
                        .child(move || preview.key_state.get()),
                ),
        )
        .view()
}

fn run_clock(preview: Preview, speed: usize, duration_ms: i64) {
    preview.speed.set(speed);
    preview.left_ms.set(duration_ms);
    let pace = SPEEDS[speed];
    let ticker = (pace > 0).then(|| {
        clock::every(STEP_MS, move || {
            preview
                .left_ms
                .update(|left_ms| *left_ms = (*left_ms - pace * i64::from(STEP_MS)).max(0));
        })
    });
    preview.ticker.set(ticker);
}

/// Reads a key that was chosen from disk; it goes nowhere.
fn open_key(preview: Preview, name: &str, text: &str) {
    let read = json::parse(name, text)
        .and_then(|value| Key::parse(name, &value))
        .and_then(|key| {
            if let Some(assessment) = preview.app.assessment() {
                key.check_pair(name, &assessment)?;
            }
            Ok(key)
        });
    match read {
        Ok(key) => {
            preview.key_state.set((words().key_opened)(&key.validity));
            preview.key.set(Some(Rc::new(key)));
        }
        Err(problems) => {
            preview.key_state.set(problems.to_string());
            preview.key.set(None);
        }
    }
}
