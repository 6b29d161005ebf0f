//! Screens for when something is not as it should be. Each says what happened, that nothing is
//! lost, and what to do.

use crate::pages::context::use_words;
use crate::pages::frame::Cover;
use assay_core::document::{Problem, Problems};
use assay_web::browser::screen;
use assay_web::ui::particulars;
use assay_web::ui::text;
use assay_web::words::{Trouble, words};
use leptos::prelude::*;

/// Between the static shell and the first page.
#[component]
pub fn Loading() -> impl IntoView {
    view! {
        <main class="page cover">
            <p class="lead" role="status">
                {use_words().trouble.loading}
            </p>
        </main>
    }
}

/// A pack or a configuration that cannot be used, and what is wrong with it.
#[component]
pub fn Broken(
    /// What is wrong.
    problems: Problems,
    /// Whether an attempt that is kept in this browser goes on, whatever this page cannot show.
    #[prop(optional)]
    keeps_running: bool,
    /// Called when the person asks to try again.
    on_try_again: Callback<()>,
) -> impl IntoView {
    let all_words = use_words();
    let words = &all_words.trouble;
    let faults = problems
        .0
        .iter()
        .map(|problem| fault(words, problem))
        .collect_view();
    let lead = if keeps_running {
        all_words.earlier.runs_lead
    } else {
        words.broken_lead
    };
    let save = keeps_running.then(|| {
        view! {
            <button type="button" class="btn" on:click=|_| screen::save_all()>
                {words.download}
            </button>
        }
    });
    view! {
        <Cover title=words.broken lead>
            <h2>{words.broken_detail}</h2>
            <ol class="faults">{faults}</ol>
            <div class="actions">
                <button
                    type="button"
                    class="btn btn-primary"
                    on:click=move |_| on_try_again.run(())
                >
                    {words.try_again}
                </button>
                {save}
            </div>
        </Cover>
    }
}

fn fault(words: &Trouble, problem: &Problem) -> impl IntoView + use<> {
    let code = |name: &str| view! { <code>{text(name)}</code> }.into_any();
    let rows = vec![
        (words.broken_columns[0], code(&problem.file)),
        (words.broken_columns[1], code(&problem.path)),
        (words.broken_columns[2], text(&problem.message)),
        (words.broken_columns[3], text(&problem.remedy)),
    ];
    view! { <li class="notice is-failed">{particulars(rows)}</li> }
}

/// An address that means nothing here.
#[component]
pub fn NotFound() -> impl IntoView {
    let words = &words("en").trouble;
    screen::set_title(words.not_found);
    view! {
        <main class="page cover">
            <h1 tabindex="-1">{words.not_found}</h1>
            <p class="lead">{words.not_found_lead}</p>
            <div class="actions">
                <a class="btn btn-primary" href="./" rel="external">
                    {words.to_start}
                </a>
            </div>
        </main>
    }
}

/// Another tab holds the attempt.
#[component]
pub fn OpenInOtherTab(
    /// Called when the candidate wants to go on here.
    on_take_over: Callback<()>,
) -> impl IntoView {
    let words = &use_words().trouble;
    view! {
        <Cover title=words.elsewhere lead=words.elsewhere_lead>
            <div class="actions">
                <button
                    type="button"
                    class="btn btn-primary"
                    on:click=move |_| on_take_over.run(())
                >
                    {words.take_over}
                </button>
            </div>
        </Cover>
    }
}

/// The candidate left.
#[component]
pub fn Farewell() -> impl IntoView {
    let words = use_words().done();
    view! { <Cover title=words.left_title lead=words.left /> }
}
