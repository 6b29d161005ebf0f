//! Opening files: chosen, as a folder, dropped, or from the receiver; and what is at hand for scoring them.

use super::words;
use crate::desk::Desk;
use crate::loading;
use crate::opening::{self, fill};
use crate::shelf;
use assay_evaluation::Kept;
use assay_web::browser::{files, nodes};
use assay_web::ui::dom::{El, View, el, views};
use leptos::prelude::*;
use std::future::Future;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

type Files = Vec<(String, String)>;

/// How opening goes; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Opening {
    desk: Desk,
    /// Whether files are being read.
    is_busy: RwSignal<bool>,
    /// Whether files are held over the page.
    is_over: RwSignal<bool>,
}

impl Opening {
    /// Nothing is being opened.
    pub fn new(desk: Desk) -> Self {
        Self {
            desk,
            is_busy: RwSignal::new(false),
            is_over: RwSignal::new(false),
        }
    }

    /// Opens what is dropped on an element. It should be a large one: a file that is dropped beside it takes the
    /// place of the page.
    pub fn drop_on(self, element: El) -> El {
        let over = move |is_over| {
            if self.is_over.get_untracked() != is_over {
                self.is_over.set(is_over);
            }
        };
        element
            .on("dragover", move |event| {
                event.prevent_default();
                over(true);
            })
            .on("dragleave", move |_| over(false))
            .on("drop", move |event| {
                event.prevent_default();
                over(false);
                // What was dropped can only be asked for now; it is read later.
                self.take(files::all_dropped(&event));
            })
    }

    fn chosen(self, event: Event) {
        self.take(async move {
            let chosen = files::all_chosen(&event).await;
            // So that the same file can be chosen again after it was changed.
            if let Some(target) = event.target() {
                target.unchecked_into::<nodes::Node>().set_value("");
            }
            chosen
        });
    }

    fn take(self, files: impl Future<Output = Files> + 'static) {
        let Self { desk, is_busy, .. } = self;
        is_busy.set(true);
        spawn_local(async move {
            let files = files.await;
            if files.is_empty() {
                desk.told.set(Vec::new());
                desk.tell("is-warning", words().no_files.into());
            } else {
                opening::open_all(desk, files);
            }
            is_busy.set(false);
        });
    }

    fn receive(self) {
        let Self { desk, is_busy, .. } = self;
        is_busy.set(true);
        spawn_local(async move {
            loading::open_received(desk).await;
            is_busy.set(false);
        });
    }

    /// The section with the fields, and what is at hand.
    pub fn section(self) -> View {
        let words = words();
        let field = |id: &'static str, label, input: El| {
            el("div.field")
                .child(el("label.field-label").attr("for", id).child(label))
                .child(
                    input
                        .attr("id", id)
                        .attr("type", "file")
                        .on("change", move |event| self.chosen(event)),
                )
        };
        let count = Memo::new(move |_| self.desk.received.with(Vec::len));
        let receiver = move || {
            let count = count.get();
            let name = || fill(words.read_received, &[&count.to_string()]);
            (count > 0).then(|| {
                el("button.btn")
                    .on("click", move |_| self.receive())
                    .child(name())
            })
        };
        let progress = move || {
            if self.is_busy.get() {
                words.reading
            } else if self.is_over.get() {
                words.drop
            } else {
                ""
            }
        };
        el("section.desk-open")
            .attr("aria-labelledby", "open-title")
            .live("data-over", move || self.is_over.get())
            .child(
                el("div.desk-open-fields")
                    .child(el("h2").attr("id", "open-title").child(words.open_title))
                    .child(el("p.hint").child(words.open_lead))
                    .child(field(
                        "open-files",
                        words.open_files,
                        el("input.file").attr("multiple", true),
                    ))
                    .child(field(
                        "open-folder",
                        words.open_folder,
                        el("input.file").attr("webkitdirectory", true),
                    ))
                    .child(receiver)
                    .child(
                        el("p.desk-open-progress")
                            .attr("role", "status")
                            .child(progress),
                    ),
            )
            .child(at_hand(self.desk))
            .view()
    }
}

/// Packs, keys and kit, and what is missing among them.
fn at_hand(desk: Desk) -> View {
    let words = words();
    let has_kit = Memo::new(move |_| desk.kit.with(Option::is_some));
    let list = move || {
        let mut lines: Vec<(&'static str, String)> = Vec::new();
        desk.library.with(|library| {
            for pack in &library.packs {
                lines.push((
                    words.content,
                    fill(words.version, &[&pack.title, &pack.version]),
                ));
            }
            if library.packs.is_empty() {
                lines.push((words.content, words.is_missing.into()));
            }
            for pack in &library.packs {
                let has_key = library.key(&pack.sha256).is_some();
                let there = if has_key {
                    words.is_there
                } else {
                    words.is_missing
                };
                lines.push((words.key, fill(words.key_for, &[&pack.version, there])));
            }
            for key in &library.keys {
                if library.pack(&key.assessment_sha256).is_none() {
                    lines.push((words.key, fill(words.key_alone, &[&key.assessment_version])));
                }
            }
        });
        let kit = if has_kit.get() {
            words.is_there
        } else {
            words.is_missing
        };
        lines.push((words.kit, kit.into()));
        let lines = lines
            .into_iter()
            .map(|(name, text)| views((el("dt").child(name), el("dd").child(text))));
        el("dl.particulars").child(lines.collect::<Vec<_>>())
    };
    let missing = Memo::new(move |_| {
        desk.library.with(|library| {
            let lacks_key = library
                .packs
                .iter()
                .any(|pack| library.key(&pack.sha256).is_none());
            (library.packs.is_empty(), lacks_key)
        })
    });
    let unscored = Memo::new(move |_| {
        desk.dossiers
            .with(|all| all.iter().filter(|one| one.scorecard.is_none()).count())
    });
    let said = move || {
        let (has_no_content, lacks_key) = missing.get();
        let lacks_kit = !has_kit.get();
        let mut sentences = Vec::new();
        if has_no_content {
            sentences.push(words.no_content);
        } else if lacks_key {
            sentences.push(words.no_key);
        }
        if lacks_kit {
            sentences.push(words.no_kit);
        }
        let class = if sentences.is_empty() {
            sentences.push(words.all_there);
            "div.desk-ready"
        } else {
            "div.notice is-warning"
        };
        let sentences = sentences.into_iter().map(|text| el("p").child(text));
        let sentences: Vec<El> = sentences.collect();
        let unscored = unscored.get();
        let others =
            (unscored > 0).then(|| el("p").child(fill(words.unscored, &[&unscored.to_string()])));
        el(class).child(sentences).child(others)
    };
    el("div.desk-at-hand")
        .child(el("h3").child(words.at_hand))
        .child(list)
        .child(el("div").attr("role", "status").child(said))
        .child(move || opened(desk))
        .view()
}

/// The files that were opened here, each with a way to remove it.
fn opened(desk: Desk) -> Option<View> {
    let words = words();
    let files = desk.files.get();
    let lines: Vec<View> = files
        .iter()
        .map(|(kept, file, _)| opened_line(desk, kept.clone(), file))
        .collect();
    let link = || el("p").child(el("a").attr("href", "#/keys").child(words.to_keys));
    (!lines.is_empty()).then(|| {
        views((
            el("h4").child(words.opened_here),
            el("ul.desk-opened").child(lines),
            link(),
        ))
    })
}

fn opened_line(desk: Desk, kept: Kept, file: &str) -> View {
    let words = words();
    let what = match kept {
        Kept::Pack(_) => words.content,
        Kept::Key(_) => words.key,
        Kept::Kit => words.kit,
        Kept::OfferedKey(_) => words.offered_key,
        Kept::OfferedPolicy(_) => words.offered_policy,
    };
    let name = fill(words.remove_file, &[file]);
    // Without the key that counts, results change: that is looked at first.
    let remove = match kept {
        Kept::Key(_) => el("a")
            .attr("href", "#/keys")
            .attr("aria-label", name)
            .child(words.take_off),
        _ => el("button.btn-quiet")
            .attr("aria-label", name)
            .on("click", move |_| shelf::take_away(desk, &kept))
            .child(words.take_off),
    };
    el("li")
        .child(fill(words.opened_file, &[what, file]))
        .child(" ")
        .child(remove)
        .view()
}
