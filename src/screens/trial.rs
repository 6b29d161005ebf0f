//! The trial of the endpoint, which has no attempt and no store.

use super::content::load_content;
use crate::app::App;
use crate::pages::trial::{Report, Trial, TrialPage, TrialScreen};
use crate::session::trial;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The trial of the endpoint: loads configuration and pack, or says what is wrong with them.
pub fn trial_screen(app: App) -> AnyView {
    let (problems, on_try_again) = load_content(app);
    let page = Memo::new(move |_| {
        if let Some(problems) = problems.get() {
            return TrialPage::Broken(problems);
        }
        match app.config.get().zip(app.assessment.get()) {
            Some((config, _)) => TrialPage::Ready(config),
            None => TrialPage::Loading,
        }
    });
    let trial = RwSignal::new(Trial::Before);
    let on_send = Callback::new(move |()| send(app, trial));
    view! { <TrialScreen page trial on_send on_try_again /> }.into_any()
}

/// Sends probes to every place that answers go to, unless they are being sent already.
fn send(app: App, trial: RwSignal<Trial>) {
    let Some((config, assessment)) = app.config().zip(app.assessment()) else {
        return;
    };
    if trial.with_untracked(Trial::is_sending) {
        return;
    }
    trial.set(Trial::Sending(Vec::new()));
    spawn_local(async move {
        let mut reports = Vec::new();
        let on_findings = |name, findings| {
            reports.push(Report { name, findings });
            trial.try_set(Trial::Sending(reports.clone()));
        };
        trial::send_all(&config, &assessment.id, on_findings).await;
        trial.try_set(Trial::After(reports));
    });
}
