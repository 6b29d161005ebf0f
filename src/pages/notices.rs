//! Notices that stand over the test while their reason lasts.

use crate::pages::context::use_locale;
use assay_core::attempt::Attempt;
use assay_web::browser::store::StoreError;
use assay_web::tr;
use leptos::prelude::*;

/// The notices that stay while their reason lasts.
#[derive(Clone, PartialEq)]
pub struct Standing {
    /// The reason why answers are only kept in memory; `None` while the browser keeps them.
    pub unkept: Option<StoreError>,
    /// Whether the end waits for the host.
    pub in_doubt: bool,
}

impl Standing {
    /// Returns the notices of an attempt, with the reason why it is not kept if there is one.
    pub fn of(attempt: &Attempt, unkept: Option<StoreError>) -> Self {
        Self {
            unkept,
            in_doubt: attempt.in_doubt(),
        }
    }
}

/// The notice that answers are not kept, with the reason.
#[component]
pub fn Unkept(
    /// Whether the device has no space left; otherwise the browser forbids it.
    #[prop(into)]
    is_full: Signal<bool>,
) -> impl IntoView {
    let locale = use_locale();
    let why = move || {
        if is_full.get() {
            tr!(locale, earlier.no_space)
        } else {
            tr!(locale, earlier.storage_blocked)
        }
    };
    view! { <p>{tr!(locale, earlier.no_storage)} " " {why}</p> }
}

/// The notices that stay while their reason lasts: answers that are not kept, an end that is in doubt.
#[component]
pub fn StandingNotices(
    /// The notices.
    standing: Memo<Standing>,
    /// Called when the candidate wants the journal so far as a file.
    on_download: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let is_full = move || standing.with(|it| it.unkept == Some(StoreError::Full));
    view! {
        <div role="status">
            <Show when=move || standing.with(|it| it.unkept.is_some())>
                <div class="notice is-warning">
                    <Unkept is_full=Signal::derive(is_full) />
                    <button type="button" class="btn-quiet" on:click=move |_| on_download.run(())>
                        {tr!(locale, trouble.download)}
                    </button>
                </div>
            </Show>
            <Show when=move || standing.with(|it| it.in_doubt)>
                <div class="notice is-warning">
                    <p>{tr!(locale, test.in_doubt)}</p>
                </div>
            </Show>
        </div>
    }
}
