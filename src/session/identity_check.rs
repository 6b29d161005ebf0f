//! The identity check: attempts are known in this browser, and it is asked whose they are.

use crate::app::App;
use crate::session::entry::show_welcome;
use crate::session::kept_here::MARK;
use crate::session::resume::show_own;
use crate::session::welcome_draft;
use assay_core::record::KnownAttempt;
use assay_web::browser::page;
use leptos::prelude::*;

/// Shows an attempt to whoever wrote what was entered at its start; returns whether that was written.
pub fn pass_identity_check(app: App, known: &[KnownAttempt], written: &str) -> bool {
    let asked = known.first().and_then(|known| known.trace.asks());
    let is_theirs = |known: &&KnownAttempt| {
        asked.is_none_or(|question| known.trace.is_given(question, written))
    };
    let theirs = known.iter().find(is_theirs);
    if let Some(theirs) = theirs {
        show_own(app, theirs.id().into());
    }
    theirs.is_some()
}

/// Goes to the welcome screen for somebody else; the attempt stays where it is.
pub fn leave_identity_check(app: App) {
    app.erased.set(Vec::new());
    page::session_remove(MARK);
    // Neither is what the person before filled in shown to whoever comes now.
    app.update_inner(|inner| inner.introduction = None);
    welcome_draft::forget();
    show_welcome(app);
}
