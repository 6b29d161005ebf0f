//! The gate: an attempt is known in this browser, and it is asked whose it is.

use crate::app::{App, Stage};
use crate::session::kept_here::MARK;
use crate::session::resume::show_own;
use assay_web::browser::page;
use leptos::prelude::*;

/// Lets the person at the gate in if what they wrote is what was told; says whether it is.
pub fn pass_gate(app: App, written: &str) -> bool {
    let found = app.inner.with_value(|inner| {
        let asked = inner.gate.first()?.trace.asks();
        let mut known = inner.gate.iter();
        let theirs = known.find(|known| asked.is_none_or(|ask| known.trace.is_given(ask, written)));
        theirs.map(|known| String::from(known.id()))
    });
    let Some(id) = found else { return false };
    show_own(app, id);
    true
}

/// The person at the gate is someone else: the attempt stays where it is, and they begin anew.
pub fn leave_gate(app: App) {
    app.erased.set(false);
    page::session_remove(MARK);
    app.stage.set(Stage::Welcome);
}
