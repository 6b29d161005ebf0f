//! What the role is, and where others begin.

use super::{clause, list, words};
use assay_evaluation::{Entry, Kit};
use assay_web::ui::dom::{View, el, views};
use std::sync::Arc;

/// The role.
pub fn role(kit: &Arc<Kit>) -> View {
    let words = words();
    let guide = &kit.guide;
    views((
        el("p.caps").child(kit.role.as_str()),
        el("p.lead").child(guide.focus.as_str()),
        clause(words.scope, el("p.read").child(guide.scope.as_str())),
        clause(words.responsibilities, entries(&guide.responsibilities)),
        clause(words.hard_skills, entries(&guide.hard_skills)),
        clause(words.soft_skills, entries(&guide.soft_skills)),
        clause(words.attitude, entries(&guide.attitude)),
        clause(words.tools, list(&guide.tools)),
    ))
}

/// Roles nearby.
pub fn nearby(kit: &Arc<Kit>) -> View {
    let roles: Vec<View> = kit
        .guide
        .nearby_roles
        .iter()
        .map(|role| clause(&role.title, el("p.read").child(role.text.as_str())))
        .collect();
    views((el("p.lead").child(words().nearby_lead), roles))
}

fn entries(entries: &[Entry]) -> View {
    let lines: Vec<View> = entries
        .iter()
        .map(|entry| {
            el("div")
                .child(el("dt").child(entry.title.as_str()))
                .child(el("dd").child(entry.text.as_str()))
                .view()
        })
        .collect();
    el("dl.guide-entries read").child(lines).view()
}
