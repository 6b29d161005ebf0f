//! The rules that a policy of the former version takes from the test's key.

use super::change::About;
use assay_evaluation::{ScoringPolicy, readable};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// Says which rules of the test apply though the policy cannot say them; nothing where it says everything itself.
#[component]
pub fn UpgradeNote(
    /// The policy.
    policy: Arc<ScoringPolicy>,
    /// What it is about.
    about: About,
) -> impl IntoView {
    let added = about.notes(&policy);
    (!added.is_empty()).then(|| {
        let lines = added
            .into_iter()
            .map(|line| view! { <li>{text(readable(&line))}</li> })
            .collect_view();
        view! {
            <div class="notice is-warning">
                <ul>{lines}</ul>
            </div>
        }
    })
}
