//! The way into the sandbox: what it is, what it is not, and a link.

use super::{Looked, chosen, words};
use crate::desk::Desk;
use crate::opening::fill;
use crate::sandbox;
use assay_evaluation::TIME_PERCENTS;
use assay_web::browser::nodes;
use assay_web::ui::dom::{View, el, views};
use leptos::prelude::*;

/// The page.
pub fn trial(_desk: Desk, looked: Looked) -> View {
    let words = words();
    let seed = chosen::seed();
    let percent = RwSignal::new(String::from("100"));
    let told = fill(words.sandbox_seed, &[&seed]);
    let sha256 = looked.pack.sha256.clone();
    let address = move || sandbox::address(&sha256, &seed, &percent.get());
    let options = TIME_PERCENTS.map(|percent| {
        let percent = percent.to_string();
        let text = fill(words.percent, &[&percent]);
        el("option").attr("value", percent).child(text)
    });
    let choose = move |event: web_sys::Event| percent.set(nodes::value_of(&event));
    views((
        el("p.lead").child(words.sandbox_lead),
        el("div.read stack")
            .child(el("p").child(words.sandbox_kept))
            .child(el("p").child(words.sandbox_differs)),
        el("p").child(told),
        el("div.field test-time")
            .child(
                el("label.field-label")
                    .attr("for", "sandbox-time")
                    .child(words.sandbox_time),
            )
            .child(
                el("select.input")
                    .attr("id", "sandbox-time")
                    .on("change", choose)
                    .child(Vec::from(options)),
            ),
        el("div.actions").child(
            el("a.btn btn-primary")
                .live("href", address)
                .attr("target", "_blank")
                .attr("rel", "noopener")
                .child(words.sandbox_open),
        ),
    ))
}
