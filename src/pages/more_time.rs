//! Time that the team gives back: what is given before the clock starts, why nothing is, and the field for a code.

use crate::pages::context::use_locale;
use crate::pages::frame::{Clause, Cover, Mail, Paragraphs};
use crate::time_grant::{GrantRefusal, TimeOffer};
use assay_core::config::Contact;
use assay_web::browser::screen;
use assay_web::i18n::Locale;
use assay_web::message::duration;
use assay_web::tr;
use assay_web::ui::{LiveText, particulars, text};
use leptos::prelude::*;

/// Says how much time there is, before the candidate starts the clock.
#[component]
pub fn MoreTime(
    /// The time.
    offer: TimeOffer,
    /// Called when the candidate starts the clock.
    on_start: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let time = duration(locale, i64::from(offer.minutes) * 60);
    let title = tr!(locale, more_time.title, time = time);
    let texts = [
        tr!(locale, more_time.answers),
        tr!(locale, more_time.clock),
        tr!(locale, more_time.again),
    ];
    let texts: Vec<String> = texts.into_iter().map(String::from).collect();
    // A press starts one clock.
    let has_started = RwSignal::new(false);
    let start = move |_| {
        if !has_started.get_untracked() {
            has_started.set(true);
            on_start.run(());
        }
    };
    view! {
        <Cover title lead=tr!(locale, more_time.lead)>
            <Clause id="m-before" title=tr!(locale, more_time.before)>
                <div class="stack">
                    <Paragraphs texts />
                    {particulars(vec![moment(locale, offer.until_ms)])}
                    <div class="actions">
                        <button
                            type="button"
                            class="btn btn-primary"
                            disabled=move || has_started.get()
                            on:click=start
                        >
                            {tr!(locale, more_time.start)}
                        </button>
                    </div>
                </div>
            </Clause>
        </Cover>
    }
}

/// Says why a link or a code gives no time, what to do, and whom to ask.
#[component]
pub fn NoMoreTime(
    /// Why.
    why: GrantRefusal,
    /// Whom the candidate can ask.
    contact: Contact,
    /// Called when they go on to what the page shows without it.
    on_go_on: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let (title, lead, advice) = words(locale, &why);
    let until = match why {
        GrantRefusal::Expired { until_ms } => Some(particulars(vec![moment(locale, until_ms)])),
        _ => None,
    };
    let ask = tr!(locale, invitation.ask, name = contact.name);
    view! {
        <Cover title lead>
            {until}
            <Clause id="m-do" title=tr!(locale, invitation.what_to_do)>
                <div class="stack">
                    <div class="read">
                        <p>{advice}</p>
                        <p>{text(ask)} <Mail address=contact.email /></p>
                        <p>{tr!(locale, more_time.nothing_lost)}</p>
                    </div>
                    <div class="actions">
                        <button type="button" class="btn" on:click=move |_| on_go_on.run(())>
                            {tr!(locale, more_time.go_on)}
                        </button>
                    </div>
                </div>
            </Clause>
        </Cover>
    }
}

/// The last instant at which the time may be used, as the reader's clock shows it.
fn moment(locale: Locale, until_ms: i64) -> (&'static str, AnyView) {
    let until = screen::moment_in(until_ms, None);
    (tr!(locale, more_time.until), text(until))
}

/// Returns the title, the lead, and what to do.
fn words(locale: Locale, why: &GrantRefusal) -> (&'static str, &'static str, &'static str) {
    match why {
        GrantRefusal::Damaged => (
            tr!(locale, more_time.damaged),
            tr!(locale, more_time.damaged_lead),
            tr!(locale, more_time.damaged_do),
        ),
        GrantRefusal::Unconfirmed => (
            tr!(locale, more_time.unconfirmed),
            tr!(locale, more_time.unconfirmed_lead),
            tr!(locale, more_time.unconfirmed_do),
        ),
        GrantRefusal::OtherAttempt => (
            tr!(locale, more_time.other_attempt),
            tr!(locale, more_time.other_attempt_lead),
            tr!(locale, more_time.other_attempt_do),
        ),
        GrantRefusal::NotHere => (
            tr!(locale, more_time.not_here),
            tr!(locale, more_time.not_here_lead),
            tr!(locale, more_time.not_here_do),
        ),
        GrantRefusal::Erased => (
            tr!(locale, more_time.erased),
            tr!(locale, more_time.erased_lead),
            tr!(locale, more_time.erased_do),
        ),
        GrantRefusal::Used => (
            tr!(locale, more_time.used),
            tr!(locale, more_time.used_lead),
            tr!(locale, more_time.used_do),
        ),
        GrantRefusal::TooMany => (
            tr!(locale, more_time.too_many),
            tr!(locale, more_time.too_many_lead),
            tr!(locale, more_time.too_many_do),
        ),
        GrantRefusal::Untimed => (
            tr!(locale, more_time.untimed),
            tr!(locale, more_time.untimed_lead),
            tr!(locale, more_time.untimed_do),
        ),
        GrantRefusal::Expired { .. } => (
            tr!(locale, more_time.expired),
            tr!(locale, more_time.expired_lead),
            tr!(locale, more_time.expired_do),
        ),
    }
}

/// The field for a code, for those who have one; it stays closed for all others.
#[component]
pub fn CodeForTime(
    /// Called with what was typed; returns what there is to say about it here.
    on_code: Callback<String, Option<String>>,
) -> impl IntoView {
    let locale = use_locale();
    let typed = RwSignal::new(String::new());
    let said = RwSignal::new(String::new());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let code = typed.get_untracked();
        if code.trim().is_empty() {
            return;
        }
        // Where another page opens, this one is gone.
        if let Some(words) = on_code.run(code) {
            said.try_set(words);
        }
    };
    view! {
        <details>
            <summary>{tr!(locale, more_time.have_code)}</summary>
            <form class="fields" novalidate=true on:submit=submit>
                <div class="field">
                    <label class="field-label" for="time-code">
                        {tr!(locale, more_time.code)}
                    </label>
                    <input
                        class="input"
                        id="time-code"
                        autocomplete="off"
                        autocapitalize="off"
                        spellcheck="false"
                        on:input=move |event| typed.set(event_target_value(&event))
                    />
                    <p class="hint" role="status">
                        <LiveText words=said />
                    </p>
                </div>
                <div class="actions">
                    <button type="submit" class="btn">
                        {tr!(locale, more_time.use_code)}
                    </button>
                </div>
            </form>
        </details>
    }
}
