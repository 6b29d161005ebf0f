//! The stages of the campaign, each with how many candidates are at it and a link to what comes next there.

use super::act::{act_words, campaign_stage_name};
use super::campaign::Campaign;
use crate::routes::Screen;
use assay_evaluation::campaign::{NextAct, Stage, StageCount};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The stages.
#[component]
pub fn Stages(
    /// The campaign.
    campaign: Memo<Arc<Campaign>>,
    /// Its stages.
    stages: Memo<Vec<StageCount>>,
) -> impl IntoView {
    let each = move || Stage::ALL.into_iter().enumerate();
    view! {
        <section aria-labelledby="home-stages">
            <h2 id="home-stages">{tr!(home.stages)}</h2>
            <ol class="home-stages">
                <For each key=|(_, stage)| *stage let((at, stage))>
                    <StageItem campaign stages at stage />
                </For>
            </ol>
        </section>
    }
}

/// A stage: how many are at it, and where to go on.
#[component]
fn StageItem(
    /// The campaign.
    campaign: Memo<Arc<Campaign>>,
    /// All stages.
    stages: Memo<Vec<StageCount>>,
    /// The position of the stage among them.
    at: usize,
    /// The stage.
    stage: Stage,
) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let count = stages.with(|all| all.get(at).copied());
        campaign.with(|campaign| count.map(|count| content(campaign, count)))
    });
    let body = move || {
        let Some((count, words, address)) = shown.get() else {
            return ().into_any();
        };
        let inner = view! {
            <strong class="home-count">{count}</strong>
            " "
            <span class="home-stage">{campaign_stage_name(stage)}</span>
            " "
            <small class="home-act">{words.map(text)}</small>
        };
        match address {
            Some(address) => view! { <a href=address>{inner}</a> }.into_any(),
            None => view! { <div>{inner}</div> }.into_any(),
        }
    };
    view! { <li data-none=move || (shown.with(is_none)).then_some("true")>{body}</li> }
}

/// The number of candidates at a stage, what comes next there, and the address.
type Content = (usize, Option<String>, Option<String>);

fn is_none(shown: &Option<Content>) -> bool {
    shown.as_ref().is_none_or(|shown| shown.0 == 0)
}

fn content(campaign: &Campaign, stage: StageCount) -> Content {
    let first = stage.first.and_then(|at| campaign.travelers.get(at));
    let Some(first) = first else {
        // Nobody here can do more at this stage: the list shows who is at it.
        let words = (stage.count > 0).then(|| match stage.stage {
            Stage::Decided => tr!(home.nothing).into(),
            _ => tr!(home.waits).to_owned(),
        });
        let address = (stage.count > 0).then(|| Screen::Candidates.address());
        return (stage.count, words, address);
    };
    let (act, address) = match &first.standing.act {
        NextAct::Rate { item, .. } => {
            let answers = campaign.answers_to_rate();
            let item = item.clone();
            let address = Some(campaign.starts.rating_address());
            (NextAct::Rate { answers, item }, address)
        }
        act => (act.clone(), first.address.clone()),
    };
    (stage.count, Some(act_words(&act)), address)
}
