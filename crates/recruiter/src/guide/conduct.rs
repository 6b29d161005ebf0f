//! How to run it: the panel, the references, the red flags.

use super::{clause, list, words};
use assay_evaluation::Kit;
use assay_web::ui::dom::{View, el, views};
use std::sync::Arc;

/// How to run the panel.
pub fn panel(kit: &Arc<Kit>) -> View {
    let words = words();
    let themes: Vec<View> = kit
        .panel
        .iter()
        .map(|theme| {
            let ask = (!theme.ask.is_empty()).then(|| {
                (
                    el("h3.guide-small").child(words.panel_ask),
                    list(&theme.ask),
                )
            });
            clause(&theme.title, (el("p.read").child(theme.text.as_str()), ask))
        })
        .collect();
    views((el("p.lead").child(words.panel_lead), themes))
}

/// What to ask references.
pub fn references(kit: &Arc<Kit>) -> View {
    let words = words();
    let questions: Vec<View> = kit
        .references
        .iter()
        .map(|one| {
            let content = (
                el("div.guide-ask").child(el("p.read").child(one.question.as_str())),
                el("h3.guide-small").child(words.listen_for),
                el("p.read").child(one.listen_for.as_str()),
            );
            clause(&one.title, content)
        })
        .collect();
    views((super::paragraphs(&kit.reference_intro), questions))
}

/// What outweighs the numbers, once confirmed.
pub fn flags(kit: &Arc<Kit>) -> View {
    let words = words();
    let flags: Vec<View> = kit
        .red_flags
        .iter()
        .map(|flag| {
            let content = (
                el("p.read").child(flag.text.as_str()),
                el("h3.guide-small").child(words.evidence),
                el("p.read").child(flag.evidence.as_str()),
            );
            clause(&flag.title, content)
        })
        .collect();
    views((el("p.lead").child(words.flags_lead), flags))
}
