//! How to run it: the panel, the references, the red flags.

use crate::guide::prose::Clause;
use crate::guide::prose::Paragraphs;
use crate::guide::prose::Sentences;
use assay_evaluation::Kit;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// Shows how to run the panel.
#[component]
pub fn PanelGuide(
    /// The kit.
    kit: Arc<Kit>,
) -> impl IntoView {
    let themes = kit
        .panel
        .iter()
        .map(|theme| {
            let content = text(&theme.text);
            let ask = (!theme.ask.is_empty()).then(|| {
                view! {
                    <h3 class="guide-small">{tr!(guide.panel_ask)}</h3>
                    <Sentences of=theme.ask.clone() />
                }
            });
            view! {
                <Clause title=theme.title.clone()>
                    <p class="read">{content}</p>
                    {ask}
                </Clause>
            }
        })
        .collect_view();
    view! {
        <p class="lead">{tr!(guide.panel_lead)}</p>
        {themes}
    }
}

/// The questions for references.
#[component]
pub fn References(
    /// The kit.
    kit: Arc<Kit>,
) -> impl IntoView {
    let questions = kit
        .references
        .iter()
        .map(|one| {
            let (question, listen_for) = (text(&one.question), text(&one.listen_for));
            view! {
                <Clause title=one.title.clone()>
                    <div class="guide-ask">
                        <p class="read">{question}</p>
                    </div>
                    <h3 class="guide-small">{tr!(guide.listen_for)}</h3>
                    <p class="read">{listen_for}</p>
                </Clause>
            }
        })
        .collect_view();
    view! {
        <Paragraphs of=kit.reference_intro.clone() />
        {questions}
    }
}

/// The red flags, which outweigh the numbers once they are confirmed.
#[component]
pub fn RedFlags(
    /// The kit.
    kit: Arc<Kit>,
) -> impl IntoView {
    let flags = kit
        .red_flags
        .iter()
        .map(|flag| {
            let (meaning, evidence) = (text(&flag.text), text(&flag.evidence));
            view! {
                <Clause title=flag.title.clone()>
                    <p class="read">{meaning}</p>
                    <h3 class="guide-small">{tr!(guide.evidence)}</h3>
                    <p class="read">{evidence}</p>
                </Clause>
            }
        })
        .collect_view();
    view! {
        <p class="lead">{tr!(guide.flags_lead)}</p>
        {flags}
    }
}
