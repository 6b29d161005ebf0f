//! Best and worst: one mark of each among the courses of action, never both on the same.

use super::Answering;
use super::dom::{Child, View, el, views};
use super::live::Live;
use crate::assessment::Choice;
use crate::attempt::Response;

/// The options of a best-worst item.
pub fn best_worst(answering: Answering, options: Vec<Choice>) -> View {
    let rows = options
        .into_iter()
        .map(|option| row(answering, option))
        .collect::<Vec<_>>();
    let foot = answering.foot(
        ().view(),
        Response::BestWorst {
            best: None,
            worst: None,
        },
    );
    views((el("div.picks").child(rows), foot))
}

fn row(answering: Answering, option: Choice) -> View {
    let Choice { id, text } = option;
    let text_id = ["option-", &id].concat();
    let labelled_by = text_id.clone();
    let best = pick(answering, &id, &text_id, true);
    let worst = pick(answering, &id, &text_id, false);
    el("div.row")
        .attr("role", "group")
        .attr("aria-labelledby", labelled_by)
        .child(el("p.row-text").attr("id", text_id).child(text))
        .child(el("div.pick-pair").child(best).child(worst))
        .view()
}

fn pick(answering: Answering, id: &str, text_id: &str, is_best: bool) -> View {
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
        Live::of(move || {
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
            (
                mine.clone(),
                worst.filter(|other| Some(other) != mine.as_ref()),
            )
        } else {
            (best.filter(|other| Some(other) != mine.as_ref()), mine)
        };
        answering.give(Response::BestWorst { best, worst });
    };
    el("label.pick")
        .child(
            el("input")
                .attr("type", "radio")
                .attr("name", name)
                .attr("value", value)
                .attr("aria-labelledby", labelled_by)
                .flag("checked", move || checked.get())
                .on("change", on_change),
        )
        .child(el("span").attr("id", label_id).child(label))
        .view()
}

fn marks(response: &Response) -> (Option<String>, Option<String>) {
    match response {
        Response::BestWorst { best, worst } => (best.clone(), worst.clone()),
        _ => (None, None),
    }
}
