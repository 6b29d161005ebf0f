//! One question of the interview: what is asked, the own rating, the panel's ratings, the consensus.

use super::Panel;
use crate::opening::fill;
use crate::rating::{Judgement, Note, Scale, gave, judgement, note, scale, with_state, words};
use assay_evaluation::act::What;
use assay_evaluation::{CoreQuestion, Held, State, differ, least_reason};
use assay_web::browser::page;
use assay_web::ui::dom::{Child, View, el, views};
use leptos::prelude::untrack;
use leptos::prelude::*;
use std::sync::Arc;

/// The question as it is asked, with everything that is written down about the answer.
pub(super) fn question(panel: Panel, question: &CoreQuestion, number: usize, count: usize) -> View {
    let words = words();
    let title_id = ["question-", &question.id].concat();
    let area = if question.area == "leadership" {
        words.area_leadership
    } else {
        words.area_technical
    };
    let marks = [
        fill(
            words.question_number,
            &[&number.to_string(), &count.to_string()],
        ),
        area.into(),
        if question.is_deep_dive {
            words.deep_dive.into()
        } else {
            String::new()
        },
    ];
    let marks: Vec<String> = marks.into_iter().filter(|mark| !mark.is_empty()).collect();
    let follow_ups: Vec<View> = question
        .follow_ups
        .iter()
        .map(|one| el("li").child(one.as_str()).view())
        .collect();
    let asked = fill(words.follow_ups, &[&follow_ups.len().to_string()]);
    el("section.question")
        .attr("aria-labelledby", title_id.clone())
        .child(el("p.caps").child(marks.join(" · ")))
        .child(el("h3").attr("id", title_id).child(question.title.as_str()))
        .child(el("blockquote.read").child(el("p").child(question.question.as_str())))
        .child(
            el("details")
                .child(el("summary").child(words.probes))
                .child(el("p.read").child(question.probes.as_str())),
        )
        .child(
            el("details")
                .child(el("summary").child(asked))
                .child(el("ul.read").child(follow_ups)),
        )
        .child(own(panel, question))
        .child(consensus(panel, question))
        .view()
}

/// The own rating, with what was said.
fn own(panel: Panel, question: &CoreQuestion) -> View {
    let words = words();
    let Panel { desk, sha256, .. } = panel;
    let id: Arc<str> = question.id.as_str().into();
    // The digest is taken out of its value here: a field may be left while the screen is taken away.
    let sha256: Arc<str> = sha256.get_untracked();
    let held = {
        let (id, sha256) = (id.clone(), sha256.clone());
        Arc::new(move || {
            let who = desk.who_id.get();
            let read = |state: &State| state.own(state.interview_of(&id), &who).cloned();
            with_state(desk, &sha256, read).flatten()
        })
    };
    let chosen = {
        let held = held.clone();
        Memo::new(move |_| held().map(|held| held.value))
    };
    let key: Arc<dyn Fn() -> String + Send + Sync> = {
        let (id, sha256) = (id.clone(), sha256.clone());
        Arc::new(move || ["interview ", &sha256, " ", &id, " ", &desk.who_id.get()].concat())
    };
    let title = question.title.clone();
    let act = move |sha256: &str, what: What, told: String| {
        desk.act(sha256, what);
        panel.said.set(told);
    };
    let choose = {
        let (held, key) = (held.clone(), key.clone());
        let (id, sha256, title) = (id.clone(), sha256.clone(), title.clone());
        move |rating: u32| {
            untrack(|| {
                // Only what changed is written: a note may have been written in another tab meanwhile.
                let note = panel
                    .drafts
                    .get_untracked(&key())
                    .map(|text| String::from(text.trim()));
                let is_same = held().is_some_and(|held| {
                    held.value == rating && note.as_ref().is_none_or(|note| *note == held.why)
                });
                if !is_same {
                    let what = What::Interviewed {
                        question: String::from(&*id),
                        rating: Some(rating),
                        note,
                    };
                    let told = fill(words.saved, &[&title, &rating.to_string()]);
                    act(&sha256, what, told);
                }
                panel.drafts.forget(&key());
            });
        }
    };
    let parts = Scale {
        id: ["rate-", &id].concat(),
        title: words.interview_rating.view(),
        anchors: question.anchors.clone(),
        chosen: chosen.into(),
        is_closed: panel.is_closed.into(),
        choose: Arc::new(choose),
    };
    let field = Note {
        id: ["note-", &id].concat(),
        label: words.interview_note.into(),
        hint: words.interview_note_hint,
        key,
        stands: {
            let held = held.clone();
            Arc::new(move || held().map(|held| held.why))
        },
        save: {
            let (id, sha256) = (id.clone(), sha256.clone());
            Arc::new(move |note| {
                let what = What::InterviewAnnotated {
                    question: String::from(&*id),
                    note,
                };
                act(&sha256, what, fill(words.saved_note, &[&title]));
            })
        },
        is_closed: panel.is_closed.into(),
    };
    let state = move || match chosen.get() {
        Some(rating) => fill(words.own, &[&rating.to_string()]),
        None => words.not_rated.into(),
    };
    let scale_id = ["rate-", &id].concat();
    let take_back = {
        let title = question.title.clone();
        move |_| {
            // The button goes away with the rating.
            page::focus_id(&[&scale_id, "-1"].concat());
            let what = What::Interviewed {
                question: String::from(&*id),
                rating: None,
                note: None,
            };
            desk.act(&sha256, what);
            panel.said.set(fill(words.taken_back, &[&title]));
        }
    };
    views((
        note(panel.drafts, field),
        scale(parts),
        el("p.criterion-state")
            .live("data-saved", move || chosen.get().is_some())
            .child(el("span").child(state))
            .child(
                el("button.btn-quiet")
                    .live("hidden", move || {
                        chosen.get().is_none() || panel.is_closed.get()
                    })
                    .on("click", take_back)
                    .child(words.take_back),
            ),
    ))
}

/// What the panel gave, once it may be seen, and the consensus.
fn consensus(panel: Panel, question: &CoreQuestion) -> View {
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
        _ if is_hidden.get() => el("p").child(words.panel_hidden).view(),
        Some(all) if !all.is_empty() => {
            let line = |one: &Held<u32>| {
                let had_seen = panel.read(|state| state.had_seen_interview(&one.by_id, &one.at));
                let mark = (had_seen == Some(true))
                    .then(|| [" (", crate::person::words().after_seeing, ")"].concat());
                el("li").child(gave(one)).child(mark).view()
            };
            el("ul.given")
                .child(all.iter().map(line).collect::<Vec<_>>())
                .view()
        }
        _ => el("p").child(words.panel_waiting).view(),
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
    let title = question.title.clone();
    let act = {
        let id = id.clone();
        move |rating: Option<u32>, reason| {
            let what = What::Agreed {
                question: String::from(&*id),
                rating,
                reason,
            };
            panel.desk.act(&panel.sha256.get_untracked(), what);
            let told = match rating {
                Some(rating) => fill(words.saved, &[&title, &rating.to_string()]),
                None => fill(words.taken_back, &[&title]),
            };
            panel.said.set(told);
        }
    };
    let form = Judgement {
        id: ["agree-", &id].concat(),
        legend: words.consensus_legend,
        anchors: question.anchors.clone(),
        stands,
        stands_text: words.consensus_stands,
        open_text: words.consensus_open,
        save: words.consensus_save,
        key: ["agree ", &panel.sha256.get_untracked(), " ", &id].concat(),
        least: {
            let id = id.clone();
            Arc::new(move |rating| {
                let least = |state: &State| least_reason(state.interview_of(&id), rating);
                untrack(|| panel.read(least)).unwrap_or(1)
            })
        },
        act: Arc::new(act),
    };
    el("div.panel-ratings")
        .child(el("h4").child(words.panel))
        .child(lines)
        .child(
            el("p.hint")
                .live("class", move || {
                    if is_warning.get() {
                        "notice is-warning"
                    } else {
                        "hint"
                    }
                })
                .child(need),
        )
        .child(
            el("div.consensus")
                .live("hidden", move || !is_offered.get())
                .child(el("h4").child(words.consensus))
                .child(judgement(panel.drafts, form)),
        )
        .view()
}
