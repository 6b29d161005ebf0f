//! Harmful picks and red flags: what could fail a candidate, and is judged by people.

use super::answers::question_of;
use super::form::{Written, lines};
use super::judging::judging;
use super::{Person, words};
use crate::opening::fill;
use assay_evaluation::act::What;
use assay_evaluation::{Consequence, ItemScore, RedFlag};
use assay_web::browser::{page, screen};
use assay_web::ui::dom::{Child, View, el, views};
use leptos::prelude::*;

/// The tab.
pub fn flags(person: Person) -> View {
    let words = words();
    let flags = match person.kit() {
        Some(kit) => kit
            .red_flags
            .iter()
            .map(|flag| red_flag(person, flag))
            .collect::<Vec<_>>()
            .view(),
        None => el("p.notice is-warning").child(words.no_kit).view(),
    };
    views((
        el("h2").child(words.picks),
        el("p.read").child(words.picks_lead),
        picks(person),
        el("h2").child(words.flags_title),
        el("p.read").child(words.flags_lead),
        flags,
    ))
}

fn picks(person: Person) -> View {
    let words = words();
    let dossier = person.now();
    let Some((card, (_, key))) = dossier.scorecard.as_deref().zip(person.content()) else {
        return el("p.notice is-warning").child(words.not_scored).view();
    };
    let items = card.sections.iter().flat_map(|section| &section.items);
    let found: Vec<View> = items
        .filter_map(|item| Some(pick(person, item, item.harmful.as_ref()?)))
        .collect();
    if found.is_empty() {
        return el("p").child(words.no_picks).view();
    }
    let consequence = move || match person.desk.policy_for(&key).harmful_pick {
        Consequence::Fails => words.pick_fails,
        Consequence::Noted => words.pick_notes,
    };
    views((el("p.hint").child(consequence), found))
}

fn pick(person: Person, item: &ItemScore, (option, why): &(String, String)) -> View {
    let words = words();
    let dossier = person.now();
    let asked = person
        .content()
        .and_then(|(pack, _)| pack.item(&item.id).cloned());
    let scenario = asked.map(|asked| {
        el("details.person-why")
            .child(el("summary").child(words.scenario))
            .child(el("div.person-because").child(question_of(&dossier, &asked)))
    });
    let (followed, meant) = (item.id.clone(), item.id.clone());
    let held = move || person.dossier().state.picks.get(&followed).cloned();
    let what = move |verdict, reason, _| What::PickSettled {
        item: meant.clone(),
        verdict,
        reason,
    };
    let term = |name: &'static str, text: &str| views((el("dt").child(name), el("dd").child(text)));
    el("article.person-item")
        .child(el("h3").child(item.title.clone()))
        .child(
            el("dl.person-terms")
                .child(term(words.picked, option))
                .child(term(words.key_says, why)),
        )
        .child(scenario)
        .child(judging(
            person,
            &["pick-", &item.id].concat(),
            fill(words.judge, &[option.trim_matches(['“', '”'])]),
            held,
            what,
            || false,
        ))
        .view()
}

fn red_flag(person: Person, flag: &RedFlag) -> View {
    let words = words();
    let id = ["flag-", &flag.id].concat();
    let ticks = {
        let flag = flag.id.clone();
        move || {
            person
                .dossier()
                .state
                .flags
                .get(&flag)
                .cloned()
                .unwrap_or_default()
        }
    };
    let ticked_lines = {
        let ticks = ticks.clone();
        move || {
            let rows: Vec<String> = ticks()
                .iter()
                .map(|held| {
                    fill(
                        words.ticked_by,
                        &[&held.by, &screen::local_time(&held.at), &held.why],
                    )
                })
                .collect();
            if rows.is_empty() {
                el("p").child(words.not_ticked).view()
            } else {
                lines("person-ticked", rows)
            }
        }
    };
    let (followed, meant) = (flag.id.clone(), flag.id.clone());
    let held = move || person.dossier().state.flag_verdicts.get(&followed).cloned();
    let what = move |verdict, reason, is_alone| What::FlagSettled {
        flag: meant.clone(),
        verdict,
        reason,
        is_alone,
    };
    let is_alone = {
        let flag = flag.id.clone();
        move || {
            let who = person.desk.who_id.get();
            person.dossier().state.needs_second_person(&flag, &who)
        }
    };
    let judged = el("div")
        .live("hidden", move || ticks().is_empty())
        .child(judging(
            person,
            &id,
            fill(words.judge, &[&flag.title]),
            held,
            what,
            is_alone,
        ));
    el("article.person-item")
        .child(el("h3").child(flag.title.clone()))
        .child(el("p.read").child(flag.text.clone()))
        .child(el("h4").child(words.what_counts))
        .child(el("p.read").child(flag.evidence.clone()))
        .child(
            el("div.person-state")
                .attr("role", "status")
                .attr("id", [&id, "-ticks"].concat())
                .child(ticked_lines),
        )
        .child(ticking(person, flag, &id))
        .child(judged)
        .view()
}

/// The form that ticks a flag, with evidence.
fn ticking(person: Person, flag: &RedFlag, id: &str) -> View {
    let words = words();
    let evidence = Written::new(person, [id, "-evidence"].concat());
    let state_id = [id, "-ticks"].concat();
    let act = {
        let flag = flag.id.clone();
        move |ticked: bool, evidence_text: String| {
            let done = person.act(What::Flagged {
                flag: flag.clone(),
                ticked,
                evidence: evidence_text,
            });
            if done {
                evidence.clear();
                page::focus_id(&state_id);
            }
        }
    };
    let untick = act.clone();
    let tick = move |_| {
        if let Some(text) = evidence.taken(1, words.evidence_needed) {
            act(true, text);
        }
    };
    let own = {
        let flag = flag.id.clone();
        move || {
            let who = person.desk.who_id.get();
            let dossier = person.dossier();
            let ticks = dossier.state.flags.get(&flag);
            ticks.is_some_and(|ticks| dossier.state.own(ticks, &who).is_some())
        }
    };
    el("fieldset.person-judging")
        .child(el("legend").child(fill(words.tick_flag, &[&flag.title])))
        .child(evidence.field(words.evidence, words.evidence_hint))
        .child(
            el("div.actions")
                .child(el("button.btn").on("click", tick).child(words.tick))
                .child(
                    el("button.btn")
                        .live("hidden", move || !own())
                        .on("click", move |_| untick(false, String::new()))
                        .child(words.untick),
                ),
        )
        .view()
}
