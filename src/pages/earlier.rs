//! Screens about attempts that were taken in this browser before: what happened, the receipt for whoever can show
//! that it is theirs, and another attempt for whoever says that they want one.

use crate::app::{App, Fate, Known, Stage};
use crate::pages::frame::{button, clause, cover, paragraphs};
use crate::session::opening;
use crate::session::sitting;
use assay_core::record::Whose;
use assay_web::browser::{nodes, page, screen};
use assay_web::ui::dom::{Child, View, el, views};
use leptos::prelude::*;

/// An attempt is known in this browser: whose is it? Nothing of it is shown before that is known.
pub fn gate(app: App) -> View {
    let Some(latest) = app.inner.with_value(|inner| inner.gate.first().cloned()) else {
        return ().view();
    };
    let words = &app.words.trouble;
    let earlier = app.words.earlier;
    let started = started(&latest);
    if latest.state == Fate::Running {
        let lead = (words.gate_lead)(&started);
        let form = proof(app, &latest, words.gate_prove, words.gate_go_on);
        return cover(app, words.gate.into(), lead, form);
    }
    let is_on_its_way = latest.state == Fate::Ended;
    let answers = earlier.gate_answers[usize::from(is_on_its_way)];
    let lead = [&(earlier.gate_lead)(&started), answers].concat();
    let form = if latest.trace.asks().is_some() {
        proof(app, &latest, earlier.gate_prove, earlier.show_receipt)
    } else {
        views((
            paragraphs(vec![earlier.gate_nameless.into()]),
            el("div.actions").child(other(app)),
        ))
    };
    cover(app, earlier.gate.into(), lead, form)
}

fn other(app: App) -> View {
    button("btn", app.words.trouble.gate_other, move || {
        sitting::leave_gate(app);
    })
}

/// The field in which whoever took the test shows it; no field where nothing was asked for.
fn proof(app: App, known: &Known, prove: &'static str, go_on: &'static str) -> View {
    let words = &app.words.trouble;
    let written = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let field = known.trace.asks().map(|ask| {
        el("div.field")
            .child(
                el("label.field-label")
                    .attr("for", "who")
                    .child(prove)
                    .child(" ")
                    .child(app.words.welcome.asks[ask]),
            )
            .child(
                el("input.input")
                    .attr("id", "who")
                    .attr("autocomplete", "off")
                    .attr("aria-describedby", "who-error")
                    .live("aria-invalid", move || wrong.get().to_string())
                    .on("input", move |event| written.set(nodes::value_of(&event))),
            )
            .child(
                el("p.field-error")
                    .attr("id", "who-error")
                    .attr("role", "alert")
                    .child(move || if wrong.get() { words.gate_wrong } else { "" }),
            )
    });
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        wrong.set(!sitting::pass_gate(app, &written.get_untracked()));
    };
    el("form.fields")
        .attr("novalidate", true)
        .on("submit", submit)
        .child(field)
        .child(
            el("div.actions")
                .child(
                    el("button.btn btn-primary")
                        .attr("type", "submit")
                        .child(go_on),
                )
                .child(other(app)),
        )
        .view()
}

/// On the welcome screen: the copy of an earlier attempt is erased, and what happened can be looked at.
pub fn erased(app: App) -> View {
    let words = app.words.earlier;
    let look = move || app.stage.set(Stage::Gate);
    views(move || {
        app.erased.get().then(|| {
            el("div.notice")
                .child(el("p").child(words.erased))
                .child(button("btn-quiet", words.erased_look, look))
        })
    })
}

/// Whoever goes on from the welcome screen has begun an attempt before: what happened, and what can be done.
pub fn taken(app: App) -> View {
    let found = app.inner.with_value(|inner| inner.taken.first().cloned());
    let Some((known, whose)) = found else {
        return ().view();
    };
    let words = app.words.earlier;
    let is_running = known.state == Fate::Running;
    let tell = if is_running {
        words.taken_runs
    } else {
        words.taken_ended
    };
    let unsure = (whose != Whose::Theirs).then(|| el("p.read").child(words.taken_unsure));
    let label = match (is_running, whose) {
        (true, Whose::Theirs | Whose::Unknown) => Some(app.words.trouble.gate_go_on),
        (false, Whose::Theirs) => Some(words.show_receipt),
        _ => None,
    };
    let claimed = known.clone();
    let show = label.map(|label| {
        button("btn btn-primary", label, move || {
            // Who has told nothing yet shows first that it is theirs.
            if whose == Whose::Unknown && claimed.trace.asks().is_some() {
                let gate = vec![claimed.clone()];
                app.update_inner(|inner| inner.gate = gate);
                app.stage.set(Stage::Gate);
            } else {
                opening::show_own(app, claimed.id().into());
            }
        })
    });
    let back = move || {
        page::replace_state("");
        app.stage.set(Stage::Welcome);
    };
    // Nobody has two clocks at once.
    let again = (!is_running || whose != Whose::Theirs).then(|| again(app));
    let content = views((
        unsure,
        el("div.actions")
            .child(show)
            .child(button("btn-quiet", app.words.check.back, back)),
        again,
    ));
    cover(
        app,
        words.taken.into(),
        tell(&started(&known)),
        content.view(),
    )
}

fn again(app: App) -> View {
    let words = app.words.earlier;
    let ticked = RwSignal::new(false);
    let go_on = move |_| {
        if ticked.get_untracked() {
            app.update_inner(|inner| {
                let taken = inner.taken.iter();
                inner.earlier = taken
                    .map(|(known, _)| known.trace.attempt.clone())
                    .collect();
            });
            app.stage.set(Stage::Check);
        }
    };
    let content = el("div")
        .child(el("p.read").child(words.again_means))
        .child(
            el("label.tick")
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .attr("id", "again")
                        .on("change", move |event| ticked.set(nodes::is_checked(&event))),
                )
                .child(el("span").child(words.again_tick)),
        )
        .child(
            el("div.actions").child(
                el("button.btn")
                    .flag("disabled", move || !ticked.get())
                    .on("click", go_on)
                    .child(words.again_start),
            ),
        );
    clause("t-again", words.again, content.view())
}

fn started(known: &Known) -> String {
    screen::local_time(&known.trace.attempt.started_at)
}
