//! Screens for when something is not as it should be. Each says what happened, that nothing is
//! lost, and what to do.

use super::app::App;
use super::frame::{button, cover, particulars};
use super::sitting;
use crate::browser::nodes;
use crate::browser::screen;
use crate::json::Problems;
use crate::ui::dom::{Child, View, el, views};
use crate::ui::live::Live;
use crate::words::words;

/// Between the static shell and the first screen.
pub fn loading(app: App) -> View {
    el("main.page cover")
        .child(
            el("p.lead")
                .attr("role", "status")
                .child(app.words.trouble.loading),
        )
        .view()
}

/// A pack or a configuration that cannot be used.
pub fn broken(app: App, problems: &Problems, try_again: impl Fn() + 'static) -> View {
    let words = &app.words.trouble;
    let faults = problems
        .0
        .iter()
        .map(|problem| {
            let code = |text: &str| el("code").child(String::from(text)).view();
            let rows = vec![
                (words.broken_columns[0], code(&problem.file)),
                (words.broken_columns[1], code(&problem.path)),
                (words.broken_columns[2], problem.message.clone().view()),
                (words.broken_columns[3], problem.remedy.clone().view()),
            ];
            el("li.notice is-failed").child(particulars(rows))
        })
        .collect::<Vec<_>>();
    let content = views((
        el("h2").child(words.broken_detail),
        el("ol.faults").child(faults),
        el("div.actions").child(button("btn btn-primary", words.try_again, try_again)),
    ));
    cover(
        app,
        words.broken.into(),
        words.broken_lead.into(),
        content.view(),
    )
}

/// An address that means nothing here.
pub fn not_found() -> View {
    let words = &words("en").trouble;
    screen::set_title(words.not_found);
    el("main.page cover")
        .child(el("h1").attr("tabindex", "-1").child(words.not_found))
        .child(el("p.lead").child(words.not_found_lead))
        .child(
            el("div.actions").child(
                el("a.btn btn-primary")
                    .attr("href", "./")
                    .attr("rel", "external")
                    .child(words.to_start),
            ),
        )
        .view()
}

/// Another tab holds the attempt.
pub fn elsewhere(app: App) -> View {
    let words = &app.words.trouble;
    let content = el("div.actions").child(button("btn btn-primary", words.take_over, move || {
        app.take_over()
    }));
    cover(
        app,
        words.elsewhere.into(),
        words.elsewhere_lead.into(),
        content.view(),
    )
}

/// An attempt is running in this browser: whose is it? Nothing of it is shown before that is known.
pub fn gate(app: App) -> View {
    let words = &app.words.trouble;
    let started = sitting::gate_started_ms(app)
        .map(screen::local_clock)
        .unwrap_or_default();
    let written = Live::new(String::new());
    let wrong = Live::new(false);
    let field = sitting::gate_asks(app).map(|ask| {
        el("div.field")
            .child(
                el("label.field-label")
                    .attr("for", "who")
                    .child(words.gate_prove)
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
    let go_on = move |event: web_sys::Event| {
        event.prevent_default();
        wrong.set(!sitting::pass_gate(app, &written.get_untracked()));
    };
    let content = el("form.fields")
        .attr("novalidate", true)
        .on("submit", go_on)
        .child(field)
        .child(
            el("div.actions")
                .child(
                    el("button.btn btn-primary")
                        .attr("type", "submit")
                        .child(words.gate_go_on),
                )
                .child(button("btn", words.gate_other, move || {
                    sitting::leave_gate(app)
                })),
        );
    cover(
        app,
        words.gate.into(),
        (words.gate_lead)(&started),
        content.view(),
    )
}

/// The candidate left.
pub fn left(app: App) -> View {
    let words = &app.words.done;
    cover(app, words.left_title.into(), words.left.into(), ().view())
}
