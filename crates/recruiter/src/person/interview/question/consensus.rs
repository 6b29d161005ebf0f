//! The ratings of the panel, once they may be seen, and the consensus.

use crate::person::interview::panel::Panel;
use crate::rating::JudgmentForm;
use crate::rating::gave;
use assay_evaluation::review_event::ReviewAction;
use assay_evaluation::{Attributed, CoreQuestion, State, differ, least_reason};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The ratings of the panel, once they may be seen, and the consensus.
#[component]
pub(super) fn Consensus(
    /// The panel's work.
    panel: Panel,
    /// The question.
    question: CoreQuestion,
) -> impl IntoView {
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
        _ if is_hidden.get() => view! { <p>{tr!(rating.panel_hidden)}</p> }.into_any(),
        Some(all) if !all.is_empty() => {
            let line = |one: &Attributed<u32>| {
                let had_seen = panel.read(|state| state.had_seen_interview(&one.by_id, &one.at));
                let mark = (had_seen == Some(true))
                    .then(|| [" (", tr!(person.after_seeing), ")"].concat());
                view! { <li>{text(gave(one))}{mark}</li> }
            };
            view! { <ul class="given">{all.iter().map(line).collect_view()}</ul> }.into_any()
        }
        _ => view! { <p>{tr!(rating.panel_waiting)}</p> }.into_any(),
    };
    let need = move || {
        if !is_offered.get() {
            tr!(rating.consensus_later)
        } else if is_far.get() && stands.get().is_none() {
            tr!(rating.consensus_needed)
        } else if stands.get().is_some() {
            tr!(rating.reopens)
        } else {
            tr!(rating.consensus_hint)
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
        panel
            .workspace
            .record_action(&panel.sha256.get_value(), what);
        let message = match rating {
            Some(rating) => tr!(rating.saved, criterion = title, rating = rating),
            None => tr!(rating.taken_back, criterion = title),
        };
        panel.said.set(message);
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
            <h4>{tr!(rating.panel)}</h4>
            {lines}
            <p class=need_class>{need}</p>
            <div class="consensus" hidden=move || !is_offered.get()>
                <h4>{tr!(rating.consensus)}</h4>
                <JudgmentForm
                    drafts=panel.drafts
                    id=form_id
                    legend=tr!(rating.consensus_legend)
                    anchors=question.anchors
                    stands
                    stands_text=|entry| {
                        tr!(
                            rating.consensus_stands,
                            author = entry.by,
                            rating = entry.value,
                            reason = entry.why,
                        )
                    }
                    open_text=tr!(rating.consensus_open)
                    save=tr!(rating.consensus_save)
                    key
                    least
                    on_save=agree
                />
            </div>
        </div>
    }
}
