//! Screens about attempts that were taken in this browser before: what happened, the receipt for whoever can show
//! that it is theirs, and another attempt for whoever says that they want one.

use crate::app::{App, Fate, Known, Stage};
use crate::pages::frame::{Clause, Cover, Paragraphs};
use crate::session::resume;
use assay_core::record::Whose;
use assay_web::browser::{page, screen};
use assay_web::ui::LiveText;
use leptos::prelude::*;

/// An attempt is known in this browser: whose is it? Nothing of it is shown before that is known.
#[component]
pub fn IdentityCheck(
    /// The app.
    app: App,
) -> impl IntoView {
    let latest = app.inner.with_value(|inner| inner.gate.first().cloned());
    latest.map(|latest| {
        let words = &app.words.trouble;
        let earlier = app.words.earlier;
        let started = started(&latest);
        let asks = latest.trace.asks();
        let (title, lead, prove, go_on) = if latest.state == Fate::Running {
            let lead = (words.gate_lead)(&started);
            (words.gate, lead, words.gate_prove, words.gate_go_on)
        } else {
            let is_on_its_way = latest.state == Fate::Ended;
            let answers = earlier.gate_answers[usize::from(is_on_its_way)];
            let lead = [&(earlier.gate_lead)(&started), answers].concat();
            (earlier.gate, lead, earlier.gate_prove, earlier.show_receipt)
        };
        let form = if latest.state == Fate::Running || asks.is_some() {
            view! { <Proof app asks prove go_on /> }.into_any()
        } else {
            view! {
                <Paragraphs texts=vec![earlier.gate_nameless.into()] />
                <div class="actions">
                    <SomebodyElse app />
                </div>
            }
            .into_any()
        };
        view! {
            <Cover app title lead>
                {form}
            </Cover>
        }
    })
}

/// The way on for somebody else than took the test.
#[component]
fn SomebodyElse(
    /// The app.
    app: App,
) -> impl IntoView {
    view! {
        <button type="button" class="btn" on:click=move |_| crate::session::gate::leave_gate(app)>
            {app.words.trouble.gate_other}
        </button>
    }
}

/// The field in which whoever took the test shows it; no field where nothing was asked for.
#[component]
fn Proof(
    /// The app.
    app: App,
    /// Which of the things that candidates tell is to be written.
    asks: Option<usize>,
    /// What the field is for.
    prove: &'static str,
    /// The label of the way on.
    go_on: &'static str,
) -> impl IntoView {
    let words = &app.words.trouble;
    let written = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let fault = move || String::from(if wrong.get() { words.gate_wrong } else { "" });
    let field = asks.map(|ask| {
        view! {
            <div class="field">
                <label class="field-label" for="who">
                    {prove}
                    " "
                    {app.words.welcome.asks[ask]}
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
                    <LiveText words=Signal::derive(fault) />
                </p>
            </div>
        }
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        wrong.set(!crate::session::gate::pass_gate(
            app,
            &written.get_untracked(),
        ));
    };
    view! {
        <form class="fields" novalidate=true on:submit=submit>
            {field}
            <div class="actions">
                <button class="btn btn-primary" type="submit">
                    {go_on}
                </button>
                <SomebodyElse app />
            </div>
        </form>
    }
}

/// On the welcome screen: the copy of an earlier attempt is erased, and what happened can be looked at.
#[component]
pub fn Erased(
    /// The app.
    app: App,
) -> impl IntoView {
    let words = app.words.earlier;
    view! {
        <Show when=move || app.erased.get()>
            <div class="notice">
                <p>{words.erased}</p>
                <button
                    type="button"
                    class="btn-quiet"
                    on:click=move |_| app.stage.set(Stage::IdentityCheck)
                >
                    {words.erased_look}
                </button>
            </div>
        </Show>
    }
}

/// Whoever goes on from the welcome screen has begun an attempt before: what happened, and what can be done.
#[component]
pub fn Taken(
    /// The app.
    app: App,
) -> impl IntoView {
    let found = app.inner.with_value(|inner| inner.taken.first().cloned());
    found.map(|(known, whose)| {
        let words = app.words.earlier;
        let is_running = known.state == Fate::Running;
        let tell = if is_running {
            words.taken_runs
        } else {
            words.taken_ended
        };
        let lead = tell(&started(&known));
        let unsure =
            (whose != Whose::Theirs).then(|| view! { <p class="read">{words.taken_unsure}</p> });
        let label = match (is_running, whose) {
            (true, Whose::Theirs | Whose::Unknown) => Some(app.words.trouble.gate_go_on),
            (false, Whose::Theirs) => Some(words.show_receipt),
            _ => None,
        };
        let show = move |_| {
            // Who has told nothing yet shows first that it is theirs.
            if whose == Whose::Unknown && known.trace.asks().is_some() {
                let gate = vec![known.clone()];
                app.update_inner(|inner| inner.gate = gate);
                app.stage.set(Stage::IdentityCheck);
            } else {
                resume::show_own(app, known.id().into());
            }
        };
        let show = label.map(|label| {
            view! {
                <button type="button" class="btn btn-primary" on:click=show>
                    {label}
                </button>
            }
        });
        let back = move |_| {
            page::replace_state("");
            app.stage.set(Stage::Welcome);
        };
        // Nobody has two clocks at once.
        let again = (!is_running || whose != Whose::Theirs).then(|| view! { <Again app /> });
        view! {
            <Cover app title=words.taken lead>
                {unsure}
                <div class="actions">
                    {show} <button type="button" class="btn-quiet" on:click=back>
                        {app.words.check.back}
                    </button>
                </div>
                {again}
            </Cover>
        }
    })
}

/// Another attempt, for whoever says that they want one.
#[component]
fn Again(
    /// The app.
    app: App,
) -> impl IntoView {
    let words = app.words.earlier;
    let ticked = RwSignal::new(false);
    let go_on = move |_| {
        if ticked.get_untracked() {
            app.update_inner(|inner| {
                let taken = inner.taken.iter();
                inner.earlier = taken
                    .map(|(known, _)| known.trace.attempt.clone())
                    .collect();
            });
            app.stage.set(Stage::Check);
        }
    };
    view! {
        <Clause id="t-again" title=words.again>
            <div>
                <p class="read">{words.again_means}</p>
                <label class="tick">
                    <input
                        type="checkbox"
                        id="again"
                        on:change=move |event| ticked.set(event_target_checked(&event))
                    />
                    <span>{words.again_tick}</span>
                </label>
                <div class="actions">
                    <button type="button" class="btn" disabled=move || !ticked.get() on:click=go_on>
                        {words.again_start}
                    </button>
                </div>
            </div>
        </Clause>
    }
}

fn started(known: &Known) -> String {
    screen::local_time(&known.trace.attempt.started_at)
}
