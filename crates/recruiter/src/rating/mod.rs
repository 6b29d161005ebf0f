//! Rating what people wrote: blind, one criterion after the other, by one or two people; settling where they differ;
//! and how far they agree.

mod agreement;
mod answers;
mod drafts;
mod judgement;
mod paper;
mod rater;
mod scale;
mod settle;
mod sheet;

pub use drafts::Drafts;
pub use judgement::{Judgement, judgement};
pub use scale::{Note, Scale, note, scale};
pub use sheet::gave;

use super::desk::{Desk, Dossier};
use super::opening::fill;
use super::shell;
use assay_core::assessment::Key;
use assay_evaluation::{Order, Queue, ScoringPolicy, Script, Sheet, State, disputes, queue};
use assay_web::browser::page;
use assay_web::ui::dom::{View, el, views};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The screen.
pub fn rating(desk: Desk) -> View {
    match desk
        .place
        .with(|place| {
            place
                .trim_end_matches('/')
                .rsplit('/')
                .next()
                .map(String::from)
        })
        .as_deref()
    {
        Some(SETTLE) => settle::settle(desk),
        Some(AGREEMENT) => agreement::agreement(desk),
        _ => answers::answers(desk),
    }
}

const SETTLE: &str = "settle";
const AGREEMENT: &str = "agreement";

/// What every part begins with: its heading, and the way to the other parts.
fn head(desk: Desk, title: &str, part: &'static str) -> View {
    let words = words();
    let open = Memo::new(move |_| open_disputes(desk));
    let settle = move || match open.get() {
        0 => words.part_settle.into(),
        count => fill(words.part_settle_count, &[&count.to_string()]),
    };
    let link = |address: &'static str, name: &'static str| {
        let here = (name == part).then_some("page");
        el("a").attr("href", address).attr("aria-current", here)
    };
    views((
        shell::heading(title),
        el("nav.rating-parts")
            .attr("aria-label", words.parts)
            .child(
                el("ul")
                    .child(el("li").child(link("#/rate", "").child(words.part_rate)))
                    .child(el("li").child(link("#/rate/settle", SETTLE).child(settle)))
                    .child(
                        el("li")
                            .child(link("#/rate/agreement", AGREEMENT).child(words.part_agreement)),
                    ),
            ),
    ))
}

/// What stands in the place of rating while nobody has said who they are.
fn who_first() -> View {
    let words = words();
    el("section.notice is-warning")
        .attr("aria-labelledby", "who-first")
        .child(
            el("h2.notice-title")
                .attr("id", "who-first")
                .child(words.who_needed),
        )
        .child(el("p").child(words.who_why))
        .child(
            el("button.btn")
                .on("click", |_| {
                    page::focus_id("who");
                })
                .child(words.who_go),
        )
        .view()
}

/// Something that is not there, and the way to the candidates.
fn nothing(title: &'static str, lead: &'static str) -> View {
    views((
        el("h2").child(title),
        el("p.lead").child(lead),
        el("div.actions").child(el("a.btn").attr("href", "#/").child(words().to_candidates)),
    ))
}

/// What there is to rate; it is followed.
fn queue_of(desk: Desk, order: Order) -> Queue {
    let who = desk.who_id.get();
    desk.dossiers.with(|all| {
        let contents: Vec<_> = all.iter().map(|one| desk.content(&one.case)).collect();
        let scripts = all.iter().zip(&contents).filter_map(|(one, content)| {
            let (pack, key) = content.as_ref()?;
            let script = Script {
                sha256: &one.case.sha256,
                answers: &one.case.answers,
                pack,
                key,
            };
            Some((script, one.case.pseudonym()))
        });
        queue(scripts, order, &who)
    })
}

/// The sheets with the criteria on which raters differ too much; they are followed.
fn disputes_of(desk: Desk) -> Vec<Sheet> {
    let queue = queue_of(desk, Order::ByAnswer);
    desk.dossiers.with(|all| {
        let states = states(all);
        disputes(
            &queue.sheets,
            |sha256| states.get(sha256).copied(),
            |sheet| policy_of(desk, sheet),
        )
    })
}

/// How many criteria wait for somebody to settle them; it is followed.
fn open_disputes(desk: Desk) -> usize {
    let sheets = disputes_of(desk);
    let open = sheets.iter().map(|sheet| {
        let is_open = |criterion: &&String| {
            with_state(desk, &sheet.sha256, |state| {
                state.adjudication(&sheet.item, criterion).is_none()
            })
            .unwrap_or(false)
        };
        sheet.criteria.iter().filter(is_open).count()
    });
    open.sum()
}

/// The policy that a sheet is scored with; it is followed.
fn policy_of(desk: Desk, sheet: &Sheet) -> Option<Arc<ScoringPolicy>> {
    let of_sheet = |key: &&Arc<Key>| key.sha256 == sheet.key_sha256;
    let key = desk
        .library
        .with(|library| library.keys.iter().find(of_sheet).cloned())?;
    Some(desk.policy_for(&key))
}

/// What stands about each case, by its digest.
fn states(all: &[Arc<Dossier>]) -> BTreeMap<&str, &State> {
    all.iter()
        .map(|one| (one.case.sha256.as_str(), &one.state))
        .collect()
}

/// Reads what stands about a case, and follows it; `None` where the case is gone.
pub fn with_state<R>(desk: Desk, sha256: &str, read: impl FnOnce(&State) -> R) -> Option<R> {
    desk.dossiers.with(|all| {
        all.iter()
            .find(|one| one.case.sha256 == sha256)
            .map(|one| read(&one.state))
    })
}

/// The words of all screens on which people rate.
pub fn words() -> &'static assay_web::words::rating::Words {
    &assay_web::words::rating::ENGLISH
}
