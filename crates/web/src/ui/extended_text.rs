//! Extended text: prose with a live word count. The text area is never drawn again while typing.

use super::answering::Answering;
use super::limited::{Limit, LimitNote};
use super::text;
use crate::message::grouped;
use crate::tr;
use assay_core::attempt::Response;
use leptos::prelude::*;

/// The text area of an extended-text item.
#[component]
pub fn ExtendedText(
    /// The response being given.
    answering: Answering,
    /// The prompt, which is the label.
    prompt: String,
    /// The number of words that are suggested, from and to.
    suggested: (u32, u32),
    /// So many characters fit.
    most: usize,
) -> impl IntoView {
    let locale = answering.locale;
    let value = answering.response.with_untracked(text_of);
    let count = Memo::new(move |_| {
        answering
            .response
            .with(|response| text_of(response).split_whitespace().count())
    });
    let limit = Limit::new(
        locale,
        most,
        Callback::new(move |text| answering.typed(Response::Text(text))),
        answering.on_left_out(),
    );
    let tally = move || {
        let (from, to) = suggested;
        tr!(
            locale,
            answer.words,
            count = count.get(),
            from = from,
            to = to
        )
    };
    view! {
        <div class="answer">
            <div class="field">
                <label class="prompt field-label" for="response">
                    {text(prompt)}
                </label>
                <textarea
                    {..limit.handlers()}
                    class="input ruled"
                    id="response"
                    rows="12"
                    aria-describedby="tally"
                    prop:value=value
                ></textarea>
                <p class="tally" id="tally">
                    <span>{tally}</span>
                    <span>{tr!(locale, limits.most, most = grouped(locale, most))}</span>
                </p>
                <LimitNote limit />
            </div>
        </div>
    }
}

fn text_of(response: &Response) -> String {
    match response {
        Response::Text(text) => text.clone(),
        _ => String::new(),
    }
}
