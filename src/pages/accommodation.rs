//! Asking for an accommodation before the start: a form that writes a message to the team. It asks what is needed and never
//! why, keeps nothing and sends nothing; the candidate sends the message themselves.

mod message;

use crate::pages::context::use_locale;
use assay_core::config::Contact;
use assay_core::limit;
use assay_core::mail::mailto;
use assay_web::browser::arming::PageArming;
use assay_web::browser::files;
use assay_web::tr;
use assay_web::ui::{Limit, LimitNote, LiveText, particulars, text};
use leptos::prelude::*;
pub use message::KnownBy;
use message::{Message, MoreTime, Request};
use wasm_bindgen_futures::spawn_local;

/// Identifier of the field with the message.
const BODY: &str = "request-message";

/// The form, closed at first; nothing where there is nobody to write to.
#[component]
pub fn AccommodationRequest(
    /// Whom the candidate asks.
    contact: Contact,
    /// What names them to the team.
    known_by: KnownBy,
    /// Whether scenarios can be answered in words.
    offers_words: Signal<bool>,
) -> impl IntoView {
    let locale = use_locale();
    if contact.email.is_empty() {
        return None;
    }
    let arming = PageArming::here();
    let request = RwSignal::new(Request::default());
    let message =
        Memo::new(move |_| request.with(|request| Message::of(locale, request, &known_by)));
    Some(view! {
        // What opens moves the way on, so that moment belongs to nobody.
        <details class="request" on:toggle=move |_| arming.opened()>
            <summary>{tr!(locale, accommodation.title)}</summary>
            <div class="stack request-form">
                <p class="read">{tr!(locale, accommodation.no_reason)}</p>
                <TimeChoice request />
                <Show when=move || offers_words.get()>
                    <InWords request />
                </Show>
                <FromDay request />
                <Other request />
                <Written contact message />
            </div>
        </details>
    })
}

/// How much more time.
#[component]
fn TimeChoice(
    /// What is asked for.
    request: RwSignal<Request>,
) -> impl IntoView {
    let locale = use_locale();
    let choices = MoreTime::ALL
        .into_iter()
        .map(|time| {
            let is_chosen = move || request.with(|request| request.time == time);
            view! {
                <label class="tick">
                    <input
                        type="radio"
                        name="request-time"
                        prop:checked=is_chosen
                        on:change=move |_| request.update(|request| request.time = time)
                    />
                    <span>{time.words(locale)}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="request-time">
            <legend class="field-label">{tr!(locale, accommodation.time)}</legend>
            {choices}
        </fieldset>
    }
}

/// Whether scenarios are to be answered in words.
#[component]
fn InWords(
    /// What is asked for.
    request: RwSignal<Request>,
) -> impl IntoView {
    let locale = use_locale();
    let change = move |event| {
        let is_on = event_target_checked(&event);
        request.update(|request| request.in_words = is_on);
    };
    view! {
        <div>
            <label class="tick">
                <input
                    type="checkbox"
                    aria-describedby="request-words-hint"
                    prop:checked=move || request.with(|request| request.in_words)
                    on:change=change
                />
                <span>{tr!(locale, accommodation.in_words)}</span>
            </label>
            <p class="hint" id="request-words-hint">
                {tr!(locale, accommodation.in_words_hint)}
            </p>
        </div>
    }
}

/// Another day.
#[component]
fn FromDay(
    /// What is asked for.
    request: RwSignal<Request>,
) -> impl IntoView {
    let locale = use_locale();
    let change = move |event| {
        let day = event_target_value(&event);
        request.update(|request| request.from_day = day);
    };
    view! {
        <div class="field">
            <label class="field-label" for="request-day">
                {tr!(locale, accommodation.from_day)}
            </label>
            <input class="input" id="request-day" type="date" on:input=change />
        </div>
    }
}

/// Anything else, in the candidate's own words.
#[component]
fn Other(
    /// What is asked for.
    request: RwSignal<Request>,
) -> impl IntoView {
    let locale = use_locale();
    let limit = Limit::new(
        locale,
        limit::REQUEST,
        Callback::new(move |typed| request.update(|request| request.other = typed)),
        Callback::new(|_| {}),
    );
    view! {
        <div class="field">
            <label class="field-label" for="request-other">
                {tr!(locale, accommodation.other)}
            </label>
            <textarea
                {..limit.handlers()}
                class="input"
                id="request-other"
                rows="3"
                aria-describedby="request-other-hint"
            ></textarea>
            <p class="hint" id="request-other-hint">
                {tr!(locale, accommodation.other_hint)}
            </p>
            <LimitNote limit />
        </div>
    }
}

/// The message as it stands, and the ways to send it.
#[component]
fn Written(
    /// Whom it goes to.
    contact: Contact,
    /// The message; `None` while nothing is asked for.
    message: Memo<Option<Message>>,
) -> impl IntoView {
    let locale = use_locale();
    let is_there = Memo::new(move |_| message.with(Option::is_some));
    let said = RwSignal::new("");
    // What was copied is no longer what stands there.
    Effect::new(move || {
        message.track();
        said.set("");
    });
    let copy = move |_| {
        let Some(Message { body, .. }) = message.get_untracked() else {
            return;
        };
        let copied = files::copy(&body);
        spawn_local(async move {
            let words = if copied.await {
                tr!(locale, accommodation.copied)
            } else {
                tr!(locale, accommodation.not_copied)
            };
            said.try_set(words);
        });
    };
    let address = StoredValue::new(contact.email.clone());
    let link = move || {
        message.with(|message| {
            let Message { subject, body } = message.as_ref()?;
            Some(address.with_value(|address| mailto(address, subject, body)))
        })
    };
    let body =
        move || message.with(|it| it.as_ref().map_or_else(String::new, |it| it.body.clone()));
    let subject = move || message.with(|it| it.as_ref().map(|it| text(&it.subject)));
    let particulars = particulars(vec![
        (tr!(locale, accommodation.to), text(contact.email)),
        (tr!(locale, accommodation.about), subject.into_any()),
    ]);
    view! {
        <p class="hint" hidden=move || is_there.get()>
            {tr!(locale, accommodation.nothing_yet)}
        </p>
        <div class="stack" hidden=move || !is_there.get()>
            <h3>{tr!(locale, accommodation.message)}</h3>
            {particulars}
            <div class="field">
                <label class="field-label" for=BODY>
                    {tr!(locale, accommodation.body)}
                </label>
                <textarea
                    class="input"
                    id=BODY
                    rows="12"
                    readonly=true
                    aria-describedby="request-sent-hint"
                    prop:value=body
                ></textarea>
                <p class="hint" id="request-sent-hint">
                    {tr!(locale, accommodation.not_sent)}
                </p>
            </div>
            <div class="actions">
                <a class="btn btn-primary" href=link>
                    {tr!(locale, accommodation.open_mail)}
                </a>
                <button type="button" class="btn" on:click=copy>
                    {tr!(locale, accommodation.copy)}
                </button>
            </div>
            <p class="hint" role="status">
                <LiveText words=Signal::derive(move || said.get().to_owned()) />
            </p>
            <p class="read">{tr!(locale, accommodation.then)}</p>
        </div>
    }
}
