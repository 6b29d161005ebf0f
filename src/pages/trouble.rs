//! Screens for when something is not as it should be. Each says what happened, that nothing is
//! lost, and what to do.

use crate::app::App;
use crate::pages::frame::Cover;
use assay_core::document::{Problem, Problems};
use assay_web::browser::screen;
use assay_web::ui::particulars;
use assay_web::ui::text;
use assay_web::words::{Trouble, words};
use leptos::prelude::*;

/// Between the static shell and the first screen.
pub fn loading(app: App) -> AnyView {
    view! {
        <main class="page cover">
            <p class="lead" role="status">
                {app.words.trouble.loading}
            </p>
        </main>
    }
    .into_any()
}

/// A pack or a configuration that cannot be used.
pub fn broken(
    app: App,
    problems: &Problems,
    try_again: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let problems = problems.clone();
    let try_again = Callback::new(move |()| try_again());
    view! { <Broken app problems try_again /> }.into_any()
}

/// What is wrong with a pack or a configuration.
#[component]
fn Broken(
    /// The app.
    app: App,
    /// What is wrong.
    problems: Problems,
    /// Called when the person asks to try again.
    try_again: Callback<()>,
) -> impl IntoView {
    let words = &app.words.trouble;
    let faults = problems
        .0
        .iter()
        .map(|problem| fault(words, problem))
        .collect_view();
    // A test that runs goes on, whatever this page cannot show.
    let keeps_running = app.inner.with_value(|inner| inner.keeps_running);
    let lead = if keeps_running {
        app.words.earlier.runs_lead
    } else {
        words.broken_lead
    };
    let save = keeps_running.then(|| {
        view! {
            <button type="button" class="btn" on:click=|_| screen::save_all()>
                {app.words.trouble.download}
            </button>
        }
    });
    view! {
        <Cover app title=words.broken lead>
            <h2>{words.broken_detail}</h2>
            <ol class="faults">{faults}</ol>
            <div class="actions">
                <button type="button" class="btn btn-primary" on:click=move |_| try_again.run(())>
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
    /// The app.
    app: App,
) -> impl IntoView {
    let words = &app.words.trouble;
    view! {
        <Cover app title=words.elsewhere lead=words.elsewhere_lead>
            <div class="actions">
                <button type="button" class="btn btn-primary" on:click=move |_| app.take_over()>
                    {words.take_over}
                </button>
            </div>
        </Cover>
    }
}

/// The candidate left.
#[component]
pub fn Farewell(
    /// The app.
    app: App,
) -> impl IntoView {
    let words = app.words.done();
    view! { <Cover app title=words.left_title lead=words.left /> }
}
