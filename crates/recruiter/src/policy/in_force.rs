//! The policy that is in force, as a file to download, and the ways to begin from another one.

use super::change::{About, Change, IN_FORCE};
use super::describe::PolicyDescription;
use super::upgrade::UpgradeNote;
use assay_core::assessment::Key;
use assay_core::document;
use assay_evaluation::review_event::{ReviewAction, ReviewEvent};
use assay_evaluation::{ScoringPolicy, policy_by};
use assay_web::browser::files;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The policy in force, with the meaning of each setting.
#[component]
pub fn InForce(
    /// The change of the policy that is under way.
    change: Change,
) -> impl IntoView {
    let events = change.workspace.in_force;
    let misfits = move || {
        let events = events.get();
        !events.is_empty() && policy_by(&events, &change.key()).is_none()
    };
    let facts = move || {
        let events = events.get();
        let policy = change.in_force.get();
        let about = change.about.get_value();
        let set = policy_by(&events, &about.key).map(|(event, _)| event);
        let source = source(&policy, set, &about.key);
        view! { <Facts policy source why=set.and_then(why) about /> }
    };
    view! {
        <section class="policy-part" aria-labelledby=IN_FORCE>
            <h2 id=IN_FORCE tabindex="-1">
                {tr!(policy.in_force)}
            </h2>
            <Show when=misfits>
                <p class="notice is-warning">{tr!(policy.does_not_fit)}</p>
            </Show>
            {facts}
            <FilesAndBack change />
        </section>
    }
}

/// Returns where the policy in force comes from.
fn source(policy: &ScoringPolicy, set: Option<&ReviewEvent>, key: &Key) -> &'static str {
    let is_of_key = policy.sha256() == ScoringPolicy::of_key(key).sha256();
    match set {
        _ if is_of_key => tr!(policy.source_key),
        Some(_) => tr!(policy.source_here),
        None => tr!(policy.source_beside),
    }
}

/// Returns who put a policy in force, and why; nothing where no reason was given.
fn why(set: &ReviewEvent) -> Option<String> {
    match &set.what {
        ReviewAction::PolicySet { reason, .. } if !reason.is_empty() => {
            Some(tr!(policy.set_by, author = set.by, reason = reason))
        }
        _ => None,
    }
}

/// The policy in force.
#[component]
fn Facts(
    /// The policy.
    policy: Arc<ScoringPolicy>,
    /// The source that it comes from.
    source: &'static str,
    /// Who put it in force, and why.
    why: Option<String>,
    /// What it is about.
    about: About,
) -> impl IntoView {
    let About {
        pack, questions, ..
    } = about.clone();
    view! {
        <dl class="particulars">
            <dt>{tr!(policy.test)}</dt>
            <dd>{text(tr!(policy.test_is, title = pack.title, version = pack.version))}</dd>
            <dt>{tr!(policy.version)}</dt>
            <dd>
                <strong>{text(&policy.version)}</strong>
            </dd>
            <dt>{tr!(policy.source)}</dt>
            <dd>{source} {why.map(|why| view! { <p>{text(why)}</p> })}</dd>
            <dt>{tr!(policy.digest)}</dt>
            <dd>
                <span class="digest">{policy.sha256()}</span>
            </dd>
        </dl>
        <UpgradeNote policy=policy.clone() about />
        <PolicyDescription policy pack questions />
    }
}

/// The policy as a file, and the policy of the key or of another file in the form.
#[component]
fn FilesAndBack(
    /// The change of the policy that is under way.
    change: Change,
) -> impl IntoView {
    let download = move |_| {
        let text = change
            .in_force
            .with_untracked(|policy| document::to_text(&policy.to_value()));
        files::download("policy.json", &text);
    };
    let back = move |_| {
        change.fill_in(&ScoringPolicy::of_key(&change.key()));
        change.look();
    };
    let chosen = move |event: web_sys::Event| {
        spawn_local(async move {
            let files = files::all_chosen(&event).await;
            // Whoever has gone elsewhere meanwhile has left the form behind.
            if !change.about.is_disposed() {
                change.open(files);
            }
        });
    };
    view! {
        <div class="policy-files">
            <div class="actions">
                <button type="button" class="btn" on:click=download>
                    {tr!(policy.download)}
                </button>
                <button type="button" class="btn" on:click=back>
                    {tr!(policy.back)}
                </button>
            </div>
            <div class="field">
                <label class="field-label" for="policy-file">
                    {tr!(policy.open)}
                </label>
                <input
                    class="file"
                    id="policy-file"
                    type="file"
                    accept=".json,application/json"
                    aria-describedby="policy-file-hint"
                    on:change=chosen
                />
            </div>
            <p class="hint" id="policy-file-hint">
                {tr!(policy.back_hint)}
            </p>
        </div>
    }
}
