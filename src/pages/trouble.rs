//! Screens for when something is not as it should be. Each says what happened, that nothing is
//! lost, and what to do.

use crate::app::App;
use crate::pages::frame::{button, cover, particulars};
use assay_core::json::Problems;
use assay_web::browser::screen;
use assay_web::ui::dom::{Child, View, el, views};
use assay_web::words::words;
use leptos::prelude::*;

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
    // A test that runs goes on, whatever this page cannot show.
    let keeps_running = app.inner.with_value(|inner| inner.keeps_running);
    let save = keeps_running.then(|| button("btn", app.words.done.download, screen::save_all));
    let lead = if keeps_running {
        app.words.earlier.runs_lead
    } else {
        words.broken_lead
    };
    let content = views((
        el("h2").child(words.broken_detail),
        el("ol.faults").child(faults),
        el("div.actions")
            .child(button("btn btn-primary", words.try_again, try_again))
            .child(save),
    ));
    cover(app, words.broken.into(), lead.into(), content.view())
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

/// The candidate left.
pub fn left(app: App) -> View {
    let words = &app.words.done;
    cover(app, words.left_title.into(), words.left.into(), ().view())
}
