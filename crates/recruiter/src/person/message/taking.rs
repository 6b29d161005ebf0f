//! Copying and downloading the message. One with gaps is handed out only to somebody who says a second time that they
//! want it so.

use super::draft::{MessageDraft, TEXT};
use crate::short_digest::short_digest;
use assay_evaluation::letter_gaps;
use assay_web::browser::{clock, files, page};
use assay_web::ui::{Dialog, LiveText, Question, text};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// How a message leaves the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// To the clipboard.
    Copy,
    /// As a file.
    Download,
}

impl Way {
    fn take(self, draft: MessageDraft) {
        let text = untrack(|| draft.text());
        match self {
            Self::Copy => {
                let copied = files::copy(&text);
                spawn_local(async move {
                    draft.said.set(if copied.await {
                        tr!(person.copied)
                    } else {
                        tr!(person.copy_failed)
                    });
                });
            }
            Self::Download => {
                let record = draft.person.now();
                let name = ["letter-", short_digest(&record.opened.sha256), ".txt"].concat();
                files::download_as(&name, "text/plain", &text);
                draft.said.set(tr!(person.downloaded));
            }
        }
        draft.log();
    }
}

/// The buttons that copy, save and draft the message again.
#[component]
pub(super) fn MessageActions(
    /// The message that is being written.
    draft: MessageDraft,
) -> impl IntoView {
    let way = RwSignal::new(Way::Copy);
    let is_asking = RwSignal::new(false);
    let press = move |chosen: Way| {
        if letter_gaps(&untrack(|| draft.text())).is_empty() {
            chosen.take(draft);
        } else {
            way.set(chosen);
            is_asking.set(true);
        }
    };
    let redraft = move |_| {
        draft.edit(None);
        draft.said.set(tr!(person.redrafted));
        page::focus_id(TEXT);
    };
    view! {
        <div>
            <div class="actions">
                <button type="button" class="btn" on:click=move |_| press(Way::Copy)>
                    {tr!(person.copy)}
                </button>
                <button type="button" class="btn" on:click=move |_| press(Way::Download)>
                    {tr!(person.download)}
                </button>
                <button
                    type="button"
                    class="btn"
                    hidden=move || draft.own().is_none()
                    on:click=redraft
                >
                    {tr!(person.redraft)}
                </button>
            </div>
            <p class="hint" role="status">
                <LiveText words=Signal::derive(move || draft.said.get().to_owned()) />
            </p>
        </div>
        <GapQuestion draft way is_asking />
    }
}

/// Asks whether a message is to be taken with the gaps that are left in it.
#[component]
fn GapQuestion(
    /// The message that is being written.
    draft: MessageDraft,
    /// How it is to leave the page.
    way: RwSignal<Way>,
    /// Whether it is being asked.
    is_asking: RwSignal<bool>,
) -> impl IntoView {
    let back = move |()| {
        is_asking.set(false);
        // The browser gives the focus back to the button first.
        spawn_local(async {
            clock::sleep(0).await;
            page::focus_id(TEXT);
        });
    };
    let take = move |()| {
        way.get_untracked().take(draft);
        is_asking.set(false);
    };
    let warning = move || {
        let gaps = letter_gaps(&draft.text()).join(" ");
        text(tr!(person.gaps_text, gaps = gaps))
    };
    let go_on = move || match way.get() {
        Way::Copy => tr!(person.copy_with_gaps),
        Way::Download => tr!(person.download_with_gaps),
    };
    view! {
        <Dialog id="letter-gaps" open=is_asking title=tr!(person.gaps_title)>
            <Question
                id="letter-gaps"
                back=tr!(person.gaps_back)
                on_back=Callback::new(back)
                go_on=go_on()
                on_go_on=Callback::new(take)
            >
                <p>{warning}</p>
            </Question>
        </Dialog>
    }
}
