//! Extended text: prose with a live word count. The text area is never drawn anew while typing.

use super::Answering;
use crate::attempt::Response;
use leptos::prelude::*;

/// The text area of an extended-text item.
pub fn extended_text(answering: Answering, prompt: &str, suggested: (u32, u32)) -> AnyView {
    let words = answering.words;
    let value = answering.response.with_untracked(text_of);
    let count = Memo::new(move |_| {
        answering
            .response
            .with(|response| text_of(response).split_whitespace().count())
    });
    view! {
        <div class="answer">
            <div class="field">
                <label class="prompt field-label" for="response">{String::from(prompt)}</label>
                <textarea
                    class="input ruled"
                    id="response"
                    rows="12"
                    aria-describedby="tally"
                    prop:value=value
                    on:input=move |event| {
                        answering.typed(Response::Text(event_target_value(&event)));
                    }
                ></textarea>
                <p class="tally" id="tally">
                    {move || (words.answer.words)(count.get(), suggested.0, suggested.1)}
                </p>
            </div>
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
