//! Match: every option is given one of the levels.

use super::Answering;
use crate::assessment::Choice;
use crate::attempt::Response;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The options of a match item.
pub fn matching(answering: Answering, options: Vec<Choice>, levels: &[Choice]) -> AnyView {
    let rows = options
        .into_iter()
        .map(|option| row(answering, option, levels))
        .collect_view();
    let foot = answering.foot(().into_any(), Response::Matches(BTreeMap::new()));
    view! {
        <div class="match">{rows}</div>
        {foot}
    }
    .into_any()
}

fn row(answering: Answering, option: Choice, levels: &[Choice]) -> AnyView {
    let Choice { id, text } = option;
    let text_id = ["option-", &id].concat();
    let labelled_by = text_id.clone();
    let choices = levels
        .iter()
        .map(|level| level_choice(answering, &id, level))
        .collect_view();
    view! {
        <div class="row" role="radiogroup" aria-labelledby=labelled_by>
            <p class="row-text" id=text_id>{text}</p>
            <div class="levels">{choices}</div>
        </div>
    }
    .into_any()
}

fn level_choice(answering: Answering, option: &str, level: &Choice) -> AnyView {
    let name = ["level-", option].concat();
    let option = String::from(option);
    let level_id = level.id.clone();
    let checked = {
        let (option, level_id) = (option.clone(), level_id.clone());
        Memo::new(move |_| {
            answering
                .response
                .with(|response| matches(response).get(&option) == Some(&level_id))
        })
    };
    let value = level_id.clone();
    let on_change = move |_| {
        let mut given = answering.response.with_untracked(matches);
        given.insert(option.clone(), level_id.clone());
        answering.give(Response::Matches(given));
    };
    view! {
        <label class="level">
            <input type="radio" name=name value=value prop:checked=checked on:change=on_change />
            <span>{level.text.clone()}</span>
        </label>
    }
    .into_any()
}

fn matches(response: &Response) -> BTreeMap<String, String> {
    match response {
        Response::Matches(matches) => matches.clone(),
        _ => BTreeMap::new(),
    }
}
