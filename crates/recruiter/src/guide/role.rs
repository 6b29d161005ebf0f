//! The role, and the roles nearby.

use crate::guide::prose::Clause;
use crate::guide::prose::Sentences;
use assay_evaluation::{Entry, Kit};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The role.
#[component]
pub fn Role(
    /// The kit.
    kit: Arc<Kit>,
) -> impl IntoView {
    let guide = kit.guide.clone();
    view! {
        <p class="caps">{text(&kit.role)}</p>
        <p class="lead">{text(guide.focus)}</p>
        <Clause title=tr!(guide.scope)>
            <p class="read">{text(guide.scope)}</p>
        </Clause>
        <Clause title=tr!(guide.responsibilities)>
            <Entries of=guide.responsibilities />
        </Clause>
        <Clause title=tr!(guide.hard_skills)>
            <Entries of=guide.hard_skills />
        </Clause>
        <Clause title=tr!(guide.soft_skills)>
            <Entries of=guide.soft_skills />
        </Clause>
        <Clause title=tr!(guide.attitude)>
            <Entries of=guide.attitude />
        </Clause>
        <Clause title=tr!(guide.tools)>
            <Sentences of=guide.tools />
        </Clause>
    }
}

/// Roles nearby.
#[component]
pub fn NearbyRoles(
    /// The kit.
    kit: Arc<Kit>,
) -> impl IntoView {
    let roles = kit
        .guide
        .nearby_roles
        .iter()
        .map(|role| {
            let difference = text(&role.text);
            view! {
                <Clause title=role.title.clone()>
                    <p class="read">{difference}</p>
                </Clause>
            }
        })
        .collect_view();
    view! {
        <p class="lead">{tr!(guide.nearby_lead)}</p>
        {roles}
    }
}

/// Titles, each with a text.
#[component]
fn Entries(
    /// The titles and texts.
    of: Vec<Entry>,
) -> impl IntoView {
    let lines = of
        .into_iter()
        .map(|entry| {
            view! {
                <div>
                    <dt>{text(entry.title)}</dt>
                    <dd>{text(entry.text)}</dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="guide-entries read">{lines}</dl> }
}
