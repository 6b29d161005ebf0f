//! A file that was opened and does not count: what it is, a way to see what it would change, and a way to remove it.

use assay_web::ui::text;
use leptos::prelude::*;

/// A line of the list of such files.
#[component]
pub fn OfferedLine(
    /// The name of the file, in words.
    #[prop(into)]
    name: Signal<String>,
    /// The reason why it cannot be put in force; nothing where it can.
    #[prop(optional_no_strip)]
    misfit: Option<&'static str>,
    /// What is added to it from the test's own rules, a sentence each.
    #[prop(optional)]
    added: Vec<String>,
    /// The name of the button that shows what it would change.
    look: &'static str,
    /// Called to show what it would change.
    on_look: Callback<()>,
    /// The name of the button that removes it.
    remove: &'static str,
    /// Removes it.
    on_remove: Callback<()>,
) -> impl IntoView {
    let look = misfit.is_none().then(|| {
        view! {
            <button type="button" class="btn" on:click=move |_| on_look.run(())>
                {look}
            </button>
        }
    });
    view! {
        <li>
            <p>{move || text(name.get())}</p>
            {misfit.map(|misfit| view! { <p class="hint">{misfit}</p> })}
            {added
                .into_iter()
                .map(|line| view! { <p class="hint">{text(line)}</p> })
                .collect_view()}
            <div class="actions">
                {look} <button type="button" class="btn-quiet" on:click=move |_| on_remove.run(())>
                    {remove}
                </button>
            </div>
        </li>
    }
}
