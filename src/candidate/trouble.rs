//! Screens for when something is not as it should be. Each says what happened, that nothing is
//! lost, and what to do.

use super::app::App;
use super::frame::{button, cover, particulars};
use super::sitting;
use crate::browser::screen;
use crate::json::Problems;
use crate::words::words;
use leptos::prelude::*;

/// Between the static shell and the first screen.
pub fn loading(app: App) -> AnyView {
    view! { <main class="page cover"><p class="lead" role="status">{app.words.trouble.loading}</p></main> }
        .into_any()
}

/// A pack or a configuration that cannot be used.
pub fn broken(app: App, problems: &Problems) -> AnyView {
    let words = &app.words.trouble;
    let faults = problems
        .0
        .iter()
        .map(|problem| {
            let code = |text: &str| view! { <code>{String::from(text)}</code> }.into_any();
            let rows = vec![
                (words.broken_columns[0], code(&problem.file)),
                (words.broken_columns[1], code(&problem.path)),
                (words.broken_columns[2], problem.message.clone().into_any()),
                (words.broken_columns[3], problem.remedy.clone().into_any()),
            ];
            view! { <li class="notice is-failed">{particulars(rows)}</li> }
        })
        .collect_view();
    let content = view! {
        <h2>{words.broken_detail}</h2>
        <ol class="faults">{faults}</ol>
        <div class="actions">
            {button("btn btn-primary", words.try_again, move || sitting::try_again(app))}
        </div>
    };
    cover(app, words.broken.into(), words.broken_lead.into(), content.into_any())
}

/// An address that means nothing here.
pub fn not_found() -> AnyView {
    let words = &words("en").trouble;
    screen::set_title(words.not_found);
    view! {
        <main class="page cover">
            <h1 tabindex="-1">{words.not_found}</h1>
            <p class="lead">{words.not_found_lead}</p>
            <div class="actions">
                <a class="btn btn-primary" href="./" rel="external">{words.to_start}</a>
            </div>
        </main>
    }
    .into_any()
}

/// Another tab holds the attempt.
pub fn elsewhere(app: App) -> AnyView {
    let words = &app.words.trouble;
    let content = view! {
        <div class="actions">
            {button("btn btn-primary", words.take_over, move || app.take_over())}
        </div>
    };
    cover(app, words.elsewhere.into(), words.elsewhere_lead.into(), content.into_any())
}

/// An attempt is running in this browser: whose is it? Nothing of it is shown before that is known.
pub fn gate(app: App) -> AnyView {
    let words = &app.words.trouble;
    let started = sitting::gate_started_ms(app)
        .map(|ms| screen::local_clock(ms))
        .unwrap_or_default();
    let written = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let field = sitting::gate_asks(app).map(|ask| {
        view! {
            <div class="field">
                <label class="field-label" for="who">
                    {words.gate_prove} " " {app.words.welcome.asks[ask]}
                </label>
                <input
                    class="input"
                    id="who"
                    autocomplete="off"
                    aria-describedby="who-error"
                    aria-invalid=move || wrong.get().to_string()
                    on:input=move |event| written.set(event_target_value(&event))
                />
                <p class="field-error" id="who-error" role="alert">
                    {move || if wrong.get() { words.gate_wrong } else { "" }}
                </p>
            </div>
        }
    });
    let go_on = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        wrong.set(!sitting::pass_gate(app, &written.get_untracked()));
    };
    let content = view! {
        <form class="fields" novalidate on:submit=go_on>
            {field}
            <div class="actions">
                <button class="btn btn-primary" type="submit">{words.gate_go_on}</button>
                {button("btn", words.gate_other, move || sitting::leave_gate(app))}
            </div>
        </form>
    };
    cover(app, words.gate.into(), (words.gate_lead)(&started), content.into_any())
}

/// The candidate left.
pub fn left(app: App) -> AnyView {
    let words = &app.words.done;
    cover(app, words.left_title.into(), words.left.into(), ().into_any())
}
