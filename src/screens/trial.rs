//! The trial of the endpoint, which has no attempt and no store.

use crate::app::App;
use crate::pages::trial::{Trial, TrialPage};
use crate::session::load;
use crate::session::pack::read_pack;
use assay_core::document::Problems;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The trial of the endpoint: loads configuration and pack, or says what is wrong with them.
pub fn trial_screen(app: App) -> AnyView {
    let problems = RwSignal::new(None);
    let fetch = move || {
        problems.set(None);
        spawn_local(async move {
            if let Err(found) = load(app).await {
                problems.set(Some(found));
            }
        });
    };
    fetch();
    let page = Memo::new(move |_| {
        if let Some(problems) = problems.get() {
            return TrialPage::Broken(problems);
        }
        match app.config.get().zip(app.assessment.get()) {
            Some((config, assessment)) => TrialPage::Ready {
                config,
                assessment_id: assessment.id.clone(),
            },
            None => TrialPage::Loading,
        }
    });
    let on_try_again = Callback::new(move |()| fetch());
    view! { <Trial page on_try_again /> }.into_any()
}

async fn load(app: App) -> Result<(), Problems> {
    app.config.set(Some(load::config(app).await?));
    load::pack(app, read_pack).await
}
