//! The practice page, which has no attempt and no store.

use super::content::load_content;
use crate::app::App;
use crate::pages::practice::{PracticePage, PracticeScreen};
use crate::session::pack::in_form;
use assay_web::browser::page;
use leptos::prelude::*;

/// The parameter of the address that has scenarios practiced in words.
const IN_WORDS: &str = "narrative";

/// The practice page: loads configuration and pack, or says what is wrong with them.
pub fn practice_screen(app: App) -> AnyView {
    let (problems, on_try_again) = load_content(app);
    let is_narrative = page::query_parameter(IN_WORDS).is_some();
    let page = Memo::new(move |_| {
        if let Some(problems) = problems.get() {
            return PracticePage::Broken(problems);
        }
        match app.assessment.get() {
            Some(assessment) => PracticePage::Ready(in_form(assessment, is_narrative)),
            None => PracticePage::Loading,
        }
    });
    view! { <PracticeScreen page on_try_again /> }.into_any()
}
