//! Who is past the retention period, on the list and on the first screen.

use super::bulk::EraseDue;
use super::clock::Retention;
use crate::workspace::Workspace;
use assay_evaluation::without_continued;
use leptos::prelude::*;

/// The notice; nothing where no period is configured, or nobody is here.
#[component]
pub fn RetentionNotice(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let retention = Retention::here();
    let standing = Memo::new(move |_| {
        let all = retention.all();
        let due = all.iter().filter(|one| one.1.is_over()).collect();
        let due = without_continued(due, |one| &*one.0.opened).len();
        let next = all
            .into_iter()
            .map(|one| one.1)
            .find(|kept| !kept.is_over());
        (due, next)
    });
    let is_asking = RwSignal::new(false);
    let due = Memo::new(move |_| standing.with(|standing| standing.0));
    let next = move || {
        let next = standing.with(|standing| standing.1.clone())?;
        Some(view! { <p class="hint">{tr!(rights.next, day = next.day())}</p> })
    };
    let over = move || {
        let days = retention.days()?;
        Some(tr!(rights.due, count = due.get(), days = days))
    };
    view! {
        <Show when=move || standing.with(|standing| standing.0 > 0 || standing.1.is_some())>
            <section class="no-print retention" aria-labelledby="retention-title">
                <h2 id="retention-title" tabindex="-1">
                    {tr!(rights.retention)}
                </h2>
                <Show when=move || { due.get() > 0 }>
                    <div class="notice is-warning">
                        <p>{over}</p>
                        <button type="button" class="btn" on:click=move |_| is_asking.set(true)>
                            {tr!(rights.erase_due)}
                        </button>
                    </div>
                </Show>
                {next}
            </section>
        </Show>
        <EraseDue workspace is_open=is_asking />
    }
}
