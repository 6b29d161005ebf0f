//! Match: every option is given one of the levels.

use super::answering::Answering;
use super::answering::{AnswerFoot, KeysHint};
use super::text;
use crate::browser::arrows;
use assay_core::assessment::{Choice, Key};
use assay_core::attempt::Response;
use leptos::prelude::*;

/// The options of a match item.
#[component]
pub fn Matching(
    /// The response being given.
    answering: Answering,
    /// The options as presented.
    options: Vec<Choice>,
    /// The levels.
    levels: Vec<Choice>,
) -> impl IntoView {
    let rows = options
        .into_iter()
        .map(|option| view! { <MatchRow answering option levels=levels.clone() /> })
        .collect_view();
    view! {
        <div class="match" on:keydown=move |event| arrows::walk(&event)>
            {rows}
        </div>
        <AnswerFoot answering>
            <KeysHint answering />
        </AnswerFoot>
    }
}

/// One option with its levels.
#[component]
fn MatchRow(
    /// The response being given.
    answering: Answering,
    /// The option.
    option: Choice,
    /// The levels.
    levels: Vec<Choice>,
) -> impl IntoView {
    let text_id = ["option-", &option.id].concat();
    let labeled_by = text_id.clone();
    let choices = levels
        .into_iter()
        .map(|level| view! { <LevelChoice answering option=option.id.clone() level /> })
        .collect_view();
    view! {
        <div class="row" role="radiogroup" aria-labelledby=labeled_by>
            <p class="row-text" id=text_id>
                {text(option.text)}
            </p>
            <div class="levels">{choices}</div>
        </div>
    }
}

/// One level of an option.
#[component]
fn LevelChoice(
    /// The response being given.
    answering: Answering,
    /// The identifier of the option.
    option: String,
    /// The level.
    level: Choice,
) -> impl IntoView {
    let name = ["level-", &option].concat();
    let (own, level_id) = (option.clone(), level.id.clone());
    let checked = Memo::new(move |_| {
        answering
            .response
            .with(|response| Key::beside(&matches(response), &own) == Some(&level_id))
    });
    let level_id = level.id.clone();
    let on_change = move |_| {
        let mut given = answering.response.with_untracked(matches);
        given.retain(|pair| pair.0 != option);
        given.push((option.clone(), level_id.clone()));
        answering.give(Response::Matches(given));
    };
    view! {
        <label class="level">
            <input type="radio" name=name value=level.id prop:checked=checked on:change=on_change />
            <span>{text(level.text)}</span>
        </label>
    }
}

fn matches(response: &Response) -> Vec<(String, String)> {
    match response {
        Response::Matches(matches) => matches.clone(),
        _ => Vec::new(),
    }
}
