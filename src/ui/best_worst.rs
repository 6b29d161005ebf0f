//! Best and worst: one mark of each among the courses of action, never both on the same.

use super::Answering;
use crate::assessment::Choice;
use crate::attempt::Response;
use leptos::prelude::*;

/// The options of a best-worst item.
pub fn best_worst(answering: Answering, options: Vec<Choice>) -> AnyView {
    let rows = options
        .into_iter()
        .map(|option| row(answering, option))
        .collect_view();
    let foot = answering.foot(
        ().into_any(),
        Response::BestWorst {
            best: None,
            worst: None,
        },
    );
    view! {
        <div class="picks">{rows}</div>
        {foot}
    }
    .into_any()
}

fn row(answering: Answering, option: Choice) -> AnyView {
    let Choice { id, text } = option;
    let text_id = ["option-", &id].concat();
    let labelled_by = text_id.clone();
    let best = pick(answering, &id, &text_id, true);
    let worst = pick(answering, &id, &text_id, false);
    view! {
        <div class="row" role="group" aria-labelledby=labelled_by>
            <p class="row-text" id=text_id>{text}</p>
            <div class="pick-pair">{best}{worst}</div>
        </div>
    }
    .into_any()
}

fn pick(answering: Answering, id: &str, text_id: &str, is_best: bool) -> AnyView {
    let words = &answering.words.answer;
    let (name, label) = if is_best {
        ("best", words.best)
    } else {
        ("worst", words.worst)
    };
    let id = String::from(id);
    let label_id = [name, "-", &id].concat();
    let labelled_by = [&label_id, " ", text_id].concat();
    let value = id.clone();
    let checked = {
        let id = id.clone();
        Memo::new(move |_| {
            let (best, worst) = answering.response.with(marks);
            let mark = if is_best { best } else { worst };
            mark.as_deref() == Some(&id)
        })
    };
    // The later mark stays: an option cannot be best and worst at once.
    let on_change = move |_| {
        let (best, worst) = answering.response.with_untracked(marks);
        let mine = Some(id.clone());
        let (best, worst) = if is_best {
            (mine.clone(), worst.filter(|other| Some(other) != mine.as_ref()))
        } else {
            (best.filter(|other| Some(other) != mine.as_ref()), mine)
        };
        answering.give(Response::BestWorst { best, worst });
    };
    view! {
        <label class="pick">
            <input
                type="radio"
                name=name
                value=value
                aria-labelledby=labelled_by
                prop:checked=checked
                on:change=on_change
            />
            <span id=label_id>{label}</span>
        </label>
    }
    .into_any()
}

fn marks(response: &Response) -> (Option<String>, Option<String>) {
    match response {
        Response::BestWorst { best, worst } => (best.clone(), worst.clone()),
        _ => (None, None),
    }
}
