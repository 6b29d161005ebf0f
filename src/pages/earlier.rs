//! Screens about attempts that were taken in this browser before: what happened, the receipt for those who can show
//! that it is theirs, and another attempt for those who ask for one.

use crate::pages::context::use_locale;
use crate::pages::frame::{Clause, Cover, Paragraphs};
use crate::pages::more_time::CodeForTime;
use crate::pages::question_label::question_label;
use crate::pages::time_left::TimeLeft;
use assay_core::question::Question;
use assay_core::record::{Fate, KnownAttempt, Whose};
use assay_web::browser::screen;
use assay_web::tr;
use assay_web::ui::LiveText;
use leptos::prelude::*;

/// The question whose an attempt is that is known in this browser. Nothing of it is shown before that is known.
#[component]
pub fn IdentityCheck(
    /// The attempt.
    known: KnownAttempt,
    /// Called with the text by which somebody shows that it is theirs; returns whether it is.
    on_proof: Callback<String, bool>,
    /// Called when somebody else than took the test wants to go on.
    on_other: Callback<()>,
    /// Called with a code for more time; none where the team gives no time back.
    on_code: Option<Callback<String, Option<String>>>,
) -> impl IntoView {
    let locale = use_locale();
    let started = started(&known);
    let asks = known.trace.asks();
    let (title, lead, prove, go_on) = if known.is_running() {
        let lead = tr!(locale, trouble.identity_check_lead, start = started);
        (
            tr!(locale, trouble.identity_check),
            lead,
            tr!(locale, trouble.identity_check_prove),
            tr!(locale, trouble.identity_check_go_on),
        )
    } else {
        let is_on_its_way = known.fate == Fate::Ended;
        let answers = if is_on_its_way {
            tr!(locale, earlier.identity_check_kept)
        } else {
            tr!(locale, earlier.identity_check_delivered)
        };
        let lead = tr!(locale, earlier.identity_check_lead, start = started);
        let lead = [lead.as_str(), answers].concat();
        (
            tr!(locale, earlier.identity_check),
            lead,
            tr!(locale, earlier.identity_check_prove),
            tr!(locale, earlier.show_receipt),
        )
    };
    let form = if known.is_running() || asks.is_some() {
        view! { <Proof asks prove go_on on_proof on_other /> }.into_any()
    } else {
        view! {
            <Paragraphs texts=vec![tr!(locale, earlier.identity_check_nameless).into()] />
            <div class="actions">
                <SomebodyElse on_other />
            </div>
        }
        .into_any()
    };
    view! {
        <Cover title lead>
            <TimeLeft ends_at_ms=known.ends_at_ms />
            {form}
            {on_code.map(|on_code| view! { <CodeForTime on_code /> })}
        </Cover>
    }
}

/// The way on for somebody else than took the test.
#[component]
fn SomebodyElse(
    /// Called when they go on.
    on_other: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="btn" on:click=move |_| on_other.run(())>
            {tr!(use_locale(), trouble.identity_check_not_mine)}
        </button>
    }
}

/// The field in which people show that they took the test; no field where nothing was asked for.
#[component]
fn Proof(
    /// The question whose answer is to be written.
    asks: Option<Question>,
    /// The label of the field.
    prove: &'static str,
    /// The label of the way on.
    go_on: &'static str,
    /// Called with the text of the field; returns whether it shows that.
    on_proof: Callback<String, bool>,
    /// Called when somebody else wants to go on.
    on_other: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let written = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let fault = move || {
        String::from(if wrong.get() {
            tr!(locale, trouble.identity_check_wrong)
        } else {
            ""
        })
    };
    let field = asks.map(|question| {
        view! {
            <div class="field">
                <label class="field-label" for="who">
                    {prove}
                    " "
                    {question_label(locale, question)}
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
        wrong.set(!on_proof.run(written.get_untracked()));
    };
    view! {
        <form class="fields" novalidate=true on:submit=submit>
            {field}
            <div class="actions">
                <button class="btn btn-primary" type="submit">
                    {go_on}
                </button>
                <SomebodyElse on_other />
            </div>
        </form>
    }
}

/// The notice on the welcome screen that the copy of an earlier attempt is erased, with a way to look at what happened.
#[component]
pub fn Erased(
    /// Whether there is such an attempt.
    is_erased: Signal<bool>,
    /// Called when somebody wants to look at what happened.
    on_look: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    view! {
        <Show when=move || is_erased.get()>
            <div class="notice">
                <p>{tr!(locale, earlier.erased)}</p>
                <button type="button" class="btn-quiet" on:click=move |_| on_look.run(())>
                    {tr!(locale, earlier.erased_look)}
                </button>
            </div>
        </Show>
    }
}

/// The screen for somebody who goes on from the welcome screen and has begun an attempt before.
#[component]
pub fn Taken(
    /// The attempt.
    known: KnownAttempt,
    /// Whose it is, as far as names and invitations show.
    whose: Whose,
    /// Called when they want to go on with it, or to see its receipt.
    on_show: Callback<()>,
    /// Called when they go back to the welcome screen.
    on_back: Callback<()>,
    /// Called when they want another attempt.
    on_again: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let is_running = known.is_running();
    let started = started(&known);
    let lead = if is_running {
        tr!(locale, earlier.taken_runs, start = started)
    } else {
        tr!(locale, earlier.taken_ended, start = started)
    };
    let unsure = (whose != Whose::Theirs)
        .then(|| view! { <p class="read">{tr!(locale, earlier.taken_unsure)}</p> });
    let ways = known.ways(whose);
    let show = ways.show.then(|| {
        let label = if is_running {
            tr!(locale, trouble.identity_check_go_on)
        } else {
            tr!(locale, earlier.show_receipt)
        };
        view! {
            <button type="button" class="btn btn-primary" on:click=move |_| on_show.run(())>
                {label}
            </button>
        }
    });
    let again = ways.again.then(|| view! { <Again on_again /> });
    view! {
        <Cover title=tr!(locale, earlier.taken) lead>
            <TimeLeft ends_at_ms=known.ends_at_ms />
            {unsure}
            <div class="actions">
                {show} <button type="button" class="btn-quiet" on:click=move |_| on_back.run(())>
                    {tr!(locale, check.back)}
                </button>
            </div>
            {again}
        </Cover>
    }
}

/// The way to another attempt, for those who say that they want one.
#[component]
fn Again(
    /// Called when they say so.
    on_again: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let ticked = RwSignal::new(false);
    let go_on = move |_| {
        if ticked.get_untracked() {
            on_again.run(());
        }
    };
    view! {
        <Clause id="t-again" title=tr!(locale, earlier.again)>
            <div>
                <p class="read">{tr!(locale, earlier.again_means)}</p>
                <label class="tick">
                    <input
                        type="checkbox"
                        id="again"
                        on:change=move |event| ticked.set(event_target_checked(&event))
                    />
                    <span>{tr!(locale, earlier.again_tick)}</span>
                </label>
                <div class="actions">
                    <button type="button" class="btn" disabled=move || !ticked.get() on:click=go_on>
                        {tr!(locale, earlier.again_start)}
                    </button>
                </div>
            </div>
        </Clause>
    }
}

fn started(known: &KnownAttempt) -> String {
    screen::zoned_time(&known.trace.attempt.started_at)
}
