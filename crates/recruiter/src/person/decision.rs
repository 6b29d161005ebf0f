//! The decision: what the rules say, what has to be judged first, and what a person decides, with a reason.

use super::cover;
use super::form::{Written, focus_first, radios};
use super::overview::{decision_name, standing_name, standing_named};
use super::scorecard::open_list;
use super::{Person, Tab, letter, words};
use crate::opening::fill;
use assay_core::person_text;
use assay_evaluation::act::{Decision, What};
use assay_evaluation::{SHORTEST_REASON, Scorecard, Standing, blocking, departs, is_overtaken};
use assay_web::browser::{page, screen};
use assay_web::ui::dom::{El, View, el, views};
use leptos::prelude::*;
use std::sync::Arc;

const BLOCKS: &str = "decision-blocks";
const STATE: &str = "decision-state";
const CHOICE: &str = "decision-choice";

/// The tab.
pub fn decision(person: Person) -> View {
    let words = words();
    views((
        el("p.person-people read").child(words.people_decide),
        move || rules(person),
        el("h2").child(words.your_decision),
        el("div.person-decided")
            .attr("role", "status")
            .attr("id", STATE)
            .child(move || decided(person)),
        form(person),
        reopening(person),
        letter::letter(person),
    ))
}

fn card(person: Person) -> Option<Arc<Scorecard>> {
    person.dossier().scorecard.clone()
}

/// What the rules say, and what has to be done before or may be done still.
fn rules(person: Person) -> View {
    let words = words();
    let Some(card) = card(person) else {
        return el("p.notice is-failed")
            .attr("id", BLOCKS)
            .child(words.no_card)
            .view();
    };
    let block = |says: &str| {
        el("li").child([says, ". "].concat()).child(
            el("a")
                .attr("href", person.address(Tab::Flags))
                .child(words.to_flags),
        )
    };
    let blocks: Vec<El> = blocking(&card)
        .iter()
        .map(|rule| block(&rule.says))
        .collect();
    let blocks = (!blocks.is_empty()).then(|| {
        el("div.notice is-failed")
            .attr("id", BLOCKS)
            .child(el("p.notice-title").child(words.blocks))
            .child(el("ul").child(blocks))
    });
    let open = (!card.is_final()).then(|| {
        el("div.notice is-warning")
            .child(
                el("p.notice-title")
                    .child(fill(words.on_provisional, &[&card.open.len().to_string()])),
            )
            .child(open_list(person, &card))
    });
    el("section.person-standing")
        .attr("aria-labelledby", "decision-rules")
        .child(
            el("h2.caps")
                .attr("id", "decision-rules")
                .child(words.rules_say),
        )
        .child(el("p.person-verdict").child(cover::standing(&person.cover(), &card)))
        .child(el("p.read").child(cover::why(&person.cover(), &card)))
        .child(blocks)
        .child(open)
        .view()
}

/// Who decided what, when and why.
fn decided(person: Person) -> View {
    let words = words();
    let dossier = person.dossier();
    let Some(held) = &dossier.state.decision else {
        return el("p").child(words.undecided).view();
    };
    let (decision, rules_said) = &held.value;
    let is_covered = person.cover().any();
    let line = [
        decision_name(*decision),
        &held.by,
        &screen::local_time(&held.at),
        if is_covered {
            words.covered_yet
        } else {
            standing_named(rules_said)
        },
    ];
    let card = dossier.scorecard.as_deref();
    let overtaken = card
        .filter(|_| !is_covered && is_overtaken(Some(held), card))
        .map(|card| self::overtaken(card, *decision, rules_said));
    views((
        el("p.person-verdict").child(decision_name(*decision)),
        overtaken,
        el("p").child(fill(words.decided_line, &line)),
        el("blockquote.person-written read").child(person_text::block(&held.why)),
    ))
}

/// Says that something changed under a decision, and what.
fn overtaken(card: &Scorecard, decision: Decision, rules_said: &str) -> View {
    let words = words();
    let says = [standing_named(rules_said), standing_name(card.standing)];
    let changed = (rules_said != card.standing.name())
        .then(|| el("p").child(fill(words.overtaken_rules, &says)));
    let finding = (!blocking(card).is_empty()).then(|| el("p").child(words.overtaken_finding));
    let override_ = departs(decision, card.standing)
        .then(|| el("p").child(fill(words.override_, &[standing_name(card.standing)])));
    el("div.notice is-warning")
        .child(el("p.notice-title").child(words.overtaken))
        .child((changed, finding, override_))
        .view()
}

fn form(person: Person) -> View {
    let words = words();
    let (chosen, error) = (RwSignal::new(None::<Decision>), RwSignal::new(""));
    let reason = Written::new(person, "decision-reason".into());
    let overrides = move || {
        let standing = card(person).and_then(|card| person.cover().standing_of(&card));
        let departs = chosen
            .get()
            .zip(standing)
            .filter(|(decision, standing)| departs(*decision, *standing));
        departs.map_or_else(String::new, |(_, standing)| {
            fill(words.override_, &[standing_name(standing)])
        })
    };
    let options = vec![
        (Decision::Advance, words.advance, words.advance_hint),
        (Decision::Hold, words.hold, words.hold_hint),
        (Decision::Decline, words.decline, words.decline_hint),
    ];
    let decide = move |_| {
        let dossier = person.now();
        let card = dossier.scorecard.as_deref();
        if card.is_none_or(|card| !blocking(card).is_empty()) {
            error.set(if card.is_none() {
                words.no_card
            } else {
                words.blocked
            });
            page::focus_id(BLOCKS);
            return;
        }
        let Some(decision) = chosen.get_untracked() else {
            error.set(words.choose_first);
            focus_first(CHOICE);
            return;
        };
        let Some(why) = reason.taken(SHORTEST_REASON, words.decision_reason_short) else {
            return;
        };
        let standing = card.map_or(Standing::Open, |card| card.standing);
        let done = person.act(What::Decided {
            decision: Some(decision),
            standing: standing.name().into(),
            reason: why,
        });
        if done {
            reason.clear();
            error.set("");
            chosen.set(None);
            page::focus_id(STATE);
        }
    };
    el("div.person-judging")
        .live("hidden", move || person.dossier().state.decision.is_some())
        .child(radios(CHOICE, words.choose.into(), options, chosen, error))
        .child(
            el("p.person-override")
                .attr("role", "status")
                .child(overrides),
        )
        .child(reason.field(words.reason, words.decision_reason_hint))
        .child(
            el("div.actions").child(
                el("button.btn btn-primary")
                    .on("click", decide)
                    .child(words.decide),
            ),
        )
        .view()
}

/// The form that opens a decision again, or confirms it where something changed under it.
fn reopening(person: Person) -> View {
    let words = words();
    let reason = Written::new(person, "reopen-reason".into());
    let reopen = move |_| {
        let Some(why) = reason.taken(1, words.reason_needed) else {
            return;
        };
        let standing = person
            .now()
            .scorecard
            .as_ref()
            .map_or(Standing::Open, |card| card.standing);
        let done = person.act(What::Decided {
            decision: None,
            standing: standing.name().into(),
            reason: why,
        });
        if done {
            reason.clear();
            page::focus_id(STATE);
        }
    };
    let is_overtaken = Memo::new(move |_| {
        let dossier = person.dossier();
        is_overtaken(
            dossier.state.decision.as_ref(),
            dossier.scorecard.as_deref(),
        )
    });
    let confirm = move |_| {
        let dossier = person.now();
        let held = dossier.state.decision.as_ref();
        let Some((held, card)) = held.zip(dossier.scorecard.as_deref()) else {
            return;
        };
        if !blocking(card).is_empty() {
            page::focus_id(BLOCKS);
            return;
        }
        let Some(why) = reason.taken(SHORTEST_REASON, words.decision_reason_short) else {
            return;
        };
        let done = person.act(What::Decided {
            decision: Some(held.value.0),
            standing: card.standing.name().into(),
            reason: why,
        });
        if done {
            reason.clear();
            page::focus_id(STATE);
        }
    };
    let legend = move || {
        if is_overtaken.get() {
            words.confirm_or_reopen
        } else {
            words.reopen
        }
    };
    el("fieldset.person-judging")
        .live("hidden", move || person.dossier().state.decision.is_none())
        .child(el("legend").child(legend))
        .child(reason.field(words.reason, words.reopen_hint))
        .child(
            el("div.actions")
                .child(
                    el("button.btn")
                        .live("hidden", move || !is_overtaken.get())
                        .on("click", confirm)
                        .child(words.confirm_decision),
                )
                .child(el("button.btn").on("click", reopen).child(words.reopen)),
        )
        .view()
}
