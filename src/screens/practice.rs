//! The practice page, which has no attempt and no store.

use super::content::load_content;
use crate::app::App;
use crate::pages::practice::{PracticePage, PracticeScreen};
use leptos::prelude::*;

/// The practice page: loads configuration and pack, or says what is wrong with them.
pub fn practice_screen(app: App) -> AnyView {
    let (problems, on_try_again) = load_content(app);
    let page = Memo::new(move |_| {
        if let Some(problems) = problems.get() {
            return PracticePage::Broken(problems);
        }
        match app.assessment.get() {
            Some(assessment) => PracticePage::Ready(assessment),
            None => PracticePage::Loading,
        }
    });
    view! { <PracticeScreen page on_try_again /> }.into_any()
}
