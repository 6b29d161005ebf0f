//! What the panel gave, once it may be seen, and the consensus.

use crate::format_message::format_message;
use crate::person;
use crate::person::interview::panel::Panel;
use crate::rating::JudgementForm;
use crate::rating::gave;
use crate::words::rating::words;
use assay_evaluation::review_event::ReviewAction;
use assay_evaluation::{Attributed, CoreQuestion, State, differ, least_reason};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// What the panel gave, once it may be seen, and the consensus.
#[component]
pub(super) fn Consensus(
    /// The panel's work.
    panel: Panel,
    /// The question.
    question: CoreQuestion,
) -> impl IntoView {
    let words = words();
    let id: Arc<str> = question.id.as_str().into();
    let visible = {
        let id = id.clone();
        Memo::new(move |_| panel.visible(&id))
    };
    let is_hidden = {
        let id = id.clone();
        Memo::new(move |_| panel.hides(&id))
    };
    let stands = {
        let id = id.clone();
        Memo::new(move |_| {
            panel
                .read(|state| state.agreed.get(&*id).cloned())
                .flatten()
        })
    };
    let is_far = Memo::new(move |_| {
        let policy = panel.policy();
        visible.with(|all| {
            all.as_ref()
                .zip(policy)
                .is_some_and(|(all, policy)| differ(all, &policy))
        })
    });
    let is_offered =
        Memo::new(move |_| visible.with(|all| all.as_ref().is_some_and(|all| all.len() > 1)));
    let lines = move || match visible.get() {
        _ if is_hidden.get() => view! { <p>{words.panel_hidden}</p> }.into_any(),
        Some(all) if !all.is_empty() => {
            let line = |one: &Attributed<u32>| {
                let had_seen = panel.read(|state| state.had_seen_interview(&one.by_id, &one.at));
                let mark = (had_seen == Some(true))
                    .then(|| [" (", person::words().after_seeing, ")"].concat());
                view! { <li>{text(gave(one))}{mark}</li> }
            };
            view! { <ul class="given">{all.iter().map(line).collect_view()}</ul> }.into_any()
        }
        _ => view! { <p>{words.panel_waiting}</p> }.into_any(),
    };
    let need = move || {
        if !is_offered.get() {
            words.consensus_later
        } else if is_far.get() && stands.get().is_none() {
            words.consensus_needed
        } else if stands.get().is_some() {
            words.reopens
        } else {
            words.consensus_hint
        }
    };
    let is_warning = Memo::new(move |_| is_far.get() && is_offered.get() && stands.get().is_none());
    let title = question.title;
    let form_id = ["agree-", &id].concat();
    let key = ["agree ", &panel.sha256.get_value(), " ", &id].concat();
    let least = {
        let id = id.clone();
        Callback::new(move |rating| {
            let least = |state: &State| least_reason(state.interview_of(&id), rating);
            untrack(|| panel.read(least)).unwrap_or(1)
        })
    };
    let agree = Callback::new(move |(rating, reason): (Option<u32>, String)| {
        let what = ReviewAction::Agreed {
            question: String::from(&*id),
            rating,
            reason,
        };
        panel.workspace.act(&panel.sha256.get_value(), what);
        let told = match rating {
            Some(rating) => format_message(words.saved, &[&title, &rating.to_string()]),
            None => format_message(words.taken_back, &[&title]),
        };
        panel.said.set(told);
    });
    let need_class = move || {
        if is_warning.get() {
            "notice is-warning"
        } else {
            "hint"
        }
    };
    view! {
        <div class="panel-ratings">
            <h4>{words.panel}</h4>
            {lines}
            <p class=need_class>{need}</p>
            <div class="consensus" hidden=move || !is_offered.get()>
                <h4>{words.consensus}</h4>
                <JudgementForm
                    drafts=panel.drafts
                    id=form_id
                    legend=words.consensus_legend
                    anchors=question.anchors
                    stands
                    stands_text=words.consensus_stands
                    open_text=words.consensus_open
                    save=words.consensus_save
                    key
                    least
                    on_save=agree
                />
            </div>
        </div>
    }
}
