//! The scoring policy: what is in force and what each setting means, a form to change it, and what a change would do
//! to every candidate, before it does.

mod change;
mod changes;
mod departures;
mod describe;
mod field_id;
mod fields;
mod form;
mod in_force;
mod interview_fields;
mod offers;
mod rater_fields;
pub(super) mod table;
mod upgrade;

use super::heading::heading;
use super::workspace::Workspace;
use assay_core::assessment::Assessment;
use assay_evaluation::{InterviewQuestion, policy_of};
use assay_web::ui::LiveText;
use change::{About, Change};
use changes::Changes;
use describe::PolicyDescription;
use form::PolicyForm;
use in_force::InForce;
use leptos::prelude::*;
use offers::Offers;
use std::sync::Arc;

/// The screen.
#[component]
pub fn Policy(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let about = Memo::new(move |_| {
        workspace
            .first_pack()
            .map(|pack| (pack, workspace.first_key(), workspace.questions_of_kit()))
    });
    let shown = move || match about.get() {
        Some((pack, Some(key), questions)) => {
            let about = About {
                pack,
                key,
                questions,
            };
            let change = Change::new(workspace, about);
            view! { <PolicyParts change /> }.into_any()
        }
        Some((pack, None, questions)) => {
            view! { <WithoutKey workspace pack questions /> }.into_any()
        }
        None => view! { <Missing /> }.into_any(),
    };
    view! {
        {heading(tr!(policy.title))}
        <p class="lead">{tr!(policy.lead)}</p>
        <div class="policy">{shown}</div>
    }
}

/// The notice in place of a pack that is not available.
#[component]
fn Missing() -> impl IntoView {
    view! { <p class="notice">{tr!(policy.missing)}</p> }
}

/// A policy can be read without a key, but not changed.
#[component]
fn WithoutKey(
    /// The workspace.
    workspace: Workspace,
    /// The pack that the policy is about.
    pack: Arc<Assessment>,
    /// The core questions of the interview.
    questions: Vec<InterviewQuestion>,
) -> impl IntoView {
    move || {
        let events = workspace.in_force.get();
        match events.iter().rev().find_map(policy_of) {
            Some(policy) => view! {
                <p class="notice">{tr!(policy.missing_key)}</p>
                <PolicyDescription
                    policy=Arc::new(policy)
                    pack=pack.clone()
                    questions=questions.clone()
                />
            }
            .into_any(),
            None => view! { <Missing /> }.into_any(),
        }
    }
}

/// The policy in force, the offers, the form, and the report of a change.
#[component]
fn PolicyParts(
    /// The change of the policy that is under way.
    change: Change,
) -> impl IntoView {
    view! {
        <InForce change />
        <Offers change />
        <PolicyForm change />
        <Changes change />
        <p class="policy-said" role="status">
            <LiveText words=change.said />
        </p>
    }
}
