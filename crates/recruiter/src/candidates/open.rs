//! Opening files: chosen, as a folder, dropped, or from the receiver.

use super::at_hand::{AtHand, Missing};
use crate::loading;
use crate::message::Level;
use crate::opening;
use crate::workspace::Workspace;
use assay_web::browser::{clock, files, page};
use leptos::ev::{DragEvent, Event};
use leptos::prelude::*;
use std::future::Future;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

type Files = Vec<(String, String)>;

/// How opening goes; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Opening {
    workspace: Workspace,
    /// Whether files are being read.
    is_busy: RwSignal<bool>,
    /// Whether files are held over the page.
    is_over: RwSignal<bool>,
}

impl Opening {
    /// Nothing is being opened.
    pub fn new(workspace: Workspace) -> Self {
        Self {
            workspace,
            is_busy: RwSignal::new(false),
            is_over: RwSignal::new(false),
        }
    }

    /// Files are held over an element on which they can be dropped. It should be a large one: a file that is dropped
    /// beside it takes the place of the page.
    pub fn drag_over(self, event: &DragEvent) {
        event.prevent_default();
        self.hold_over(true);
    }

    /// Files are no longer held over it.
    pub fn drag_leave(self) {
        self.hold_over(false);
    }

    /// Opens what is dropped on it.
    pub fn drop(self, event: &DragEvent) {
        event.prevent_default();
        self.hold_over(false);
        // What was dropped can only be asked for now; it is read later.
        self.take(files::all_dropped(event));
    }

    fn hold_over(self, is_over: bool) {
        if self.is_over.get_untracked() != is_over {
            self.is_over.set(is_over);
        }
    }

    fn choose(self, event: Event) {
        self.take(async move {
            let chosen = files::all_chosen(&event).await;
            // So that the same file can be chosen again after it was changed.
            event_target::<HtmlInputElement>(&event).set_value("");
            chosen
        });
    }

    fn take(self, files: impl Future<Output = Files> + 'static) {
        let Self {
            workspace, is_busy, ..
        } = self;
        is_busy.set(true);
        spawn_local(async move {
            let files = files.await;
            let is_first = workspace.records.with_untracked(Vec::is_empty);
            if files.is_empty() {
                workspace.messages.set(Vec::new());
                workspace.notify(Level::Warning, tr!(candidates.no_files).into());
            } else {
                opening::open_all(workspace, files);
            }
            is_busy.set(false);
            if is_first && !workspace.records.with_untracked(Vec::is_empty) {
                go_to_list().await;
            }
        });
    }

    fn receive(self) {
        let Self {
            workspace, is_busy, ..
        } = self;
        is_busy.set(true);
        spawn_local(async move {
            loading::open_received(workspace).await;
            is_busy.set(false);
        });
    }
}

/// The part that opens files: unfolded while there is nobody, in one line once there is somebody.
#[component]
pub fn OpenFiles(
    /// How opening goes.
    opening: Opening,
    /// Whether nobody is on the page.
    is_empty: Memo<bool>,
) -> impl IntoView {
    let workspace = opening.workspace;
    let count = Memo::new(move |_| workspace.received.with(Vec::len));
    let has_received = Memo::new(move |_| count.get() > 0);
    let receive = move || tr!(candidates.read_received, count = count.get());
    let progress = move || {
        if opening.is_busy.get() {
            tr!(candidates.reading)
        } else if opening.is_over.get() {
            tr!(candidates.drop)
        } else {
            ""
        }
    };
    view! {
        <section
            class="recruiter-open"
            aria-labelledby="open-title"
            data-over=move || opening.is_over.get()
        >
            <details class="recruiter-open-part" prop:open=is_empty>
                <summary>
                    <h2 id="open-title">{tr!(candidates.open_title)}</h2>
                </summary>
                <div class="recruiter-open-body">
                    <div class="recruiter-open-fields">
                        <p class="hint">{tr!(candidates.open_lead)}</p>
                        <FileField
                            opening
                            id="open-files"
                            label=tr!(candidates.open_files)
                            is_folder=false
                        />
                        <FileField
                            opening
                            id="open-folder"
                            label=tr!(candidates.open_folder)
                            is_folder=true
                        />
                    </div>
                    <AtHand workspace />
                </div>
            </details>
            <Show when=move || has_received.get()>
                <button type="button" class="btn" on:click=move |_| opening.receive()>
                    {receive}
                </button>
            </Show>
            <p class="recruiter-open-progress" role="status">
                {progress}
            </p>
            <div class="recruiter-missing" role="status">
                <Missing workspace is_empty />
            </div>
        </section>
    }
}

/// The fields fold away with the first who come, and what was pressed with them: reading goes on at the list, which is in
/// view with its rows, however much stands above it.
async fn go_to_list() {
    clock::sleep(0).await;
    page::focus_id_within("on-page", "roster");
}

/// A field for files, or for a folder.
#[component]
fn FileField(
    /// How opening goes.
    opening: Opening,
    /// Identifier of the field.
    id: &'static str,
    /// Its name.
    label: &'static str,
    /// Whether it is for a folder.
    is_folder: bool,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {label}
            </label>
            <input
                class="file"
                id=id
                type="file"
                multiple=!is_folder
                prop:webkitdirectory=is_folder
                on:change=move |event| opening.choose(event)
            />
        </div>
    }
}
