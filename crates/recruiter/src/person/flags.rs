//! Harmful picks and red flags: what could fail a candidate, and is judged by people.

use super::answers::question_of;
use super::form::{Written, lines};
use super::judging::judging;
use super::links::{flag_id, pick_id};
use crate::person::shown::Person;
use assay_evaluation::review_event::ReviewAction;
use assay_evaluation::{Consequence, ItemScore, RedFlag, unquoted};
use assay_web::browser::{page, screen};
use assay_web::ui::text;
use leptos::prelude::*;

/// The tab.
#[component]
pub fn FlagsTab(
    /// Whom it is about.
    person: Person,
) -> impl IntoView {
    let flags = match person.kit() {
        Some(kit) => kit
            .red_flags
            .iter()
            .map(|flag| view! { <FlagPanel person flag=flag.clone() /> })
            .collect_view()
            .into_any(),
        None => view! { <p class="notice is-warning">{tr!(person.no_kit)}</p> }.into_any(),
    };
    view! {
        <h2>{tr!(person.picks)}</h2>
        <p class="read">{tr!(person.picks_lead)}</p>
        <Picks person />
        <h2>{tr!(person.flags_title)}</h2>
        <p class="read">{tr!(person.flags_lead)}</p>
        {flags}
    }
}

/// Every harmful pick.
#[component]
fn Picks(
    /// Whose they are.
    person: Person,
) -> impl IntoView {
    let record = person.now();
    let Some(card) = record.scorecard.as_deref() else {
        return view! { <p class="notice is-warning">{tr!(person.not_scored)}</p> }.into_any();
    };
    let items = card.sections.iter().flat_map(|section| &section.items);
    let found: Vec<_> = items
        .filter_map(|item| {
            let (option, why) = item.harmful.clone()?;
            Some(view! { <PickPanel person item=item.clone() option why /> })
        })
        .collect();
    if found.is_empty() {
        return view! { <p>{tr!(person.no_picks)}</p> }.into_any();
    }
    let consequence = move || {
        let record = person.record();
        Some(match record.policy.as_ref()?.harmful_pick {
            Consequence::Fails => tr!(person.pick_fails),
            Consequence::Noted => tr!(person.pick_notes),
        })
    };
    view! {
        <p class="hint">{consequence}</p>
        {found}
    }
    .into_any()
}

/// A harmful pick, with the form that judges it.
#[component]
fn PickPanel(
    /// Whose it is.
    person: Person,
    /// The item in which it was picked.
    item: ItemScore,
    /// The option that was picked.
    option: String,
    /// The reason that the key gives.
    why: String,
) -> impl IntoView {
    let record = person.now();
    let asked = person
        .content()
        .and_then(|(pack, _)| pack.item(&item.id).cloned());
    let scenario = asked.map(|asked| {
        view! {
            <details class="person-why">
                <summary>{tr!(person.scenario)}</summary>
                <div class="person-because">{question_of(&record, &asked)}</div>
            </details>
        }
    });
    let id = pick_id(&item.id);
    let own_id = id.clone();
    let legend = tr!(person.judge, subject = unquoted(&option));
    let (followed, meant) = (item.id.clone(), item.id);
    let entry = move || person.record().state.picks.get(&followed).cloned();
    let what = move |verdict, reason, _| ReviewAction::PickSettled {
        item: meant.clone(),
        verdict,
        reason,
    };
    view! {
        <article class="person-item" id=own_id tabindex="-1">
            <h3>{text(item.title)}</h3>
            <dl class="person-terms">
                <dt>{tr!(person.picked)}</dt>
                <dd>{text(option)}</dd>
                <dt>{tr!(person.key_says)}</dt>
                <dd>{text(why)}</dd>
            </dl>
            {scenario}
            {judging(person, &id, legend, entry, what, || false)}
        </article>
    }
}

/// A red flag: who ticked it, and the forms that tick and judge it.
#[component]
fn FlagPanel(
    /// Whom it is about.
    person: Person,
    /// The flag.
    flag: RedFlag,
) -> impl IntoView {
    let id = flag_id(&flag.id);
    let own_id = id.clone();
    let ticks_id = [&id, "-ticks"].concat();
    let ticks = {
        let flag = flag.id.clone();
        move || {
            person
                .record()
                .state
                .flags
                .get(&flag)
                .cloned()
                .unwrap_or_default()
        }
    };
    let is_unticked = {
        let ticks = ticks.clone();
        move || ticks().is_empty()
    };
    let ticked_lines = move || {
        let rows: Vec<String> = ticks()
            .iter()
            .map(|entry| {
                tr!(
                    person.ticked_by,
                    author = entry.by,
                    time = screen::local_time(&entry.at),
                    reason = entry.why
                )
            })
            .collect();
        if rows.is_empty() {
            view! { <p>{tr!(person.not_ticked)}</p> }.into_any()
        } else {
            lines("person-ticked", rows).into_any()
        }
    };
    let legend = tr!(person.judge, subject = flag.title);
    let (followed, meant, doubted) = (flag.id.clone(), flag.id.clone(), flag.id.clone());
    let entry = move || person.record().state.flag_verdicts.get(&followed).cloned();
    let what = move |verdict, reason, is_alone| ReviewAction::FlagSettled {
        flag: meant.clone(),
        verdict,
        reason,
        is_alone,
    };
    let is_alone = move || {
        let who = person.workspace.who_id.get();
        person.record().state.needs_second_person(&doubted, &who)
    };
    view! {
        <article class="person-item" id=own_id tabindex="-1">
            <h3>{text(&flag.title)}</h3>
            <p class="read">{text(&flag.text)}</p>
            <h4>{tr!(person.what_counts)}</h4>
            <p class="read">{text(&flag.evidence)}</p>
            <div class="person-state" role="status" id=ticks_id.clone()>
                {ticked_lines}
            </div>
            <Ticking person flag id=id.clone() ticks_id />
            <div hidden=is_unticked>{judging(person, &id, legend, entry, what, is_alone)}</div>
        </article>
    }
}

/// The form that ticks a flag, with evidence.
#[component]
fn Ticking(
    /// Whom it is about.
    person: Person,
    /// The flag.
    flag: RedFlag,
    /// The beginning of the identifiers in the form.
    id: String,
    /// Identifier of the element that says who ticked the flag.
    ticks_id: String,
) -> impl IntoView {
    let evidence = Written::new(person, [&id, "-evidence"].concat());
    let legend = tr!(person.tick_flag, flag = flag.title);
    let tick = {
        let flag = flag.id.clone();
        move |ticked: bool, evidence_text: String| {
            let done = person.record_action(ReviewAction::Flagged {
                flag: flag.clone(),
                ticked,
                evidence: evidence_text,
            });
            if done {
                evidence.clear();
                page::focus_id(&ticks_id);
            }
        }
    };
    let untick = {
        let tick = tick.clone();
        move |_| tick(false, String::new())
    };
    let tick = move |_| {
        if let Some(text) = evidence.taken(1, tr!(person.evidence_needed)) {
            tick(true, text);
        }
    };
    let is_others = move || {
        let who = person.workspace.who_id.get();
        let record = person.record();
        let ticks = record.state.flags.get(&flag.id);
        ticks.is_none_or(|ticks| record.state.own(ticks, &who).is_none())
    };
    view! {
        <fieldset class="person-judging">
            <legend>{text(legend)}</legend>
            {evidence.field(tr!(person.evidence), tr!(person.evidence_hint))}
            <div class="actions">
                <button type="button" class="btn" on:click=tick>
                    {tr!(person.tick)}
                </button>
                <button type="button" class="btn" hidden=is_others on:click=untick>
                    {tr!(person.untick)}
                </button>
            </div>
        </fieldset>
    }
}
