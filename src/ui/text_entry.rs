//! Text entry: a short value. A number that reads two ways is asked about, and never refused.

use super::Answering;
use crate::assessment::Entry;
use crate::attempt::Response;
use crate::scoring::number::{self, Reading};
use crate::words::Words;
use leptos::prelude::*;

/// The field of a text-entry item; the prompt is its label.
pub fn text_entry(answering: Answering, prompt: &str, entry: &Entry) -> AnyView {
    let value = answering.response.with_untracked(text_of);
    let text = Memo::new(move |_| answering.response.with(text_of));
    let on_input = move |text: String| answering.typed(Response::Text(text));
    let field = entry_field(
        "response",
        "prompt field-label",
        prompt,
        entry,
        value,
        text,
        on_input,
    );
    let check = number_check(answering.words, entry, text, on_input);
    let foot = answering.foot(().into_any(), Response::Text(String::new()));
    view! { <div class="answer"><div class="field">{field}{check}</div>{foot}</div> }.into_any()
}

/// A labelled input. `text` brings changes that were not typed: taken back, or a reading chosen.
pub fn entry_field(
    id: &'static str,
    label_class: &'static str,
    label: &str,
    entry: &Entry,
    value: String,
    text: Memo<String>,
    on_input: impl Fn(String) + 'static,
) -> AnyView {
    let hint_id = [id, "-hint"].concat();
    let described_by = (!entry.hint.is_empty()).then(|| hint_id.clone());
    let hint = (!entry.hint.is_empty())
        .then(|| view! { <p class="hint" id=hint_id>{entry.hint.clone()}</p> });
    let mode = match &entry.number {
        Some(format) if format.integer => "numeric",
        Some(_) => "decimal",
        None => "text",
    };
    view! {
        <label class=label_class for=id>{String::from(label)}</label>
        {hint}
        <input
            class="input input-short"
            id=id
            type="text"
            inputmode=mode
            autocomplete="off"
            spellcheck="false"
            aria-describedby=described_by
            value=value
            prop:value=text
            on:input=move |event| on_input(event_target_value(&event))
        />
    }
    .into_any()
}

/// Asks about a number that reads two ways, or not at all.
pub fn number_check(
    words: &'static Words,
    entry: &Entry,
    text: Memo<String>,
    choose: impl Fn(String) + Copy + 'static,
) -> AnyView {
    let Some(format) = entry.number.clone() else {
        return ().into_any();
    };
    let choose = UnsyncCallback::new(choose);
    view! {
        <div role="status">
            {move || {
                match number::read(&text.get(), &format) {
                    Reading::Empty | Reading::Value(_) => ().into_any(),
                    Reading::Unreadable => {
                        view! { <div class="check-number"><p>{words.answer.unreadable}</p></div> }
                            .into_any()
                    }
                    reading => {
                        let offers = reading
                            .offers()
                            .into_iter()
                            .flatten()
                            .map(|offer| {
                                let label = (words.answer.reading)(&offer);
                                view! {
                                    <button
                                        class="btn"
                                        type="button"
                                        on:click=move |_| choose.run(offer.clone())
                                    >
                                        {label}
                                    </button>
                                }
                            })
                            .collect_view();
                        view! {
                            <div class="check-number">
                                <p>{words.answer.ambiguous}</p>
                                <div class="actions">{offers}</div>
                            </div>
                        }
                            .into_any()
                    }
                }
            }}
        </div>
    }
    .into_any()
}

fn text_of(response: &Response) -> String {
    match response {
        Response::Text(text) => text.clone(),
        _ => String::new(),
    }
}
